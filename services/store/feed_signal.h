// Tells those who wait that a person's feed has grown, so that nobody has to ask again and again.
//
// Add first, then read, then wait: what was committed after the read rings. Waiting costs an entry in a map; a commit
// costs a look-up for each person it told of, and nothing while nobody listens.
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <unordered_map>
#include <vector>

#include "absl/types/span.h"

namespace milepost::store {

class FeedSignal {
 public:
  // The key of those who listen to everybody's feed.
  static constexpr int64_t kEverybody = 0;

  class Listener {
   public:
    // On whatever thread rings: it must not block, nor call Add or Remove.
    virtual void OnGrown() = 0;

   protected:
    ~Listener() = default;
  };

  void Add(int64_t person_key, Listener* listener);
  // Once it returns, the listener is not called any more.
  void Remove(int64_t person_key, Listener* listener);
  bool HasListeners() const { return listeners_count_.load() != 0; }

  // Calls the listeners of these people, and those of everybody. Keys may repeat.
  void Ring(absl::Span<const int64_t> person_keys);

  // From now on waiting is in vain; calls every listener.
  void Close();
  bool closed() const { return closed_.load(); }

 private:
  void Call(int64_t person_key);  // holds mutex_

  std::atomic<int64_t> listeners_count_{0};
  std::atomic<bool> closed_{false};
  std::mutex mutex_;  // guards what follows
  std::unordered_map<int64_t, std::vector<Listener*>> listeners_;
};

}  // namespace milepost::store
