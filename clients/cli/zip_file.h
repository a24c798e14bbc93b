#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"

namespace milepost::cli {

// One file of a ZIP archive.
struct ZipEntry {
  std::string name;      // within the archive
  std::string path;      // of the file whose bytes it holds
  bool deflate = false;  // text: it gets smaller; what is compressed already is stored as it is
};

// Whether an archive can be written to `path`, as far as that can be known before. INVALID_ARGUMENT, with the path: its
// folder is missing or may not be written to, or there is something that is no file.
absl::Status CheckZipPath(const std::string& path);

// Writes an archive of these entries in their order, whole or not at all; a file that is there is replaced. The same
// entries give the same bytes with the same zlib, whoever writes them and when: all are dated 1980-01-01, the first day
// that ZIP knows. INVALID_ARGUMENT, with the path: why it cannot be written.
absl::Status WriteZip(const std::string& path, const std::vector<ZipEntry>& entries);

}  // namespace milepost::cli
