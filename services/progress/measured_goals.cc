#include "services/progress/measured_goals.h"

namespace milepost::progress {
namespace {

using namespace internal::v1;  // NOLINT: the contract's names
using Stub = MeasurementService::Stub;

// A call of the installation's own, which several callers share.
rpc::Call SharedCall(absl::Time deadline) {
  rpc::Call call;
  call.now = absl::Now();
  call.deadline = deadline;
  return call;
}

}  // namespace

absl::StatusOr<std::vector<GoalStanding>> MeasuredGoals::StandingsOf(const std::vector<std::string>& goals,
                                                                     absl::Time deadline) {
  BatchGetGoalStandingsRequest request;
  for (const std::string& goal : goals) request.add_goals(goal);
  BatchGetGoalStandingsResponse reply;
  absl::Status status =
      peer_.Call(SharedCall(deadline), &Stub::BatchGetGoalStandings, request, &reply, /*as_service=*/true);
  if (!status.ok()) return status;
  if (reply.standings_size() != request.goals_size()) return absl::InternalError("goals: standings are missing");
  return std::vector<GoalStanding>(reply.standings().begin(), reply.standings().end());
}

absl::Status MeasuredGoals::Apply(const std::vector<AppliedMeasurement>& measurements, absl::Time deadline) {
  BatchApplyMeasurementsRequest request;
  for (const AppliedMeasurement& measurement : measurements) *request.add_measurements() = measurement;
  BatchApplyMeasurementsResponse reply;
  return peer_.Call(SharedCall(deadline), &Stub::BatchApplyMeasurements, request, &reply, /*as_service=*/true);
}

}  // namespace milepost::progress
