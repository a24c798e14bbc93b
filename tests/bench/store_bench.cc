// Durable writes of the store beside their ceilings, in one run: raw SQLite committing 64 of the same rows at once, and
// raw SQLite committing each row by itself. Prints rows a second, medians of interleaved rounds. Also snapshot reads.
//
//   store_bench [directory] [seconds a round]
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "absl/synchronization/notification.h"
#include "absl/time/clock.h"
#include "services/store/events.h"
#include "services/store/floor_schema.h"
#include "services/store/ids.h"
#include "services/store/open.h"
#include "services/store/request_log.h"
#include "services/store/table.h"

namespace milepost::store {
namespace {

constexpr int kWriters = 64, kRounds = 5;

struct Message {
  std::string bytes;
  bool SerializeToString(std::string* out) const {
    *out = bytes;
    return true;
  }
  bool ParseFromArray(const void* data, int size) {
    bytes.assign(static_cast<const char*>(data), size);
    return true;
  }
};

TableSpec<Message> Spec() {
  return {"rows",
          {{"due", ColumnKind::kInt, [](const Message& m) { return static_cast<int64_t>(m.bytes.size()); }},
           {"state", ColumnKind::kInt, [](const Message&) { return int64_t{1}; }}},
          {}};
}

const Table<Message>& Rows() {
  static const Table<Message>& table = *new Table<Message>(Spec());
  return table;
}

// The statements of one create: the row alone, or with its event and its remembered request.
absl::Status WriteOne(Transaction& tx, const Record<Message>& record, bool whole) {
  absl::Status status = Rows().Insert(tx, record);
  if (!whole || !status.ok()) return status;
  Event event;
  event.person_key = record.person_key;
  event.event_time = absl::UnixEpoch();
  event.type = "milepost.goal.created.v1";
  event.resource = record.id;
  event.owner = event.actor = "profiles/p0123456789";
  event.request_id = record.id;
  status = AppendEvent(tx, event);
  if (!status.ok()) return status;
  return Remember(tx, {"profiles/p0123456789", "CreateGoal", record.id}, "0123456789abcdef0123456789abcdef", record.id,
                  absl::UnixEpoch());
}

class Source {
 public:
  std::shared_ptr<Record<Message>> Next() {
    auto record = std::make_shared<Record<Message>>();
    record->person_key = 1 + (next_++ * 7919) % 10'000;
    record->id = ids_.NewId('g', absl::Now());
    record->message.bytes.assign(300, 'b');
    return record;
  }

 private:
  IdSource ids_;
  std::atomic<int64_t> next_ = 0;
};

std::unique_ptr<Database> OpenFresh(const std::string& path) {
  for (const char* suffix : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(path + suffix);
  OpenOptions options;
  options.url = "sqlite:" + path;
  auto database = Open(options);
  const std::string sql = Table<Message>::CreateSql(Spec());
  const std::vector<Migration> migrations{{1, "rows", sql}};
  if (!database.ok() || !Migrate(**database, {FloorSchema(), Component{"bench", migrations}}, absl::Now()).ok()) {
    std::fprintf(stderr, "cannot open %s\n", path.c_str());
    std::exit(1);
  }
  return *std::move(database);
}

// 64 writers, each of which starts its next write when the last one is acknowledged.
class ClosedLoop {
 public:
  ClosedLoop(Database& database, bool whole, absl::Duration time)
      : database_(database), whole_(whole), end_(absl::Now() + time) {}

  double Run() {
    const absl::Time start = absl::Now();
    for (int i = 0; i < kWriters; ++i) Next();
    finished_.WaitForNotification();
    return written_ / absl::ToDoubleSeconds(absl::Now() - start);
  }

 private:
  void Next() {
    database_.Transact(
        absl::InfiniteFuture(),
        [this, record = source_.Next()](Transaction& tx) { return WriteOne(tx, *record, whole_); },
        [this](absl::Status status) {
          if (!status.ok()) std::abort();
          ++written_;
          if (absl::Now() < end_) return Next();
          if (++ended_ == kWriters) finished_.Notify();
        });
  }

  Database& database_;
  const bool whole_;
  const absl::Time end_;
  Source source_;
  std::atomic<int64_t> written_ = 0;
  std::atomic<int> ended_ = 0;
  absl::Notification finished_;
};

// The ceiling: SQLite's own interface on the same tables, nothing but binding and stepping.
class Raw {
 public:
  explicit Raw(const std::string& path) {
    OpenFresh(path).reset();
    sqlite3_open(path.c_str(), &db_);
    for (const char* pragma :
         {"PRAGMA synchronous = FULL", "PRAGMA wal_autocheckpoint = 20000", "PRAGMA cache_size = -16000"}) {
      sqlite3_exec(db_, pragma, nullptr, nullptr, nullptr);
    }
    begin_ = Prepare("BEGIN IMMEDIATE");
    commit_ = Prepare("COMMIT");
    row_ = Prepare("INSERT INTO rows VALUES (?, '', ?, 1, 0, 0, 0, 0, 300, 1, ?)");
    event_ = Prepare(
        "INSERT INTO events VALUES (?1, (SELECT COALESCE(MAX(seq), 0) + 1 FROM events WHERE person_key = ?1), "
        "(SELECT COALESCE(MAX(position), 0) + 1 FROM events), 0, 'milepost.goal.created.v1', ?2, "
        "'profiles/p0123456789', 'profiles/p0123456789', '', ?2, 0)");
    request_ = Prepare("INSERT INTO request_log VALUES ('profiles/p0123456789', 'CreateGoal', ?, ?, ?1, 0)");
  }
  ~Raw() {
    for (sqlite3_stmt* statement : {begin_, commit_, row_, event_, request_}) sqlite3_finalize(statement);
    sqlite3_close(db_);
  }

  double Run(int rows_a_commit, bool whole, absl::Duration time) {
    absl::Duration spent;  // without the making of the rows, which the store's callers do on another thread
    int64_t written = 0;
    while (spent < time) {
      std::vector<std::shared_ptr<Record<Message>>> records(rows_a_commit);
      for (auto& record : records) record = source_.Next();
      const absl::Time start = absl::Now();
      Step(begin_);
      for (const auto& record : records) Insert(*record, whole);
      Step(commit_);
      spent += absl::Now() - start;
      written += rows_a_commit;
    }
    return written / absl::ToDoubleSeconds(spent);
  }

 private:
  sqlite3_stmt* Prepare(const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(db_, sql, -1, &statement, nullptr) != SQLITE_OK) std::abort();
    return statement;
  }

  void Insert(const Record<Message>& record, bool whole) {
    BindText(row_, 2, record.id);
    sqlite3_bind_int64(row_, 1, record.person_key);
    sqlite3_bind_blob(row_, 3, record.message.bytes.data(), static_cast<int>(record.message.bytes.size()),
                      SQLITE_STATIC);
    Step(row_);
    if (!whole) return;
    sqlite3_bind_int64(event_, 1, record.person_key);
    BindText(event_, 2, record.id);
    Step(event_);
    BindText(request_, 1, record.id);
    sqlite3_bind_blob(request_, 2, "0123456789abcdef0123456789abcdef", 32, SQLITE_STATIC);
    Step(request_);
  }

  static void BindText(sqlite3_stmt* statement, int index, const std::string& text) {
    sqlite3_bind_text(statement, index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
  }
  static void Step(sqlite3_stmt* statement) {
    if (sqlite3_step(statement) != SQLITE_DONE) std::abort();
    sqlite3_reset(statement);
  }

  sqlite3* db_ = nullptr;
  sqlite3_stmt *begin_ = nullptr, *commit_ = nullptr;
  sqlite3_stmt *row_ = nullptr, *event_ = nullptr, *request_ = nullptr;
  Source source_;
};

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

void CompareWrites(const std::string& path, bool whole, absl::Duration time) {
  std::vector<double> store, group, single;
  for (int round = 0; round < kRounds; ++round) {
    store.push_back(ClosedLoop(*OpenFresh(path), whole, time).Run());
    group.push_back(Raw(path).Run(kWriters, whole, time));
    single.push_back(Raw(path).Run(1, whole, time));
  }
  std::printf("%-28s store %8.0f/s   raw, 64 a commit %8.0f/s   raw, a commit each %8.0f/s   ratios %.2f %.1fx\n",
              whole ? "row + event + request" : "row", Median(store), Median(group), Median(single),
              Median(store) / Median(group), Median(store) / Median(single));
}

void MeasureReads(const std::string& path) {
  auto database = OpenFresh(path);
  Source source;
  std::vector<std::string> ids;
  absl::Status filled = database->TransactAndWait(absl::InfiniteFuture(), [&](Transaction& tx) {
    for (int i = 0; i < 10'000; ++i) {
      auto record = source.Next();
      record->person_key = 7;
      if (absl::Status status = Rows().Insert(tx, *record); !status.ok()) return status;
      ids.push_back(record->id);
    }
    return absl::OkStatus();
  });
  if (!filled.ok()) std::exit(1);
  constexpr int kReads = 200'000;
  const absl::Time start = absl::Now();
  std::size_t bytes = 0;
  for (int i = 0; i < kReads; ++i) {
    absl::Status read = database->Read([&](Reader& reader) {
      return Rows()
          .GetBytes(reader, {7, "", ids[(i * 7919) % ids.size()]},
                    [&](const RowView& row) { bytes += row.body.size(); })
          .status();
    });
    if (!read.ok()) std::exit(1);
  }
  const double micros = absl::ToDoubleMicroseconds(absl::Now() - start) / kReads;
  const absl::Time listed = absl::Now();
  ListQuery query;
  query.person_key = 7;
  query.parent = "";
  query.limit = 20;
  constexpr int kLists = 50'000;
  for (int i = 0; i < kLists; ++i) {
    absl::Status read = database->Read([&](Reader& reader) {
      return Rows().List(reader, query, [&](const RowView& row) { return (bytes += row.body.size()) > 0; });
    });
    if (!read.ok()) std::exit(1);
  }
  std::printf("snapshot and get by key      %.2f us     snapshot and list of 20 %.2f us   (%zu bytes read)\n", micros,
              absl::ToDoubleMicroseconds(absl::Now() - listed) / kLists, bytes);
}

}  // namespace
}  // namespace milepost::store

int main(int argc, char** argv) {
  const std::string directory = argc > 1 ? argv[1] : std::filesystem::temp_directory_path().string();
  const absl::Duration time = absl::Seconds(argc > 2 ? std::atof(argv[2]) : 2.0);
  const std::string path = directory + "/milepost-store-bench.db";
  std::printf("%d writers in flight, medians of %d rounds, SQLite %s\n", milepost::store::kWriters,
              milepost::store::kRounds, sqlite3_libversion());
  milepost::store::CompareWrites(path, false, time);
  milepost::store::CompareWrites(path, true, time);
  milepost::store::MeasureReads(path);
  for (const char* suffix : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(path + suffix);
  return 0;
}
