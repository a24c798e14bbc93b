// The one thread that writes: takes what is queued, commits it together, hands the answers on, checkpoints.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/store/completions.h"
#include "services/store/sqlite_batch.h"
#include "services/store/sqlite_connection.h"

namespace milepost::store {

class SqliteWriter {
 public:
  struct Options {
    std::string path;
    bool read_only = false;
    bool durable = true;  // fsync each commit
    std::size_t max_queue = 20'000;
    std::int64_t max_pages = 0;
    bool rehearse = false;
  };

  // `connection` from OpenConnection with the same options.
  SqliteWriter(Options options, std::unique_ptr<SqliteConnection> connection, FeedSignal& feed);
  ~SqliteWriter() { Close(); }

  // Opens the writing connection and checks that it is what the writer's promises need.
  static absl::StatusOr<std::unique_ptr<SqliteConnection>> OpenConnection(const Options& options);

  void Add(Job job);

  // Refuses new jobs, finishes and answers what is queued. Idempotent; not for several threads at once.
  void Drain();

  // Drains, checkpoints and closes the connection; best after the readers, whose snapshots hold the log back.
  void Close();

 private:
  void Loop();
  bool Take(std::vector<Job>& jobs);
  void TakeMore(std::vector<Job>& jobs);
  void MoveQueued(std::vector<Job>& jobs);  // holds mutex_
  void PutBack(std::vector<Job>& jobs, std::size_t first);
  std::size_t RunBatch(std::vector<Job>& jobs);
  void Ring(const std::vector<std::int64_t>& person_keys);
  void Checkpoint();
  static int NoteWalPages(void* writer, sqlite3*, const char*, int pages);
  void Watch();

  const Options options_;
  FeedSignal& feed_;
  std::unique_ptr<SqliteConnection> connection_;  // null after a failed commit until it is open again
  int wal_pages_ = 0;
  std::vector<Answer> answers_;  // of the batch that runs; only the writer's thread
  Completions completions_;
  std::mutex mutex_;  // guards what follows
  std::condition_variable work_;
  std::deque<Job> queue_;
  bool idle_ = false;
  bool closed_ = false;
  std::thread thread_;
};

}  // namespace milepost::store
