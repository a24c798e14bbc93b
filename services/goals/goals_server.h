// Goals and plans over gRPC: one row a method, the rules in goal_store, plan_store and the pure files beside them.
#pragma once

#include <string>
#include <vector>

#include "services/goals/goal_states.h"
#include "services/goals/goal_store.h"
#include "services/goals/plan_flow.h"
#include "services/goals/plan_insight.h"
#include "services/goals/plan_store.h"
#include "services/goals/review_flow.h"
#include "services/goals/revision_flow.h"
#include "services/goals/roll_up.h"
#include "services/rpc/service.h"

namespace milepost::goals {

class GoalsServer final : public rpc::Service {
 public:
  GoalsServer(store::Database& store, const rpc::Peers& peers);

  std::string component() const override { return "goals"; }
  std::vector<rpc::SchemaStep> Schema() const override;
  std::vector<rpc::ServiceRows> Rows() override;
  std::vector<rpc::AgendaSource> Agenda() override;
  absl::Status Sweep(const rpc::SweepRun& run) override { return roll_up_.Refresh(run); }

 private:
  void AddGoalRows(std::vector<rpc::Method>& rows);
  void AddGoalStateRows(std::vector<rpc::Method>& rows);
  void AddElementRows(std::vector<rpc::Method>& rows);
  void AddNumberRows(std::vector<rpc::Method>& rows);
  void AddPlanRows(std::vector<rpc::Method>& rows);
  void AddRevisionRows(std::vector<rpc::Method>& rows);
  void AddReviewRows(std::vector<rpc::Method>& rows);
  void AddChangeRows(std::vector<rpc::Method>& rows);
  void AddInsightRows(std::vector<rpc::Method>& rows);
  // Has the next sweep look at what was there before there were sweeps.
  static std::string FirstLookSql();
  void AddSummaryRows(std::vector<rpc::Method>& rows);
  rpc::ServiceRows MeasurementRows();

  ChangeStore changes_;
  PlanStore plans_;
  GoalStore goals_;
  RevisionFlow revisions_;
  PlanFlow flow_;
  ReviewFlow reviews_;
  PlanInsight insight_;
  OrganizationRollUp roll_up_;
};

}  // namespace milepost::goals
