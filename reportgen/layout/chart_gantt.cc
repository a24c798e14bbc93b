#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "reportgen/layout/chart.h"

namespace milepost::report {
namespace {

constexpr double kYear = 15, kMonth = 16;
constexpr double kBarHeight = 9.4;

class Gantt {
 public:
  Gantt(Canvas& canvas, const GanttChart& chart, double x, double y, double width)
      : canvas_(canvas),
        context_(canvas.context()),
        chart_(chart),
        x_(x),
        y_(y),
        width_(width),
        days_(std::max(Finite(chart.days, 1, context_), 1e-6)) {
    const TypeStyle style = LabelStyle();
    for (const GanttRow& row : chart.rows) {
      label_room_ = std::max(label_room_, context_.typesetter.Width(row.label, style));
    }
    label_room_ = std::min(label_room_ + 18, width * 0.32);
    left_ = x + label_room_;
    length_ = width - label_room_;
  }

  double Draw(const Rows& rows) {
    double top = y_ + DrawAxis(rows.count);
    const double first = top;
    for (size_t i = rows.first; i < rows.first + rows.count; ++i, top += kGanttRow) DrawRow(chart_.rows[i], top);
    const double tag = DrawToday(first, top);
    if (!rows.last) return top + tag - y_;
    return top + std::max(tag, DrawKey(top + 6, tag > 0)) - y_;
  }

 private:
  const Palette& palette() const { return context_.theme.palette; }
  TypeStyle LabelStyle() const { return Sized(context_.styles.small, 8.4, 9.2); }
  double At(double day) { return left_ + length_ * std::clamp(Finite(day, 0, context_) / days_, 0.0, 1.0); }

  double DrawAxis(size_t rows) {
    double top = y_;
    for (size_t i = 0; i < chart_.years.size(); ++i) {
      const TimeSpan& year = chart_.years[i];
      const double from = At(year.begin);
      const double to = At(year.end);
      canvas_.Rect(from, top, to - from, kYear - 1, Mix(palette().navy, palette().white, i % 2 == 0 ? 0.9 : 0.84));
      const TypeStyle style = Coloured(context_.styles.tiny_strong, palette().navy);
      if (context_.typesetter.Width(year.label, style) + 4 <= to - from) {
        canvas_.Text((from + to) / 2, top + 10, year.label, style, Align::kCentre);
      }
    }
    if (!chart_.years.empty()) top += kYear;
    const double grid = top + (chart_.months.empty() ? 0 : kMonth);
    const double bottom = grid + static_cast<double>(rows) * kGanttRow;
    for (size_t i = 0; i < rows; i += 2) {
      canvas_.Rect(x_, grid + static_cast<double>(i) * kGanttRow, width_, kGanttRow,
                   Mix(palette().paper, palette().white, 0.25));
    }
    DrawMonths(top, grid, bottom);
    return grid - y_;
  }

  void DrawMonths(double top, double grid, double bottom) {
    const TypeStyle style = Sized(context_.styles.axis, 7.2, 9);
    double widest = 0;
    double narrowest = length_;
    for (const TimeSpan& month : chart_.months) {
      widest = std::max(widest, context_.typesetter.Width(month.label, style));
      if (month.begin > 0 && month.end < days_) narrowest = std::min(narrowest, At(month.end) - At(month.begin));
    }
    // Of many months only every second, third ... is named, so that names never touch.
    const auto step = static_cast<size_t>(std::max(1.0, std::ceil((widest + 4) / std::max(narrowest, 1.0))));
    for (size_t i = 0; i < chart_.months.size(); ++i) {
      const TimeSpan& month = chart_.months[i];
      const double from = At(month.begin);
      const double to = At(month.end);
      if (i % step != 0) continue;
      canvas_.Stroke(from, grid, from, bottom, palette().line, step > 1 || i % 3 == 0 ? 0.8 : 0.4);
      if (step > 1) {
        canvas_.Text(from + 2, top + 11, month.label, style);
      } else if (to - from >= context_.typesetter.Width(month.label, style)) {
        canvas_.Text((from + to) / 2, top + 11, month.label, style, Align::kCentre);
      }
    }
    canvas_.Stroke(left_ + length_, grid, left_ + length_, bottom, palette().line, 0.8);
  }

  void DrawRow(const GanttRow& row, double top) {
    const auto lane = static_cast<size_t>(std::max(0, row.lane));
    const Colour colour = context_.Of(lane < chart_.lanes.size() ? chart_.lanes[lane].hue : Hue::kSlate);
    const double middle = top + kGanttRow / 2;
    const double from = At(row.begin);
    const double to = std::max(At(row.end), from + 3);
    DrawName(row.label, middle);
    canvas_.Rect(from, middle - kBarHeight / 2, to - from, kBarHeight, Mix(colour, palette().white, 0.7), 2.6);
    const double done = (to - from) * Fraction(row.fraction, context_);
    canvas_.Rect(from, middle - kBarHeight / 2, done, kBarHeight, colour, 2.6);
    for (const Milestone& milestone : row.milestones) {
      canvas_.Diamond(At(milestone.day), middle, 6, milestone.reached ? palette().navy : palette().white,
                      milestone.reached ? palette().white : palette().navy);
    }
  }

  void DrawName(const std::string& label, double middle) {
    const StyledText run{label, LabelStyle()};
    const SetText set = context_.typesetter.Set(absl::MakeConstSpan(&run, 1), label_room_ - 12);
    const size_t lines = std::min<size_t>(2, set.lines.size());
    if (set.lines.size() > 2) context_.warnings.insert(absl::StrCat("a chart label is cut: ", label));
    const double height = static_cast<double>(lines) * set.leading;
    canvas_.Lines(x_ + 6, middle - height / 2, label_room_ - 12, set, Align::kStart, 0, lines);
  }

  double DrawToday(double first, double bottom) {
    if (!chart_.today || !std::isfinite(*chart_.today) || *chart_.today < 0 || *chart_.today > days_) return 0;
    const double at = At(*chart_.today);
    canvas_.Stroke(at, first - 2, at, bottom + 3, palette().amber, 1.1, 2);
    if (chart_.today_label.empty()) return 6;
    const TypeStyle style = Coloured(Sized(context_.styles.tiny_strong, 6.9, 9), palette().white);
    const double half = context_.typesetter.Width(chart_.today_label, style) / 2 + 5;
    const double middle = std::clamp(at, left_ + half, left_ + length_ - half);
    canvas_.Rect(middle - half, bottom + 3, 2 * half, 11.5, palette().amber, 3);
    canvas_.Text(middle, bottom + 11.2, chart_.today_label, style, Align::kCentre);
    return 16;
  }

  double DrawKey(double top, bool tag) {
    std::vector<LegendEntry> entries;
    for (const GanttLane& lane : chart_.lanes) {
      entries.push_back({LegendEntry::Mark::kBox, context_.Of(lane.hue), lane.label});
    }
    entries.push_back({LegendEntry::Mark::kDiamond, palette().navy, chart_.reached_label});
    entries.push_back({LegendEntry::Mark::kOpenDiamond, palette().navy, chart_.open_label});
    // Below the tag of today, so that the two never touch.
    const double down = tag ? 14 : 0;
    return DrawLegend(canvas_, entries, left_, top + down, length_) + 6 + down;
  }

  Canvas& canvas_;
  Context& context_;
  const GanttChart& chart_;
  const double x_, y_, width_, days_;
  double label_room_ = 60, left_ = 0, length_ = 0;
};

}  // namespace

double Draw(Canvas& canvas, const GanttChart& chart, const Rows& rows, double x, double y, double width) {
  return Gantt(canvas, chart, x, y, width).Draw(rows);
}

}  // namespace milepost::report
