// Dates and moments between the contract (google.type.Date, google.protobuf.Timestamp) and arithmetic
// (absl::CivilDay, absl::Time).
#pragma once

#include <cstdint>
#include <optional>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "google/protobuf/timestamp.pb.h"
#include "google/type/date.pb.h"

namespace milepost::rpc {

// Whether `date` is a full date of the Gregorian calendar, 0001-01-01 to 9999-12-31.
bool IsRealDate(const google::type::Date& date);

// The day of `date`; nothing if it is unset, partial or not a real date.
std::optional<absl::CivilDay> ToCivil(const google::type::Date& date);

// `day` must lie in the years 1 to 9999.
google::type::Date FromCivil(absl::CivilDay day);

// The same day `months` later; the last day of that month where it has no such day (31 January + 1 = 28 or 29
// February).
absl::CivilDay AddMonths(absl::CivilDay day, int months);

// Days since 1970-01-01, as rows keep a day; negative before it.
int64_t DayNumber(absl::CivilDay day);

absl::Time ToTime(const google::protobuf::Timestamp& stamp);

}  // namespace milepost::rpc
