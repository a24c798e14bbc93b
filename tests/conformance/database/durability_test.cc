// kill -9 at random moments: nothing that was acknowledged is lost, nothing is there by half.
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <random>
#include <set>
#include <thread>

#include "tests/conformance/database/suite.h"

namespace milepost::store {
namespace {

constexpr int kKills = 10, kWriters = 4;
constexpr int64_t kIdsOfRound = 1'000'000, kIdsOfWriter = 100'000;

// Two rows a transaction; one in eleven fails between them. Never returns.
[[noreturn]] void WriteUntilKilled(const OpenOptions& options, int64_t first_id, int acknowledgements) {
  auto database = Open(options);
  if (!database.ok()) _exit(1);
  std::vector<std::thread> writers;
  for (int w = 0; w < kWriters; ++w) {
    writers.emplace_back([&, w] {
      for (int64_t id = first_id + w * kIdsOfWriter;; ++id) {
        absl::Status status = (*database)->TransactAndWait(absl::InfiniteFuture(), [id](Transaction& tx) {
          absl::Status first = tx.Execute(kInsertNote, {id, std::string_view("first")});
          if (!first.ok() || id % 11 == 0) return first.ok() ? absl::AbortedError("half") : first;
          return tx.Execute(kInsertNote, {-id, std::string_view("second")});
        });
        if (status.ok() && write(acknowledgements, &id, sizeof(id)) != sizeof(id)) _exit(2);
      }
    });
  }
  for (;;) pause();
}

TEST_P(KeepingDatabaseTest, NothingAcknowledgedIsLostWhenTheProcessIsKilled) {
  const char* given = std::getenv("MILEPOST_TEST_SEED");
  const unsigned seed = given != nullptr ? std::strtoul(given, nullptr, 10) : std::random_device()();
  std::mt19937 random(seed);
  MakeNotes();
  database_.reset();
  std::set<int64_t> acknowledged;
  for (int round = 1; round <= kKills; ++round) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      close(ends[0]);
      WriteUntilKilled(Options(), round * kIdsOfRound, ends[1]);
    }
    close(ends[1]);
    std::thread killer([child, delay = std::uniform_int_distribution(20, 250)(random)] {
      absl::SleepFor(absl::Milliseconds(delay));
      kill(child, SIGKILL);
    });
    int64_t id = 0;
    while (read(ends[0], &id, sizeof(id)) == sizeof(id)) acknowledged.insert(id);
    killer.join();
    close(ends[0]);
    int how = 0;
    waitpid(child, &how, 0);
    ASSERT_TRUE(WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL) << "the writer ended by itself";
  }
  OpenOptions options = Options();
  options.quick_check = true;
  OpenWith(options);
  const std::vector<int64_t> found = Ints("SELECT id FROM notes WHERE id > 0");
  const std::set<int64_t> kept(found.begin(), found.end());
  const auto lost =
      std::count_if(acknowledged.begin(), acknowledged.end(), [&kept](int64_t id) { return kept.count(id) == 0; });
  const int64_t halves =
      Int("SELECT COUNT(*) FROM notes a WHERE NOT EXISTS (SELECT 1 FROM notes b WHERE b.id = -a.id)");
  std::cout << "seed " << seed << ": " << kKills << " kills, " << acknowledged.size() << " acknowledged, "
            << kept.size() << " found, " << lost << " lost, " << halves << " by half\n";
  EXPECT_GT(acknowledged.size(), 100u);
  EXPECT_EQ(lost, 0);
  EXPECT_EQ(halves, 0);
}

}  // namespace
}  // namespace milepost::store
