// Styled text to lines of glyphs: bidirectional order, font fallback, line breaks after UAX #14.
#ifndef MILEPOST_REPORTGEN_TEXT_TYPESETTER_H_
#define MILEPOST_REPORTGEN_TEXT_TYPESETTER_H_

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/types/span.h"
#include "reportgen/document/theme.h"
#include "reportgen/text/font_library.h"
#include "reportgen/text/glyphs.h"
#include "reportgen/text/shaper.h"

namespace milepost::report {

struct StyledText {
  std::string_view text;
  TypeStyle style;
  Decoration decoration = Decoration::kNone;
  std::string_view link;
};

// Text shaped but not yet broken into lines. Valid while its typesetter and the views it was made from live.
class Prepared {
 public:
  double widest_word() const { return widest_word_; }  // what no line break can make narrower
  double natural_width() const { return natural_width_; }

 private:
  friend class Typesetter;
  // A stretch of one style, font, direction and script between two chances to break the line.
  struct Segment {
    const ShapedWord* word = nullptr;
    uint32_t first = 0, count = 0;  // code points
    uint16_t style = 0;
    FontId font = 0;
    uint8_t level = 0;
    bool space = false;
    bool break_after = false;   // the line may end here
    bool forced_after = false;  // the line must end here
    ShapeKey key;
    double width = 0;
  };

  std::u32string text_;
  std::vector<StyledText> styles_;
  std::vector<Segment> segments_;
  bool rtl_ = false;
  double widest_word_ = 0, natural_width_ = 0;
};

// For one thread: each rendering has its own.
class Typesetter {
 public:
  Typesetter(const FontLibrary& fonts, const std::string& language);

  // Malformed UTF-8 and code points without a glyph are set visibly and reported in warnings().
  Prepared Prepare(absl::Span<const StyledText> runs);

  // No line is wider than `width`, save one grapheme that is so by itself: a word too long is cut between graphemes.
  // Under a LineLimit, what is longer ends in an ellipsis after the last whole word that fits.
  SetText Break(const Prepared& prepared, double width);

  SetText Set(absl::Span<const StyledText> runs, double width) { return Break(Prepare(runs), width); }
  // One line, however long.
  Line SetLine(std::string_view text, const TypeStyle& style);
  double Width(std::string_view text, const TypeStyle& style) { return SetLine(text, style).width; }

  const std::set<std::string>& warnings() const { return warnings_; }
  int64_t glyphs_set() const { return glyphs_set_; }
  const FontLibrary& fonts() const { return fonts_; }

 private:
  friend class LineLimit;
  using Segment = Prepared::Segment;
  struct Traits {  // of one code point
    uint16_t style = 0;
    FontId font = 0;
    uint8_t level = 0;
    uint32_t script = 0;
    bool may_end = false;  // a line, after it
  };

  SetText BreakAll(const Prepared& prepared, double width);
  // The first `count` code points and an ellipsis.
  SetText Cut(const Prepared& prepared, size_t count, double width);
  // As much of a text as takes no more than the limit.
  SetText Clip(const Prepared& prepared, const SetText& whole, double width);

  // Fill in traits_ and read them.
  void Analyse(Prepared& prepared);
  void ChooseFonts(const Prepared& prepared);
  void Segmentate(Prepared& prepared);
  double WidthOf(const Prepared& prepared, const Segment& segment) const;
  Segment Piece(const Prepared& prepared, const Segment& segment, uint32_t first, uint32_t count);
  // The longest leading part of `segment` not wider than `room`, at least one grapheme; the rest stays in `segment`.
  Segment CutFront(const Prepared& prepared, Segment& segment, double room);
  static void PutInVisualOrder(std::vector<Segment>& segments);
  Line Assemble(const Prepared& prepared, absl::Span<const Segment> segments);
  GlyphRun Merge(const Prepared& prepared, absl::Span<const Segment> segments);
  void Warn(std::string warning) { warnings_.insert(std::move(warning)); }

  const FontLibrary& fonts_;
  std::string language_;
  Shaper shaper_;
  std::set<std::string> warnings_;
  int64_t glyphs_set_ = 0;
  size_t most_lines_ = 0;  // of a text; 0: any number
  // Room for the text at work, kept for the next: a third of all allocations of a document were these.
  std::vector<Traits> traits_;
  std::vector<uint8_t> levels_;
  std::vector<Segment> line_, visual_;
  std::vector<uint32_t> offsets_;
  std::vector<size_t> firsts_;
};

// While it lives, no text takes more than `most` lines; 0: any number.
class LineLimit {
 public:
  LineLimit(Typesetter& typesetter, size_t most) : typesetter_(typesetter), outer_(typesetter.most_lines_) {
    typesetter.most_lines_ = most;
  }
  ~LineLimit() { typesetter_.most_lines_ = outer_; }
  LineLimit(const LineLimit&) = delete;
  LineLimit& operator=(const LineLimit&) = delete;

 private:
  Typesetter& typesetter_;
  const size_t outer_;
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_TEXT_TYPESETTER_H_
