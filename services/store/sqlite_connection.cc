#include "services/store/sqlite_connection.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/store/sqlite_status.h"
#include "services/store/text.h"

namespace milepost::store {
namespace {

constexpr std::size_t kMaxStatements = 400;
constexpr int kBusyTimeoutMs = 5'000;
constexpr int kProgressOperations = 10'000;  // of SQLite's machine: well under a millisecond

class SqliteRow final : public Row {
 public:
  explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}
  bool IsNull(int column) const override { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  int64_t Int(int column) const override { return sqlite3_column_int64(statement_, column); }
  std::string_view Text(int column) const override { return View(sqlite3_column_text(statement_, column), column); }
  std::string_view Bytes(int column) const override { return View(sqlite3_column_blob(statement_, column), column); }

 private:
  std::string_view View(const void* data, int column) const {
    if (data == nullptr) return {};
    return {static_cast<const char*>(data), static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
  }
  sqlite3_stmt* statement_;
};

// An empty view may have no address, which SQLite would take for NULL.
const char* Address(std::string_view view) { return view.data() == nullptr ? "" : view.data(); }

int BindOne(sqlite3_stmt* statement, int index, const Value& value) {
  switch (value.index()) {
    case 0:
      return sqlite3_bind_null(statement, index);
    case 1:
      return sqlite3_bind_int64(statement, index, std::get<1>(value));
    case 2: {
      const std::string_view text = std::get<2>(value);
      return sqlite3_bind_text64(statement, index, Address(text), text.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    default: {
      const std::string_view bytes = std::get<3>(value).bytes;
      return sqlite3_bind_blob64(statement, index, Address(bytes), bytes.size(), SQLITE_STATIC);
    }
  }
}

bool HoldsNul(const Value& value) {
  const auto* text = std::get_if<std::string_view>(&value);
  return text != nullptr && !text->empty() && std::memchr(text->data(), 0, text->size()) != nullptr;
}

absl::Status Bind(const SqliteStatement& statement, Values values) {
  if (values.size() != statement.values) {
    return absl::InternalError(
        absl::StrCat("store: the statement takes ", statement.values, " values, not ", values.size()));
  }
  for (std::size_t i = 0; i < statement.parameters.size(); ++i) {
    const Value& value = values[statement.parameters[i]];
    if (HoldsNul(value)) return absl::InvalidArgumentError("store: text holds a NUL character");
    const int code = BindOne(statement.handle, static_cast<int>(i) + 1, value);
    if (code != SQLITE_OK) return SqliteError(code, sqlite3_errstr(code));
  }
  return absl::OkStatus();
}

bool BeginsWith(std::string_view sql, std::initializer_list<const char*> verbs) {
  const absl::string_view text = absl::StripLeadingAsciiWhitespace(Absl(sql));
  for (const char* verb : verbs) {
    if (absl::StartsWithIgnoreCase(text, verb)) return true;
  }
  return false;
}

absl::Status NumberParameters(SqliteStatement& statement) {
  const int count = sqlite3_bind_parameter_count(statement.handle);
  for (int i = 1; i <= count; ++i) {
    const char* name = sqlite3_bind_parameter_name(statement.handle, i);
    int number = 0;
    if (name == nullptr || name[0] != '$' || !absl::SimpleAtoi(name + 1, &number) || number < 1 || number > 999) {
      return absl::InternalError("store: parameters are written $1, $2, ...");
    }
    statement.parameters.push_back(number - 1);
    statement.values = std::max(statement.values, static_cast<std::size_t>(number));
  }
  return absl::OkStatus();
}

}  // namespace

SqliteStatement::~SqliteStatement() { sqlite3_finalize(handle); }

SqliteLease::SqliteLease(SqliteStatement* cached, std::unique_ptr<SqliteStatement> own)
    : statement_(own != nullptr ? own.get() : cached), own_(std::move(own)) {
  statement_->busy = true;
}

SqliteLease::SqliteLease(SqliteLease&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)), own_(std::move(other.own_)) {}

SqliteLease::~SqliteLease() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_->handle);  // repeats the error of the last step, which was reported then
  statement_->busy = false;
}

absl::StatusOr<std::unique_ptr<SqliteConnection>> SqliteConnection::Open(const std::string& path, Mode mode) {
  const int access = mode == Mode::kRead ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, access | SQLITE_OPEN_NOMUTEX, nullptr);
  if (handle == nullptr) return SqliteError(code, sqlite3_errstr(code));
  std::unique_ptr<SqliteConnection> connection(new SqliteConnection(handle));
  if (code != SQLITE_OK) return connection->Error(code);
  return connection;
}

SqliteConnection::SqliteConnection(sqlite3* handle) : handle_(handle) {
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, kBusyTimeoutMs);
  sqlite3_progress_handler(handle_, kProgressOperations, &SqliteConnection::Progress, this);
}

SqliteConnection::~SqliteConnection() {
  statements_.clear();
  sqlite3_close(handle_);
}

absl::StatusOr<SqliteLease> SqliteConnection::Prepare(std::string_view sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end() && !found->second->busy) {
    found->second->last_use = ++uses_;
    return SqliteLease(found->second.get(), nullptr);
  }
  auto compiled = Compile(sql);
  if (!compiled.ok()) return compiled.status();
  if (found != statements_.end()) return SqliteLease(nullptr, *std::move(compiled));
  if (statements_.size() >= kMaxStatements) EvictOne();
  SqliteStatement* statement = compiled->get();
  statement->last_use = ++uses_;
  statements_.emplace(sql, *std::move(compiled));
  return SqliteLease(statement, nullptr);
}

absl::StatusOr<SqliteLease> SqliteConnection::PrepareForBody(std::string_view sql) {
  auto lease = Prepare(sql);
  if (lease.ok() && (*lease)->control) return absl::InternalError("store: a body leaves transactions to the store");
  return lease;
}

absl::StatusOr<std::unique_ptr<SqliteStatement>> SqliteConnection::Compile(std::string_view sql) {
  // What PostgreSQL reads as a comment asks SQLite to store the rows in the primary key's own tree.
  std::string clustered;
  if (sql.find("/*clustered*/") != std::string_view::npos) {
    clustered = absl::StrReplaceAll(Absl(sql), {{"/*clustered*/", "WITHOUT ROWID"}});
    sql = clustered;
  }
  auto statement = std::make_unique<SqliteStatement>();
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &statement->handle, &tail);
  if (code != SQLITE_OK) return Error(code);
  const std::string_view rest(tail, sql.data() + sql.size() - tail);
  if (statement->handle == nullptr || !absl::StripAsciiWhitespace(Absl(rest)).empty()) {
    return absl::InternalError("store: a call runs exactly one statement");
  }
  statement->writes = sqlite3_stmt_readonly(statement->handle) == 0;
  statement->counts = statement->writes && BeginsWith(sql, {"INSERT", "UPDATE", "DELETE", "WITH"});
  statement->control =
      BeginsWith(sql, {"BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA", "ATTACH", "DETACH"});
  if (absl::Status numbered = NumberParameters(*statement); !numbered.ok()) return numbered;
  return statement;
}

void SqliteConnection::EvictOne() {
  auto oldest = statements_.end();
  for (auto it = statements_.begin(); it != statements_.end(); ++it) {
    if (it->second->busy) continue;
    if (oldest == statements_.end() || it->second->last_use < oldest->second->last_use) oldest = it;
  }
  if (oldest != statements_.end()) statements_.erase(oldest);
}

absl::Status SqliteConnection::Query(const SqliteStatement& statement, Values values,
                                     absl::FunctionRef<bool(const Row&)> each) {
  if (absl::Status bound = Bind(statement, values); !bound.ok()) return bound;
  if (Progress(this) != 0) return Error(SQLITE_INTERRUPT);
  const SqliteRow row(statement.handle);
  while (true) {
    const int code = sqlite3_step(statement.handle);
    if (code == SQLITE_DONE) return absl::OkStatus();
    if (code != SQLITE_ROW) return Error(code);
    if (!each(row)) return absl::OkStatus();
  }
}

absl::Status SqliteConnection::Execute(const SqliteStatement& statement, Values values, std::int64_t* changed) {
  *changed = 0;
  if (absl::Status bound = Bind(statement, values); !bound.ok()) return bound;
  int code = SQLITE_ROW;
  while (code == SQLITE_ROW) code = sqlite3_step(statement.handle);
  if (code != SQLITE_DONE) return Error(code);
  if (statement.counts) *changed = sqlite3_changes64(handle_);
  return absl::OkStatus();
}

absl::Status SqliteConnection::Run(std::string_view sql) {
  auto statement = Prepare(sql);
  if (!statement.ok()) return statement.status();
  return Query(**statement, {}, [](const Row&) { return true; });
}

absl::StatusOr<std::string> SqliteConnection::Ask(std::string_view sql) {
  auto statement = Prepare(sql);
  if (!statement.ok()) return statement.status();
  std::string answer;
  absl::Status asked = Query(**statement, {}, [&answer](const Row& row) {
    answer = row.Text(0);
    return false;
  });
  if (!asked.ok()) return asked;
  return answer;
}

bool SqliteConnection::InTransaction() const { return sqlite3_get_autocommit(handle_) == 0; }

bool SqliteConnection::IsReadOnly() const { return sqlite3_db_readonly(handle_, "main") == 1; }

absl::Status SqliteConnection::Error(int code) const {
  if ((code & 0xff) != SQLITE_INTERRUPT) return SqliteError(code, sqlite3_errmsg(handle_));
  const bool cancelled =
      read_options_ != nullptr && read_options_->cancelled != nullptr && read_options_->cancelled->load();
  if (cancelled) return absl::CancelledError("store: the read was cancelled");
  return absl::DeadlineExceededError("store: the deadline passed during a query");
}

int SqliteConnection::Progress(void* connection) {
  const ReadOptions* options = static_cast<SqliteConnection*>(connection)->read_options_;
  if (options == nullptr) return 0;
  if (options->cancelled != nullptr && options->cancelled->load(std::memory_order_relaxed)) return 1;
  return options->deadline != absl::InfiniteFuture() && options->deadline <= absl::Now() ? 1 : 0;
}

}  // namespace milepost::store
