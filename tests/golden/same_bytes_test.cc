// One snapshot is one file: in every thread, every process and every run.
#include <gmock/gmock.h>

#include <thread>

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
  for (const char* person : kPeople) {
    const std::string expected = Made(SnapshotOf(person, Report::KIND_PLAN)).pdf;
    for (int run = 0; run < 2; ++run) EXPECT_TRUE(MadeByTheProgram(person, "--kind plan") == expected) << person;
  }
}

}  // namespace
}  // namespace milepost::report
