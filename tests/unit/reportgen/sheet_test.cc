// Texts that take a few lines only, and the page that holds whatever there is to say.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "reportgen/layout/layout.h"
#include "reportgen/text/typesetter.h"
#include "sample.h"

namespace milepost::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<std::string> LinesIn(const std::string& text, size_t most, double width) {
  Typesetter typesetter(Fonts(), "en");
  const LineLimit limit(typesetter, most);
  const StyledText run{text, {Face::kRegular, 10, 15, Rgb(0)}, Decoration::kNone, ""};
  std::vector<std::string> lines;
  for (const Line& line : typesetter.Set(absl::MakeConstSpan(&run, 1), width).lines) {
    EXPECT_LE(line.width, width + 1e-6);
    std::string& whole = lines.emplace_back();
    for (const GlyphRun& part : line.runs) whole += part.text;
  }
  return lines;
}

TEST(LineLimit, ATextThatFitsIsLeftAsItIs) {
  EXPECT_THAT(LinesIn("two words", 1, 200), ElementsAre("two words"));
  EXPECT_THAT(LinesIn("one\ntwo", 2, 200), ElementsAre("one", "two"));
}

TEST(LineLimit, WhatIsLongerEndsInAnEllipsisAfterAWholeWord) {
  const std::vector<std::string> lines = LinesIn("alpha beta, gamma delta epsilon zeta eta theta iota", 2, 80);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0], "alpha beta, ");
  EXPECT_EQ(lines[1], "gamma delta…");
}

TEST(LineLimit, NoCommaStandsBeforeTheEllipsis) {
  EXPECT_THAT(LinesIn("alpha, beta gamma", 1, 36), ElementsAre("alpha…"));
}

TEST(LineLimit, ALineFeedThatIsNoLongerThereIsSaid) {
  EXPECT_THAT(LinesIn("first\nsecond", 1, 200), ElementsAre("first…"));
}

TEST(LineLimit, ALineAloneTakesNoLineFeeds) {
  Typesetter typesetter(Fonts(), "en");
  const TypeStyle style{Face::kRegular, 10, 15, Rgb(0)};
  EXPECT_NEAR(typesetter.Width("one\ntwo\n", style), typesetter.Width("one", style) + typesetter.Width("two", style),
              1e-3);
}

TEST(LineLimit, AnEndlessWordIsCutWhereTheLineIsFull) {
  const std::vector<std::string> lines = LinesIn(std::string(4000, 'x'), 3, 100);
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_TRUE(absl::EndsWith(lines[2], "x…"));
  EXPECT_GT(lines[2].size(), 10u);
}

TEST(LineLimit, HoldsInEveryScript) {
  std::string chinese, hebrew;
  for (int i = 0; i < 200; ++i) absl::StrAppend(&chinese, "山田花子"), absl::StrAppend(&hebrew, "דנה כהן ");
  for (const std::string& text : {chinese, hebrew, hebrew + chinese, "Łódź " + hebrew}) {
    const std::vector<std::string> lines = LinesIn(text, 2, 120);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_THAT(lines[0] + lines[1], HasSubstr("…"));
  }
}

SheetVersion Say(const std::string& text, int times, int most_lines = 0) {
  SheetVersion version;
  version.most_lines = most_lines;
  for (int i = 0; i < times; ++i) version.blocks.push_back(Block{Paragraph{Plain(absl::StrCat(text, i))}});
  return version;
}

Document SheetOf(Sheet sheet, PageSize size = PageSize::kA4) {
  Cover cover{"OVERLINE", "Somebody", "", "Baker", "Confectioner", {{"Mentor", "Somebody else"}}, {}, true};
  Document document = Only({Block{std::move(cover)}, Block{std::move(sheet)}});
  document.page_size = size;
  return document;
}

std::string OnOnePage(const Document& document) {
  const absl::StatusOr<LaidOut> pages = Lay(document, Theme(), Fonts());
  EXPECT_TRUE(pages.ok()) << pages.status();
  EXPECT_EQ(pages->pages.size(), 1u);
  EXPECT_THAT(pages->warnings, IsEmpty());
  double lowest = 0;
  std::string text;
  for (const Item& item : pages->pages[0].items) {
    if (const auto* words = std::get_if<PlacedText>(&item.shape)) {
      absl::StrAppend(&text, words->run.text, "\n");
      if (words->baseline < pages->height - 40) lowest = std::max(lowest, words->baseline);
    }
  }
  EXPECT_LE(lowest, pages->height - Theme().margin_bottom + 0.01);
  return text;
}

TEST(Sheet, EveryPartIsAsFullAsThereIsRoom) {
  const std::string said =
      OnOnePage(SheetOf({{{{Say("a", 1), Say("a", 3)}}, {{Say("b", 1), Say("b", 2)}}}, {"Notes", 3}}));
  EXPECT_THAT(said, HasSubstr("a2"));
  EXPECT_THAT(said, HasSubstr("b1"));
}

TEST(Sheet, WhatHasNoRoomKeepsToItsBriefestVersionAndTheOthersGrow) {
  const std::string said =
      OnOnePage(SheetOf({{{{Say("a", 1), Say("a", 300)}}, {{Say("b", 1), Say("b", 20)}}}, {"Notes", 3}}));
  EXPECT_THAT(said, HasSubstr("a0\n"));
  EXPECT_THAT(said, Not(HasSubstr("a1\n")));
  EXPECT_THAT(said, HasSubstr("b19\n"));
}

TEST(Sheet, NoTextTakesMoreLinesThanItsVersionAllows) {
  const std::string text(4000, 'x');
  OnOnePage(SheetOf({{{{Say(text, 8, 2)}}, {{Say(text, 8, 1)}}}, {"Notes", 3}}));
  OnOnePage(SheetOf({{{{Say(text, 8, 2)}}, {{Say(text, 8, 1)}}}, {"Notes", 3}}, PageSize::kLetter));
}

TEST(Sheet, LinesToWriteOnReachTheFootOfThePage) {
  const absl::StatusOr<LaidOut> pages = Lay(SheetOf({{{{Say("a", 1)}}}, {"Notes", 3}}), Theme(), Fonts());
  ASSERT_TRUE(pages.ok());
  double lowest = 0;
  for (const Item& item : pages->pages[0].items) {
    if (const auto* path = std::get_if<PlacedPath>(&item.shape)) {
      if (path->points[0].y < pages->height - 45) lowest = std::max(lowest, path->points[0].y);
    }
  }
  EXPECT_GT(lowest, pages->height - Theme().margin_bottom - 24);
}

TEST(Sheet, StaysOnePageEvenWhenItCannotSayAll) {
  const absl::StatusOr<LaidOut> pages =
      Lay(SheetOf({{{{Say("a", 30)}}, {{Say("b", 90)}}, {{Say("c", 1)}}}, {"Notes", 3}}), Theme(), Fonts());
  ASSERT_TRUE(pages.ok());
  EXPECT_EQ(pages->pages.size(), 1u);
  EXPECT_THAT(pages->warnings, ElementsAre("a part of the page is left out"));
}

TEST(Sheet, LeavesNoTraceOfVersionsThatWereOnlyMeasured) {
  const absl::StatusOr<LaidOut> pages =
      Lay(SheetOf({{{{Say("a", 1), Say("a", 300)}}}, {"Notes", 3}}), Theme(), Fonts());
  ASSERT_TRUE(pages.ok());
  EXPECT_LT(pages->elements.size(), 12u);
}

}  // namespace
}  // namespace milepost::report
