// SQLite behind the storage port: one writing connection on one thread with group commit, read-only connections for
// snapshots. See ADR "storage" for why one process and one connection write.
#pragma once

#include <memory>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/store/database.h"
#include "services/store/open.h"

namespace milepost::store {

// `location` is a path, or ":memory:". Errors as Open.
absl::StatusOr<std::unique_ptr<Database>> OpenSqlite(std::string_view location, const OpenOptions& options);

}  // namespace milepost::store
