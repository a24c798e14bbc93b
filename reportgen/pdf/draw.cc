#include "reportgen/pdf/draw.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "reportgen/pdf/number.h"

namespace milepost::report {
namespace {

constexpr double kCorner = 0.05;  // what is less round is not round

void AppendColour(Colour colour, std::string& out) {
  for (const uint8_t channel : {colour.r, colour.g, colour.b}) {
    // Thousandths keep each of the 256 steps apart.
    const int64_t thousandths = (channel * 1000 + 127) / 255;
    if (thousandths == 0 || thousandths == 1000) {
      out += thousandths == 0 ? "0 " : "1 ";
      continue;
    }
    out += thousandths < 10 ? ".00" : thousandths < 100 ? ".0" : ".";
    AppendInteger(thousandths, out);
    out.push_back(' ');
  }
}

void AppendCid(uint16_t cid, std::string& out) {
  for (const char byte : {static_cast<char>(cid >> 8), static_cast<char>(cid)}) {
    if (byte == '(' || byte == ')' || byte == '\\') {
      out += {'\\', byte};
    } else if (byte == '\r') {
      out += "\\r";
    } else {
      out.push_back(byte);
    }
  }
}

// The glyphs as an array of strings with corrections between them: where a glyph stands differs from where the one
// before it ends by kerning, marks, and the rounding of widths.
void AppendGlyphs(const GlyphRun& run, const FontSubset& subset, std::string& out) {
  const double per_mille = 1000 / static_cast<double>(run.size);
  const double tracking = Drawable(run.tracking) * per_mille;
  double written = 0;  // where the reader's pen is, in thousandths of the em
  double wanted = 0;
  double rise = 0;
  bool open = false;
  const auto close = [&] {
    if (open) out += ")] TJ ";
    open = false;
  };
  for (const Glyph& glyph : run.glyphs) {
    if (std::abs(glyph.dy - rise) > 0.005) {
      close();
      rise = glyph.dy;
      AppendNumber(rise, out);
      out += " Ts ";
    }
    if (!open) {
      out += "[(";
      open = true;
    }
    const int64_t correction = std::llround(written - (wanted + glyph.dx * per_mille));
    if (correction != 0) {
      out += ")";
      AppendInteger(correction, out);
      out += "(";
      written -= static_cast<double>(correction);
    }
    const uint16_t cid = subset.CidOf(run, glyph);
    AppendCid(cid, out);
    written += subset.WidthOf(cid) + tracking;
    wanted += glyph.advance * per_mille;
  }
  close();
  if (rise != 0) out += "0 Ts ";
}

}  // namespace

void PageDrawing::Number(double value) {
  AppendNumber(value, out_);
  out_.push_back(' ');
}

void PageDrawing::Place(double x, double y) {
  Number(x);
  Number(height_ - y);
}

void PageDrawing::Draw(const Item& item) {
  if (const auto* text = std::get_if<PlacedText>(&item.shape)) {
    Text(*text);
  } else {
    Path(item);
  }
}

void PageDrawing::Text(const PlacedText& text) {
  const GlyphRun& run = text.run;
  if (run.glyphs.empty() || run.size <= 0) return;
  SetFill(run.colour);
  out_ += "BT ";
  if (font_ != run.font || size_ != run.size) {
    out_ += "/F";
    AppendInteger(run.font, out_);
    out_.push_back(' ');
    Number(run.size);
    out_ += "Tf ";
    font_ = run.font;
    size_ = run.size;
  }
  if (const double tracking = Drawable(run.tracking); tracking_ != tracking) {
    Number(tracking);
    out_ += "Tc ";
    tracking_ = tracking;
  }
  Place(text.x, text.baseline);
  out_ += "Td ";
  AppendGlyphs(run, subsets_.at(run.font), out_);
  out_ += "ET\n";
}

void PageDrawing::SetFill(Colour colour) {
  if (fill_ == colour) return;
  AppendColour(colour, out_);
  out_ += "rg\n";
  fill_ = colour;
}

void PageDrawing::SetStroke(const Paint& paint) {
  if (stroke_ != paint.stroke) {
    AppendColour(*paint.stroke, out_);
    out_ += "RG\n";
    stroke_ = paint.stroke;
  }
  const double width = std::max(0.0, Drawable(paint.width));
  if (line_width_ != width) {
    Number(width);
    out_ += "w\n";
    line_width_ = width;
  }
  const int dash = std::clamp(paint.dash, 0, 100);
  if (dash_ != dash) {
    out_.push_back('[');
    if (dash > 0) AppendInteger(dash, out_);
    out_ += "] 0 d\n";
    dash_ = dash;
  }
  const bool round_cap = paint.round && dash == 0;
  if (round_cap_ != round_cap) out_ += round_cap ? "1 J\n" : "0 J\n";
  round_cap_ = round_cap;
  if (round_join_ != paint.round) out_ += paint.round ? "1 j\n" : "0 j\n";
  round_join_ = paint.round;
}

// A filled rectangle with round corners is the rectangle between the centres of its corners with a thick line of round
// joins; a bar, whose ends are all corner, is that line alone. A fifth of the bytes of the outline.
bool PageDrawing::Rounded(const Item& item) {
  const auto* rect = std::get_if<PlacedRect>(&item.shape);
  if (rect == nullptr || !item.paint.fill || item.paint.stroke) return false;
  const double radius = std::min({rect->radius, rect->width / 2, rect->height / 2});
  if (!(radius >= kCorner)) return false;
  const double width = rect->width - 2 * radius;
  const double height = rect->height - 2 * radius;
  if (width < kCorner && height < kCorner) return false;
  Paint line;
  line.stroke = item.paint.fill;
  line.width = 2 * radius;
  line.round = true;
  SetStroke(line);
  const double x = rect->x + radius;
  const double y = rect->y + radius;
  if (width < kCorner || height < kCorner) {
    MoveTo(x, y);
    LineTo(x + width, y + height);
    out_ += "S\n";
    return true;
  }
  SetFill(*item.paint.fill);
  Place(x, y + height);
  Number(width);
  Number(height);
  out_ += "re\nB\n";
  return true;
}

void PageDrawing::Path(const Item& item) {
  const Paint& paint = item.paint;
  if ((!paint.fill && !paint.stroke) || Rounded(item)) return;
  if (paint.fill) SetFill(*paint.fill);
  if (paint.stroke) SetStroke(paint);
  if (!std::visit([this](const auto& shape) { return Outline(shape); }, item.shape)) return;
  out_ += !paint.stroke ? "f\n" : paint.fill ? "B\n" : "S\n";
}

void PageDrawing::MoveTo(double x, double y) {
  Place(x, y);
  out_ += "m\n";
}

void PageDrawing::LineTo(double x, double y) {
  Place(x, y);
  out_ += "l\n";
}

void PageDrawing::CurveTo(double x1, double y1, double x2, double y2, double x3, double y3) {
  Place(x1, y1);
  Place(x2, y2);
  Place(x3, y3);
  out_ += "c\n";
}

bool PageDrawing::Outline(const PlacedText&) { return false; }
bool PageDrawing::Outline(const PlacedImage&) { return false; }

bool PageDrawing::Outline(const PlacedRect& rect) {
  const double x = rect.x;
  const double y = rect.y;
  const double w = rect.width;
  const double h = rect.height;
  if (!(w > 0) || !(h > 0)) return false;
  const double r = std::min({std::max(rect.radius, 0.0), w / 2, h / 2});
  if (r < kCorner) {
    Place(x, y + h);
    Number(w);
    Number(h);
    out_ += "re\n";
    return true;
  }
  const double k = r * (1 - 0.5522847498);  // from the corner to the curve's control point
  MoveTo(x + r, y);
  LineTo(x + w - r, y);
  CurveTo(x + w - k, y, x + w, y + k, x + w, y + r);
  LineTo(x + w, y + h - r);
  CurveTo(x + w, y + h - k, x + w - k, y + h, x + w - r, y + h);
  LineTo(x + r, y + h);
  CurveTo(x + k, y + h, x, y + h - k, x, y + h - r);
  LineTo(x, y + r);
  CurveTo(x, y + k, x + k, y, x + r, y);
  out_ += "h\n";
  return true;
}

bool PageDrawing::Outline(const PlacedPath& path) {
  if (path.points.size() < 2) return false;
  MoveTo(path.points[0].x, path.points[0].y);
  for (size_t i = 1; i < path.points.size(); ++i) LineTo(path.points[i].x, path.points[i].y);
  if (path.closed) out_ += "h\n";
  return true;
}

bool PageDrawing::Outline(const PlacedArc& arc) {
  const double from = std::clamp(Drawable(arc.from * 100) / 100, -1.0, 2.0);
  const double to = std::clamp(Drawable(arc.to * 100) / 100, from, from + 1.0);
  if (!(arc.radius > 0) || to <= from) return false;
  const int parts = std::max(1, static_cast<int>(std::ceil((to - from) * 4 - 1e-9)));
  const double step = 2 * std::numbers::pi * (to - from) / parts;
  const double reach = 4.0 / 3 * std::tan(step / 4) * arc.radius;
  double angle = 2 * std::numbers::pi * from - std::numbers::pi / 2;
  for (int i = 0; i < parts; ++i, angle += step) {
    const double c0 = std::cos(angle), s0 = std::sin(angle);
    const double c1 = std::cos(angle + step), s1 = std::sin(angle + step);
    const double x0 = arc.x + arc.radius * c0, y0 = arc.y + arc.radius * s0;
    const double x1 = arc.x + arc.radius * c1, y1 = arc.y + arc.radius * s1;
    if (i == 0) MoveTo(x0, y0);
    CurveTo(x0 - reach * s0, y0 + reach * c0, x1 + reach * s1, y1 - reach * c1, x1, y1);
  }
  if (to - from >= 1) out_ += "h\n";
  return true;
}

}  // namespace milepost::report
