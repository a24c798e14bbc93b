// How a plan is agreed: submitted as a revision whose bytes are hashed, signed by people in roles, or sent back.
#pragma once

#include <string>
#include <string_view>

#include "milepost/goals/v1/goals_service.pb.h"
#include "services/goals/goal_store.h"
#include "services/goals/plan_states.h"
#include "services/goals/plan_store.h"
#include "services/goals/revision_flow.h"

namespace milepost::goals {

class PlanFlow {
 public:
  PlanFlow(const PlanStore& plans, const GoalStore& goals, const RevisionFlow& revisions)
      : plans_(plans), goals_(goals), revisions_(revisions) {}

  // Freezes the terms as a new revision, or the revision that is being written. FAILED_PRECONDITION (RULE_BROKEN) for a
  // plan that cannot be agreed.
  absl::Status Submit(store::Transaction& tx, rpc::Call& call, const v1::SubmitPlanRequest& request,
                      v1::Plan* reply) const;

  // Signs what `sha256` names; with the last required signature the plan is AGREED.
  absl::Status Sign(store::Transaction& tx, rpc::Call& call, const v1::SignPlanRequest& request, v1::Plan* reply) const;

  // Back, as changes were requested by a signer or the owner withdraws it. Sign-offs of the revision are void. Withdraw
  // also gives up a revision that is being written.
  absl::Status RequestChanges(store::Transaction& tx, rpc::Call& call, const v1::RequestPlanChangesRequest& request,
                              v1::Plan* reply) const;
  absl::Status Withdraw(store::Transaction& tx, rpc::Call& call, const v1::WithdrawPlanRequest& request,
                        v1::Plan* reply) const;

  // Ends a draft: cancelled or declined.
  absl::Status EndDraft(store::Transaction& tx, rpc::Call& call, std::string_view name, std::string_view etag,
                        PlanVerb verb, std::string_view reason, v1::Plan* reply) const;

  absl::Status Archive(store::Transaction& tx, rpc::Call& call, const v1::ArchivePlanRequest& request,
                       v1::Plan* reply) const;

 private:
  // Freezes the goals as they are: the first revision of a plan.
  absl::Status FreezeGoals(store::Transaction& tx, rpc::Call& call, std::string_view reason, v1::Plan& plan) const;
  absl::Status SendBack(store::Transaction& tx, rpc::Call& call, std::string_view name, std::string_view etag,
                        PlanVerb verb, const v1::SignOff* decision, v1::Plan* reply) const;
  // Gives up the revision that is being written.
  absl::Status Drop(store::Transaction& tx, rpc::Call& call, const v1::WithdrawPlanRequest& request,
                    v1::Plan* reply) const;

  const PlanStore& plans_;
  const GoalStore& goals_;
  const RevisionFlow& revisions_;
};

}  // namespace milepost::goals
