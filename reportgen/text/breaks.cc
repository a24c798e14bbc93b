#include "reportgen/text/breaks.h"

#include <linebreak.h>

#include <algorithm>
#include <mutex>

#include "absl/strings/ascii.h"

namespace milepost::report {
namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kMark = 0x308, kIdeograph = 0x4E00, kReplacement = 0xFFFD;

bool IsFlagHalf(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
bool IsSkinTone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
bool IsPictograph(char32_t c) { return c >= 0x1F000 && c < 0x1FB00; }

bool IsPlain(char32_t c) { return c == ' ' || (c < 0x80 && absl::ascii_isalnum(static_cast<unsigned char>(c))); }
bool IsNoCharacter(char32_t c) { return (c & 0xFFFE) == 0xFFFE; }

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
    } else if (IsNoCharacter(c)) {
      c = kReplacement;
    }
  }
  return out;
}

}  // namespace

std::string MayEndAfter(std::u32string_view text, const std::string& language) {
  std::string may_end(text.size(), '\0');
  const size_t first = std::min(text.find_first_not_of(U' '), text.size());
  if (std::all_of(text.begin(), text.end(), IsPlain)) {  // most labels: before each word but the first
    for (size_t i = first + 1; i < text.size(); ++i) may_end[i - 1] = text[i - 1] == ' ' && text[i] != ' ';
    return may_end;
  }
  static std::once_flag tables;
  std::call_once(tables, init_linebreak);
  std::u32string harmless;
  std::u32string_view seen = text;
  if (std::any_of(text.begin(), text.end(), [](char32_t c) { return IsPictograph(c) || IsNoCharacter(c); })) {
    seen = harmless = Harmless(text);
  }
  set_linebreaks_utf32(reinterpret_cast<const utf32_t*>(seen.data()), seen.size(), language.c_str(), may_end.data());
  for (size_t i = 0; i < text.size(); ++i) {
    may_end[i] = may_end[i] == LINEBREAK_ALLOWBREAK && text[i] != kJoiner && i >= first;
  }
  return may_end;
}

}  // namespace milepost::report
