// Numbered SQL, applied once each, in order. A component is whoever owns tables: "floor", "goals", ...
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "services/store/database.h"

namespace milepost::store {

// Never edit one that was released: its checksum is remembered. Views, here and in Component: both usually look at
// constants.
struct Migration {
  int64_t number;         // from 1, ascending without gaps
  std::string_view name;  // what it does, in a few words
  std::string_view sql;   // statements, each ended by `;` at the end of a line
};

struct Component {
  std::string_view name;
  absl::Span<const Migration> migrations;
};

// Applies what is pending, each migration in a transaction of its own; a failure leaves the earlier ones applied.
// Errors: FAILED_PRECONDITION, naming the migration, if an applied one was changed since or is unknown (a newer release
// has used this database); INVALID_ARGUMENT if the numbers have gaps; else as Database::Transact.
absl::Status Migrate(Database& database, absl::Span<const Component> components, absl::Time now);

// What Migrate would apply, as "goals/2 add due index", without applying it. Errors as Migrate.
absl::StatusOr<std::vector<std::string>> CheckSchema(Database& database, absl::Span<const Component> components);

// The statements of `sql`, without their `;`, without empty ones and whole-line `--` comments.
std::vector<std::string> SplitStatements(std::string_view sql);

}  // namespace milepost::store
