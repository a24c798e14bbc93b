// The first page of a progress report: how far, how healthy, along which line.
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "reportgen/compose/count_words.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/series.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using goals::v1::Goal;
using goals::v1::GoalStatus;

constexpr size_t kMostTrends = 4, kMostBullets = 8;
constexpr int kMostTrendMonths = 9;

struct Tally {
  int open = 0, overdue_goals = 0, overdue_steps = 0;
  HealthCounts by_health;
};

Tally TallyOf(const Source& source) {
  Tally tally;
  for (const Goal& goal : source.snapshot().goals()) {
    if (!IsOpen(goal)) continue;
    ++tally.open;
    const GoalStatus::Health health = goal.status().health();
    if (health != GoalStatus::HEALTH_UNSPECIFIED) ++tally.by_health[health];
    if (health == GoalStatus::HEALTH_OVERDUE) ++tally.overdue_goals;
    tally.overdue_steps += goal.status().overdue_milestone_ids_size();
    for (const auto& action : goal.action_items()) {
      const auto due = DayOf(action.due_date());
      if (due && *due < source.today() && !action.has_complete_date()) ++tally.overdue_steps;
    }
  }
  return tally;
}

void AddKpis(const Source& source, const Tally& tally, Blocks& out) {
  const snapshot::v1::ReportSnapshot& snapshot = source.snapshot();
  const Language& words = source.words();
  KpiStrip strip;
  if (tally.open > 0) {
    strip.items.push_back({PartOf(source, WellOf(tally.by_health), JudgedOf(tally.by_health)), source(Word::kGoalsWell),
                           HealthLine(source, tally.by_health, tally.open), Hue::kTeal});
    const std::string steps =
        tally.overdue_steps > 0 ? words.Count(Word::kOverdueSteps, tally.overdue_steps) : source(Word::kNoOverdueSteps);
    strip.items.push_back({words.Whole(tally.overdue_goals), words.Count(Word::kGoalsOverdue, tally.overdue_goals),
                           steps, tally.overdue_goals + tally.overdue_steps > 0 ? Hue::kCrimson : Hue::kBrand});
  }
  if (snapshot.motivation().check_in_count() > 0) {
    const progress::v1::MotivationSnapshot& motivation = snapshot.motivation();
    strip.items.push_back({words.Whole(motivation.streak()), words.Count(Word::kStreak, motivation.streak()),
                           words.Count(Word::kStreakDetail, motivation.cadence_days()), Hue::kPlum});
  }
  if (snapshot.learning().activity_count() > 0) {
    strip.items.push_back({Hours(source, snapshot.learning().total_hours()), source(Word::kLearningTime),
                           words.Count(Word::kActivityCount, snapshot.learning().activity_count()), Hue::kAmber});
  }
  if (!strip.items.empty()) Add(out, std::move(strip));
}

// Where health changes below the expected progress.
constexpr double kAtRiskBeyond = 0.10, kOffTrackBeyond = 0.25;

// Progress of all open goals that have any, against what was expected and on the zones that follow from it.
void AddBullets(const Source& source, Blocks& out) {
  BulletChart chart;
  chart.scale.max = 1;
  for (const double tick : {0.0, 0.25, 0.5, 0.75, 1.0}) chart.scale.ticks.push_back(source.words().Percent(tick));
  std::vector<std::string> spoken;
  for (const Goal& goal : source.snapshot().goals()) {
    if (!IsOpen(goal) || !goal.status().has_progress() || chart.bullets.size() >= kMostBullets) continue;
    Bullet bullet{goal.title(), goal.status().progress()};
    bullet.value = source.words().Percent(goal.status().progress());
    spoken.push_back(absl::StrCat(bullet.label, ": ", bullet.value));
    bullet.expected = ExpectedOf(goal);
    if (bullet.expected) {
      bullet.zones = {std::max(0.0, *bullet.expected - kOffTrackBeyond),
                      std::max(0.0, *bullet.expected - kAtRiskBeyond)};
      absl::StrAppend(&spoken.back(), ", ",
                      source(Word::kExpectedToday, {{"percent", source.words().Percent(*bullet.expected)}}));
      chart.expected_label = source(Word::kExpected);
      chart.zone_labels = {source(Word::kHealthOffTrack), source(Word::kHealthAtRisk), source(Word::kHealthOnTrack)};
    }
    chart.bullets.push_back(std::move(bullet));
  }
  if (chart.bullets.empty()) return;
  chart.actual_label = source(Word::kActual);
  ChartBlock block;
  block.alt = absl::StrJoin(spoken, "; ");
  block.chart = std::move(chart);
  Add(out, std::move(block));
}

std::optional<ChartBlock> TrendOf(const Source& source, const Goal& goal) {
  const std::optional<Trend> trend = TrendFor(source, goal);
  if (!trend) return std::nullopt;
  TrendChart chart;
  chart.days = static_cast<double>(trend->until - trend->from);
  chart.months = MonthSpans(source, trend->from, trend->until, kMostTrendMonths);
  if (chart.months.empty()) chart.months = YearSpans(trend->from, trend->until);
  chart.scale = {1, {}};
  for (const double tick : {0.0, 0.25, 0.5, 0.75, 1.0}) chart.scale.ticks.push_back(source.words().Percent(tick));
  chart.actual = trend->actual;
  chart.expected = trend->expected;
  if (source.today() >= trend->from && source.today() <= trend->until) {
    chart.today = static_cast<double>(source.today() - trend->from);
  }
  chart.actual_label = source(Word::kActual);
  if (!chart.expected.empty()) chart.expected_label = source(Word::kExpected);
  chart.today_label = source(Word::kToday);
  ChartBlock block;
  block.title = goal.title();
  block.caption = MetricLine(source, goal);
  block.alt = absl::StrCat(goal.title(), ": ", source.words().Percent(trend->actual.back().value), "; ", block.caption);
  block.chart = std::move(chart);
  block.framed = true;
  return block;
}

}  // namespace

void AddProgressCover(const Source& source, Blocks& out) {
  const snapshot::v1::ReportSnapshot& snapshot = source.snapshot();
  const std::string period = source(Word::kDateRange, {{"from", source.words().Date(source.period_start())},
                                                       {"until", source.words().Date(source.today())}});
  Cover cover;
  cover.overline = Capitals(absl::StrCat(source(Word::kProgressTitle), "  ·  ", period));
  cover.title = snapshot.plan().display_name().empty() ? source(Word::kProgressTitle) : snapshot.plan().display_name();
  cover.name = snapshot.profile().display_name();
  cover.role = snapshot.profile().title();
  cover.target_role = snapshot.target_role().display_name();
  const auto add = [&](Word label, std::string value) {
    if (!value.empty()) cover.facts.push_back({source(label), std::move(value)});
  };
  add(Word::kManager, source.Name(snapshot.profile().manager()));
  add(Word::kMentor, MentorNames(source));
  add(Word::kNextReview, NextReview(source));
  if (snapshot.plan().has_progress()) {
    cover.ring = RingChart{snapshot.plan().progress(), source.words().Percent(snapshot.plan().progress()),
                           source(Word::kPlanProgress)};
  }
  Add(out, std::move(cover));
}

void AddScorecard(const Source& source, Blocks& out) {
  const Tally tally = TallyOf(source);
  AddKpis(source, tally, out);
  Blocks body;
  AddBullets(source, body);
  if (body.empty()) return;
  body.insert(body.begin(), Block{Heading{2, source(Word::kAgainstExpected)}});
  AddTogether(std::move(body), out);
}

void AddTrends(const Source& source, Blocks& out) {
  std::vector<ChartBlock> charts;
  for (const Goal& goal : source.snapshot().goals()) {
    if (!IsOpen(goal) || charts.size() >= kMostTrends) continue;
    if (auto chart = TrendOf(source, goal)) charts.push_back(std::move(*chart));
  }
  if (charts.empty()) return;
  Blocks body;
  Add(body, Heading{2, source(Word::kTrends)});
  for (size_t i = 0; i < charts.size(); i += 2) {
    Columns columns;  // as wide for the last of an odd number: slopes are compared
    columns.columns.push_back({1, {Block{std::move(charts[i])}}});
    columns.columns.push_back({1, {}});
    if (i + 1 < charts.size()) columns.columns.back().blocks.push_back(Block{std::move(charts[i + 1])});
    Add(body, std::move(columns));
  }
  AddAll(std::move(body), out);
}

}  // namespace milepost::report
