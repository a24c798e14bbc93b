// An organization's theme on disk.
#ifndef MILEPOST_REPORTGEN_THEME_FILE_H_
#define MILEPOST_REPORTGEN_THEME_FILE_H_

#include <string>

#include "absl/status/statusor.h"
#include "reportgen/document/theme.h"

namespace milepost::report {

// Reads the theme and its logo, once; an empty path gives Milepost's own theme. NOT_FOUND: no such file.
// INVALID_ARGUMENT: every fault of the theme, a line each.
absl::StatusOr<Theme> ReadThemeFile(const std::string& path);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_THEME_FILE_H_
