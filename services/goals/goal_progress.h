// How far a goal is: metric, override, roll-up of its parts, action items.
#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/goal_status.pb.h"

namespace milepost::goals {

// A child goal or a milestone as its parent sees it.
struct Part {
  double weight = 1;        // 0 < weight <= 100
  std::optional<double> p;  // 0 to 1; a milestone's is 0 or 1
  v1::Goal::State state = v1::Goal::STATE_ACTIVE;
  v1::Closing::Outcome outcome = v1::Closing::OUTCOME_UNSPECIFIED;  // of the latest closing
  bool deleted = false;
};

// `p` is sum(w p) / sum(w) over the parts that count; unset if none does. `count` says how many did.
struct RolledUp {
  std::optional<double> p;
  int count = 0;
};

struct Progress {
  std::optional<double> p;        // 0 to 1; unset: nothing measurable
  std::optional<double> raw;      // (current - start) / (target - start), not clamped; unset without a metric
  std::optional<double> current;  // in the metric's unit; its start until something is measured
  bool measured = false;          // whether the metric was ever measured
  v1::GoalStatus::ProgressSource source = v1::GoalStatus::PROGRESS_SOURCE_UNSPECIFIED;
  int parts = 0;  // children and milestones that the roll-up counts, whatever the source
};

// The weight a goal or a milestone has in roll-ups: 1 unless given.
template <typename T>
double WeightOf(const T& weighted) {
  return weighted.has_weight() ? weighted.weight() : 1.0;
}

// Reads the child's stored_progress, state, latest closing and delete_time.
Part PartOf(const v1::Goal& child);
Part PartOf(const v1::Milestone& milestone);

// Counts ACCEPTED, ACTIVE and COMPLETED parts that are not deleted and whose p is set. COMPLETED counts 1 if ACHIEVED
// or EXCEEDED, else its last p, 0 if it has none. Also a plan's progress, over its top-level goals.
RolledUp RollUp(absl::Span<const Part> parts);

// By precedence: override not expired on `today` > metric > roll-up of `children` and the goal's milestones > completed
// of all action items. `goal.stored_progress` is not read.
Progress ComputeProgress(const v1::Goal& goal, absl::Span<const Part> children, absl::CivilDay today);

}  // namespace milepost::goals
