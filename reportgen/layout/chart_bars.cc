#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "reportgen/layout/chart.h"

namespace milepost::report {
namespace {

TypeStyle LabelStyle(Context& context) { return Sized(context.styles.small, 8.4, 9.4); }

// As wide as the widest, at most `most`.
double LabelRoom(Context& context, const std::vector<std::string_view>& labels, const TypeStyle& style, double most) {
  constexpr double kRounding = 0.1;  // a label is not parted for a hair's breadth
  double room = 0;
  for (const std::string_view label : labels) room = std::max(room, context.typesetter.Width(label, style));
  return std::min(room + kRounding, most);
}

}  // namespace

RowPlot PlotBeside(Context& context, const std::vector<std::string_view>& labels,
                   const std::vector<std::string_view>& values, double x, double width) {
  RowPlot plot;
  plot.label_room = LabelRoom(context, labels, LabelStyle(context), width * 0.34);
  const double value_room = LabelRoom(context, values, context.styles.figures, width * 0.2);
  plot.left = x + plot.label_room + 9;
  plot.length = std::max(20.0, x + width - plot.left - (value_room > 0 ? value_room + 10 : 0) - 4);
  return plot;
}

double DrawScale(Canvas& canvas, const Scale& scale, const RowPlot& plot, double y) {
  const size_t ticks = scale.ticks.size();
  for (size_t k = 0; k < ticks; ++k) {
    const double at =
        plot.left + plot.length * (ticks > 1 ? static_cast<double>(k) / static_cast<double>(ticks - 1) : 0);
    canvas.Text(at, y + 8, scale.ticks[k], Tabular(canvas.context().styles.axis), Align::kCentre);
  }
  return ticks > 0 ? 14 : 0;
}

void DrawLabel(Canvas& canvas, std::string_view label, double x, double middle, double width, Align align) {
  Context& context = canvas.context();
  TypeStyle style = LabelStyle(context);
  for (int attempt = 0;; ++attempt) {
    const StyledText run{label, style};
    const SetText set = context.typesetter.Set(absl::MakeConstSpan(&run, 1), width);
    if (set.lines.size() <= 2 || attempt == 4) {
      const size_t count = std::min<size_t>(set.lines.size(), 2);
      if (set.lines.size() > 2) context.warnings.insert(absl::StrCat("a chart label is cut: ", std::string(label)));
      const double height = static_cast<double>(count) * set.leading;
      canvas.Lines(x, middle - height / 2, width, set, align, 0, count);
      return;
    }
    style = Sized(style, style.size * 0.88, style.leading * 0.88);
  }
}

double Draw(Canvas& canvas, const GapBars& chart, const Rows& rows, double x, double y, double width) {
  Context& context = canvas.context();
  const Styles& styles = context.styles;
  const Palette& palette = context.theme.palette;
  const RowPlot plot = PlotOf(context, chart.bars, x, width);
  const Ruler ruler(context, plot, chart.scale.max);
  const double left = plot.left, length = plot.length;
  double top = y;
  for (size_t i = rows.first; i < rows.first + rows.count; ++i, top += kGapRow) {
    const GapBar& bar = chart.bars[i];
    const double middle = top + kGapRow / 2;
    DrawLabel(canvas, bar.label, x, middle, plot.label_room, Align::kEnd);
    canvas.Rect(left, middle - 5, length, 10, palette.paper, 2);
    canvas.Rect(left, middle - 2.7, ruler.At(bar.current) - left, 5.4, palette.brand, 1.6);
    if (bar.previous) {
      const double tick = ruler.At(*bar.previous);
      canvas.Rect(tick - 1.5, middle - 4.6, 3, 9.2, palette.white, 0.8);
      canvas.Rect(tick - 0.8, middle - 4.4, 1.6, 8.8, Mix(palette.brand, palette.white, 0.36), 0.8);
    }
    canvas.Rect(ruler.At(bar.required) - 1, middle - 7, 2, 14, palette.amber, 0.8);
    canvas.Text(x + width, middle + 2.9, bar.value, Coloured(styles.figures, bar.met ? palette.teal : palette.ink),
                Align::kEnd);
  }
  if (!rows.last) return top - y;
  top += DrawScale(canvas, chart.scale, plot, top);
  top += DrawLegend(canvas,
                    {{LegendEntry::Mark::kBox, palette.brand, chart.current_label},
                     {LegendEntry::Mark::kTick, Mix(palette.brand, palette.white, 0.36), chart.previous_label},
                     {LegendEntry::Mark::kTick, palette.amber, chart.required_label}},
                    left, top + 2, x + width - left);
  return top + 2 - y;
}

double Draw(Canvas& canvas, const ProgressBars& chart, const Rows& rows, double x, double y, double width) {
  Context& context = canvas.context();
  const Styles& styles = context.styles;
  std::vector<std::string_view> labels, values;
  for (const ProgressBar& bar : chart.bars) {
    labels.push_back(bar.label);
    values.push_back(bar.value);
  }
  const double label_room = LabelRoom(context, labels, LabelStyle(context), width * 0.4);
  const double value_room = LabelRoom(context, values, styles.figures, width * 0.25);
  const double left = x + label_room + 10;
  const double length = std::max(20.0, x + width - left - (value_room > 0 ? value_room + 10 : 0));
  double top = y;
  for (size_t i = rows.first; i < rows.first + rows.count; ++i, top += kProgressRow) {
    const ProgressBar& bar = chart.bars[i];
    const double middle = top + kProgressRow / 2;
    DrawLabel(canvas, bar.label, x, middle, label_room, Align::kStart);
    canvas.Bar(left, middle - 3, length, 6, bar.fraction, context.Of(bar.hue), bar.expected);
    canvas.Text(x + width, middle + 2.9, bar.value, styles.figures, Align::kEnd);
  }
  if (!rows.last) return top - y;
  const double legend = DrawLegend(
      canvas, {{LegendEntry::Mark::kTick, context.theme.palette.ink, chart.expected_label}}, left, top + 2, width);
  return top + (legend > 0 ? legend + 2 : 0) - y;
}

double Draw(Canvas& canvas, const BalanceBar& chart, double x, double y, double width) {
  Context& context = canvas.context();
  const Palette& palette = context.theme.palette;
  constexpr double kHeight = 15, kThin = 2.6, kSlot = 12;
  double total = 0;
  bool targets = false;
  for (const Share& share : chart.shares) {
    total += Fraction(share.fraction, context);
    targets |= share.target.has_value();
  }
  canvas.Rect(x, y, width, kHeight, palette.paper, 3);
  double pen = x;
  for (const Share& share : chart.shares) {
    const double part = total > 0 ? width * Fraction(share.fraction, context) / total : 0;
    canvas.Rect(pen, y, std::max(0.0, part - 1.2), kHeight, context.Of(share.hue), 2);
    if (part > context.typesetter.Width(share.value, context.styles.tiny_strong) + 12) {
      canvas.Text(pen + 7, y + kHeight / 2 + 2.7, share.value, Coloured(context.styles.tiny_strong, palette.white));
    }
    pen += part;
  }
  double top = y + kHeight;
  if (targets) {
    pen = x;
    for (const Share& share : chart.shares) {
      const double part = width * Fraction(share.target.value_or(0), context);
      canvas.Rect(pen, top + 3, std::max(0.0, std::min(part, x + width - pen) - 1.2), kThin, context.Of(share.hue),
                  kThin / 2);
      pen = std::min(x + width, pen + part);
    }
    top += 3 + kThin;
  }
  std::vector<LegendEntry> legend;
  for (const Share& share : chart.shares) {
    legend.push_back({LegendEntry::Mark::kBox, context.Of(share.hue),
                      share.value.empty() ? share.label : absl::StrCat(share.label, "  ", share.value)});
  }
  if (targets) legend.push_back({LegendEntry::Mark::kLine, palette.slate, chart.target_label});
  top += 6;
  top += DrawLegend(canvas, legend, x, top, width);
  return std::max(top, y + kSlot) - y;
}

}  // namespace milepost::report
