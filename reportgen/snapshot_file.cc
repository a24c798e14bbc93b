#include "reportgen/snapshot_file.h"

#include <fcntl.h>
#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace milepost::report {
namespace {

using snapshot::v1::ReportSnapshot;

constexpr size_t kLargest = 64 << 20;

// Remembers the first thing the text format's parser complains of.
class FirstError : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int line, int column, const std::string& message) override {
    if (text_.empty()) text_ = absl::StrCat("line ", line + 1, ", column ", column + 1, ": ", message);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

absl::Status Parse(const std::string& path, const std::string& bytes, ReportSnapshot& snapshot) {
  if (absl::EndsWithIgnoreCase(path, ".json")) {
    google::protobuf::util::JsonParseOptions options;
    options.ignore_unknown_fields = true;
    const auto status = google::protobuf::util::JsonStringToMessage(bytes, &snapshot, options);
    if (status.ok()) return absl::OkStatus();
    return absl::InvalidArgumentError(
        absl::StrCat(path, " is no snapshot in JSON, or is cut off: ", std::string(status.message())));
  }
  if (absl::EndsWithIgnoreCase(path, ".textproto")) {
    FirstError error;
    google::protobuf::TextFormat::Parser parser;
    parser.RecordErrorsTo(&error);
    if (parser.ParseFromString(bytes, &snapshot)) return absl::OkStatus();
    return absl::InvalidArgumentError(absl::StrCat(path, " is no snapshot in text format: ", error.text()));
  }
  if (snapshot.ParseFromString(bytes)) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(path, " is no snapshot, or is cut off"));
}

absl::Status WriteError(const std::string& path) {
  return absl::PermissionDeniedError(absl::StrCat("cannot write ", path, ": ", strerror(errno)));
}

bool WriteAll(int descriptor, const std::string& bytes) {
  for (size_t done = 0; done < bytes.size();) {
    const ssize_t count = write(descriptor, bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    done += static_cast<size_t>(count);
  }
  return fsync(descriptor) == 0;
}

}  // namespace

absl::StatusOr<std::string> ReadWholeFile(const std::string& path, size_t most) {
  struct stat about {};
  if (stat(path.c_str(), &about) != 0)
    return absl::NotFoundError(absl::StrCat("cannot read ", path, ": ", strerror(errno)));
  if (S_ISDIR(about.st_mode)) return absl::NotFoundError(absl::StrCat("cannot read ", path, ": it is a folder"));
  std::ifstream file(path, std::ios::binary);
  if (!file) return absl::NotFoundError(absl::StrCat("cannot read ", path, ": ", strerror(errno)));
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  if (file.bad()) return absl::NotFoundError(absl::StrCat("cannot read ", path, " to its end"));
  if (bytes.size() > most)
    return absl::InvalidArgumentError(absl::StrCat(path, " is larger than ", most >> 20, " MiB"));
  return bytes;
}

absl::StatusOr<ReportSnapshot> ReadSnapshotFile(const std::string& path) {
  const absl::StatusOr<std::string> bytes = ReadWholeFile(path, kLargest);
  if (!bytes.ok()) return bytes.status();
  if (bytes->empty()) return absl::InvalidArgumentError(absl::StrCat(path, " is empty"));
  ReportSnapshot snapshot;
  if (absl::Status status = Parse(path, *bytes, snapshot); !status.ok()) return status;
  return snapshot;
}

absl::Status WriteWholeFile(const std::string& path, const std::string& bytes) {
  std::string fresh = absl::StrCat(path, ".XXXXXX");
  const int descriptor = mkostemp(fresh.data(), O_CLOEXEC);
  if (descriptor < 0) return WriteError(path);
  const mode_t mask = umask(0);  // mkostemp made it the owner's alone; the file gets what others would have had
  umask(mask);
  bool good = WriteAll(descriptor, bytes) && fchmod(descriptor, 0666 & ~mask) == 0;
  good = close(descriptor) == 0 && good;
  if (good && rename(fresh.c_str(), path.c_str()) == 0) return absl::OkStatus();
  absl::Status status = WriteError(path);
  unlink(fresh.c_str());
  return status;
}

}  // namespace milepost::report
