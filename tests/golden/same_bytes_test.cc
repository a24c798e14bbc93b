// One snapshot is one file: in every thread, every process and every run.
#include <gmock/gmock.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "absl/strings/str_cat.h"
#include "tests/golden/reading.h"

namespace milepost::report {
namespace {

using reports::v1::Report;
using snapshot::v1::ReportSnapshot;

constexpr const char* kPeople[] = {"amara", "diego", "empty", "lerato-for-manager", "mei-ling", "tomasz"};

std::vector<ReportSnapshot> All() {
  std::vector<ReportSnapshot> all;
  for (const char* person : kPeople) {
    for (const Report::Kind kind : {Report::KIND_PLAN, Report::KIND_PROGRESS, Report::KIND_BRIEF}) {
      all.push_back(SnapshotOf(person, kind));
    }
  }
  return all;
}

TEST(SameBytes, ComeFromEightThreadsThatShareTheirFonts) {
  const std::vector<ReportSnapshot> snapshots = All();
  std::vector<std::string> expected;
  for (const ReportSnapshot& snapshot : snapshots) expected.push_back(Made(snapshot).pdf);
  std::vector<std::vector<std::string>> made(8, std::vector<std::string>(snapshots.size()));
  std::vector<std::thread> threads;
  for (size_t t = 0; t < made.size(); ++t) {
    threads.emplace_back([&, t] {
      for (size_t i = 0; i < snapshots.size(); ++i) {
        const size_t k = (i + t * 3) % snapshots.size();  // different documents at the same time
        if (const auto report = RenderReport(snapshots[k], Fonts()); report.ok()) made[t][k] = report->pdf;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (size_t t = 0; t < made.size(); ++t) EXPECT_TRUE(made[t] == expected) << "thread " << t;
}

TEST(SameBytes, ComeFromAProgramOfItsOwn) {
  const std::string program = std::string(MILEPOST_BINARY_DIR) + "/bin/milepost-report";
  const std::string out = (std::filesystem::temp_directory_path() / absl::StrCat("milepost-same-", getpid())).string();
  for (const char* person : kPeople) {
    const std::string expected = Made(SnapshotOf(person, Report::KIND_PLAN)).pdf;
    for (int run = 0; run < 2; ++run) {
      const std::string command =
          absl::StrCat(program, " --kind plan --snapshot ", MILEPOST_SOURCE_DIR, "/tests/golden/snapshots/", person,
                       ".textproto --out ", out, " >/dev/null 2>&1");
      ASSERT_EQ(std::system(command.c_str()), 0) << command;
      std::ifstream file(out, std::ios::binary);
      EXPECT_TRUE(std::string(std::istreambuf_iterator<char>(file), {}) == expected) << person;
    }
  }
  std::filesystem::remove(out);
}

}  // namespace
}  // namespace milepost::report
