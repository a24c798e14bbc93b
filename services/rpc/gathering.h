// Things that wait at the same time are served together: while `most` groups are being served, the next one gathers.
// Whoever comes alone is served at once, so that nothing waits for company.
#pragma once

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

#include "services/rpc/workers.h"

namespace milepost::rpc {

template <class T>
class Gathering {
 public:
  using Serve = std::function<void(std::vector<T>)>;  // on one of the workers; throws nothing

  Gathering(Workers& workers, std::size_t most, std::size_t most_waiting, Serve serve)
      : workers_(workers), most_(most), most_waiting_(most_waiting), serve_(std::move(serve)) {}

  // Gives back what cannot be served: too much waits, or the workers take nothing more.
  std::vector<T> Add(T thing) {
    std::vector<T> refused;
    {
      const std::lock_guard lock(mutex_);
      if (waiting_.size() >= most_waiting_) {
        refused.push_back(std::move(thing));
        return refused;
      }
      waiting_.push_back(std::move(thing));
      if (serving_ == most_) return refused;
      ++serving_;
    }
    Workers::Task task = [this] { ServeAll(); };
    if (workers_.TryRun(task)) return refused;
    const std::lock_guard lock(mutex_);
    if (--serving_ == 0) refused.swap(waiting_);
    return refused;
  }

 private:
  void ServeAll() {
    for (;;) {
      std::vector<T> group;
      {
        const std::lock_guard lock(mutex_);
        if (waiting_.empty()) {
          --serving_;
          return;
        }
        group.swap(waiting_);
      }
      serve_(std::move(group));
    }
  }

  Workers& workers_;
  const std::size_t most_, most_waiting_;
  const Serve serve_;
  std::mutex mutex_;  // guards what follows; std's, because ThreadSanitizer does not see into Abseil's
  std::size_t serving_ = 0;
  std::vector<T> waiting_;
};

}  // namespace milepost::rpc
