#include "services/store/sqlite_writer.h"

#include <sqlite3.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/strings/str_cat.h"

namespace milepost::store {
namespace {

constexpr std::size_t kMaxBatch = 256;
// 80 MB of log: at SQLite's own 1,000 pages a third of the writer's time goes into checkpoints.
constexpr int kCheckpointPages = 20'000;
// Readers that overlap for ever keep the log from starting over; past this size the writer waits for them.
constexpr int kForceCheckpointPages = 4 * kCheckpointPages;
constexpr int kForceWaitMs = 50;
constexpr int kBusyTimeoutMs = 5'000;

}  // namespace

SqliteWriter::SqliteWriter(Options options, std::unique_ptr<SqliteConnection> connection, FeedSignal& feed)
    : options_(std::move(options)), feed_(feed), connection_(std::move(connection)) {
  Watch();
  thread_ = std::thread([this] { Loop(); });
}

absl::StatusOr<std::unique_ptr<SqliteConnection>> SqliteWriter::OpenConnection(const Options& options) {
  const auto mode = options.read_only ? SqliteConnection::Mode::kRead : SqliteConnection::Mode::kWrite;
  auto connection = SqliteConnection::Open(options.path, mode);
  if (!connection.ok()) return connection;
  if (!options.read_only && (*connection)->IsReadOnly()) {
    return absl::FailedPreconditionError("it may not be written");
  }
  if (!options.read_only) {
    const auto journal = (*connection)->Ask("PRAGMA journal_mode = WAL");
    if (!journal.ok()) return journal.status();
    if (*journal != "wal") {
      return absl::FailedPreconditionError(
          absl::StrCat("it cannot use a write-ahead log (journal mode ", *journal, ")"));
    }
  }
  // secure_delete: what is erased is overwritten. The hook below decides when to checkpoint, not SQLite.
  for (const std::string& pragma :
       {std::string(options.durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = OFF"),
        std::string("PRAGMA wal_autocheckpoint = 0"), std::string("PRAGMA secure_delete = ON"),
        std::string("PRAGMA temp_store = MEMORY"), std::string("PRAGMA cache_size = -16000"),
        std::string("PRAGMA trusted_schema = OFF"),
        options.max_pages > 0 ? absl::StrCat("PRAGMA max_page_count = ", options.max_pages) : std::string()}) {
    if (pragma.empty()) continue;
    if (absl::Status set = (*connection)->Run(pragma); !set.ok()) return set;
  }
  return connection;
}

void SqliteWriter::Watch() { sqlite3_wal_hook(connection_->handle(), &SqliteWriter::NoteWalPages, this); }

int SqliteWriter::NoteWalPages(void* writer, sqlite3*, const char*, int pages) {
  static_cast<SqliteWriter*>(writer)->wal_pages_ = pages;
  return SQLITE_OK;
}

void SqliteWriter::Add(Job job) {
  {
    const std::lock_guard lock(mutex_);
    if (!closed_ && queue_.size() < options_.max_queue) {
      queue_.push_back(std::move(job));
      if (std::exchange(idle_, false)) work_.notify_one();
      return;
    }
    job.status = closed_ ? absl::UnavailableError("the store is closed")
                         : absl::ResourceExhaustedError("too many writes are waiting; retry later");
  }
  job.done(std::move(job.status));
}

void SqliteWriter::Drain() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    work_.notify_one();
  }
  if (thread_.joinable()) thread_.join();
  completions_.Close();
}

void SqliteWriter::Close() {
  Drain();
  if (connection_ != nullptr && !options_.read_only) {
    sqlite3_wal_checkpoint_v2(connection_->handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  }
  connection_.reset();
}

void SqliteWriter::Loop() {
  std::vector<Job> jobs;
  while (Take(jobs)) {
    const std::size_t decided = RunBatch(jobs);
    for (std::size_t i = 0; i < decided; ++i) answers_.push_back({std::move(jobs[i].done), std::move(jobs[i].status)});
    completions_.Add(answers_);
    if (decided < jobs.size()) PutBack(jobs, decided);
    jobs.clear();
    if (wal_pages_ >= kCheckpointPages) Checkpoint();
  }
}

// False once the store is closed and everything queued is done.
bool SqliteWriter::Take(std::vector<Job>& jobs) {
  std::unique_lock lock(mutex_);
  while (queue_.empty() && !closed_) {
    idle_ = true;
    work_.wait(lock);
  }
  MoveQueued(jobs);
  return !jobs.empty();
}

// What arrived while the batch ran shares its commit: after a commit its callers' next writes come one by one, and the
// first of them should not go alone.
void SqliteWriter::TakeMore(std::vector<Job>& jobs) {
  const std::lock_guard lock(mutex_);
  MoveQueued(jobs);
}

void SqliteWriter::MoveQueued(std::vector<Job>& jobs) {
  const auto end = queue_.begin() + std::min(queue_.size(), kMaxBatch - jobs.size());
  jobs.insert(jobs.end(), std::move_iterator(queue_.begin()), std::move_iterator(end));
  queue_.erase(queue_.begin(), end);
}

void SqliteWriter::PutBack(std::vector<Job>& jobs, std::size_t first) {
  const std::lock_guard lock(mutex_);
  queue_.insert(queue_.begin(), std::move_iterator(jobs.begin() + first), std::move_iterator(jobs.end()));
}

std::size_t SqliteWriter::RunBatch(std::vector<Job>& jobs) {
  if (connection_ == nullptr) {
    auto opened = OpenConnection(options_);
    if (!opened.ok()) {
      for (Job& job : jobs) job.status = absl::UnavailableError(opened.status().message());
      return jobs.size();
    }
    connection_ = *std::move(opened);
    Watch();
  }
  SqliteBatch batch(*connection_, options_.rehearse);
  const std::size_t decided = batch.Run(jobs, [this](std::vector<Job>& batch_jobs) { TakeMore(batch_jobs); });
  if (batch.reopen()) connection_.reset();
  Ring(batch.announced());
  return decided;
}

// Together with the answers, so that the writer waits for no listener. Who listens now had not yet read when these were
// committed; who comes later reads them.
void SqliteWriter::Ring(const std::vector<std::int64_t>& person_keys) {
  if (person_keys.empty() || !feed_.HasListeners()) return;
  answers_.push_back({[this, person_keys](const absl::Status&) { feed_.Ring(person_keys); }, absl::OkStatus()});
}

void SqliteWriter::Checkpoint() {
  if (connection_ == nullptr) return;
  const bool force = wal_pages_ >= kForceCheckpointPages;
  wal_pages_ = 0;  // a checkpoint that fails is tried again after the next commit
  sqlite3_busy_timeout(connection_->handle(), force ? kForceWaitMs : kBusyTimeoutMs);
  sqlite3_wal_checkpoint_v2(connection_->handle(), nullptr,
                            force ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  sqlite3_busy_timeout(connection_->handle(), kBusyTimeoutMs);
}

}  // namespace milepost::store
