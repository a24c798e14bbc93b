#include "services/goals/smart_text.h"

#include <cstddef>
#include <cstdint>

namespace milepost::goals {
namespace {

// Base letters of U+00C0 to U+017F; a space where there is no letter (multiplication and division sign).
constexpr char kBase[] =
    "aaaaaaaceeeeiiiidnooooo ouuuuyts"                                  // U+00C0
    "aaaaaaaceeeeiiiidnooooo ouuuuyty"                                  // U+00E0
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"  // U+0100
    "lllnnnnnnnnnoooooooorrrrrrsssssssstttttt"                          // U+0140
    "uuuuuuuuuuuuwwyyyzzzzzzs";                                         // U+0168
static_assert(sizeof(kBase) - 1 == 0x180 - 0xC0);

struct Character {
  char32_t code = 0;
  std::size_t size = 1;
};

constexpr char32_t kBroken = 0xFFFD;

// The character at the beginning of `text`, which is not empty.
Character Decode(absl::string_view text) {
  unsigned char lead = text[0];
  if (lead < 0x80) return {lead, 1};
  std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
  if (size == 1 || text.size() < size) return {kBroken, 1};
  char32_t code = lead & (0x7F >> size);
  for (std::size_t i = 1; i < size; ++i) {
    unsigned char next = text[i];
    if ((next & 0xC0) != 0x80) return {kBroken, 1};
    code = code << 6 | (next & 0x3F);
  }
  return {code, size};
}

// Chinese is written without spaces: a number or a Latin word in it is a token of its own.
bool IsIdeographic(char32_t code) { return code >= 0x2E80; }

bool IsApostrophe(char32_t code) { return code == '\'' || code == 0x2019; }
bool IsCombining(char32_t code) { return code >= 0x300 && code <= 0x36F; }

bool IsAsciiWordCharacter(char32_t code) {
  return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

// Full-width letters and digits as the narrow ones.
char32_t Narrow(char32_t code) {
  char32_t narrow = code - 0xFEE0;
  return code >= 0xFF01 && code <= 0xFF5E && IsAsciiWordCharacter(narrow) ? narrow : code;
}

bool IsWordCharacter(char32_t code) {
  if (code < 0x80) return IsAsciiWordCharacter(code) || IsApostrophe(code);
  if (code < 0xC0) return code == 0xAA || code == 0xB5 || code == 0xBA;
  if (code == 0xD7 || code == 0xF7 || code == kBroken) return false;
  bool symbols = (code >= 0x2000 && code <= 0x2BFF) || (code >= 0x3000 && code <= 0x3004) ||
                 (code >= 0x3008 && code <= 0x3020) || (code >= 0xFE00 && code <= 0xFE6F) ||
                 (code >= 0xFF00 && code <= 0xFF65) || code >= 0x1F000;
  // The ideographs beyond the basic plane are letters again.
  return IsApostrophe(code) || !symbols || (code >= 0x20000 && code <= 0x3FFFF);
}

// Whether a clause ends here; spaces, hyphens and quotes only separate words.
bool IsBreak(char32_t code) {
  if (code < 0x80) return absl::string_view(",;:.!?()[]/>|").find(static_cast<char>(code)) != absl::string_view::npos;
  return code == 0x2013 || code == 0x2014 || code == 0x2192 || code == 0x3001 || code == 0x3002 || code == 0xFF0C ||
         code == 0xFF1A || code == 0xFF1B || code == 0xBF || code == 0xA1;
}

void AppendFolded(char32_t code, absl::string_view written, std::string& word) {
  if (IsCombining(code)) return;
  if (IsApostrophe(code)) {
    word.push_back('\'');
  } else if (code < 0x80) {
    word.push_back(static_cast<char>(code >= 'A' && code <= 'Z' ? code + ('a' - 'A') : code));
  } else if (code >= 0xC0 && code < 0x180) {
    word.push_back(kBase[code - 0xC0]);
  } else {
    word.append(written.data(), written.size());
  }
}

// Apostrophes at the ends are quotes. A token of nothing else goes, and leaves its break to the next one.
void TrimQuotes(std::vector<Token>& tokens) {
  bool after_break = false;
  for (Token& token : tokens) {
    std::size_t first = token.word.find_first_not_of('\'');
    token.word.erase(token.word.find_last_not_of('\'') + 1);
    token.word.erase(0, first == std::string::npos ? 0 : first);
    token.after_break |= after_break;
    after_break = token.word.empty() && token.after_break;
  }
  std::erase_if(tokens, [](const Token& token) { return token.word.empty(); });
}

}  // namespace

std::vector<Token> Tokenize(absl::string_view text) {
  std::vector<Token> tokens;
  bool after_break = true;
  bool inside = false;
  bool ideographic = false;
  for (std::size_t at = 0; at < text.size();) {
    Character character = Decode(text.substr(at));
    absl::string_view written = text.substr(at, character.size);
    char32_t code = Narrow(character.code);
    at += character.size;
    if (!IsWordCharacter(code)) {
      after_break |= IsBreak(character.code);
      inside = false;
      continue;
    }
    if (!inside || IsIdeographic(code) != ideographic) {
      tokens.push_back({.original = written.substr(0, 0), .after_break = after_break});
    }
    inside = true;
    ideographic = IsIdeographic(code);
    after_break = false;
    Token& token = tokens.back();
    token.original = absl::string_view(token.original.data(), token.original.size() + written.size());
    AppendFolded(code, written, token.word);
  }
  TrimQuotes(tokens);
  return tokens;
}

}  // namespace milepost::goals
