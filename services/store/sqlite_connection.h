// One SQLite handle with its prepared statements. Used by one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/store/database.h"

struct sqlite3;
struct sqlite3_stmt;

namespace milepost::store {

// A prepared statement. SQLite numbers `$n` parameters by first appearance, so the order is kept here.
struct SqliteStatement {
  ~SqliteStatement();
  sqlite3_stmt* handle = nullptr;
  bool writes = false;          // may change the database
  bool control = false;         // BEGIN, COMMIT, PRAGMA...: the store's own, refused to bodies
  bool counts = false;          // INSERT, UPDATE, DELETE: what it changed can be counted
  bool busy = false;            // running, or inside its own callback
  std::vector<int> parameters;  // for each parameter of SQLite's, the index of its value
  std::size_t values = 0;       // how many values it takes
  std::uint64_t last_use = 0;
};

// Exclusive use of a statement; resets it at the end.
class SqliteLease {
 public:
  SqliteLease(SqliteStatement* cached, std::unique_ptr<SqliteStatement> own);
  SqliteLease(SqliteLease&& other) noexcept;
  SqliteLease& operator=(SqliteLease&&) = delete;
  ~SqliteLease();
  const SqliteStatement& operator*() const { return *statement_; }
  const SqliteStatement* operator->() const { return statement_; }

 private:
  SqliteStatement* statement_;
  std::unique_ptr<SqliteStatement> own_;  // a second copy when the cached one is busy
};

class SqliteConnection {
 public:
  enum class Mode { kRead, kWrite };

  static absl::StatusOr<std::unique_ptr<SqliteConnection>> Open(const std::string& path, Mode mode);
  ~SqliteConnection();
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  // Finds or prepares the statement; a second statement after it is refused.
  absl::StatusOr<SqliteLease> Prepare(std::string_view sql);

  // The same, but transaction control and pragmas are INTERNAL.
  absl::StatusOr<SqliteLease> PrepareForBody(std::string_view sql);

  absl::Status Query(const SqliteStatement& statement, Values values, absl::FunctionRef<bool(const Row&)> each);
  // `*changed`: rows changed by this statement; 0 for one that cannot be counted.
  absl::Status Execute(const SqliteStatement& statement, Values values, std::int64_t* changed);

  // For transaction control and pragmas: no values, rows ignored.
  absl::Status Run(std::string_view sql);
  // The first column of the first row, as text; "" without a row.
  absl::StatusOr<std::string> Ask(std::string_view sql);

  // False also when an error has rolled the transaction back behind our back.
  bool InTransaction() const;
  bool IsReadOnly() const;
  sqlite3* handle() const { return handle_; }

  // Applies to queries until the next call; null ends it.
  void SetReadOptions(const ReadOptions* options) { read_options_ = options; }

 private:
  struct TextHash {  // finds std::string keys by view, without a copy
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  explicit SqliteConnection(sqlite3* handle);
  absl::StatusOr<std::unique_ptr<SqliteStatement>> Compile(std::string_view sql);
  void EvictOne();
  absl::Status Error(int code) const;
  static int Progress(void* connection);

  sqlite3* handle_;
  const ReadOptions* read_options_ = nullptr;
  std::uint64_t uses_ = 0;
  std::unordered_map<std::string, std::unique_ptr<SqliteStatement>, TextHash, std::equal_to<>> statements_;
};

}  // namespace milepost::store
