// Draws one piece: items with coordinates from the piece's top left corner, tied to structure elements.
#ifndef MILEPOST_REPORTGEN_LAYOUT_CANVAS_H_
#define MILEPOST_REPORTGEN_LAYOUT_CANVAS_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "reportgen/document/blocks.h"
#include "reportgen/layout/flow.h"
#include "reportgen/layout/styles.h"
#include "reportgen/text/typesetter.h"

namespace milepost::report {

struct OutlinedHeading {
  int level = 1;
  std::string title;
};

// What every builder needs; one a document.
struct Context {
  const Theme& theme;
  const Styles styles;
  Typesetter& typesetter;
  double room;  // height of the text on a page
  double page_width;
  std::vector<OutlinedHeading> headings;  // of the whole document
  std::vector<Element> elements;
  std::vector<Frame> frames;
  std::set<std::string> warnings;
  double left = 0;                // where the current column begins
  int frame = -1;                 // the panel being filled
  int parent = kDocumentElement;  // the element being filled
  bool dense = false;             // within a sheet: one page has to hold everything

  int NewElement(Role role, int under, std::string alt = {}) {
    elements.push_back({role, under, std::move(alt)});
    return static_cast<int>(elements.size()) - 1;
  }
  Colour Of(Hue hue) const { return report::Of(theme.palette, hue); }
  // A distance, and what it is where room is scarce.
  double Gap(double usual, double scarce) const { return dense ? scarce : usual; }
};

// `value` if it is a number, clamped to 0..1; otherwise 0 and a warning.
double Fraction(double value, Context& context);
// `value` if it is a number; otherwise `fallback` and a warning.
double Finite(double value, double fallback, Context& context);

// A document's runs over a base style. Links other than https: and mailto: lose their target, with a warning.
std::vector<StyledText> Over(const Text& text, const TypeStyle& base, Context& context);

class Canvas {
 public:
  Canvas(Context& context, int element) : context_(context), element_(element) {}

  void set_element(int element) { element_ = element; }
  int element() const { return element_; }

  // One line; returns its width. kEnd and kCentre put its end or middle at x.
  double Text(double x, double baseline, std::string_view text, const TypeStyle& style, Align align = Align::kStart);
  // Lines from `top` on, in a box of `width`; returns the height used.
  double Lines(double x, double top, double width, const SetText& text, Align align = Align::kStart);
  double Lines(double x, double top, double width, const SetText& text, Align align, size_t first, size_t count);
  // Breaks `text` to `width` and draws it; returns the height used.
  double Wrapped(double x, double top, double width, std::string_view text, const TypeStyle& style,
                 Align align = Align::kStart);

  void Rect(double x, double y, double width, double height, Colour fill, double radius = 0);
  void Outline(double x, double y, double width, double height, Colour stroke, double line, double radius = 0);
  // A filled and edged panel behind everything drawn so far.
  void Panel(double x, double y, double width, double height, Colour fill, Colour edge, double radius);
  void Stroke(double x1, double y1, double x2, double y2, Colour colour, double line, int dash = 0);
  void Polygon(std::vector<Point> points, Colour fill);
  void Polyline(std::vector<Point> points, Colour stroke, double line, bool closed = false, int dash = 0);
  void Disc(double x, double y, double radius, Colour fill);
  void Ring(double x, double y, double radius, Colour stroke, double line, double from = 0, double to = 1);
  void Diamond(double x, double y, double radius, Colour fill, Colour edge);
  void Image(double x, double y, double width, double height, std::shared_ptr<const Picture> picture);
  // A bar filled to `fraction`, with a tick where it was expected.
  void Bar(double x, double y, double width, double height, double fraction, Colour colour,
           std::optional<double> expected = std::nullopt);

  // Marks this piece as where a bookmark leads.
  void Mark(int level, std::string_view title) { piece_.bookmarks.push_back({level, std::string(title), 0, 0}); }
  // A line that will end in the page of a heading.
  void Refer(Reference reference) { piece_.references.push_back(std::move(reference)); }
  void Section(std::string_view title) { piece_.section = std::string(title); }

  Context& context() { return context_; }
  Piece Finish(double height) {
    piece_.height = height;
    return std::move(piece_);
  }

 private:
  void Add(Paint paint, decltype(Item::shape) shape) {
    piece_.items.push_back({element_, std::move(paint), std::move(shape)});
  }
  void Place(double x, double baseline, Line line);

  Context& context_;
  int element_;
  Piece piece_;
};

// The status's own shape, about `radius` round (x, y).
void DrawStatus(Canvas& canvas, Status status, double x, double y, double radius);
// Shape and word from x on, with the text's baseline; returns the width.
double DrawPip(Canvas& canvas, const StatusPip& pip, double x, double baseline, const TypeStyle& style);
double PipWidth(Context& context, const StatusPip& pip, const TypeStyle& style);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_LAYOUT_CANVAS_H_
