#include "services/goals/goal_progress.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "services/rpc/dates.h"

namespace milepost::goals {
namespace {

using v1::Closing;
using v1::Goal;
using v1::GoalStatus;

// The p with which a part counts; nothing if it is left out.
std::optional<double> CountedProgress(const Part& part) {
  if (part.deleted) return std::nullopt;
  switch (part.state) {
    case Goal::STATE_ACCEPTED:
    case Goal::STATE_ACTIVE:
      return part.p;
    case Goal::STATE_COMPLETED:
      if (part.outcome == Closing::OUTCOME_ACHIEVED || part.outcome == Closing::OUTCOME_EXCEEDED) return 1.0;
      return part.p.value_or(0.0);
    default:
      return std::nullopt;
  }
}

void ReadMetric(const Goal& goal, Progress& progress) {
  const v1::Metric& metric = goal.metric();
  if (!goal.has_metric() || !metric.has_start() || !metric.has_target()) return;
  progress.measured = goal.measurement().has_value();
  progress.current = progress.measured ? goal.measurement().value() : metric.start();
  double ratio = (*progress.current - metric.start()) / (metric.target() - metric.start());
  if (std::isnan(ratio)) return;  // start = target, nothing measured: says nothing
  constexpr double kMax = std::numeric_limits<double>::max();
  progress.raw = std::clamp(ratio, -kMax, kMax);
}

std::optional<double> OverriddenProgress(const Goal& goal, absl::CivilDay today) {
  if (!goal.manual_override().has_progress()) return std::nullopt;
  std::optional<absl::CivilDay> expire = rpc::ToCivil(goal.manual_override().expire_date());
  if (!expire || *expire < today) return std::nullopt;
  return std::clamp(goal.manual_override().progress(), 0.0, 1.0);
}

std::optional<double> ActionRatio(const Goal& goal) {
  if (goal.action_items().empty()) return std::nullopt;
  auto done = std::count_if(goal.action_items().begin(), goal.action_items().end(),
                            [](const v1::ActionItem& action) { return action.has_complete_date(); });
  return static_cast<double>(done) / goal.action_items_size();
}

}  // namespace

Part PartOf(const Goal& child) {
  Part part{.weight = WeightOf(child), .state = child.state(), .deleted = child.has_delete_time()};
  if (child.has_stored_progress()) part.p = child.stored_progress();
  if (!child.closings().empty()) part.outcome = child.closings().rbegin()->outcome();
  return part;
}

Part PartOf(const v1::Milestone& milestone) {
  return {.weight = WeightOf(milestone), .p = milestone.has_achieve_date() ? 1.0 : 0.0};
}

RolledUp RollUp(absl::Span<const Part> parts) {
  RolledUp result;
  double total = 0;
  double done = 0;
  for (const Part& part : parts) {
    std::optional<double> p = CountedProgress(part);
    if (!p) continue;
    ++result.count;
    total += part.weight;
    done += part.weight * *p;
  }
  if (total > 0) result.p = std::clamp(done / total, 0.0, 1.0);
  return result;
}

Progress ComputeProgress(const Goal& goal, absl::Span<const Part> children, absl::CivilDay today) {
  Progress progress;
  ReadMetric(goal, progress);
  std::vector<Part> parts(children.begin(), children.end());
  for (const v1::Milestone& milestone : goal.milestones()) parts.push_back(PartOf(milestone));
  RolledUp rolled_up = RollUp(parts);
  progress.parts = rolled_up.count;

  if ((progress.p = OverriddenProgress(goal, today))) {
    progress.source = GoalStatus::PROGRESS_SOURCE_MANUAL_OVERRIDE;
  } else if (progress.raw) {
    progress.p = std::clamp(*progress.raw, 0.0, 1.0);
    progress.source = GoalStatus::PROGRESS_SOURCE_METRIC;
  } else if ((progress.p = rolled_up.p)) {
    progress.source = GoalStatus::PROGRESS_SOURCE_ROLL_UP;
  } else if ((progress.p = ActionRatio(goal))) {
    progress.source = GoalStatus::PROGRESS_SOURCE_ACTION_ITEMS;
  }
  return progress;
}

}  // namespace milepost::goals
