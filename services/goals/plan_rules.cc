#include "services/goals/plan_rules.h"

#include <algorithm>

#include "services/goals/plan_terms.h"

namespace milepost::goals {

std::vector<Violation> CheckAgreeable(absl::Span<const v1::Goal* const> goals) {
  std::vector<Violation> found;
  bool any = false;
  for (const v1::Goal* goal : goals) {
    if (!IsAgreed(*goal)) continue;
    any = true;
    if (!goal->action_items().empty() || !goal->milestones().empty()) continue;
    found.push_back({goal->name(), "has no action item and no milestone. Add one, so that it is clear how to begin."});
  }
  if (!any) found.push_back({"goals", "are missing. A plan to be agreed needs a goal; add one to it."});
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
