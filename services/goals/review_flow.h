// Reviews of a plan in force: started, written up, completed with what came of them.
#pragma once

#include <string>

#include "milepost/goals/v1/plan_review.pb.h"
#include "services/goals/change_store.h"
#include "services/goals/plan_store.h"
#include "services/goals/revision_flow.h"

namespace milepost::goals {

class ReviewFlow {
 public:
  ReviewFlow(const PlanStore& plans, const ChangeStore& changes, const RevisionFlow& revisions);

  std::string CreateSql() const { return reviews_.CreateSql(); }
  const rpc::Resource<v1::PlanReview>& reviews() const { return reviews_; }

  // The plan is IN_REVIEW; the change that the review answers is handled.
  absl::Status Start(store::Transaction& tx, rpc::Call& call, const v1::StartReviewRequest& request,
                     v1::PlanReview* reply) const;

  // The plan is AGREED again or COMPLETED, as the outcome says.
  absl::Status Complete(store::Transaction& tx, rpc::Call& call, const v1::CompleteReviewRequest& request,
                        v1::PlanReview* reply) const;

 private:
  rpc::ResourceSpec<v1::PlanReview> Spec() const;
  // What the outcome means for the plan.
  absl::Status Conclude(store::Transaction& tx, rpc::Call& call, const v1::CompleteReviewRequest& request,
                        v1::Plan& plan) const;

  const PlanStore& plans_;
  const ChangeStore& changes_;
  const RevisionFlow& revisions_;
  const rpc::Resource<v1::PlanReview> reviews_;
};

}  // namespace milepost::goals
