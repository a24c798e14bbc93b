// The goals one by one: where each stands, and what fell short.
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

bool IsPast(const Source& source, const google::type::Date& date) {
  const auto day = DayOf(date);
  return day && *day < source.today();
}

// What was agreed and not reached, and why: what ended without success in the period, and what is past its date. The
// lesson or reason is the goal's own. A goal on hold with its date ahead fell short of nothing.
std::optional<std::string> Shortfall(const Source& source, const Goal& goal) {
  if (goal.state() == Goal::STATE_COMPLETED && goal.closings_size() > 0) {
    const Closing& closing = goal.closings(goal.closings_size() - 1);
    const bool short_of =
        closing.outcome() == Closing::OUTCOME_NOT_ACHIEVED || closing.outcome() == Closing::OUTCOME_PARTIALLY_ACHIEVED;
    if (!short_of || !source.InPeriod(closing.close_date())) return std::nullopt;
    return Trimmed(closing.lesson());
  }
  const Transition last = goal.transitions().empty() ? Transition() : *goal.transitions().rbegin();
  const bool given_up = goal.state() == Goal::STATE_CANCELLED && source.InPeriod(last.transition_date());
  const bool held_too_long = goal.state() == Goal::STATE_ON_HOLD && IsPast(source, goal.due_date());
  if (given_up || held_too_long) return Trimmed(last.reason());
  if (goal.status().health() == goals::v1::GoalStatus::HEALTH_OVERDUE) return std::string();
  return std::nullopt;
}

// Milestones and actions of open goals that are past their date.
void AddLateSteps(const Source& source, const Goal& goal, TableGroup& rows) {
  const StatusPip late{Status::kOverdue, source(Word::kHealthOverdue)};
  const auto row = [&](const std::string& title, const google::type::Date& due) {
    const Text what = {Run{title}, Run{absl::StrCat("\n", goal.title()), Style::kMuted}};
    rows.rows.push_back({{what, Plain(source.ShortDate(due)), late, Plain("")}});
  };
  for (const auto& milestone : goal.milestones()) {
    if (!milestone.has_achieve_date() && IsPast(source, milestone.due_date()))
      row(milestone.title(), milestone.due_date());
  }
  for (const auto& action : goal.action_items()) {
    if (!action.has_complete_date() && IsPast(source, action.due_date())) row(action.title(), action.due_date());
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
    if (rows.rows.size() >= kMostGoals) {
      ++left_out;
      continue;
    }
    const auto& status = goal.status();
    const bool judged = IsJudged(goal);
    const std::optional<double> expected = ExpectedOf(goal);
    const std::string projected = judged ? source.ShortDate(status.projected_finish_date()) : "";
    rows.rows.push_back({{Plain(goal.title()), ProgressOf(source, goal, true),
                          Plain(PercentOr(source, expected.has_value(), expected.value_or(0))),
                          Plain(judged && status.has_pace() ? source.words().Fixed(status.pace(), 2) : "–"),
                          Plain(projected.empty() ? "–" : projected), Plain(judged ? SlipOf(source, status) : "–"),
                          Plain(ChangeOf(source, goal))}});
  }
  if (rows.rows.empty()) return;
  table.groups.push_back(std::move(rows));
  const std::string since = source.words().Date(source.period_start());
  AddTable(Heading{1, source(Word::kGoalByGoal), source(Word::kGoalByGoalLead, {{"date", since}})}, std::move(table),
           out);
  AddMore(source, left_out, out);
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

}  // namespace milepost::report
