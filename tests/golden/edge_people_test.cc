// People whose documents are harder than others: those with nothing, with very much, and with names and texts that
// take more than one alphabet or more than one page.
#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "google/api/field_behavior.pb.h"
#include "milepost/type/v1/limit.pb.h"
#include "tests/golden/reading.h"

namespace milepost::report {
namespace {

using reports::v1::Report;
using snapshot::v1::ReportSnapshot;
using ::testing::Contains;
using ::testing::Each;
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

// Lines of the table of contents in reading order, one column after the other: heading and page.
std::vector<std::pair<std::string, int>> ContentsOf(const RenderedReport& report) {
  std::vector<std::pair<std::string, int>> left, right;
  const std::string text = Said(report, "pdftotext -layout -enc UTF-8 -l 3 %s -");
  const std::vector<std::string> lines = absl::StrSplit(text.substr(text.find("\nContents\n") + 1), '\n');
  for (size_t i = 1; i < lines.size() && !lines[i].empty(); ++i) {
    // Heading, page, heading, page: distances are two spaces or more.
    const std::vector<std::string> parts = absl::StrSplit(lines[i], "  ", absl::SkipWhitespace());
    for (size_t part = 0; part + 1 < parts.size(); part += 2) {
      int page = 0;
      EXPECT_TRUE(absl::SimpleAtoi(parts[part + 1], &page)) << lines[i];
      (part == 0 ? left : right).emplace_back(absl::StripAsciiWhitespace(parts[part]), page);
    }
  }
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

TEST(EdgePeople, WithFiveHundredGoalsFindEachHeadingOnThePageThatTheContentsName) {
  const RenderedReport report = Made(WithGoals(500, Report::KIND_PLAN));
  const std::vector<std::string> pages = PagesOf(report);
  ASSERT_EQ(pages.size(), static_cast<size_t>(report.page_count));
  EXPECT_GE(report.page_count, 200);
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

std::string Numbered(const std::string& prefix, size_t characters) {
  std::string text;
  for (int i = 1000; text.size() + prefix.size() + 6 <= characters; ++i) {
    absl::StrAppend(&text, prefix, i, i % 9 == 0 ? ". " : " ");
  }
  return text;
}

// Every field that may hold 4,000 characters holds them, as words of its own: `<letter><number of the field>n<count>`.
void FillLongTexts(google::protobuf::Message& message, int& fields) {
  const auto& reflection = *message.GetReflection();
  std::vector<const google::protobuf::FieldDescriptor*> set;
  reflection.ListFields(message, &set);
  for (const auto* field : set) {
    if (field->cpp_type() == field->CPPTYPE_MESSAGE && !field->is_map()) {
      for (int i = 0; field->is_repeated() && i < reflection.FieldSize(message, field); ++i) {
        FillLongTexts(*reflection.MutableRepeatedMessage(&message, field, i), fields);
      }
      if (!field->is_repeated()) FillLongTexts(*reflection.MutableMessage(&message, field), fields);
    }
    const auto& limit = field->options().GetExtension(type::v1::limit);
    const auto& behavior = field->options().GetRepeatedExtension(google::api::field_behavior);
    const bool written = std::find(behavior.begin(), behavior.end(), google::api::OUTPUT_ONLY) == behavior.end();
    if (field->type() != field->TYPE_STRING || field->is_repeated() || !written) continue;
    if (limit.max_length() != 0 || limit.form() != limit.FORM_UNSPECIFIED) continue;
    if (!absl::StrContains(reflection.GetString(message, field), ' ')) continue;  // a name of something, not a text
    reflection.SetString(&message, field, Numbered(absl::StrCat("w", ++fields, "n"), 4000));
  }
}

TEST(EdgePeople, WithFourThousandCharactersInEveryLongTextLoseNoWordOfThoseThatAreDrawn) {
  for (const Report::Kind kind : {Report::KIND_PLAN, Report::KIND_PROGRESS}) {
    ReportSnapshot snapshot = SnapshotOf("amara", kind);
    int fields = 0;
    FillLongTexts(snapshot, fields);
    ASSERT_GE(fields, 20);
    const RenderedReport report = Made(snapshot);
    EXPECT_THAT(report.warnings, Each(HasSubstr("a chart label is cut")));
    std::map<std::string, int> words;
    for (const absl::string_view word : absl::StrSplit(WordsOf(report), absl::ByAnyChar(" .")))
      ++words[std::string(word)];
    int drawn = 0;
    for (int field = 1; field <= fields; ++field) {
      const std::string prefix = absl::StrCat("w", field, "n");
      if (words.count(absl::StrCat(prefix, 1000)) == 0) continue;
      ++drawn;
      for (const absl::string_view word :
           absl::StrSplit(Numbered(prefix, 4000), absl::ByAnyChar(" ."), absl::SkipEmpty())) {
        EXPECT_GE(words[std::string(word)], 1) << word;
      }
    }
    EXPECT_GE(drawn, 5);
  }
}

// Latin words, digits and punctuation within a sentence that reads from the right.
TEST(EdgePeople, WhoReadFromTheRightKeepTheirNamesAndMixedGoals) {
  for (const auto& [name, title] :
       std::map<std::string, std::string>{{"محمد عبد الله السالم", "قيادة مشروع Kubernetes بنسبة 25% حتى 2027"},
                                          {"דנה כהן", "להוביל את פרויקט Kubernetes עד 2027 (שלב 2)"}}) {
    for (const Report::Kind kind : kKinds) {
      ReportSnapshot snapshot = SnapshotOf("amara", kind);
      snapshot.mutable_profile()->set_display_name(name);
      for (goals::v1::Goal& goal : *snapshot.mutable_goals()) goal.set_title(title);
      for (auto& goal : *snapshot.mutable_brief()->mutable_focus_goals()) goal.set_title(title);
      const RenderedReport report = Made(snapshot);
      EXPECT_THAT(report.warnings, IsEmpty());
      const std::string words = WordsOf(report);
      EXPECT_THAT(words, HasSubstr(name));
      if (kind == Report::KIND_BRIEF) continue;  // one page: it may cut a title short
      for (const absl::string_view word : absl::StrSplit(title, ' ')) {
        if (absl::StrContains(word, '(') || absl::StrContains(word, ')') || absl::StrContains(word, '%')) continue;
        EXPECT_THAT(words, HasSubstr(std::string(word)));
      }
    }
  }
}

TEST(EdgePeople, WithAWordLongerThanALineKeepAllOfItWithinThePaper) {
  ReportSnapshot snapshot = SnapshotOf("amara", Report::KIND_PLAN);
  std::string word;
  for (int i = 0; i < 60; ++i) absl::StrAppend(&word, "Donaudampfschiff", 1000 + i);
  snapshot.mutable_plan()->set_vision(word);
  snapshot.mutable_goals(0)->set_title(word.substr(0, 200));
  snapshot.mutable_goals(0)->mutable_action_items(0)->set_title(word.substr(0, 200));
  snapshot.mutable_profile()->set_display_name(word.substr(0, 100));
  const RenderedReport report = Made(snapshot);
  EXPECT_THAT(report.warnings, Each(HasSubstr("a chart label is cut")));
  std::string letters = OneLine(Said(report, "pdftotext -raw -enc UTF-8 %s -"));  // in the order of drawing
  std::erase(letters, ' ');
  EXPECT_THAT(letters, HasSubstr(word));
  // No word of the page ends right of the margin: 595.28 - 48 points, and a hair.
  const std::string boxes = Said(report, "pdftotext -bbox -enc UTF-8 %s -");
  for (const absl::string_view part : absl::StrSplit(boxes, "xMax=\"")) {
    double right = 0;
    if (!absl::SimpleAtod(part.substr(0, part.find('"')), &right)) continue;
    EXPECT_LE(right, 548.3);
  }
}

TEST(EdgePeople, WithATableRowTallerThanAPageReadAllOfIt) {
  ReportSnapshot snapshot = SnapshotOf("amara", Report::KIND_PROGRESS);
  std::string long_text;
  for (int part = 1; part <= 4; ++part) absl::StrAppend(&long_text, Numbered(absl::StrCat("p", part, "n"), 4000), " ");
  int filled = 0;
  for (progress::v1::JournalEntry& entry : *snapshot.mutable_journal()) {
    if (entry.has_setback()) entry.mutable_setback()->set_lesson(long_text), ++filled;
  }
  ASSERT_GE(filled, 1);
  // One achievement is left, so that half of its page is empty.
  bool found = false;
  auto* journal = snapshot.mutable_journal();
  journal->erase(std::remove_if(journal->begin(), journal->end(),
                                [&found](const progress::v1::JournalEntry& entry) {
                                  return entry.has_achievement() && std::exchange(found, true);
                                }),
                 journal->end());
  const RenderedReport report = Made(snapshot);
  // The row begins on the page of what stands before it, not on a new one.
  for (const std::string& page : PagesOf(report)) {
    if (!absl::StrContains(page, "p1n1000")) continue;
    EXPECT_THAT(page, HasSubstr("Achievement"));
  }
  const std::string words = WordsOf(report);
  for (const absl::string_view word : absl::StrSplit(long_text, absl::ByAnyChar(" ."), absl::SkipEmpty())) {
    EXPECT_THAT(words, HasSubstr(std::string(word)));
  }
}

// A symbol where a font has it; otherwise a box that still says which character it stands for, and a warning.
TEST(EdgePeople, WithEmojiSeeASymbolOrABoxAndAreToldOfIt) {
  ReportSnapshot snapshot = SnapshotOf("amara", Report::KIND_PLAN);
  snapshot.mutable_plan()->set_vision(
      "Star ★ check ✓ rocket 🚀 flag 🇨🇱 family 👩‍👩‍👧 thumb 👍🏽 end");
  const RenderedReport report = Made(snapshot);
  EXPECT_THAT(report.warnings, Contains("no font has U+1F680; a box stands for it"));
  EXPECT_THAT(report.warnings, Not(Contains(HasSubstr("U+2605"))));
  EXPECT_THAT(WordsOf(report),
              HasSubstr("Star ★ check ✓ rocket 🚀 flag 🇨🇱 family 👩‍👩‍👧 thumb 👍🏽 end"));
}

}  // namespace
}  // namespace milepost::report
