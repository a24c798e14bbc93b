#include "reportgen/layout/layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <map>
#include <regex>
#include <sstream>

#include "absl/strings/str_cat.h"
#include "reportgen/layout/dump.h"
#include "reportgen/layout/table_columns.h"
#include "sample.h"

namespace milepost::report {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

LaidOut LayOrDie(const Document& document, const Theme& theme = {}) {
  absl::StatusOr<LaidOut> laid_out = Lay(document, theme, Fonts());
  if (!laid_out.ok()) {
    ADD_FAILURE() << laid_out.status();
    return {};
  }
  return *std::move(laid_out);
}

// Texts on a page from top to bottom: baseline, then the words.
std::vector<std::pair<double, std::string>> TextsOf(const Page& page) {
  std::vector<std::pair<double, std::string>> texts;
  for (const Item& item : page.items) {
    if (const auto* text = std::get_if<PlacedText>(&item.shape)) texts.emplace_back(text->baseline, text->run.text);
  }
  return texts;
}

int CountOf(const LaidOut& laid_out, const std::string& wanted, int page = -1) {
  int count = 0;
  for (size_t i = 0; i < laid_out.pages.size(); ++i) {
    if (page >= 0 && static_cast<size_t>(page) != i) continue;
    for (const auto& [baseline, text] : TextsOf(laid_out.pages[i])) count += text == wanted;
  }
  return count;
}

std::string Words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) absl::StrAppend(&text, i > 0 ? " " : "", "word", i);
  return text;
}

// Nothing that is drawn leaves the paper, and no text but the running foot comes below the text area.
void ExpectInside(const LaidOut& laid_out) {
  const Theme theme;
  for (const Page& page : laid_out.pages) {
    for (const Item& item : page.items) {
      const auto* text = std::get_if<PlacedText>(&item.shape);
      if (text == nullptr) continue;
      EXPECT_GE(text->x, 0) << text->run.text;
      EXPECT_LE(text->x + text->run.width, laid_out.width - theme.margin + 4) << text->run.text;
      if (laid_out.elements[static_cast<size_t>(item.element)].role != Role::kArtifact) {
        EXPECT_LE(text->baseline, laid_out.height - theme.margin_bottom + 0.01) << text->run.text;
      }
    }
  }
}

TEST(Layout, EveryBlockIsPlacedInsideThePageWithoutWarnings) {
  Document document = EveryBlock();
  for (const PageSize size : {PageSize::kA4, PageSize::kLetter}) {
    document.page_size = size;
    const LaidOut laid_out = LayOrDie(document);
    EXPECT_THAT(laid_out.warnings, IsEmpty());
    ExpectInside(laid_out);
  }
}

TEST(Layout, ATableOverThreePagesRepeatsItsHeadAndLosesNoRow) {
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

TEST(Layout, ARowHigherThanAPageIsPartedAndLosesNoWord) {
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

TEST(Layout, LongParagraphsAndEndlessWordsStayInsideThePage) {
  std::string word(4000, 'm');
  const LaidOut laid_out =
      LayOrDie(Only({{Paragraph{Plain(Words(600))}},
                     {Paragraph{Plain(word)}},
                     {Columns{{Column{1, {{Paragraph{Plain(word)}}}}, Column{1, {{Heading{2, word}}}}}}},
                     {Callout{Tone::kInfo, word, {Plain(Words(900))}}}}));
  EXPECT_GE(laid_out.pages.size(), 3u);
  ExpectInside(laid_out);
}

TEST(Layout, EveryTextAPersonWritesMayBeFourThousandCharactersLong) {
  const std::string one(4000, 'w');
  const std::string many = Words(500);
  for (const std::string& text : {one, many}) {
    Table table;
    table.columns = {{text, 1}, {"B", 1, Align::kEnd, true}};
    table.groups = {{text, text, Hue::kBrand, {{{Plain(text), Plain(text)}}}}};
    Card card{
        Hue::kTeal, text, text, StatusPip{Status::kDone, "Done"}, {{Facts{3, {{text, text}, {"a", "b"}}}}, {table}}};
    Document document =
        Only({{Cover{text, text, text, text, text, {{"Manager", "A"}}, RingChart{0.5, "50 %", text}}},
              {KpiStrip{{{text, text, text}}}},
              {Heading{3, text, text}},
              {card},
              {Quote{text, text}},
              {CardGrid{3, {{text, text, text, Hue::kBrand, ProgressCell{}, Sparkline{}}}}},
              {SignatureBlock{text, {{text, text, "Date", text}}}},
              {NoteLines{text, 2}},
              {List{Marker::kNumber, {{Plain(text), 2}}}},
              {ChartBlock{RadarChart{{{text, 1, 1}, {text, 1, 1}, {text, 1, 1}}}, text, text, text, true}},
              {ChartBlock{GapBars{{{text, 1, 2}}}, text}},
              {ChartBlock{ProgressBars{{{text, 1}}}, text}}});
    document.running = {text, text, text, text};
    const LaidOut laid_out = LayOrDie(document);
    ExpectInside(laid_out);
    EXPECT_LT(laid_out.pages.size(), 200u);
  }
}

TEST(Layout, NoPageBeginsOrEndsWithOneLineOfAParagraph) {
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

TEST(Layout, AHeadingNeverStandsAloneAtTheFootOfAPage) {
  for (int filler = 20; filler < 50; ++filler) {
    std::vector<Block> blocks(static_cast<size_t>(filler), Block{Paragraph{Plain("-")}});
    blocks.push_back({Heading{2, "Alone?"}});
    blocks.push_back({Paragraph{Plain("Not alone.")}});
    const LaidOut laid_out = LayOrDie(Only(blocks));
    const int last = static_cast<int>(laid_out.pages.size()) - 1;
    for (int page = 0; page <= last; ++page) {
      EXPECT_EQ(CountOf(laid_out, "Alone?", page), CountOf(laid_out, "Not alone.", page)) << filler;
    }
  }
}

TEST(Layout, WhatBelongsTogetherStaysOnOnePageIfItCan) {
  std::vector<Block> inside(12, Block{Paragraph{Plain("inside")}});
  std::vector<Block> blocks(24, Block{Paragraph{Plain("-")}});
  blocks.push_back({Together{inside}});
  const LaidOut laid_out = LayOrDie(Only(blocks));
  EXPECT_EQ(CountOf(laid_out, "inside", 1), 12);
}

TEST(Layout, ACardLongerThanAPageContinuesWithItsPanel) {
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

TEST(Layout, ColumnsLongerThanAPageContinueSideBySide) {
  Column left{1, {}}, right{1, {}};
  for (int i = 0; i < 60; ++i) left.blocks.push_back({Paragraph{Plain(absl::StrCat("left", i))}});
  for (int i = 0; i < 5; ++i) right.blocks.push_back({Paragraph{Plain(absl::StrCat("right", i))}});
  const LaidOut laid_out = LayOrDie(Only({{Columns{{left, right}}}, {Paragraph{Plain("after")}}}));
  ASSERT_EQ(laid_out.pages.size(), 2u);
  for (int i = 0; i < 60; ++i) EXPECT_EQ(CountOf(laid_out, absl::StrCat("left", i)), 1);
  EXPECT_EQ(CountOf(laid_out, "right4", 0), 1);
  EXPECT_EQ(CountOf(laid_out, "after", 1), 1);
}

TEST(Layout, AGanttOfManyRowsGoesOnOverPages) {
  GanttChart gantt;
  gantt.lanes = {{"Lane", Hue::kBrand}};
  for (int i = 0; i < 90; ++i) gantt.rows.push_back({absl::StrCat("bar", i), 0, 3.0 * i, 3.0 * i + 40, 0.5, {}});
  const LaidOut laid_out = LayOrDie(Only({{ChartBlock{gantt, "Ninety bars"}}}));
  EXPECT_GE(laid_out.pages.size(), 3u);
  for (int i = 0; i < 90; ++i) EXPECT_EQ(CountOf(laid_out, absl::StrCat("bar", i)), 1);
  EXPECT_EQ(CountOf(laid_out, "Lane"), 1) << "one legend, at the end";
  ExpectInside(laid_out);
}

TEST(Layout, EndlessLabelsOfARadarAreCutAndStayOnThePage) {
  RadarChart radar;
  radar.axes = {{"A", 1, 2}, {Words(600), 2, 3}, {Words(600), 3, 4}, {"D", 4, 5}};
  const LaidOut laid_out = LayOrDie(Only({{ChartBlock{radar, "r"}}}));
  ExpectInside(laid_out);
  EXPECT_THAT(laid_out.warnings, Contains(HasSubstr("a chart label is cut: word0 word1")));
  EXPECT_EQ(laid_out.pages.size(), 1u);
}

TEST(Layout, NumbersThatAreNotNumbersAreReportedAndHarmNothing) {
  const double nan = std::nan("");
  const double infinite = std::numeric_limits<double>::infinity();
  TrendChart trend;
  trend.actual = {{nan, 0.5}, {3, infinite}, {4, 0.5}};
  trend.today = nan;
  GanttChart gantt;
  gantt.days = nan;
  gantt.rows = {{"row", -7, nan, infinite, nan, {{nan}}}};
  RadarChart radar{{{"a", nan, 1}, {"b", 1, infinite}, {"c", -3, 99}}, {nan, {}}, "", ""};
  const LaidOut laid_out = LayOrDie(Only({{ChartBlock{trend, "t"}},
                                          {ChartBlock{gantt, "g"}},
                                          {ChartBlock{radar, "r"}},
                                          {ChartBlock{RingChart{nan, "?", ""}, "ring"}},
                                          {Spacer{nan}},
                                          {Columns{{Column{nan, {{Paragraph{Plain("x")}}}}, Column{-1, {}}}}}}));
  EXPECT_THAT(laid_out.warnings, Contains(HasSubstr("not a number")));
  EXPECT_EQ(DumpJson(laid_out, Fonts()).find("nan"), std::string::npos);
  EXPECT_EQ(DumpJson(laid_out, Fonts()).find("inf"), std::string::npos);
}

TEST(Layout, EmptyBlocksAreHarmless) {
  const LaidOut laid_out = LayOrDie(Only({{Paragraph{}},
                                          {List{}},
                                          {Table{}},
                                          {KpiStrip{}},
                                          {CardGrid{}},
                                          {Columns{}},
                                          {Card{}},
                                          {Callout{}},
                                          {Quote{}},
                                          {SignatureBlock{}},
                                          {NoteLines{}},
                                          {Facts{}},
                                          {Together{}},
                                          {Heading{}},
                                          {Spacer{}},
                                          {PageBreak{}},
                                          {ChartBlock{RadarChart{}}},
                                          {ChartBlock{GapBars{}}},
                                          {ChartBlock{GanttChart{}}},
                                          {ChartBlock{TrendChart{}}},
                                          {ChartBlock{ProgressBars{}}},
                                          {ChartBlock{RingChart{}}},
                                          {ChartBlock{BalanceBar{}}},
                                          {ChartBlock{Sparkline{}}}}));
  EXPECT_FALSE(laid_out.pages.empty());
  EXPECT_EQ(LayOrDie(Only({})).pages.size(), 1u);
}

TEST(Layout, MorePagesThanTheThemeAllowsAreRefused) {
  Theme theme;
  theme.max_pages = 2;
  const auto laid_out = Lay(Only(std::vector<Block>(300, Block{Paragraph{Plain("-")}})), theme, Fonts());
  EXPECT_EQ(laid_out.status().code(), absl::StatusCode::kResourceExhausted);
}

TEST(Layout, LinksOtherThanHttpsAndMailtoLoseTheirTarget) {
  const LaidOut laid_out = LayOrDie(Only({{Paragraph{{{"a", Style::kRegular, "https://example.com/"},
                                                      {"b", Style::kRegular, "mailto:a@example.com"},
                                                      {"c", Style::kRegular, "javascript:alert(1)"},
                                                      {"d", Style::kRegular, "http://example.com/"}}}}}));
  EXPECT_EQ(laid_out.pages[0].links.size(), 2u);
  EXPECT_THAT(laid_out.warnings, Contains(HasSubstr("neither https: nor mailto:")));
}

TEST(Layout, TheRunningFootCountsPagesAndTheHeadNamesTheSection) {
  Document document = Only(
      {{Heading{1, "First"}}, {PageBreak{}}, {Paragraph{Plain("still first")}}, {PageBreak{}}, {Heading{1, "Second"}}});
  document.running.page_pattern = "Page {page} of {pages}";
  const LaidOut laid_out = LayOrDie(document);
  ASSERT_EQ(laid_out.pages.size(), 3u);
  EXPECT_EQ(CountOf(laid_out, "Page 2 of 3", 1), 1);
  EXPECT_EQ(laid_out.pages[1].section, "First");
  EXPECT_EQ(laid_out.pages[2].section, "Second");
  EXPECT_EQ(CountOf(laid_out, laid_out.content_sha256.substr(0, 8)), 3);
}

TEST(Layout, TheHashChangesWithTheContentAndNotWithTheFoot) {
  Document document = Only({{Paragraph{Plain("one")}}});
  const std::string first = LayOrDie(document).content_sha256;
  document.running.revision = "Revision 7";
  EXPECT_EQ(LayOrDie(document).content_sha256, first);
  document.blocks = {{Paragraph{Plain("two")}}};
  EXPECT_NE(LayOrDie(document).content_sha256, first);
}

TEST(Layout, FiguresCarryTheirAlternativeText) {
  const LaidOut laid_out = LayOrDie(Only({{ChartBlock{RingChart{0.5, "50 %", "done"}, "Half is done"}}}));
  bool found = false;
  for (const Element& element : laid_out.elements)
    found |= element.role == Role::kFigure && element.alt == "Half is done";
  EXPECT_TRUE(found);
}

TEST(TableColumns, AddUpAndGiveNobodyLessThanItsLongestWord) {
  const std::vector<ColumnWant> wants = {{3, 50, 600}, {1, 80, 90}, {1, 20, 60, true}};
  const std::vector<double> widths = ColumnWidths(wants, 300);
  EXPECT_NEAR(widths[0] + widths[1] + widths[2], 300, 1e-9);
  for (size_t i = 0; i < wants.size(); ++i) EXPECT_GE(widths[i], wants[i].least - 1e-9);
  EXPECT_NEAR(widths[2], 60, 1e-9) << "dates are not broken";
}

TEST(TableColumns, ShrinkInProportionWhenEvenTheWordsDoNotFit) {
  const std::vector<double> widths = ColumnWidths({{1, 300, 300}, {1, 100, 100}}, 200);
  EXPECT_NEAR(widths[0], 150, 1e-9);
  EXPECT_NEAR(widths[1], 50, 1e-9);
}

// The numbers of a dump, and the dump with a # in place of each.
std::pair<std::vector<double>, std::string> NumbersAndRest(const std::string& json) {
  static const std::regex kNumber(R"(-?[0-9]+\.[0-9]+)");
  std::vector<double> numbers;
  for (std::sregex_iterator it(json.begin(), json.end(), kNumber), end; it != end; ++it) {
    numbers.push_back(std::stod(it->str()));
  }
  return {numbers, std::regex_replace(json, kNumber, "#")};
}

// Set MILEPOST_UPDATE_GOLDEN to write the file anew, then read the difference before committing it.
TEST(Layout, ASmallDocumentIsPlacedAsBefore) {
  Table table;
  table.columns = {{"Goal", 3, Align::kStart, false, true}, {"Due", 1, Align::kEnd, true}, {"State", 1.5}};
  table.groups = {{"Short term",
                   "",
                   Hue::kBrand,
                   {{{Plain("Lead across teams"), Plain("30 Sep 2025"), StatusPip{Status::kAtRisk, "At risk"}}}}}};
  Document document = Only({{Heading{1, "Goals", "What Zoë agreed."}},
                            {table},
                            {Paragraph{{{"See "}, {"the guide", Style::kBold, "https://example.com"}}}},
                            {ChartBlock{ProgressBars{{{"Lead", 0.5, 0.6, "50 %"}}, "Expected"}, "Lead is at 50 %"}}});
  document.running = {"Plan", "Zoë", "Confidential", "Revision 1", "{page} / {pages}", false};
  const std::string json = DumpJson(LayOrDie(document), Fonts());
  const std::string path = MILEPOST_SOURCE_DIR "/tests/unit/reportgen/small_document.json";
  if (std::getenv("MILEPOST_UPDATE_GOLDEN") != nullptr) std::ofstream(path) << json;
  std::ostringstream golden;
  golden << std::ifstream(path).rdbuf();
  // Releases of HarfBuzz round advances differently; a quarter of a point is not seen.
  const auto [numbers, rest] = NumbersAndRest(json);
  const auto [wanted_numbers, wanted_rest] = NumbersAndRest(golden.str());
  EXPECT_EQ(rest, wanted_rest);
  EXPECT_THAT(numbers, ::testing::Pointwise(::testing::DoubleNear(0.25), wanted_numbers));
}

}  // namespace
}  // namespace milepost::report
