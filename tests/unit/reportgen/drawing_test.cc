// Our page operators beside those that libharu's own drawing calls write for the same items.
#include <gtest/gtest.h>
#include <hpdf.h>

#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "absl/strings/numbers.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "reportgen/layout/layout.h"
#include "reportgen/pdf/draw.h"
#include "sample.h"

namespace milepost::report {
namespace {

constexpr double kHeight = 842;

bool IsRoundedFill(const Item& item) {
  const auto* rect = std::get_if<PlacedRect>(&item.shape);
  return rect != nullptr && rect->radius > 0 && item.paint.fill && !item.paint.stroke;
}

std::string Ours(const std::vector<Item>& items) {
  const Subsets none;
  PageDrawing drawing(kHeight, none);
  for (const Item& item : items) drawing.Draw(item);
  return drawing.operators();
}

// A page drawn by the library's ordinary calls.
class PlainPage {
 public:
  PlainPage() : doc_(HPDF_New(nullptr, nullptr)), page_(HPDF_AddPage(doc_)) { HPDF_Page_SetHeight(page_, kHeight); }
  ~PlainPage() { HPDF_Free(doc_); }

  void Draw(const Item& item) {
    const Paint& paint = item.paint;
    if (paint.fill) HPDF_Page_SetRGBFill(page_, Part(paint.fill->r), Part(paint.fill->g), Part(paint.fill->b));
    if (paint.stroke) {
      const auto dash = static_cast<HPDF_UINT16>(paint.dash);
      HPDF_Page_SetRGBStroke(page_, Part(paint.stroke->r), Part(paint.stroke->g), Part(paint.stroke->b));
      HPDF_Page_SetLineWidth(page_, static_cast<float>(paint.width));
      HPDF_Page_SetDash(page_, dash > 0 ? &dash : nullptr, dash > 0 ? 1 : 0, 0);
      HPDF_Page_SetLineCap(page_, paint.round && dash == 0 ? HPDF_ROUND_END : HPDF_BUTT_END);
      HPDF_Page_SetLineJoin(page_, paint.round ? HPDF_ROUND_JOIN : HPDF_MITER_JOIN);
    }
    std::visit([this](const auto& shape) { Outline(shape); }, item.shape);
    if (paint.fill && paint.stroke) {
      HPDF_Page_FillStroke(page_);
    } else if (paint.fill) {
      HPDF_Page_Fill(page_);
    } else {
      HPDF_Page_Stroke(page_);
    }
  }
  std::string Operators() {
    HPDF_SaveToStream(doc_);
    std::string file(HPDF_GetStreamSize(doc_), '\0');
    auto size = static_cast<HPDF_UINT32>(file.size());
    HPDF_ResetStream(doc_);
    HPDF_ReadFromStream(doc_, reinterpret_cast<HPDF_BYTE*>(file.data()), &size);
    const size_t begin = file.find("stream\r\n") + 8;
    return file.substr(begin, file.find("\nendstream") - begin);
  }

 private:
  static float Part(uint8_t channel) { return static_cast<float>(channel) / 255; }
  static float F(double value) { return static_cast<float>(value); }
  void Move(double x, double y) { HPDF_Page_MoveTo(page_, F(x), F(kHeight - y)); }
  void Line(double x, double y) { HPDF_Page_LineTo(page_, F(x), F(kHeight - y)); }

  void Outline(const PlacedText&) {}
  void Outline(const PlacedImage&) {}
  void Outline(const PlacedRect& rect) {
    const double right = rect.x + rect.width;
    const double bottom = rect.y + rect.height;
    const double r = rect.radius;
    if (r == 0) {
      HPDF_Page_Rectangle(page_, F(rect.x), F(kHeight - bottom), F(rect.width), F(rect.height));
      return;
    }
    Move(rect.x + r, rect.y);
    Line(right - r, rect.y);
    Corner(right - r, rect.y + r, r, 0.25);
    Line(right, bottom - r);
    Corner(right - r, bottom - r, r, 0.5);
    Line(rect.x + r, bottom);
    Corner(rect.x + r, bottom - r, r, 0.75);
    Line(rect.x, rect.y + r);
    Corner(rect.x + r, rect.y + r, r, 1);
    HPDF_Page_ClosePath(page_);
  }
  void Outline(const PlacedPath& path) {
    Move(path.points[0].x, path.points[0].y);
    for (size_t i = 1; i < path.points.size(); ++i) Line(path.points[i].x, path.points[i].y);
    if (path.closed) HPDF_Page_ClosePath(page_);
  }
  void Outline(const PlacedArc& arc) {
    const double turns = arc.to - arc.from;
    const int parts = std::max(1, static_cast<int>(std::ceil(turns * 4 - 1e-9)));
    Move(arc.x + arc.radius * std::sin(2 * std::numbers::pi * arc.from),
         arc.y - arc.radius * std::cos(2 * std::numbers::pi * arc.from));
    for (int i = 1; i <= parts; ++i) Corner(arc.x, arc.y, arc.radius, arc.from + turns * i / parts, turns / parts);
    if (turns >= 1) HPDF_Page_ClosePath(page_);
  }
  // A stretch of a circle that ends at `end`, in turns clockwise from twelve o'clock.
  void Corner(double x, double y, double radius, double end, double turns = 0.25) {
    const double reach = 4.0 / 3 * std::tan(std::numbers::pi * turns / 2);
    const double a = 2 * std::numbers::pi * (end - turns);
    const double b = 2 * std::numbers::pi * end;
    const auto at = [&](double angle, double along) {
      return Point{x + radius * (std::sin(angle) + along * std::cos(angle)),
                   kHeight - (y - radius * (std::cos(angle) - along * std::sin(angle)))};
    };
    const Point first = at(a, reach), second = at(b, -reach), last = at(b, 0);
    HPDF_Page_CurveTo(page_, F(first.x), F(first.y), F(second.x), F(second.y), F(last.x), F(last.y));
  }

  HPDF_Doc doc_;
  HPDF_Page page_;
};

// The drawing operators with their numbers; those that set the state, which the library repeats, as they apply.
std::vector<std::string> Painted(const std::string& operators) {
  std::vector<std::string> out, numbers;
  std::map<char, std::string> state = {{'w', "w 1"}, {'d', "d 0"}, {'J', "J 0"}, {'j', "j 0"}};  // as PDF begins
  for (const absl::string_view word : absl::StrSplit(operators, absl::ByAnyChar(" \n[]"), absl::SkipEmpty())) {
    const bool operand = word.find_first_not_of("0123456789.-") == absl::string_view::npos;
    if (operand) {
      numbers.emplace_back(word);
      continue;
    }
    const std::string name(word);
    if (const std::set<std::string> settings = {"rg", "RG", "w", "d", "J", "j"}; settings.contains(name)) {
      state[name[0]] = name + " " + absl::StrJoin(numbers, " ");
    } else {
      out.push_back(name + " " + absl::StrJoin(numbers, " "));
      if (name == "f" || name == "B") out.push_back(state['r']);
      if (name == "S" || name == "B") {
        for (const char key : {'R', 'w', 'd', 'J', 'j'}) out.push_back(state[key]);
      }
    }
    numbers.clear();
  }
  return out;
}

// Numbers as written by two programs, to a hundredth.
bool Same(const std::string& a, const std::string& b) {
  const std::vector<std::string> left = absl::StrSplit(a, ' '), right = absl::StrSplit(b, ' ');
  if (left.size() != right.size()) return false;
  for (size_t i = 0; i < left.size(); ++i) {
    double x = 0, y = 0;
    const bool numbers = absl::SimpleAtod(left[i], &x) && absl::SimpleAtod(right[i], &y);
    if (numbers ? std::abs(x - y) > 0.0101 : left[i] != right[i]) return false;
  }
  return true;
}

TEST(Drawing, WritesWhatTheLibrarysOwnCallsWrite) {
  const absl::StatusOr<LaidOut> laid_out = Lay(EveryBlock(), Theme(), Fonts());
  ASSERT_TRUE(laid_out.ok());
  std::vector<Item> items;
  for (const Page& page : laid_out->pages) {
    for (const Item& item : page.items) {
      const bool paints = item.paint.fill || item.paint.stroke;
      if (paints && !std::holds_alternative<PlacedText>(item.shape) && !IsRoundedFill(item)) items.push_back(item);
    }
  }
  ASSERT_GT(items.size(), 100u);
  PlainPage plain;
  for (const Item& item : items) plain.Draw(item);
  const std::vector<std::string> ours = Painted(Ours(items)), theirs = Painted(plain.Operators());
  ASSERT_EQ(ours.size(), theirs.size());
  for (size_t i = 0; i < ours.size(); ++i) ASSERT_TRUE(Same(ours[i], theirs[i])) << ours[i] << " for " << theirs[i];
}

// Dark pixels of the page, each a hundredth of a square point.
int DarkPixels(const PlacedRect& rect) {
  LaidOut page;
  page.width = 100;
  page.height = 60;
  page.elements.resize(2);
  page.elements[kArtifactElement].role = Role::kArtifact;
  page.pages.resize(1);
  Item item;
  item.element = kArtifactElement;
  item.paint.fill = Colour{0, 0, 0};
  item.shape = rect;
  page.pages[0].items.push_back(item);
  std::vector<std::string> warnings;
  const auto pdf = WritePdf(page, {"", "", "", "en", SomeTime()}, Fonts(), warnings);
  EXPECT_TRUE(pdf.ok());
  const std::string picture = Judge(*pdf, "pdftoppm -gray -r 720 %s");
  int dark = 0;
  for (const char pixel : picture.substr(picture.size() - 1000 * 600)) dark += static_cast<unsigned char>(pixel) < 128;
  return dark;
}

TEST(Drawing, ARoundedPanelCoversWhatItShould) {
  const double corners = 4 * 5 * 5 - std::numbers::pi * 5 * 5;
  EXPECT_NEAR(DarkPixels({10, 10, 60, 30, 5}), (60 * 30 - corners) * 100, 500);
  EXPECT_NEAR(DarkPixels({10, 10, 60, 30, 0}), 60 * 30 * 100, 500);
}

TEST(Drawing, ABarWithRoundEndsCoversWhatItShould) {
  EXPECT_NEAR(DarkPixels({10, 10, 60, 8, 4}), (52 * 8 + std::numbers::pi * 16) * 100, 300);
  EXPECT_NEAR(DarkPixels({10, 10, 6, 40, 3}), (6 * 34 + std::numbers::pi * 9) * 100, 300);
  EXPECT_NEAR(DarkPixels({10, 10, 20, 20, 10}), std::numbers::pi * 100 * 100, 300);
}

}  // namespace
}  // namespace milepost::report
