// Goals and plans over gRPC: one row a method, the rules in goal_store, plan_store and the pure files beside them.
#pragma once

#include <string>
#include <vector>

#include "services/goals/goal_states.h"
#include "services/goals/goal_store.h"
#include "services/goals/plan_flow.h"
#include "services/goals/plan_store.h"
#include "services/rpc/service.h"

namespace milepost::goals {

class GoalsServer final : public rpc::Service {
 public:
  GoalsServer();

  std::string component() const override { return "goals"; }
  std::vector<rpc::SchemaStep> Schema() const override;
  std::vector<rpc::ServiceRows> Rows() override;

 private:
  void AddGoalRows(std::vector<rpc::Method>& rows);
  void AddGoalStateRows(std::vector<rpc::Method>& rows);
  void AddElementRows(std::vector<rpc::Method>& rows);
  void AddNumberRows(std::vector<rpc::Method>& rows);
  void AddPlanRows(std::vector<rpc::Method>& rows);
  rpc::ServiceRows MeasurementRows();

  PlanStore plans_;
  GoalStore goals_;
  PlanFlow flow_;
};

}  // namespace milepost::goals
