#include "services/goals/goal_summary.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "services/goals/goal_health.h"
#include "services/goals/goal_progress.h"
#include "services/goals/plan_states.h"
#include "services/goals/plan_view.h"
#include "services/rpc/dates.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names

// Raises the count of `key` in a list that is ordered by key.
template <class List, class Get, class Set>
void Raise(int key, int by, List* list, Get get, Set set) {
  int at = 0;
  while (at < list->size() && get(list->Get(at)) < key) ++at;
  if (at == list->size() || get(list->Get(at)) != key) {
    set(*list->Add(), key);
    for (int i = list->size() - 1; i > at; --i) list->SwapElements(i, i - 1);
  }
  list->Mutable(at)->set_count(list->Get(at).count() + by);
}

void RaiseState(Goal::State state, int by, GoalCounts* counts) {
  Raise(
      state, by, counts->mutable_states(), [](const auto& one) { return static_cast<int>(one.state()); },
      [](auto& one, int key) { one.set_state(static_cast<Goal::State>(key)); });
}

void RaiseHealth(GoalStatus::Health health, int by, GoalCounts* counts) {
  if (health == GoalStatus::HEALTH_UNSPECIFIED) return;
  Raise(
      health, by, counts->mutable_healths(), [](const auto& one) { return static_cast<int>(one.health()); },
      [](auto& one, int key) { one.set_health(static_cast<GoalStatus::Health>(key)); });
}

void RaiseHorizon(Goal::Horizon horizon, int by, GoalCounts* counts) {
  Raise(
      horizon, by, counts->mutable_horizons(), [](const auto& one) { return static_cast<int>(one.horizon()); },
      [](auto& one, int key) { one.set_horizon(static_cast<Goal::Horizon>(key)); });
}

bool IsUnfinished(Goal::State state) {
  return state != Goal::STATE_COMPLETED && state != Goal::STATE_REJECTED && state != Goal::STATE_CANCELLED;
}

bool IsPast(const google::type::Date& date, absl::CivilDay today) {
  const auto day = rpc::ToCivil(date);
  return day && *day < today;
}

int OverdueSteps(const Goal& goal, absl::CivilDay today) {
  if (goal.state() != Goal::STATE_ACTIVE) return 0;
  const auto milestones = std::count_if(goal.milestones().begin(), goal.milestones().end(), [today](const auto& one) {
    return !one.has_achieve_date() && IsPast(one.due_date(), today);
  });
  const auto actions = std::count_if(goal.action_items().begin(), goal.action_items().end(), [today](const auto& one) {
    return !one.has_complete_date() && IsPast(one.due_date(), today);
  });
  return static_cast<int>(milestones + actions);
}

}  // namespace

std::vector<GoalStatus> StatusesOf(absl::Span<const Goal> all, const Judged& judged) {
  std::multimap<std::string_view, const Goal*> children;
  for (const Goal& goal : all) {
    if (!goal.parent_goal().empty()) children.emplace(goal.parent_goal(), &goal);
  }
  std::vector<GoalStatus> statuses;
  std::vector<Part> parts;
  for (const Goal& goal : all) {
    parts.clear();
    const auto [first, last] = children.equal_range(goal.name());
    for (auto child = first; child != last; ++child) parts.push_back(PartOf(*child->second));
    statuses.push_back(
        ComputeStatus(goal, ComputeProgress(goal, parts, judged.today), judged.today, judged.cadence_days));
  }
  return statuses;
}

void Count(absl::Span<const Goal> all, absl::Span<const GoalStatus> statuses, absl::Span<const int> counted,
           absl::CivilDay today, GoalCounts* counts) {
  for (const int i : counted) {
    if (!all[i].carried_to().empty()) continue;
    counts->set_goals(counts->goals() + 1);
    RaiseState(all[i].state(), 1, counts);
    RaiseHealth(statuses[i].health(), 1, counts);
    if (IsUnfinished(all[i].state())) RaiseHorizon(all[i].horizon(), 1, counts);
    if (statuses[i].health() == GoalStatus::HEALTH_OVERDUE) counts->set_overdue(counts->overdue() + 1);
    if (statuses[i].stale()) counts->set_stale(counts->stale() + 1);
    counts->set_overdue_steps(counts->overdue_steps() + OverdueSteps(all[i], today));
  }
}

void AddCounts(const GoalCounts& more, GoalCounts* counts) {
  counts->set_goals(counts->goals() + more.goals());
  for (const auto& one : more.states()) RaiseState(one.state(), one.count(), counts);
  for (const auto& one : more.healths()) RaiseHealth(one.health(), one.count(), counts);
  for (const auto& one : more.horizons()) RaiseHorizon(one.horizon(), one.count(), counts);
  counts->set_overdue(counts->overdue() + more.overdue());
  counts->set_stale(counts->stale() + more.stale());
  counts->set_overdue_steps(counts->overdue_steps() + more.overdue_steps());
}

std::optional<absl::CivilDay> ReviewDue(const Plan& plan) {
  if (!IsInForce(plan.state())) return std::nullopt;
  const auto due = rpc::ToCivil(plan.review_due_date());
  return due ? due : rpc::ToCivil(plan.next_review_date());
}

PlanSummary SummaryOf(const Plan& plan, absl::Span<const Goal> all, absl::CivilDay today) {
  PlanSummary summary;
  summary.set_plan(plan.name());
  summary.set_state(plan.state());
  std::vector<Goal> in_plan;
  for (const Goal& goal : all) {
    if (goal.plan() == plan.name()) in_plan.push_back(goal);
  }
  if (const auto progress = TopLevelProgress(in_plan)) summary.set_progress(*progress);
  if (const auto expected = TopLevelExpected(in_plan, today)) summary.set_expected(*expected);
  if (const auto due = ReviewDue(plan)) {
    *summary.mutable_next_review_date() = rpc::FromCivil(*due);
    summary.set_review_due(*due <= today);
  }
  return summary;
}

}  // namespace milepost::goals
