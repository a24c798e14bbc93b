#include "clients/cpp/download.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/testing/fake_services.h"

namespace milepost::client {
namespace {

using ::testing::ElementsAre;

class DownloadTest : public ::testing::Test {
 protected:
  DownloadTest() {
    server_.reports.bytes = std::string(5000, 'm');
    server_.reports.report.set_size_bytes(5000);
    // printf 'm%.0s' $(seq 5000) | sha256sum
    server_.reports.report.set_sha256("287a37218b439c358f60e339ea02b94a30c3aded166421bb4774b31b25688d1b");
  }

  Client Connect() {
    ClientOptions options{.target = server_.target()};
    options.retry = {.max_attempts = 3, .initial_backoff = absl::Milliseconds(1)};
    return *Client::Connect(options);
  }
  absl::StatusOr<reports::v1::Report> Download() {
    return DownloadReport(Connect(), "profiles/amara/reports/r1", [&](absl::string_view bytes) {
      received_.append(bytes.data(), bytes.size());
      return absl::OkStatus();
    });
  }

  testing::FakeServer server_;
  std::string received_;
};

TEST_F(DownloadTest, DeliversEveryByteOnce) {
  const auto report = Download();
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(received_, server_.reports.bytes);
}

TEST_F(DownloadTest, ContinuesWhereTheStreamBroke) {
  server_.reports.breaks = {2000, 4000};
  const auto report = Download();
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_EQ(received_, server_.reports.bytes);
  EXPECT_THAT(server_.reports.offsets_asked, ElementsAre(0, 2000, 4000));
}

TEST_F(DownloadTest, GivesUpOnAStreamThatNeverMoves) {
  server_.reports.breaks = std::vector<size_t>(100, 0);
  EXPECT_EQ(Download().status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(server_.reports.offsets_asked.size(), 3u);
}

TEST_F(DownloadTest, RefusesBytesWithAnotherHash) {
  server_.reports.bytes[1234] = 'x';
  EXPECT_EQ(Download().status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(DownloadTest, RefusesAFileThatIsTooShort) {
  server_.reports.bytes.resize(4999);
  EXPECT_EQ(Download().status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(DownloadTest, EndsWithTheSinksOwnError) {
  const auto report = DownloadReport(Connect(), "profiles/amara/reports/r1",
                                     [](absl::string_view) { return absl::OutOfRangeError("the disk is full"); });
  EXPECT_EQ(report.status(), absl::OutOfRangeError("the disk is full"));
}

TEST_F(DownloadTest, LeavesNoFileBehindWhenItFails) {
  const std::string path = ::testing::TempDir() + "/damaged" + std::to_string(getpid()) + ".pdf";
  server_.reports.bytes[0] = 'x';
  EXPECT_FALSE(SaveReport(Connect(), "profiles/amara/reports/r1", path).ok());
  EXPECT_FALSE(std::filesystem::exists(path));
  EXPECT_FALSE(std::filesystem::exists(path + ".part"));
}

TEST_F(DownloadTest, SavesTheWholeFile) {
  const std::string path = ::testing::TempDir() + "/whole" + std::to_string(getpid()) + ".pdf";
  ASSERT_TRUE(SaveReport(Connect(), "profiles/amara/reports/r1", path).ok());
  std::ostringstream content;
  content << std::ifstream(path).rdbuf();
  EXPECT_EQ(content.str(), server_.reports.bytes);
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace milepost::client
