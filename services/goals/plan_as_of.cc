#include "services/goals/plan_as_of.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "absl/time/time.h"
#include "services/goals/goal_health.h"
#include "services/goals/goal_progress.h"
#include "services/goals/goal_states.h"
#include "services/goals/plan_terms.h"
#include "services/goals/plan_view.h"
#include "services/rpc/dates.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using google::protobuf::RepeatedPtrField;

bool IsBy(const google::type::Date& date, absl::CivilDay day) {
  const auto when = rpc::ToCivil(date);
  return when && *when <= day;
}

// The elements that are dated up to `day`.
template <class T, class Dated>
void KeepUntil(RepeatedPtrField<T>* list, absl::CivilDay day, Dated dated) {
  list->erase(std::remove_if(list->begin(), list->end(), [&](const T& t) { return !IsBy(dated(t), day); }),
              list->end());
}

void ForgetLater(absl::CivilDay day, Goal& goal) {
  for (Milestone& milestone : *goal.mutable_milestones()) {
    if (IsBy(milestone.achieve_date(), day)) continue;
    milestone.clear_achieve_date();
    milestone.clear_evidence();
  }
  for (ActionItem& item : *goal.mutable_action_items()) {
    item.clear_spent_hours();
    if (!IsBy(item.complete_date(), day)) item.clear_complete_date();
  }
}

// Computes progress from the parts upwards.
class Roller {
 public:
  Roller(std::map<std::string, Goal>& goals, const SeriesByGoal& series, absl::CivilDay day)
      : goals_(goals), series_(series), day_(day) {
    for (const auto& [name, goal] : goals_) parts_[goal.parent_goal()].push_back(name);
  }

  // Also stores it, so that the goal can be a part.
  Progress Of(Goal& goal) {
    Measure(goal);
    std::vector<Part> parts;
    for (const std::string& name : parts_[goal.name()]) {
      Goal& part = goals_.at(name);
      Of(part);
      parts.push_back(PartOf(part));
    }
    const Progress progress = ComputeProgress(goal, parts, day_);
    goal.clear_stored_progress();
    if (progress.p) goal.set_stored_progress(*progress.p);
    return progress;
  }

 private:
  void Measure(Goal& goal) const {
    const auto series = series_.find(goal.name());
    if (series == series_.end()) return;
    for (const MeasuredOn& point : series->second) {
      if (point.day > day_) break;
      goal.mutable_measurement()->set_value(point.value);
      *goal.mutable_measurement()->mutable_effective_date() = rpc::FromCivil(point.day);
    }
  }

  std::map<std::string, Goal>& goals_;
  const SeriesByGoal& series_;
  const absl::CivilDay day_;
  std::map<std::string, std::vector<std::string>> parts_;
};

}  // namespace

std::optional<Goal> GoalAsOf(const Goal& goal, const GoalTerms* terms, absl::CivilDay day) {
  Goal then;
  *then.mutable_transitions() = goal.transitions();
  KeepUntil(then.mutable_transitions(), day, [](const Transition& t) { return t.transition_date(); });
  if (then.transitions().empty()) return std::nullopt;
  then.set_name(goal.name());
  then.set_plan(goal.plan());
  then.set_parent_goal(goal.parent_goal());
  then.set_priority(goal.priority());
  if (goal.has_importance()) then.set_importance(goal.importance());
  then.set_expected_curve(goal.expected_curve());
  *then.mutable_create_time() = goal.create_time();
  then.set_state(then.transitions().rbegin()->to_state());
  *then.mutable_closings() = goal.closings();
  KeepUntil(then.mutable_closings(), day, [](const Closing& c) { return c.close_date(); });
  *then.mutable_milestones() = goal.milestones();
  *then.mutable_action_items() = goal.action_items();
  ForgetLater(day, then);
  CopyTerms(terms == nullptr ? TermsOf(goal) : *terms, then);
  then.set_horizon(HorizonOf(then));
  return then;
}

PlanAsOf PlanAsOfDay(const PlanTerms& terms, absl::Span<const Goal> ever, const SeriesByGoal& series,
                     absl::CivilDay day, int cadence_days) {
  std::map<std::string, Goal> goals;
  for (const Goal& goal : ever) {
    const GoalTerms* agreed = FindTerms(terms, goal.name());
    if (agreed == nullptr && goal.has_delete_time()) continue;  // nobody knows when it counted last
    auto then = GoalAsOf(goal, agreed, day);
    if (then) goals[goal.name()] = *std::move(then);
  }
  PlanAsOf plan;
  Roller roller(goals, series, day);
  for (auto& [name, goal] : goals) {
    if (FindTerms(terms, name) == nullptr) continue;
    const Progress progress = roller.Of(goal);
    *goal.mutable_status() = ComputeStatus(goal, progress, day, cadence_days);
    *plan.add_goals() = goal;
  }
  const std::vector<Goal> agreed(plan.goals().begin(), plan.goals().end());
  const auto progress = TopLevelProgress(agreed);
  if (progress) plan.set_progress(*progress);
  return plan;
}

std::vector<std::string> MeasuredGoals(const PlanTerms& terms, absl::Span<const Goal> ever) {
  std::set<std::string> relevant;
  for (const GoalTerms& goal : terms.goals()) relevant.insert(goal.goal());
  for (std::size_t known = 0; known != relevant.size();) {
    known = relevant.size();
    for (const Goal& goal : ever) {
      if (relevant.contains(goal.parent_goal())) relevant.insert(goal.name());
    }
  }
  std::vector<std::string> measured;
  for (const Goal& goal : ever) {
    const bool counts = goal.measurement().series_version() > 0 && !goal.has_delete_time();
    if (counts && relevant.contains(goal.name())) measured.push_back(goal.name());
  }
  return measured;
}

}  // namespace milepost::goals
