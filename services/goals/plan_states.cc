#include "services/goals/plan_states.h"

#include <algorithm>

#include "services/rpc/dates.h"

namespace milepost::goals {

using v1::Plan;

std::vector<Plan::State> FromStates(PlanVerb verb) {
  switch (verb) {
    case PlanVerb::kSubmit:
      return {Plan::STATE_DRAFT, Plan::STATE_AGREED};
    case PlanVerb::kCancel:
    case PlanVerb::kDecline:
      return {Plan::STATE_DRAFT};
    case PlanVerb::kAgree:
    case PlanVerb::kRequestChanges:
    case PlanVerb::kWithdraw:
      return {Plan::STATE_AWAITING_AGREEMENT};
    case PlanVerb::kStartReview:
      return {Plan::STATE_AGREED};
    case PlanVerb::kKeep:
    case PlanVerb::kRevise:
    case PlanVerb::kComplete:
      return {Plan::STATE_IN_REVIEW};
    case PlanVerb::kArchive:
      return {Plan::STATE_COMPLETED};
  }
  return {};
}

Plan::State ToState(PlanVerb verb) {
  switch (verb) {
    case PlanVerb::kSubmit:
      return Plan::STATE_AWAITING_AGREEMENT;
    case PlanVerb::kAgree:
    case PlanVerb::kKeep:
    case PlanVerb::kRevise:
      return Plan::STATE_AGREED;
    case PlanVerb::kRequestChanges:
    case PlanVerb::kWithdraw:
      return Plan::STATE_DRAFT;
    case PlanVerb::kCancel:
      return Plan::STATE_CANCELLED;
    case PlanVerb::kDecline:
      return Plan::STATE_DECLINED;
    case PlanVerb::kStartReview:
      return Plan::STATE_IN_REVIEW;
    case PlanVerb::kComplete:
      return Plan::STATE_COMPLETED;
    case PlanVerb::kArchive:
      return Plan::STATE_ARCHIVED;
  }
  return Plan::STATE_UNSPECIFIED;
}

bool Allowed(Plan::State from, Plan::State to) {
  for (int verb = 0; verb <= static_cast<int>(PlanVerb::kArchive); ++verb) {
    if (ToState(PlanVerb(verb)) != to) continue;
    std::vector<Plan::State> states = FromStates(PlanVerb(verb));
    if (std::find(states.begin(), states.end(), from) != states.end()) return true;
  }
  return false;
}

bool IsOpen(Plan::State state) {
  return state == Plan::STATE_DRAFT || state == Plan::STATE_AWAITING_AGREEMENT || IsInForce(state);
}

Plan::State SentBackTo(const Plan& plan) {
  return RevisionInForce(plan).empty() ? Plan::STATE_DRAFT : Plan::STATE_AGREED;
}

std::string_view RevisionInForce(const Plan& plan) {
  if (!plan.agreed_revision().empty()) return plan.agreed_revision();
  // Agreed before plans named it apart.
  return IsInForce(plan.state()) ? std::string_view(plan.current_revision()) : std::string_view();
}

bool IsInForce(Plan::State state) { return state == Plan::STATE_AGREED || state == Plan::STATE_IN_REVIEW; }

bool IsClosed(Plan::State state) { return state == Plan::STATE_COMPLETED || state == Plan::STATE_ARCHIVED; }

std::optional<absl::CivilDay> NextReviewDate(const Plan& plan) {
  std::optional<absl::CivilDay> last = rpc::ToCivil(plan.last_review_date());
  if (!last) return std::nullopt;
  return rpc::AddMonths(*last, plan.has_review_interval_months() ? plan.review_interval_months() : 6);
}

}  // namespace milepost::goals
