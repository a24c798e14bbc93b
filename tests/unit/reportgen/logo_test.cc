// A logo in the finished file, as poppler sees it.
#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "reportgen/image/picture.h"
#include "reportgen/layout/layout.h"
#include "reportgen/pdf/number.h"
#include "sample.h"

namespace milepost::report {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

// Two pixels: left half of this colour, right half of that.
Theme WithLogo(Colour left, Colour right) {
  const auto pixel = [](Colour c) {
    return std::string{static_cast<char>(c.r), static_cast<char>(c.g), static_cast<char>(c.b), '\xFF'};
  };
  Theme theme;
  theme.organization = "Northwind";
  theme.logo = std::make_shared<const Picture>(PictureOf({2, 1, pixel(left) + pixel(right)}));
  return theme;
}

std::string RenderedWith(const Theme& theme, PageSize size = PageSize::kA4) {
  Document document = Only({{Cover{"PLAN", "Title", "Name"}}, {Paragraph{Plain("x")}}});
  document.page_size = size;
  const absl::StatusOr<Rendered> rendered = Render(document, theme, Fonts(), SomeTime());
  EXPECT_TRUE(rendered.ok()) << rendered.status();
  return rendered.ok() ? rendered->bytes : "";
}

// The colour at a point of the first page, at 72 pixels an inch.
std::string PixelAt(const std::string& pdf, int x, int y) {
  return Judge(pdf, absl::StrCat("pdftoppm -r 72 -f 1 -l 1 -W 1 -H 1 -x ", x, " -y ", y, " %s"));
}

TEST(Logo, IsDrawnWhereTheCoverBeginsOnEitherPaper) {
  for (const PageSize size : {PageSize::kA4, PageSize::kLetter}) {
    const std::string pdf = RenderedWith(WithLogo(Rgb(0xC81E32), Rgb(0x145AB4)), size);
    // 36.7 points high and twice as wide: 2,700 square points, 18 below the edge and at the margin of 48.
    EXPECT_THAT(PixelAt(pdf, 60, 36), EndsWith("\xC8\x1E\x32"));
    EXPECT_THAT(PixelAt(pdf, 110, 36), EndsWith("\x14\x5A\xB4"));
    EXPECT_THAT(PixelAt(pdf, 130, 36), EndsWith("\xFF\xFF\xFF"));
    EXPECT_THAT(PixelAt(pdf, 60, 10), EndsWith("\xFF\xFF\xFF"));
    EXPECT_THAT(Judge(pdf, "qpdf --check %s"), HasSubstr("No syntax or stream encoding errors found"));
  }
}

// One page has to hold all of a brief: its logo takes none of it.
TEST(Logo, StandsInALowBandWithoutMakingItHigher) {
  Cover cover{"BRIEF", "Title that is long enough to reach the other side of the page, and then some more"};
  cover.slim = true;
  const Document document = Only({{cover}, {Paragraph{Plain("below")}}});
  const auto below = [&](const Theme& theme) {
    const absl::StatusOr<LaidOut> pages = Lay(document, theme, Fonts());
    EXPECT_TRUE(pages.ok()) << pages.status();
    double plate = 0, title = 0, baseline = 0;
    for (const Item& item : pages->pages[0].items) {
      if (const auto* image = std::get_if<PlacedImage>(&item.shape)) plate = image->x - 9;
      const auto* text = std::get_if<PlacedText>(&item.shape);
      if (text != nullptr && text->run.text.starts_with("Title")) title = text->x + text->run.width;
      if (text != nullptr && text->run.text == "below") baseline = text->baseline;
    }
    EXPECT_LT(title, plate > 0 ? plate : 548);
    return baseline;
  };
  EXPECT_EQ(below(Theme()), below(WithLogo(Rgb(0), Rgb(0x145AB4))));
}

TEST(Logo, IsAFigureThatIsHeardAsTheOrganization) {
  const std::string pdf = RenderedWith(WithLogo(Rgb(0), Rgb(0x145AB4)));
  EXPECT_THAT(Judge(pdf, "pdfinfo -struct %s"), HasSubstr("Document\n  Figure\n  P"));
  EXPECT_THAT(pdf, HasSubstr("/S/Figure"));
  EXPECT_THAT(pdf, HasSubstr(absl::StrCat("/Alt ", TextString("Northwind"))));
  EXPECT_THAT(RenderedWith(Theme()), Not(HasSubstr("/XObject")));
}

TEST(Logo, GivesTheSameBytesAgainAndOthersForAnother) {
  const std::string pdf = RenderedWith(WithLogo(Rgb(0), Rgb(0x145AB4)));
  EXPECT_EQ(pdf, RenderedWith(WithLogo(Rgb(0), Rgb(0x145AB4))));
  EXPECT_NE(pdf, RenderedWith(WithLogo(Rgb(0), Rgb(0x145AB5))));
}

TEST(Pages, AreLabelledAsTheirFootsSay) {
  EXPECT_THAT(Judge(RenderedWith(Theme()), "qpdf --json --json-key=pagelabels %s"),
              AllOf(HasSubstr("\"/S\": \"/D\""), HasSubstr("\"index\": 0")));
}

}  // namespace
}  // namespace milepost::report
