// What the progress service asks of goals, many at a time.
#include <utility>

#include "milepost/internal/v1/measurement_service.pb.h"
#include "services/goals/goals_server.h"
#include "services/rpc/dates.h"

namespace milepost::goals {
namespace {

using namespace internal::v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Reader;
using store::Transaction;
using v1::Goal;
using v1::Measurement;
using GoalRecord = std::optional<store::Record<Goal>>;

constexpr access::Parties kInstallation = access::Bit(type::v1::PARTY_INTERNAL);

// The goal of that name, whoever's it is; nothing if it is gone. `call` becomes a call about its owner.
absl::StatusOr<GoalRecord> FindGoal(const GoalStore& goals, Reader& reader, Call& call, const std::string& name) {
  auto viewer = access::Resolve(reader, call.principal, rpc::IdOf(rpc::PersonOf(name)), kInstallation);
  if (absl::IsNotFound(viewer.status())) return GoalRecord();
  if (!viewer.ok()) return viewer.status();
  call.viewer = *std::move(viewer);
  auto record = goals.goals().Load(reader, call, name);
  if (absl::IsNotFound(record.status())) return GoalRecord();
  if (!record.ok()) return record.status();
  return GoalRecord(*std::move(record));
}

absl::Status GetStandings(const GoalStore& goals, Reader& reader, Call& call,
                          const BatchGetGoalStandingsRequest& request, BatchGetGoalStandingsResponse& reply) {
  for (const std::string& name : request.goals()) {
    auto goal = FindGoal(goals, reader, call, name);
    if (!goal.ok()) return goal.status();
    GoalStanding& standing = *reply.add_standings();
    if (!goal->has_value() || (*goal)->facts.delete_time != 0) continue;
    standing.set_present(true);
    standing.set_state((*goal)->message.state());
    standing.set_has_metric((*goal)->message.has_metric());
  }
  return absl::OkStatus();
}

absl::StatusOr<bool> Apply(const GoalStore& goals, Transaction& tx, Call& call, const AppliedMeasurement& given) {
  auto record = FindGoal(goals, tx, call, given.goal());
  if (!record.ok()) return record.status();
  if (!record->has_value()) return false;
  if ((*record)->message.measurement().series_version() >= given.series_version()) return false;
  Measurement measurement;
  if (given.has_value()) measurement.set_value(given.value());
  if (given.has_effective_date()) *measurement.mutable_effective_date() = given.effective_date();
  measurement.set_entry(given.entry());
  measurement.set_series_version(given.series_version());
  absl::Status status =
      rpc::EmitEvent(tx, call, "milepost.goal.measured.v1", given.goal(), "measurement", (*record)->facts.audience);
  if (status.ok()) status = goals.SaveMeasured(tx, call, **std::move(record), std::move(measurement));
  if (!status.ok()) return status;
  return true;
}

absl::Status ApplyAll(const GoalStore& goals, Transaction& tx, Call& call, const BatchApplyMeasurementsRequest& request,
                      BatchApplyMeasurementsResponse& reply) {
  const absl::Time now = call.now;
  for (const AppliedMeasurement& given : request.measurements()) {
    call.now = given.has_measure_time() ? rpc::ToTime(given.measure_time()) : now;
    call.principal.name = given.recorder();
    auto applied = Apply(goals, tx, call, given);
    if (!applied.ok()) return applied.status();
    reply.add_outcomes()->set_applied(*applied);
  }
  call.now = now;
  return absl::OkStatus();
}

}  // namespace

rpc::ServiceRows GoalsServer::MeasurementRows() {
  rpc::ServiceRows rows{"milepost.internal.v1.MeasurementService", {}, {}};
  rows.methods.push_back(rpc::Read<BatchGetGoalStandingsRequest, BatchGetGoalStandingsResponse>(
      "BatchGetGoalStandings", [this](Reader& reader, Call& call, const auto& request, auto& reply) {
        return GetStandings(goals_, reader, call, request, reply);
      }));
  rows.methods.push_back(rpc::Write<BatchApplyMeasurementsRequest, BatchApplyMeasurementsResponse>(
      "BatchApplyMeasurements", [this](Transaction& tx, Call& call, const auto& request, auto& reply) {
        return ApplyAll(goals_, tx, call, request, reply);
      }));
  return rows;
}

}  // namespace milepost::goals
