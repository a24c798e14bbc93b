// Bodies: what commits, what is undone, in which order, and what callers hear.
#include <atomic>
#include <mutex>
#include <thread>

#include "tests/conformance/database/suite.h"

namespace milepost::store {
namespace {

constexpr absl::Time kNever = absl::InfiniteFuture();

absl::Status InsertNote(Transaction& tx, int64_t id) { return tx.Execute(kInsertNote, {id, std::string_view("text")}); }

TEST_P(DatabaseTest, WhatIsAcknowledgedIsThereForTheNextRead) {
  MakeNotes();
  ASSERT_THAT(Write([](Transaction& tx) { return InsertNote(tx, 7); }), IsOk());
  EXPECT_THAT(Ints("SELECT id FROM notes"), testing::ElementsAre(7));
}

TEST_P(DatabaseTest, ABodySeesItsOwnWrites) {
  MakeNotes();
  int64_t seen = -1;
  ASSERT_THAT(Write([&seen](Transaction& tx) {
                if (absl::Status status = InsertNote(tx, 7); !status.ok()) return status;
                return tx.Query("SELECT id FROM notes WHERE id = $1", {int64_t{7}}, [&seen](const Row& row) {
                  seen = row.Int(0);
                  return true;
                });
              }),
              IsOk());
  EXPECT_EQ(seen, 7);
}

TEST_P(DatabaseTest, ABodysOwnErrorUndoesWhatItWrote) {
  MakeNotes();
  EXPECT_THAT(Write([](Transaction& tx) {
                absl::Status status = InsertNote(tx, 1);
                return status.ok() ? absl::FailedPreconditionError("a rule") : status;
              }),
              HasCode(absl::StatusCode::kFailedPrecondition));
  EXPECT_EQ(Int(kCountNotes), 0);
}

// 40 bodies in one batch; every fifth fails after it has written, every seventh before.
TEST_P(DatabaseTest, FailingBodiesAreUndoneAloneWhileTheOthersOfTheirBatchCommit) {
  MakeNotes();
  Gate gate(*database_);
  std::vector<absl::StatusCode> heard(40);
  std::latch finished(40);
  for (int64_t i = 0; i < 40; ++i) {
    database_->Transact(
        kNever,
        [i](Transaction& tx) {
          if (i % 7 == 3) return absl::NotFoundError("before any write");
          if (absl::Status status = InsertNote(tx, i); !status.ok()) return status;
          if (absl::Status status = InsertNote(tx, 1000 + i); !status.ok()) return status;
          return i % 5 == 2 ? absl::AbortedError("after two writes") : absl::OkStatus();
        },
        [i, &heard, &finished](absl::Status status) {
          heard[i] = status.code();
          finished.count_down();
        });
  }
  gate.Open();
  finished.wait();
  std::vector<int64_t> expected;
  for (int64_t i = 0; i < 40; ++i) {
    const auto code = i % 7 == 3   ? absl::StatusCode::kNotFound
                      : i % 5 == 2 ? absl::StatusCode::kAborted
                                   : absl::StatusCode::kOk;
    EXPECT_EQ(heard[i], code) << i;
    if (code == absl::StatusCode::kOk) expected.push_back(i);
  }
  EXPECT_EQ(Ints("SELECT id FROM notes WHERE id < 1000 ORDER BY id"), expected);
  EXPECT_EQ(Int("SELECT COUNT(*) FROM notes WHERE id >= 1000"), static_cast<int64_t>(expected.size()));
}

// The second adds to what the first wrote, whatever is replayed because of the third.
TEST_P(DatabaseTest, BodiesOfABatchSeeTheEarlierOnesButNotAFailedOne) {
  MakeNotes();
  Gate gate(*database_);
  std::latch finished(4);
  const auto count = [&finished](absl::Status) { finished.count_down(); };
  const auto copy_all = [](Transaction& tx) {
    return tx.Execute("INSERT INTO notes SELECT id * 10, 'copy' FROM notes", {});
  };
  database_->Transact(
      kNever, [](Transaction& tx) { return InsertNote(tx, 1); }, count);
  database_->Transact(kNever, copy_all, count);
  database_->Transact(
      kNever,
      [](Transaction& tx) {
        absl::Status status = InsertNote(tx, 5);
        return status.ok() ? absl::AbortedError("undone") : status;
      },
      count);
  database_->Transact(
      kNever, [](Transaction& tx) { return tx.Execute("UPDATE notes SET id = id + 1", {}); }, count);
  gate.Open();
  finished.wait();
  EXPECT_THAT(Ints("SELECT id FROM notes ORDER BY id"), testing::ElementsAre(2, 11));
}

TEST_P(DatabaseTest, AFailedStatementLeavesNothingAndTheBodyMayGoOn) {
  MakeNotes();
  ASSERT_THAT(Execute(kInsertNote, {int64_t{3}, std::string_view("first")}), IsOk());
  absl::Status inner;
  ASSERT_THAT(Write([&inner](Transaction& tx) {
                inner =
                    tx.Execute("INSERT INTO notes SELECT 1, 'a' UNION ALL SELECT 2, 'b' UNION ALL SELECT 3, 'c'", {});
                return InsertNote(tx, 9);
              }),
              IsOk());
  EXPECT_THAT(inner, HasCode(absl::StatusCode::kAlreadyExists));
  EXPECT_THAT(Ints("SELECT id FROM notes ORDER BY id"), testing::ElementsAre(3, 9));
}

TEST_P(DatabaseTest, AUniqueViolationIsAlreadyExistsAndNamesNoValue) {
  MakeNotes();
  ASSERT_THAT(Execute(kInsertNote, {int64_t{987654}, std::string_view("secret")}), IsOk());
  const absl::Status again = Execute(kInsertNote, {int64_t{987654}, std::string_view("secret")});
  EXPECT_THAT(again, HasCode(absl::StatusCode::kAlreadyExists));
  EXPECT_THAT(std::string(again.message()), testing::Not(testing::HasSubstr("987654")));
  EXPECT_THAT(std::string(again.message()), testing::Not(testing::HasSubstr("secret")));
}

TEST_P(DatabaseTest, ExecuteTellsTheRowsItChanged) {
  MakeNotes();
  std::vector<int64_t> changed(4, -1);
  ASSERT_THAT(Write([&changed](Transaction& tx) {
                absl::Status status =
                    tx.Execute("INSERT INTO notes SELECT 1, 'a' UNION ALL SELECT 2, 'b'", {}, &changed[0]);
                if (status.ok()) status = tx.Execute("UPDATE notes SET text = 'c'", {}, &changed[1]);
                if (status.ok()) status = tx.Execute("UPDATE notes SET text = 'd' WHERE id = 5", {}, &changed[2]);
                if (status.ok()) status = tx.Execute("CREATE TABLE other (id BIGINT)", {}, &changed[3]);
                return status;
              }),
              IsOk());
  EXPECT_THAT(changed, testing::ElementsAre(2, 2, 0, 0));
}

TEST_P(DatabaseTest, AWriteThatReturnsRowsIsUndoneLikeAnyOther) {
  MakeNotes();
  const auto insert_returning = [](Transaction& tx) {
    return tx.Query("INSERT INTO notes (id, text) VALUES (4, 'x') RETURNING id", {}, [](const Row&) { return true; });
  };
  EXPECT_THAT(Write([&](Transaction& tx) {
                absl::Status status = insert_returning(tx);
                return status.ok() ? absl::AbortedError("undone") : status;
              }),
              HasCode(absl::StatusCode::kAborted));
  EXPECT_EQ(Int(kCountNotes), 0);
  EXPECT_THAT(Write(insert_returning), IsOk());
  EXPECT_EQ(Int(kCountNotes), 1);
}

TEST_P(DatabaseTest, ABodyCannotEndOrConfigureItsTransaction) {
  MakeNotes();
  for (const char* sql : {"COMMIT", "rollback", "BEGIN", "SAVEPOINT x", "PRAGMA synchronous = OFF"}) {
    EXPECT_THAT(Execute(sql), HasCode(absl::StatusCode::kInternal)) << sql;
  }
  EXPECT_THAT(Execute(kInsertNote, {int64_t{1}, std::string_view("a")}), IsOk());
}

TEST_P(DatabaseTest, LockPersonIsGranted) {
  EXPECT_THAT(Write([](Transaction& tx) { return tx.LockPerson(42); }), IsOk());
}

TEST_P(DatabaseTest, BodiesOfOneCallerRunAndAreAnsweredInTheOrderQueued) {
  MakeNotes();
  std::vector<int> ran, answered;
  std::latch finished(1000);
  for (int i = 0; i < 1000; ++i) {
    database_->Transact(
        kNever,
        [i, &ran](Transaction& tx) {
          ran.push_back(i);
          return InsertNote(tx, i);
        },
        [i, &answered, &finished](absl::Status status) {
          EXPECT_THAT(status, IsOk());
          answered.push_back(i);
          finished.count_down();
        });
  }
  finished.wait();
  std::vector<int> expected(1000);
  for (int i = 0; i < 1000; ++i) expected[i] = i;
  EXPECT_EQ(ran, expected);
  EXPECT_EQ(answered, expected);
}

// Each takes longer than a batch may, so the others go back to the queue.
TEST_P(DatabaseTest, SlowBodiesOfABatchKeepTheirOrder) {
  MakeNotes();
  Gate gate(*database_);
  std::vector<int> answered;
  std::latch finished(5);
  for (int i = 0; i < 5; ++i) {
    database_->Transact(
        kNever,
        [i](Transaction& tx) {
          absl::SleepFor(absl::Milliseconds(6));
          return InsertNote(tx, i);
        },
        [i, &answered, &finished](absl::Status status) {
          EXPECT_THAT(status, IsOk());
          answered.push_back(i);
          finished.count_down();
        });
  }
  gate.Open();
  finished.wait();
  EXPECT_THAT(answered, testing::ElementsAre(0, 1, 2, 3, 4));
  EXPECT_EQ(Int(kCountNotes), 5);
}

TEST_P(DatabaseTest, AnExpiredBodyNeverRuns) {
  MakeNotes();
  bool ran = false;
  EXPECT_THAT(database_->TransactAndWait(absl::Now() - absl::Seconds(1),
                                         [&ran](Transaction&) {
                                           ran = true;
                                           return absl::OkStatus();
                                         }),
              HasCode(absl::StatusCode::kDeadlineExceeded));
  EXPECT_FALSE(ran);
}

TEST_P(DatabaseTest, MoreThanTheQueueHoldsIsRefusedAtOnce) {
  OpenOptions options = Options();
  options.max_queue = 10;
  OpenWith(options);
  Gate gate(*database_);
  std::atomic<int> refused = 0;
  std::latch finished(25);
  for (int i = 0; i < 25; ++i) {
    database_->Transact(
        kNever, [](Transaction&) { return absl::OkStatus(); },
        [&](absl::Status status) {
          if (absl::IsResourceExhausted(status)) ++refused;
          finished.count_down();
        });
  }
  EXPECT_EQ(refused, 15);
  gate.Open();
  finished.wait();
  EXPECT_EQ(refused, 15);
}

TEST_P(DatabaseTest, RehearsedBodiesRunTwiceAndWriteOnce) {
  OpenOptions options = Options();
  options.rehearse_bodies = true;
  OpenWith(options);
  MakeNotes();
  int runs = 0;
  EXPECT_THAT(Write([&runs](Transaction& tx) {
                ++runs;
                return InsertNote(tx, 1);
              }),
              IsOk());
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(Int(kCountNotes), 1);
}

TEST_P(DatabaseTest, TenThousandTransactionsOfEightThreadsAreEachAnsweredOnceAndCounted) {
  MakeNotes();
  constexpr int kThreads = 8, kEach = 1250;
  std::vector<std::atomic<int>> answers(kThreads * kEach);
  std::atomic<int> acknowledged = 0;
  std::latch finished(kThreads * kEach);
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < kEach; ++i) {
        const int64_t id = t * kEach + i;
        database_->Transact(
            kNever,
            [id](Transaction& tx) {
              absl::Status status = InsertNote(tx, id);
              return status.ok() && id % 10 == 9 ? absl::AbortedError("one in ten") : status;
            },
            [&, id](absl::Status status) {
              answers[id]++;
              if (status.ok()) ++acknowledged;
              finished.count_down();
            });
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  finished.wait();
  for (const auto& count : answers) EXPECT_EQ(count, 1);
  EXPECT_EQ(acknowledged, 9000);
  EXPECT_EQ(Int(kCountNotes), 9000);
}

TEST_P(DatabaseTest, OfSixteenIncrementersNoneIsLost) {
  MakeNotes();
  ASSERT_THAT(Execute("INSERT INTO notes (id, text) VALUES (0, 'counter')"), IsOk());
  std::latch finished(16 * 100);
  std::vector<std::thread> threads;
  for (int t = 0; t < 16; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 100; ++i) {
        database_->Transact(
            kNever, [](Transaction& tx) { return tx.Execute("UPDATE notes SET id = id + 1", {}); },
            [&finished](absl::Status status) {
              EXPECT_THAT(status, IsOk());
              finished.count_down();
            });
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  finished.wait();
  EXPECT_EQ(Int("SELECT id FROM notes"), 1600);
}

}  // namespace
}  // namespace milepost::store
