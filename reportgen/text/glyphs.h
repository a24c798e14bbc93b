// Set text as plain data: what is drawn, and what it says.
#ifndef MILEPOST_REPORTGEN_TEXT_GLYPHS_H_
#define MILEPOST_REPORTGEN_TEXT_GLYPHS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "reportgen/document/theme.h"
#include "reportgen/text/font_library.h"

namespace milepost::report {

enum class Decoration : uint8_t { kNone, kUnderline, kStrike };

// Lengths in points. `length` bytes of the run's text from `offset` on are said by this glyph; 0 when a neighbour of
// its cluster says them.
struct Glyph {
  uint16_t id = 0;
  uint16_t length = 0;
  uint32_t offset = 0;
  float advance = 0;     // to the next glyph's origin, tracking included
  float dx = 0, dy = 0;  // of the drawn glyph from its origin, y upwards
};

// Glyphs of one font, size and colour on one line, in the order they stand from left to right.
struct GlyphRun {
  FontId font = 0;
  float size = 0;
  Colour colour;
  bool rtl = false;
  Decoration decoration = Decoration::kNone;
  float tracking = 0;  // after each glyph, part of its advance
  float x = 0;         // from the start of the line
  float width = 0;     // sum of advances
  std::string text;    // UTF-8, reading order
  std::string link;
  std::vector<Glyph> glyphs;
};

struct Line {
  std::vector<GlyphRun> runs;
  double width = 0;  // without trailing spaces
};

// A paragraph broken into lines.
struct SetText {
  std::vector<Line> lines;
  double leading = 0;  // baseline to baseline, of the largest style
  double ascent = 0;   // from the top of a line's box to its baseline
  double width = 0;    // of the widest line
  bool rtl = false;    // reads from right to left
  double height() const { return leading * static_cast<double>(lines.size()); }
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_TEXT_GLYPHS_H_
