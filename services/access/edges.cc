#include "services/access/edges.h"

#include "absl/strings/str_cat.h"
#include "services/store/query.h"
#include "services/store/text.h"

namespace milepost::access {

std::string KeyEnd(int64_t person_key) { return absl::StrCat(person_key); }

std::string MentorEnd(int64_t mentor_key, std::string_view mentorship) {
  return absl::StrCat(mentor_key, "/", store::Absl(mentorship));
}

absl::StatusOr<bool> HasEdge(store::Reader& reader, int64_t person_key, std::string_view kind, std::string_view other) {
  return store::QueryOne(reader, "SELECT 1 FROM edges WHERE person_key = $1 AND kind = $2 AND other = $3",
                         {person_key, kind, other}, [](const store::Row&) {});
}

absl::StatusOr<std::vector<std::string>> EdgesOf(store::Reader& reader, int64_t person_key, std::string_view kind) {
  std::vector<std::string> others;
  absl::Status status = reader.Query("SELECT other FROM edges WHERE person_key = $1 AND kind = $2 ORDER BY other",
                                     {person_key, kind}, [&others](const store::Row& row) {
                                       others.emplace_back(row.Text(0));
                                       return true;
                                     });
  if (!status.ok()) return status;
  return others;
}

absl::StatusOr<int64_t> PersonWith(store::Reader& reader, std::string_view kind, std::string_view other) {
  return store::QueryInt(reader, "SELECT person_key FROM edges WHERE kind = $1 AND other = $2", {kind, other});
}

absl::Status SetEdges(store::Transaction& tx, int64_t person_key, std::string_view kind,
                      const std::vector<std::string>& others) {
  absl::Status status = tx.Execute("DELETE FROM edges WHERE person_key = $1 AND kind = $2", {person_key, kind});
  for (const std::string& other : others) {
    if (!status.ok()) return status;
    status = AddEdge(tx, person_key, kind, other);
  }
  return status;
}

absl::Status AddEdge(store::Transaction& tx, int64_t person_key, std::string_view kind, std::string_view other) {
  return tx.Execute("INSERT INTO edges (person_key, kind, other) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                    {person_key, kind, other});
}

absl::Status RemoveEdge(store::Transaction& tx, int64_t person_key, std::string_view kind, std::string_view other) {
  return tx.Execute("DELETE FROM edges WHERE person_key = $1 AND kind = $2 AND other = $3", {person_key, kind, other});
}

}  // namespace milepost::access
