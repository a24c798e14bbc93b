// Full disks, read-only files, second servers, closing: what the store says when it cannot write.
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "tests/conformance/database/suite.h"

namespace milepost::store {
namespace {

constexpr char kCreateBlobs[] = "CREATE TABLE blobs (id BIGINT NOT NULL PRIMARY KEY, bytes BYTEA)";
constexpr char kInsertBlob[] = "INSERT INTO blobs (id, bytes) VALUES ($1, $2)";

TEST_P(DatabaseTest, AFullStoreIsResourceExhaustedAndKeepsWhatItAcknowledged) {
  OpenOptions options = Options();
  options.max_pages = 100;
  OpenWith(options);
  ASSERT_THAT(Execute(kCreateBlobs), IsOk());
  const std::string bytes(10'000, 'b');
  int64_t acknowledged = 0;
  absl::Status status;
  while (acknowledged < 1000) {
    status = Execute(kInsertBlob, {acknowledged, Blob{bytes}});
    if (!status.ok()) break;
    ++acknowledged;
  }
  EXPECT_THAT(status, HasCode(absl::StatusCode::kResourceExhausted));
  EXPECT_GT(acknowledged, 10);  // 100 pages of 4 KiB hold some 30 rows of 10 kB
  EXPECT_LT(acknowledged, 40);
  EXPECT_EQ(Int("SELECT COUNT(*) FROM blobs"), acknowledged);
  EXPECT_THAT(database_->CheckWritable(), HasCode(absl::StatusCode::kResourceExhausted));
  ASSERT_THAT(Execute("DELETE FROM blobs WHERE id < 5"), IsOk());
  EXPECT_THAT(database_->CheckWritable(), IsOk());
  EXPECT_THAT(Execute(kInsertBlob, {int64_t{5000}, Blob{bytes}}), IsOk());
}

// Many in one batch, so that some commit beside the one that finds the disk full.
TEST_P(DatabaseTest, OnAFullStoreAcknowledgedIsWrittenAndTheRestIsNot) {
  OpenOptions options = Options();
  options.max_pages = 100;
  OpenWith(options);
  ASSERT_THAT(Execute(kCreateBlobs), IsOk());
  const std::string bytes(10'000, 'b');
  std::vector<int64_t> acknowledged;
  std::latch finished(200);
  for (int64_t i = 0; i < 200; ++i) {
    database_->Transact(
        absl::InfiniteFuture(),
        [i, &bytes](Transaction& tx) {
          return tx.Execute(kInsertBlob, {i, Blob{bytes}});
        },
        [i, &acknowledged, &finished](absl::Status status) {
          if (status.ok()) {
            acknowledged.push_back(i);
          } else {
            EXPECT_THAT(status, HasCode(absl::StatusCode::kResourceExhausted));
          }
          finished.count_down();
        });
  }
  finished.wait();
  EXPECT_EQ(Ints("SELECT id FROM blobs ORDER BY id"), acknowledged);
}

TEST_P(DatabaseTest, AFreshStoreIsWritableUntilItIsClosed) {
  EXPECT_THAT(database_->CheckWritable(), IsOk());
  EXPECT_THAT(database_->CheckWritable(), IsOk());
  database_->Close();
  EXPECT_THAT(database_->CheckWritable(), HasCode(absl::StatusCode::kUnavailable));
}

TEST_P(DatabaseTest, CloseFinishesWhatIsQueuedAndRefusesTheRest) {
  MakeNotes();
  int acknowledged = 0;  // written by the completion thread only, read after Close has joined it
  for (int64_t i = 0; i < 500; ++i) {
    database_->Transact(
        absl::InfiniteFuture(),
        [i](Transaction& tx) {
          return tx.Execute(kInsertNote, {i, std::string_view("a")});
        },
        [&acknowledged](absl::Status status) { acknowledged += status.ok() ? 1 : 0; });
  }
  database_->Close();
  EXPECT_EQ(acknowledged, 500);
  EXPECT_THAT(Write([](Transaction&) { return absl::OkStatus(); }), HasCode(absl::StatusCode::kUnavailable));
  EXPECT_THAT(database_->Read([](Reader&) { return absl::OkStatus(); }), HasCode(absl::StatusCode::kUnavailable));
  database_->Close();
}

TEST_P(KeepingDatabaseTest, WhatWasWrittenIsThereAfterReopening) {
  MakeNotes();
  ASSERT_THAT(Execute(kInsertNote, {int64_t{1}, std::string_view("a")}), IsOk());
  Reopen();
  EXPECT_THAT(Ints("SELECT id FROM notes"), testing::ElementsAre(1));
}

TEST_P(KeepingDatabaseTest, ASecondServerIsRefusedAndToldWhoHoldsTheStore) {
  const auto second = Open(Options());
  EXPECT_THAT(second.status(), HasCode(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(std::string(second.status().message()), testing::HasSubstr("process " + std::to_string(getpid())));
  database_->Close();
  EXPECT_TRUE(Open(Options()).ok());
}

TEST_P(KeepingDatabaseTest, AReadOnlyStoreReadsAndRefusesToWrite) {
  MakeNotes();
  ASSERT_THAT(Execute(kInsertNote, {int64_t{1}, std::string_view("a")}), IsOk());
  OpenOptions options = Options();
  options.read_only = true;
  OpenWith(options);
  EXPECT_EQ(Int(kCountNotes), 1);
  EXPECT_THAT(Execute(kInsertNote, {int64_t{2}, std::string_view("b")}),
              HasCode(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(database_->CheckWritable(), HasCode(absl::StatusCode::kFailedPrecondition));
  EXPECT_EQ(Int(kCountNotes), 1);
}

TEST_P(KeepingDatabaseTest, AFileThatIsNoStoreIsRefused) {
  database_.reset();
  for (const auto& entry : std::filesystem::directory_iterator(directory_)) std::filesystem::remove_all(entry);
  std::ofstream(directory_ / "store.db") << std::string(8192, 'x');
  EXPECT_THAT(Open(Options()).status(), HasCode(absl::StatusCode::kFailedPrecondition));
}

TEST_P(KeepingDatabaseTest, AQuickCheckPassesASoundStoreAndFindsADamagedOne) {
  MakeNotes();
  const std::string text(3000, 't');
  for (int64_t i = 0; i < 200; ++i) ASSERT_THAT(Execute(kInsertNote, {i, std::string_view(text)}), IsOk());
  OpenOptions options = Options();
  options.quick_check = true;
  OpenWith(options);
  database_.reset();
  std::fstream file(directory_ / "store.db", std::ios::in | std::ios::out | std::ios::binary);
  for (int page = 5; page < 60; ++page) {
    file.seekp(page * 4096);
    file << std::string(512, '\x7f');
  }
  file.close();
  EXPECT_FALSE(Open(options).ok());
}

// A limit on file sizes makes the log's writes fail during COMMIT, as a broken disk would.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &before_); }

 private:
  rlimit before_;
};

TEST_P(KeepingDatabaseTest, AFailedCommitIsUnknownAndTheStoreHealsByItself) {
  MakeNotes();
  ASSERT_THAT(Execute(kInsertNote, {int64_t{1}, std::string_view("a")}), IsOk());
  const std::string text(500'000, 't');
  {
    const FileSizeLimit limit(100'000);
    EXPECT_THAT(Execute(kInsertNote, {int64_t{2}, std::string_view(text)}), HasCode(absl::StatusCode::kUnknown));
    EXPECT_FALSE(database_->CheckWritable().ok() && Execute(kInsertNote, {int64_t{3}, std::string_view(text)}).ok());
  }
  EXPECT_THAT(database_->CheckWritable(), IsOk());
  ASSERT_THAT(Execute(kInsertNote, {int64_t{4}, std::string_view(text)}), IsOk());
  const std::vector<int64_t> ids = Ints("SELECT id FROM notes ORDER BY id");
  EXPECT_THAT(ids, testing::IsSupersetOf({1, 4}));
  Reopen();
  EXPECT_EQ(Ints("SELECT id FROM notes ORDER BY id"), ids);
}

TEST(OpenTest, AnUnknownSchemeOrAMissingPathIsRefusedWithoutRepeatingTheUrl) {
  for (const char* url : {"oracle://user:hush@host/db", "store.db", "", "sqlite:"}) {
    OpenOptions options;
    options.url = url;
    const auto opened = Open(options);
    EXPECT_THAT(opened.status(), HasCode(absl::StatusCode::kInvalidArgument)) << url;
    EXPECT_THAT(std::string(opened.status().message()), testing::Not(testing::HasSubstr("hush")));
  }
}

TEST(OpenTest, ADirectoryThatDoesNotExistIsRefused) {
  OpenOptions options;
  options.url = "sqlite:/nonexistent-directory/store.db";
  EXPECT_FALSE(Open(options).ok());
}

}  // namespace
}  // namespace milepost::store
