// What a PDF says of itself to programs and to readers who hear it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "reportgen/pdf/number.h"
#include "sample.h"

namespace milepost::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// The tree of tags, a name or a quoted text a line, two spaces a level.
std::string TreeOf(const std::string& pdf) {
  std::vector<std::string> lines = absl::StrSplit(Judge(pdf, "pdfinfo -enc UTF-8 -struct-text %s"), '\n');
  for (std::string& line : lines) line = line.substr(0, line.find(" (block)"));
  return absl::StrJoin(lines, "\n");
}

std::string ObjectsOf(const std::string& pdf) {
  return Judge(pdf, "qpdf --qdf --object-streams=disable %s - | strings -n 3");
}

int CountOf(const std::string& text, const std::string& what) {
  return static_cast<int>(std::vector<std::string>(absl::StrSplit(text, what)).size()) - 1;
}

TEST(Tags, SayWhatEveryPartIs) {
  Table table;
  table.columns = {{"Skill"}, {"Level"}};
  table.groups = {{"", "", Hue::kBrand, {TableRow{{Plain("Speaking"), Plain("3")}}}}};
  const Rendered rendered = RenderOrDie(Only({{Heading{1, "Skills"}},
                                              {Paragraph{Plain("What I can do.")}},
                                              {List{Marker::kBullet, {{Plain("Listen")}, {Plain("Ask")}}}},
                                              {table}}));
  EXPECT_THAT(TreeOf(rendered.bytes), HasSubstr(R"(Document
  H1
    "Skills"
  P
    "What I can do."
  L
    LI
      "Listen"
    LI
      "Ask"
  Table
    TR
      TH
        "Skill"
      TH
        "Level"
    TR
      TD
        "Speaking"
      TD
        "3"
)"));
}

TEST(Tags, FigureHasItsAlternativeText) {
  ChartBlock figure;
  figure.chart = RingChart{0.5, "50 %", "done"};
  figure.alt = "Half of the plan is done – 半";
  const std::string objects = ObjectsOf(RenderOrDie(Only({{figure}})).bytes);
  EXPECT_THAT(objects, HasSubstr("/S /Figure"));
  std::string hex = TextString(figure.alt);  // qpdf writes strings its own way
  std::transform(hex.begin(), hex.end(), hex.begin(), [](unsigned char c) { return std::tolower(c); });
  EXPECT_THAT(objects, HasSubstr(absl::StrCat("/Alt ", hex)));
}

TEST(Tags, TableThatGoesOnIsOneTableWithEveryRow) {
  Table table;
  table.columns = {{"Row"}};
  table.groups.emplace_back();
  for (int i = 1; i <= 60; ++i) table.groups[0].rows.push_back({{Plain(absl::StrCat("row ", i))}});
  const Rendered rendered = RenderOrDie(Only({{table}}));
  ASSERT_GT(rendered.page_count, 1);
  const std::string tree = TreeOf(rendered.bytes);
  EXPECT_EQ(CountOf(tree, "  Table\n"), 1);
  EXPECT_EQ(CountOf(tree, " TD\n"), 60);
  EXPECT_EQ(CountOf(tree, "\"Row\""), 1) << "a head that pages repeat is heard once";
  EXPECT_THAT(tree, HasSubstr("\"row 60\""));
}

TEST(Tags, LeaveOutRunningHeadsAndFeet) {
  Document document = Only({{Paragraph{Plain("body")}}});
  document.running.confidentiality = "For two pairs of eyes";
  const Rendered rendered = RenderOrDie(document);
  EXPECT_THAT(TextOf(rendered.bytes), HasSubstr("For two pairs of eyes"));
  EXPECT_THAT(TreeOf(rendered.bytes), Not(HasSubstr("For two pairs of eyes")));
}

TEST(Tags, OfEveryBlockReadBackByAStrictParser) {
  const std::string bytes = RenderOrDie(EveryBlock()).bytes;
  EXPECT_THAT(Judge(bytes, "pdfinfo %s"), HasSubstr("Tagged:          yes"));
  EXPECT_THAT(Judge(bytes, "pdfinfo -struct-text %s"), Not(HasSubstr("Error")));
  EXPECT_THAT(Judge(bytes, "qpdf --check %s"), HasSubstr("No syntax or stream encoding errors found"));
}

TEST(Archive, SaysWhatItIsAndWhatItsColoursAre) {
  Document document = Only({{Paragraph{Plain("x")}}});
  document.title = "A < B & \"C\" – 山";
  document.author = "Zoë <z@example.com>";
  const std::string bytes = RenderOrDie(document).bytes;
  const std::string meta = Judge(bytes, "pdfinfo -meta %s");
  EXPECT_THAT(meta, HasSubstr("<pdfaid:part>1</pdfaid:part>"));
  EXPECT_THAT(meta, HasSubstr("<pdfaid:conformance>B</pdfaid:conformance>"));
  EXPECT_THAT(meta, HasSubstr("A &lt; B &amp; \"C\" – 山"));
  EXPECT_THAT(meta, HasSubstr("Zoë &lt;z@example.com&gt;"));
  EXPECT_THAT(meta, HasSubstr("<xmp:CreateDate>2025-09-22T09:30:00Z</xmp:CreateDate>"));
  const std::string objects = ObjectsOf(bytes);
  EXPECT_THAT(objects, HasSubstr("/GTS_PDFA1"));
  EXPECT_THAT(objects, HasSubstr("sRGB IEC61966-2.1"));
  EXPECT_THAT(objects, HasSubstr("acsp")) << "no ICC profile";
  EXPECT_EQ(bytes.substr(0, 8), "%PDF-1.4");
}

}  // namespace
}  // namespace milepost::report
