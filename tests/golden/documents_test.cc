// The text of whole documents as a reader would copy it out, against files that people have read and approved.
// MILEPOST_UPDATE_GOLDEN=1 writes the files anew: read the difference before committing it.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

#include "reportgen/report.h"
#include "reportgen/snapshot_file.h"
#include "tests/golden/reading.h"

namespace milepost::report {
namespace {

using snapshot::v1::ReportSnapshot;
using ::testing::IsEmpty;

const std::string kFolder = std::string(MILEPOST_SOURCE_DIR) + "/tests/golden/";

// What pdftotext reads, a page after another. The content's hash changes with every hair's breadth, and how many spaces
// or empty lines stand for a distance with every release of poppler: both are left out.
std::string TextOf(const RenderedReport& report) {
  std::string text = Said(report, "pdftotext -layout -enc UTF-8 %s -");
  text = std::regex_replace(text, std::regex("#[0-9a-f]{8}\\b"), "#########");
  text = std::regex_replace(text, std::regex(" {2,}"), "  ");
  text = std::regex_replace(text, std::regex("\n *"), "\n");
  return std::regex_replace(text, std::regex("\n{2,}"), "\n");
}

// The words of each page, sorted: releases of poppler differ in where a line of a table or chart begins and ends.
std::vector<std::vector<std::string>> WordsOf(const std::string& text) {
  std::vector<std::vector<std::string>> pages;
  std::istringstream book(text);
  for (std::string page; std::getline(book, page, '\f');) {
    std::istringstream words(page);
    auto& sorted = pages.emplace_back(std::istream_iterator<std::string>(words), std::istream_iterator<std::string>());
    std::sort(sorted.begin(), sorted.end());
  }
  return pages;
}

struct Golden {
  const char* person;
  reports::v1::Report::Kind kind;
  const char* file;
};

void PrintTo(const Golden& golden, std::ostream* out) { *out << golden.file; }

class Documents : public ::testing::TestWithParam<Golden> {};

TEST_P(Documents, SayWhatWasApproved) {
  const RenderedReport report = Made(SnapshotOf(GetParam().person, GetParam().kind));
  EXPECT_THAT(report.warnings, IsEmpty());
  const std::string text = TextOf(report);
  const std::string path = kFolder + "expected/" + GetParam().file;
  if (getenv("MILEPOST_UPDATE_GOLDEN") != nullptr) std::ofstream(path, std::ios::binary) << text;
  std::ifstream file(path, std::ios::binary);
  const std::string approved(std::istreambuf_iterator<char>(file), {});
  EXPECT_EQ(WordsOf(text), WordsOf(approved))
      << "If this is meant: MILEPOST_UPDATE_GOLDEN=1, then read the difference in " << path;
}

INSTANTIATE_TEST_SUITE_P(People, Documents,
                         ::testing::Values(Golden{"amara", reports::v1::Report::KIND_PLAN, "amara-plan.txt"},
                                           Golden{"amara", reports::v1::Report::KIND_PROGRESS, "amara-progress.txt"},
                                           Golden{"amara", reports::v1::Report::KIND_BRIEF, "amara-brief.txt"},
                                           Golden{"diego", reports::v1::Report::KIND_BRIEF, "diego-brief.txt"},
                                           Golden{"mei-ling", reports::v1::Report::KIND_PLAN, "mei-ling-plan.txt"},
                                           Golden{"tomasz", reports::v1::Report::KIND_PROGRESS, "tomasz-progress.txt"},
                                           Golden{"diego", reports::v1::Report::KIND_PROGRESS, "diego-progress.txt"},
                                           Golden{"lerato-for-manager", reports::v1::Report::KIND_PROGRESS,
                                                  "lerato-for-manager-progress.txt"},
                                           Golden{"empty", reports::v1::Report::KIND_PLAN, "empty-plan.txt"},
                                           Golden{"empty", reports::v1::Report::KIND_BLANK_FORM, "blank-form.txt"},
                                           Golden{"helen", reports::v1::Report::KIND_TEAM_SUMMARY, "team-summary.txt"},
                                           Golden{"organization", reports::v1::Report::KIND_ROLL_UP, "roll-up.txt"}));

TEST(Rendering, SameSnapshotSameBytes) {
  const ReportSnapshot snapshot = SnapshotOf("amara", reports::v1::Report::KIND_PLAN);
  const RenderedReport one = Made(snapshot), two = Made(snapshot);
  EXPECT_EQ(one.pdf, two.pdf);
  EXPECT_EQ(one.content_sha256.size(), 64u);
  EXPECT_EQ(one.file_name, "Career-development-plan_Amara-Okafor_2026-06-30.pdf");
}

// A map's order in memory must not reach the document.
TEST(Rendering, DoNotDependOnTheOrderOfAMap) {
  const ReportSnapshot snapshot = SnapshotOf("amara", reports::v1::Report::KIND_PLAN);
  ReportSnapshot shuffled;
  ASSERT_TRUE(shuffled.ParseFromString(snapshot.SerializeAsString()));
  const auto& names = snapshot.display_names();
  shuffled.clear_display_names();
  for (auto it = names.begin(); it != names.end(); ++it) (*shuffled.mutable_display_names())[it->first] = it->second;
  EXPECT_EQ(Made(snapshot).pdf, Made(shuffled).pdf);
}

// Whoever prints it has it on six pages: what begins on one ends there, on both papers and in every language.
TEST(Rendering, ABlankFormFillsSixPages) {
  ReportSnapshot snapshot = SnapshotOf("empty", reports::v1::Report::KIND_BLANK_FORM);
  for (const auto paper : {reports::v1::Report::PAPER_A4, reports::v1::Report::PAPER_LETTER}) {
    for (const char* locale : {"en", "es", "pl", "zh-Hant"}) {
      snapshot.set_paper(paper);
      snapshot.mutable_profile()->set_locale(locale);
      EXPECT_EQ(Made(snapshot).page_count, 6) << locale << " on paper " << paper;
    }
  }
}

TEST(Rendering, FiveHundredGoalsAreDrawn) {
  ReportSnapshot snapshot = SnapshotOf("amara", reports::v1::Report::KIND_PLAN);
  const goals::v1::Goal goal = snapshot.goals(0);
  for (int i = 0; i < 500; ++i) {
    *snapshot.add_goals() = goal;
    snapshot.mutable_goals(snapshot.goals_size() - 1)->set_name(goal.name() + std::to_string(i));
  }
  const RenderedReport report = Made(snapshot);
  EXPECT_GT(report.page_count, 200);
  EXPECT_LT(report.page_count, 600);
}

TEST(Rendering, LongestTextsAreDrawnWhole) {
  ReportSnapshot snapshot = SnapshotOf("amara", reports::v1::Report::KIND_PLAN);
  std::string text;
  for (int i = 0; i < 4000 / 8; ++i) text += "Wort" + std::to_string(1000 + i) + (i % 9 == 0 ? ". " : " ");
  snapshot.mutable_plan()->set_vision(text);
  snapshot.mutable_goals(0)->set_description(text);
  snapshot.mutable_development()->set_purpose_statement(text);
  snapshot.mutable_mentorships(0)->set_agreement(text);
  const std::string read = TextOf(Made(snapshot));
  for (int i = 0; i < 4000 / 8; ++i) {
    const std::string word = "Wort" + std::to_string(1000 + i);
    size_t found = 0;
    for (size_t at = read.find(word); at != read.npos; at = read.find(word, at + 1)) ++found;
    EXPECT_EQ(found, 4u) << word;
  }
}

}  // namespace
}  // namespace milepost::report
