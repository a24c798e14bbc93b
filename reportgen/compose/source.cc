#include "reportgen/compose/source.h"

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "absl/time/time.h"

namespace milepost::report {
namespace {

constexpr int kDefaultPeriodDays = 90;

}  // namespace

std::optional<absl::CivilDay> DayOf(const google::type::Date& date) {
  constexpr int kLastYear = 9999;  // of google.type.Date: a chart of two thousand million years is never done
  if (date.year() < 1 || date.year() > kLastYear || date.month() < 1 || date.day() < 1) return std::nullopt;
  const absl::CivilDay day(date.year(), date.month(), date.day());
  if (day.month() != date.month() || day.day() != date.day()) return std::nullopt;  // 30 February
  return day;
}

Source::Source(const snapshot::v1::ReportSnapshot& snapshot)
    : snapshot_(snapshot), words_(Language::For(snapshot.profile().locale())) {
  today_ = DayOf(snapshot.today()).value_or(absl::CivilDay());
  period_start_ = DayOf(snapshot.period_start_date()).value_or(today_ - kDefaultPeriodDays);
  PartGoals();
  for (const goals::v1::Goal& goal : snapshot.goals()) goals_by_name_.emplace(goal.name(), &goal);
  for (const progress::v1::ProgressSeries& series : snapshot.series()) series_.emplace(series.goal(), &series);
  for (const profiles::v1::PersonalValue& value : snapshot.development().values()) values_.emplace(value.id(), &value);
}

void Source::PartGoals() {
  goals::v1::PlanTerms terms;
  const goals::v1::PlanRevision& revision = snapshot_.revision();
  if (revision.state() != goals::v1::PlanRevision::STATE_WITHDRAWN) terms.ParseFromString(revision.terms());
  absl::flat_hash_set<std::string_view> agreed;
  for (const goals::v1::GoalTerms& goal : terms.goals()) agreed.insert(goal.goal());
  const bool all = snapshot_.kind() != reports::v1::Report::KIND_PLAN || !snapshot_.has_plan();
  for (const goals::v1::Goal& goal : snapshot_.goals()) {
    const bool in_plan = agreed.empty() ? goal.plan() == snapshot_.plan().name() : agreed.contains(goal.name());
    (all || in_plan ? goals_ : other_goals_).emplace_back(goal);
  }
}

bool Source::InPeriod(const google::type::Date& date) const {
  const std::optional<absl::CivilDay> day = DayOf(date);
  return day && *day >= period_start_ && *day <= today_;
}

std::string Source::Name(std::string_view resource) const {
  if (resource.empty()) return "";
  if (resource == snapshot_.profile().name()) return snapshot_.profile().display_name();
  if (const auto it = snapshot_.display_names().find(std::string(resource)); it != snapshot_.display_names().end()) {
    return it->second;
  }
  return resource == snapshot_.target_role().name() ? snapshot_.target_role().display_name() : "";
}

std::string Source::Person(std::string_view person) const {
  return person.substr(0, 9) == "profiles/" ? Name(person) : std::string(person);
}

const goals::v1::Goal* Source::Goal(std::string_view name) const {
  const auto it = goals_by_name_.find(name);
  return it == goals_by_name_.end() ? nullptr : it->second;
}

const progress::v1::ProgressSeries* Source::Series(std::string_view goal) const {
  const auto it = series_.find(goal);
  return it == series_.end() ? nullptr : it->second;
}

const profiles::v1::PersonalValue* Source::Value(std::string_view id) const {
  const auto it = values_.find(id);
  return it == values_.end() ? nullptr : it->second;
}

std::string Source::Date(const google::type::Date& date) const {
  if (const auto day = DayOf(date)) return words_.Date(*day);
  if (date.year() < 1) return "";
  return date.month() < 1 || date.month() > 12 ? absl::StrCat(date.year())
                                               : words_.MonthAndYear(absl::CivilMonth(date.year(), date.month()));
}

std::string Source::ShortDate(const google::type::Date& date) const {
  const auto day = DayOf(date);
  return day ? words_.ShortDate(*day) : Date(date);
}

std::string Source::Date(const google::protobuf::Timestamp& time) const {
  if (time.seconds() == 0) return "";
  return words_.Date(DayAt(time));
}

std::string Source::ShortDate(const google::protobuf::Timestamp& time) const {
  return time.seconds() == 0 ? "" : words_.ShortDate(DayAt(time));
}

absl::CivilDay Source::DayAt(const google::protobuf::Timestamp& time) const {
  int64_t offset = 0;
  for (const auto& stretch : snapshot_.zone_offsets()) {
    const bool first = &stretch == &*snapshot_.zone_offsets().begin();
    if (first || stretch.start_time().seconds() <= time.seconds()) offset = stretch.offset_seconds();
  }
  return absl::ToCivilDay(absl::FromUnixSeconds(time.seconds()) + absl::Seconds(offset), absl::UTCTimeZone());
}

bool Source::InPeriod(const google::protobuf::Timestamp& time) const {
  const absl::CivilDay day = DayAt(time);
  return day >= period_start_ && day <= today_;
}

std::string Source::Period(const google::type::Date& from, const google::type::Date& until) const {
  const std::string first = Date(from), last = Date(until);
  if (first.empty() && last.empty()) return "";
  if (last.empty()) return words_(Word::kFromDate, {{"date", first}});
  if (first.empty()) return words_(Word::kUntilDate, {{"date", last}});
  return words_(Word::kDateRange, {{"from", first}, {"until", last}});
}

}  // namespace milepost::report
