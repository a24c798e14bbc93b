// The part of a font one document uses, renumbered, with what each of its glyphs says.
#ifndef MILEPOST_REPORTGEN_PDF_FONT_SUBSET_H_
#define MILEPOST_REPORTGEN_PDF_FONT_SUBSET_H_

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "absl/status/status.h"
#include "reportgen/text/font_library.h"
#include "reportgen/text/glyphs.h"

namespace milepost::report {

class FontSubset {
 public:
  // Notes the glyphs of a run and what they say.
  void Use(const GlyphRun& run);

  // Cuts the font down to the glyphs noted. INTERNAL if the font cannot be cut.
  absl::Status Build(const Font& font);

  // From here on after Build.
  uint16_t NewId(uint16_t glyph) const { return old_to_new_.at(glyph); }
  // True if reading the run's glyphs one by one gives exactly its text. Otherwise the text must be given beside them.
  bool Says(const GlyphRun& run) const;
  int WidthOf(uint16_t new_id) const { return widths_[new_id]; }  // thousandths of the em
  size_t glyph_count() const { return widths_.size(); }
  const std::string& file() const { return file_; }
  // Six letters that differ with the glyphs, then the font's own name.
  const std::string& name() const { return name_; }
  // A ToUnicode CMap: new glyph numbers to UTF-16.
  std::string ToUnicode() const;
  // The W array of the widths.
  std::string Widths() const;

 private:
  std::unordered_map<uint16_t, std::string> said_;  // by old number; empty: says nothing by itself
  std::unordered_map<uint16_t, uint16_t> old_to_new_;
  std::vector<int> widths_;           // by new number
  std::vector<std::string> meaning_;  // by new number
  std::string file_, name_;
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_PDF_FONT_SUBSET_H_
