#include "services/progress/entry_store.h"

#include "services/store/query.h"

namespace milepost::progress {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Reader;
using store::Transaction;

rpc::ResourceSpec<ProgressEntry> EntrySpec() {
  rpc::ResourceSpec<ProgressEntry> spec;
  spec.table = "progress_entries";
  spec.columns = {
      rpc::DateColumn<ProgressEntry>("effective_date", [](const ProgressEntry& e) { return e.effective_date(); }),
      rpc::BoolColumn<ProgressEntry>("superseded", [](const ProgressEntry& e) { return !e.superseded_by().empty(); }),
  };
  spec.columns.back().field.filterable = spec.columns.back().field.sortable = false;
  // The current value is the last row of this index, however many entries a goal has.
  spec.indexes = {
      "CREATE INDEX progress_entries_by_date ON progress_entries (person_key, parent, effective_date, create_time, "
      "id)"};
  spec.id_letter = 'e';
  spec.event = "milepost.progress_entry";
  return spec;
}

// `applied` trails `version` until the goal has been told.
constexpr std::string_view kSeries = R"sql(
CREATE TABLE progress_series (
  person_key BIGINT NOT NULL,
  goal TEXT NOT NULL,
  version BIGINT NOT NULL,
  applied BIGINT NOT NULL,
  PRIMARY KEY (person_key, goal)
) /*clustered*/;
CREATE INDEX progress_series_pending ON progress_series (person_key) WHERE applied < version;
)sql";

absl::Status Supersede(const rpc::Resource<ProgressEntry>& entries, Transaction& tx, Call& call,
                       const ProgressEntry& by, std::string_view goal) {
  const std::string& name = by.supersedes();
  if (rpc::ParentOf(name) != goal) {
    return rpc::InvalidField("entry.supersedes", "is an entry of another goal; name one of this goal");
  }
  auto record = entries.Load(tx, call, name);
  if (!record.ok()) return record.status();
  if (!record->message.superseded_by().empty()) {
    return rpc::RuleBroken("superseded-once", name, "This entry is superseded already. Correct the newer one instead.");
  }
  const ProgressEntry before = record->message;
  record->message.set_superseded_by(by.name());
  return entries.SaveComputed(tx, call, before, *std::move(record));
}

}  // namespace

EntryStore::EntryStore() : entries_(EntrySpec()) {}

std::string EntryStore::CreateSql() const { return entries_.CreateSql() + std::string(kSeries); }

absl::StatusOr<int64_t> EntryStore::Append(Transaction& tx, Call& call, std::string_view goal, std::string_view id,
                                           const ProgressEntry& entry, ProgressEntry* stored) const {
  const int64_t person = call.viewer.owner.person_key;
  absl::Status status = entries_.Create(tx, call, goal, id, entry, stored);
  if (status.ok() && !entry.supersedes().empty()) status = Supersede(entries_, tx, call, *stored, goal);
  if (!status.ok()) return status;
  return store::QueryInt(tx,
                         "INSERT INTO progress_series (person_key, goal, version, applied) VALUES ($1, $2, 1, 0) "
                         "ON CONFLICT (person_key, goal) DO UPDATE SET version = progress_series.version + 1 "
                         "RETURNING version",
                         {person, goal});
}

absl::StatusOr<int64_t> EntryStore::Version(Reader& reader, int64_t person_key, std::string_view goal) const {
  return store::QueryInt(reader, "SELECT version FROM progress_series WHERE person_key = $1 AND goal = $2",
                         {person_key, goal});
}

absl::Status EntryStore::MarkApplied(Transaction& tx, int64_t person_key, std::string_view goal,
                                     int64_t version) const {
  return tx.Execute("UPDATE progress_series SET applied = $3 WHERE person_key = $1 AND goal = $2 AND applied < $3",
                    {person_key, goal, version});
}

absl::StatusOr<Measured> EntryStore::Latest(Reader& reader, int64_t person_key, std::string_view goal) const {
  Measured measured{person_key, {}};
  measured.what.set_goal(std::string(goal));
  auto version = Version(reader, person_key, goal);
  if (!version.ok()) return version.status();
  measured.what.set_series_version(*version);
  auto entries = Counting(reader, person_key, goal, 1);
  if (!entries.ok()) return entries.status();
  for (ProgressEntry& entry : *entries) {
    measured.what.set_value(entry.value());
    *measured.what.mutable_effective_date() = entry.effective_date();
    measured.what.set_entry(entry.name());
  }
  return measured;
}

absl::StatusOr<std::vector<Measured>> EntryStore::NotApplied(Reader& reader, int64_t limit) const {
  std::vector<std::pair<int64_t, std::string>> goals;
  absl::Status status = reader.Query("SELECT person_key, goal FROM progress_series WHERE applied < version LIMIT $1",
                                     {limit}, [&goals](const store::Row& row) {
                                       goals.emplace_back(row.Int(0), row.Text(1));
                                       return true;
                                     });
  if (!status.ok()) return status;
  std::vector<Measured> waiting;
  for (const auto& [person_key, goal] : goals) {
    auto measured = Latest(reader, person_key, goal);
    if (!measured.ok()) return measured.status();
    waiting.push_back(*std::move(measured));
  }
  return waiting;
}

absl::StatusOr<std::vector<ProgressEntry>> EntryStore::Counting(Reader& reader, int64_t person_key,
                                                                std::string_view goal, int64_t limit) const {
  store::ListQuery query;
  query.person_key = person_key;
  query.parent = std::string(rpc::IdOf(goal));
  query.conditions = {{"superseded", store::Op::kEqual, int64_t{0}}};
  query.order = {{"effective_date", true}, {"create_time", true}};
  query.limit = limit;
  return entries_.Messages(reader, query);
}

}  // namespace milepost::progress
