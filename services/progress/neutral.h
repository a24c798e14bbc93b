// Periods in which nobody expects a check-in.
#pragma once

#include <vector>

#include "absl/time/civil_time.h"
#include "milepost/goals/v1/circumstance_change.pb.h"
#include "milepost/goals/v1/goal.pb.h"

namespace milepost::progress {

// Days on which a person's goals were worked on or on hold, out of their transitions.
class HoldHistory {
 public:
  explicit HoldHistory(const std::vector<goals::v1::Goal>& goals);

  // Whether, on every day from `first` to `last`, at least one goal was on hold and none was active.
  bool EveryGoalOnHold(absl::CivilDay first, absl::CivilDay last) const;

 private:
  struct Span {
    absl::CivilDay begin, end;  // end is the day after
  };
  static bool Touches(const std::vector<Span>& spans, absl::CivilDay first, absl::CivilDay last);

  std::vector<Span> active_, held_;
};

// Whether the days from `first` to `last` lie wholly inside one leave. One without an end lasts.
bool InsideLeave(const std::vector<goals::v1::CircumstanceChange>& leaves, absl::CivilDay first, absl::CivilDay last);

}  // namespace milepost::progress
