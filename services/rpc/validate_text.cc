#include "services/rpc/validate_text.h"

#include <cstdint>
#include <cstring>

namespace milepost::rpc {
namespace {

// Eight bytes at once: whether all are ASCII from space to `~`.
bool IsPlain(const char* data) {
  uint64_t word;
  std::memcpy(&word, data, sizeof word);
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr uint64_t kHigh = 0x8080808080808080;
  if (word & kHigh) return false;
  const uint64_t below_space = (word - kOnes * 0x20) & ~word & kHigh;
  const uint64_t del = ((word ^ (kOnes * 0x7f)) - kOnes) & ~(word ^ (kOnes * 0x7f)) & kHigh;
  return (below_space | del) == 0;
}

// Decodes one code point of more than one byte at `text[*at]` and moves on; false if it is not well-formed UTF-8.
bool Decode(std::string_view text, std::size_t* at, char32_t* code) {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(*at);
  const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || *at + size > text.size()) return false;
  char32_t value = lead & (0x7f >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(*at + i) & 0xc0) != 0x80) return false;
    value = value << 6 | (byte(*at + i) & 0x3f);
  }
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (value < kSmallest[size] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return false;
  *at += size;
  *code = value;
  return true;
}

TextFault FaultOf(char32_t code, bool line) {
  if (code == '\n' || code == 0x2028 || code == 0x2029) return line ? TextFault::kLineBreak : TextFault::kNone;
  if (code == '\t' && !line) return TextFault::kNone;
  if (code < 0x20 || (code >= 0x7f && code <= 0x9f)) return TextFault::kControl;
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return TextFault::kBidi;
  if ((code >= 0xfdd0 && code <= 0xfdef) || (code & 0xfffe) == 0xfffe) return TextFault::kNonCharacter;
  return TextFault::kNone;
}

}  // namespace

TextFacts LookAtText(std::string_view text, bool line) {
  TextFacts facts;
  std::size_t at = 0;
  while (at < text.size()) {
    if (at + 8 <= text.size() && IsPlain(text.data() + at)) {
      at += 8;
      facts.length += 8;
      continue;
    }
    char32_t code = static_cast<unsigned char>(text[at]);
    if (code < 0x80) {
      ++at;
    } else if (!Decode(text, &at, &code)) {
      facts.fault = TextFault::kNotUtf8;
      return facts;
    }
    facts.fault = FaultOf(code, line);
    if (facts.fault != TextFault::kNone) return facts;
    ++facts.length;
  }
  return facts;
}

std::string_view DescriptionOf(TextFault fault) {
  switch (fault) {
    case TextFault::kNone:
      break;
    case TextFault::kNotUtf8:
      return "is not valid UTF-8; send UTF-8";
    case TextFault::kControl:
      return "contains a control character; remove it";
    case TextFault::kLineBreak:
      return "contains a line break; send one line";
    case TextFault::kBidi:
      return "contains a bidirectional control character; remove it";
    case TextFault::kNonCharacter:
      return "contains a code point that is no character; remove it";
  }
  return "";
}

std::string Clip(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  std::size_t end = limit - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "...";
}

bool IsUuid4(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? c != '-' : !hex) return false;
  }
  return text[14] == '4' && std::string_view("89abAB").find(text[19]) != std::string_view::npos;
}

}  // namespace milepost::rpc
