// How far a person's closed goals were attained together.
#pragma once

#include <string_view>
#include <vector>

#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/goal_attainment.pb.h"

namespace milepost::goals {

// Of the COMPLETED goals among `goals`, those of `plan` alone unless it is empty. The last closing of a goal counts;
// one without a score is left out and counted as such.
v1::GoalAttainment AttainmentOf(const std::vector<v1::Goal>& goals, std::string_view plan);

}  // namespace milepost::goals
