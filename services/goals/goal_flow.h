// What people do to a goal beside editing it: state changes, closing, achieving, deleting. Each changes a stored goal
// in place and says why it may not.
#pragma once

#include <optional>
#include <string_view>

#include "google/type/date.pb.h"
#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/goals_service.pb.h"
#include "services/goals/goal_states.h"
#include "services/rpc/call.h"

namespace milepost::goals {

// FAILED_PRECONDITION (STATE_FORBIDS) unless the verb is allowed in the goal's state.
absl::Status MoveGoal(const rpc::Call& call, GoalVerb verb, std::string_view reason, v1::Goal& goal);

// The first state of a new goal, with its first transition. Only the owner may begin with ACCEPTED or ACTIVE.
absl::Status BeginGoal(const rpc::Call& call, v1::Goal::State initial, v1::Goal& goal);

// Keeps the closing record and earns rewards. INVALID_ARGUMENT for NOT_ACHIEVED without a lesson.
absl::Status CloseGoal(const rpc::Call& call, const v1::CloseGoalRequest& request, v1::Goal& goal);

// NOT_FOUND without such an element; FAILED_PRECONDITION if it is done, or the goal is not worked on.
absl::Status AchieveMilestone(const rpc::Call& call, const v1::AchieveMilestoneRequest& request, v1::Goal& goal);
absl::Status CompleteActionItem(const rpc::Call& call, const v1::CompleteActionItemRequest& request, v1::Goal& goal);
absl::Status ClaimReward(const v1::ClaimRewardRequest& request, v1::Goal& goal);

}  // namespace milepost::goals
