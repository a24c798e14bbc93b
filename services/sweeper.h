// Runs the sweep: at start, every interval, and when the domain's clock enters another hour.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/rpc/call_log.h"
#include "services/rpc/clock.h"
#include "services/rpc/sweep.h"

namespace milepost {

class Sweeper {
 public:
  struct Deps {
    store::Database& store;
    store::IdSource& ids;
    const rpc::Clock& clock;
    rpc::CallLog& log;
    const rpc::Sweep& sweep;
  };
  // `interval` and `poll`, how often the clock is looked at, are real time.
  Sweeper(const Deps& deps, absl::Duration interval, absl::Duration poll);
  ~Sweeper() { Stop(); }

  void Start();
  // Ends the sweep that runs at its next page. Idempotent.
  void Stop();

  // One sweep at this time of the domain, on the calling thread, beside whatever runs.
  absl::Status RunAt(absl::Time now);

 private:
  void Work();

  const Deps deps_;
  const absl::Duration interval_;
  const absl::Duration poll_;
  std::atomic<bool> stopping_{false};
  std::mutex mutex_;
  std::condition_variable stop_;  // with mutex_
  std::thread thread_;
};

}  // namespace milepost
