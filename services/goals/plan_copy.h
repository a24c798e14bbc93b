// The next plan: a closed one carried on with what is unfinished.
#pragma once

#include "milepost/goals/v1/goals_service.pb.h"
#include "services/goals/goal_store.h"
#include "services/goals/plan_store.h"

namespace milepost::goals {

// CopyPlanForward.
absl::Status CopyForward(const PlanStore& plans, const GoalStore& goals, store::Transaction& tx, rpc::Call& call,
                         const v1::CopyPlanForwardRequest& request, v1::Plan* reply);

}  // namespace milepost::goals
