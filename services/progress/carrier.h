// Carries measurements to the goals they measure: at once after a write, or later when the goals were away.
#pragma once

#include <map>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/progress/entry_store.h"
#include "services/progress/measured_goals.h"

namespace milepost::progress {

class Carrier {
 public:
  Carrier(store::Database& store, const EntryStore& entries, MeasuredGoals& goals);
  ~Carrier();

  // Tells goals their current values. False if they could not be told now; the relay will.
  bool Carry(const std::vector<Measured>& measured, absl::Time deadline);

  // The relay marks what was carried and looks for what was not, every few seconds: a mark costs no write of its own.
  void Start();
  void Stop();

 private:
  void Relay();
  void MarkCarried();
  void CarryPending();

  store::Database& store_;
  const EntryStore& entries_;
  MeasuredGoals& goals_;
  absl::Mutex mutex_;
  bool stopped_ ABSL_GUARDED_BY(mutex_) = false;
  std::map<std::pair<int64_t, std::string>, int64_t> carried_ ABSL_GUARDED_BY(mutex_);  // goal -> version to mark
  std::thread thread_;
};

}  // namespace milepost::progress
