// The thread on which callers learn the outcome of their transactions, so that the writer never waits for them.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/status/status.h"
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

  std::mutex mutex_;  // guards what follows; std's, because ThreadSanitizer does not see into Abseil's
  std::condition_variable something_;
  std::vector<Answer> waiting_;
  bool closed_ = false;
  std::thread thread_;
};

}  // namespace milepost::store
