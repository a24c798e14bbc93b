// A person with a plan in force, and what moves it on, in few words.
#pragma once

#include <functional>
#include <string>

#include "tests/conformance/domain/life.h"

namespace milepost::conformance {

using goals::v1::CircumstanceChange;
using goals::v1::PlanReview;
using goals::v1::PlanRevision;
using goals::v1::PlanTerms;

class Agreed : public Life {
 protected:
  Agreed() { plan_ = AgreedPlan(&goal_).name(); }

  Plan Now() const { return GetPlan(plan_); }
  std::string PlanNamed() const { return Named(plan_); }
  std::string Etag() const { return absl::StrCat("etag: '", Now().etag(), "' "); }
  PlanRevision Revision(const std::string& name) const { return Ok(Try(&Goals::GetPlanRevision, Named(name))); }
  PlanRevision Draft() const { return Revision(Now().draft_revision()); }

  Plan Revise(const std::string& reason = "New role") const {
    return Ok(Try(&Goals::RevisePlan, absl::StrCat(PlanNamed(), "reason: '", reason, "'")));
  }

  // Writes the draft's terms after `change` changed them.
  absl::StatusOr<PlanRevision> TryEdit(const std::function<void(PlanTerms&)>& change, std::string etag = "") const {
    goals::v1::UpdatePlanRevisionRequest request;
    *request.mutable_plan_revision() = Draft();
    if (!etag.empty()) request.mutable_plan_revision()->set_etag(etag);
    change(*request.mutable_plan_revision()->mutable_draft_terms());
    request.mutable_update_mask()->add_paths("draft_terms");
    return Owner().Call(&Goals::UpdatePlanRevision, request);
  }
  PlanRevision Edit(const std::function<void(PlanTerms&)>& change) const { return Ok(TryEdit(change)); }

  // Submits and has both sign.
  Plan AgreeAgain() const {
    const PlanRevision revision = Submit(plan_);
    Ok(Sign(Owner(), "EMPLOYEE", revision));
    return Ok(Sign(Manager(), "MANAGER", revision));
  }

  absl::StatusOr<PlanReview> TryReview(const std::string& text = "kind: KIND_SCHEDULED") const {
    return Try(&Goals::StartReview, absl::StrCat("parent: '", plan_, "' plan_review { ", text, " }"));
  }
  absl::StatusOr<PlanReview> TryComplete(const std::string& review, const std::string& outcome,
                                         const std::string& more = "") const {
    return Try(&Goals::CompleteReview, absl::StrCat(Named(review), "outcome: OUTCOME_", outcome, " ", more));
  }
  // Closes the plan with a closing review.
  Plan Close() const {
    Ok(TryComplete(Ok(TryReview("kind: KIND_CLOSING")).name(), "CLOSE", "summary: 'A good year'"));
    return Now();
  }

  CircumstanceChange Report(const std::string& text) const {
    return Ok(Try(&Goals::ReportChange, absl::StrCat("parent: '", Me(), "' circumstance_change { ", text, " }")));
  }

  std::string plan_;
  Goal goal_;
};

void ExpectStateForbids(const absl::Status& status, const std::string& state, const std::string& allowed);

}  // namespace milepost::conformance
