// Runs one batch of bodies on the writing connection and commits them together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "services/store/database.h"
#include "services/store/sqlite_connection.h"

namespace milepost::store {

struct Job {
  absl::Time deadline;
  Body body;
  Done done;
  absl::Status status;
};

// Bodies run without a savepoint each, which would cost a third of the writer's time. A body that fails after its
// first write is rare (bodies check first); then the batch is rolled back and its other bodies are run again, now with
// a savepoint each, so that a batch is replayed at most once.
class SqliteBatch {
 public:
  // `rehearse`: replay every batch, so that tests find bodies that cannot be run again.
  SqliteBatch(SqliteConnection& connection, bool rehearse) : connection_(connection), rehearse_(rehearse) {}

  // Decides the first jobs of `jobs`, sets their status and returns their number, at least one; the others did not run.
  // When `jobs` has no more, `more` may append what has arrived meanwhile. Once `reopen()` is true the connection's
  // state is unknown and it must be replaced.
  std::size_t Run(std::vector<Job>& jobs, absl::FunctionRef<void(std::vector<Job>&)> more);

  bool reopen() const { return reopen_; }

  // Whom the committed bodies announced.
  const std::vector<std::int64_t>& announced() const { return announced_; }

 private:
  class BatchTransaction;
  enum class Outcome { kStands, kLost };

  absl::Status Begin();
  std::size_t RunBodies(std::vector<Job>& jobs, absl::FunctionRef<void(std::vector<Job>&)> more,
                        BatchTransaction& transaction, Outcome& outcome);
  Outcome RunOne(absl::Span<Job> jobs, std::size_t index, BatchTransaction& transaction);
  Outcome Replay(absl::Span<Job> jobs, BatchTransaction& transaction);
  void Commit(absl::Span<Job> jobs);
  void GiveUp(absl::Span<Job> jobs, const absl::Status& engine_error);
  void FailCommit(absl::Span<Job> jobs, const absl::Status& cause);

  SqliteConnection& connection_;
  const bool rehearse_;
  bool careful_ = false;  // a savepoint before each body's first write
  bool reopen_ = false;
  std::vector<std::int64_t> announced_;
};

}  // namespace milepost::store
