#include "services/goals/review_flow.h"

#include <utility>

#include "services/rpc/states.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Transaction;

absl::Status CheckOpen(const PlanReview& review) { return rpc::CheckState(review, {PlanReview::STATE_OPEN}); }

std::vector<rpc::Violation> CheckOne(const PlanReview& review) {
  const bool triggered = review.kind() == PlanReview::KIND_TRIGGERED;
  if (triggered == !review.change().empty()) return {};
  return {{"change", triggered ? "is required for a review of kind TRIGGERED"
                               : "belongs to a review of kind TRIGGERED only; leave it out"}};
}

PlanVerb VerbOf(PlanReview::Outcome outcome) {
  switch (outcome) {
    case PlanReview::OUTCOME_REVISE:
      return PlanVerb::kRevise;
    case PlanReview::OUTCOME_CLOSE:
      return PlanVerb::kComplete;
    default:
      return PlanVerb::kKeep;
  }
}

}  // namespace

ReviewFlow::ReviewFlow(const PlanStore& plans, const ChangeStore& changes, const RevisionFlow& revisions)
    : plans_(plans), changes_(changes), revisions_(revisions), reviews_(Spec()) {}

rpc::ResourceSpec<PlanReview> ReviewFlow::Spec() const {
  rpc::ResourceSpec<PlanReview> spec;
  spec.table = "plan_reviews";
  spec.id_letter = 'v';
  spec.event = "milepost.plan_review";
  spec.update_request = UpdatePlanReviewRequest::descriptor();
  spec.check = CheckOne;
  spec.on_create = [](Transaction&, Call& call, PlanReview& review) {
    review.set_state(PlanReview::STATE_OPEN);
    *review.mutable_start_date() = rpc::FromCivil(call.Today());
    return absl::OkStatus();
  };
  spec.on_update = [](Transaction&, Call&, const PlanReview& before, PlanReview&) { return CheckOpen(before); };
  return spec;
}

absl::Status ReviewFlow::Start(Transaction& tx, Call& call, const StartReviewRequest& request,
                               PlanReview* reply) const {
  auto plan = plans_.plans().LoadLive(tx, call, request.parent());
  if (!plan.ok()) return plan.status();
  PlanReview review = request.plan_review();
  review.set_revision(std::string(RevisionInForce(plan->message)));
  Plan moved = plan->message;
  absl::Status status = MovePlan(PlanVerb::kStartReview, moved);
  if (status.ok()) status = reviews_.Create(tx, call, request.parent(), request.plan_review_id(), review, reply);
  if (status.ok() && !review.change().empty()) {
    status = changes_.HandleBy(tx, call, review.change(), reply->name(), review.agenda());
    if (status.ok()) status = plans_.RefreshDue(tx, call);
  }
  if (!status.ok()) return status;
  return plans_.plans().Apply(
      tx, call, request.parent(), "", "review_started",
      [reply](Plan& changed) {
        changed.set_open_review(reply->name());
        return MovePlan(PlanVerb::kStartReview, changed);
      },
      &moved);
}

absl::Status ReviewFlow::Conclude(Transaction& tx, Call& call, const CompleteReviewRequest& request, Plan& plan) const {
  absl::Status status = MovePlan(VerbOf(request.outcome()), plan);
  if (!status.ok()) return status;
  plan.clear_open_review();
  *plan.mutable_last_review_date() = rpc::FromCivil(call.Today());
  const bool writing = !plan.draft_revision().empty();
  if (request.outcome() == PlanReview::OUTCOME_CLOSE) {
    *plan.mutable_complete_date() = rpc::FromCivil(call.Today());
    plan.set_reason(request.summary());
    const std::string draft = plan.draft_revision();
    plan.clear_draft_revision();
    return writing ? revisions_.GiveUp(tx, call, draft, nullptr) : absl::OkStatus();
  }
  if (request.outcome() == PlanReview::OUTCOME_REVISE && !writing) {
    auto draft = revisions_.Begin(tx, call, plan, {request.summary(), ""});
    if (!draft.ok()) return draft.status();
    plan.set_draft_revision(*draft);
  }
  if (request.outcome() != PlanReview::OUTCOME_KEEP || !writing) return absl::OkStatus();
  return rpc::RuleBroken("draft-open", plan.draft_revision(),
                         "A revision of this plan is being written, so it does not stay as it is. Complete the review "
                         "with REVISE, or withdraw the plan's draft first.");
}

absl::Status ReviewFlow::Complete(Transaction& tx, Call& call, const CompleteReviewRequest& request,
                                  PlanReview* reply) const {
  const std::string plan(rpc::ParentOf(request.name()));
  auto seen = plans_.plans().LoadLive(tx, call, plan);  // whoever may see the plan may see its reviews
  if (!seen.ok()) return seen.status();
  if (request.outcome() == PlanReview::OUTCOME_CLOSE && request.summary().empty()) {
    return rpc::InvalidField("summary", "is empty. A plan is closed with what came of it.");
  }
  absl::Status status = reviews_.Apply(
      tx, call, request.name(), request.etag(), "completed",
      [&](PlanReview& review) {
        absl::Status open = CheckOpen(review);
        review.set_state(PlanReview::STATE_COMPLETED);
        review.set_outcome(request.outcome());
        review.set_summary(request.summary());
        *review.mutable_complete_date() = rpc::FromCivil(call.Today());
        return open;
      },
      reply);
  if (!status.ok()) return status;
  Plan changed;
  return plans_.plans().Apply(
      tx, call, plan, "", "reviewed", [&](Plan& reviewed) { return Conclude(tx, call, request, reviewed); }, &changed);
}

}  // namespace milepost::goals
