// What of goals and plans falls due by a date alone: the sweep's questions, as pure functions.
#pragma once

#include <vector>

#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/plan.pb.h"
#include "services/rpc/agenda.h"

namespace milepost::goals {

// Of an ACTIVE goal: overdue the day after it is due, unless its progress is 1 by then; its milestones and action items
// likewise, each unless done; stale when nothing happened for too long, which every new entry puts off.
std::vector<rpc::Due> GoalDues(const v1::Goal& goal, int cadence_days);

// Of a plan in force: its review.
std::vector<rpc::Due> PlanDues(const v1::Plan& plan);

}  // namespace milepost::goals
