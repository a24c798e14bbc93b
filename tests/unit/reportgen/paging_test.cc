// Where pages end, and what they carry over.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "laid.h"
#include "reportgen/layout/layout.h"
#include "sample.h"

namespace milepost::report {
namespace {

using ::testing::HasSubstr;

TEST(Paging, NoPageBeginsOrEndsWithOneLineOfAParagraph) {
  for (int filler = 30; filler < 60; ++filler) {
    std::vector<Block> blocks(static_cast<size_t>(filler), Block{Paragraph{Plain("-")}});
    blocks.push_back({Paragraph{Plain(Words(100))}});
    const LaidOut laid_out = LayOrDie(Only(blocks));
    for (size_t page = 0; page < laid_out.pages.size(); ++page) {
      int lines = 0;
      for (const auto& [baseline, text] : TextsOf(laid_out.pages[page])) lines += text.rfind("word", 0) == 0;
      EXPECT_NE(lines, 1) << "filler " << filler << ", page " << page;
    }
  }
}

TEST(Paging, AHeadingNeverStandsAloneAtTheFootOfAPage) {
  for (int filler = 20; filler < 50; ++filler) {
    std::vector<Block> blocks(static_cast<size_t>(filler), Block{Paragraph{Plain("-")}});
    blocks.push_back({Heading{2, "Alone?", "", false}});
    blocks.push_back({Paragraph{Plain("Not alone.")}});
    const LaidOut laid_out = LayOrDie(Only(blocks));
    const int last = static_cast<int>(laid_out.pages.size()) - 1;
    for (int page = 0; page <= last; ++page) {
      EXPECT_EQ(CountOf(laid_out, "Alone?", page), CountOf(laid_out, "Not alone.", page)) << filler;
    }
  }
}

TEST(Paging, WhatBelongsTogetherStaysOnOnePageIfItCan) {
  std::vector<Block> inside(12, Block{Paragraph{Plain("inside")}});
  std::vector<Block> blocks(24, Block{Paragraph{Plain("-")}});
  blocks.push_back({Together{inside}});
  const LaidOut laid_out = LayOrDie(Only(blocks));
  EXPECT_EQ(CountOf(laid_out, "inside", 1), 12);
}

TEST(Paging, ACardLongerThanAPageContinuesWithItsPanel) {
  Card card{Hue::kTeal, "", "Long card", std::nullopt, {}};
  for (int i = 0; i < 60; ++i) card.blocks.push_back({Paragraph{Plain(absl::StrCat("line", i))}});
  const LaidOut laid_out = LayOrDie(Only({{card}}));
  ASSERT_EQ(laid_out.pages.size(), 2u);
  for (const Page& page : laid_out.pages) {
    ASSERT_FALSE(page.items.empty());
    const auto* panel = std::get_if<PlacedRect>(&page.items.front().shape);
    ASSERT_NE(panel, nullptr);
    for (const auto& [baseline, text] : TextsOf(page)) {
      if (text.rfind("line", 0) != 0) continue;
      EXPECT_GT(baseline, panel->y);
      EXPECT_LT(baseline, panel->y + panel->height);
    }
  }
}

TEST(Paging, ColumnsLongerThanAPageContinueSideBySide) {
  Column left{1, {}}, right{1, {}};
  for (int i = 0; i < 60; ++i) left.blocks.push_back({Paragraph{Plain(absl::StrCat("left", i))}});
  for (int i = 0; i < 5; ++i) right.blocks.push_back({Paragraph{Plain(absl::StrCat("right", i))}});
  const LaidOut laid_out = LayOrDie(Only({{Columns{{left, right}}}, {Paragraph{Plain("after")}}}));
  ASSERT_EQ(laid_out.pages.size(), 2u);
  for (int i = 0; i < 60; ++i) EXPECT_EQ(CountOf(laid_out, absl::StrCat("left", i)), 1);
  EXPECT_EQ(CountOf(laid_out, "right4", 0), 1);
  EXPECT_EQ(CountOf(laid_out, "after", 1), 1);
}

TEST(Paging, MorePagesThanTheThemeAllowsAreRefused) {
  Theme theme;
  theme.max_pages = 2;
  const auto laid_out = Lay(Only(std::vector<Block>(300, Block{Paragraph{Plain("-")}})), theme, Fonts());
  EXPECT_EQ(laid_out.status().code(), absl::StatusCode::kResourceExhausted);
}

TEST(Paging, TheRunningFootCountsPagesAndTheHeadNamesTheSection) {
  Document document = Only(
      {{Heading{1, "First"}}, {PageBreak{}}, {Paragraph{Plain("still first")}}, {PageBreak{}}, {Heading{1, "Second"}}});
  document.running.page_pattern = "Page {page} of {pages}";
  const LaidOut laid_out = LayOrDie(document);
  ASSERT_EQ(laid_out.pages.size(), 3u);
  EXPECT_EQ(CountOf(laid_out, "Page 2 of 3", 1), 1);
  EXPECT_EQ(laid_out.pages[1].section, "First");
  EXPECT_EQ(laid_out.pages[2].section, "Second");
  EXPECT_EQ(CountOf(laid_out, absl::StrCat("#", laid_out.content_sha256.substr(0, 8))), 3);
}

TEST(Paging, ATableOverThreePagesRepeatsItsHeadAndLosesNoRow) {
  Table table;
  table.columns = {{"Number", 1, Align::kEnd, true}, {"What is to be done", 4}};
  TableGroup group;
  for (int i = 0; i < 80; ++i) group.rows.push_back({{Plain(absl::StrCat("row", i)), Plain("Something with a name")}});
  table.groups = {group};
  const LaidOut laid_out = LayOrDie(Only({{table}}));
  ASSERT_GE(laid_out.pages.size(), 3u);
  for (size_t page = 0; page < laid_out.pages.size(); ++page) {
    EXPECT_EQ(CountOf(laid_out, "Number", static_cast<int>(page)), 1) << page;
  }
  for (int i = 0; i < 80; ++i) EXPECT_EQ(CountOf(laid_out, absl::StrCat("row", i)), 1) << i;
  ExpectInside(laid_out);
}

TEST(Paging, ARowHigherThanAPageIsPartedAndLosesNoWord) {
  Table table;
  table.columns = {{"A", 1}, {"B", 1}};
  table.groups = {{"", "", Hue::kBrand, {{{Plain(Words(1500)), Plain("short")}}}}};
  const LaidOut laid_out = LayOrDie(Only({{table}}));
  EXPECT_GE(laid_out.pages.size(), 2u);
  std::string all;
  for (const Page& page : laid_out.pages) {
    for (const auto& [baseline, text] : TextsOf(page)) absl::StrAppend(&all, " ", text);
  }
  for (int i = 0; i < 1500; ++i) EXPECT_THAT(all, HasSubstr(absl::StrCat("word", i))) << i;
  ExpectInside(laid_out);
}

TEST(Paging, AGanttOfManyRowsGoesOnOverPages) {
  GanttChart gantt;
  gantt.lanes = {{"Lane", Hue::kBrand}};
  for (int i = 0; i < 90; ++i) gantt.rows.push_back({absl::StrCat("bar", i), 0, 3.0 * i, 3.0 * i + 40, 0.5, {}});
  const LaidOut laid_out = LayOrDie(Only({{ChartBlock{gantt, "Ninety bars"}}}));
  EXPECT_GE(laid_out.pages.size(), 3u);
  for (int i = 0; i < 90; ++i) EXPECT_EQ(CountOf(laid_out, absl::StrCat("bar", i)), 1);
  EXPECT_EQ(CountOf(laid_out, "Lane"), 1) << "one legend, at the end";
  ExpectInside(laid_out);
}

TEST(Paging, WhatBelongsTogetherIsPartedRatherThanLeaveAThirdOfAPageEmpty) {
  const std::vector<Block> inside(20, Block{Paragraph{Plain("inside")}});
  std::vector<Block> blocks(18, Block{Paragraph{Plain("-")}});
  blocks.push_back({Together{inside}});
  const LaidOut parted = LayOrDie(Only(blocks));
  EXPECT_GT(CountOf(parted, "inside", 0), 10);
  EXPECT_EQ(CountOf(parted, "inside"), 20);
  blocks.back() = {Together{inside, true}};
  EXPECT_EQ(CountOf(LayOrDie(Only(blocks)), "inside", 1), 20) << "firm";
}

TEST(Paging, ACardsTitleStandsOnEveryPageItGoesOnOnce) {
  Column left{1, {}}, right{1, {}};
  for (int i = 0; i < 40; ++i) left.blocks.push_back({Paragraph{Plain(absl::StrCat("left", i))}});
  for (int i = 0; i < 60; ++i) right.blocks.push_back({Paragraph{Plain(absl::StrCat("right", i))}});
  Card card{Hue::kTeal, "", "Title", std::nullopt, {{Columns{{left, right}}}}};
  for (int i = 0; i < 60; ++i) card.blocks.push_back({Paragraph{Plain(absl::StrCat("line", i))}});
  const LaidOut laid_out = LayOrDie(Only({{card}}));
  ASSERT_GE(laid_out.pages.size(), 3u);
  for (size_t page = 0; page < laid_out.pages.size(); ++page) {
    EXPECT_EQ(CountOf(laid_out, "Title", static_cast<int>(page)), 1) << page;
  }
  for (int i = 0; i < 60; ++i) EXPECT_EQ(CountOf(laid_out, absl::StrCat("line", i)), 1);
  ExpectInside(laid_out);
}

TEST(Paging, TheEndOfACardIsNeverAloneOnAPage) {
  for (int filler = 15; filler < 40; ++filler) {
    std::vector<Block> blocks(static_cast<size_t>(filler), Block{Paragraph{Plain("-")}});
    Table table;
    table.columns = {{"Step", 1}};
    table.groups = {{"", "", Hue::kBrand, {{{Plain("row")}}, {{Plain("row")}}, {{Plain("row")}}, {{Plain("row")}}}}};
    blocks.push_back(
        {Card{Hue::kTeal, "", "Title", std::nullopt, {{table}, {Together{{{Paragraph{Plain("end")}}}, false, true}}}}});
    const LaidOut laid_out = LayOrDie(Only(blocks));
    const int last = static_cast<int>(laid_out.pages.size()) - 1;
    EXPECT_EQ(CountOf(laid_out, "end", last), 1) << filler;
    EXPECT_NE(CountOf(laid_out, "row", last), 0) << filler;
    EXPECT_NE(CountOf(laid_out, "row", last), 1) << "a last row alone; filler " << filler;
  }
}

TEST(Paging, APageIsNamedAfterTheSectionAtItsTop) {
  std::vector<Block> blocks = {{Heading{1, "First"}}, {PageBreak{}}};
  blocks.push_back({Paragraph{Plain("still first")}});
  blocks.push_back({Heading{1, "Second"}});
  blocks.push_back({PageBreak{}});
  blocks.push_back({Paragraph{Plain("still second")}});
  const LaidOut laid_out = LayOrDie(Only(blocks));
  ASSERT_EQ(laid_out.pages.size(), 3u);
  EXPECT_EQ(laid_out.pages[0].section, "First");
  EXPECT_EQ(laid_out.pages[1].section, "First");
  EXPECT_EQ(laid_out.pages[2].section, "Second");
}

}  // namespace
}  // namespace milepost::report
