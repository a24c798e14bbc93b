// Carries measurements to the goals they measure: at once after a write, or later when the goals were away.
#pragma once

#include <map>
#include <string>
#include <thread>
#include <utility>

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

  // Tells a goal its current value. False if it could not be told now; the relay will.
  bool Carry(const rpc::Call& call, const Measured& measured);

  // The relay marks what was carried and looks for what was not, every few seconds: a mark costs no write of its own.
  void Start();
  void Stop();

 private:
  void Relay();
  void MarkCarried();
  void CarryPending();

  store::Database& store_;
  const EntryStore& entries_;
  rpc::Peer<internal::v1::MeasurementService> goals_;
  absl::Mutex mutex_;
  bool stopped_ ABSL_GUARDED_BY(mutex_) = false;
  std::map<std::pair<int64_t, std::string>, int64_t> carried_ ABSL_GUARDED_BY(mutex_);  // goal -> version to mark
  std::thread thread_;
};

}  // namespace milepost::progress
