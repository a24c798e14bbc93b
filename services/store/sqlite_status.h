// What SQLite's result codes mean to callers of the storage port.
#pragma once

#include <string_view>

#include "absl/status/status.h"

namespace milepost::store {

// `code` is an extended result code; `message` is SQLite's own, which names tables and columns but never values.
absl::Status SqliteError(int code, std::string_view message);

}  // namespace milepost::store
