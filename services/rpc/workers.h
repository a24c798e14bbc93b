// A bounded pool of threads for work that may block: orchestrations.
#pragma once

#include <deque>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/any_invocable.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace milepost::rpc {

class Workers {
 public:
  using Task = absl::AnyInvocable<void()>;

  // At most `max_queued` tasks wait for one of `threads` threads.
  Workers(int threads, std::size_t max_queued);
  // Runs what is queued, then ends the threads.
  ~Workers();

  // False, and `task` untouched, if the queue is full or the pool has stopped.
  bool TryRun(Task& task);

  // Waits until nothing is queued or running, at most until `deadline`.
  void AwaitIdle(absl::Time deadline);

  // Refuses new tasks and waits for the queued ones. Idempotent.
  void Stop();

 private:
  void Work();
  bool HasWorkOrStopped() const ABSL_SHARED_LOCKS_REQUIRED(mutex_) { return stopped_ || !queue_.empty(); }

  bool IsIdle() const ABSL_SHARED_LOCKS_REQUIRED(mutex_) { return queue_.empty() && running_ == 0; }

  const std::size_t max_queued_;
  absl::Mutex mutex_;
  std::deque<Task> queue_ ABSL_GUARDED_BY(mutex_);
  int running_ ABSL_GUARDED_BY(mutex_) = 0;
  bool stopped_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace milepost::rpc
