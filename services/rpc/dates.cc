#include "services/rpc/dates.h"

#include <algorithm>

namespace milepost::rpc {

bool IsRealDate(const google::type::Date& date) { return ToCivil(date).has_value(); }

std::optional<absl::CivilDay> ToCivil(const google::type::Date& date) {
  if (date.year() < 1 || date.year() > 9999) return std::nullopt;
  absl::CivilDay day(date.year(), date.month(), date.day());
  // absl normalizes 30 February to March; a date that changes so is not a real one.
  if (day.year() != date.year() || day.month() != date.month() || day.day() != date.day()) return std::nullopt;
  return day;
}

google::type::Date FromCivil(absl::CivilDay day) {
  google::type::Date date;
  date.set_year(static_cast<int>(day.year()));
  date.set_month(day.month());
  date.set_day(day.day());
  return date;
}

absl::CivilDay AddMonths(absl::CivilDay day, int months) {
  absl::CivilMonth month = absl::CivilMonth(day) + months;
  absl::CivilDay last = absl::CivilDay(month + 1) - 1;
  return std::min(absl::CivilDay(month) + (day.day() - 1), last);
}

int64_t DayNumber(absl::CivilDay day) { return day - absl::CivilDay(1970, 1, 1); }

absl::Time ToTime(const google::protobuf::Timestamp& stamp) {
  return absl::FromUnixSeconds(stamp.seconds()) + absl::Nanoseconds(stamp.nanos());
}

}  // namespace milepost::rpc
