// Advice on a plan as a whole: what it lacks to be worked on.
#pragma once

#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/goal_status.pb.h"
#include "milepost/goals/v1/plan.pb.h"

namespace milepost::goals {

struct PlanLintContext {
  const v1::Plan& plan;
  absl::Span<const v1::Goal* const> goals;  // of the plan, neither rejected, cancelled nor deleted
  std::optional<v1::Workload> workload;     // of all the owner's goals; unset for readers who do not get it
};

// Rules, most severe first, each with the field of the plan or the goal's name that it is about:
// ERROR    plan.no-goal; plan.goal-without-step (a goal has neither action item nor milestone)
// WARNING  plan.no-vision; plan.rare-review (less than yearly); plan.outside-period (a goal is due outside the plan's
//          period); plan.overload (all open work needs more hours than there are)
// INFO     plan.too-few-short, plan.too-many-short (below 20 % or above 80 % of the weight is due within a year)
std::vector<v1::SmartAssessment::Finding> PlanFindings(const PlanLintContext& context);

}  // namespace milepost::goals
