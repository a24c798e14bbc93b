// What texts must be: scalar values that are safe to store, show and print, and the forms of milepost.type.v1.Limit.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace milepost::rpc {

// What a text is made of.
enum class TextFault {
  kNone,
  kNotUtf8,
  kControl,       // NUL, C0, DEL or C1, except \n and \t (these too in a line)
  kLineBreak,     // \n or U+2028, U+2029 in a line
  kBidi,          // U+202A to U+202E, U+2066 to U+2069: they can make text read differently from what it says
  kNonCharacter,  // U+FDD0 to U+FDEF, U+nFFFE, U+nFFFF
};

struct TextFacts {
  std::size_t length = 0;  // in code points, up to the fault
  TextFault fault = TextFault::kNone;
};

// Reads `text` once. `line`: tabs and line breaks are faults as well.
TextFacts LookAtText(std::string_view text, bool line);

// The fault as a violation's description.
std::string_view DescriptionOf(TextFault fault);

// At most `limit` (3 or more) bytes of `text`, cut between characters and then ending in `...`.
std::string Clip(std::string_view text, std::size_t limit);

// An absolute https address without user or password, or a mailto address; ASCII, properly percent-encoded.
bool IsUri(std::string_view text);

// The name of an IANA time zone that this machine knows.
bool IsTimeZone(std::string_view text);

// The shape of a BCP-47 tag (RFC 5646), without grandfathered ones: `en`, `zh-Hant-TW`, `de-CH-1996`,
// `en-u-ca-iso8601`.
bool IsLanguage(std::string_view text);

// A UUID of version 4: 8-4-4-4-12 hexadecimal digits.
bool IsUuid4(std::string_view text);

}  // namespace milepost::rpc
