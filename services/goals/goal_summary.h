// Many goals in few numbers. Pure functions; goals are given whole, with children.
#pragma once

#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/goal_status.pb.h"
#include "milepost/goals/v1/plan.pb.h"
#include "milepost/goals/v1/summary.pb.h"

namespace milepost::goals {

// On which day, and with how many days between check-ins, goals are judged.
struct Judged {
  absl::CivilDay today;
  int cadence_days = 14;
};

// The status of each of one person's goals, as GetGoal computes it: `all` holds every goal that is not deleted.
std::vector<v1::GoalStatus> StatusesOf(absl::Span<const v1::Goal> all, const Judged& judged);

// Counts the goals at `counted` (indexes into `all`) into `counts`, beside what is there already. A goal that was
// carried on counts as its copy.
void Count(absl::Span<const v1::Goal> all, absl::Span<const v1::GoalStatus> statuses, absl::Span<const int> counted,
           absl::CivilDay today, v1::GoalCounts* counts);

// Adds `more` to `counts`.
void AddCounts(const v1::GoalCounts& more, v1::GoalCounts* counts);

// Where an open plan stands; its progress is the one that the plan is read with.
v1::PlanSummary SummaryOf(const v1::Plan& plan, absl::Span<const v1::Goal> all, absl::CivilDay today);

// The day on which the next review of an agreed plan is due.
std::optional<absl::CivilDay> ReviewDue(const v1::Plan& plan);

}  // namespace milepost::goals
