#include "reportgen/layout/canvas.h"

namespace milepost::report {
namespace {

using Marks = std::vector<Point>;

Marks At(double x, double y, double r, std::initializer_list<Point> unit) {
  Marks out;
  for (const Point& p : unit) out.push_back({x + p.x * r, y + p.y * r});
  return out;
}

void Exclamation(Canvas& canvas, double x, double y, double r, Colour colour) {
  canvas.Rect(x - r * 0.13, y - r * 0.36, r * 0.26, r * 0.6, colour, r * 0.1);
  canvas.Rect(x - r * 0.14, y + r * 0.38, r * 0.28, r * 0.28, colour, r * 0.14);
}

}  // namespace

void DrawStatus(Canvas& canvas, Status status, double x, double y, double r) {
  const Context& context = canvas.context();
  const Colour colour = context.Of(HueOf(status));
  const Colour white = context.theme.palette.white;
  switch (status) {
    case Status::kDone:
      canvas.Disc(x, y, r, colour);
      canvas.Polyline(At(x, y, r, {{-0.45, 0.02}, {-0.1, 0.38}, {0.48, -0.36}}), white, r * 0.34);
      break;
    case Status::kAhead:
      canvas.Disc(x, y, r, colour);
      canvas.Polyline(At(x, y, r, {{-0.45, -0.42}, {-0.05, 0}, {-0.45, 0.42}}), white, r * 0.28);
      canvas.Polyline(At(x, y, r, {{0.08, -0.42}, {0.48, 0}, {0.08, 0.42}}), white, r * 0.28);
      break;
    case Status::kOnTrack:
      canvas.Disc(x, y, r, colour);
      canvas.Polygon(At(x, y, r, {{-0.32, -0.5}, {0.56, 0}, {-0.32, 0.5}}), white);
      break;
    case Status::kAtRisk:
      canvas.Polygon(At(x, y, r, {{0, -1.08}, {1.12, 0.88}, {-1.12, 0.88}}), colour);
      Exclamation(canvas, x, y, r, white);
      break;
    case Status::kOffTrack:
      canvas.Polygon(At(x, y, r, {{0, -1.2}, {1.2, 0}, {0, 1.2}, {-1.2, 0}}), colour);
      canvas.Polyline(At(x, y, r, {{-0.36, -0.36}, {0.36, 0.36}}), white, r * 0.28);
      canvas.Polyline(At(x, y, r, {{-0.36, 0.36}, {0.36, -0.36}}), white, r * 0.28);
      break;
    case Status::kOverdue:
      canvas.Disc(x, y, r, colour);
      canvas.Polyline(At(x, y, r, {{0, -0.58}, {0, 0.06}, {0.42, 0.3}}), white, r * 0.27);
      break;
    case Status::kPaused:
      canvas.Rect(x - r * 0.92, y - r * 0.92, r * 1.84, r * 1.84, colour, r * 0.4);
      canvas.Rect(x - r * 0.42, y - r * 0.46, r * 0.3, r * 0.92, white);
      canvas.Rect(x + r * 0.12, y - r * 0.46, r * 0.3, r * 0.92, white);
      break;
    case Status::kNotStarted:
      canvas.Ring(x, y, r * 0.82, colour, r * 0.32);
      break;
    case Status::kDropped:
      canvas.Ring(x, y, r * 0.82, colour, r * 0.3);
      canvas.Stroke(x - r * 0.5, y + r * 0.5, x + r * 0.5, y - r * 0.5, colour, r * 0.3);
      break;
  }
}

double PipWidth(Context& context, const StatusPip& pip, const TypeStyle& style) {
  return style.size * 1.45 + context.typesetter.Width(pip.word, style);
}

double DrawPip(Canvas& canvas, const StatusPip& pip, double x, double baseline, const TypeStyle& style) {
  const double radius = style.size * 0.48;
  DrawStatus(canvas, pip.status, x + radius * 1.15, baseline - style.size * 0.35, radius);
  const Colour colour = canvas.context().Of(HueOf(pip.status));
  return style.size * 1.45 + canvas.Text(x + style.size * 1.45, baseline, pip.word, Coloured(style, colour));
}

}  // namespace milepost::report
