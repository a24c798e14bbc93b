// Reads: one snapshot each, beside writers, until their deadline.
#include <atomic>
#include <thread>

#include "tests/conformance/database/suite.h"

namespace milepost::store {
namespace {

constexpr char kEndless[] =
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000000) SELECT COUNT(*) FROM n";

int64_t Count(Reader& reader) {
  int64_t count = -1;
  EXPECT_THAT(reader.Query(kCountNotes, {},
                           [&count](const Row& row) {
                             count = row.Int(0);
                             return true;
                           }),
              IsOk());
  return count;
}

TEST_P(DatabaseTest, ASnapshotDoesNotSeeLaterCommits) {
  MakeNotes();
  EXPECT_THAT(database_->Read([this](Reader& reader) {
    EXPECT_EQ(Count(reader), 0);
    EXPECT_THAT(Execute(kInsertNote, {int64_t{1}, std::string_view("a")}), IsOk());
    EXPECT_EQ(Count(reader), 0);
    return absl::OkStatus();
  }),
              IsOk());
  EXPECT_EQ(Int(kCountNotes), 1);
}

// Every commit moves one between two rows: any snapshot sees the same sum.
TEST_P(DatabaseTest, SnapshotsBesideWritersAreConsistent) {
  MakeNotes();
  ASSERT_THAT(Execute("INSERT INTO notes SELECT 500, 'a' UNION ALL SELECT 1500, 'b'"), IsOk());
  std::atomic<bool> stop = false;
  std::thread writer([&] {
    for (int i = 0; i < 300; ++i) {
      EXPECT_THAT(Write([](Transaction& tx) {
                    absl::Status status = tx.Execute("UPDATE notes SET id = id - 1 WHERE text = 'a'", {});
                    return status.ok() ? tx.Execute("UPDATE notes SET id = id + 1 WHERE text = 'b'", {}) : status;
                  }),
                  IsOk());
    }
    stop = true;
  });
  int64_t reads = 0;
  for (; !stop || reads == 0; ++reads) EXPECT_EQ(Int("SELECT SUM(id) FROM notes"), 2000);
  writer.join();
  EXPECT_EQ(Int("SELECT id FROM notes WHERE text = 'a'"), 200);
}

TEST_P(DatabaseTest, AReaderCannotWrite) {
  MakeNotes();
  const absl::Status status = database_->Read([](Reader& reader) {
    return reader.Query("INSERT INTO notes (id, text) VALUES (1, 'a')", {}, [](const Row&) { return true; });
  });
  EXPECT_FALSE(status.ok());
  EXPECT_EQ(Int(kCountNotes), 0);
}

TEST_P(DatabaseTest, AReadGivesItsBodysStatus) {
  EXPECT_THAT(database_->Read([](Reader&) { return absl::PermissionDeniedError("no"); }),
              HasCode(absl::StatusCode::kPermissionDenied));
}

TEST_P(DatabaseTest, AQueryStopsWhenItsCallbackSaysSo) {
  MakeNotes();
  ASSERT_THAT(Execute("INSERT INTO notes SELECT 1, 'a' UNION ALL SELECT 2, 'b' UNION ALL SELECT 3, 'c'"), IsOk());
  int rows = 0;
  EXPECT_THAT(database_->Read([&rows](Reader& reader) {
    return reader.Query("SELECT id FROM notes ORDER BY id", {}, [&rows](const Row&) { return ++rows < 2; });
  }),
              IsOk());
  EXPECT_EQ(rows, 2);
}

TEST_P(DatabaseTest, TheSameQueryMayRunInsideItsOwnCallback) {
  MakeNotes();
  ASSERT_THAT(Execute("INSERT INTO notes SELECT 1, 'a' UNION ALL SELECT 2, 'b' UNION ALL SELECT 3, 'c'"), IsOk());
  std::vector<int64_t> pairs;
  EXPECT_THAT(database_->Read([&pairs](Reader& reader) {
    const char* sql = "SELECT id FROM notes ORDER BY id";
    return reader.Query(sql, {}, [&](const Row& outer) {
      return reader
          .Query(sql, {},
                 [&](const Row& inner) {
                   pairs.push_back(outer.Int(0) * 10 + inner.Int(0));
                   return true;
                 })
          .ok();
    });
  }),
              IsOk());
  EXPECT_THAT(pairs, testing::ElementsAre(11, 12, 13, 21, 22, 23, 31, 32, 33));
}

TEST_P(DatabaseTest, AQueryEndsSoonAfterItsDeadline) {
  const absl::Time start = absl::Now();
  ReadOptions options;
  options.deadline = start + absl::Milliseconds(50);
  EXPECT_THAT(database_->Read(
                  options, [](Reader& reader) { return reader.Query(kEndless, {}, [](const Row&) { return true; }); }),
              HasCode(absl::StatusCode::kDeadlineExceeded));
  EXPECT_LT(absl::Now() - start, absl::Seconds(2));
  EXPECT_EQ(Int("SELECT 1"), 1) << "the connection serves the next reader without the deadline";
}

TEST_P(DatabaseTest, AQueryEndsSoonAfterItWasCancelled) {
  std::atomic<bool> cancelled = false;
  ReadOptions options;
  options.cancelled = &cancelled;
  std::thread canceller([&cancelled] {
    absl::SleepFor(absl::Milliseconds(30));
    cancelled = true;
  });
  EXPECT_THAT(database_->Read(
                  options, [](Reader& reader) { return reader.Query(kEndless, {}, [](const Row&) { return true; }); }),
              HasCode(absl::StatusCode::kCancelled));
  canceller.join();
}

TEST_P(DatabaseTest, BadSqlIsInternalAndAMissingTableIsNotFound) {
  const auto run = [this](std::string_view sql, std::vector<Value> values) {
    return database_->Read([&](Reader& reader) { return reader.Query(sql, values, [](const Row&) { return true; }); });
  };
  EXPECT_THAT(run("SELEKT 1", {}), HasCode(absl::StatusCode::kInternal));
  EXPECT_THAT(run("SELECT 1; SELECT 2", {}), HasCode(absl::StatusCode::kInternal));
  EXPECT_THAT(run("", {}), HasCode(absl::StatusCode::kInternal));
  EXPECT_THAT(run("SELECT $1", {}), HasCode(absl::StatusCode::kInternal));
  EXPECT_THAT(run("SELECT $1", {int64_t{1}, int64_t{2}}), HasCode(absl::StatusCode::kInternal));
  EXPECT_THAT(run("SELECT ?", {int64_t{1}}), HasCode(absl::StatusCode::kInternal));
  EXPECT_THAT(run("SELECT * FROM nowhere", {}), HasCode(absl::StatusCode::kNotFound));
}

TEST_P(DatabaseTest, ManyDifferentStatementsKeepWorking) {
  for (int64_t i = 0; i < 1000; ++i) EXPECT_EQ(Int("SELECT " + std::to_string(i)), i);
  EXPECT_EQ(Int("SELECT 0"), 0);
}

}  // namespace
}  // namespace milepost::store
