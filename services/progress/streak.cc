#include "services/progress/streak.h"

#include <algorithm>
#include <cstdint>
#include <set>

#include "services/rpc/dates.h"

namespace milepost::progress {
namespace {

// Which period a day lies in; period 0 begins on 1970-01-01.
int64_t PeriodOf(absl::CivilDay day, int cadence_days) {
  int64_t days = rpc::DayNumber(day);
  int64_t period = days / cadence_days;
  return days % cadence_days < 0 ? period - 1 : period;
}

absl::CivilDay StartOf(int64_t period, int cadence_days) { return absl::CivilDay(1970, 1, 1) + period * cadence_days; }

}  // namespace

Streak ComputeStreak(absl::Span<const absl::CivilDay> check_ins, int cadence_days, absl::CivilDay today,
                     NeutralPeriod neutral) {
  cadence_days = std::max(1, cadence_days);
  Streak streak;
  std::set<int64_t> done;
  for (absl::CivilDay day : check_ins) {
    if (day > today) continue;
    ++streak.check_in_count;
    done.insert(PeriodOf(day, cadence_days));
  }
  int64_t current = PeriodOf(today, cadence_days);
  streak.current_start = StartOf(current, cadence_days);
  streak.current_done = done.contains(current);
  if (streak.current_done) streak.length = 1;
  // Nothing before the first check-in can lengthen the streak, so the walk ends there.
  for (int64_t period = current - 1; !done.empty() && period >= *done.begin(); --period) {
    if (done.contains(period)) {
      ++streak.length;
    } else if (!neutral(StartOf(period, cadence_days), StartOf(period + 1, cadence_days) - 1)) {
      break;
    }
  }
  return streak;
}

}  // namespace milepost::progress
