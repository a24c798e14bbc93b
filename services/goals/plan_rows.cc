// The plans' part of GoalsServer.
#include "milepost/goals/v1/goals_service.pb.h"
#include "services/goals/goals_server.h"
#include "services/rpc/standard_rows.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Reader;
using store::Transaction;

// A write of the flow: `step(flow, tx, call, request, reply)`.
template <class Req>
rpc::Method FlowRow(std::string name, const PlanFlow& flow,
                    absl::Status (PlanFlow::*step)(Transaction&, Call&, const Req&, Plan*) const) {
  return rpc::Write<Req, Plan>(std::move(name),
                               [&flow, step](Transaction& tx, Call& call, const Req& request, Plan& reply) {
                                 return (flow.*step)(tx, call, request, &reply);
                               });
}

template <class Req>
rpc::Method EndRow(std::string name, const PlanFlow& flow, PlanVerb verb) {
  return rpc::Write<Req, Plan>(
      std::move(name), [&flow, verb](Transaction& tx, Call& call, const Req& request, Plan& reply) {
        return flow.EndDraft(tx, call, request.name(), request.etag(), verb, request.reason(), &reply);
      });
}

// The goals of a plan inherit its audience, whose change is a plan's alone.
absl::Status UpdatePlan(const PlanStore& plans, const GoalStore& goals, Transaction& tx, Call& call,
                        const UpdatePlanRequest& request, Plan& reply) {
  absl::Status status = plans.plans().Update(tx, call, request.plan(), request.update_mask(), &reply);
  return status.ok() ? goals.InheritFromPlan(tx, call, request.plan().name()) : status;
}

}  // namespace

void GoalsServer::AddPlanRows(std::vector<rpc::Method>& rows) {
  rows.push_back(rpc::GetRow<GetPlanRequest>("GetPlan", plans_.plans()));
  rows.push_back(rpc::ListRow<ListPlansRequest>("ListPlans", plans_.plans(), &ListPlansResponse::mutable_plans));
  rows.push_back(rpc::CreateRow("CreatePlan", plans_.plans(), &CreatePlanRequest::plan_id, &CreatePlanRequest::plan));
  rows.push_back(rpc::Write<UpdatePlanRequest, Plan>(
      "UpdatePlan", [this](Transaction& tx, Call& call, const auto& request, Plan& reply) {
        return UpdatePlan(plans_, goals_, tx, call, request, reply);
      }));
  rows.push_back(FlowRow("SubmitPlan", flow_, &PlanFlow::Submit));
  rows.push_back(FlowRow("SignPlan", flow_, &PlanFlow::Sign));
  rows.push_back(FlowRow("RequestPlanChanges", flow_, &PlanFlow::RequestChanges));
  rows.push_back(FlowRow("WithdrawPlan", flow_, &PlanFlow::Withdraw));
  rows.push_back(EndRow<CancelPlanRequest>("CancelPlan", flow_, PlanVerb::kCancel));
  rows.push_back(EndRow<DeclinePlanRequest>("DeclinePlan", flow_, PlanVerb::kDecline));
  rows.push_back(FlowRow("ArchivePlan", flow_, &PlanFlow::Archive));
}

}  // namespace milepost::goals
