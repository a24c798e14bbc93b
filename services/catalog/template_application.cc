#include "services/catalog/template_application.h"

#include "absl/strings/str_cat.h"
#include "services/catalog/deprecation.h"
#include "services/catalog/template_use.h"
#include "services/rpc/dates.h"
#include "services/store/query.h"

namespace milepost::catalog {
namespace {

using namespace v1;  // NOLINT: the contract's names
using goals::v1::Goal;
using goals::v1::Plan;
using rpc::Call;

constexpr absl::Duration kRemembered = absl::Hours(72);  // as long as GoalsService remembers request ids

constexpr int kLastStartYear = 9900;  // so that every day of a template has a date

bool ByOwner(const Call& call) { return call.viewer.Is(type::v1::PARTY_OWNER); }

}  // namespace

absl::Status TemplateApplication::Apply(Call& call, const ApplyTemplateRequest& request, ApplyTemplateResponse& reply) {
  if (request.start_date().year() > kLastStartYear) {
    return rpc::InvalidField("start_date", absl::StrCat("lies behind ", kLastStartYear, "; give a nearer day"));
  }
  auto pattern = Pin(call, request);
  if (!pattern.ok()) return pattern.status();
  if (pattern->kind() == Template::KIND_PLAN) {
    auto plan = MakePlan(call, request, *pattern);
    if (absl::IsFailedPrecondition(plan.status())) Unpin(call);  // nothing was begun
    if (!plan.ok()) return plan.status();
    reply.set_plan(*std::move(plan));
  }
  for (int i = 0; i < pattern->goals_size(); ++i) {
    auto goal = MakeGoal(call, request, *pattern, i, reply.plan());
    if (!goal.ok()) return goal.status();
    reply.add_goals(*std::move(goal));
  }
  reply.set_template_etag(pattern->etag());
  return absl::OkStatus();
}

absl::StatusOr<Template> TemplateApplication::Pin(const Call& call, const ApplyTemplateRequest& request) const {
  Template pattern;
  const absl::Time now = absl::Now();  // of real time, as retention is
  absl::Status status =
      call.request_id.empty()
          ? store_.Read([&](store::Reader& reader) { return LoadUsable(reader, call, request.name(), pattern); })
          : store_.TransactAndWait(call.deadline,
                                   [&](store::Transaction& tx) { return PinIn(tx, call, request, now, pattern); });
  if (!status.ok()) return status;
  return pattern;
}

absl::Status TemplateApplication::PinIn(store::Transaction& tx, const Call& call, const ApplyTemplateRequest& request,
                                        absl::Time now, Template& pattern) const {
  auto found = FindPinned(tx, call, pattern);
  if (!found.ok() || *found) return found.status();
  absl::Status status = LoadUsable(tx, call, request.name(), pattern);
  if (!status.ok()) return status;
  status =
      tx.Execute("DELETE FROM template_applications WHERE create_time < $1", {absl::ToUnixMicros(now - kRemembered)});
  if (!status.ok()) return status;
  const std::string body = pattern.SerializeAsString();
  return tx.Execute(
      "INSERT INTO template_applications (principal, request_id, hash, body, create_time) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (principal, request_id) DO NOTHING",
      {call.principal.name, call.request_id, store::Blob{call.request_hash}, store::Blob{body},
       absl::ToUnixMicros(now)});
}

void TemplateApplication::Unpin(const Call& call) const {
  if (call.request_id.empty()) return;
  const absl::Status status = store_.TransactAndWait(call.deadline, [&call](store::Transaction& tx) {
    return tx.Execute("DELETE FROM template_applications WHERE principal = $1 AND request_id = $2",
                      {call.principal.name, call.request_id});
  });
  status.IgnoreError();  // then a retry uses the template as it was, which is no harm
}

absl::StatusOr<bool> TemplateApplication::FindPinned(store::Reader& reader, const Call& call, Template& pattern) const {
  bool same = true, whole = true;
  auto found =
      store::QueryOne(reader, "SELECT hash, body FROM template_applications WHERE principal = $1 AND request_id = $2",
                      {call.principal.name, call.request_id}, [&](const store::Row& row) {
                        same = row.Bytes(0) == call.request_hash;
                        whole = pattern.ParseFromArray(row.Bytes(1).data(), static_cast<int>(row.Bytes(1).size()));
                      });
  if (!same) return rpc::RequestIdReused(call.request_id);
  if (!whole) return absl::InternalError("store: a remembered template is damaged");
  return found;
}

absl::Status TemplateApplication::LoadUsable(store::Reader& reader, const Call& call, std::string_view name,
                                             Template& pattern) const {
  Call anybodys = call;  // templates are nobody's: the person it is for changes nothing about who may read them
  anybodys.viewer = {};
  anybodys.viewer.unrestricted = true;
  absl::Status status = templates_.Get(reader, anybodys, name, &pattern);
  if (status.ok() && pattern.deprecated()) return rpc::StateForbids(name, kDeprecated, {kInUse});
  return status;
}

absl::StatusOr<std::string> TemplateApplication::MakePlan(const Call& call, const ApplyTemplateRequest& request,
                                                          const Template& pattern) {
  goals::v1::CreatePlanRequest create;
  create.set_parent(request.profile());
  *create.mutable_plan() = PlanFrom(pattern, *rpc::ToCivil(request.start_date()), request.display_name());
  create.set_request_id(DerivedRequestId(call.request_id, "plan"));
  Plan plan;
  absl::Status status =
      goals_.Call(call, &goals::v1::GoalsService::Stub::CreatePlan, create, &plan, /*as_service=*/!ByOwner(call));
  if (!status.ok()) return status;
  return plan.name();
}

absl::StatusOr<std::string> TemplateApplication::MakeGoal(const Call& call, const ApplyTemplateRequest& request,
                                                          const Template& pattern, int index, const std::string& plan) {
  goals::v1::CreateGoalRequest create;
  create.set_parent(request.profile());
  *create.mutable_goal() = GoalFrom(pattern, index, *rpc::ToCivil(request.start_date()), plan);
  if (ByOwner(call)) create.set_initial_state(Goal::STATE_ACCEPTED);  // otherwise PROPOSED, for the owner to accept
  create.set_request_id(DerivedRequestId(call.request_id, absl::StrCat("goal/", index)));
  Goal goal;
  absl::Status status =
      goals_.Call(call, &goals::v1::GoalsService::Stub::CreateGoal, create, &goal, /*as_service=*/!ByOwner(call));
  if (!status.ok()) return status;
  return goal.name();
}

}  // namespace milepost::catalog
