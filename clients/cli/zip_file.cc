#include "clients/cli/zip_file.h"

#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "absl/strings/str_cat.h"

namespace milepost::cli {
namespace {

// 1980-01-01 00:00 as ZIP counts: years since 1980, months and days from 1.
constexpr zip_uint16_t kTime = 0, kDate = 0 << 9 | 1 << 5 | 1;
// rw-r--r--, whatever the file beside it allows.
constexpr zip_uint32_t kAttributes = static_cast<zip_uint32_t>(S_IFREG | 0644) << 16;

// An archive that was not closed leaves nothing.
using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;

absl::Status Failure(const std::string& path, const std::string& why) {
  return absl::InvalidArgumentError(absl::StrCat("cannot write ", path, ": ", why));
}

// Truncation means that what is there is never read: it may be no archive.
Archive Open(const std::string& path, zip_error_t& error) {
  int code = 0;
  Archive archive(zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code), &zip_discard);
  if (archive == nullptr) zip_error_init_with_code(&error, code);
  return archive;
}

// False: the archive's error says why.
bool Add(zip_t* archive, const ZipEntry& entry) {
  zip_source_t* source = zip_source_file(archive, entry.path.c_str(), 0, -1);
  if (source == nullptr) return false;
  const zip_int64_t added = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_GUESS);
  if (added < 0) {
    zip_source_free(source);  // otherwise it is the archive's
    return false;
  }
  const auto index = static_cast<zip_uint64_t>(added);
  return zip_set_file_compression(archive, index, entry.deflate ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) == 0 &&
         zip_file_set_dostime(archive, index, kTime, kDate, 0) == 0 &&
         zip_file_set_external_attributes(archive, index, 0, ZIP_OPSYS_UNIX, kAttributes) == 0;
}

}  // namespace

absl::Status CheckZipPath(const std::string& path) {
  const std::filesystem::path file(path);
  const std::string folder = file.has_parent_path() ? file.parent_path().string() : ".";
  std::error_code failure;
  const auto status = std::filesystem::status(file, failure);
  if (std::filesystem::is_directory(status)) return Failure(path, "it is a directory");
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    return Failure(path, "it is no ordinary file");
  }
  // A new file is renamed to it, so it is the folder that has to allow it.
  if (access(folder.c_str(), W_OK | X_OK) != 0) {
    return Failure(path, absl::StrCat("the folder ", folder, ": ", std::strerror(errno)));
  }
  // libzip opens what is there, though only to close it.
  if (std::filesystem::exists(status) && access(path.c_str(), R_OK) != 0) return Failure(path, std::strerror(errno));
  return absl::OkStatus();
}

absl::Status WriteZip(const std::string& path, const std::vector<ZipEntry>& entries) {
  zip_error_t error;
  Archive archive = Open(path, error);
  if (archive == nullptr) {
    absl::Status status = Failure(path, zip_error_strerror(&error));
    zip_error_fini(&error);
    return status;
  }
  for (const ZipEntry& entry : entries) {
    if (!Add(archive.get(), entry)) {
      return Failure(path, absl::StrCat(entry.path, ": ", zip_strerror(archive.get())));
    }
  }
  // It is written here, into a temporary file beside it that is renamed at the end.
  if (zip_close(archive.get()) != 0) return Failure(path, zip_strerror(archive.get()));
  archive.release();  // NOLINT(bugprone-unused-return-value): closing has freed it
  return absl::OkStatus();
}

}  // namespace milepost::cli
