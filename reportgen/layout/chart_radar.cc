#include <algorithm>
#include <cmath>
#include <numbers>

#include "absl/strings/str_cat.h"
#include "reportgen/layout/chart.h"

namespace milepost::report {
namespace {

constexpr double kLabelGap = 8;
constexpr size_t kMostLabelLines = 6;
constexpr double kLeastRadius = 30, kGoodRadius = 48, kMostRadius = 84;

struct Ray {
  double x, y;  // direction, y down
};

Ray RayOf(size_t index, size_t count) {
  const double angle = 2 * std::numbers::pi * static_cast<double>(index) / static_cast<double>(count);
  return {std::sin(angle), -std::cos(angle)};
}

struct Label {
  Prepared prepared;
  SetText text;
  double width = 0;
};

// Labels stand beside their axis: to the right of it, to the left, or centred at the top and the bottom.
double LabelLeft(const Ray& ray, double centre, double reach, double width) {
  const double anchor = centre + ray.x * reach;
  if (ray.x > 0.15) return anchor;
  if (ray.x < -0.15) return anchor - width;
  return anchor - width / 2;
}

std::vector<Label> PrepareLabels(Context& context, const RadarChart& chart, double size) {
  const TypeStyle style = Sized(context.styles.small_strong, size, size * 1.26);
  std::vector<Label> labels;
  for (const RadarAxis& axis : chart.axes) {
    const StyledText run{axis.label, style};
    labels.push_back({context.typesetter.Prepare(absl::MakeConstSpan(&run, 1))});
  }
  return labels;
}

// The largest radius at which every label's longest word has room beside its axis.
double FitRadius(const std::vector<Label>& labels, double width) {
  double radius = kMostRadius;
  for (size_t i = 0; i < labels.size(); ++i) {
    const Ray ray = RayOf(i, labels.size());
    if (std::abs(ray.x) <= 0.15) continue;
    const double room = width / 2 - labels[i].prepared.widest_word();
    radius = std::min(radius, room / std::abs(ray.x) - kLabelGap);
  }
  return radius;
}

// Labels in lines as wide as the room between their axis and the edge.
void BreakLabels(Context& context, const RadarChart& chart, double radius, double width, std::vector<Label>& labels) {
  for (size_t i = 0; i < labels.size(); ++i) {
    const double reach = std::abs(RayOf(i, labels.size()).x) * (radius + kLabelGap);
    const double room = reach <= 0.15 * (radius + kLabelGap) ? width * 0.4 : width / 2 - reach;
    Label& label = labels[i];
    label.text = context.typesetter.Break(label.prepared, room);
    if (label.text.lines.size() > kMostLabelLines) {
      context.warnings.insert(absl::StrCat("a chart label is cut: ", chart.axes[i].label));
      const LineLimit limit(context.typesetter, kMostLabelLines);
      label.text = context.typesetter.Break(label.prepared, room);
    }
    label.width = label.text.width;
  }
}

class Web {
 public:
  Web(Canvas& canvas, size_t axes, double x, double y, double radius)
      : canvas_(canvas), axes_(axes), x_(x), y_(y), radius_(radius) {}

  Point At(size_t axis, double share) const {
    const Ray ray = RayOf(axis, axes_);
    return {x_ + ray.x * radius_ * share, y_ + ray.y * radius_ * share};
  }

  std::vector<Point> Shape(const std::function<double(size_t)>& share) const {
    std::vector<Point> points;
    for (size_t i = 0; i < axes_; ++i) points.push_back(At(i, share(i)));
    return points;
  }

  void DrawGrid(size_t steps) const {
    const Palette& palette = canvas_.context().theme.palette;
    const Colour grid = Mix(palette.line, palette.slate, 0.08);
    canvas_.Polygon(Shape([](size_t) { return 1.0; }), Mix(palette.paper, palette.white, 0.3));
    for (size_t k = 1; k <= steps; ++k) {
      const double share = static_cast<double>(k) / static_cast<double>(steps);
      canvas_.Polyline(Shape([share](size_t) { return share; }), grid, k == steps ? 0.8 : 0.45, true);
    }
    for (size_t i = 0; i < axes_; ++i) canvas_.Polyline({{x_, y_}, At(i, 1)}, grid, 0.45);
  }

 private:
  Canvas& canvas_;
  const size_t axes_;
  const double x_, y_, radius_;
};

}  // namespace

double Draw(Canvas& canvas, const RadarChart& chart, double x, double y, double width) {
  Context& context = canvas.context();
  const Palette& palette = context.theme.palette;
  const size_t n = chart.axes.size();
  const double max = std::max(Finite(chart.scale.max, 1, context), 1e-9);
  const auto share = [&](double value) { return std::clamp(Finite(value, 0, context) / max, 0.0, 1.0); };
  std::vector<Label> labels;
  double radius = 0;
  for (const double size : {7.6, 6.9, 6.2}) {  // in a narrow column the labels make room for the figure
    labels = PrepareLabels(context, chart, size);
    radius = FitRadius(labels, width);
    if (radius >= kGoodRadius) break;
  }
  radius = std::max(radius, kLeastRadius);
  BreakLabels(context, chart, radius, width, labels);
  const double above = labels[0].text.height() + kLabelGap;
  const double centre_x = x + width / 2;
  const double centre_y = y + above + radius;
  const size_t steps = chart.scale.ticks.size() > 1 ? chart.scale.ticks.size() - 1 : 5;

  const Web web(canvas, n, centre_x, centre_y, radius);
  web.DrawGrid(steps);
  const std::vector<Point> today = web.Shape([&](size_t i) { return share(chart.axes[i].today); });
  canvas.Polygon(today, Mix(palette.teal, palette.white, 0.74));
  for (size_t k = 1; k < steps; ++k) {  // the grid stays readable inside the shape
    const double at = static_cast<double>(k) / static_cast<double>(steps);
    canvas.Polyline(web.Shape([at](size_t) { return at; }), Mix(palette.teal, palette.white, 0.55), 0.35, true);
  }
  canvas.Polyline(today, palette.teal, 1.7, true);
  canvas.Polyline(web.Shape([&](size_t i) { return share(chart.axes[i].required); }), palette.amber, 1.4, true, 3);
  for (const Point& point : today) canvas.Disc(point.x, point.y, 2.3, palette.teal);
  const bool ticks_fit = radius / static_cast<double>(steps) >= 8;
  for (size_t k = 1; k < chart.scale.ticks.size() && ticks_fit; ++k) {
    const Point at = web.At(0, static_cast<double>(k) / static_cast<double>(steps));
    canvas.Text(at.x + 3, at.y + 2.2, chart.scale.ticks[k], Sized(context.styles.axis, 6, 8));
  }
  double bottom = centre_y + radius;
  for (size_t i = 0; i < n; ++i) {
    const Ray ray = RayOf(i, n);
    const double height = labels[i].text.height();
    const double left = LabelLeft(ray, centre_x, radius + kLabelGap, labels[i].width);
    // The nearer the axis is to vertical, the more the label stands above or below its end.
    const double top = centre_y + ray.y * (radius + kLabelGap) - height / 2 + ray.y * height / 2 * std::abs(ray.y);
    const Align align = ray.x > 0.15 ? Align::kStart : ray.x < -0.15 ? Align::kEnd : Align::kCentre;
    canvas.Lines(left, top, labels[i].width, labels[i].text, align);
    bottom = std::max(bottom, top + height);
  }
  const std::vector<LegendEntry> legend = {{LegendEntry::Mark::kArea, palette.teal, chart.today_label},
                                           {LegendEntry::Mark::kDashed, palette.amber, chart.required_label}};
  bottom += 9;
  double legend_width = -16;
  for (const LegendEntry& entry : legend) {
    if (!entry.label.empty()) {
      legend_width += 34 + context.typesetter.Width(entry.label, Sized(context.styles.label, 7.6, 12));
    }
  }
  const double legend_left = x + std::max(0.0, (width - legend_width) / 2);
  bottom += DrawLegend(canvas, legend, legend_left, bottom, width);
  return bottom - y;
}

}  // namespace milepost::report
