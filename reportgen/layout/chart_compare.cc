// Charts that hold a value against another one.
#include <algorithm>
#include <array>
#include <cmath>

#include "reportgen/layout/chart.h"

namespace milepost::report {
namespace {

// A tick that stays visible on whatever it crosses.
void DrawTick(Canvas& canvas, double x, double middle, double half, Colour colour) {
  canvas.Rect(x - 2, middle - half - 0.4, 4, 2 * half + 0.8, canvas.context().theme.palette.white, 1);
  canvas.Rect(x - 1, middle - half, 2, 2 * half, colour, 0.8);
}

constexpr size_t kMostZones = 3;

// From the worst zone, the darkest, to the best.
Colour ZoneColour(const Palette& palette, size_t zone, size_t zones) {
  constexpr std::array kShares = {0.6, 0.78, 0.94};
  return Mix(palette.slate, palette.white, kShares[std::min(zone + kMostZones - zones, kMostZones - 1)]);
}

void DrawZones(Canvas& canvas, const Bullet& bullet, const Ruler& ruler, double begin, double end, double middle) {
  constexpr double kHalf = 6.5;
  const Palette& palette = canvas.context().theme.palette;
  const size_t zones = std::min(bullet.zones.size() + 1, kMostZones);
  double from = begin;
  for (size_t i = 0; i < zones; ++i) {
    const double to = i + 1 < zones ? std::max(from, ruler.At(bullet.zones[i])) : end;
    const Colour colour = zones == 1 ? palette.paper : ZoneColour(palette, i, zones);
    canvas.Rect(from, middle - kHalf, to - from, 2 * kHalf, colour);
    from = to;
  }
}

}  // namespace

double Draw(Canvas& canvas, const BulletChart& chart, const Rows& rows, double x, double y, double width) {
  Context& context = canvas.context();
  const Palette& palette = context.theme.palette;
  const RowPlot plot = PlotOf(context, chart.bullets, x, width);
  const Ruler ruler(context, plot, chart.scale.max);
  double top = y;
  for (size_t i = rows.first; i < rows.first + rows.count; ++i, top += kBulletRow) {
    const Bullet& bullet = chart.bullets[i];
    const double middle = top + kBulletRow / 2;
    DrawLabel(canvas, bullet.label, x, middle, plot.label_room, Align::kEnd);
    DrawZones(canvas, bullet, ruler, plot.left, plot.left + plot.length, middle);
    canvas.Rect(plot.left, middle - 2.4, ruler.At(bullet.actual) - plot.left, 4.8, palette.navy);
    if (bullet.expected) DrawTick(canvas, ruler.At(*bullet.expected), middle, 6, palette.amber);
    canvas.Text(x + width, middle + 2.9, bullet.value, context.styles.figures, Align::kEnd);
  }
  if (!rows.last) return top - y;
  top += DrawScale(canvas, chart.scale, plot, top);
  std::vector<LegendEntry> legend = {{LegendEntry::Mark::kBox, palette.navy, chart.actual_label},
                                     {LegendEntry::Mark::kTick, palette.amber, chart.expected_label}};
  const size_t zones = std::min(chart.zone_labels.size(), kMostZones);
  for (size_t i = 0; i < zones; ++i) {
    legend.push_back({LegendEntry::Mark::kBox, ZoneColour(palette, i, zones), chart.zone_labels[i]});
  }
  top += DrawLegend(canvas, legend, plot.left, top + 2, x + width - plot.left);
  return top + 2 - y;
}

double Draw(Canvas& canvas, const DumbbellChart& chart, const Rows& rows, double x, double y, double width) {
  Context& context = canvas.context();
  const Palette& palette = context.theme.palette;
  const RowPlot plot = PlotOf(context, chart.rows, x, width);
  const Ruler ruler(context, plot, chart.scale.max);
  constexpr double kRing = 4.6, kDisc = 3.1;
  double top = y;
  for (size_t i = rows.first; i < rows.first + rows.count; ++i, top += kDumbbellRow) {
    const Dumbbell& row = chart.rows[i];
    const double middle = top + kDumbbellRow / 2;
    const double from = ruler.At(row.from), to = ruler.At(row.to);
    DrawLabel(canvas, row.label, x, middle, plot.label_room, Align::kEnd);
    canvas.Stroke(plot.left, middle, plot.left + plot.length, middle, palette.line, 0.7);
    canvas.Rect(std::min(from, to), middle - 1.3, std::abs(to - from), 2.6, Mix(palette.brand, palette.white, 0.36));
    canvas.Disc(from, middle, kRing + 1.7, palette.white);
    canvas.Ring(from, middle, kRing, palette.slate, 1.4);
    if (row.required) DrawTick(canvas, ruler.At(*row.required), middle, kRing + 3, palette.amber);
    canvas.Disc(to, middle, kDisc, palette.brand);
    canvas.Text(x + width, middle + 2.9, row.value, context.styles.figures, Align::kEnd);
  }
  if (!rows.last) return top - y;
  top += DrawScale(canvas, chart.scale, plot, top);
  top += DrawLegend(canvas,
                    {{LegendEntry::Mark::kRing, palette.slate, chart.from_label},
                     {LegendEntry::Mark::kDisc, palette.brand, chart.to_label},
                     {LegendEntry::Mark::kTick, palette.amber, chart.required_label}},
                    x, top + 2, width);
  return top + 2 - y;
}

}  // namespace milepost::report
