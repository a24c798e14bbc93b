// The fonts of all documents: files read and parsed once and shared by every thread afterwards, with the words shaped
// so far.
#ifndef MILEPOST_REPORTGEN_TEXT_FONT_LIBRARY_H_
#define MILEPOST_REPORTGEN_TEXT_FONT_LIBRARY_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "reportgen/document/theme.h"
#include "reportgen/text/word_cache.h"

struct hb_blob_t;
struct hb_face_t;
struct hb_font_t;

namespace milepost::report {

// Index of a loaded font; the first kFaceCount are the text family in the order of Face.
using FontId = uint16_t;

// Where Debian's fonts-lato, fonts-noto-core, fonts-dejavu-core and fonts-droid-fallback put their files.
struct FontDirectories {
  std::string lato = "/usr/share/fonts/truetype/lato";
  std::string noto = "/usr/share/fonts/truetype/noto";
  std::string dejavu = "/usr/share/fonts/truetype/dejavu";
  std::string droid = "/usr/share/fonts/truetype/droid";
};

// One font file. Measures are thousandths of the em.
struct Font {
  std::string postscript_name;
  int units_per_em = 1000;
  int ascent = 0, descent = 0, cap_height = 0;
  int box[4] = {};  // x min, y min, x max, y max
  bool italic = false, bold = false;
  hb_face_t* face = nullptr;
  hb_face_t* outlines = nullptr;  // the same glyphs without encoding, names and positions: quick to cut down
  hb_font_t* shaper = nullptr;
  std::vector<bool> coverage;  // by code point, up to the last one that the font draws
};

class FontLibrary {
 public:
  // NOT_FOUND names the file that is missing; INVALID_ARGUMENT one that is no TrueType font.
  static absl::StatusOr<std::unique_ptr<const FontLibrary>> Load(const FontDirectories& directories);

  ~FontLibrary();
  FontLibrary(const FontLibrary&) = delete;
  FontLibrary& operator=(const FontLibrary&) = delete;

  const Font& font(FontId id) const { return fonts_[id]; }
  size_t size() const { return fonts_.size(); }

  // The font that draws `code_point` in a style of `face`: the face itself, else the first fallback that has it.
  // Without any, the fallback whose empty glyph is a box, and `missing` is set.
  FontId Find(Face face, char32_t code_point, bool& missing) const;
  bool Has(FontId id, char32_t code_point) const;

  WordCache& words() const { return words_; }

 private:
  FontLibrary() = default;
  absl::Status Add(const std::string& path);

  std::vector<Font> fonts_;
  mutable WordCache words_;
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_TEXT_FONT_LIBRARY_H_
