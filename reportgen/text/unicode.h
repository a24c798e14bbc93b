// Text as it arrives (bytes) and as it is set (code points in canonical composition).
#ifndef MILEPOST_REPORTGEN_TEXT_UNICODE_H_
#define MILEPOST_REPORTGEN_TEXT_UNICODE_H_

#include <string>
#include <string_view>

namespace milepost::report {

struct Decoded {
  std::u32string text;
  bool malformed = false;  // a U+FFFD stands for each malformed sequence
};

// Strict UTF-8 (no surrogates, no overlong forms) to code points in NFC. Line ends become '\n', tabs become spaces,
// other control characters are dropped.
Decoded Decode(std::string_view utf8);

// From the space to the tilde.
bool IsPlainAscii(std::string_view text);

void AppendUtf8(char32_t code_point, std::string& out);
std::string ToUtf8(std::u32string_view text);

// UTF-16, big endian; code points above U+FFFF as surrogate pairs.
std::string ToUtf16BigEndian(std::string_view utf8);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_TEXT_UNICODE_H_
