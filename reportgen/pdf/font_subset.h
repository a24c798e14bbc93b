// The part of a font one document uses, with what each of its characters says.
#ifndef MILEPOST_REPORTGEN_PDF_FONT_SUBSET_H_
#define MILEPOST_REPORTGEN_PDF_FONT_SUBSET_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "reportgen/text/font_library.h"
#include "reportgen/text/glyphs.h"

namespace milepost::report {

// A character of the PDF font (CID) is a glyph together with the text it stands for. A glyph that stands for two texts
// - a space and a no-break space, a bracket and its mirror, a letter with and without a mark of its own - is two
// characters, so that every one can be read back exactly. CIDs are given in the order of first use.
class FontSubset {
 public:
  FontSubset() { Add(0, ""); }

  // Notes the glyphs of a run and what they say.
  void Use(const GlyphRun& run);

  // Cuts the font down to the glyphs noted. INTERNAL if the font cannot be cut.
  absl::Status Build(const Font& font);

  // Of a glyph of a run that has been noted.
  uint16_t CidOf(const GlyphRun& run, const Glyph& glyph) const;

  // From here on after Build.
  double WidthOf(uint16_t cid) const { return characters_[cid].width; }        // thousandths of the em
  uint16_t GlyphOf(uint16_t cid) const { return characters_[cid].new_glyph; }  // in file()
  size_t size() const { return characters_.size(); }
  const std::string& file() const { return file_; }
  // Six letters that differ with the glyphs, then the font's own name.
  const std::string& name() const { return name_; }

  std::string ToUnicode() const;   // a CMap: CIDs to UTF-16
  std::string Widths() const;      // the W array
  std::string CidToGlyph() const;  // two bytes a CID
  std::string CidSet() const;      // one bit a CID

 private:
  struct Character {
    uint16_t glyph = 0, new_glyph = 0;
    uint16_t next = 0;  // CID of the same glyph with another text; 0: none
    double width = 0;
    std::string text;
  };
  // The CID of the glyph with that text, 0 if there is none.
  uint16_t Find(uint16_t glyph, std::string_view text) const;
  void Add(uint16_t glyph, std::string_view text);

  std::vector<Character> characters_;  // by CID; the first is the font's own empty glyph
  std::vector<uint16_t> latest_;       // by glyph: the CID given last, from where `next` leads on
  std::string file_, name_;
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_PDF_FONT_SUBSET_H_
