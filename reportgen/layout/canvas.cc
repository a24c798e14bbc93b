#include "reportgen/layout/canvas.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"

namespace milepost::report {

double Finite(double value, double fallback, Context& context) {
  if (std::isfinite(value)) return value;
  context.warnings.insert("a value that is not a number is left out");
  return fallback;
}

double Fraction(double value, Context& context) { return std::clamp(Finite(value, 0, context), 0.0, 1.0); }

std::vector<StyledText> Over(const Text& text, const TypeStyle& base, Context& context) {
  const Palette& palette = context.theme.palette;
  std::vector<StyledText> out;
  out.reserve(text.size());
  for (const Run& run : text) {
    StyledText styled{run.text, base};
    switch (run.style) {
      case Style::kRegular:
        break;
      case Style::kBold:
        styled.style.face = Face::kBold;
        break;
      case Style::kItalic:
        styled.style.face = base.face >= Face::kSemibold ? Face::kBoldItalic : Face::kItalic;
        break;
      case Style::kMuted:
        styled.style.colour = palette.slate;
        break;
      case Style::kAdded:
        styled.style.colour = palette.teal;
        styled.decoration = Decoration::kUnderline;
        break;
      case Style::kRemoved:
        styled.style.colour = palette.slate;
        styled.decoration = Decoration::kStrike;
        break;
    }
    if (absl::StartsWithIgnoreCase(run.link, "https:") || absl::StartsWithIgnoreCase(run.link, "mailto:")) {
      styled.link = run.link;
      styled.style.colour = palette.brand;
      styled.decoration = Decoration::kUnderline;
    } else if (!run.link.empty()) {
      context.warnings.insert("a link that is neither https: nor mailto: is left out");
    }
    out.push_back(styled);
  }
  return out;
}

void Canvas::Place(double x, double baseline, Line line) {
  for (GlyphRun& run : line.runs) {
    const double left = context_.left + x + run.x;
    const double size = run.size;
    if (run.decoration != Decoration::kNone) {
      const double y = baseline + size * (run.decoration == Decoration::kUnderline ? 0.16 : -0.26);
      Paint paint;
      paint.stroke = run.colour;
      paint.width = size * 0.06;
      Add(paint, PlacedPath{{{left, y}, {left + run.width, y}}});
    }
    if (!run.link.empty()) {
      piece_.links.push_back({left, baseline - size, run.width, size * 1.3, run.link});
    }
    Add({}, PlacedText{left, baseline, std::move(run)});
  }
}

double Canvas::Text(double x, double baseline, std::string_view text, const TypeStyle& style, Align align) {
  if (text.empty()) return 0;
  Line line = context_.typesetter.SetLine(text, style);
  const double width = line.width;
  const double shift = align == Align::kStart ? 0 : align == Align::kEnd ? width : width / 2;
  Place(x - shift, baseline, std::move(line));
  return width;
}

double Canvas::Lines(double x, double top, double width, const SetText& text, Align align) {
  return Lines(x, top, width, text, align, 0, text.lines.size());
}

double Canvas::Lines(double x, double top, double width, const SetText& text, Align align, size_t first, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    const Line& line = text.lines[first + i];
    const double spare = width - line.width;
    const double shift = align == Align::kStart ? 0 : align == Align::kEnd ? spare : spare / 2;
    Place(x + shift, top + text.ascent + static_cast<double>(i) * text.leading, line);
  }
  return static_cast<double>(count) * text.leading;
}

double Canvas::Wrapped(double x, double top, double width, std::string_view text, const TypeStyle& style, Align align) {
  if (text.empty()) return 0;
  const StyledText run{text, style};
  return Lines(x, top, width, context_.typesetter.Set(absl::MakeConstSpan(&run, 1), width), align);
}

void Canvas::Rect(double x, double y, double width, double height, Colour fill, double radius) {
  if (width <= 0 || height <= 0) return;
  Paint paint;
  paint.fill = fill;
  Add(paint, PlacedRect{context_.left + x, y, width, height, radius});
}

void Canvas::Outline(double x, double y, double width, double height, Colour stroke, double line, double radius) {
  Paint paint;
  paint.stroke = stroke;
  paint.width = line;
  Add(paint, PlacedRect{context_.left + x, y, width, height, radius});
}

void Canvas::Panel(double x, double y, double width, double height, Colour fill, Colour edge, double radius) {
  Paint paint;
  paint.fill = fill;
  paint.stroke = edge;
  paint.width = 0.7;
  piece_.items.insert(piece_.items.begin(),
                      Item{kArtifactElement, paint, PlacedRect{context_.left + x, y, width, height, radius}});
}

void Canvas::Stroke(double x1, double y1, double x2, double y2, Colour colour, double line, int dash) {
  Polyline({{x1, y1}, {x2, y2}}, colour, line, false, dash);
}

void Canvas::Polygon(std::vector<Point> points, Colour fill) {
  for (Point& point : points) point.x += context_.left;
  Paint paint;
  paint.fill = fill;
  Add(paint, PlacedPath{std::move(points), true});
}

void Canvas::Polyline(std::vector<Point> points, Colour stroke, double line, bool closed, int dash) {
  for (Point& point : points) point.x += context_.left;
  Paint paint;
  paint.stroke = stroke;
  paint.width = line;
  paint.dash = dash;
  paint.round = points.size() > 2;
  Add(paint, PlacedPath{std::move(points), closed});
}

void Canvas::Disc(double x, double y, double radius, Colour fill) {
  Paint paint;
  paint.fill = fill;
  Add(paint, PlacedArc{context_.left + x, y, radius});
}

void Canvas::Ring(double x, double y, double radius, Colour stroke, double line, double from, double to) {
  Paint paint;
  paint.stroke = stroke;
  paint.width = line;
  paint.round = to - from < 1;
  Add(paint, PlacedArc{context_.left + x, y, radius, from, to});
}

void Canvas::Diamond(double x, double y, double radius, Colour fill, Colour edge) {
  const double left = context_.left;
  Paint paint;
  paint.fill = fill;
  paint.stroke = edge;
  paint.width = 0.9;
  Add(paint,
      PlacedPath{{{left + x, y - radius}, {left + x + radius, y}, {left + x, y + radius}, {left + x - radius, y}},
                 true});
}

void Canvas::Image(double x, double y, double width, double height, std::shared_ptr<const Picture> picture) {
  Add({}, PlacedImage{context_.left + x, y, width, height, std::move(picture)});
}

void Canvas::Bar(double x, double y, double width, double height, double fraction, Colour colour,
                 std::optional<double> expected) {
  const Palette& palette = context_.theme.palette;
  const double share = Fraction(fraction, context_);
  Rect(x, y, width, height, Mix(colour, palette.white, 0.82), height / 2);
  if (share > 0) Rect(x, y, std::max(height, width * share), height, colour, height / 2);
  if (!expected || !(*expected > 0)) return;
  const double tick = x + width * std::clamp(*expected, 0.0, 1.0);
  Rect(tick - 1.5, y - 2.2, 3, height + 4.4, palette.white, 1.5);
  Rect(tick - 0.75, y - 2, 1.5, height + 4, palette.ink, 0.75);
}

}  // namespace milepost::report
