// Carries measurements to the goals they measure: at once after a write, or later when the goals were away.
#pragma once

#include <string>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "milepost/internal/v1/measurement_service.grpc.pb.h"
#include "services/progress/entry_store.h"
#include "services/rpc/peers.h"

namespace milepost::progress {

class Carrier {
 public:
  Carrier(store::Database& store, const EntryStore& entries, const rpc::Peers& peers);
  ~Carrier();

  // Tells the goal its current value. False if it could not be told now; the relay will.
  bool Carry(const rpc::Call& call, const Pending& pending);

  // The relay looks every few seconds for what is not applied.
  void Start();
  void Stop();

 private:
  void Relay();

  store::Database& store_;
  const EntryStore& entries_;
  rpc::Peer<internal::v1::MeasurementService> goals_;
  absl::Mutex mutex_;
  bool stopped_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace milepost::progress
