// What is done, by how one learns; what it takes; what may get in the way.
#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/step_words.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using goals::v1::ActionItem;
using goals::v1::Goal;

struct Category {
  ActionItem::LearningCategory category;
  Hue hue;
};
constexpr std::array kCategories = {Category{ActionItem::LEARNING_CATEGORY_EXPERIENCE, Hue::kBrand},
                                    Category{ActionItem::LEARNING_CATEGORY_EXPOSURE, Hue::kTeal},
                                    Category{ActionItem::LEARNING_CATEGORY_EDUCATION, Hue::kPlum},
                                    Category{ActionItem::LEARNING_CATEGORY_UNSPECIFIED, Hue::kSlate}};

constexpr int kShortActions = 12;     // rows that stay with their heading
constexpr size_t kShortSupport = 10;  // rows that stay with their figures

struct Sums {
  int count = 0;
  double planned = 0, spent = 0;
  Purse cost;

  void Add(const ActionItem& action) {
    ++count;
    planned += action.planned_hours();
    spent += action.spent_hours();
    cost.Add(action.cost());
  }
};

template <typename Visit>
void ForEachAction(const Source& source, Visit visit) {
  for (const Goal& goal : source.goals()) {
    if (!IsLive(goal)) continue;
    for (const ActionItem& action : goal.action_items()) visit(goal, action);
  }
}

TableRow RowOf(const Source& source, const Goal& goal, const ActionItem& action) {
  return {{Text{Run{action.title()}, Run{absl::StrCat("\n", goal.title()), Style::kMuted}},
           Plain(source.Person(action.responsible())), Plain(source.ShortDate(action.due_date())),
           Plain(action.has_planned_hours() ? Hours(source, action.planned_hours()) : ""),
           Plain(FormatMoney(source, action.cost())), StepStatus(source, action.complete_date(), action.due_date())}};
}

std::string NoteOf(const Source& source, const Sums& sums) {
  std::string note = source.words().Count(Word::kActionCount, sums.count);
  if (sums.planned > 0) absl::StrAppend(&note, " · ", Hours(source, sums.planned));
  if (!sums.cost.empty()) absl::StrAppend(&note, " · ", sums.cost.Format(source));
  return note;
}

// The mix of planned hours; of actions if none has hours.
void AddMix(const Source& source, const std::array<Sums, kCategories.size()>& sums, Blocks& out) {
  constexpr double kAims[] = {0.7, 0.2, 0.1};
  const double hours = sums[0].planned + sums[1].planned + sums[2].planned;
  const double all = hours > 0 ? hours : sums[0].count + sums[1].count + sums[2].count;
  if (all <= 0) return;
  BalanceBar bar;
  bar.target_label = source(Word::kMixAim);
  std::string alt;
  for (size_t i = 0; i < 3; ++i) {
    const double part = (hours > 0 ? sums[i].planned : sums[i].count) / all;
    const std::string value =
        hours > 0 ? Hours(source, sums[i].planned) : source.words().Count(Word::kActionCount, sums[i].count);
    const std::string label = WordOf(source, kCategories[i].category);
    bar.shares.push_back({label, part, value, kCategories[i].hue, kAims[i]});
    absl::StrAppend(&alt, i == 0 ? "" : "; ", label, ": ", value);
  }
  ChartBlock block;
  block.chart = std::move(bar);
  block.alt = std::move(alt);
  Add(out, std::move(block));
}

Table ActionTable(const Source& source, std::array<Sums, kCategories.size()>& sums, int64_t& left_out) {
  Table table;
  table.columns = {{source(Word::kAction), 3.6},
                   {source(Word::kResponsible), 1.2},
                   {source(Word::kDue), 1.2, Align::kStart, true},
                   {source(Word::kHoursTitle), 0.8, Align::kEnd, true},
                   {source(Word::kCost), 1.1, Align::kEnd, true},
                   {source(Word::kState), 1.3}};
  int rows = 0;
  for (size_t i = 0; i < kCategories.size(); ++i) {
    TableGroup group;
    ForEachAction(source, [&](const Goal& goal, const ActionItem& action) {
      if (action.category() != kCategories[i].category) return;
      sums[i].Add(action);
      if (++rows <= kMostRows) group.rows.push_back(RowOf(source, goal, action));
    });
    if (group.rows.empty()) continue;
    const std::string title = WordOf(source, kCategories[i].category);
    group.title = title.empty() ? source(Word::kOtherActions) : title;
    group.note = NoteOf(source, sums[i]);
    group.hue = kCategories[i].hue;
    table.groups.push_back(std::move(group));
  }
  left_out = rows - kMostRows;
  return table;
}

// Hours, workload and budget in figures.
void AddLoad(const Source& source, const Sums& all, Blocks& out) {
  Facts facts{4};
  if (all.planned > 0) facts.items.push_back({source(Word::kHoursPlanned), Hours(source, all.planned)});
  if (all.spent > 0) facts.items.push_back({source(Word::kHoursSpent), Hours(source, all.spent)});
  const goals::v1::Workload& load = source.snapshot().workload();
  if (load.has_load()) {
    const std::string needed = Hours(source, load.weekly_hours()),
                      capacity = Hours(source, load.weekly_capacity_hours());
    facts.items.push_back({source(Word::kLoad), source(Word::kLoadOf, {{"needed", needed}, {"capacity", capacity}})});
  }
  if (!all.cost.empty()) facts.items.push_back({source(Word::kBudget), all.cost.Format(source)});
  if (!facts.items.empty()) Add(out, std::move(facts));
  if (load.overloaded()) {
    Add(out, Callout{Tone::kWarning, source(Word::kOverloaded), {Plain(source(Word::kOverloadedText))}});
  }
}

std::string RiskOf(const Source& source, const goals::v1::Obstacle& obstacle) {
  if (!obstacle.has_likelihood() && !obstacle.has_impact()) return "–";
  const auto part = [](bool has, int value) { return has ? absl::StrCat(value) : std::string("–"); };
  return source(Word::kRiskOf, {{"likelihood", part(obstacle.has_likelihood(), obstacle.likelihood())},
                                {"impact", part(obstacle.has_impact(), obstacle.impact())}});
}

}  // namespace

void AddActions(const Source& source, Blocks& out) {
  std::array<Sums, kCategories.size()> sums;
  int64_t left_out = 0;
  Table table = ActionTable(source, sums, left_out);
  if (table.groups.empty()) return;
  const int rows = sums[0].count + sums[1].count + sums[2].count + sums[3].count;
  Blocks body;
  Add(body, Heading{1, source(Word::kActions), source(Word::kActionsLead)});
  AddMix(source, sums, body);
  AddTable(std::move(table), body);
  rows <= kShortActions ? AddTogether(std::move(body), out) : AddAll(std::move(body), out);
  AddMore(source, left_out, out);
}

void AddSupport(const Source& source, Blocks& out) {
  Sums all;
  Table table;
  table.band = false;
  table.columns = {
      {source(Word::kSupport), 2.4}, {source(Word::kNeededFor), 3}, {source(Word::kCost), 1, Align::kEnd, true}};
  TableGroup rows;
  int64_t left_out = 0;
  ForEachAction(source, [&](const Goal&, const ActionItem& action) {
    all.Add(action);
    const std::string support = Trimmed(action.support());
    const std::string cost = FormatMoney(source, action.cost());
    if (support.empty() && cost.empty()) return;
    if (rows.rows.size() >= kMostRows) {
      ++left_out;
      return;
    }
    rows.rows.push_back({{Plain(support.empty() ? "–" : support), Plain(action.title()), Plain(cost)}});
  });
  if (rows.rows.empty() && all.planned == 0) return;
  Blocks head;
  Add(head, Heading{2, source(Word::kSupportAndBudget)});
  AddLoad(source, all, head);
  if (rows.rows.size() > kShortSupport) {
    AddAll(std::move(head), out);
    head.clear();
  }
  if (!all.cost.empty() && !rows.rows.empty()) {
    rows.rows.push_back({{Plain(source(Word::kTotal)), Plain(""), Plain(all.cost.Format(source))}, true});
  }
  table.groups.push_back(std::move(rows));
  AddTable(std::move(table), head);
  head.size() > 1 ? AddTogether(std::move(head), out) : AddAll(std::move(head), out);
  AddMore(source, left_out, out);
}

void AddObstacles(const Source& source, Blocks& out) {
  Table table;
  table.columns = {{source(Word::kObstacle), 2.2, Align::kStart, false, true},
                   {source(Word::kRisk), 0.9},
                   {source(Word::kIf), 2},
                   {source(Word::kThen), 2.2}};
  int64_t rows = 0;
  for (const Goal& goal : source.goals()) {
    if (!IsOpen(goal)) continue;
    TableGroup group{goal.title(), "", HueOf(goal.horizon())};
    for (const goals::v1::Obstacle& obstacle : goal.obstacles()) {
      if (++rows > kMostRows) continue;
      group.rows.push_back({{Plain(Trimmed(obstacle.description())), Plain(RiskOf(source, obstacle)),
                             Plain(Trimmed(obstacle.cue())), Plain(Trimmed(obstacle.response()))}});
    }
    if (!group.rows.empty()) table.groups.push_back(std::move(group));
  }
  if (table.groups.empty()) return;
  AddTable(Heading{1, source(Word::kObstacles), source(Word::kObstaclesLead)}, std::move(table), out);
  AddMore(source, rows - kMostRows, out);
}

}  // namespace milepost::report
