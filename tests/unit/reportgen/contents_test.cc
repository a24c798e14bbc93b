// The table of contents.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "reportgen/layout/layout.h"
#include "sample.h"

namespace milepost::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

LaidOut Laid(const std::vector<Block>& blocks) {
  absl::StatusOr<LaidOut> laid_out = Lay(Only(blocks), Theme{}, Fonts());
  EXPECT_TRUE(laid_out.ok()) << laid_out.status();
  return laid_out.ok() ? *std::move(laid_out) : LaidOut();
}

// A heading before, the contents, and one section a page, each with a part of its own.
std::vector<Block> Book(int sections) {
  std::vector<Block> blocks = {{Heading{2, "Summary"}}, {Contents{"Contents"}}};
  for (int i = 1; i <= sections; ++i) {
    blocks.push_back({PageBreak{}});
    blocks.push_back({Heading{1, absl::StrCat("Section ", i)}});
    blocks.push_back({Columns{{{1, {{Heading{2, "Part"}}}}, {1, {{Heading{3, "Detail"}}}}}}});
  }
  return blocks;
}

// The texts on a page that say a page of the contents: one a link, as they lie in its box.
std::vector<std::string> LinesOf(const LaidOut& laid_out, size_t page) {
  std::vector<std::string> lines;
  for (const Link& link : laid_out.pages[page].links) {
    std::string& line = lines.emplace_back();
    for (const Item& item : laid_out.pages[page].items) {
      const auto* text = std::get_if<PlacedText>(&item.shape);
      if (text == nullptr || text->x < link.x || text->x > link.x + link.width) continue;
      if (text->baseline < link.y || text->baseline > link.y + link.height) continue;
      absl::StrAppend(&line, line.empty() ? "" : " ... ", text->run.text);
    }
  }
  return lines;
}

TEST(Contents, ListHeadingsThatComeAfterWithTheirPages) {
  EXPECT_THAT(LinesOf(Laid(Book(6)), 0), ElementsAre("Section 1 ... 2", "Section 4 ... 5", "Part ... 2", "Part ... 5",
                                                     "Section 2 ... 3", "Section 5 ... 6", "Part ... 3", "Part ... 6",
                                                     "Section 3 ... 4", "Section 6 ... 7", "Part ... 4", "Part ... 7"));
}

TEST(Contents, LeadToTheHeadingItself) {
  const LaidOut laid_out = Laid(Book(6));
  for (const Link& link : laid_out.pages[0].links) {
    ASSERT_GE(link.bookmark, 0);
    EXPECT_GT(laid_out.bookmarks[static_cast<size_t>(link.bookmark)].page, 0);
  }
  const Rendered rendered = RenderOrDie(Only(Book(6)));
  const std::string first = Judge(rendered.bytes, "qpdf --qdf --object-streams=disable %s - | grep -a -c '/Dest \\['");
  EXPECT_EQ(first, absl::StrCat(12 + 1 + 18, "\n"));  // links, and bookmarks: Summary and three a section
  EXPECT_THAT(Judge(rendered.bytes, "qpdf --check %s"), HasSubstr("No syntax or stream encoding errors found"));
}

TEST(Contents, AreLeftOutOfAShortDocument) {
  const LaidOut laid_out = Laid(Book(5));
  EXPECT_THAT(laid_out.pages[0].links, IsEmpty());
  EXPECT_THAT(TextOf(RenderOrDie(Only(Book(5))).bytes), Not(HasSubstr("Contents")));
}

TEST(Contents, OfManySectionsGoOnOverPagesAndStayRight) {
  const LaidOut laid_out = Laid(Book(80));
  std::vector<std::string> lines;
  size_t pages = 0;
  for (; !laid_out.pages[pages].links.empty(); ++pages) {
    for (std::string& line : LinesOf(laid_out, pages)) lines.push_back(std::move(line));
  }
  ASSERT_GT(pages, 1u);
  ASSERT_EQ(lines.size(), 160u);
  for (int section : {1, 40, 80}) {
    EXPECT_THAT(lines, ::testing::Contains(absl::StrCat("Section ", section, " ... ", pages + section)));
  }
}

TEST(Contents, AreTaggedAsSuch) {
  const std::string tree = Judge(RenderOrDie(Only(Book(6))).bytes, "pdfinfo -struct-text %s");
  EXPECT_THAT(tree, HasSubstr("TOC"));
  EXPECT_THAT(tree, HasSubstr("TOCI"));
}

}  // namespace
}  // namespace milepost::report
