#include "services/store/feed_signal.h"

#include <algorithm>

namespace milepost::store {

void FeedSignal::Add(int64_t person_key, Listener* listener) {
  const std::lock_guard lock(mutex_);
  listeners_[person_key].push_back(listener);
  ++listeners_count_;
}

void FeedSignal::Remove(int64_t person_key, Listener* listener) {
  const std::lock_guard lock(mutex_);
  const auto found = listeners_.find(person_key);
  if (found == listeners_.end()) return;
  listeners_count_ -= static_cast<int64_t>(std::erase(found->second, listener));
  if (found->second.empty()) listeners_.erase(found);
}

void FeedSignal::Ring(absl::Span<const int64_t> person_keys) {
  if (person_keys.empty()) return;
  std::vector<int64_t> keys(person_keys.begin(), person_keys.end());
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  const std::lock_guard lock(mutex_);
  for (const int64_t key : keys) {
    if (key != kEverybody) Call(key);
  }
  Call(kEverybody);
}

void FeedSignal::Close() {
  closed_ = true;
  const std::lock_guard lock(mutex_);
  for (const auto& [key, listeners] : listeners_) {
    for (Listener* listener : listeners) listener->OnGrown();
  }
}

void FeedSignal::Call(int64_t person_key) {
  const auto found = listeners_.find(person_key);
  if (found == listeners_.end()) return;
  for (Listener* listener : found->second) listener->OnGrown();
}

}  // namespace milepost::store
