#include "services/goals/plan_flow.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/goals/plan_rules.h"
#include "services/goals/plan_terms.h"
#include "services/rpc/enum_text.h"
#include "services/rpc/states.h"
#include "services/store/text.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Transaction;

// Whether the caller holds the role towards the plan's owner now.
bool Holds(const access::Viewer& viewer, SignerRole role) {
  switch (role) {
    case SIGNER_ROLE_EMPLOYEE:
      return viewer.Is(type::v1::PARTY_OWNER);
    case SIGNER_ROLE_MANAGER:
      return viewer.Is(type::v1::PARTY_MANAGER);
    case SIGNER_ROLE_MENTOR:
      return viewer.Is(type::v1::PARTY_MENTOR);
    case SIGNER_ROLE_HR:
      return viewer.Is(type::v1::PARTY_HR_PARTNER);
    default:
      return false;
  }
}

absl::Status RoleNotHeld(std::string_view plan, SignerRole role) {
  const std::string word = rpc::EnumText(role);
  return rpc::RuleBroken("role-held", plan,
                         absl::StrCat("You are not the ", word, " of this plan's owner. Sign in a role you hold."));
}

SignOff MakeSignOff(const Call& call, SignerRole role, SignOff::Decision decision, std::string_view comment,
                    std::string_view sha256) {
  SignOff sign_off;
  sign_off.set_role(role);
  sign_off.set_signer(call.principal.name);
  if (call.viewer.caller.person_key != 0) sign_off.set_profile(absl::StrCat("profiles/", call.viewer.caller.name));
  sign_off.set_decision(decision);
  sign_off.set_comment(std::string(comment));
  sign_off.set_sha256(std::string(sha256));
  rpc::SetTimestamp(call.now, sign_off.mutable_sign_time());
  return sign_off;
}

bool HasSigned(const PlanRevision& revision, SignerRole role) {
  return std::any_of(revision.sign_offs().begin(), revision.sign_offs().end(), [role](const SignOff& sign_off) {
    return sign_off.role() == role && sign_off.decision() == SignOff::DECISION_SIGNED;
  });
}

// The words and the dates of a plan whose revision was signed by everybody.
absl::Status BringIntoForce(const Call& call, const PlanRevision& revision, Plan& plan) {
  auto terms = TermsOf(revision);
  if (!terms.ok()) return terms.status();
  plan.set_display_name(terms->display_name());
  plan.set_vision(terms->vision());
  plan.clear_start_date();
  if (terms->has_start_date()) *plan.mutable_start_date() = terms->start_date();
  plan.clear_end_date();
  if (terms->has_end_date()) *plan.mutable_end_date() = terms->end_date();
  plan.set_agreed_revision(revision.name());
  plan.clear_draft_revision();
  *plan.mutable_last_review_date() = rpc::FromCivil(call.Today());
  return MovePlan(PlanVerb::kAgree, plan);
}

}  // namespace

absl::Status PlanFlow::FreezeGoals(Transaction& tx, Call& call, std::string_view reason, Plan& plan) const {
  auto goals = goals_.InPlan(tx, call, plan.name());
  if (!goals.ok()) return goals.status();
  std::vector<const Goal*> pointers;
  for (const Goal& goal : *goals) pointers.push_back(&goal);
  const auto violations = CheckAgreeable(pointers);
  if (!violations.empty()) {
    return rpc::RuleBroken("agreeable", violations.front().field, violations.front().description);
  }
  auto revision = revisions_.Next(tx, call, plan.name());
  if (!revision.ok()) return revision.status();
  revision->set_reason(std::string(reason));
  FreezeTerms(call, TermsOf(plan, pointers), *revision);
  plan.set_current_revision(revision->name());
  PlanRevision stored;
  return plans_.revisions().Insert(tx, call, *std::move(revision), &stored);
}

absl::Status PlanFlow::Submit(Transaction& tx, Call& call, const SubmitPlanRequest& request, Plan* reply) const {
  absl::Status status = tx.LockPerson(call.viewer.owner.person_key);
  if (!status.ok()) return status;
  const auto change = [&](Plan& plan) -> absl::Status {
    if (plan.state() == Plan::STATE_AGREED && plan.draft_revision().empty()) {
      return rpc::CheckState(plan, {Plan::STATE_DRAFT});
    }
    const bool first = plan.state() == Plan::STATE_DRAFT;
    absl::Status moved = MovePlan(PlanVerb::kSubmit, plan);
    if (!moved.ok()) return moved;
    if (first) return FreezeGoals(tx, call, request.reason(), plan);
    plan.set_current_revision(plan.draft_revision());
    return revisions_.Freeze(tx, call, plan.draft_revision(), request.reason());
  };
  return plans_.plans().Apply(tx, call, request.name(), request.etag(), "submitted", change, reply);
}

absl::Status PlanFlow::Sign(Transaction& tx, Call& call, const SignPlanRequest& request, Plan* reply) const {
  auto plan = plans_.plans().LoadLive(tx, call, request.name());
  if (!plan.ok()) return plan.status();
  absl::Status status = rpc::CheckState(plan->message, {Plan::STATE_AWAITING_AGREEMENT});
  if (!status.ok()) return status;
  if (!Holds(call.viewer, request.role())) return RoleNotHeld(request.name(), request.role());
  auto revision = plans_.CurrentRevision(tx, call, plan->message);
  if (!revision.ok()) return revision.status();
  if (revision->message.sha256() != request.sha256())
    return rpc::EtagMismatch(revision->message.name(), request.sha256());
  if (HasSigned(revision->message, request.role())) return plans_.plans().Get(tx, call, request.name(), reply);
  PlanRevision signed_revision;
  bool agreed = false;
  status = plans_.revisions().Apply(
      tx, call, revision->message.name(), "", "signed",
      [&](PlanRevision& changed) {
        *changed.add_sign_offs() =
            MakeSignOff(call, request.role(), SignOff::DECISION_SIGNED, request.comment(), request.sha256());
        agreed = MissingSigners(plan->message, changed).empty();
        if (agreed) {
          changed.set_state(PlanRevision::STATE_AGREED);
          rpc::SetTimestamp(call.now, changed.mutable_agree_time());
        }
        return absl::OkStatus();
      },
      &signed_revision);
  if (status.ok() && agreed) status = revisions_.TakeEffect(tx, call, plan->message, signed_revision);
  if (!status.ok()) return status;
  return plans_.plans().Apply(
      tx, call, request.name(), "", agreed ? "agreed" : "signed",
      [&](Plan& changed) -> absl::Status {
        return agreed ? BringIntoForce(call, signed_revision, changed) : absl::OkStatus();
      },
      reply);
}

absl::Status PlanFlow::SendBack(Transaction& tx, Call& call, std::string_view name, std::string_view etag,
                                PlanVerb verb, const SignOff* decision, Plan* reply) const {
  const auto change = [&](Plan& plan) -> absl::Status {
    absl::Status status = MovePlan(verb, plan);
    if (!status.ok()) return status;
    plan.set_state(SentBackTo(plan));
    auto submitted = plans_.CurrentRevision(tx, call, plan);
    if (!submitted.ok()) return submitted.status();
    status = revisions_.GiveUp(tx, call, plan.current_revision(), decision);
    if (!status.ok() || plan.state() == Plan::STATE_DRAFT) return status;
    auto draft = revisions_.BeginAgain(tx, call, submitted->message);
    if (!draft.ok()) return draft.status();
    plan.set_draft_revision(*draft);
    plan.set_current_revision(plan.agreed_revision());
    return absl::OkStatus();
  };
  return plans_.plans().Apply(tx, call, name, etag, verb == PlanVerb::kWithdraw ? "withdrawn" : "changes_requested",
                              change, reply);
}

absl::Status PlanFlow::Drop(Transaction& tx, Call& call, const WithdrawPlanRequest& request, Plan* reply) const {
  return plans_.plans().Apply(
      tx, call, request.name(), request.etag(), "draft_withdrawn",
      [&](Plan& plan) -> absl::Status {
        const std::string draft = plan.draft_revision();
        plan.clear_draft_revision();
        return revisions_.GiveUp(tx, call, draft, nullptr);
      },
      reply);
}

absl::Status PlanFlow::RequestChanges(Transaction& tx, Call& call, const RequestPlanChangesRequest& request,
                                      Plan* reply) const {
  auto plan = plans_.plans().LoadLive(tx, call, request.name());  // before anything is said about it
  if (!plan.ok()) return plan.status();
  if (!Holds(call.viewer, request.role())) return RoleNotHeld(request.name(), request.role());
  const SignOff decision =
      MakeSignOff(call, request.role(), SignOff::DECISION_CHANGES_REQUESTED, request.comment(), "");
  return SendBack(tx, call, request.name(), "", PlanVerb::kRequestChanges, &decision, reply);
}

absl::Status PlanFlow::Withdraw(Transaction& tx, Call& call, const WithdrawPlanRequest& request, Plan* reply) const {
  auto plan = plans_.plans().LoadLive(tx, call, request.name());
  if (!plan.ok()) return plan.status();
  const bool writing = IsInForce(plan->message.state()) && !plan->message.draft_revision().empty();
  if (writing) return Drop(tx, call, request, reply);
  return SendBack(tx, call, request.name(), request.etag(), PlanVerb::kWithdraw, nullptr, reply);
}

absl::Status PlanFlow::Archive(Transaction& tx, Call& call, const ArchivePlanRequest& request, Plan* reply) const {
  return plans_.plans().Apply(
      tx, call, request.name(), request.etag(), "archived",
      [](Plan& plan) { return MovePlan(PlanVerb::kArchive, plan); }, reply);
}

absl::Status PlanFlow::EndDraft(Transaction& tx, Call& call, std::string_view name, std::string_view etag,
                                PlanVerb verb, std::string_view reason, Plan* reply) const {
  return plans_.plans().Apply(
      tx, call, name, etag, verb == PlanVerb::kCancel ? "cancelled" : "declined",
      [&](Plan& plan) {
        plan.set_reason(std::string(reason));
        return MovePlan(verb, plan);
      },
      reply);
}

}  // namespace milepost::goals
