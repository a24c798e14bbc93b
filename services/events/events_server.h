// The feed over gRPC: what changed, in the order of commits, for those who may hear of it.
#pragma once

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/rpc/service.h"

namespace milepost::events {

struct Options {
  absl::Duration heartbeat = absl::Seconds(30);         // a watch without events says so often that it stands
  absl::Duration retention = absl::InfiniteDuration();  // events older than this, on the domain's clock, are forgotten
};

class EventsServer final : public rpc::Service {
 public:
  explicit EventsServer(const Options& options) : options_(options) {}

  std::string component() const override { return "events"; }
  std::vector<rpc::SchemaStep> Schema() const override { return {}; }
  std::vector<rpc::ServiceRows> Rows() override;
  // Forgets what is old.
  absl::Status Sweep(const rpc::SweepRun& run) override;

 private:
  const Options options_;
};

}  // namespace milepost::events
