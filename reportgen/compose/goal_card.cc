// One card a goal: what, why, how it is judged, what is done for it.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/step_words.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using goals::v1::Goal;
using goals::v1::SmartAssessment;

// Steps of a card that is not parted: half a page at most.
constexpr int kShortCard = 3;

std::string OverlineOf(const Source& source, const Goal& goal) {
  std::vector<std::string> parts = {WordOf(source, goal.priority())};
  if (goal.horizon() != Goal::HORIZON_UNSPECIFIED) parts.push_back(WordOf(source, goal.horizon()));
  if (goal.stretch()) parts.push_back(source(Word::kStretch));
  const double weight = goal.has_weight() ? goal.weight() : 1;  // the API's default
  parts.push_back(source(Word::kWeightOf, {{"weight", source.words().Number(weight)}}));
  return Capitals(absl::StrJoin(parts, "  ·  "));
}

void AddSentence(const Source& source, Word label, const std::string& text, Blocks& out) {
  const std::string trimmed = Trimmed(text);
  if (trimmed.empty()) return;
  Add(out, Paragraph{{Run{source(label), Style::kBold}, Run{absl::StrCat("  ", trimmed)}}});
}

void AddBar(const Source& source, const Goal& goal, Blocks& out) {
  if (!goal.status().has_progress()) return;
  const auto pip = PipOf(source, goal);
  ProgressBar bar{source(Word::kProgress), goal.status().progress()};
  bar.value = source.words().Percent(goal.status().progress());
  bar.hue = pip ? report::HueOf(pip->status) : Hue::kBrand;
  ProgressBars bars;
  bar.expected = ExpectedOf(goal);
  if (bar.expected) {
    const std::string expected = source(Word::kExpectedToday, {{"percent", source.words().Percent(*bar.expected)}});
    absl::StrAppend(&bar.value, " · ", expected);
  }
  std::string alt = absl::StrCat(bar.label, ": ", bar.value);
  bars.bars.push_back(std::move(bar));
  ChartBlock block;
  block.chart = std::move(bars);
  block.alt = std::move(alt);
  Add(out, std::move(block));
}

void AddFact(std::vector<Labelled>& facts, std::string label, std::string value) {
  if (!value.empty()) facts.push_back({std::move(label), std::move(value)});
}

std::string SlipOf(const Source& source, const Goal& goal) {
  const auto& status = goal.status();
  std::string date = source.ShortDate(status.projected_finish_date());
  if (date.empty() || !status.has_slip_days() || status.slip_days() == 0) return date;
  const Word word = status.slip_days() > 0 ? Word::kDaysLate : Word::kDaysEarly;
  return absl::StrCat(date, "\n", source.words().Count(word, std::abs(int64_t{status.slip_days()})));
}

Facts FactsOf(const Source& source, const Goal& goal) {
  Facts facts;
  std::string when = source.ShortDate(goal.due_date());
  if (const std::string start = source.ShortDate(goal.start_date()); !start.empty() && !when.empty()) {
    when = absl::StrCat(start, " –\n", when);
  }
  AddFact(facts.items, source(Word::kWhen), when);
  AddFact(facts.items, source(Word::kMeasure), MetricLine(source, goal));
  if (goal.has_confidence()) {
    AddFact(facts.items, source(Word::kConfidence),
            source(Word::kOfTen, {{"points", absl::StrCat(goal.confidence())}}));
  }
  if (IsJudged(goal)) AddFact(facts.items, source(Word::kProjected), SlipOf(source, goal));
  return facts;
}

void AddCriteria(const Source& source, const Goal& goal, Blocks& out) {
  List list;
  for (const std::string& criterion : goal.success_criteria()) {
    if (const std::string text = Trimmed(criterion); !text.empty()) list.items.push_back({Plain(text)});
  }
  if (list.items.empty()) return;
  Add(out, Paragraph{Styled(source(Word::kSuccessCriteria), Style::kBold)});
  Add(out, std::move(list));
}

std::string VerdictOf(const Source& source, SmartAssessment::Verdict verdict) {
  switch (verdict) {
    case SmartAssessment::VERDICT_SMART:
      return source(Word::kSmartGood);
    case SmartAssessment::VERDICT_NEEDS_WORK:
      return source(Word::kSmartNearly);
    case SmartAssessment::VERDICT_NOT_SMART:
      return source(Word::kSmartNotYet);
    default:
      return "";
  }
}

struct Advice {
  std::string_view rule;
  Word word;
};
constexpr Advice kAdvice[] = {
    {"smart.specific.action-verb", Word::kAdviceVerb},   {"smart.specific.vague-word", Word::kAdviceVague},
    {"smart.measurable.measure", Word::kAdviceMeasure},  {"smart.achievable.action", Word::kAdviceAction},
    {"smart.achievable.support", Word::kAdviceSupport},  {"smart.achievable.capacity", Word::kAdviceCapacity},
    {"smart.relevant.link", Word::kAdviceLink},          {"smart.relevant.why", Word::kAdviceWhy},
    {"smart.time-bound.due-date", Word::kAdviceDueDate}, {"smart.time-bound.checkpoint", Word::kAdviceCheckpoint}};

// In the document's language; of a newer server's rule in that server's own words.
std::string AdviceOf(const Source& source, const SmartAssessment::Finding& finding) {
  const auto* advice = std::find_if(std::begin(kAdvice), std::end(kAdvice),
                                    [&](const Advice& it) { return it.rule == finding.rule_id(); });
  if (advice != std::end(kAdvice)) return source(advice->word);
  return Trimmed(finding.suggestion().empty() ? finding.message() : finding.suggestion());
}

void AddSmart(const Source& source, const Goal& goal, Blocks& out) {
  const auto it = source.snapshot().smart().find(goal.name());
  if (it == source.snapshot().smart().end() || it->second.letters().empty()) return;
  const SmartAssessment& smart = it->second;
  SmartPips pips;
  for (const SmartAssessment::Letter& letter : smart.letters()) {
    if (letter.letter().size() == 1) pips.push_back({letter.letter(), letter.score()});
  }
  const std::string score = source(Word::kOfTen, {{"points", absl::StrCat(smart.score())}});
  std::string advice = absl::StrCat("  ", VerdictOf(source, smart.verdict()));
  if (!smart.findings().empty()) absl::StrAppend(&advice, " ", AdviceOf(source, smart.findings(0)));
  Table table;
  table.band = false;
  table.columns = {{"", 1}, {"", 5}};
  TableRow row{{std::move(pips), Text{Run{absl::StrCat(source(Word::kSmart), " ", score), Style::kBold}, Run{advice}}}};
  table.groups.push_back({"", "", Hue::kBrand, {std::move(row)}});
  Add(out, std::move(table));
}

// Why and by what it is judged, beside when and how it is measured.
void AddTerms(const Source& source, const Goal& goal, Blocks& out) {
  Facts facts = FactsOf(source, goal);
  Blocks words;
  AddSentence(source, Word::kWhy, goal.why(), words);
  AddCriteria(source, goal, words);
  if (words.empty() || facts.items.empty()) {
    AddAll(std::move(words), out);
    facts.columns = 4;
    if (!facts.items.empty()) Add(out, std::move(facts));
    return;
  }
  facts.columns = 2;
  Columns columns;
  columns.columns.push_back({1.25, std::move(words)});
  columns.columns.push_back({1, {Block{std::move(facts)}}});
  Add(out, std::move(columns));
}

TableRow MilestoneRow(const Source& source, const goals::v1::Milestone& milestone) {
  return {{Plain(milestone.title()), Plain(source(Word::kMilestone)), Plain(source.ShortDate(milestone.due_date())),
           Plain(""), Plain(""), StepStatus(source, milestone.achieve_date(), milestone.due_date())}};
}

TableRow ActionRow(const Source& source, const goals::v1::ActionItem& action) {
  Text what = Plain(action.title());
  std::vector<std::string> help;
  if (const std::string who = source.Person(action.responsible()); !who.empty()) help.push_back(who);
  if (const std::string support = Trimmed(action.support()); !support.empty()) help.push_back(support);
  if (!help.empty()) what.push_back({absl::StrCat("\n", absl::StrJoin(help, " · ")), Style::kMuted});
  const std::string category = WordOf(source, action.category());
  return {{std::move(what), Plain(category.empty() ? source(Word::kAction) : category),
           Plain(source.ShortDate(action.due_date())),
           Plain(action.has_planned_hours() ? Hours(source, action.planned_hours()) : ""),
           Plain(FormatMoney(source, action.cost())), StepStatus(source, action.complete_date(), action.due_date())}};
}

void AddSteps(const Source& source, const Goal& goal, Blocks& out) {
  Table table;
  table.band = false;
  table.columns = {{source(Word::kStep), 3.2},
                   {source(Word::kKind), 1.2},
                   {source(Word::kDue), 1.2, Align::kStart, true},
                   {source(Word::kHoursTitle), 0.7, Align::kEnd, true},
                   {source(Word::kCost), 1.0, Align::kEnd, true},
                   {source(Word::kState), 1.2}};
  TableGroup rows;
  for (const auto& milestone : goal.milestones()) rows.rows.push_back(MilestoneRow(source, milestone));
  for (const auto& action : goal.action_items()) rows.rows.push_back(ActionRow(source, action));
  if (rows.rows.empty()) return;
  const int64_t left_out = static_cast<int64_t>(rows.rows.size()) - kMostRows;
  if (left_out > 0) rows.rows.resize(kMostRows);
  table.groups.push_back(std::move(rows));
  AddTable(std::move(table), out);
  AddMore(source, left_out, out);
}

void AddLinks(const Source& source, const Goal& goal, Blocks& out) {
  std::vector<std::string> skills, values;
  for (const std::string& skill : goal.skills()) {
    if (std::string name = source.Name(skill); !name.empty()) skills.push_back(std::move(name));
  }
  for (const std::string& id : goal.value_ids()) {
    if (const auto* value = source.Value(id)) values.push_back(value->label());
  }
  std::vector<std::string> parts;
  if (const Goal* parent = source.Goal(goal.parent_goal())) {
    parts.push_back(source(Word::kPartOf, {{"goal", parent->title()}}));
  }
  if (!skills.empty()) parts.push_back(source(Word::kBuilds, {{"skills", absl::StrJoin(skills, ", ")}}));
  if (!values.empty()) parts.push_back(source(Word::kServes, {{"values", absl::StrJoin(values, ", ")}}));
  if (!parts.empty()) Add(out, Paragraph{Styled(absl::StrJoin(parts, "   ·   "), Style::kMuted), true});
}

Card CardOf(const Source& source, const Goal& goal) {
  Card card;
  card.hue = HueOf(goal.horizon());
  card.overline = OverlineOf(source, goal);
  card.title = goal.title();
  card.pip = PipOf(source, goal);
  Blocks head, tail;
  AddBar(source, goal, head);
  if (const std::string text = Trimmed(goal.description()); !text.empty()) Add(head, Paragraph{Plain(text)});
  AddTerms(source, goal, head);
  AddAsOne(std::move(head), card.blocks);
  AddSteps(source, goal, card.blocks);
  AddSmart(source, goal, tail);
  AddLinks(source, goal, tail);
  AddBelow(std::move(tail), card.blocks);
  return card;
}

}  // namespace

Cell StepStatus(const Source& source, const google::type::Date& done, const google::type::Date& due) {
  if (done.year() > 0) return StatusPip{Status::kDone, source.ShortDate(done)};
  const auto day = DayOf(due);
  if (day && *day < source.today()) return StatusPip{Status::kOverdue, source(Word::kHealthOverdue)};
  return StatusPip{Status::kNotStarted, source(Word::kOpen)};
}

void AddGoalCards(const Source& source, Blocks& out) {
  int64_t left_out = 0;
  int cards = 0;
  for (const Goal& goal : source.goals()) {
    if (!IsLive(goal)) continue;
    if (cards == kMostGoals) {
      ++left_out;
      continue;
    }
    if (cards++ == 0) Add(out, Heading{1, source(Word::kGoalCards)});
    Block card{CardOf(source, goal)};
    const bool is_short = goal.milestones_size() + goal.action_items_size() <= kShortCard;
    is_short ? AddTogether({std::move(card)}, out) : Add(out, std::get<Card>(std::move(card.content)));
  }
  AddMore(source, left_out, out);
}

}  // namespace milepost::report
