// Plans whose review is due, across people: what a manager, an HR partner and HR administration look after.
#pragma once

#include "milepost/goals/v1/plan_insight.pb.h"
#include "services/rpc/resource.h"

namespace milepost::goals {

// ListReviewsDue. The caller's relation is settled here, person by person, because the method spans people: a caller
// with nobody to look after gets an empty list. One index scan in the order of due dates, however many people there
// are.
absl::Status ListReviewsDue(store::Reader& reader, rpc::Call& call, const v1::ListReviewsDueRequest& request,
                            v1::ListReviewsDueResponse* reply);

}  // namespace milepost::goals
