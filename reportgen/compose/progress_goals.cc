// The goals one by one: where each stands, what changed and why, what fell short, how closed ones scored.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/series.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using goals::v1::Closing;
using goals::v1::Goal;
using goals::v1::Transition;

std::string SlipOf(const Source& source, const goals::v1::GoalStatus& status) {
  if (!status.has_slip_days()) return "–";
  return source(Word::kDaysShort, {{"days", source.words().Signed(status.slip_days(), 0)}});
}

std::string ChangeOf(const Source& source, const Goal& goal) {
  const std::optional<double> change = ChangeInPeriod(source, goal);
  if (!change) return "–";
  const std::string unit = goal.metric().unit();
  return absl::StrCat(source.words().Signed(*change), unit.empty() ? "" : "\u00A0", unit);
}

// Closed before the period: no longer news.
bool IsNews(const Source& source, const Goal& goal) {
  if (goal.has_delete_time() || goal.archived()) return false;
  if (IsOpen(goal)) return true;
  if (goal.transitions_size() > 0) {
    return source.InPeriod(goal.transitions(goal.transitions_size() - 1).transition_date());
  }
  return goal.closings_size() > 0 && source.InPeriod(goal.closings(goal.closings_size() - 1).close_date());
}

struct Change {
  absl::CivilDay day;
  const Goal* goal;
  const Transition* transition;
};

std::vector<Change> ChangesOf(const Source& source) {
  std::vector<Change> changes;
  for (const Goal& goal : source.snapshot().goals()) {
    if (goal.has_delete_time()) continue;
    for (const Transition& transition : goal.transitions()) {
      if (!source.InPeriod(transition.transition_date())) continue;
      changes.push_back({*DayOf(transition.transition_date()), &goal, &transition});
    }
  }
  std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.day > b.day; });
  return changes;
}

std::string StateChange(const Source& source, const Transition& transition) {
  const std::string to = WordOf(source, transition.to_state());
  if (transition.from_state() == Goal::STATE_UNSPECIFIED) return source(Word::kCreatedAs, {{"state", to}});
  return absl::StrCat(WordOf(source, transition.from_state()), " → ", to);
}

TableRow ChangeRow(const Source& source, const Change& change) {
  Text what = Plain(Trimmed(change.transition->reason()));
  if (const std::string actor = source.Name(change.transition->actor()); !actor.empty()) {
    what.push_back({absl::StrCat(what[0].text.empty() ? "" : "\n", actor), Style::kMuted});
  }
  return {{Plain(source.words().ShortDate(change.day)), Plain(change.goal->title()),
           Plain(StateChange(source, *change.transition)), std::move(what)}};
}

// What was agreed and not reached, and why: the lesson or reason that stands in the goal.
std::optional<std::string> Shortfall(const Source& source, const Goal& goal) {
  if (goal.state() == Goal::STATE_COMPLETED && goal.closings_size() > 0) {
    const Closing& closing = goal.closings(goal.closings_size() - 1);
    const bool short_of =
        closing.outcome() == Closing::OUTCOME_NOT_ACHIEVED || closing.outcome() == Closing::OUTCOME_PARTIALLY_ACHIEVED;
    if (!short_of || !source.InPeriod(closing.close_date())) return std::nullopt;
    return Trimmed(closing.lesson());
  }
  if (goal.state() == Goal::STATE_CANCELLED || goal.state() == Goal::STATE_ON_HOLD) {
    if (goal.transitions_size() == 0) return std::nullopt;
    const Transition& last = goal.transitions(goal.transitions_size() - 1);
    if (!source.InPeriod(last.transition_date())) return std::nullopt;
    return Trimmed(last.reason());
  }
  if (goal.status().health() == goals::v1::GoalStatus::HEALTH_OVERDUE) return std::string();
  return std::nullopt;
}

// Milestones and actions of open goals that are past their date.
void AddLateSteps(const Source& source, const Goal& goal, TableGroup& rows) {
  const StatusPip late{Status::kOverdue, source(Word::kHealthOverdue)};
  const auto is_late = [&](const google::type::Date& due, bool done) {
    const auto day = DayOf(due);
    return day && *day < source.today() && !done;
  };
  const auto row = [&](const std::string& title, const google::type::Date& due) {
    const Text what = {Run{title}, Run{absl::StrCat("\n", goal.title()), Style::kMuted}};
    rows.rows.push_back({{what, Plain(source.ShortDate(due)), late, Plain("")}});
  };
  for (const auto& milestone : goal.milestones()) {
    if (is_late(milestone.due_date(), milestone.has_achieve_date())) row(milestone.title(), milestone.due_date());
  }
  for (const auto& action : goal.action_items()) {
    if (is_late(action.due_date(), action.has_complete_date())) row(action.title(), action.due_date());
  }
}

std::string GasWord(const Source& source, int score) {
  switch (score) {
    case -2:
      return source(Word::kGasMuchLess);
    case -1:
      return source(Word::kGasLess);
    case 0:
      return source(Word::kGasAsExpected);
    case 1:
      return source(Word::kGasMore);
    case 2:
      return source(Word::kGasMuchMore);
    default:
      return "";
  }
}

}  // namespace

void AddGoalTable(const Source& source, Blocks& out) {
  Table table;
  table.columns = {
      {source(Word::kGoal), 2.9, Align::kStart, false, true}, {source(Word::kProgressAndStatus), 2.3},
      {source(Word::kExpected), 0.95, Align::kEnd, true},     {source(Word::kPace), 0.65, Align::kEnd, true},
      {source(Word::kProjected), 1.25, Align::kEnd, true},    {source(Word::kSlip), 0.8, Align::kEnd, true},
      {source(Word::kChange), 1.05, Align::kEnd, true}};
  TableGroup rows;
  int64_t left_out = 0;
  for (const Goal& goal : source.snapshot().goals()) {
    if (!IsNews(source, goal)) continue;
    if (rows.rows.size() >= 5 * kMostRows) {
      ++left_out;
      continue;
    }
    const auto& status = goal.status();
    const std::string projected = source.ShortDate(status.projected_finish_date());
    rows.rows.push_back(
        {{Plain(goal.title()), ProgressOf(source, goal, true),
          Plain(PercentOr(source, status.has_expected(), status.expected())),
          Plain(status.has_pace() ? source.words().Number(status.pace()) : "–"),
          Plain(projected.empty() ? "–" : projected), Plain(SlipOf(source, status)), Plain(ChangeOf(source, goal))}});
  }
  if (rows.rows.empty()) return;
  table.groups.push_back(std::move(rows));
  const std::string since = source.words().Date(source.period_start());
  AddTable(Heading{1, source(Word::kGoalByGoal), source(Word::kGoalByGoalLead, {{"date", since}})}, std::move(table),
           out);
  AddMore(source, left_out, out);
}

void AddChanges(const Source& source, Blocks& out) {
  const std::vector<Change> changes = ChangesOf(source);
  if (changes.empty()) return;
  Table table;
  table.columns = {{source(Word::kDate), 1, Align::kStart, true},
                   {source(Word::kGoal), 2.4, Align::kStart, false, true},
                   {source(Word::kStateChange), 1.9},
                   {source(Word::kReasonAndActor), 2.6}};
  TableGroup rows;
  for (const Change& change : changes) {
    if (rows.rows.size() < kMostRows) rows.rows.push_back(ChangeRow(source, change));
  }
  table.groups.push_back(std::move(rows));
  AddTable(Heading{1, source(Word::kWhatChanged)}, std::move(table), out);
  AddMore(source, static_cast<int64_t>(changes.size()) - kMostRows, out);
}

void AddShortfalls(const Source& source, Blocks& out) {
  Table table;
  table.columns = {{source(Word::kAgreedOn), 2.8},
                   {source(Word::kDue), 1, Align::kStart, true},
                   {source(Word::kState), 1.4},
                   {source(Word::kWhyNot), 2.8}};
  TableGroup goals, steps;
  goals.title = source(Word::kGoals);
  steps.title = source(Word::kSteps);
  steps.hue = Hue::kSlate;
  for (const Goal& goal : source.snapshot().goals()) {
    if (goal.has_delete_time() || goal.archived()) continue;
    if (const auto why = Shortfall(source, goal)) {
      goals.rows.push_back({{Styled(goal.title(), Style::kBold), Plain(source.ShortDate(goal.due_date())),
                             StatusCell(source, goal), Plain(*why)}});
    }
    if (IsOpen(goal) && goal.state() != Goal::STATE_ON_HOLD) AddLateSteps(source, goal, steps);
  }
  const int64_t left_out = static_cast<int64_t>(steps.rows.size()) - kMostRows;
  if (left_out > 0) steps.rows.resize(kMostRows);
  if (!goals.rows.empty()) table.groups.push_back(std::move(goals));
  if (!steps.rows.empty()) table.groups.push_back(std::move(steps));
  if (table.groups.empty()) return;
  AddTable(Heading{1, source(Word::kShortfalls), source(Word::kShortfallsLead)}, std::move(table), out);
  AddMore(source, left_out, out);
}

void AddGasScores(const Source& source, Blocks& out) {
  Table table;
  table.columns = {{source(Word::kGoal), 3, Align::kStart, false, true},
                   {source(Word::kOutcome), 1.4},
                   {source(Word::kScore), 0.6, Align::kEnd, true},
                   {source(Word::kMeaning), 1.6},
                   {source(Word::kClosed), 1.1, Align::kStart, true}};
  TableGroup rows;
  for (const Goal& goal : source.snapshot().goals()) {
    if (goal.has_delete_time() || goal.state() != Goal::STATE_COMPLETED || goal.closings_size() == 0) continue;
    const Closing& closing = goal.closings(goal.closings_size() - 1);
    if (!closing.has_gas_score() || rows.rows.size() >= kMostRows) continue;
    rows.rows.push_back({{Plain(goal.title()), Plain(WordOf(source, closing.outcome())),
                          Plain(source.words().Signed(closing.gas_score(), 0)),
                          Plain(GasWord(source, closing.gas_score())), Plain(source.ShortDate(closing.close_date()))}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(Heading{1, source(Word::kGas), source(Word::kGasLead)}, std::move(table), out);
}

}  // namespace milepost::report
