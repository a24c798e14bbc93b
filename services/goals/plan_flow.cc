#include "services/goals/plan_flow.h"

#include <algorithm>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/goals/plan_rules.h"
#include "services/goals/plan_terms.h"
#include "services/rpc/request_hash.h"
#include "services/store/text.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Transaction;

constexpr int64_t kMostRevisions = 100'000;  // of one plan, looked at for the next number

absl::Status MovePlan(PlanVerb verb, Plan& plan) {
  std::vector<std::string> allowed;
  for (Plan::State state : FromStates(verb)) {
    if (state == plan.state()) {
      plan.set_state(ToState(verb));
      return absl::OkStatus();
    }
    allowed.push_back(StateText(state));
  }
  return rpc::StateForbids(plan.name(), StateText(plan.state()), allowed);
}

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
  const std::string word = SignerRole_Name(role).substr(sizeof("SIGNER_ROLE_") - 1);
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

}  // namespace

absl::Status PlanFlow::Submit(Transaction& tx, Call& call, const SubmitPlanRequest& request, Plan* reply) const {
  absl::Status status = tx.LockPerson(call.viewer.owner.person_key);
  if (!status.ok()) return status;
  auto goals = goals_.InPlan(tx, call, request.name());
  if (!goals.ok()) return goals.status();
  std::vector<const Goal*> pointers;
  for (const Goal& goal : *goals) pointers.push_back(&goal);
  PlanRevision revision;
  const auto change = [&](Plan& plan) -> absl::Status {
    absl::Status moved = MovePlan(PlanVerb::kSubmit, plan);
    if (!moved.ok()) return moved;
    const auto violations = CheckAgreeable(pointers);
    if (!violations.empty()) {
      return rpc::RuleBroken("agreeable", violations.front().field, violations.front().description);
    }
    store::ListQuery query;
    query.person_key = call.viewer.owner.person_key;
    query.parent = std::string(rpc::IdOf(plan.name()));
    query.show_deleted = true;
    query.limit = kMostRevisions;
    int number = 1;
    moved = plans_.revisions().table().List(tx, query, [&number](const store::RowView&) { return ++number > 0; });
    revision.set_name(absl::StrCat(plan.name(), "/revisions/r", absl::Dec(number, absl::kZeroPad6)));
    revision.set_number(number);
    revision.set_reason(request.reason());
    revision.set_state(PlanRevision::STATE_SUBMITTED);
    revision.set_terms(BytesOf(TermsOf(plan, pointers)));
    revision.set_sha256(absl::BytesToHexString(rpc::Sha256(revision.terms())));
    plan.set_current_revision(revision.name());
    return moved;
  };
  status = plans_.plans().Apply(tx, call, request.name(), request.etag(), "submitted", change, reply);
  PlanRevision stored;
  if (status.ok()) status = plans_.revisions().Insert(tx, call, std::move(revision), &stored);
  return status;
}

absl::Status PlanFlow::Sign(Transaction& tx, Call& call, const SignPlanRequest& request, Plan* reply) const {
  auto plan = plans_.plans().LoadLive(tx, call, request.name());
  if (!plan.ok()) return plan.status();
  if (plan->message.state() != Plan::STATE_AWAITING_AGREEMENT) {
    return rpc::StateForbids(request.name(), StateText(plan->message.state()), {"AWAITING_AGREEMENT"});
  }
  if (!Holds(call.viewer, request.role())) return RoleNotHeld(request.name(), request.role());
  auto revision = plans_.CurrentRevision(tx, call, plan->message);
  if (!revision.ok()) return revision.status();
  if (revision->message.sha256() != request.sha256())
    return rpc::EtagMismatch(revision->message.name(), request.sha256());
  if (HasSigned(revision->message, request.role())) return plans_.plans().Get(tx, call, request.name(), reply);
  PlanRevision signed_revision;
  bool agreed = false;
  absl::Status status = plans_.revisions().Apply(
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
  if (!status.ok()) return status;
  return plans_.plans().Apply(
      tx, call, request.name(), "", agreed ? "agreed" : "signed",
      [&](Plan& changed) -> absl::Status {
        if (!agreed) return absl::OkStatus();
        *changed.mutable_last_review_date() = rpc::FromCivil(call.Today());
        return MovePlan(PlanVerb::kAgree, changed);
      },
      reply);
}

absl::Status PlanFlow::SendBack(Transaction& tx, Call& call, std::string_view name, std::string_view etag,
                                PlanVerb verb, const SignOff* decision, Plan* reply) const {
  std::string revision_name;
  absl::Status status = plans_.plans().Apply(
      tx, call, name, etag, verb == PlanVerb::kWithdraw ? "withdrawn" : "changes_requested",
      [&](Plan& plan) {
        revision_name = plan.current_revision();
        return MovePlan(verb, plan);
      },
      reply);
  if (!status.ok()) return status;
  PlanRevision stored;
  return plans_.revisions().Apply(
      tx, call, revision_name, "", "withdrawn",
      [&](PlanRevision& revision) {
        revision.set_state(PlanRevision::STATE_WITHDRAWN);
        if (decision != nullptr) {
          *revision.add_sign_offs() = *decision;
          revision.mutable_sign_offs()->rbegin()->set_sha256(revision.sha256());
        }
        return absl::OkStatus();
      },
      &stored);
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
  return SendBack(tx, call, request.name(), request.etag(), PlanVerb::kWithdraw, nullptr, reply);
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
