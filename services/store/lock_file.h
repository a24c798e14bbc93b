// One process holds a SQLite store: two that write or checkpoint at once could corrupt it.
#pragma once

#include <string>

#include "absl/status/statusor.h"

namespace milepost::store {

class LockFile {
 public:
  // Takes the lock and writes this process's id into the file. The kernel releases it when the process ends, however
  // it ends, so a stale file is harmless. Errors: FAILED_PRECONDITION, naming the holder's pid or why it cannot be
  // made.
  static absl::StatusOr<LockFile> Acquire(const std::string& path);

  LockFile() = default;
  LockFile(LockFile&& other) noexcept;
  LockFile& operator=(LockFile&& other) noexcept;
  ~LockFile() { Release(); }
  void Release();

 private:
  explicit LockFile(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace milepost::store
