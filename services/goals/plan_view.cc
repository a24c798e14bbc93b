#include "services/goals/plan_view.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "services/goals/goal_health.h"
#include "services/goals/goal_progress.h"
#include "services/goals/plan_terms.h"
#include "services/rpc/dates.h"

namespace milepost::goals {
namespace {

bool WasCancelled(std::string_view name, absl::Span<const v1::Goal> goals) {
  for (const v1::Goal& goal : goals) {
    if (goal.name() == name) return goal.state() == v1::Goal::STATE_CANCELLED;
  }
  return true;
}

bool IsRedated(const v1::GoalTerms& agreed, const v1::PlanTerms* draft) {
  const v1::GoalTerms* next = draft == nullptr ? nullptr : FindTerms(*draft, agreed.goal());
  if (next == nullptr) return false;
  return rpc::ToCivil(next->start_date()) != rpc::ToCivil(agreed.start_date()) ||
         rpc::ToCivil(next->due_date()) != rpc::ToCivil(agreed.due_date());
}

std::vector<const v1::Goal*> TopLevel(absl::Span<const v1::Goal> goals) {
  std::set<std::string_view> names;
  for (const v1::Goal& goal : goals) names.insert(goal.name());
  std::vector<const v1::Goal*> top;
  for (const v1::Goal& goal : goals) {
    if (!names.contains(goal.parent_goal())) top.push_back(&goal);
  }
  return top;
}

}  // namespace

std::optional<double> TopLevelProgress(absl::Span<const v1::Goal> goals) {
  std::vector<Part> parts;
  for (const v1::Goal* goal : TopLevel(goals)) parts.push_back(PartOf(*goal));
  return RollUp(parts).p;
}

std::optional<double> TopLevelExpected(absl::Span<const v1::Goal> goals, absl::CivilDay today) {
  std::vector<Part> parts;
  for (const v1::Goal* goal : TopLevel(goals)) {
    Part part = PartOf(*goal);
    if (RollUp({&part, 1}).count == 0) continue;
    part.p = Expected(*goal, today);
    part.state = v1::Goal::STATE_ACTIVE;  // how it ended changes nothing about what was expected
    parts.push_back(part);
  }
  return RollUp(parts).p;
}

bool SuggestsReview(const v1::PlanTerms& agreed, const v1::PlanTerms* draft, absl::Span<const v1::Goal> goals) {
  int changed = 0;
  for (const v1::GoalTerms& terms : agreed.goals()) {
    if (WasCancelled(terms.goal(), goals) || IsRedated(terms, draft)) ++changed;
  }
  return changed > 0 && 4 * changed >= agreed.goals_size();
}

}  // namespace milepost::goals
