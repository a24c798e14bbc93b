#include <algorithm>
#include <cmath>

#include "reportgen/layout/chart.h"

namespace milepost::report {
namespace {

constexpr double kPlot = 70;  // height of the trend's plot

class Trend {
 public:
  Trend(Canvas& canvas, const TrendChart& chart, double x, double y, double width)
      : canvas_(canvas), context_(canvas.context()), chart_(chart), y_(y + 4) {
    days_ = std::max(Finite(chart.days, 1, context_), 1e-6);
    max_ = std::max(Finite(chart.scale.max, 1, context_), 1e-9);
    double room = 0;
    for (const std::string& tick : chart.scale.ticks) {
      room = std::max(room, context_.typesetter.Width(tick, Tabular(context_.styles.axis)));
    }
    left_ = x + (room > 0 ? room + 7 : 0);
    length_ = x + width - left_;
  }

  double Draw() {
    DrawGrid();
    DrawMonths();
    DrawExpected();
    DrawActual();
    DrawToday();
    const Palette& palette = context_.theme.palette;
    const double top = y_ + kPlot + (chart_.months.empty() ? 8 : 20);
    const double legend = DrawLegend(canvas_,
                                     {{LegendEntry::Mark::kLine, palette.brand, chart_.actual_label},
                                      {LegendEntry::Mark::kDashed, palette.amber, chart_.expected_label}},
                                     left_, top, length_);
    return top + legend - y_ + 4;
  }

 private:
  double AtDay(double day) { return left_ + length_ * std::clamp(Finite(day, 0, context_) / days_, 0.0, 1.0); }
  double AtValue(double value) { return y_ + kPlot * (1 - std::clamp(Finite(value, 0, context_) / max_, 0.0, 1.0)); }

  std::vector<Point> Points(const std::vector<TrendPoint>& series) {
    std::vector<Point> points;
    for (const TrendPoint& point : series) {
      if (std::isfinite(point.day) && std::isfinite(point.value)) {
        points.push_back({AtDay(point.day), AtValue(point.value)});
      } else {
        context_.warnings.insert("a value that is not a number is left out");
      }
    }
    return points;
  }

  void DrawGrid() {
    const Palette& palette = context_.theme.palette;
    const size_t ticks = chart_.scale.ticks.size();
    for (size_t k = 0; k < ticks; ++k) {
      const double share = ticks > 1 ? static_cast<double>(k) / static_cast<double>(ticks - 1) : 0;
      const double at = y_ + kPlot * (1 - share);
      canvas_.Stroke(left_, at, left_ + length_, at, palette.line, k == 0 ? 0.9 : 0.45);
      canvas_.Text(left_ - 6, at + 2.4, chart_.scale.ticks[k], Tabular(context_.styles.axis), Align::kEnd);
    }
    if (ticks == 0) canvas_.Stroke(left_, y_ + kPlot, left_ + length_, y_ + kPlot, palette.line, 0.9);
  }

  void DrawMonths() {
    const Palette& palette = context_.theme.palette;
    for (const TimeSpan& month : chart_.months) {
      const double from = AtDay(month.begin);
      const double to = AtDay(month.end);
      if (month.begin > 0) canvas_.Stroke(from, y_ + kPlot, from, y_ + kPlot + 4, palette.line, 0.7);
      if (to - from >= context_.typesetter.Width(month.label, context_.styles.axis)) {
        canvas_.Text(from + 1, y_ + kPlot + 11, month.label, context_.styles.axis);
      }
    }
  }

  void DrawExpected() {
    const std::vector<Point> points = Points(chart_.expected);
    if (points.size() > 1) canvas_.Polyline(points, context_.theme.palette.amber, 1.2, false, 3);
  }

  void DrawActual() {
    const Palette& palette = context_.theme.palette;
    std::vector<Point> points = Points(chart_.actual);
    if (points.size() > 1) {
      canvas_.Polyline(points, palette.white, 4);
      canvas_.Polyline(points, palette.brand, 1.9);
    }
    if (points.empty()) return;
    if (points.size() <= 16) {
      for (const Point& point : points) canvas_.Disc(point.x, point.y, 2.2, palette.brand);
    }
    canvas_.Disc(points.back().x, points.back().y, 4, palette.white);
    canvas_.Disc(points.back().x, points.back().y, 3, palette.brand);
  }

  void DrawToday() {
    if (!chart_.today || !std::isfinite(*chart_.today) || *chart_.today < 0 || *chart_.today > days_) return;
    const Palette& palette = context_.theme.palette;
    const double at = AtDay(*chart_.today);
    canvas_.Stroke(at, y_, at, y_ + kPlot, palette.slate, 0.7, 2);
    const double half = context_.typesetter.Width(chart_.today_label, context_.styles.axis) / 2;
    canvas_.Text(std::clamp(at, left_ + half, left_ + length_ - half), y_ - 2.5, chart_.today_label,
                 context_.styles.axis, Align::kCentre);
  }

  Canvas& canvas_;
  Context& context_;
  const TrendChart& chart_;
  const double y_;
  double days_ = 1, max_ = 1, left_ = 0, length_ = 0;
};

}  // namespace

double Draw(Canvas& canvas, const TrendChart& chart, double x, double y, double width) {
  const double above = chart.today && !chart.today_label.empty() ? 6 : 0;
  return Trend(canvas, chart, x, y + above, width).Draw() + above;
}

double Draw(Canvas& canvas, const RingChart& chart, double x, double y, double width) {
  Context& context = canvas.context();
  const Palette& palette = context.theme.palette;
  constexpr double kRadius = 30, kLine = 7;
  const Colour hue = context.Of(chart.hue);
  const double middle = x + width / 2;
  const double centre = y + kRadius + kLine / 2 + 1;
  const double fraction = Fraction(chart.fraction, context);
  canvas.Ring(middle, centre, kRadius, Mix(hue, palette.white, 0.84), kLine);
  if (fraction > 0) canvas.Ring(middle, centre, kRadius, hue, kLine, 0, fraction);
  const TypeStyle value{Face::kSemibold, 15, 18, palette.ink, 0, true};
  canvas.Text(middle, centre + 5.2, chart.value, value, Align::kCentre);
  const double below = centre + kRadius + kLine / 2 + 6;
  return below + canvas.Wrapped(x, below, width, chart.label, Sized(context.styles.label, 8, 10.6), Align::kCentre) - y;
}

void DrawSpark(Canvas& canvas, const Sparkline& chart, double x, double y, double width, double height) {
  Context& context = canvas.context();
  const Palette& palette = context.theme.palette;
  const double low = Finite(chart.min, 0, context);
  const double range = std::max(Finite(chart.max, 1, context) - low, 1e-9);
  std::vector<Point> points;
  for (size_t i = 0; i < chart.values.size(); ++i) {
    if (!std::isfinite(chart.values[i])) continue;
    const double step =
        chart.values.size() > 1 ? static_cast<double>(i) / static_cast<double>(chart.values.size() - 1) : 1;
    const double share = std::clamp((chart.values[i] - low) / range, 0.0, 1.0);
    points.push_back({x + 2 + (width - 5) * step, y + 2 + (height - 4) * (1 - share)});
  }
  canvas.Stroke(x, y + height, x + width, y + height, palette.line, 0.6);
  if (points.empty()) return;
  const Colour hue = context.Of(chart.hue);
  if (points.size() > 1) canvas.Polyline(points, hue, 1.3);
  canvas.Disc(points.back().x, points.back().y, 2.1, hue);
}

double Draw(Canvas& canvas, const Sparkline& chart, double x, double y, double width) {
  Context& context = canvas.context();
  const Styles& styles = context.styles;
  const double label = chart.label.empty() ? 0 : context.typesetter.Width(chart.label, styles.small) + 12;
  const double value = chart.value.empty() ? 0 : context.typesetter.Width(chart.value, styles.figures) + 10;
  const double room = std::max(30.0, width - label - value);
  canvas.Text(x, y + 15, chart.label, styles.small);
  DrawSpark(canvas, chart, x + label, y, room, 20);
  canvas.Text(x + width, y + 15, chart.value, styles.figures, Align::kEnd);
  return 22;
}

}  // namespace milepost::report
