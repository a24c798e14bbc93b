#include "reportgen/pdf/draw.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "reportgen/pdf/number.h"

namespace milepost::report {
namespace {

float X(double x) { return static_cast<float>(Drawable(x)); }

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
// before it ends by kerning, tracking, marks, and the rounding of widths.
void AppendGlyphs(const GlyphRun& run, const FontSubset& subset, std::string& out) {
  const double per_mille = 1000 / static_cast<double>(run.size);
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
    written += subset.WidthOf(cid);
    wanted += glyph.advance * per_mille;
  }
  close();
  if (rise != 0) out += "0 Ts ";
}

}  // namespace

float PageDrawing::Y(double y) const { return static_cast<float>(Drawable(height_ - y)); }

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
  const FontSubset& subset = subsets_.at(run.font);
  std::string out;
  out.reserve(run.glyphs.size() * 4 + 96);
  if (fill_ != run.colour) {
    AppendColour(run.colour, out);
    out += "rg\n";
    fill_ = run.colour;
  }
  out += "BT /F";
  AppendInteger(run.font, out);
  out.push_back(' ');
  AppendNumber(run.size, out);
  out += " Tf ";
  AppendNumber(text.x, out);
  out.push_back(' ');
  AppendNumber(height_ - text.baseline, out);
  out += " Td ";
  AppendGlyphs(run, subset, out);
  out += "ET\n";
  haru_.Append(page_, out);
}

void PageDrawing::SetFill(Colour colour) {
  if (fill_ == colour) return;
  std::string out;
  AppendColour(colour, out);
  haru_.Append(page_, out + "rg\n");
  fill_ = colour;
}

void PageDrawing::SetStroke(const Paint& paint) {
  if (stroke_ != paint.stroke) {
    std::string out;
    AppendColour(*paint.stroke, out);
    haru_.Append(page_, out + "RG\n");
    stroke_ = paint.stroke;
  }
  const double width = std::max(0.0, Drawable(paint.width));
  if (line_width_ != width) HPDF_Page_SetLineWidth(page_, static_cast<float>(width));
  line_width_ = width;
  const int dash = std::clamp(paint.dash, 0, 100);
  if (dash_ != dash) {
    const auto length = static_cast<HPDF_UINT16>(dash);
    HPDF_Page_SetDash(page_, dash > 0 ? &length : nullptr, dash > 0 ? 1 : 0, 0);
    dash_ = dash;
  }
  const bool round_cap = paint.round && dash == 0;
  if (round_cap_ != round_cap) HPDF_Page_SetLineCap(page_, round_cap ? HPDF_ROUND_END : HPDF_BUTT_END);
  round_cap_ = round_cap;
  if (round_join_ != paint.round) HPDF_Page_SetLineJoin(page_, paint.round ? HPDF_ROUND_JOIN : HPDF_MITER_JOIN);
  round_join_ = paint.round;
}

void PageDrawing::Path(const Item& item) {
  const Paint& paint = item.paint;
  if (!paint.fill && !paint.stroke) return;
  if (paint.fill) SetFill(*paint.fill);
  if (paint.stroke) SetStroke(paint);
  const bool drawn = std::visit([&](const auto& shape) { return Outline(shape, paint); }, item.shape);
  if (!drawn) return;
  if (paint.fill && paint.stroke) {
    HPDF_Page_FillStroke(page_);
  } else if (paint.fill) {
    HPDF_Page_Fill(page_);
  } else {
    HPDF_Page_Stroke(page_);
  }
}

void PageDrawing::MoveTo(double x, double y) { HPDF_Page_MoveTo(page_, X(x), Y(y)); }
void PageDrawing::LineTo(double x, double y) { HPDF_Page_LineTo(page_, X(x), Y(y)); }
void PageDrawing::CurveTo(double x1, double y1, double x2, double y2, double x3, double y3) {
  HPDF_Page_CurveTo(page_, X(x1), Y(y1), X(x2), Y(y2), X(x3), Y(y3));
}

bool PageDrawing::Outline(const PlacedText&, const Paint&) { return false; }

bool PageDrawing::Outline(const PlacedRect& rect, const Paint&) {
  const double x = rect.x;
  const double y = rect.y;
  const double w = rect.width;
  const double h = rect.height;
  if (!(w > 0) || !(h > 0)) return false;
  const double r = std::min({std::max(rect.radius, 0.0), w / 2, h / 2});
  if (r < 0.05) {
    HPDF_Page_Rectangle(page_, X(x), Y(y + h), X(w), X(h));
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
  HPDF_Page_ClosePath(page_);
  return true;
}

bool PageDrawing::Outline(const PlacedPath& path, const Paint&) {
  if (path.points.size() < 2) return false;
  MoveTo(path.points[0].x, path.points[0].y);
  for (size_t i = 1; i < path.points.size(); ++i) LineTo(path.points[i].x, path.points[i].y);
  if (path.closed) HPDF_Page_ClosePath(page_);
  return true;
}

bool PageDrawing::Outline(const PlacedArc& arc, const Paint&) {
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
  if (to - from >= 1) HPDF_Page_ClosePath(page_);
  return true;
}

}  // namespace milepost::report
