// What changed in the period and why: goals, the person's circumstances, the plan; and how closed goals scored.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "reportgen/compose/change_words.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using goals::v1::CircumstanceChange;
using goals::v1::Closing;
using goals::v1::Goal;
using goals::v1::GoalAttainment;
using goals::v1::PlanRevision;
using goals::v1::Transition;

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

TableGroup CircumstanceRows(const Source& source) {
  TableGroup group;
  group.title = source(Word::kCircumstances);
  group.hue = Hue::kAmber;
  for (const CircumstanceChange& change : source.snapshot().circumstance_changes()) {
    const bool news = source.InPeriod(change.start_date()) || source.InPeriod(change.handle_date());
    if (!news || group.rows.size() >= kMostRows) continue;
    const bool handled = change.has_handle_date();
    group.rows.push_back({{Plain(source.ShortDate(change.start_date())), Plain(WordOf(source, change.kind())),
                           Plain(source(handled ? Word::kHandled : Word::kUnhandled)),
                           Plain(Trimmed(change.note().empty() ? change.handling() : change.note()))}});
  }
  return group;
}

// Revisions submitted or agreed in the period.
TableGroup RevisionRows(const Source& source) {
  TableGroup group;
  group.title = source(Word::kThePlan);
  group.hue = Hue::kPlum;
  const auto& revisions = source.snapshot().revisions();
  for (auto revision = revisions.rbegin(); revision != revisions.rend(); ++revision) {
    const auto& time = revision->has_agree_time()    ? revision->agree_time()
                       : revision->has_submit_time() ? revision->submit_time()
                                                     : revision->create_time();
    if (!source.InPeriod(time) || group.rows.size() >= kMostRows) continue;
    group.rows.push_back({{Plain(source.words().ShortDate(source.DayAt(time))),
                           Plain(source(Word::kRevisionFoot, {{"number", absl::StrCat(revision->number())}})),
                           Plain(WordOf(source, revision->state())), Plain(Trimmed(revision->reason()))}});
  }
  return group;
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

// The T-score with what it is made of, where the reader gets it.
void AddAttainment(const Source& source, Blocks& out) {
  const GoalAttainment& attainment = source.snapshot().goal_attainment();
  if (!attainment.has_t_score()) return;
  std::string text = source(Word::kGasScore, {{"score", source.words().Number(attainment.t_score(), 1)}});
  if (attainment.unscored_count() > 0) {
    absl::StrAppend(&text, " ", source.words().Count(Word::kGasUnscored, attainment.unscored_count()));
  }
  Add(out, Callout{Tone::kInfo, source(Word::kGasT), {Plain(text)}});
}

}  // namespace

void AddChanges(const Source& source, Blocks& out) {
  const std::vector<Change> changes = ChangesOf(source);
  TableGroup goals, circumstances = CircumstanceRows(source), revisions = RevisionRows(source);
  for (const Change& change : changes) {
    if (goals.rows.size() < kMostRows) goals.rows.push_back(ChangeRow(source, change));
  }
  // Goals alone need no word that says so.
  if (!circumstances.rows.empty() || !revisions.rows.empty()) goals.title = source(Word::kGoals);
  Table table;
  table.columns = {{source(Word::kDate), 1, Align::kStart, true},
                   {source(Word::kWhatTerm), 2.4, Align::kStart, false, true},
                   {source(Word::kStateChange), 1.9},
                   {source(Word::kReasonAndActor), 2.6}};
  for (TableGroup* group : {&circumstances, &revisions, &goals}) {
    if (!group->rows.empty()) table.groups.push_back(std::move(*group));
  }
  AddTable(Heading{1, source(Word::kWhatChanged)}, std::move(table), out);
  AddMore(source, static_cast<int64_t>(changes.size()) - kMostRows, out);
}

void AddGasScores(const Source& source, Blocks& out) {
  Table table;
  table.columns = {{source(Word::kGoal), 3, Align::kStart, false, true},
                   {source(Word::kOutcome), 1.4},
                   {source(Word::kWeight), 0.7, Align::kEnd, true},
                   {source(Word::kScore), 0.6, Align::kEnd, true},
                   {source(Word::kMeaning), 1.6},
                   {source(Word::kClosed), 1.1, Align::kStart, true}};
  TableGroup rows;
  for (const Goal& goal : source.snapshot().goals()) {
    if (goal.has_delete_time() || goal.state() != Goal::STATE_COMPLETED || goal.closings_size() == 0) continue;
    const Closing& closing = goal.closings(goal.closings_size() - 1);
    if (!closing.has_gas_score() || rows.rows.size() >= kMostRows) continue;
    const double weight = goal.has_weight() ? goal.weight() : 1;
    rows.rows.push_back({{Plain(goal.title()), Plain(WordOf(source, closing.outcome())),
                          Plain(source.words().Number(weight)), Plain(source.words().Signed(closing.gas_score(), 0)),
                          Plain(GasWord(source, closing.gas_score())), Plain(source.ShortDate(closing.close_date()))}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(Heading{1, source(Word::kGas), source(Word::kGasLead)}, std::move(table), out);
  AddAttainment(source, out);
}

// "3 × 0, 2 × 1, 1 × −1": weight times score of every closed goal.
std::string AttainmentInputs(const Source& source) {
  constexpr size_t kMostInputs = 60;
  std::vector<std::string> parts;
  for (const GoalAttainment::Item& item : source.snapshot().goal_attainment().items()) {
    if (parts.size() >= kMostInputs) break;
    parts.push_back(absl::StrCat(source.words().Number(item.weight()), "\u00A0×\u00A0",
                                 source.words().Number(item.gas_score(), 0)));
  }
  return absl::StrJoin(parts, ", ");
}

}  // namespace milepost::report
