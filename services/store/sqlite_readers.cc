#include "services/store/sqlite_readers.h"

#include <utility>

#include "absl/cleanup/cleanup.h"

namespace milepost::store {
namespace {

constexpr std::size_t kMaxIdle = 32;

class SqliteReader final : public Reader {
 public:
  explicit SqliteReader(SqliteConnection& connection) : connection_(connection) {}

  absl::Status Query(std::string_view sql, Values values, absl::FunctionRef<bool(const Row&)> each) override {
    auto statement = connection_.PrepareForBody(sql);
    if (!statement.ok()) return statement.status();
    return connection_.Query(**statement, values, each);
  }

 private:
  SqliteConnection& connection_;
};

absl::StatusOr<std::unique_ptr<SqliteConnection>> OpenReader(const std::string& path) {
  auto connection = SqliteConnection::Open(path, SqliteConnection::Mode::kRead);
  if (!connection.ok()) return connection;
  for (const char* pragma : {"PRAGMA query_only = ON", "PRAGMA trusted_schema = OFF", "PRAGMA temp_store = MEMORY"}) {
    if (absl::Status set = (*connection)->Run(pragma); !set.ok()) return set;
  }
  return connection;
}

}  // namespace

absl::Status SqliteReaders::Read(const ReadOptions& options, absl::FunctionRef<absl::Status(Reader&)> body) {
  auto borrowed = Borrow();
  if (!borrowed.ok()) return borrowed.status();
  SqliteConnection& connection = **borrowed;
  const absl::Cleanup give_back = [this, &borrowed] { Return(*std::move(borrowed)); };
  if (absl::Status begun = connection.Run("BEGIN"); !begun.ok()) return begun;
  const absl::Cleanup end = [&connection] {
    connection.SetReadOptions(nullptr);
    connection.Run("COMMIT").IgnoreError();  // nothing was written: it only lets the snapshot go
  };
  connection.SetReadOptions(&options);
  SqliteReader reader(connection);
  return body(reader);
}

void SqliteReaders::Close() {
  std::unique_lock lock(mutex_);
  closed_ = true;
  none_lent_.wait(lock, [this] { return lent_ == 0; });
  idle_.clear();
}

absl::StatusOr<std::unique_ptr<SqliteConnection>> SqliteReaders::Borrow() {
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return absl::UnavailableError("the store is closed");
    ++lent_;
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  auto connection = OpenReader(path_);
  if (!connection.ok()) {
    const std::lock_guard lock(mutex_);
    if (--lent_ == 0) none_lent_.notify_all();
  }
  return connection;
}

void SqliteReaders::Return(std::unique_ptr<SqliteConnection> connection) {
  // A snapshot that could not be ended would serve old data to the next reader.
  const bool reusable = !connection->InTransaction();
  if (!reusable) connection.reset();
  const std::lock_guard lock(mutex_);
  if (reusable && !closed_ && idle_.size() < kMaxIdle) idle_.push_back(std::move(connection));
  if (--lent_ == 0) none_lent_.notify_all();
}

}  // namespace milepost::store
