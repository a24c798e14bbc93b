#include "services/store/request_log.h"

#include "services/store/query.h"

namespace milepost::store {

absl::Status Remember(Transaction& tx, const RequestKey& key, std::string_view hash, std::string_view resource,
                      absl::Time now) {
  return tx.Execute(
      "INSERT INTO request_log (principal, method, request_id, hash, resource, create_time) "
      "VALUES ($1, $2, $3, $4, $5, $6)",
      {key.principal, key.method, key.request_id, Blob{hash}, resource, absl::ToUnixMicros(now)});
}

absl::StatusOr<std::optional<RememberedRequest>> FindRequest(Reader& reader, const RequestKey& key) {
  std::optional<RememberedRequest> remembered;
  auto found = QueryOne(
      reader, "SELECT hash, resource FROM request_log WHERE principal = $1 AND method = $2 AND request_id = $3",
      {key.principal, key.method, key.request_id}, [&remembered](const Row& row) {
        remembered = RememberedRequest{std::string(row.Bytes(0)), std::string(row.Text(1))};
      });
  if (!found.ok()) return found.status();
  return remembered;
}

absl::StatusOr<int64_t> DeleteRequestsOlderThan(Transaction& tx, absl::Time time, int64_t limit) {
  int64_t deleted = 0;
  absl::Status status = tx.Execute(
      "DELETE FROM request_log WHERE (principal, method, request_id) IN (SELECT principal, method, request_id "
      "FROM request_log WHERE create_time < $1 ORDER BY create_time LIMIT $2)",
      {absl::ToUnixMicros(time), limit}, &deleted);
  if (!status.ok()) return status;
  return deleted;
}

}  // namespace milepost::store
