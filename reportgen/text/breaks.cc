#include "reportgen/text/breaks.h"

#include <linebreak.h>

#include <mutex>

namespace milepost::report {
namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kMark = 0x308, kIdeograph = 0x4E00, kReplacement = 0xFFFD;

bool IsFlagHalf(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
bool IsSkinTone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
bool IsPictograph(char32_t c) { return c >= 0x1F000 && c < 0x1FB00; }

// The text as libunibreak may see it. Its release 1.1 (Debian 12) aborts the process at a regional indicator and at
// U+FFFF, and knows no emoji: they pass for what breaks alike, a flag's second half and a skin tone for a mark.
std::u32string Harmless(std::u32string_view text) {
  std::u32string out(text);
  bool half = false;  // the code point before is a flag's first half
  for (char32_t& c : out) {
    const bool second_half = half && IsFlagHalf(c);
    half = IsFlagHalf(c) && !second_half;
    if (second_half || IsSkinTone(c)) {
      c = kMark;
    } else if (IsPictograph(c)) {
      c = kIdeograph;
    } else if ((c & 0xFFFE) == 0xFFFE) {
      c = kReplacement;
    }
  }
  return out;
}

}  // namespace

std::vector<bool> MayEndAfter(std::u32string_view text, const std::string& language) {
  static std::once_flag tables;
  std::call_once(tables, init_linebreak);
  const std::u32string harmless = Harmless(text);
  std::string breaks(text.size(), '\0');
  set_linebreaks_utf32(reinterpret_cast<const utf32_t*>(harmless.data()), harmless.size(), language.c_str(),
                       breaks.data());
  std::vector<bool> may(text.size());
  for (size_t i = 0; i < text.size(); ++i) may[i] = breaks[i] == LINEBREAK_ALLOWBREAK && text[i] != kJoiner;
  return may;
}

}  // namespace milepost::report
