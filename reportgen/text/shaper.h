// Words to glyphs, each different word once.
#ifndef MILEPOST_REPORTGEN_TEXT_SHAPER_H_
#define MILEPOST_REPORTGEN_TEXT_SHAPER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "reportgen/text/font_library.h"

struct hb_buffer_t;

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
  void Fill(const ShapeKey& key, std::u32string_view text, ShapedWord& word);

  const FontLibrary& fonts_;
  const void* language_;
  hb_buffer_t* buffer_;
  std::string key_;
  absl::flat_hash_map<std::string, std::unique_ptr<ShapedWord>> words_;
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_TEXT_SHAPER_H_
