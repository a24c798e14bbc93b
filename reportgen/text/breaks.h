// Where a line may end (UAX #14).
#ifndef MILEPOST_REPORTGEN_TEXT_BREAKS_H_
#define MILEPOST_REPORTGEN_TEXT_BREAKS_H_

#include <string>
#include <string_view>
#include <vector>

namespace milepost::report {

// For each code point: may a line end after it? `language` is a tag's first part, such as "en". What '\n' does is the
// caller's business.
std::vector<bool> MayEndAfter(std::u32string_view text, const std::string& language);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_TEXT_BREAKS_H_
