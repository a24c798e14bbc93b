// What is asked about plans: advice, differences, and what they were on a day.
#pragma once

#include "milepost/goals/v1/goals_service.grpc.pb.h"
#include "milepost/progress/v1/progress_service.grpc.pb.h"
#include "services/goals/goal_store.h"
#include "services/goals/plan_as_of.h"
#include "services/goals/plan_store.h"
#include "services/rpc/peers.h"

namespace milepost::goals {

class PlanInsight {
 public:
  struct Deps {
    store::Database& store;
    const rpc::Peers& peers;
    const PlanStore& plans;
    const GoalStore& goals;
  };
  explicit PlanInsight(const Deps& deps)
      : store_(deps.store), progress_(deps.peers), plans_(deps.plans), goals_(deps.goals) {}

  absl::Status Diff(store::Reader& reader, rpc::Call& call, const v1::DiffRevisionsRequest& request,
                    v1::PlanDiff* reply) const;

  // While a revision is being written, the plan is judged as that would make it.
  absl::Status Lint(store::Reader& reader, rpc::Call& call, const v1::LintPlanRequest& request,
                    v1::PlanLint* reply) const;
  absl::Status LintGoals(store::Reader& reader, rpc::Call& call, const v1::LintGoalsRequest& request,
                         v1::LintGoalsResponse* reply) const;

  // Asks the progress service for what was measured, as the caller; so it runs on a worker.
  absl::Status AsOf(rpc::Call& call, const v1::GetPlanAsOfRequest& request, v1::PlanAsOf* reply);

  // Fills in what is computed of a plan's goals at every read.
  static absl::Status Present(const PlanStore& plans, const GoalStore& goals, store::Reader& reader,
                              const rpc::Call& call, v1::Plan& plan);

 private:
  // The revision agreed last by the end of the day, unless the plan was closed by then; null without one.
  absl::StatusOr<std::optional<v1::PlanRevision>> InForceOn(store::Reader& reader, const rpc::Call& call,
                                                            const v1::Plan& plan, absl::CivilDay day) const;
  absl::StatusOr<std::vector<MeasuredOn>> SeriesOf(const rpc::Call& call, const std::string& goal);

  store::Database& store_;
  rpc::Peer<progress::v1::ProgressService> progress_;
  const PlanStore& plans_;
  const GoalStore& goals_;
};

}  // namespace milepost::goals
