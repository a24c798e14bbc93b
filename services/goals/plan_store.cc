#include "services/goals/plan_store.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "milepost/goals/v1/goals_service.pb.h"
#include "services/goals/goal_agenda.h"
#include "services/goals/goal_checks.h"
#include "services/goals/plan_rules.h"
#include "services/goals/plan_states.h"
#include "services/goals/plan_terms.h"
#include "services/rpc/states.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Reader;
using store::Transaction;

constexpr int64_t kMostPlans = 1'000;  // of one person

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
  return words || closed ? rpc::CheckState(before, {Plan::STATE_DRAFT}) : absl::OkStatus();
}

std::vector<rpc::Violation> CheckRevision(const PlanRevision& revision) {
  std::vector<rpc::Violation> violations;
  if (revision.state() != PlanRevision::STATE_DRAFT) return violations;
  for (const Violation& violation : CheckTerms(revision.draft_terms())) {
    violations.push_back({absl::StrCat("draft_terms.", violation.field), violation.description});
  }
  return violations;
}

rpc::ResourceSpec<PlanRevision> RevisionSpec(PlanStore::Hooks& hooks) {
  rpc::ResourceSpec<PlanRevision> spec;
  spec.table = "plan_revisions";
  spec.event = "milepost.plan_revision";
  spec.update_request = UpdatePlanRevisionRequest::descriptor();
  spec.etag_always = true;
  spec.check = CheckRevision;
  spec.may_change = CheckIsDraft;
  spec.on_update = std::move(hooks.on_edit);
  return spec;
}

// The plans' table as it was first; see ReviewDueSql for what came later.
constexpr char kFirstPlans[] = R"sql(CREATE TABLE plans (
  person_key BIGINT NOT NULL,
  parent TEXT NOT NULL,
  id TEXT NOT NULL,
  revision BIGINT NOT NULL,
  audience BIGINT NOT NULL,
  create_time BIGINT NOT NULL,
  update_time BIGINT NOT NULL,
  delete_time BIGINT NOT NULL,
  state BIGINT NOT NULL,
  kind BIGINT NOT NULL,
  start_date BIGINT NOT NULL,
  body BYTEA NOT NULL,
  PRIMARY KEY (person_key, parent, id)
) /*clustered*/;
)sql";

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

absl::Status MovePlan(PlanVerb verb, Plan& plan) {
  absl::Status status = rpc::CheckState(plan, FromStates(verb));
  if (status.ok()) plan.set_state(ToState(verb));
  return status;
}

absl::Status CheckIsDraft(const PlanRevision& revision) {
  return rpc::CheckState(revision, {PlanRevision::STATE_DRAFT});
}

PlanStore::PlanStore(const ChangeStore& changes, Hooks hooks)
    : changes_(changes), plans_(PlanSpec(hooks)), revisions_(RevisionSpec(hooks)) {}

std::string PlanStore::CreateSql() const { return kFirstPlans + revisions_.CreateSql(); }

// 0 means that nothing is known: such a plan is looked into when due ones are listed, until it is written again.
std::string PlanStore::ReviewDueSql() {
  return "ALTER TABLE plans ADD COLUMN review_due BIGINT NOT NULL DEFAULT 0;\n"
         "CREATE INDEX plans_by_review_due ON plans (review_due, person_key, parent, id);\n";
}

rpc::ResourceSpec<Plan> PlanStore::PlanSpec(Hooks& hooks) const {
  rpc::ResourceSpec<Plan> spec;
  spec.table = "plans";
  spec.columns = {
      rpc::EnumColumn<Plan>("state", Plan::State_descriptor(), [](const Plan& p) { return p.state(); }),
      rpc::EnumColumn<Plan>("kind", Plan::Kind_descriptor(), [](const Plan& p) { return p.kind(); }),
      rpc::DateColumn<Plan>("start_date", [](const Plan& p) { return p.start_date(); }),
      rpc::DateColumn<Plan>("review_due", [](const Plan& p) { return p.review_due_date(); }),
  };
  spec.columns.back().field.filterable = spec.columns.back().field.sortable = false;
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
  spec.derive = [this](Transaction& tx, Call& call, Plan& plan) { return Derive(tx, call, plan); };
  spec.agenda = [](const Plan& plan, int) { return PlanDues(plan); };
  spec.present = std::move(hooks.present);
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
  query.limit = kMostPlans;
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

absl::Status PlanStore::Derive(Reader& reader, const Call& call, Plan& plan) const {
  plan.clear_next_review_date();
  plan.clear_review_due_date();
  if (!IsOpen(plan.state()) || RevisionInForce(plan).empty()) return absl::OkStatus();
  const auto next = NextReviewDate(plan);
  if (!next) return absl::OkStatus();
  auto change = changes_.FirstUnhandled(reader, call);
  if (!change.ok()) return change.status();
  *plan.mutable_next_review_date() = rpc::FromCivil(*next);
  *plan.mutable_review_due_date() = rpc::FromCivil(change->has_value() ? std::min(*next, **change) : *next);
  return absl::OkStatus();
}

absl::Status PlanStore::RefreshDue(Transaction& tx, Call& call) const {
  store::ListQuery query;
  query.person_key = call.viewer.owner.person_key;
  query.limit = kMostPlans;
  auto records = plans_.table().Records(tx, query);
  if (!records.ok()) return records.status();
  for (auto& record : *records) {
    const Plan before = record.message;
    absl::Status status = Derive(tx, call, record.message);
    if (!status.ok()) return status;
    if (record.message.has_review_due_date()) status = plans_.SaveComputed(tx, call, before, std::move(record));
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> PlanStore::Names(Reader& reader, const Call& call, std::string_view revision,
                                      std::string_view goal) const {
  if (revision.empty()) return false;
  auto record = revisions_.Load(reader, call, revision);
  if (!record.ok()) return record.status();
  auto terms = TermsOf(record->message);
  if (!terms.ok()) return terms.status();
  return FindTerms(*terms, goal) != nullptr;
}

absl::StatusOr<bool> PlanStore::FixesTerms(Reader& reader, const Call& call, std::string_view plan_name,
                                           std::string_view goal) const {
  auto plan = Find(reader, call, plan_name);
  if (!plan.ok()) return plan.status();
  if (!plan->has_value()) return false;
  if (IsClosed((*plan)->state())) return true;
  const bool waits = (*plan)->state() == Plan::STATE_AWAITING_AGREEMENT;
  const std::string_view submitted = waits ? std::string_view((*plan)->current_revision()) : std::string_view();
  for (const std::string_view revision :
       {RevisionInForce(**plan), submitted, std::string_view((*plan)->draft_revision())}) {
    auto names = Names(reader, call, revision, goal);
    if (!names.ok() || *names) return names;
  }
  return false;
}

}  // namespace milepost::goals
