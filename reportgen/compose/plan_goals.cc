// Goals by lane, and their timeline; and those that are not the plan's.
#include <algorithm>
#include <array>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using goals::v1::Goal;

constexpr std::array kLanes = {Goal::HORIZON_SHORT, Goal::HORIZON_MEDIUM, Goal::HORIZON_LONG,
                               Goal::HORIZON_UNSPECIFIED};
constexpr int kMostMonths = 24;  // labels on the axis of a timeline

// The live ones among `goals`, a lane after the other.
void AddLanes(const Source& source, Word title, Word lead, const Goals& goals, Blocks& out) {
  Table table;
  table.columns = {{source(Word::kGoal), 3.1, Align::kStart, false, true},
                   {source(Word::kPriority), 1.1},
                   {source(Word::kWeight), 0.85, Align::kEnd, true},
                   {source(Word::kDue), 1.2, Align::kStart, true},
                   {source(Word::kProgressAndStatus), 3.1}};
  int64_t all = 0;
  for (const Goal::Horizon lane : kLanes) {
    TableGroup group;
    group.title = WordOf(source, lane);
    group.hue = HueOf(lane);
    int64_t in_lane = 0;
    for (const Goal& goal : goals) {
      if (!IsLive(goal) || goal.horizon() != lane) continue;
      ++in_lane;
      if (++all > kMostGoals) continue;
      const double weight = goal.has_weight() ? goal.weight() : 1;  // the API's default
      group.rows.push_back(
          {{Plain(goal.title()), Plain(WordOf(source, goal.priority())), Plain(source.words().Number(weight)),
            Plain(source.ShortDate(goal.due_date())), ProgressOf(source, goal, true)}});
    }
    if (in_lane == 0) continue;
    group.note = source.words().Count(Word::kGoalCount, in_lane);
    table.groups.push_back(std::move(group));
  }
  AddTable(Heading{1, source(title), source(lead)}, std::move(table), out);
  AddMore(source, all - kMostGoals, out);
}

struct Window {
  absl::CivilDay from, until;
};

struct Bar {
  const Goal* goal;
  absl::CivilDay begin, end;
};

// The most urgent goals that have both dates, then in the order of their lanes and ends.
std::vector<Bar> BarsOf(const Source& source) {
  std::vector<Bar> bars;
  for (const Goal& goal : source.goals()) {
    const auto begin = DayOf(goal.start_date()), end = DayOf(goal.due_date());
    if (!IsLive(goal) || !begin || !end || *end < *begin || bars.size() >= kMostBars) continue;
    bars.push_back({&goal, *begin, *end});
  }
  std::stable_sort(bars.begin(), bars.end(), [](const Bar& a, const Bar& b) {
    const auto lane = [](const Bar& bar) {
      return bar.goal->horizon() == 0 ? 4 : static_cast<int>(bar.goal->horizon());
    };
    return std::tuple(lane(a), a.end) < std::tuple(lane(b), b.end);
  });
  return bars;
}

// Whole months round all bars, and round today if it is not far off.
Window WindowOf(const Source& source, const std::vector<Bar>& bars) {
  absl::CivilDay from = bars.front().begin, until = bars.front().end;
  for (const Bar& bar : bars) {
    from = std::min(from, bar.begin);
    until = std::max(until, bar.end);
  }
  constexpr int kNear = 92;
  if (source.today() > until && source.today() - until <= kNear) until = source.today();
  if (source.today() < from && from - source.today() <= kNear) from = source.today();
  return {absl::CivilDay(absl::CivilMonth(from)), absl::CivilDay(absl::CivilMonth(until) + 1)};
}

GanttRow RowOf(const Bar& bar, const Window& window, int lane) {
  GanttRow row;
  row.label = bar.goal->title();
  row.lane = lane;
  row.begin = static_cast<double>(bar.begin - window.from);
  row.end = static_cast<double>(bar.end - window.from + 1);
  row.fraction = bar.goal->status().progress();
  for (const goals::v1::Milestone& milestone : bar.goal->milestones()) {
    const auto due = DayOf(milestone.due_date());
    if (!due || *due < window.from || *due >= window.until) continue;
    row.milestones.push_back({static_cast<double>(*due - window.from), milestone.has_achieve_date()});
  }
  return row;
}

}  // namespace

std::vector<TimeSpan> YearSpans(absl::CivilDay from, absl::CivilDay until) {
  std::vector<TimeSpan> spans;
  for (absl::CivilYear year(from); absl::CivilDay(year) < until; ++year) {
    const absl::CivilDay begin = std::max(from, absl::CivilDay(year));
    const absl::CivilDay end = std::min(until, absl::CivilDay(year + 1));
    spans.push_back({absl::StrCat(year.year()), static_cast<double>(begin - from), static_cast<double>(end - from)});
  }
  return spans;
}

std::vector<TimeSpan> MonthSpans(const Source& source, absl::CivilDay from, absl::CivilDay until, int most) {
  const int64_t months = absl::CivilMonth(until - 1) - absl::CivilMonth(from) + 1;
  const int step = months <= most ? 1 : months <= 3 * most ? 3 : 12;
  std::vector<TimeSpan> spans;
  if (step == 12) return spans;  // the years say enough
  for (absl::CivilMonth month(from); absl::CivilDay(month) < until;) {
    absl::CivilMonth next = month + 1;
    while ((next.month() - 1) % step != 0) ++next;
    const absl::CivilDay begin = std::max(from, absl::CivilDay(month));
    const absl::CivilDay end = std::min(until, absl::CivilDay(next));
    spans.push_back({std::string(source.words().ShortMonth(month.month())), static_cast<double>(begin - from),
                     static_cast<double>(end - from)});
    month = next;
  }
  return spans;
}

void AddGoalLanes(const Source& source, Blocks& out) {
  AddLanes(source, Word::kGoals, Word::kGoalsLead, source.goals(), out);
}

void AddOtherGoals(const Source& source, Blocks& out) {
  Goals open;
  std::copy_if(source.other_goals().begin(), source.other_goals().end(), std::back_inserter(open), IsOpen);
  AddLanes(source, Word::kOtherGoals, Word::kOtherGoalsLead, open, out);
}

void AddTimeline(const Source& source, Blocks& out) {
  const std::vector<Bar> bars = BarsOf(source);
  if (bars.empty()) return;
  const Window window = WindowOf(source, bars);
  GanttChart chart;
  chart.days = static_cast<double>(window.until - window.from);
  chart.years = YearSpans(window.from, window.until);
  chart.months = MonthSpans(source, window.from, window.until, kMostMonths);
  chart.today_label = source(Word::kToday);
  if (source.today() >= window.from && source.today() < window.until) {
    chart.today = static_cast<double>(source.today() - window.from);
  }
  Goal::Horizon lane = static_cast<Goal::Horizon>(-1);
  bool reached = false, open = false;
  for (const Bar& bar : bars) {
    if (bar.goal->horizon() != lane) {
      lane = bar.goal->horizon();
      chart.lanes.push_back({WordOf(source, lane), HueOf(lane)});
    }
    chart.rows.push_back(RowOf(bar, window, static_cast<int>(chart.lanes.size()) - 1));
    for (const auto& milestone : chart.rows.back().milestones) (milestone.reached ? reached : open) = true;
  }
  if (reached) chart.reached_label = absl::StrCat(source(Word::kMilestone), ": ", source(Word::kReached));
  if (open) chart.open_label = absl::StrCat(source(Word::kMilestone), ": ", source(Word::kOpen));
  ChartBlock block;
  block.alt = source.words().Count(
      Word::kTimelineSpoken, static_cast<int64_t>(bars.size()),
      {{"from", source.words().Date(window.from)}, {"until", source.words().Date(window.until - 1)}});
  block.chart = std::move(chart);
  Together together;
  Add(together.blocks, Heading{2, source(Word::kTimeline)});
  Add(together.blocks, std::move(block));
  Add(out, std::move(together));
}

}  // namespace milepost::report
