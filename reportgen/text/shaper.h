// Words to glyphs, each different word once.
#ifndef MILEPOST_REPORTGEN_TEXT_SHAPER_H_
#define MILEPOST_REPORTGEN_TEXT_SHAPER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/container/flat_hash_map.h"
#include "reportgen/text/font_library.h"
#include "reportgen/text/word_cache.h"

struct hb_buffer_t;

namespace milepost::report {

struct ShapeKey {
  FontId font = 0;
  bool rtl = false;
  bool tabular = false;   // figures of one width
  bool separate = false;  // no ligatures: the letters are spaced out
  uint32_t script = 0;    // ISO 15924 tag
};

// For one thread: each rendering has its own.
class Shaper {
 public:
  Shaper(const FontLibrary& fonts, const std::string& language);
  ~Shaper();
  Shaper(const Shaper&) = delete;
  Shaper& operator=(const Shaper&) = delete;

  // `text` is of one script and holds no line end. The word lives as long as the shaper.
  const ShapedWord& Shape(const ShapeKey& key, std::u32string_view text);

 private:
  WordCache::Word Make(const ShapeKey& key, std::u32string_view text) const;

  const FontLibrary& fonts_;
  const void* language_;
  hb_buffer_t* buffer_;
  std::string key_;
  absl::flat_hash_map<std::string, WordCache::Word> words_;  // of this document
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_TEXT_SHAPER_H_
