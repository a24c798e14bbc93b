#include "services/store/sqlite_batch.h"

#include <utility>

namespace milepost::store {
namespace {

constexpr absl::Duration kMaxBatchTime = absl::Milliseconds(5);

void FailAccepted(absl::Span<Job> jobs, const absl::Status& status) {
  for (Job& job : jobs) {
    if (job.status.ok()) job.status = status;
  }
}

}  // namespace

class SqliteBatch::BatchTransaction final : public Transaction {
 public:
  BatchTransaction(SqliteConnection& connection, std::vector<std::int64_t>& announced)
      : connection_(connection), announced_(announced) {}

  void StartBody(bool careful) {
    careful_ = careful;
    wrote_ = false;
    saved_ = false;
  }

  absl::Status Query(std::string_view sql, Values values, absl::FunctionRef<bool(const Row&)> each) override {
    auto statement = connection_.PrepareForBody(sql);
    if (!statement.ok()) return statement.status();
    if ((*statement)->writes) {
      if (absl::Status saved = Save(); !saved.ok()) return saved;
      wrote_ = true;
    }
    return Noted(connection_.Query(**statement, values, each));
  }

  absl::Status Execute(std::string_view sql, Values values, std::int64_t* changed) override {
    auto statement = connection_.PrepareForBody(sql);
    if (!statement.ok()) return statement.status();
    if (absl::Status saved = Save(); !saved.ok()) return saved;
    std::int64_t rows = 0;
    absl::Status executed = connection_.Execute(**statement, values, &rows);
    // A failed or empty statement left nothing; one that cannot be counted may have written anything.
    wrote_ = wrote_ || rows > 0 || !(*statement)->counts;
    if (changed != nullptr) *changed = rows;
    return Noted(std::move(executed));
  }

  absl::Status LockPerson(std::int64_t) override { return absl::OkStatus(); }
  void Announce(std::int64_t person_key) override { announced_.push_back(person_key); }

  bool wrote() const { return wrote_; }
  // Keeps or undoes what the body wrote; false if only a rollback of the whole batch can.
  bool EndBody(bool keep) {
    if (!saved_) return keep;
    return (keep || connection_.Run("ROLLBACK TO body").ok()) && connection_.Run("RELEASE body").ok();
  }
  // Why the engine gave the transaction up, as far as a body's statements showed it.
  const absl::Status& engine_error() const { return engine_error_; }

 private:
  absl::Status Save() {
    if (!careful_ || saved_) return absl::OkStatus();
    absl::Status saved = connection_.Run("SAVEPOINT body");
    saved_ = saved.ok();
    return saved;
  }

  absl::Status Noted(absl::Status status) {
    if (!status.ok()) engine_error_ = status;
    return status;
  }

  SqliteConnection& connection_;
  std::vector<std::int64_t>& announced_;
  bool careful_ = false;
  bool wrote_ = false;
  bool saved_ = false;
  absl::Status engine_error_;
};

std::size_t SqliteBatch::Run(std::vector<Job>& jobs, absl::FunctionRef<void(std::vector<Job>&)> more) {
  if (absl::Status begun = Begin(); !begun.ok()) {
    for (Job& job : jobs) job.status = begun;
    return jobs.size();
  }
  BatchTransaction transaction(connection_, announced_);
  Outcome outcome = Outcome::kStands;
  const std::size_t decided = RunBodies(jobs, more, transaction, outcome);
  const absl::Span<Job> ran = absl::MakeSpan(jobs).first(decided);
  if (outcome == Outcome::kStands) {
    Commit(ran);
  } else {
    GiveUp(ran, transaction.engine_error());
  }
  return decided;
}

absl::Status SqliteBatch::Begin() {
  absl::Status begun = connection_.Run("BEGIN IMMEDIATE");
  // The writing connection is never lent out, so a transaction that is still open is one we failed to end.
  if (connection_.InTransaction() != begun.ok()) reopen_ = true;
  return begun;
}

std::size_t SqliteBatch::RunBodies(std::vector<Job>& jobs, absl::FunctionRef<void(std::vector<Job>&)> more,
                                   BatchTransaction& transaction, Outcome& outcome) {
  const absl::Time start = absl::Now();
  std::size_t index = 0;
  for (; outcome == Outcome::kStands; ++index) {
    if (index == jobs.size()) more(jobs);
    if (index == jobs.size()) break;
    Job& job = jobs[index];
    const absl::Time now = index == 0 ? start : absl::Now();
    if (now - start > kMaxBatchTime) break;
    if (job.deadline <= now) {
      job.status = absl::DeadlineExceededError("the deadline passed before the write began");
    } else {
      outcome = RunOne(absl::MakeSpan(jobs), index, transaction);
    }
  }
  if (rehearse_ && !careful_ && outcome == Outcome::kStands)
    outcome = Replay(absl::MakeSpan(jobs).first(index), transaction);
  return index;
}

SqliteBatch::Outcome SqliteBatch::RunOne(absl::Span<Job> jobs, std::size_t index, BatchTransaction& transaction) {
  Job& job = jobs[index];
  transaction.StartBody(careful_);
  job.status = job.body(transaction);
  if (!connection_.InTransaction()) return Outcome::kLost;
  const bool keep = job.status.ok() || !transaction.wrote();
  if (transaction.EndBody(keep)) return Outcome::kStands;
  return Replay(jobs.first(index + 1), transaction);
}

SqliteBatch::Outcome SqliteBatch::Replay(absl::Span<Job> jobs, BatchTransaction& transaction) {
  if (!connection_.Run("ROLLBACK").ok()) reopen_ = true;
  // A second replay would mean that a savepoint failed: the engine is not to be trusted with the rest.
  if (careful_ || reopen_ || !Begin().ok()) return Outcome::kLost;
  careful_ = true;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    if (jobs[i].status.ok() && RunOne(jobs, i, transaction) == Outcome::kLost) return Outcome::kLost;
  }
  return Outcome::kStands;
}

void SqliteBatch::GiveUp(absl::Span<Job> jobs, const absl::Status& engine_error) {
  announced_.clear();
  if (connection_.InTransaction() && !connection_.Run("ROLLBACK").ok()) reopen_ = true;
  const bool full = absl::IsResourceExhausted(engine_error);
  FailAccepted(jobs,
               full ? engine_error : absl::UnavailableError("the store gave up the transaction; nothing was written"));
}

void SqliteBatch::Commit(absl::Span<Job> jobs) {
  absl::Status committed = connection_.Run("COMMIT");
  if (committed.ok()) return;
  announced_.clear();
  FailCommit(jobs, committed);
}

void SqliteBatch::FailCommit(absl::Span<Job> jobs, const absl::Status& cause) {
  if (connection_.InTransaction() && !connection_.Run("ROLLBACK").ok()) reopen_ = true;
  // These two fail before the record that makes a commit real is written. Any other failure may strike between that
  // record and its fsync: a crash now could still bring the batch back.
  if (absl::IsResourceExhausted(cause) || absl::IsFailedPrecondition(cause)) return FailAccepted(jobs, cause);
  reopen_ = true;
  FailAccepted(jobs, absl::UnknownError("the commit's outcome is not known; retry with the same request_id"));
}

}  // namespace milepost::store
