// Revisions, reviews, changes and what is asked about plans: GoalsServer's rows around a plan in force.
#include "milepost/goals/v1/goals_service.pb.h"
#include "services/goals/goals_server.h"
#include "services/goals/plan_copy.h"
#include "services/goals/reviews_due.h"
#include "services/rpc/standard_rows.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Reader;
using store::Transaction;

// Whoever may read a plan may read what lies below it: `body(reader, call, request, reply)` runs for them only.
template <class Req, class Res, class Body>
rpc::Method BelowPlan(std::string name, const PlanStore& plans, Body body) {
  return rpc::Read<Req, Res>(std::move(name),
                             [&plans, body](Reader& reader, Call& call, const Req& request, Res& reply) {
                               std::string_view plan;
                               if constexpr (requires { request.parent(); }) {
                                 plan = request.parent();
                               } else {
                                 plan = rpc::ParentOf(request.name());
                               }
                               auto seen = plans.plans().Load(reader, call, plan);
                               return seen.ok() ? body(reader, call, request, reply) : seen.status();
                             });
}

// Changes of circumstances move the due dates of reviews.
template <class Req, class Write>
rpc::Method ChangeRow(std::string name, const PlanStore& plans, Write write) {
  return rpc::Write<Req, CircumstanceChange>(
      std::move(name), [&plans, write](Transaction& tx, Call& call, const Req& request, CircumstanceChange& reply) {
        absl::Status status = write(tx, call, request, reply);
        return status.ok() ? plans.RefreshDue(tx, call) : status;
      });
}

}  // namespace

void GoalsServer::AddRevisionRows(std::vector<rpc::Method>& rows) {
  rows.push_back(rpc::Write<RevisePlanRequest, Plan>(
      "RevisePlan", [this](Transaction& tx, Call& call, const auto& request, Plan& reply) {
        return revisions_.Revise(tx, call, request, &reply);
      }));
  rows.push_back(rpc::UpdateRow("UpdatePlanRevision", plans_.revisions(), &UpdatePlanRevisionRequest::plan_revision));
  rows.push_back(rpc::Write<CopyPlanForwardRequest, Plan>(
      "CopyPlanForward", [this](Transaction& tx, Call& call, const auto& request, Plan& reply) {
        return CopyForward(plans_, goals_, tx, call, request, &reply);
      }));
  rows.push_back(BelowPlan<GetPlanRevisionRequest, PlanRevision>(
      "GetPlanRevision", plans_, [this](Reader& reader, Call& call, const auto& request, PlanRevision& reply) {
        return plans_.revisions().Get(reader, call, request.name(), &reply);
      }));
  rows.push_back(BelowPlan<ListPlanRevisionsRequest, ListPlanRevisionsResponse>(
      "ListPlanRevisions", plans_, [this](Reader& reader, Call& call, const auto& request, auto& reply) {
        return plans_.revisions().List(reader, call, rpc::ListArgsOf(request), reply.mutable_plan_revisions(),
                                       reply.mutable_next_page_token());
      }));
}

void GoalsServer::AddReviewRows(std::vector<rpc::Method>& rows) {
  rows.push_back(rpc::Write<StartReviewRequest, PlanReview>(
      "StartReview", [this](Transaction& tx, Call& call, const auto& request, PlanReview& reply) {
        return reviews_.Start(tx, call, request, &reply);
      }));
  rows.push_back(BelowPlan<GetPlanReviewRequest, PlanReview>(
      "GetPlanReview", plans_, [this](Reader& reader, Call& call, const auto& request, PlanReview& reply) {
        return reviews_.reviews().Get(reader, call, request.name(), &reply);
      }));
  rows.push_back(BelowPlan<ListPlanReviewsRequest, ListPlanReviewsResponse>(
      "ListPlanReviews", plans_, [this](Reader& reader, Call& call, const auto& request, auto& reply) {
        return reviews_.reviews().List(reader, call, rpc::ListArgsOf(request), reply.mutable_plan_reviews(),
                                       reply.mutable_next_page_token());
      }));
  rows.push_back(rpc::UpdateRow("UpdatePlanReview", reviews_.reviews(), &UpdatePlanReviewRequest::plan_review));
  rows.push_back(rpc::Write<CompleteReviewRequest, PlanReview>(
      "CompleteReview", [this](Transaction& tx, Call& call, const auto& request, PlanReview& reply) {
        return reviews_.Complete(tx, call, request, &reply);
      }));
  rows.push_back(rpc::Read<ListReviewsDueRequest, ListReviewsDueResponse>(
      "ListReviewsDue", [](Reader& reader, Call& call, const auto& request, auto& reply) {
        return ListReviewsDue(reader, call, request, &reply);
      }));
}

void GoalsServer::AddChangeRows(std::vector<rpc::Method>& rows) {
  const auto& changes = changes_.changes();
  rows.push_back(ChangeRow<ReportChangeRequest>(
      "ReportChange", plans_, [&changes](Transaction& tx, Call& call, const auto& request, auto& reply) {
        return changes.Create(tx, call, request.parent(), request.circumstance_change_id(),
                              request.circumstance_change(), &reply);
      }));
  rows.push_back(rpc::GetRow<GetCircumstanceChangeRequest>("GetCircumstanceChange", changes));
  rows.push_back(rpc::ListRow<ListCircumstanceChangesRequest>(
      "ListCircumstanceChanges", changes, &ListCircumstanceChangesResponse::mutable_circumstance_changes));
  rows.push_back(ChangeRow<UpdateCircumstanceChangeRequest>(
      "UpdateCircumstanceChange", plans_, [&changes](Transaction& tx, Call& call, const auto& request, auto& reply) {
        return changes.Update(tx, call, request.circumstance_change(), request.update_mask(), &reply);
      }));
  rows.push_back(ChangeRow<HandleChangeRequest>(
      "HandleChange", plans_, [this](Transaction& tx, Call& call, const auto& request, auto& reply) {
        return changes_.Handle(tx, call, request.name(), request.etag(), request.handling(), &reply);
      }));
}

void GoalsServer::AddInsightRows(std::vector<rpc::Method>& rows) {
  rows.push_back(rpc::Read<DiffRevisionsRequest, PlanDiff>(
      "DiffRevisions", [this](Reader& reader, Call& call, const auto& request, PlanDiff& reply) {
        return insight_.Diff(reader, call, request, &reply);
      }));
  rows.push_back(rpc::Orchestrate<GetPlanAsOfRequest, PlanAsOf>(
      "GetPlanAsOf",
      [this](Call& call, const auto& request, PlanAsOf& reply) { return insight_.AsOf(call, request, &reply); }));
  rows.push_back(rpc::Read<LintPlanRequest, PlanLint>(
      "LintPlan", [this](Reader& reader, Call& call, const auto& request, PlanLint& reply) {
        return insight_.Lint(reader, call, request, &reply);
      }));
  rows.push_back(rpc::Read<LintGoalsRequest, LintGoalsResponse>(
      "LintGoals", [this](Reader& reader, Call& call, const auto& request, auto& reply) {
        return insight_.LintGoals(reader, call, request, &reply);
      }));
}

}  // namespace milepost::goals
