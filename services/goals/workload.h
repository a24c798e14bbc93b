// What a person has taken on: short against long goals, and open hours against capacity.
#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/goal_status.pb.h"

namespace milepost::goals {

// The weight of ACTIVE, not deleted goals by horizon; the short share is flagged below 20 % and above 80 %.
v1::PlanBalance BalanceOf(absl::Span<const v1::Goal* const> goals);

// Over the open action items of ACTIVE, not deleted goals: the sum of remaining hours (planned - spent, at least 0) /
// remaining weeks (days from `today` to due / 7, at least 1), in hours a week. Items without hours or due date are only
// counted. `capacity` is in hours a week; over it (also over a capacity of 0, where load is unset) is overloaded.
v1::Workload WorkloadOf(absl::Span<const v1::Goal* const> goals, std::optional<double> capacity, absl::CivilDay today);

}  // namespace milepost::goals
