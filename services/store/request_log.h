// Remembered writes: a retry with the same request_id is answered, not repeated. Failures are not remembered.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/store/database.h"

namespace milepost::store {

// What a request_id belongs to: one caller's calls of one method.
struct RequestKey {
  std::string_view principal;
  std::string_view method;
  std::string_view request_id;
};

struct RememberedRequest {
  std::string hash;      // SHA-256 (32 bytes) of the request; another hash means the id was used for another request
  std::string resource;  // name of what the write made or changed
};

// In the write's own transaction. ALREADY_EXISTS if the key is remembered.
absl::Status Remember(Transaction& tx, const RequestKey& key, std::string_view hash, std::string_view resource,
                      absl::Time now);

absl::StatusOr<std::optional<RememberedRequest>> FindRequest(Reader& reader, const RequestKey& key);

// Forgets at most `limit` of the oldest requests made before `time` and gives their number: call it again while it
// equals `limit`, so that no single transaction takes long.
absl::StatusOr<int64_t> DeleteRequestsOlderThan(Transaction& tx, absl::Time time, int64_t limit = 1'000);

}  // namespace milepost::store
