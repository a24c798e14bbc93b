// What two revisions of a plan say differently, by meaning.
#pragma once

#include "google/protobuf/repeated_ptr_field.h"
#include "milepost/goals/v1/plan.pb.h"
#include "milepost/goals/v1/plan_insight.pb.h"

namespace milepost::goals {

// The plan's words first, then the goals in the order of their names, each in the order of the fields of GoalTerms;
// milestones and action items are compared by id. Empty if both say the same.
google::protobuf::RepeatedPtrField<v1::TermChange> DiffTerms(const v1::PlanTerms& before, const v1::PlanTerms& after);

}  // namespace milepost::goals
