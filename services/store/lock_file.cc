#include "services/store/lock_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace milepost::store {
namespace {

std::string HolderOf(int descriptor) {
  char text[32] = {};
  const ssize_t length = pread(descriptor, text, sizeof(text) - 1, 0);
  const std::string pid(absl::StripAsciiWhitespace(absl::string_view(text, length > 0 ? length : 0)));
  return pid.empty() ? "unknown" : pid;
}

}  // namespace

absl::StatusOr<LockFile> LockFile::Acquire(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    return absl::FailedPreconditionError(absl::StrCat("cannot make the lock file ", path, ": ", std::strerror(errno)));
  }
  LockFile lock(descriptor);
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    return absl::FailedPreconditionError(absl::StrCat("the store is in use by process ", HolderOf(descriptor),
                                                      " (lock ", path, "); only one server may open it"));
  }
  const std::string pid = absl::StrCat(getpid(), "\n");
  if (ftruncate(descriptor, 0) != 0 || pwrite(descriptor, pid.data(), pid.size(), 0) < 0) {
    return absl::FailedPreconditionError(absl::StrCat("cannot write the lock file ", path, ": ", std::strerror(errno)));
  }
  return lock;
}

LockFile::LockFile(LockFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

LockFile& LockFile::operator=(LockFile&& other) noexcept {
  if (this != &other) {
    Release();
    descriptor_ = std::exchange(other.descriptor_, -1);
  }
  return *this;
}

void LockFile::Release() {
  if (descriptor_ >= 0) close(descriptor_);
  descriptor_ = -1;
}

}  // namespace milepost::store
