// The thread on which callers learn the outcome of their transactions, so that the writer never waits for them.
#pragma once

#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "services/store/database.h"

namespace milepost::store {

struct Answer {
  Done done;
  absl::Status status;
};

class Completions {
 public:
  Completions() : thread_([this] { Loop(); }) {}
  ~Completions() { Close(); }

  // Answers in the order added. Leaves `answers` empty, with its capacity.
  void Add(std::vector<Answer>& answers);

  // Gives what was added, then ends. Idempotent; not for several threads at once.
  void Close();

 private:
  void Loop();

  absl::Mutex mutex_;
  std::vector<Answer> waiting_ ABSL_GUARDED_BY(mutex_);
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace milepost::store
