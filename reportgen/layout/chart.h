// Figures: each draws itself from (x, y) down and returns the height it took.
#ifndef MILEPOST_REPORTGEN_LAYOUT_CHART_H_
#define MILEPOST_REPORTGEN_LAYOUT_CHART_H_

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reportgen/document/charts.h"
#include "reportgen/layout/canvas.h"

namespace milepost::report {

// Rows `first` to `first + count` of a chart whose rows may be parted between pages.
struct Rows {
  size_t first = 0, count = 0;
  bool last = true;  // with the scale and the legend below
};

double Draw(Canvas& canvas, const RadarChart& chart, double x, double y, double width);
double Draw(Canvas& canvas, const GapBars& chart, const Rows& rows, double x, double y, double width);
double Draw(Canvas& canvas, const ProgressBars& chart, const Rows& rows, double x, double y, double width);
double Draw(Canvas& canvas, const GanttChart& chart, const Rows& rows, double x, double y, double width);
double Draw(Canvas& canvas, const BulletChart& chart, const Rows& rows, double x, double y, double width);
double Draw(Canvas& canvas, const DumbbellChart& chart, const Rows& rows, double x, double y, double width);
double Draw(Canvas& canvas, const TrendChart& chart, double x, double y, double width);
double Draw(Canvas& canvas, const RingChart& chart, double x, double y, double width);
double Draw(Canvas& canvas, const BalanceBar& chart, double x, double y, double width);
double Draw(Canvas& canvas, const Sparkline& chart, double x, double y, double width);

inline constexpr double kGapRow = 21, kProgressRow = 22, kGanttRow = 23, kBulletRow = 24, kDumbbellRow = 22;

// A chart of rows: labels at the left, values at the right, the plot between.
struct RowPlot {
  double left = 0, length = 0;
  double label_room = 0;
};
RowPlot PlotBeside(Context& context, const std::vector<std::string_view>& labels,
                   const std::vector<std::string_view>& values, double x, double width);
// The plot of these rows.
template <typename Row>
RowPlot PlotOf(Context& context, const std::vector<Row>& rows, double x, double width) {
  std::vector<std::string_view> labels, values;
  for (const Row& row : rows) {
    labels.push_back(row.label);
    values.push_back(row.value);
  }
  return PlotBeside(context, labels, values, x, width);
}

// Where values stand on a plot.
class Ruler {
 public:
  Ruler(Context& context, const RowPlot& plot, double max)
      : context_(context), plot_(plot), max_(std::max(Finite(max, 1, context), 1e-9)) {}

  double At(double value) const {
    return plot_.left + plot_.length * std::clamp(Finite(value, 0, context_) / max_, 0.0, 1.0);
  }

 private:
  Context& context_;
  const RowPlot& plot_;
  const double max_;
};

// One or two lines, centred on `middle`; set smaller if two lines of the plain size do not hold it.
void DrawLabel(Canvas& canvas, std::string_view label, double x, double middle, double width, Align align);
// The scale's words below a plot; returns the height.
double DrawScale(Canvas& canvas, const Scale& scale, const RowPlot& plot, double y);

// The line alone, in a box.
void DrawSpark(Canvas& canvas, const Sparkline& chart, double x, double y, double width, double height);

struct LegendEntry {
  enum class Mark { kBox, kArea, kLine, kDashed, kTick, kDiamond, kOpenDiamond, kRing, kDisc };
  Mark mark = Mark::kBox;
  Colour colour;
  std::string label;
};
// Entries side by side, wrapped to `width`; those without a label are left out. Returns the height.
double DrawLegend(Canvas& canvas, const std::vector<LegendEntry>& entries, double x, double y, double width);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_LAYOUT_CHART_H_
