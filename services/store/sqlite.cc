#include "services/store/sqlite.h"

#include <sqlite3.h>

#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <string>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/store/lock_file.h"
#include "services/store/sqlite_connection.h"
#include "services/store/sqlite_readers.h"
#include "services/store/sqlite_writer.h"

namespace milepost::store {
namespace {

constexpr int kOldestVersion = 3'040'000;
constexpr absl::Duration kProbeTimeout = absl::Seconds(2);

// A private directory, removed at the end. SQLite's own memory databases have no write-ahead log: their readers would
// block the writer and see other snapshots than in production. A file without fsync behaves alike and is as quick.
class TemporaryDirectory {
 public:
  static absl::StatusOr<TemporaryDirectory> Make() {
    std::error_code error;
    std::string pattern = (std::filesystem::temp_directory_path(error) / "milepost-XXXXXX").string();
    if (error || mkdtemp(pattern.data()) == nullptr) {
      return absl::UnavailableError("cannot make a temporary directory for a store in memory");
    }
    return TemporaryDirectory(std::move(pattern));
  }
  TemporaryDirectory() = default;
  TemporaryDirectory(TemporaryDirectory&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryDirectory& operator=(TemporaryDirectory&& other) noexcept {
    std::swap(path_, other.path_);
    return *this;
  }
  ~TemporaryDirectory() { Remove(); }

  void Remove() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(std::exchange(path_, {}), ignored);
  }
  const std::string& path() const { return path_; }

 private:
  explicit TemporaryDirectory(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

// A small write that must find room: it makes a row of two pages and removes it again.
absl::Status Probe(Transaction& tx) {
  static constexpr std::string_view kBytes =
      "INSERT INTO store_probe (id, bytes) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes";
  absl::Status status = tx.Execute("CREATE TABLE IF NOT EXISTS store_probe (id BIGINT PRIMARY KEY, bytes BYTEA)", {});
  if (status.ok()) status = tx.Execute(kBytes, {Blob{std::string(8'192, 'p')}});
  if (status.ok()) status = tx.Execute("DELETE FROM store_probe", {});
  return status;
}

class SqliteDatabase final : public Database {
 public:
  struct Parts {
    TemporaryDirectory directory;
    LockFile lock;
    SqliteWriter::Options options;
    std::unique_ptr<SqliteConnection> connection;
  };

  explicit SqliteDatabase(Parts parts)
      : directory_(std::move(parts.directory)),
        lock_(std::move(parts.lock)),
        readers_(parts.options.path),
        writer_(parts.options, std::move(parts.connection), feed()) {}
  ~SqliteDatabase() override { Close(); }

  absl::Status Read(const ReadOptions& options, absl::FunctionRef<absl::Status(Reader&)> body) override {
    return readers_.Read(options, body);
  }

  void Transact(absl::Time deadline, Body body, Done done) override {
    writer_.Add({deadline, std::move(body), std::move(done), absl::OkStatus()});
  }

  absl::Status CheckWritable() override { return TransactAndWait(absl::Now() + kProbeTimeout, Probe); }

  void Close() override {
    const std::lock_guard lock(closing_);
    writer_.Drain();
    readers_.Close();
    writer_.Close();
    lock_.Release();
    directory_.Remove();
  }

 private:
  std::mutex closing_;
  TemporaryDirectory directory_;
  LockFile lock_;
  SqliteReaders readers_;
  SqliteWriter writer_;
};

// An engine's own complaint about the file, such as "file is not a database", is the operator's to mend, not ours.
absl::Status AboutFile(const absl::Status& status, const std::string& path) {
  const auto code = absl::IsInternal(status) ? absl::StatusCode::kFailedPrecondition : status.code();
  return absl::Status(code, absl::StrCat("the file ", path, ": ", status.message()));
}

absl::Status CheckFile(SqliteConnection& connection, const OpenOptions& options, const std::string& path) {
  // The first real read, which also recovers the log that a crash left.
  if (auto version = connection.Ask("PRAGMA schema_version"); !version.ok()) return AboutFile(version.status(), path);
  if (!options.quick_check) return absl::OkStatus();
  const auto check = connection.Ask("PRAGMA quick_check(1)");
  if (!check.ok()) return AboutFile(check.status(), path);
  if (*check == "ok") return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrCat("the file ", path, " is damaged: ", *check));
}

}  // namespace

absl::StatusOr<std::unique_ptr<Database>> OpenSqlite(std::string_view location, const OpenOptions& options) {
  if (sqlite3_libversion_number() < kOldestVersion || sqlite3_threadsafe() == 0) {
    return absl::FailedPreconditionError(
        absl::StrCat("SQLite ", sqlite3_libversion(), " is too old or has no threads; 3.40 or newer is needed"));
  }
  if (location.empty()) return absl::InvalidArgumentError("the store's URL has no path; use sqlite:PATH");
  SqliteDatabase::Parts parts;
  std::string path(location);
  const bool in_memory = location == ":memory:";
  if (in_memory) {
    auto directory = TemporaryDirectory::Make();
    if (!directory.ok()) return directory.status();
    parts.directory = *std::move(directory);
    path = parts.directory.path() + "/store.db";
  } else if (!options.read_only) {
    auto lock = LockFile::Acquire(path + ".lock");
    if (!lock.ok()) return lock.status();
    parts.lock = *std::move(lock);
  }
  parts.options = {path, options.read_only, !in_memory, options.max_queue, options.max_pages, options.rehearse_bodies};
  auto connection = SqliteWriter::OpenConnection(parts.options);
  if (!connection.ok()) return AboutFile(connection.status(), path);
  if (absl::Status checked = CheckFile(**connection, options, path); !checked.ok()) return checked;
  parts.connection = *std::move(connection);
  return std::make_unique<SqliteDatabase>(std::move(parts));
}

}  // namespace milepost::store
