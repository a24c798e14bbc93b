// Where a line may end (UAX #14).
#ifndef MILEPOST_REPORTGEN_TEXT_BREAKS_H_
#define MILEPOST_REPORTGEN_TEXT_BREAKS_H_

#include <string>
#include <string_view>

namespace milepost::report {

// For each code point 1 if a line may end after it, otherwise 0. `language` is a tag's first part, such as "en". What
// '\n' does is the caller's business. No line ends within spaces that begin the text, where releases of libunibreak
// differ.
std::string MayEndAfter(std::u32string_view text, const std::string& language);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_TEXT_BREAKS_H_
