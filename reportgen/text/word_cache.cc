#include "reportgen/text/word_cache.h"

#include <utility>

namespace milepost::report {

WordCache::Word WordCache::Find(const std::string& key) {
  Shard& shard = ShardOf(key);
  absl::MutexLock lock(&shard.mutex);
  const auto found = shard.words.find(key);
  return found == shard.words.end() ? nullptr : found->second;
}

void WordCache::Add(const std::string& key, Word word) {
  Shard& shard = ShardOf(key);
  absl::MutexLock lock(&shard.mutex);
  if (shard.words.size() >= kMostWords) shard.words.clear();
  shard.words.try_emplace(key, std::move(word));
}

}  // namespace milepost::report
