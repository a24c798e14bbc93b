// Figures as plain numbers with finished labels. Positions in time are days since the figure's first day.
#ifndef MILEPOST_REPORTGEN_DOCUMENT_CHARTS_H_
#define MILEPOST_REPORTGEN_DOCUMENT_CHARTS_H_

#include <optional>
#include <string>
#include <vector>

#include "reportgen/document/theme.h"

namespace milepost::report {

// A scale from 0 to `max` with evenly spaced, already worded ticks: {"0", "1", "2", "3", "4", "5"}.
struct Scale {
  double max = 5;
  std::vector<std::string> ticks;
};

struct RadarAxis {
  std::string label;
  double today = 0, required = 0;
};
// Three to eight axes; more are cut off with a warning, fewer are drawn as gap bars.
struct RadarChart {
  std::vector<RadarAxis> axes;
  Scale scale;
  std::string today_label, required_label;
};

struct GapBar {
  std::string label;
  double current = 0, required = 0;
  std::optional<double> previous;
  std::string value;  // "-1.5", "met"
  bool met = false;
};
struct GapBars {
  std::vector<GapBar> bars;  // in the order given: the largest gap first
  Scale scale;
  std::string current_label, previous_label, required_label;  // an empty one is left out of the legend
};

// A stretch of the time axis: a month, a year.
struct TimeSpan {
  std::string label;
  double begin = 0, end = 0;
};
struct GanttLane {
  std::string label;  // in the legend
  Hue hue = Hue::kBrand;
};
struct Milestone {
  double day = 0;
  bool reached = false;  // filled; otherwise outlined
};
struct GanttRow {
  std::string label;
  int lane = 0;  // index into lanes
  double begin = 0, end = 0;
  double fraction = 0;  // done
  std::vector<Milestone> milestones;
};
struct GanttChart {
  double days = 365;  // length of the axis
  std::vector<TimeSpan> years, months;
  std::vector<GanttLane> lanes;
  std::vector<GanttRow> rows;
  std::optional<double> today;
  std::string today_label, reached_label, open_label;  // of milestones; empty: not in the legend
};

struct TrendPoint {
  double day = 0, value = 0;
};
struct TrendChart {
  double days = 90;
  std::vector<TimeSpan> months;  // labels of the time axis
  Scale scale;
  std::vector<TrendPoint> actual, expected;  // ascending by day
  std::optional<double> today;
  std::string actual_label, expected_label, today_label;
};

struct ProgressBar {
  std::string label;
  double fraction = 0;
  std::optional<double> expected;
  std::string value;
  Hue hue = Hue::kBrand;
};
struct ProgressBars {
  std::vector<ProgressBar> bars;
  std::string expected_label;  // legend of the tick; empty: no legend
};

// What is reached against what was expected, on the zones that judge it.
struct Bullet {
  std::string label;
  double actual = 0;
  std::optional<double> expected;
  std::vector<double> zones;  // where each zone but the last ends, ascending; empty: one plain ground
  std::string value;
};
struct BulletChart {
  std::vector<Bullet> bullets;
  Scale scale;
  std::string actual_label, expected_label;
  std::vector<std::string> zone_labels;  // from the worst to the best; at most three
};

// Two values of one thing and the way between them: before and after, one view and another.
struct Dumbbell {
  std::string label;
  double from = 0, to = 0;
  std::optional<double> required;
  std::string value;  // "+1"
};
struct DumbbellChart {
  std::vector<Dumbbell> rows;
  Scale scale;
  std::string from_label, to_label, required_label;  // an empty one is left out of the legend
};

struct RingChart {
  double fraction = 0;
  std::string value, label;  // inside, below
  Hue hue = Hue::kTeal;
};

struct Share {
  std::string label;
  double fraction = 0;
  std::string value;  // "62 %"
  Hue hue = Hue::kBrand;
  std::optional<double> target;  // the aimed share, drawn as a second, thin bar
};
// Parts of a whole on one bar: 70/20/10, work and life. Fractions are scaled to add up to 1.
struct BalanceBar {
  std::vector<Share> shares;
  std::string target_label;
};

struct Sparkline {
  std::vector<double> values;  // evenly spaced in time
  double min = 0, max = 1;
  Hue hue = Hue::kBrand;
  std::string label, value;
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_DOCUMENT_CHARTS_H_
