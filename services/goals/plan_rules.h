// When a plan may be submitted and when it is agreed.
#pragma once

#include <vector>

#include "absl/types/span.h"
#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/plan.pb.h"
#include "services/goals/goal_checks.h"

namespace milepost::goals {

// A plan to be agreed has a goal, and each of its goals an action item or a milestone. Goals that are rejected,
// cancelled or deleted do not count. A violation's `field` is the goal's name; `goals` if there is none.
std::vector<Violation> CheckAgreeable(absl::Span<const v1::Goal* const> goals);

// The same of terms that were written for it.
std::vector<Violation> CheckAgreeableTerms(const v1::PlanTerms& terms);

// What terms must keep by themselves: an end not before the start, each goal once, and what CheckGoal asks of each.
std::vector<Violation> CheckTerms(const v1::PlanTerms& terms);

// Who must sign: what the plan says, else EMPLOYEE and MANAGER.
std::vector<v1::SignerRole> RequiredSigners(const v1::Plan& plan);

// The required roles in which nobody has signed exactly this revision's terms yet; agreed when empty.
std::vector<v1::SignerRole> MissingSigners(const v1::Plan& plan, const v1::PlanRevision& revision);

}  // namespace milepost::goals
