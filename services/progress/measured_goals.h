// What the progress service asks of the goals that it measures, many at a time.
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "milepost/internal/v1/measurement_service.grpc.pb.h"
#include "services/rpc/peers.h"

namespace milepost::progress {

class MeasuredGoals {
 public:
  explicit MeasuredGoals(const rpc::Peers& peers) : peer_(peers) {}

  // One standing for each goal, in order; a goal that is not there is not present. Errors: those of the peer.
  absl::StatusOr<std::vector<internal::v1::GoalStanding>> StandingsOf(const std::vector<std::string>& goals,
                                                                      absl::Time deadline);

  // OK once every goal has been told, or is gone.
  absl::Status Apply(const std::vector<internal::v1::AppliedMeasurement>& measurements, absl::Time deadline);

 private:
  rpc::Peer<internal::v1::MeasurementService> peer_;
};

}  // namespace milepost::progress
