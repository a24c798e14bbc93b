// How one learned, what comes next, and room for an answer.
#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using goals::v1::Goal;
using progress::v1::Activity;

constexpr int kHorizonDays = 60;
constexpr int kCommentLines = 5;

struct Step {
  absl::CivilDay day;
  std::string what, goal, who;
  Word kind;
};

std::vector<Step> StepsAhead(const Source& source) {
  std::vector<Step> steps;
  const auto ahead = [&](const google::type::Date& date) -> std::optional<absl::CivilDay> {
    const auto day = DayOf(date);
    return day && *day >= source.today() && *day <= source.today() + kHorizonDays ? day : std::nullopt;
  };
  for (const Goal& goal : source.snapshot().goals()) {
    if (!IsOpen(goal) || goal.state() == Goal::STATE_ON_HOLD) continue;
    for (const auto& milestone : goal.milestones()) {
      const auto day = ahead(milestone.due_date());
      if (day && !milestone.has_achieve_date())
        steps.push_back({*day, milestone.title(), goal.title(), "", Word::kMilestone});
    }
    for (const auto& action : goal.action_items()) {
      const auto day = ahead(action.due_date());
      if (!day || action.has_complete_date()) continue;
      steps.push_back({*day, action.title(), goal.title(), source.Person(action.responsible()), Word::kAction});
    }
    if (const auto day = ahead(goal.due_date())) steps.push_back({*day, goal.title(), "", "", Word::kGoal});
  }
  std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.day < b.day; });
  return steps;
}

Hue HueOf(Activity::LearningCategory category) {
  switch (category) {
    case Activity::LEARNING_CATEGORY_EXPERIENCE:
      return Hue::kBrand;
    case Activity::LEARNING_CATEGORY_EXPOSURE:
      return Hue::kTeal;
    default:
      return Hue::kPlum;
  }
}

double AimOf(Activity::LearningCategory category) {
  switch (category) {
    case Activity::LEARNING_CATEGORY_EXPERIENCE:
      return 0.7;
    case Activity::LEARNING_CATEGORY_EXPOSURE:
      return 0.2;
    default:
      return 0.1;
  }
}

void AddActivities(const Source& source, Blocks& out) {
  Table table;
  table.band = false;
  table.columns = {{source(Word::kDate), 1, Align::kStart, true},
                   {source(Word::kActivity), 3, Align::kStart, false, true},
                   {source(Word::kHowLearned), 1.4},
                   {source(Word::kProvider), 1.8},
                   {source(Word::kHoursTitle), 0.7, Align::kEnd, true},
                   {source(Word::kCost), 1, Align::kEnd, true}};
  TableGroup rows;
  Purse cost;
  double hours = 0;
  int64_t left_out = 0;
  for (const progress::v1::JournalEntry& entry : source.snapshot().journal()) {
    if (!entry.has_activity() || !source.InPeriod(entry.entry_date())) continue;
    const Activity& activity = entry.activity();
    cost.Add(activity.cost());
    hours += activity.hours();
    if (rows.rows.size() >= kMostRows) {
      ++left_out;
      continue;
    }
    const auto category = static_cast<goals::v1::ActionItem::LearningCategory>(activity.category());
    rows.rows.push_back(
        {{Plain(source.ShortDate(entry.entry_date())), Plain(activity.title()), Plain(WordOf(source, category)),
          Plain(activity.provider()), Plain(activity.has_hours() ? Hours(source, activity.hours()) : ""),
          Plain(FormatMoney(source, activity.cost()))}});
  }
  if (rows.rows.empty()) return;
  if (rows.rows.size() > 1) {
    rows.rows.push_back({{Plain(source(Word::kTotal)), Plain(""), Plain(""), Plain(""), Plain(Hours(source, hours)),
                          Plain(cost.Format(source))},
                         true});
  }
  table.groups.push_back(std::move(rows));
  AddTable(std::move(table), out);
  AddMore(source, left_out, out);
}

}  // namespace

void AddLearning(const Source& source, Blocks& out) {
  Blocks body;
  const progress::v1::LearningSummary& learning = source.snapshot().learning();
  BalanceBar bar;
  bar.target_label = source(Word::kMixAim);
  std::string alt;
  for (const progress::v1::LearningSummary::Share& share : learning.shares()) {
    if (!share.has_share()) continue;
    const auto category = static_cast<goals::v1::ActionItem::LearningCategory>(share.category());
    const std::string amount =
        learning.by_count() ? source.words().Count(Word::kActivityCount, share.count()) : Hours(source, share.hours());
    const std::string value = absl::StrCat(source.words().Percent(share.share()), " · ", amount);
    bar.shares.push_back(
        {WordOf(source, category), share.share(), value, HueOf(share.category()), AimOf(share.category())});
    absl::StrAppend(&alt, alt.empty() ? "" : "; ", bar.shares.back().label, ": ", value);
  }
  std::string lead;
  if (!bar.shares.empty()) {
    lead = source(Word::kLearningLead);
    ChartBlock block;
    block.chart = std::move(bar);
    block.alt = std::move(alt);
    Add(body, std::move(block));
  }
  AddActivities(source, body);
  if (body.empty()) return;
  Add(out, Heading{1, source(Word::kLearning), lead});
  AddAll(std::move(body), out);
}

void AddNextSteps(const Source& source, Blocks& out) {
  const std::vector<Step> steps = StepsAhead(source);
  if (steps.empty()) return;
  Table table;
  table.columns = {{source(Word::kDue), 1.1, Align::kStart, true},
                   {source(Word::kStep), 4},
                   {source(Word::kKind), 1.1},
                   {source(Word::kResponsible), 1.4}};
  TableGroup rows;
  for (const Step& step : steps) {
    if (rows.rows.size() >= kMostRows) break;
    Text what = Styled(step.what, Style::kBold);
    if (!step.goal.empty()) what.push_back({absl::StrCat("\n", step.goal), Style::kMuted});
    const std::string who = step.who.empty() ? source.snapshot().profile().display_name() : step.who;
    rows.rows.push_back(
        {{Plain(source.words().ShortDate(step.day)), std::move(what), Plain(source(step.kind)), Plain(who)}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(Heading{1, source(Word::kNextSteps), source.words().Count(Word::kNextStepsLead, kHorizonDays)},
           std::move(table), out);
  AddMore(source, static_cast<int64_t>(steps.size()) - kMostRows, out);
}

void AddAcknowledgement(const Source& source, Blocks& out) {
  const snapshot::v1::ReportSnapshot& snapshot = source.snapshot();
  if (snapshot.goals().empty() && snapshot.journal().empty() && !snapshot.has_plan()) return;  // nothing to acknowledge
  Blocks body;
  Add(body, Heading{1, source(Word::kComments)});
  Add(body, NoteLines{source(Word::kCommentsLabel), kCommentLines});
  SignatureBlock block;
  block.statement = source(Word::kAcknowledgement);
  block.signers.push_back({source.snapshot().profile().display_name(), source(Word::kEmployee), source(Word::kDate)});
  if (const std::string manager = source.Name(source.snapshot().profile().manager()); !manager.empty()) {
    block.signers.push_back({manager, source(Word::kManager), source(Word::kDate)});
  }
  if (const std::string mentor = MentorNames(source); !mentor.empty()) {
    block.signers.push_back({mentor, source(Word::kMentor), source(Word::kDate)});
  }
  Add(body, std::move(block));
  AddTogether(std::move(body), out);
}

}  // namespace milepost::report
