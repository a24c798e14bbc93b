// People whose documents are harder than others: those with nothing, with very much, and with names and texts that
// take more than one alphabet or more than one page.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "tests/golden/reading.h"

namespace milepost::report {
namespace {

using reports::v1::Report;
using snapshot::v1::ReportSnapshot;
using ::testing::AnyOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::Ge;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr Report::Kind kKinds[] = {Report::KIND_PLAN, Report::KIND_PROGRESS, Report::KIND_BRIEF};

TEST(EdgePeople, WithoutGoalsGetAWholeDocumentThatSaysSo) {
  for (const Report::Kind kind : kKinds) {
    ReportSnapshot snapshot = SnapshotOf("amara", kind);
    snapshot.clear_goals();
    snapshot.clear_series();
    snapshot.clear_smart();
    snapshot.clear_goal_attainment();
    const RenderedReport report = Made(snapshot);
    EXPECT_THAT(report.warnings, IsEmpty());
    EXPECT_THAT(WordsOf(report), HasSubstr("Amara Okafor"));
    EXPECT_THAT(WordsOf(report), Not(HasSubstr("NaN")));
  }
}

// Goals with titles of their own, each with the milestones and actions of a real one.
ReportSnapshot WithGoals(int count, Report::Kind kind) {
  ReportSnapshot snapshot = SnapshotOf("amara", kind);
  const goals::v1::Goal goal = snapshot.goals(0);
  snapshot.clear_goals();
  for (int i = 0; i < count; ++i) {
    goals::v1::Goal& copy = *snapshot.add_goals();
    copy = goal;
    copy.set_name(absl::StrCat(goal.name(), "-", i));
    copy.set_title(absl::StrCat("Ziel", 1000 + i, " of many"));
    copy.set_horizon(static_cast<goals::v1::Goal::Horizon>(1 + i % 3));
  }
  return snapshot;
}

// Lines of the table of contents, as its tags say them: heading and page.
std::vector<std::pair<std::string, int>> ContentsOf(const RenderedReport& report) {
  std::vector<std::pair<std::string, int>> lines;
  bool within = false;
  for (const absl::string_view raw : absl::StrSplit(Said(report, "pdfinfo -struct-text %s"), '\n')) {
    const std::string line = OneLine(std::string(raw));
    if (!line.empty() && line.front() != '"') {
      within = line.starts_with("TOCI");
      if (within) lines.emplace_back();
    } else if (within && line.size() > 2) {
      const std::string text = line.substr(1, line.size() - 2);
      if (!absl::SimpleAtoi(text, &lines.back().second)) absl::StrAppend(&lines.back().first, text);
    }
  }
  return lines;
}

TEST(EdgePeople, WithFiveHundredGoalsFindEachHeadingOnThePageThatTheContentsName) {
  const RenderedReport report = Made(WithGoals(500, Report::KIND_PLAN));
  const std::vector<std::string> pages = PagesOf(report);
  ASSERT_EQ(pages.size(), static_cast<size_t>(report.page_count));
  EXPECT_GE(report.page_count, 100);
  const auto contents = ContentsOf(report);
  ASSERT_GE(contents.size(), 20u);
  int before = 0;
  for (const auto& [heading, page] : contents) {
    ASSERT_GE(page, std::max(before, 1)) << heading;
    ASSERT_LE(page, report.page_count) << heading;
    before = page;
    const std::vector<std::string> lines = absl::StrSplit(pages[static_cast<size_t>(page - 1)], '\n');
    EXPECT_THAT(lines, Contains(heading)) << "page " << page;
  }
}

TEST(EdgePeople, WithFiveHundredGoalsLoseNoneOfThem) {
  const std::string plan = WordsOf(Made(WithGoals(500, Report::KIND_PLAN)));
  const std::string progress = WordsOf(Made(WithGoals(500, Report::KIND_PROGRESS)));
  for (int i = 0; i < 500; ++i) {
    EXPECT_THAT(plan, HasSubstr(absl::StrCat("Ziel", 1000 + i)));
    EXPECT_THAT(progress, HasSubstr(absl::StrCat("Ziel", 1000 + i)));
  }
}

}  // namespace
}  // namespace milepost::report
