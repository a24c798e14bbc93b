// An organization's theme from JSON: decoded, checked and finished for all documents.
#ifndef MILEPOST_REPORTGEN_THEME_PARSE_THEME_H_
#define MILEPOST_REPORTGEN_THEME_PARSE_THEME_H_

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "reportgen/document/theme.h"

namespace milepost::report {

// The bytes of a file named relative to the theme.
using ReadLogo = std::function<absl::StatusOr<std::string>(const std::string& file)>;

// Reads milepost.snapshot.v1.Theme as JSON; what it does not say is as in Theme(). INVALID_ARGUMENT names every fault
// at once, a line each: fields that there are not, values of the wrong form, text that is too long, a logo that cannot
// be drawn, and colours that not everybody can read or tell apart; each with what to do.
absl::StatusOr<Theme> ParseTheme(std::string_view json, const ReadLogo& read_logo);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_THEME_PARSE_THEME_H_
