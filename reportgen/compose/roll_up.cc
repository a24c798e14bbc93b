// The roll-up: how a unit or the whole organization stands, in the numbers as they were counted and no others.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "reportgen/compose/count_words.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using goals::v1::GoalCounts;
using goals::v1::UnitSummary;

constexpr int kFewUnits = 12;  // so many stay on one page

const UnitSummary& TotalOf(const Source& source) { return source.snapshot().organization().total(); }

bool IsShown(const Source& source) {
  return source.snapshot().organization().has_as_of_time() && !TotalOf(source).suppressed();
}

std::string NameOf(const Source& source, const UnitSummary& unit) {
  return unit.unit() == "-" ? source(Word::kNoUnit) : unit.unit();
}

Kpi ShareKpi(const Source& source, Word label, int part, int all, Hue hue) {
  const std::string share = all > 0 ? source.words().Percent(static_cast<double>(part) / all) : "–";
  const std::string detail =
      source(Word::kPartOfAll, {{"part", source.words().Whole(part)}, {"all", source.words().Whole(all)}});
  return {share, source(label), detail, hue};
}

// What is counted, how often, and the share of all as a bar.
TableRow CountRow(const Source& source, Cell what, int64_t count, int64_t all, Hue hue) {
  ProgressCell share;
  share.fraction = all > 0 ? static_cast<double>(count) / static_cast<double>(all) : 0;
  share.value = source.words().Percent(share.fraction);
  share.hue = hue;
  return {{std::move(what), Plain(source.words().Whole(count)), std::move(share)}};
}

void AddCountTable(const Source& source, Word title, TableGroup rows, Blocks& out) {
  Table table;
  table.band = false;
  table.columns = {{source(title), 1.6}, {source(Word::kNumber), 0.8, Align::kEnd, true}, {"", 1.4}};
  table.groups.push_back(std::move(rows));
  AddTable(std::move(table), out);
}

TableGroup HealthRows(const Source& source, const GoalCounts& counts) {
  TableGroup rows;
  int64_t others = counts.goals();
  for (const auto& one : counts.healths()) {
    const std::optional<Status> status = StatusOf(one.health());
    if (!status) continue;
    const StatusPip pip{*status, WordOf(source, one.health())};
    rows.rows.push_back(CountRow(source, pip, one.count(), counts.goals(), report::HueOf(*status)));
    others -= one.count();
  }
  if (others > 0 && !rows.rows.empty()) {
    rows.rows.push_back(CountRow(source, Plain(source(Word::kNotJudged)), others, counts.goals(), Hue::kSlate));
  }
  return rows;
}

TableGroup StateRows(const Source& source, const GoalCounts& counts) {
  TableGroup rows;
  for (const auto& one : counts.states()) {
    rows.rows.push_back(CountRow(source, Plain(WordOf(source, one.state())), one.count(), counts.goals(), Hue::kSlate));
  }
  return rows;
}

TableGroup LaneRows(const Source& source, const GoalCounts& counts) {
  TableGroup rows;
  int64_t all = 0;
  for (const auto& one : counts.horizons()) all += one.count();
  for (const auto& one : counts.horizons()) {
    const Hue hue = HueOf(one.horizon());
    rows.rows.push_back(CountRow(source, Plain(WordOf(source, one.horizon())), one.count(), all, hue));
  }
  return rows;
}

// The units that are shown, by how many of their people have an agreed plan.
ChartBlock CoverageChart(const Source& source) {
  ProgressBars bars;
  std::vector<std::string> spoken;
  for (const UnitSummary& unit : source.snapshot().organization().units()) {
    if (unit.suppressed()) continue;
    ProgressBar bar{NameOf(source, unit), unit.agreed_share()};
    bar.value = source.words().Percent(unit.agreed_share());
    bar.hue = Hue::kTeal;
    spoken.push_back(absl::StrCat(bar.label, ": ", bar.value));
    bars.bars.push_back(std::move(bar));
  }
  ChartBlock block;
  block.alt = absl::StrJoin(spoken, "; ");
  block.chart = std::move(bars);
  return block;
}

TableRow UnitRow(const Source& source, const UnitSummary& unit) {
  if (unit.suppressed()) {
    return {{Plain(NameOf(source, unit)), Styled(source(Word::kWithheld), Style::kMuted)}};
  }
  HealthCounts healths;
  AddTo(healths, unit.counts());
  const auto number = [&source](int count) { return Plain(source.words().Whole(count)); };
  return {{Plain(NameOf(source, unit)), number(unit.people()), Plain(source.words().Percent(unit.open_plan_share())),
           Plain(source.words().Percent(unit.agreed_share())), number(unit.reviews_due()),
           number(unit.counts().goals()),
           Plain(JudgedOf(healths) > 0 ? PartOf(source, WellOf(healths), JudgedOf(healths)) : "–"),
           number(unit.counts().overdue()), number(unit.counts().stale())}};
}

}  // namespace

std::string UnitName(const Source& source) {
  const UnitSummary& total = TotalOf(source);
  return total.unit().empty() ? source(Word::kWholeOrganization) : NameOf(source, total);
}

void AddRollUpCover(const Source& source, Blocks& out) {
  Cover cover;
  cover.overline = Capitals(source(Word::kRollUpTitle));
  cover.title = UnitName(source);
  const auto& organization = source.snapshot().organization();
  if (organization.has_as_of_time()) {
    cover.facts.push_back({source(Word::kAsOf), source.Date(organization.as_of_time())});
  }
  if (IsShown(source)) {
    cover.facts.push_back({source(Word::kPeople), source.words().Number(TotalOf(source).people(), 0)});
  }
  Add(out, std::move(cover));
}

void AddRollUpNumbers(const Source& source, Blocks& out) {
  if (!IsShown(source)) {
    const bool counted = source.snapshot().organization().has_as_of_time();
    Add(out, Callout{Tone::kPrivate, "", {Plain(source(counted ? Word::kWithheldText : Word::kNotCounted))}});
    return;
  }
  const UnitSummary& total = TotalOf(source);
  const Language& words = source.words();
  HealthCounts healths;
  AddTo(healths, total.counts());
  KpiStrip strip;
  strip.items = {ShareKpi(source, Word::kHaveOpenPlan, total.people_with_open_plan(), total.people(), Hue::kBrand),
                 ShareKpi(source, Word::kHaveAgreedPlan, total.people_with_agreed_plan(), total.people(), Hue::kTeal),
                 {words.Whole(total.reviews_due()), words.Count(Word::kReviewsDueNow, total.reviews_due()), "",
                  total.reviews_due() > 0 ? Hue::kCrimson : Hue::kBrand},
                 {words.Whole(total.people()), words.Count(Word::kPeopleCounted, total.people()), "", Hue::kSlate}};
  Add(out, std::move(strip));
  KpiStrip goals;
  goals.items = {
      WellKpi(source, healths),
      {words.Whole(total.counts().overdue()), words.Count(Word::kGoalsOverdue, total.counts().overdue()),
       total.counts().overdue_steps() > 0 ? words.Count(Word::kOverdueSteps, total.counts().overdue_steps())
                                          : source(Word::kNoOverdueSteps),
       Hue::kCrimson},
      {words.Whole(total.counts().stale()), words.Count(Word::kQuietGoals, total.counts().stale()),
       source(Word::kQuietDetail), Hue::kAmber},
      {words.Whole(total.counts().goals()), words.Count(Word::kGoalsInAll, total.counts().goals()), "", Hue::kSlate}};
  goals.items[0].detail.clear();  // the table below says it
  Add(out, std::move(goals));
}

void AddRollUpGoals(const Source& source, Blocks& out) {
  if (!IsShown(source) || TotalOf(source).counts().goals() == 0) return;
  const GoalCounts& counts = TotalOf(source).counts();
  Blocks left, right;
  AddCountTable(source, Word::kGoalsByHealth, HealthRows(source, counts), left);
  AddCountTable(source, Word::kGoalsByState, StateRows(source, counts), right);
  AddCountTable(source, Word::kGoalsByLane, LaneRows(source, counts), right);
  Columns columns;
  columns.columns.push_back({1, std::move(left)});
  columns.columns.push_back({1, std::move(right)});
  Blocks body;
  Add(body, Heading{1, source(Word::kGoals)});
  Add(body, std::move(columns));
  AddTogether(std::move(body), out);
}

void AddRollUpGaps(const Source& source, Blocks& out) {
  if (!IsShown(source)) return;
  TableGroup rows;
  for (const auto& item : source.snapshot().skill_gap_summary().items()) {
    if (item.people_below() <= 0) continue;
    const double levels = static_cast<double>(item.levels_short()) / item.people_below();
    TableRow row =
        CountRow(source, Plain(item.skill_display_name()), item.people_below(), item.people_required(), Hue::kPlum);
    row.cells.insert(row.cells.begin() + 2, Plain(source.words().Whole(item.people_required())));
    row.cells.push_back(Plain(source.words().Fixed(levels, 1)));
    rows.rows.push_back(std::move(row));
  }
  Table table;
  table.columns = {{source(Word::kSkill), 2.4, Align::kStart, false, true},
                   {source(Word::kPeopleBelow), 0.9, Align::kEnd, true},
                   {source(Word::kPeopleRequired), 0.9, Align::kEnd, true},
                   {source(Word::kShareBelow), 1.4},
                   {source(Word::kLevelsShort), 1.1, Align::kEnd, true}};
  table.groups.push_back(std::move(rows));
  AddTable(Heading{1, source(Word::kTopGaps), source(Word::kTopGapsLead)}, std::move(table), out);
}

void AddUnits(const Source& source, Blocks& out) {
  const auto& units = source.snapshot().organization().units();
  if (units.empty()) return;
  const auto shown = std::count_if(units.begin(), units.end(), [](const auto& it) { return !it.suppressed(); });
  Blocks body;
  Add(body, Heading{1, source(Word::kByUnit), shown > 1 ? source(Word::kByUnitLead) : ""});
  if (shown > 1) Add(body, CoverageChart(source));
  Table table;
  table.columns = {
      {source(Word::kUnit), 2, Align::kStart, false, true}, {source(Word::kPeople), 1, Align::kEnd, true},
      {source(Word::kWithPlan), 1, Align::kEnd, true},      {source(Word::kPlanAgreed), 1, Align::kEnd, true},
      {source(Word::kDueReviews), 1, Align::kEnd, true},    {source(Word::kGoals), 1, Align::kEnd, true},
      {source(Word::kHealthOnTrack), 1, Align::kEnd, true}, {source(Word::kHealthOverdue), 1, Align::kEnd, true},
      {source(Word::kQuiet), 1, Align::kEnd, true}};
  TableGroup rows;
  for (const UnitSummary& unit : units) rows.rows.push_back(UnitRow(source, unit));
  table.groups.push_back(std::move(rows));
  Add(body, std::move(table));
  units.size() <= kFewUnits ? AddTogether(std::move(body), out) : AddAll(std::move(body), out);
}

void AddRollUpNotes(const Source& source, Blocks& out) {
  Blocks body;
  Add(body, Heading{2, source(Word::kRollUpNotes)});
  List list;
  for (const Word word : {Word::kRollUpCounted, Word::kRollUpAgreed, Word::kHealthMeaning, Word::kRollUpSmall}) {
    list.items.push_back({Plain(source(word))});
  }
  Add(body, std::move(list));
  AddTogether(std::move(body), out);
}

}  // namespace milepost::report
