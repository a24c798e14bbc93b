// What the next plan takes over of a goal.
#pragma once

#include "absl/time/civil_time.h"
#include "milepost/goals/v1/goal.pb.h"

namespace milepost::goals {

// A copy of an unfinished goal for a period: its metric starts where the goal ended, it runs from `start`, and it is
// due when the goal was if that lies in the period, else on `end`. What is achieved or completed is left behind, and so
// are dates of elements that lie outside the period. Neither name nor plan nor parent.
v1::Goal CarriedGoal(const v1::Goal& goal, absl::CivilDay start, absl::CivilDay end);

// Whether the goal is still to be achieved: PROPOSED, ACCEPTED, ACTIVE or ON_HOLD, not deleted.
bool IsUnfinished(const v1::Goal& goal);

}  // namespace milepost::goals
