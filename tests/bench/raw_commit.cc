#include "tests/bench/raw_commit.h"

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <mutex>
#include <semaphore>
#include <thread>

namespace milepost::bench {
namespace {

constexpr int kMostRows = 200'000;

void Check(int code, int wanted, sqlite3* db) {
  if (code == wanted) return;
  std::fprintf(stderr, "sqlite: %s\n", sqlite3_errmsg(db));
  std::exit(1);
}

void Execute(sqlite3* db, const std::string& sql) {
  Check(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK, db);
}

sqlite3* OpenDatabase(const std::string& path) {
  sqlite3* db = nullptr;
  Check(sqlite3_open(path.c_str(), &db), SQLITE_OK, db);
  return db;
}

// The first rows of a table, and the statement that inserts one.
struct Rows {
  std::vector<std::vector<sqlite3_value*>> rows;
  sqlite3_stmt* insert = nullptr;
  std::size_t next = 0;
};

Rows LoadRows(sqlite3* source, sqlite3* target, const TableRows& wanted) {
  Rows loaded;
  sqlite3_stmt* select = nullptr;
  const std::string sql =
      "SELECT * FROM " + wanted.table + " ORDER BY " + wanted.order + " LIMIT " + std::to_string(kMostRows);
  Check(sqlite3_prepare_v2(source, sql.c_str(), -1, &select, nullptr), SQLITE_OK, source);
  const int columns = sqlite3_column_count(select);
  while (sqlite3_step(select) == SQLITE_ROW) {
    auto& row = loaded.rows.emplace_back();
    for (int i = 0; i < columns; ++i) row.push_back(sqlite3_value_dup(sqlite3_column_value(select, i)));
  }
  sqlite3_finalize(select);
  std::string insert = "INSERT OR REPLACE INTO " + wanted.table + " VALUES (?";
  for (int i = 1; i < columns; ++i) insert += ", ?";
  insert += ")";
  Check(sqlite3_prepare_v2(target, insert.c_str(), -1, &loaded.insert, nullptr), SQLITE_OK, target);
  return loaded;
}

void CopySchema(sqlite3* source, sqlite3* target) {
  sqlite3_stmt* select = nullptr;
  Check(sqlite3_prepare_v2(source, "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL", -1, &select, nullptr),
        SQLITE_OK, source);
  while (sqlite3_step(select) == SQLITE_ROW) {
    Execute(target, reinterpret_cast<const char*>(sqlite3_column_text(select, 0)));
  }
  sqlite3_finalize(select);
}

// A write that waits for its commit.
struct Waiting {
  const Commit* commit;
  std::binary_semaphore* done;
};

// Where the writers leave what they want committed, and the one thread that commits takes all of it.
class Queue {
 public:
  void Add(Waiting waiting) {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(waiting);
    if (waiting_.size() == 1) something_.notify_one();
  }
  // False once Close was called and nothing waits.
  bool Take(std::vector<Waiting>& batch) {
    std::unique_lock lock(mutex_);
    something_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
    batch.swap(waiting_);
    return !batch.empty();
  }
  void Close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    something_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable something_;
  std::vector<Waiting> waiting_;
  bool closed_ = false;
};

void Insert(sqlite3* db, Rows& rows) {
  const auto& row = rows.rows[rows.next++ % rows.rows.size()];
  for (std::size_t column = 0; column < row.size(); ++column) {
    sqlite3_bind_value(rows.insert, static_cast<int>(column) + 1, row[column]);
  }
  Check(sqlite3_step(rows.insert), SQLITE_DONE, db);
  sqlite3_reset(rows.insert);
}

void CommitTogether(sqlite3* db, std::map<std::string, Rows>& tables, const std::vector<Waiting>& batch) {
  Execute(db, "BEGIN IMMEDIATE");
  for (const Waiting& write : batch) {
    for (const TableRows& part : *write.commit) Insert(db, tables[part.table]);
  }
  Execute(db, "COMMIT");
}

}  // namespace

double RawGroupCommit(const std::string& source_path, const std::string& target_path,
                      const std::vector<Commit>& commits, int writers, double seconds) {
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(target_path + suffix);
  sqlite3* source = OpenDatabase(source_path);
  sqlite3* target = OpenDatabase(target_path);
  for (const char* pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -16000",
                             "PRAGMA wal_autocheckpoint = 20000"}) {
    Execute(target, pragma);
  }
  CopySchema(source, target);
  std::map<std::string, Rows> tables;
  for (const Commit& commit : commits) {
    for (const TableRows& part : commit) {
      if (!tables.contains(part.table)) tables[part.table] = LoadRows(source, target, part);
    }
  }
  Queue queue;
  std::atomic<bool> enough = false;
  std::atomic<int64_t> writes = 0;
  const auto write = [&] {
    std::binary_semaphore done(0);
    while (!enough) {
      for (const Commit& commit : commits) {
        queue.Add({&commit, &done});
        done.acquire();
      }
      ++writes;
    }
  };
  const auto begin = std::chrono::steady_clock::now();
  double elapsed = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < writers; ++i) threads.emplace_back(write);
  std::thread committer([&] {
    std::vector<Waiting> batch;
    while (queue.Take(batch)) {
      CommitTogether(target, tables, batch);
      for (const Waiting& waiting : batch) waiting.done->release();
      batch.clear();
      elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
      // A second round over the same rows would replace them, which is not the same work.
      const Rows& log = tables["request_log"];
      if (elapsed >= seconds || log.next >= log.rows.size()) enough = true;
    }
  });
  for (std::thread& thread : threads) thread.join();
  queue.Close();
  committer.join();
  for (auto& [name, rows] : tables) {
    sqlite3_finalize(rows.insert);
    for (auto& row : rows.rows) std::for_each(row.begin(), row.end(), sqlite3_value_free);
  }
  sqlite3_close(target);
  sqlite3_close(source);
  return static_cast<double>(writes) / elapsed;
}

}  // namespace milepost::bench
