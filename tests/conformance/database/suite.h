// The promises of services/store/database.h, asserted once for each engine. A new engine is one line in suite.cc.
#pragma once

#include <filesystem>
#include <latch>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/store/database.h"
#include "services/store/open.h"

namespace milepost::store {

struct Engine {
  std::string name;
  std::string url;     // {dir} stands for the test's own directory
  bool keeps = false;  // what is written is there after Close and a new Open
};

inline void PrintTo(const Engine& engine, std::ostream* out) { *out << engine.name; }

std::vector<Engine> AllEngines();
std::vector<Engine> KeepingEngines();
std::string EngineName(const testing::TestParamInfo<Engine>& info);

MATCHER_P(HasCode, code, "") {
  *result_listener << arg;
  return arg.code() == code;
}
MATCHER(IsOk, "") {
  *result_listener << arg;
  return arg.ok();
}

class DatabaseTest : public testing::TestWithParam<Engine> {
 protected:
  void SetUp() override;
  void TearDown() override;

  OpenOptions Options() const;
  void OpenWith(const OpenOptions& options);
  void Reopen();

  // One statement in a transaction of its own.
  absl::Status Execute(std::string_view sql, std::vector<Value> values = {});
  absl::Status Write(Body body);
  // The first column of the first row; -1 without a row.
  int64_t Int(std::string_view sql, std::vector<Value> values = {});
  std::vector<int64_t> Ints(std::string_view sql, std::vector<Value> values = {});

  // A table `notes` (id BIGINT, text TEXT).
  void MakeNotes();

  std::filesystem::path directory_;
  std::unique_ptr<Database> database_;
};

// Engines whose data outlives the process.
class KeepingDatabaseTest : public DatabaseTest {};

// Keeps the writer busy, so that what is queued meanwhile becomes one batch. It is itself in a batch of its own, for it
// takes longer than a batch may.
class Gate {
 public:
  explicit Gate(Database& database) {
    database.Transact(
        absl::InfiniteFuture(),
        [this](Transaction&) {
          if (!entered_.try_wait()) entered_.count_down();
          open_.wait();
          absl::SleepFor(absl::Milliseconds(10));
          return absl::OkStatus();
        },
        [this](absl::Status) { passed_.count_down(); });
    entered_.wait();
  }
  void Open() {
    open_.count_down();
    passed_.wait();
  }

 private:
  std::latch entered_{1}, open_{1}, passed_{1};
};

inline constexpr char kInsertNote[] = "INSERT INTO notes (id, text) VALUES ($1, $2)";
inline constexpr char kCountNotes[] = "SELECT COUNT(*) FROM notes";

}  // namespace milepost::store
