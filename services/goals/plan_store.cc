#include "services/goals/plan_store.h"

#include <algorithm>
#include <utility>

#include "milepost/goals/v1/goals_service.pb.h"
#include "services/goals/goal_checks.h"
#include "services/goals/plan_rules.h"
#include "services/goals/plan_states.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Reader;
using store::Transaction;

std::vector<rpc::Violation> CheckOne(const Plan& plan) {
  std::vector<rpc::Violation> violations;
  for (const Violation& violation : CheckPlan(plan)) violations.push_back({violation.field, violation.description});
  return violations;
}

// What a plan's people see of it may change at any time; its words only while it is a draft.
absl::Status CheckWords(const Plan& before, const Plan& after) {
  if (before.state() == Plan::STATE_DRAFT) return absl::OkStatus();
  const bool words = before.display_name() != after.display_name() || before.vision() != after.vision() ||
                     before.kind() != after.kind() ||
                     before.start_date().SerializeAsString() != after.start_date().SerializeAsString() ||
                     before.end_date().SerializeAsString() != after.end_date().SerializeAsString() ||
                     RequiredSigners(before) != RequiredSigners(after);
  const bool closed = !IsOpen(before.state());
  if (!words && !closed) return absl::OkStatus();
  return rpc::StateForbids(before.name(), StateText(before.state()), {StateText(Plan::STATE_DRAFT)});
}

absl::Status DerivePlan(Transaction&, Call&, Plan& plan) {
  const auto next = NextReviewDate(plan);
  plan.clear_next_review_date();
  if (next) *plan.mutable_next_review_date() = rpc::FromCivil(*next);
  return absl::OkStatus();
}

rpc::ResourceSpec<PlanRevision> RevisionSpec() {
  rpc::ResourceSpec<PlanRevision> spec;
  spec.table = "plan_revisions";
  spec.event = "milepost.plan_revision";
  return spec;
}

}  // namespace

access::AudienceSet AudienceOf(const Plan& plan) {
  access::AudienceSet set = access::SetOf(plan.audience());
  for (SignerRole role : RequiredSigners(plan)) {
    if (role == SIGNER_ROLE_MANAGER) set |= access::Bit(type::v1::AUDIENCE_MANAGER);
    if (role == SIGNER_ROLE_MENTOR) set |= access::Bit(type::v1::AUDIENCE_MENTOR);
    if (role == SIGNER_ROLE_HR) set |= access::Bit(type::v1::AUDIENCE_HR);
  }
  return set;
}

std::string StateText(Plan::State state) { return Plan::State_Name(state).substr(sizeof("STATE_") - 1); }

PlanStore::PlanStore(ProgressOf progress) : plans_(PlanSpec(std::move(progress))), revisions_(RevisionSpec()) {}

rpc::ResourceSpec<Plan> PlanStore::PlanSpec(ProgressOf progress) const {
  rpc::ResourceSpec<Plan> spec;
  spec.table = "plans";
  spec.columns = {
      rpc::EnumColumn<Plan>("state", Plan::State_descriptor(), [](const Plan& p) { return p.state(); }),
      rpc::EnumColumn<Plan>("kind", Plan::Kind_descriptor(), [](const Plan& p) { return p.kind(); }),
      rpc::DateColumn<Plan>("start_date", [](const Plan& p) { return p.start_date(); }),
  };
  spec.id_letter = 'l';
  spec.event = "milepost.plan";
  spec.update_request = UpdatePlanRequest::descriptor();
  spec.etag_always = true;
  spec.audience = AudienceOf;
  spec.check = CheckOne;
  spec.on_create = [this](Transaction& tx, Call& call, Plan& plan) { return CheckNew(tx, call, plan); };
  spec.on_update = [this](Transaction& tx, Call& call, const Plan& before, Plan& after) {
    return CheckUpdate(tx, call, before, after);
  };
  spec.derive = DerivePlan;
  spec.present = [progress = std::move(progress)](Reader& reader, Call& call, Plan& plan) -> absl::Status {
    auto p = progress(reader, call, plan);
    if (p.ok() && p->has_value()) plan.set_progress(**p);
    return p.status();
  };
  return spec;
}

absl::Status PlanStore::CheckNew(Transaction& tx, Call& call, Plan& plan) const {
  if (plan.kind() == Plan::KIND_UNSPECIFIED) plan.set_kind(Plan::KIND_DEVELOPMENT);
  plan.set_state(Plan::STATE_DRAFT);
  return CheckOnlyOpen(tx, call, plan);
}

absl::Status PlanStore::CheckUpdate(Transaction& tx, Call& call, const Plan& before, Plan& after) const {
  if (after.kind() == Plan::KIND_UNSPECIFIED) after.set_kind(Plan::KIND_DEVELOPMENT);
  absl::Status status = CheckWords(before, after);
  return status.ok() && before.kind() != after.kind() ? CheckOnlyOpen(tx, call, after) : status;
}

absl::Status PlanStore::CheckOnlyOpen(Transaction& tx, Call& call, const Plan& plan) const {
  absl::Status status = tx.LockPerson(call.viewer.owner.person_key);
  if (!status.ok()) return status;
  store::ListQuery query;
  query.person_key = call.viewer.owner.person_key;
  query.conditions = {{"kind", store::Op::kEqual, int64_t{plan.kind()}}};
  query.limit = 1'000;
  auto others = plans_.Messages(tx, query);
  if (!others.ok()) return others.status();
  const bool open = std::any_of(others->begin(), others->end(), [&plan](const Plan& other) {
    return IsOpen(other.state()) && other.name() != plan.name();
  });
  if (!open) return absl::OkStatus();
  return rpc::RuleBroken("one-open-plan", plan.name(),
                         "Another plan of this kind is open. Complete or cancel it before starting the next.");
}

absl::StatusOr<std::optional<Plan>> PlanStore::Find(Reader& reader, const Call& call, std::string_view name) const {
  auto key = plans_.shape().KeyOf(call, name);
  if (!key.ok()) return std::optional<Plan>();
  auto record = plans_.table().Get(reader, key->view());
  if (!record.ok()) return record.status();
  if (!record->has_value() || rpc::PersonOf(name) != rpc::PersonOf((*record)->message.name())) {
    return std::optional<Plan>();
  }
  return std::optional<Plan>(std::move((*record)->message));
}

absl::StatusOr<store::Record<PlanRevision>> PlanStore::CurrentRevision(Reader& reader, const Call& call,
                                                                       const Plan& plan) const {
  return revisions_.Load(reader, call, plan.current_revision());
}

absl::StatusOr<bool> PlanStore::FixesTerms(Reader& reader, const Call& call, std::string_view plan_name,
                                           std::string_view goal) const {
  auto plan = Find(reader, call, plan_name);
  if (!plan.ok()) return plan.status();
  if (!plan->has_value()) return false;
  const Plan::State state = (*plan)->state();
  if (state != Plan::STATE_AWAITING_AGREEMENT && !IsInForce(state)) return false;
  auto revision = CurrentRevision(reader, call, **plan);
  if (!revision.ok()) return revision.status();
  PlanTerms terms;
  if (!terms.ParseFromString(revision->message.terms())) return absl::InternalError("store: damaged plan terms");
  for (const GoalTerms& fixed : terms.goals()) {
    if (fixed.goal() == goal) return true;
  }
  return false;
}

}  // namespace milepost::goals
