// A measurement may be carried to its goal more than once, and by several at a time: the goal follows the newest alone.
#include <unistd.h>

#include <filesystem>
#include <thread>
#include <vector>

#include "clients/cpp/retry.h"
#include "services/store/open.h"
#include "services/store/query.h"
#include "tests/conformance/domain/life.h"

namespace milepost::conformance {
namespace {

std::string Database() {
  static const auto* const path = new std::string(
      (std::filesystem::temp_directory_path() / absl::StrCat("milepost-carried-", getpid(), ".db")).string());
  return *path;
}

const testing::TestServer& ServerOverAFile() {
  static const testing::TestServer server(absl::StrCat("sqlite:", Database()));
  return server;
}

class Carried : public Life {
 protected:
  Carried() : Life(ServerOverAFile()) {}
  static void TearDownTestSuite() {
    for (const char* end : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(Database() + end);
  }

  Goal Measured() { return Create("title: 'Read' metric { start: 0 target: 1000 }"); }

  int64_t EventsOf(const Goal& goal) {
    store::OpenOptions options;
    options.url = absl::StrCat("sqlite:", Database());
    options.read_only = true;
    auto store = Ok(store::Open(options));
    int64_t count = -1;
    EXPECT_TRUE(store
                    ->Read([&](store::Reader& reader) {
                      auto found = store::QueryInt(
                          reader, "SELECT count(*) FROM events WHERE type = $1 AND resource = $2",
                          {std::string_view("milepost.goal.measured.v1"), std::string_view(goal.name())});
                      if (found.ok()) count = *found;
                      return found.status();
                    })
                    .ok());
    store->Close();
    return count;
  }
};

TEST_F(Carried, AgainChangesNothing) {
  const Goal goal = Measured();
  const std::string request =
      absl::StrCat("parent: '", goal.name(), "' entry { value: 4 } request_id: '", client::NewRequestId(), "'");
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(Ok(Try(&Progress::RecordProgress, request)).applied());
  EXPECT_EQ(Get(goal.name()).measurement().series_version(), 1);
  EXPECT_EQ(EventsOf(goal), 1) << "one change, one event";
}

TEST_F(Carried, BySeveralAtOnceEndsWithTheNewest) {
  constexpr int kWriters = 8, kEach = 15;
  const Goal goal = Measured();
  std::vector<std::thread> writers;
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&, writer] {
      for (int i = 0; i < kEach; ++i) {
        Ok(Try(&Progress::RecordProgress,
               absl::StrCat("parent: '", goal.name(), "' entry { value: ", writer * kEach + i, " }")));
      }
    });
  }
  for (std::thread& writer : writers) writer.join();
  const auto series = Ok(Try(&Progress::GetProgressSeries, absl::StrCat("parent: '", goal.name(), "'")));
  const Goal after = Get(goal.name());
  EXPECT_EQ(series.series_version(), kWriters * kEach);
  EXPECT_EQ(after.measurement().series_version(), kWriters * kEach);
  EXPECT_LE(EventsOf(goal), kWriters * kEach);
}

}  // namespace
}  // namespace milepost::conformance
