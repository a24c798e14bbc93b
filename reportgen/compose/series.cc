#include "reportgen/compose/series.h"

#include <algorithm>
#include <cmath>

namespace milepost::report {
namespace {

using goals::v1::Goal;

// (value - start) / (target - start), clamped: the API's formula for progress.
double ShareOf(const goals::v1::Metric& metric, double value) {
  const double way = metric.target() - metric.start();
  return way == 0 || !std::isfinite(value) ? 0 : std::clamp((value - metric.start()) / way, 0.0, 1.0);
}

// Steps at the milestones' due dates, by weight; without any 0 for three quarters of the time, then straight.
std::vector<TrendPoint> StepLine(const Goal& goal, absl::CivilDay from, double begin, double end) {
  std::vector<std::pair<double, double>> steps;
  double total = 0;
  for (const goals::v1::Milestone& milestone : goal.milestones()) {
    const double weight = milestone.has_weight() ? milestone.weight() : 1;
    total += weight;
    if (const auto due = DayOf(milestone.due_date())) steps.push_back({static_cast<double>(*due - from), weight});
  }
  if (total <= 0) return {{begin, 0}, {begin + 0.75 * (end - begin), 0}, {end, 1}};
  std::sort(steps.begin(), steps.end());
  std::vector<TrendPoint> line = {{begin, 0}};
  double sum = 0;
  for (const auto& [day, weight] : steps) {
    const double at = std::clamp(day, begin, end);
    line.push_back({at, sum / total});
    sum += weight;
    line.push_back({at, sum / total});
  }
  line.push_back({end, sum / total});
  return line;
}

std::vector<TrendPoint> ExpectedLine(const Goal& goal, absl::CivilDay from, double begin, double end) {
  switch (goal.expected_curve()) {
    case Goal::EXPECTED_CURVE_NONE:
      return {};
    case Goal::EXPECTED_CURVE_STEP:
      return StepLine(goal, from, begin, end);
    default:
      return {{begin, 0}, {end, 1}};
  }
}

}  // namespace

std::optional<Trend> TrendFor(const Source& source, const Goal& goal) {
  const progress::v1::ProgressSeries* series = source.Series(goal.name());
  const auto start = DayOf(goal.start_date()), due = DayOf(goal.due_date());
  if (series == nullptr || !goal.has_metric() || !start || !due || *due <= *start) return std::nullopt;
  Trend trend;
  absl::CivilDay first = *start, last = std::max(*due, std::min(source.today(), *due + 92));
  for (const auto& point : series->points()) {
    if (const auto day = DayOf(point.effective_date())) {
      first = std::min(first, *day);
      last = std::max(last, *day);
    }
  }
  trend.from = absl::CivilDay(absl::CivilMonth(first));
  trend.until = absl::CivilDay(absl::CivilMonth(last) + 1);
  for (const auto& point : series->points()) {
    const auto day = DayOf(point.effective_date());
    if (!day || (!trend.actual.empty() && static_cast<double>(*day - trend.from) < trend.actual.back().day)) continue;
    trend.actual.push_back({static_cast<double>(*day - trend.from), ShareOf(goal.metric(), point.value())});
  }
  if (trend.actual.size() < 2) return std::nullopt;
  trend.expected =
      ExpectedLine(goal, trend.from, static_cast<double>(*start - trend.from), static_cast<double>(*due - trend.from));
  return trend;
}

std::optional<double> ChangeInPeriod(const Source& source, const Goal& goal) {
  const progress::v1::ProgressSeries* series = source.Series(goal.name());
  if (series == nullptr || !goal.has_metric()) return std::nullopt;
  double before = goal.metric().start();
  std::optional<double> now;
  for (const auto& point : series->points()) {
    const auto day = DayOf(point.effective_date());
    if (!day || *day > source.today()) continue;
    if (*day < source.period_start()) {
      before = point.value();
    } else {
      now = point.value();
    }
  }
  if (!now) return std::nullopt;
  return *now - before;
}

}  // namespace milepost::report
