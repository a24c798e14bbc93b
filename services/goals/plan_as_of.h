// A plan as it was at the end of a day.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/plan.pb.h"
#include "milepost/goals/v1/plan_insight.pb.h"

namespace milepost::goals {

// A measured value that counts.
struct MeasuredOn {
  absl::CivilDay day;
  double value;
};

// What is known of a goal's measurements, oldest first, by the goal's name.
using SeriesByGoal = std::map<std::string, std::vector<MeasuredOn>>;

// A goal as it was at the end of `day`; nothing if it did not exist then. `terms`: what was agreed then; null for the
// terms of today. Keeps what has a history (state, closings, achievement, completion) and what a status needs; no
// measurement, progress or status yet.
std::optional<v1::Goal> GoalAsOf(const v1::Goal& goal, const v1::GoalTerms* terms, absl::CivilDay day);

// The goals under the agreement `terms`, in the order of their names, with progress and status of `day`, and their
// top-level progress. Parts that are not under the agreement count in roll-ups with their terms of today.
// `ever`: all goals of the owner, deleted ones too.
v1::PlanAsOf PlanAsOfDay(const v1::PlanTerms& terms, absl::Span<const v1::Goal> ever, const SeriesByGoal& series,
                         absl::CivilDay day, int cadence_days);

// The goals whose measurements PlanAsOfDay needs: measured ones under the agreement, and parts of such.
std::vector<std::string> MeasuredGoals(const v1::PlanTerms& terms, absl::Span<const v1::Goal> ever);

}  // namespace milepost::goals
