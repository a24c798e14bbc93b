#include "reportgen/document/theme.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "reportgen/layout/canvas.h"
#include "sample.h"

namespace milepost::report {
namespace {

constexpr double kAa = 4.5;  // WCAG 2 AA for small text

TEST(Theme, ContrastOfBlackOnWhiteIsTwentyOne) {
  EXPECT_NEAR(Contrast(Rgb(0x000000), Rgb(0xFFFFFF)), 21.0, 1e-9);
  EXPECT_NEAR(Contrast(Rgb(0x777777), Rgb(0xFFFFFF)), 4.48, 0.01);  // the grey known to miss AA by a hair
}

TEST(Theme, DistanceIsThatOfCie76) {
  // sRGB red and green: L*a*b* (53.24, 80.09, 67.20) and (87.73, -86.18, 83.18).
  EXPECT_NEAR(Distance(Rgb(0xFF0000), Rgb(0x00FF00), Vision::kNormal), 170.6, 0.3);
  EXPECT_LT(Distance(Rgb(0xA0522D), Rgb(0x6B6B2D), Vision::kDeuteranopia),
            Distance(Rgb(0xA0522D), Rgb(0x6B6B2D), Vision::kNormal));
}

TEST(Theme, TextColoursReachAaOnEveryGroundTheyStandOn) {
  const Palette p = Theme{}.palette;
  for (const Colour ground : {p.white, p.paper}) {
    EXPECT_GE(Contrast(p.ink, ground), kAa);
    EXPECT_GE(Contrast(p.slate, ground), kAa);
    EXPECT_GE(Contrast(p.navy, ground), kAa);
    for (const Hue hue : kHues) EXPECT_GE(Contrast(Of(p, hue), ground), kAa) << static_cast<int>(hue);
  }
  for (const Hue hue : kHues) {
    const Colour colour = Of(p, hue);
    EXPECT_GE(Contrast(colour, Mix(colour, p.white, 0.9)), kAa) << "group heads";
    EXPECT_GE(Contrast(p.slate, Mix(colour, p.white, 0.9)), kAa) << "notes of group heads";
    EXPECT_GE(Contrast(p.white, colour), kAa) << "words on bars and tags";
  }
  for (const Colour band : {p.navy, p.navy_mid}) {
    for (const Colour text : {p.white, p.sky, p.mist}) EXPECT_GE(Contrast(text, band), kAa);
  }
}

TEST(Theme, HuesStayApartForColourBlindEyes) {
  const Palette p = Theme{}.palette;
  for (const Vision vision : kVisions) {
    for (const Hue a : kHues) {
      for (const Hue b : kHues) {
        if (a < b) {
          EXPECT_GE(Distance(Of(p, a), Of(p, b), vision), 15.0)
              << static_cast<int>(a) << " and " << static_cast<int>(b) << " for eye " << static_cast<int>(vision);
        }
      }
    }
  }
}

// The shape alone, without colours or place: what a black-and-white print shows.
std::string ShapeOf(Status status) {
  const Theme theme;
  Typesetter typesetter(Fonts(), "en");
  Context context{theme, StylesOf(theme), typesetter, 700, 595};
  Canvas canvas(context, 0);
  DrawStatus(canvas, status, 0, 0, 10);
  std::string shape;
  for (const Item& item : canvas.Finish(0).items) {
    shape += std::to_string(item.shape.index()) + (item.paint.fill ? "f" : "s");
    if (const auto* path = std::get_if<PlacedPath>(&item.shape)) {
      for (const Point& point : path->points) shape += " " + std::to_string(point.x) + "," + std::to_string(point.y);
    }
  }
  return shape;
}

TEST(Theme, EveryStatusHasAShapeOfItsOwn) {
  std::set<std::string> shapes;
  for (const Status status : kStatuses) shapes.insert(ShapeOf(status));
  EXPECT_EQ(shapes.size(), kStatuses.size());
}

}  // namespace
}  // namespace milepost::report
