#include <algorithm>
#include <cmath>

#include "reportgen/layout/build.h"
#include "reportgen/layout/chart.h"

namespace milepost::report {
namespace {

constexpr double kPanelPad = 14;

size_t RowsOf(const GapBars& chart) { return chart.bars.size(); }
size_t RowsOf(const ProgressBars& chart) { return chart.bars.size(); }
size_t RowsOf(const BulletChart& chart) { return chart.bullets.size(); }
size_t RowsOf(const DumbbellChart& chart) { return chart.rows.size(); }
size_t RowsOf(const GanttChart& chart) { return chart.rows.size(); }
constexpr double RowHeight(const GapBars&) { return kGapRow; }
constexpr double RowHeight(const ProgressBars&) { return kProgressRow; }
constexpr double RowHeight(const BulletChart&) { return kBulletRow; }
constexpr double RowHeight(const DumbbellChart&) { return kDumbbellRow; }
constexpr double RowHeight(const GanttChart&) { return kGanttRow; }

// A radar needs three axes to be a shape and at most eight to be read.
constexpr size_t kLeastAxes = 3, kMostAxes = 8;

GapBars AsBars(const RadarChart& radar) {
  GapBars bars;
  for (const RadarAxis& axis : radar.axes) bars.bars.push_back({axis.label, axis.today, axis.required, {}, "", false});
  bars.scale = radar.scale;
  bars.current_label = radar.today_label;
  bars.required_label = radar.required_label;
  return bars;
}

class ChartBuilder {
 public:
  ChartBuilder(const ChartBlock& block, Context& context, double width, Nodes& out)
      : block_(block), context_(context), width_(width), out_(out) {
    figure_ = context.NewElement(Role::kFigure, context.parent, block.alt);
  }

  void Whole(const std::function<double(Canvas&, double x, double y, double width)>& draw) {
    Canvas canvas(context_, figure_);
    Finish(canvas, draw(canvas, Pad(), DrawTitle(canvas), width_ - 2 * Pad()), true, true);
  }

  // Charts of many rows go on as many pages as they need.
  template <typename Chart>
  void Parted(const Chart& chart) {
    const auto most = static_cast<size_t>(std::max(1.0, std::floor((context_.room - 150) / RowHeight(chart))));
    const size_t total = RowsOf(chart);
    for (size_t begin = 0; begin == 0 || begin < total; begin += most) {
      const Rows rows{begin, std::min(most, total - begin), begin + most >= total};
      Canvas canvas(context_, figure_);
      const double top = begin == 0 ? DrawTitle(canvas) : Pad();
      Finish(canvas, Draw(canvas, chart, rows, Pad(), top, width_ - 2 * Pad()), begin == 0, rows.last);
    }
  }

 private:
  double Pad() const { return block_.framed ? kPanelPad : 0; }

  double DrawTitle(Canvas& canvas) {
    double y = Pad();
    if (block_.title.empty()) return y;
    canvas.set_element(context_.NewElement(Role::kParagraph, context_.parent));
    y += canvas.Wrapped(Pad(), y, width_ - 2 * Pad(), block_.title, context_.styles.h3) + 8;
    canvas.set_element(figure_);
    return y;
  }

  // `used` is the height below the title.
  void Finish(Canvas& canvas, double used, bool first, bool last) {
    double y = Pad() + used;
    if (first && !block_.title.empty()) y = title_height() + used;
    if (last && !block_.caption.empty()) {
      canvas.set_element(context_.NewElement(Role::kParagraph, context_.parent));
      y += 5 + canvas.Wrapped(Pad(), y + 5, width_ - 2 * Pad(), block_.caption, context_.styles.tiny);
    }
    y += Pad();
    const Palette& palette = context_.theme.palette;
    if (block_.framed) canvas.Panel(0, 0, width_, y, palette.white, palette.line, context_.theme.radius);
    const double gap = context_.theme.block_gap;
    Piece piece = canvas.Finish(y);
    piece.stretches = block_.framed;
    out_.push_back(PieceNode(context_, std::move(piece), first ? gap * 0.6 : gap, last ? gap : 0));
  }

  double title_height() {
    Canvas measure(context_, figure_);
    return Pad() + measure.Wrapped(0, 0, width_ - 2 * Pad(), block_.title, context_.styles.h3) + 8;
  }

  const ChartBlock& block_;
  Context& context_;
  const double width_;
  Nodes& out_;
  int figure_;
};

struct Dispatch {
  Context& context;
  ChartBuilder& builder;

  void operator()(const GapBars& chart) const { builder.Parted(chart); }
  void operator()(const ProgressBars& chart) const { builder.Parted(chart); }
  void operator()(const BulletChart& chart) const { builder.Parted(chart); }
  void operator()(const DumbbellChart& chart) const { builder.Parted(chart); }
  void operator()(const GanttChart& chart) const { builder.Parted(chart); }
  void operator()(const RadarChart& chart) const {
    if (chart.axes.size() < kLeastAxes) {
      builder.Parted(AsBars(chart));
      return;
    }
    RadarChart readable = chart;
    if (readable.axes.size() > kMostAxes) {
      readable.axes.resize(kMostAxes);
      context.warnings.insert("a radar chart shows its first eight axes only");
    }
    Whole(readable);
  }
  template <typename Chart>
  void operator()(const Chart& chart) const {
    Whole(chart);
  }
  template <typename Chart>
  void Whole(const Chart& chart) const {
    builder.Whole([&](Canvas& canvas, double x, double y, double width) { return Draw(canvas, chart, x, y, width); });
  }
};

}  // namespace

void Build(const ChartBlock& chart, Context& context, double width, Nodes& out) {
  ChartBuilder builder(chart, context, width, out);
  std::visit(Dispatch{context, builder}, chart.chart);
}

double DrawLegend(Canvas& canvas, const std::vector<LegendEntry>& entries, double x, double y, double width) {
  using Mark = LegendEntry::Mark;
  Context& context = canvas.context();
  const Palette& palette = context.theme.palette;
  const TypeStyle style = Sized(context.styles.label, 7.6, 12);
  double pen = x;
  double top = y;
  bool any = false;
  for (const LegendEntry& entry : entries) {
    if (entry.label.empty()) continue;
    any = true;
    const double room = 18 + context.typesetter.Width(entry.label, style);
    if (pen > x && pen + room > x + width) {
      pen = x;
      top += 12;
    }
    const double middle = top + 6;
    switch (entry.mark) {
      case Mark::kBox:
        canvas.Rect(pen, middle - 3, 12, 6, entry.colour, 2);
        break;
      case Mark::kArea:
        canvas.Rect(pen, middle - 3, 12, 6, Mix(entry.colour, palette.white, 0.72));
        canvas.Stroke(pen, middle + 3, pen + 12, middle + 3, entry.colour, 1.4);
        break;
      case Mark::kLine:
        canvas.Stroke(pen, middle, pen + 13, middle, entry.colour, 1.7);
        break;
      case Mark::kDashed:
        canvas.Stroke(pen, middle, pen + 13, middle, entry.colour, 1.3, 3);
        break;
      case Mark::kTick:
        canvas.Rect(pen + 5, middle - 5, 2, 10, entry.colour, 0.8);
        break;
      case Mark::kDiamond:
        canvas.Diamond(pen + 6, middle, 5, entry.colour, palette.white);
        break;
      case Mark::kOpenDiamond:
        canvas.Diamond(pen + 6, middle, 5, palette.white, entry.colour);
        break;
      case Mark::kRing:
        canvas.Ring(pen + 7, middle, 3.6, entry.colour, 1.3);
        break;
      case Mark::kDisc:
        canvas.Disc(pen + 7, middle, 3.4, entry.colour);
        break;
    }
    canvas.Text(pen + 17, middle + 2.7, entry.label, style);
    pen += room + 16;
  }
  return any ? top + 12 - y : 0;
}

}  // namespace milepost::report
