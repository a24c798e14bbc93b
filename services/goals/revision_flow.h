// How a plan in force gets its next revision: begun as a copy of the terms in force, written, frozen, agreed; or given
// up. The revision in force stays so until the new one is agreed.
#pragma once

#include <string>
#include <string_view>

#include "milepost/goals/v1/goals_service.pb.h"
#include "services/goals/goal_store.h"
#include "services/goals/plan_store.h"

namespace milepost::goals {

class RevisionFlow {
 public:
  RevisionFlow(const PlanStore& plans, const GoalStore& goals, const ChangeStore& changes)
      : plans_(plans), goals_(goals), changes_(changes) {}

  // Why a revision is begun.
  struct Cause {
    std::string reason;
    std::string change;  // its name; empty for none
  };

  // RevisePlan.
  absl::Status Revise(store::Transaction& tx, rpc::Call& call, const v1::RevisePlanRequest& request,
                      v1::Plan* reply) const;

  // Stores a DRAFT revision with the terms of the one in force, without goals that are cancelled since, and gives its
  // name; the plan is the caller's to change.
  absl::StatusOr<std::string> Begin(store::Transaction& tx, rpc::Call& call, const v1::Plan& plan,
                                    const Cause& cause) const;

  // The rules of an edit of a revision: a DRAFT, goals of its plan, nothing completed removed. Gives new elements ids.
  absl::Status CheckEdit(store::Transaction& tx, rpc::Call& call, const v1::PlanRevision& before,
                         v1::PlanRevision& after) const;

  // Freezes the DRAFT revision as SUBMITTED. FAILED_PRECONDITION (RULE_BROKEN) if it cannot be agreed.
  absl::Status Freeze(store::Transaction& tx, rpc::Call& call, std::string_view revision,
                      std::string_view reason) const;

  // What follows when `revision` is AGREED: the one before is SUPERSEDED, and the terms are the goals'.
  absl::Status TakeEffect(store::Transaction& tx, rpc::Call& call, const v1::Plan& plan,
                          const v1::PlanRevision& revision) const;

  // Marks a revision WITHDRAWN, with the decision that sent it back, if any.
  absl::Status GiveUp(store::Transaction& tx, rpc::Call& call, std::string_view revision,
                      const v1::SignOff* decision) const;

  // Begins a DRAFT with the terms of a submitted revision that came back, and gives its name.
  absl::StatusOr<std::string> BeginAgain(store::Transaction& tx, rpc::Call& call,
                                         const v1::PlanRevision& submitted) const;

  // A new revision with the plan's next number.
  absl::StatusOr<v1::PlanRevision> Next(store::Transaction& tx, const rpc::Call& call, std::string_view plan) const;

 private:
  const PlanStore& plans_;
  const GoalStore& goals_;
  const ChangeStore& changes_;
};

// Stores the terms in the revision, hashed: what is signed.
void FreezeTerms(const rpc::Call& call, const v1::PlanTerms& terms, v1::PlanRevision& revision);

}  // namespace milepost::goals
