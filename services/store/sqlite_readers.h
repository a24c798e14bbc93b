// Read-only connections, lent one to a snapshot.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "services/store/database.h"
#include "services/store/sqlite_connection.h"

namespace milepost::store {

class SqliteReaders {
 public:
  explicit SqliteReaders(std::string path) : path_(std::move(path)) {}

  // One snapshot on an idle connection, the one used last (its pages are warm), or a new one: there are as many as
  // threads that read at once.
  absl::Status Read(const ReadOptions& options, absl::FunctionRef<absl::Status(Reader&)> body);

  // Refuses new reads and waits for those that run.
  void Close();

 private:
  absl::StatusOr<std::unique_ptr<SqliteConnection>> Borrow();
  void Return(std::unique_ptr<SqliteConnection> connection);

  const std::string path_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable none_lent_;
  std::vector<std::unique_ptr<SqliteConnection>> idle_;
  int lent_ = 0;
  bool closed_ = false;
};

}  // namespace milepost::store
