// Whether people can read what is placed: measured on the items themselves, so that a new block is judged unasked.
#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "laid.h"
#include "reportgen/layout/layout.h"
#include "sample.h"

namespace milepost::report {
namespace {

constexpr double kText = 4.5, kLargeText = 3, kMark = 3;  // WCAG 2 AA
constexpr double kApart = 15;                             // CIE76

bool Inside(const std::vector<Point>& outline, Point at) {
  bool inside = false;
  for (size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
    const Point a = outline[i], b = outline[j];
    if ((a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

// Whether a filled shape covers the point.
bool Covers(const Item& item, Point at) {
  if (!item.paint.fill) return false;
  if (const auto* rect = std::get_if<PlacedRect>(&item.shape)) {
    return at.x >= rect->x && at.x <= rect->x + rect->width && at.y >= rect->y && at.y <= rect->y + rect->height;
  }
  if (const auto* path = std::get_if<PlacedPath>(&item.shape)) return Inside(path->points, at);
  if (const auto* arc = std::get_if<PlacedArc>(&item.shape)) {
    return std::hypot(at.x - arc->x, at.y - arc->y) <= arc->radius;
  }
  return false;
}

// What lies on top at the point before item number `end` is drawn.
Colour GroundAt(const Page& page, size_t end, Point at) {
  for (size_t i = end; i-- > 0;) {
    if (Covers(page.items[i], at)) return *page.items[i].paint.fill;
  }
  return Rgb(0xFFFFFF);
}

void ExpectReadableText(const LaidOut& laid_out) {
  for (const Page& page : laid_out.pages) {
    for (size_t i = 0; i < page.items.size(); ++i) {
      const auto* text = std::get_if<PlacedText>(&page.items[i].shape);
      if (text == nullptr) continue;
      const double least = text->run.size >= 18 ? kLargeText : kText;
      for (const double share : {0.02, 0.5, 0.98}) {
        const Point middle = {text->x + text->run.width * share, text->baseline - text->run.size * 0.3};
        EXPECT_GE(Contrast(text->run.colour, GroundAt(page, i, middle)), least) << text->run.text;
      }
    }
  }
}

TEST(Readable, EveryTextStandsOutFromWhatItStandsOn) { ExpectReadableText(LayOrDie(EveryBlock())); }

TEST(Readable, EveryTextDoesSoOnACoverBelowALogoToo) {
  Theme theme;
  theme.organization = "Northwind";
  theme.footer = "Northwind · People";
  theme.logo = std::make_shared<const Picture>(Picture{300, 100, "", "00"});
  const LaidOut laid_out = LayOrDie(EveryBlock(), theme);
  ExpectReadableText(laid_out);
  const auto logo = std::find_if(laid_out.pages[0].items.begin(), laid_out.pages[0].items.end(),
                                 [](const Item& item) { return std::holds_alternative<PlacedImage>(item.shape); });
  ASSERT_NE(logo, laid_out.pages[0].items.end());
  const Element& element = laid_out.elements[static_cast<size_t>(logo->element)];
  EXPECT_EQ(element.role, Role::kFigure);
  EXPECT_EQ(element.alt, "Northwind");
  const auto& image = std::get<PlacedImage>(logo->shape);
  EXPECT_NEAR(image.width / image.height, 3, 1e-9);
  EXPECT_EQ(image.x, theme.margin);
  for (const Page& page : laid_out.pages) {
    const auto foot = std::count_if(page.items.begin(), page.items.end(), [](const Item& item) {
      const auto* text = std::get_if<PlacedText>(&item.shape);
      return text != nullptr && text->run.text == "Northwind · People";
    });
    EXPECT_EQ(foot, 1);
  }
}

struct Figure {
  const char* name;
  ChartBlock chart;
};
void PrintTo(const Figure& figure, std::ostream* out) { *out << figure.name; }

std::vector<Figure> Figures() {
  const Scale five{5, {"0", "1", "2", "3", "4", "5"}};
  return {
      {"radar", {RadarChart{{{"A", 2, 4}, {"B", 3, 3}, {"C", 5, 4}, {"D", 1, 4}}, five, "Today", "Required"}, "alt"}},
      {"gap_bars",
       {GapBars{{{"A", 3, 4, 2, "-1"}, {"B", 4, 4, 4, "met", true}}, five, "Now", "Before", "Needed"}, "alt"}},
      {"gantt",
       {GanttChart{365,
                   {{"2026", 0, 365}},
                   {{"Jan", 0, 31}},
                   {{"Short", Hue::kBrand}, {"Long", Hue::kPlum}},
                   {{"A", 0, 0, 200, 0.6, {{50, true}, {150, false}}}, {"B", 1, 90, 360, 0.3, {}}},
                   120,
                   "Today",
                   "Milestone"},
        "alt"}},
      {"trend",
       {TrendChart{90,
                   {{"Jan", 0, 31}},
                   five,
                   {{0, 1}, {40, 3}, {80, 4}},
                   {{0, 1}, {90, 5}},
                   60,
                   "Actual",
                   "Expected",
                   "Today"},
        "alt"}},
      {"progress_bars",
       {ProgressBars{{{"A", 0.7, 0.5, "70 %"}, {"B", 0.2, 0.6, "20 %", Hue::kAmber}}, "Expected"}, "alt"}},
      {"bullet",
       {BulletChart{
            {{"A", 0.7, 0.5, {0.25, 0.4}, "70 %"}, {"B", 0.1, 0.6, {0.35, 0.5}, "10 %"}, {"C", 0.4, {}, {}, "40 %"}},
            {1, {"0 %", "50 %", "100 %"}},
            "Actual",
            "Expected",
            {"Off track", "At risk", "On track"}},
        "alt"}},
      {"dumbbell",
       {DumbbellChart{
            {{"A", 2, 4, 5, "+2"}, {"B", 3, 3, 4, "0"}, {"C", 4, 2, 4, "-2"}}, five, "Before", "Now", "Needed"},
        "alt"}},
      {"ring", {RingChart{0.6, "60 %", "done", Hue::kTeal}, "alt"}},
      {"balance",
       {BalanceBar{{{"A", 0.6, "60 %", Hue::kBrand, 0.7},
                    {"B", 0.3, "30 %", Hue::kTeal, 0.2},
                    {"C", 0.1, "10 %", Hue::kPlum, 0.1}},
                   "Aim"},
        "alt"}},
      {"sparkline", {Sparkline{{1, 3, 2, 4}, 0, 5, Hue::kPlum, "A", "4"}, "alt"}},
  };
}

// A shape of the figure that says something: it is too dark to be a ground or a grid.
struct Mark {
  size_t index = 0;  // on the page
  Colour colour;
  std::string form;  // what tells it from others without any colour
  double left = 0, top = 0, right = 0, bottom = 0;
  bool dark = false;
};

Mark MarkOf(const Item& item, size_t index) {
  Mark mark{index, item.paint.fill ? *item.paint.fill : *item.paint.stroke};
  const double half = item.paint.stroke ? item.paint.width / 2 : 0;
  if (const auto* rect = std::get_if<PlacedRect>(&item.shape)) {
    mark.left = rect->x, mark.top = rect->y, mark.right = rect->x + rect->width, mark.bottom = rect->y + rect->height;
    mark.form = rect->height > 2 * rect->width ? "tick" : "bar";
  } else if (const auto* path = std::get_if<PlacedPath>(&item.shape)) {
    mark.left = mark.right = path->points[0].x, mark.top = mark.bottom = path->points[0].y;
    for (const Point& point : path->points) {
      mark.left = std::min(mark.left, point.x), mark.right = std::max(mark.right, point.x);
      mark.top = std::min(mark.top, point.y), mark.bottom = std::max(mark.bottom, point.y);
    }
    mark.form = item.paint.fill ? "polygon" : item.paint.dash > 0 ? "dashed line" : "line";
  } else if (const auto* arc = std::get_if<PlacedArc>(&item.shape)) {
    mark.left = arc->x - arc->radius, mark.right = arc->x + arc->radius;
    mark.top = arc->y - arc->radius, mark.bottom = arc->y + arc->radius;
    mark.form = item.paint.fill ? "disc" : "ring";
  }
  mark.left -= half, mark.top -= half, mark.right += half, mark.bottom += half;
  mark.dark = Contrast(mark.colour, Rgb(0xFFFFFF)) >= 2;
  return mark;
}

std::vector<Mark> MarksOf(const LaidOut& laid_out) {
  std::vector<Mark> marks;
  const Page& page = laid_out.pages[0];
  for (size_t i = 0; i < page.items.size(); ++i) {
    const Item& item = page.items[i];
    const bool figure = laid_out.elements[static_cast<size_t>(item.element)].role == Role::kFigure;
    if (figure && (item.paint.fill || item.paint.stroke)) marks.push_back(MarkOf(item, i));
  }
  return marks;
}

bool Touch(const Mark& a, const Mark& b) {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

class ReadableFigure : public ::testing::TestWithParam<Figure> {
 protected:
  const LaidOut laid_out_ = LayOrDie(Only({{GetParam().chart}}));
  const std::vector<Mark> marks_ = MarksOf(laid_out_);
};

// In greyscale, too: the contrast is that of luminance.
TEST_P(ReadableFigure, EveryMarkStandsOutFromWhatIsAroundIt) {
  int dark = 0;
  for (const Mark& mark : marks_) {
    if (!mark.dark) continue;
    ++dark;
    // A mark on another mark is told from it by its form or by a rim; one of them is on the ground.
    const Point beside = {mark.left - 0.3, (mark.top + mark.bottom) / 2};
    const Point above = {(mark.left + mark.right) / 2, mark.top - 0.3};
    const Page& page = laid_out_.pages[0];
    const double best = std::max(Contrast(mark.colour, GroundAt(page, mark.index, beside)),
                                 Contrast(mark.colour, GroundAt(page, mark.index, above)));
    EXPECT_GE(best, kMark) << mark.form << " at " << mark.left << ", " << mark.top;
  }
  EXPECT_GT(dark, 0);
}

TEST_P(ReadableFigure, MarksOfDifferentMeaningDifferForEveryEyeOrInForm) {
  std::set<std::tuple<uint8_t, uint8_t, uint8_t, std::string>> kinds;
  for (const Mark& mark : marks_) {
    if (mark.dark) kinds.insert({mark.colour.r, mark.colour.g, mark.colour.b, mark.form});
  }
  for (const auto& [r1, g1, b1, form1] : kinds) {
    for (const auto& [r2, g2, b2, form2] : kinds) {
      if (form1 != form2 || std::tie(r1, g1, b1) >= std::tie(r2, g2, b2)) continue;
      for (const Vision vision : kVisions) {
        EXPECT_GE(Distance({r1, g1, b1}, {r2, g2, b2}, vision), kApart) << form1;
      }
    }
  }
}

// Without any colour, two marks of one form that touch are told apart by how light they are.
TEST_P(ReadableFigure, MarksOfOneFormThatTouchDifferInGrey) {
  for (const Mark& a : marks_) {
    for (const Mark& b : marks_) {
      if (a.index >= b.index || a.form != b.form || a.colour == b.colour || !Touch(a, b) || !(a.dark || b.dark))
        continue;
      EXPECT_GE(Contrast(a.colour, b.colour), 1.4) << a.form << " at " << a.left << ", " << a.top;
    }
  }
}

// A legend word for every look that is explained, and words enough to do without colours.
TEST_P(ReadableFigure, SaysInWordsWhatItShows) {
  int words = 0;
  for (const Item& item : laid_out_.pages[0].items) {
    const auto* text = std::get_if<PlacedText>(&item.shape);
    const bool figure = laid_out_.elements[static_cast<size_t>(item.element)].role == Role::kFigure;
    words += figure && text != nullptr;
  }
  EXPECT_GE(words, 2);
}

INSTANTIATE_TEST_SUITE_P(Charts, ReadableFigure, ::testing::ValuesIn(Figures()),
                         [](const auto& info) { return std::string(info.param.name); });

// What a reader of a bullet and of a dumbbell needs to find where it is.
TEST(Charts, ABulletPutsTheExpectedWhereTheZonesSayIt) {
  const LaidOut laid_out = LayOrDie(
      Only({{ChartBlock{BulletChart{{{"A", 0.5, 0.8, {0.55, 0.7}, ""}}, {1, {"0", "1"}}, "", "", {}}, "alt"}}}));
  std::vector<PlacedRect> rects;
  for (const Mark& mark : MarksOf(laid_out))
    rects.push_back(std::get<PlacedRect>(laid_out.pages[0].items[mark.index].shape));
  ASSERT_EQ(rects.size(), 6u) << "three zones, the bar, the tick and its rim";
  const double left = rects[0].x, length = rects[2].x + rects[2].width - left;
  EXPECT_NEAR(rects[1].x, left + 0.55 * length, 0.01);
  EXPECT_NEAR(rects[2].x, left + 0.7 * length, 0.01);
  EXPECT_NEAR(rects[3].width, 0.5 * length, 0.01);
  EXPECT_NEAR(rects[5].x + rects[5].width / 2, left + 0.8 * length, 0.01);
  const auto fill = [&](size_t i) { return *laid_out.pages[0].items[MarksOf(laid_out)[i].index].paint.fill; };
  for (size_t i = 1; i < 3; ++i) EXPECT_GE(Contrast(fill(i), fill(i - 1)), 1.25) << "zones beside each other, in grey";
}

TEST(Charts, ADumbbellThatDidNotMoveShowsBothEnds) {
  const LaidOut laid_out =
      LayOrDie(Only({{ChartBlock{DumbbellChart{{{"A", 3, 3, {}, "0"}}, {5, {"0", "5"}}, "", "", ""}, "alt"}}}));
  std::vector<PlacedArc> arcs;
  for (const Mark& mark : MarksOf(laid_out)) {
    if (const auto* arc = std::get_if<PlacedArc>(&laid_out.pages[0].items[mark.index].shape)) arcs.push_back(*arc);
  }
  ASSERT_EQ(arcs.size(), 3u) << "a ring with its ground, and a disc";
  EXPECT_EQ(arcs[1].x, arcs[2].x);
  EXPECT_GT(arcs[1].radius, arcs[2].radius + 1);
}

}  // namespace
}  // namespace milepost::report
