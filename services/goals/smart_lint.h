// Advice on how well a goal is put: specific, measurable, achievable, relevant, time-bound.
#pragma once

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/goal_status.pb.h"

namespace milepost::goals {

struct LintContext {
  std::string locale = "en";                    // BCP 47; whose words the title is judged by
  std::optional<double> weekly_capacity_hours;  // the owner's; unset: not said
  double weekly_planned_hours = 0;              // what all the owner's open actions need a week, this goal's among them
  absl::CivilDay today;                         // stands in for a missing start
};

// Each letter scores 0 to 2:
// S (title): an action verb and no vague word 2, one of the two 1.
// M: a metric or two milestones 2; success criteria, or a number in title or description, 1.
// A: an action item and support for one or an if-then plan 2; an action item 1; 0 if planned hours exceed capacity.
// R: a link to role, skill or value and a why 2; one of them 1.
// T: a due date with a milestone or action item due before it, or at most 90 days after the start, 2; a due date 1.
// 8 or more without a zero: SMART; 5 or more: NEEDS_WORK; else NOT_SMART. Each letter below 2 has at least one finding:
// ERROR at 0, WARNING at 1; most severe first, then in the order of the letters.
v1::SmartAssessment LintGoal(const v1::Goal& goal, const LintContext& context);

}  // namespace milepost::goals
