// Words shaped for one document and used again by the next: shaping was a fifth of the work of a document, and most of
// its words - the labels, the months, the names of skills - stand in all of them.
#ifndef MILEPOST_REPORTGEN_TEXT_WORD_CACHE_H_
#define MILEPOST_REPORTGEN_TEXT_WORD_CACHE_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/hash/hash.h"
#include "absl/synchronization/mutex.h"

namespace milepost::report {

// Lengths in font units.
struct ShapedGlyph {
  uint16_t id = 0;
  int32_t advance = 0, dx = 0, dy = 0;
  uint32_t cluster = 0;  // index of the first code point of its cluster
  uint32_t count = 0;    // code points said by this glyph; 0 when another glyph of the cluster says them
};

struct ShapedWord {
  std::vector<ShapedGlyph> glyphs;  // from left to right
  int64_t advance = 0;
};

// Thread-safe. What it holds makes no document different, only quicker. Of bounded size: a part that is full begins
// anew, while documents at work keep the words they have.
class WordCache {
 public:
  using Word = std::shared_ptr<const ShapedWord>;

  // Null if it is not there.
  Word Find(const std::string& key);
  void Add(const std::string& key, Word word);

 private:
  static constexpr size_t kShards = 16, kMostWords = 2048;  // in a shard; some 10 MB in all
  struct Shard {
    absl::Mutex mutex;
    absl::flat_hash_map<std::string, Word> words;
  };
  Shard& ShardOf(const std::string& key) { return shards_[absl::Hash<std::string>()(key) % kShards]; }

  std::array<Shard, kShards> shards_;
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_TEXT_WORD_CACHE_H_
