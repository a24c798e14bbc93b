#include "services/goals/plan_rules.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/goals/plan_terms.h"

namespace milepost::goals {

namespace {

// T is Goal or GoalTerms.
template <class T>
void CheckStep(const T& goal, const std::string& name, std::vector<Violation>& found) {
  if (!goal.action_items().empty() || !goal.milestones().empty()) return;
  found.push_back({name, "has no action item and no milestone. Add one, so that it is clear how to begin."});
}

void CheckAny(bool any, std::vector<Violation>& found) {
  if (!any) found.push_back({"goals", "are missing. A plan to be agreed needs a goal; add one to it."});
}

}  // namespace

std::vector<Violation> CheckAgreeable(absl::Span<const v1::Goal* const> goals) {
  std::vector<Violation> found;
  bool any = false;
  for (const v1::Goal* goal : goals) {
    if (!IsAgreed(*goal)) continue;
    any = true;
    CheckStep(*goal, goal->name(), found);
  }
  CheckAny(any, found);
  return found;
}

std::vector<Violation> CheckAgreeableTerms(const v1::PlanTerms& terms) {
  std::vector<Violation> found;
  for (const v1::GoalTerms& goal : terms.goals()) CheckStep(goal, goal.goal(), found);
  CheckAny(!terms.goals().empty(), found);
  return found;
}

std::vector<Violation> CheckTerms(const v1::PlanTerms& terms) {
  v1::Plan words;
  if (terms.has_start_date()) *words.mutable_start_date() = terms.start_date();
  if (terms.has_end_date()) *words.mutable_end_date() = terms.end_date();
  std::vector<Violation> found = CheckPlan(words);
  std::set<std::string> seen;
  for (int i = 0; i < terms.goals_size(); ++i) {
    const std::string field = absl::StrCat("goals[", i, "]");
    if (!seen.insert(terms.goals(i).goal()).second) {
      found.push_back({absl::StrCat(field, ".goal"), "is named twice. Name each goal once."});
    }
    v1::Goal goal;
    CopyTerms(terms.goals(i), goal);
    for (Violation& violation : CheckGoal(goal)) {
      found.push_back({absl::StrCat(field, ".", violation.field), std::move(violation.description)});
    }
  }
  return found;
}

std::vector<v1::SignerRole> RequiredSigners(const v1::Plan& plan) {
  if (plan.required_signers().empty()) return {v1::SIGNER_ROLE_EMPLOYEE, v1::SIGNER_ROLE_MANAGER};
  std::vector<v1::SignerRole> roles;
  for (int role : plan.required_signers()) roles.push_back(static_cast<v1::SignerRole>(role));
  return roles;
}

std::vector<v1::SignerRole> MissingSigners(const v1::Plan& plan, const v1::PlanRevision& revision) {
  std::vector<v1::SignerRole> roles = RequiredSigners(plan);
  std::erase_if(roles, [&revision](v1::SignerRole role) {
    return std::any_of(revision.sign_offs().begin(), revision.sign_offs().end(), [&](const v1::SignOff& sign_off) {
      return sign_off.role() == role && sign_off.decision() == v1::SignOff::DECISION_SIGNED &&
             sign_off.sha256() == revision.sha256();
    });
  });
  return roles;
}

}  // namespace milepost::goals
