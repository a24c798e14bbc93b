// Texts that may take a few lines only.
#include <algorithm>

#include "reportgen/text/typesetter.h"
#include "reportgen/text/unicode.h"

namespace milepost::report {
namespace {

constexpr char32_t kEllipsis = 0x2026;

// What an ellipsis should not stand behind.
bool IsTrailing(char32_t c) {
  constexpr std::u32string_view kTrailing = U" \u3000\n,;:.\u2013\u2014-\u3001\u3002\uFF0C";
  return kTrailing.find(c) != kTrailing.npos;
}

size_t CodePointsIn(const Line& line) {
  size_t count = 0;
  for (const GlyphRun& run : line.runs) {
    count += static_cast<size_t>(std::count_if(run.text.begin(), run.text.end(),
                                               [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  }
  return count;
}

}  // namespace

SetText Typesetter::Break(const Prepared& prepared, double width) {
  SetText whole = BreakAll(prepared, width);
  if (most_lines_ == 0 || whole.lines.size() <= most_lines_) return whole;
  return Clip(prepared, whole, width);
}

SetText Typesetter::Cut(const Prepared& prepared, size_t count, double width) {
  while (count > 0 && IsTrailing(prepared.text_[count - 1])) --count;
  std::vector<std::u32string> parts(prepared.styles_.size());
  size_t last = 0;
  for (const Segment& segment : prepared.segments_) {
    if (segment.first >= count) break;
    last = segment.style;
    const size_t length = std::max<size_t>(segment.count, segment.forced_after ? 1 : 0);
    parts[last] += prepared.text_.substr(segment.first, std::min(length, count - segment.first));
  }
  parts[last] += kEllipsis;
  std::vector<std::string> texts;
  for (const std::u32string& part : parts) texts.push_back(ToUtf8(part));
  std::vector<StyledText> runs = prepared.styles_;
  for (size_t i = 0; i < runs.size(); ++i) runs[i].text = texts[i];
  return BreakAll(Prepare(runs), width);
}

SetText Typesetter::Clip(const Prepared& prepared, const SetText& whole, double width) {
  // Lines drop line feeds and, in right-to-left text, spaces at their ends: this counts at most a few too little.
  size_t reach = most_lines_;
  for (size_t i = 0; i < most_lines_; ++i) reach += CodePointsIn(whole.lines[i]);
  reach = std::min(reach, prepared.text_.size());
  const size_t last_line = reach - std::min(reach, CodePointsIn(whole.lines[most_lines_ - 1]) + most_lines_);
  for (auto it = prepared.segments_.rbegin(); it != prepared.segments_.rend(); ++it) {
    const size_t end = it->first + it->count;
    if (!it->break_after || end > reach || end <= last_line) continue;
    SetText cut = Cut(prepared, end, width);
    if (cut.lines.size() <= most_lines_) return cut;
  }
  // One endless word: it is cut where the line is full.
  for (; reach > 0; --reach) {
    SetText cut = Cut(prepared, reach, width);
    if (cut.lines.size() <= most_lines_) return cut;
  }
  return Cut(prepared, 0, width);
}

}  // namespace milepost::report
