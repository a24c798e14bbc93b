#include "reportgen/theme_file.h"

#include <filesystem>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "reportgen/snapshot_file.h"
#include "reportgen/theme/parse_theme.h"

namespace milepost::report {

absl::StatusOr<Theme> ReadThemeFile(const std::string& path) {
  if (path.empty()) return Theme();
  constexpr size_t kMostBytes = 2 << 20;  // with a logo inside
  const absl::StatusOr<std::string> json = ReadWholeFile(path, kMostBytes);
  if (!json.ok()) return json.status();
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  absl::StatusOr<Theme> theme =
      ParseTheme(*json, [&](const std::string& file) { return ReadWholeFile(folder / file, kMostBytes); });
  if (theme.ok()) return theme;
  const std::string each = absl::StrCat("\n", path, ": ");
  return absl::InvalidArgumentError(
      absl::StrCat(path, ": ", absl::StrReplaceAll(theme.status().message(), {{"\n", each}})));
}

}  // namespace milepost::report
