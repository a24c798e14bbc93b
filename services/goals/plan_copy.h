// The next plan: a closed one carried on with what is unfinished.
#pragma once

#include "milepost/goals/v1/goals_service.pb.h"
#include "services/goals/goal_store.h"
#include "services/goals/plan_store.h"

namespace milepost::goals {

// A copy of an unfinished goal for a period: its metric starts where the goal ended, it runs from `start`, and it is
// due when the goal was if that lies in the period, else on `end`. What is achieved or completed is left behind, and so
// are dates of elements that lie outside the period. Neither name nor plan nor parent.
v1::Goal CarriedGoal(const v1::Goal& goal, absl::CivilDay start, absl::CivilDay end);

// Whether the goal is still to be achieved: PROPOSED, ACCEPTED, ACTIVE or ON_HOLD, not deleted.
bool IsUnfinished(const v1::Goal& goal);

// CopyPlanForward.
absl::Status CopyForward(const PlanStore& plans, const GoalStore& goals, store::Transaction& tx, rpc::Call& call,
                         const v1::CopyPlanForwardRequest& request, v1::Plan* reply);

}  // namespace milepost::goals
