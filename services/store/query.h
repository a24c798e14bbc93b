// Small shapes of query that every room needs.
#pragma once

#include <cstdint>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "services/store/database.h"

namespace milepost::store {

// Calls `use` with the first row. False without a row.
inline absl::StatusOr<bool> QueryOne(Reader& reader, std::string_view sql, Values values,
                                     absl::FunctionRef<void(const Row&)> use) {
  bool found = false;
  absl::Status status = reader.Query(sql, values, [&](const Row& row) {
    found = true;
    use(row);
    return false;
  });
  if (!status.ok()) return status;
  return found;
}

// The integer in the first column of the first row; 0 if it is NULL or there is no row.
inline absl::StatusOr<int64_t> QueryInt(Reader& reader, std::string_view sql, Values values) {
  int64_t answer = 0;
  auto found = QueryOne(reader, sql, values, [&answer](const Row& row) { answer = row.Int(0); });
  if (!found.ok()) return found.status();
  return answer;
}

}  // namespace milepost::store
