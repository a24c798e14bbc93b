#include "reportgen/text/typesetter.h"

#include <hb.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include "reportgen/text/bidi.h"
#include "reportgen/text/breaks.h"
#include "reportgen/text/unicode.h"

namespace milepost::report {
namespace {

// Longer words are shaped in parts, so that cutting an endless one into lines stays linear.
constexpr size_t kLongestPiece = 64;

bool IsSpace(char32_t c) { return c == ' ' || c == 0x3000 || (c >= 0x2000 && c <= 0x200A && c != 0x2007); }

// Drawn with whatever stands before them: marks, joiners, variation selectors.
bool Attaches(char32_t c) {
  return (c >= 0x300 && c < 0x370) || (c >= 0x64B && c < 0x660) || (c >= 0x591 && c < 0x5BE) || c == 0x200C ||
         c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x20D0 && c < 0x2100);
}

// Code points that leave no mark by themselves.
bool IsInvisible(char32_t c) {
  return c == 0xAD || c == 0x34F || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) ||
         (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c < 0xE1000);
}

uint32_t ScriptOf(char32_t c, uint32_t previous) {
  if (c < 0x80) return absl::ascii_isalpha(static_cast<unsigned char>(c)) ? uint32_t{HB_SCRIPT_LATIN} : previous;
  const hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), c);
  if (script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN) return previous;
  return script;
}

}  // namespace

Typesetter::Typesetter(const FontLibrary& fonts, const std::string& language)
    : fonts_(fonts), language_(language.substr(0, language.find('-'))), shaper_(fonts, language) {}

Prepared Typesetter::Prepare(absl::Span<const StyledText> runs) {
  Prepared prepared;
  prepared.styles_.assign(runs.begin(), runs.end());
  traits_.clear();
  for (size_t i = 0; i < runs.size(); ++i) {
    Decoded decoded = Decode(runs[i].text);
    if (decoded.malformed) Warn("text is not valid UTF-8; broken places are marked");
    if (i == 0) {
      prepared.text_ = std::move(decoded.text);
    } else {
      prepared.text_ += decoded.text;
    }
    Traits traits;
    traits.style = static_cast<uint16_t>(i);
    traits_.resize(prepared.text_.size(), traits);
  }
  if (!prepared.text_.empty()) {
    Analyse(prepared);
    Segmentate(prepared);
  }
  double line = 0;
  double word = 0;
  for (const Segment& segment : prepared.segments_) {
    line += segment.width;
    if (!segment.space) word += segment.width;
    prepared.natural_width_ = std::max(prepared.natural_width_, line);
    prepared.widest_word_ = std::max(prepared.widest_word_, word);
    if (segment.break_after || segment.forced_after) word = 0;
    if (segment.forced_after) line = 0;
  }
  return prepared;
}

void Typesetter::Analyse(Prepared& prepared) {
  const std::u32string& text = prepared.text_;
  const std::string may_end = MayEndAfter(text, language_);
  levels_.resize(text.size());
  for (size_t begin = 0; begin < text.size();) {
    size_t end = std::min(text.find(U'\n', begin), text.size() - 1) + 1;
    const uint8_t base = ResolveLevels(std::u32string_view(text).substr(begin, end - begin), &levels_[begin]);
    if (begin == 0) prepared.rtl_ = base == 1;
    begin = end;
  }
  uint32_t script = HB_SCRIPT_LATIN;
  for (const char32_t c : text) {
    script = ScriptOf(c, 0);
    if (script != 0) break;
  }
  if (script == 0) script = HB_SCRIPT_LATIN;
  for (size_t i = 0; i < text.size(); ++i) {
    traits_[i].level = levels_[i];
    traits_[i].script = script = ScriptOf(text[i], script);
    traits_[i].may_end = may_end[i] != 0;
  }
  ChooseFonts(prepared);
}

void Typesetter::ChooseFonts(const Prepared& prepared) {
  const std::u32string& text = prepared.text_;
  for (size_t i = 0; i < text.size(); ++i) {
    const Face face = prepared.styles_[traits_[i].style].style.face;
    const bool same_style = i > 0 && traits_[i - 1].style == traits_[i].style;
    const bool follows = IsSpace(text[i]) || Attaches(text[i]);
    if (same_style && follows && text[i - 1] != '\n' && fonts_.Has(traits_[i - 1].font, text[i])) {
      traits_[i].font = traits_[i - 1].font;
      continue;
    }
    bool missing = false;
    traits_[i].font = fonts_.Find(face, text[i], missing);
    if (!missing) continue;
    if (text[i] == '\n' || IsInvisible(text[i])) {
      traits_[i].font = i > 0 ? traits_[i - 1].font : static_cast<FontId>(face);
    } else {
      Warn(absl::StrFormat("no font has U+%04X; a box stands for it", static_cast<uint32_t>(text[i])));
    }
  }
}

void Typesetter::Segmentate(Prepared& prepared) {
  const std::u32string& text = prepared.text_;
  const size_t n = text.size();
  constexpr size_t kUsualWord = 3;  // half of a word and the space after it
  prepared.segments_.reserve(n / kUsualWord + 3);
  for (size_t begin = 0; begin < n;) {
    const Traits& head = traits_[begin];
    if (text[begin] == '\n') {
      Segment line_end;
      line_end.first = static_cast<uint32_t>(begin++);
      line_end.style = head.style;
      line_end.font = head.font;
      line_end.forced_after = line_end.space = true;
      prepared.segments_.push_back(line_end);
      continue;
    }
    size_t end = begin + 1;
    while (end < n && !traits_[end - 1].may_end && text[end] != '\n' && traits_[end].style == head.style &&
           traits_[end].font == head.font && traits_[end].level == head.level && traits_[end].script == head.script &&
           IsSpace(text[end]) == IsSpace(text[begin]) && (end - begin < kLongestPiece || Attaches(text[end]))) {
      ++end;
    }
    const TypeStyle& style = prepared.styles_[head.style].style;
    Segment segment;
    segment.style = head.style;
    segment.font = head.font;
    segment.level = head.level;
    segment.space = IsSpace(text[begin]);
    segment.break_after = traits_[end - 1].may_end;
    segment.key = {head.font, (head.level & 1) != 0, style.tabular, style.tracking != 0, head.script};
    prepared.segments_.push_back(
        Piece(prepared, segment, static_cast<uint32_t>(begin), static_cast<uint32_t>(end - begin)));
    begin = end;
  }
}

double Typesetter::WidthOf(const Prepared& prepared, const Segment& segment) const {
  if (segment.word == nullptr) return 0;
  const TypeStyle& style = prepared.styles_[segment.style].style;
  return static_cast<double>(segment.word->advance) * style.size / fonts_.font(segment.font).units_per_em +
         style.tracking * static_cast<double>(segment.word->glyphs.size());
}

Typesetter::Segment Typesetter::Piece(const Prepared& prepared, const Segment& segment, uint32_t first,
                                      uint32_t count) {
  Segment piece = segment;
  piece.first = first;
  piece.count = count;
  piece.word = &shaper_.Shape(piece.key, std::u32string_view(prepared.text_).substr(first, count));
  piece.width = WidthOf(prepared, piece);
  return piece;
}

Typesetter::Segment Typesetter::CutFront(const Prepared& prepared, Segment& segment, double room) {
  // Widths of graphemes come from the whole word's glyphs; letters that change shape at the cut are measured again.
  const TypeStyle& style = prepared.styles_[segment.style].style;
  const double scale = style.size / fonts_.font(segment.font).units_per_em;
  const std::vector<ShapedGlyph>& glyphs = segment.word->glyphs;
  std::vector<double> width(segment.count + 1, 0);
  std::vector<bool> begins(segment.count + 1, false);
  for (const ShapedGlyph& glyph : glyphs) {
    width[glyph.cluster] += glyph.advance * scale + style.tracking;
    begins[glyph.cluster] = true;
  }
  begins[segment.count] = true;
  std::vector<uint32_t> cuts;
  double total = 0;
  for (uint32_t i = 0; i < segment.count && (total <= room || cuts.empty()); ++i) {
    total += width[i];
    if (begins[i + 1] && (total <= room || cuts.empty())) cuts.push_back(i + 1);
  }
  Segment front = Piece(prepared, segment, segment.first, cuts.back());
  while (front.width > room && cuts.size() > 1) {
    cuts.pop_back();
    front = Piece(prepared, segment, segment.first, cuts.back());
  }
  front.break_after = true;
  segment = Piece(prepared, segment, segment.first + front.count, segment.count - front.count);
  return front;
}

SetText Typesetter::BreakAll(const Prepared& prepared, double width) {
  SetText set;
  set.rtl = prepared.rtl_;
  double size = 0;
  for (const StyledText& run : prepared.styles_) {
    set.leading = std::max(set.leading, run.style.leading);
    size = std::max(size, run.style.size);
  }
  set.ascent = (set.leading - size) / 2 + size * 0.78;
  width = std::max(width, 1.0);
  std::vector<Segment>& line = line_;
  line.clear();
  double used = 0;  // with spaces
  size_t safe = 0;  // segments up to the last chance to break
  const auto finish = [&](size_t count) {
    const auto end = line.begin() + static_cast<std::ptrdiff_t>(count);
    set.lines.push_back(Assemble(prepared, absl::MakeConstSpan(line).first(count)));
    line.erase(line.begin(), end);
    set.width = std::max(set.width, set.lines.back().width);
    used = 0;
    for (const Segment& segment : line) used += segment.width;
    safe = 0;
  };
  for (Segment segment : prepared.segments_) {
    constexpr double kRounding = 1e-6;
    while (!segment.space && used + segment.width > width + kRounding) {
      if (safe > 0) {
        finish(safe);
      } else if (segment.count > 1 && width - used > 0 && segment.width > width - used) {
        const double room = width - used;
        Segment front = CutFront(prepared, segment, room);
        if (front.width > room && !line.empty()) {  // not even one grapheme fits beside what is there
          segment = Piece(prepared, segment, front.first, front.count + segment.count);
          finish(line.size());
          continue;
        }
        line.push_back(front);
        finish(line.size());
        if (segment.count == 0) break;
      } else if (!line.empty()) {
        finish(line.size());
      } else {
        break;  // one grapheme wider than the line
      }
    }
    if (segment.count == 0 && !segment.forced_after) continue;
    line.push_back(segment);
    used += segment.width;
    if (segment.break_after) safe = line.size();
    if (segment.forced_after) finish(line.size());
  }
  if (!line.empty()) finish(line.size());
  return set;
}

Line Typesetter::SetLine(std::string_view text, const TypeStyle& style) {
  const StyledText run{text, style};
  Prepared prepared = Prepare(absl::MakeConstSpan(&run, 1));
  std::vector<Segment> segments = std::move(prepared.segments_);
  std::erase_if(segments, [](const Segment& segment) { return segment.word == nullptr; });  // line feeds
  return Assemble(prepared, segments);
}

void Typesetter::PutInVisualOrder(std::vector<Segment>& segments) {
  if (std::all_of(segments.begin(), segments.end(), [](const Segment& segment) { return segment.level == 0; })) return;
  std::vector<uint8_t> levels;
  for (const Segment& segment : segments) levels.push_back(segment.level);
  std::vector<Segment> visual;
  for (const int index : VisualOrder(levels)) visual.push_back(segments[static_cast<size_t>(index)]);
  segments = std::move(visual);
}

Line Typesetter::Assemble(const Prepared& prepared, absl::Span<const Segment> in_reading_order) {
  Line line;
  std::vector<Segment>& segments = visual_;
  segments.assign(in_reading_order.begin(), in_reading_order.end());
  // A line's last space stays in the text, beyond the edge; in right-to-left lines it would push the text, so it goes.
  while (!segments.empty() && segments.back().word == nullptr) segments.pop_back();
  double hanging = 0;
  for (size_t i = segments.size(); i > 0 && segments[i - 1].space; --i) {
    segments[i - 1].level = prepared.rtl_ ? 1 : 0;
    hanging += segments[i - 1].width;
  }
  while (prepared.rtl_ && !segments.empty() && segments.back().space) {
    hanging -= segments.back().width;
    segments.pop_back();
  }
  PutInVisualOrder(segments);
  double x = 0;
  for (size_t begin = 0; begin < segments.size();) {
    const Segment& head = segments[begin];
    size_t end = begin + 1;
    while (end < segments.size() && segments[end].style == head.style && segments[end].font == head.font &&
           segments[end].level == head.level) {
      ++end;
    }
    GlyphRun run = Merge(prepared, absl::MakeConstSpan(segments).subspan(begin, end - begin));
    run.x = static_cast<float>(x);
    x += run.width;
    glyphs_set_ += static_cast<int64_t>(run.glyphs.size());
    line.runs.push_back(std::move(run));
    begin = end;
  }
  line.width = x - hanging;
  return line;
}

GlyphRun Typesetter::Merge(const Prepared& prepared, absl::Span<const Segment> segments) {
  const StyledText& styled = prepared.styles_[segments[0].style];
  GlyphRun run;
  run.font = segments[0].font;
  run.size = static_cast<float>(styled.style.size);
  run.colour = styled.style.colour;
  run.tracking = static_cast<float>(styled.style.tracking);
  run.rtl = (segments[0].level & 1) != 0;
  run.decoration = styled.decoration;
  run.link = std::string(styled.link);
  // The text is in reading order, the glyphs in the order they stand.
  std::vector<uint32_t>& offsets = offsets_;  // in the text, of all segments' code points and of their ends
  offsets.clear();
  std::vector<size_t>& firsts = firsts_;
  firsts.resize(segments.size());
  size_t glyphs = 0, code_points = 0;
  for (const Segment& segment : segments) {
    glyphs += segment.word->glyphs.size();
    code_points += segment.count;
  }
  run.text.reserve(code_points);
  run.glyphs.reserve(glyphs);
  offsets.reserve(code_points + segments.size());
  for (size_t i = 0; i < segments.size(); ++i) {
    const size_t k = run.rtl ? segments.size() - 1 - i : i;
    firsts[k] = offsets.size();
    for (uint32_t c = 0; c < segments[k].count; ++c) {
      offsets.push_back(static_cast<uint32_t>(run.text.size()));
      AppendUtf8(prepared.text_[segments[k].first + c], run.text);
    }
    offsets.push_back(static_cast<uint32_t>(run.text.size()));
  }
  const double scale = styled.style.size / fonts_.font(run.font).units_per_em;
  double width = 0;
  for (size_t k = 0; k < segments.size(); ++k) {
    for (const ShapedGlyph& shaped : segments[k].word->glyphs) {
      Glyph glyph;
      glyph.id = shaped.id;
      glyph.offset = offsets[firsts[k] + shaped.cluster];
      glyph.length = static_cast<uint16_t>(offsets[firsts[k] + shaped.cluster + shaped.count] - glyph.offset);
      const double advance = shaped.advance * scale + styled.style.tracking;
      glyph.advance = static_cast<float>(advance);
      glyph.dx = static_cast<float>(shaped.dx * scale);
      glyph.dy = static_cast<float>(shaped.dy * scale);
      width += advance;
      run.glyphs.push_back(glyph);
    }
  }
  run.width = static_cast<float>(width);
  return run;
}

}  // namespace milepost::report
