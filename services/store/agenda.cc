#include "services/store/agenda.h"

namespace milepost::store {
namespace {

constexpr std::string_view kAdd = R"sql(
INSERT INTO agenda (day, person_key, resource, source) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING)sql";

constexpr std::string_view kList = R"sql(
SELECT day, person_key, resource, source FROM agenda
WHERE day <= $1 AND (day, person_key, resource) > ($2, $3, $4) ORDER BY day, person_key, resource LIMIT $5)sql";

constexpr std::string_view kTold = R"sql(
INSERT INTO told (person_key, resource, type, element, day) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING)sql";

}  // namespace

absl::Status AddToAgenda(Transaction& tx, const AgendaEntry& entry) {
  return tx.Execute(kAdd,
                    {entry.day, entry.person_key, std::string_view(entry.resource), std::string_view(entry.source)});
}

absl::StatusOr<bool> RemoveFromAgenda(Transaction& tx, const AgendaEntry& entry) {
  int64_t changed = 0;
  absl::Status status = tx.Execute("DELETE FROM agenda WHERE day = $1 AND person_key = $2 AND resource = $3",
                                   {entry.day, entry.person_key, std::string_view(entry.resource)}, &changed);
  if (!status.ok()) return status;
  return changed > 0;
}

absl::StatusOr<std::vector<AgendaEntry>> ListAgenda(Reader& reader, int64_t last_day, const AgendaEntry& after,
                                                    int64_t limit) {
  std::vector<AgendaEntry> entries;
  absl::Status status =
      reader.Query(kList, {last_day, after.day, after.person_key, std::string_view(after.resource), limit},
                   [&entries](const Row& row) {
                     entries.push_back({row.Int(0), row.Int(1), std::string(row.Text(2)), std::string(row.Text(3))});
                     return true;
                   });
  if (!status.ok()) return status;
  return entries;
}

absl::StatusOr<bool> RememberTold(Transaction& tx, int64_t person_key, std::string_view resource, const Fact& fact) {
  int64_t changed = 0;
  absl::Status status = tx.Execute(kTold, {person_key, resource, fact.type, fact.element, fact.day}, &changed);
  if (!status.ok()) return status;
  return changed > 0;
}

absl::Status EraseAgenda(Transaction& tx, int64_t person_key) {
  absl::Status status = tx.Execute("DELETE FROM agenda WHERE person_key = $1", {person_key});
  return status.ok() ? tx.Execute("DELETE FROM told WHERE person_key = $1", {person_key}) : status;
}

}  // namespace milepost::store
