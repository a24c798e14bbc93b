// Which ways were looked at, whom one asked about them, and what of one's skills goes along.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/sections.h"
#include "reportgen/compose/skill_words.h"
#include "reportgen/compose/tables.h"

namespace milepost::report {
namespace {

using profiles::v1::CareerOption;
using profiles::v1::CareerOptionComparison;
using profiles::v1::Interaction;
using profiles::v1::TransferableSkill;

constexpr size_t kMostOptions = 40, kMostInterviews = 40, kMostQuestions = 4;

std::string WordOf(const Source& source, CareerOption::Demand demand) {
  switch (demand) {
    case CareerOption::DEMAND_VERY_LOW:
      return source(Word::kDemandVeryLow);
    case CareerOption::DEMAND_LOW:
      return source(Word::kDemandLow);
    case CareerOption::DEMAND_MODERATE:
      return source(Word::kDemandModerate);
    case CareerOption::DEMAND_HIGH:
      return source(Word::kDemandHigh);
    case CareerOption::DEMAND_VERY_HIGH:
      return source(Word::kDemandVeryHigh);
    default:
      return "–";
  }
}

StatusPip PipOf(const Source& source, CareerOption::Verdict verdict) {
  switch (verdict) {
    case CareerOption::VERDICT_PURSUE:
      return {Status::kOnTrack, source(Word::kVerdictPursue)};
    case CareerOption::VERDICT_KEEP:
      return {Status::kPaused, source(Word::kVerdictKeep)};
    case CareerOption::VERDICT_REJECT:
      return {Status::kDropped, source(Word::kVerdictReject)};
    default:
      return {Status::kNotStarted, source(Word::kVerdictOpen)};
  }
}

// The range, then whose figures they are.
Text SalaryOf(const Source& source, const CareerOption::Salary& salary) {
  const std::string low = FormatMoney(source, salary.min_amount()), high = FormatMoney(source, salary.max_amount());
  if (low.empty() && high.empty()) return Plain("–");
  const std::string range = low.empty() || low == high ? high : high.empty() ? low : absl::StrCat(low, " – ", high);
  Text text = Plain(range);
  std::vector<std::string> origin;
  if (const std::string& from = salary.source(); !from.empty()) origin.push_back(from);
  if (const std::string day = source.ShortDate(salary.as_of_date()); !day.empty()) origin.push_back(day);
  if (!origin.empty()) text.push_back({absl::StrCat("\n", absl::StrJoin(origin, ", ")), Style::kMuted});
  return text;
}

Cell PointsOf(const Source& source, bool has, int points) {
  return Plain(has ? source.words().Number(points, 0) : std::string("–"));
}

Hue HueOf(CareerOption::Verdict verdict) {
  switch (verdict) {
    case CareerOption::VERDICT_PURSUE:
      return Hue::kTeal;
    case CareerOption::VERDICT_REJECT:
      return Hue::kSlate;
    default:
      return Hue::kBrand;
  }
}

// The option's name across the table, its figures below.
TableGroup OptionGroup(const Source& source, const CareerOptionComparison::Row& row) {
  const CareerOption& option = row.career_option();
  TableGroup group{row.display_title(), option.industry(), HueOf(option.verdict())};
  group.rows.push_back(
      {{PointsOf(source, option.has_fit(), option.fit()), PointsOf(source, option.has_growth(), option.growth()),
        PointsOf(source, option.has_balance_rating(), option.balance_rating()), Plain(WordOf(source, option.demand())),
        SalaryOf(source, option.salary()), Plain(PercentOr(source, row.has_readiness(), row.readiness())),
        Plain(PercentOr(source, row.has_score(), row.score())), PipOf(source, option.verdict())}});
  return group;
}

// Why each was pursued, kept or rejected.
void AddVerdicts(const Source& source, Blocks& out) {
  List list;
  for (const CareerOptionComparison::Row& row : source.snapshot().career_options().rows()) {
    const std::string why = Trimmed(row.career_option().verdict_reason());
    if (why.empty() || list.items.size() >= kMostOptions) continue;
    const std::string word = PipOf(source, row.career_option().verdict()).word;
    list.items.push_back(
        {{Run{absl::StrCat(row.display_title(), " · ", word), Style::kBold}, Run{absl::StrCat("\n", why)}}});
  }
  if (!list.items.empty()) AddBelow({Block{std::move(list)}}, out);
}

Text ConversationOf(const Source& source, const Interaction& interview) {
  const std::string who = source.Name(interview.contact());
  Text text = Styled(who.empty() ? interview.subject() : who, Style::kBold);
  if (!who.empty() && !interview.subject().empty()) {
    text.push_back({absl::StrCat("\n", interview.subject()), Style::kMuted});
  }
  std::vector<std::string> questions;
  for (const std::string& question : interview.questions()) {
    if (questions.size() < kMostQuestions && !Trimmed(question).empty()) questions.push_back(Trimmed(question));
  }
  if (!questions.empty()) {
    text.push_back(
        {absl::StrCat("\n", source(Word::kAsked, {{"questions", absl::StrJoin(questions, " · ")}})), Style::kMuted});
  }
  return text;
}

Text LearnedOf(const Source& source, const Interaction& interview) {
  Text text = Plain(Trimmed(interview.learned()));
  if (!interview.referrals().empty()) {
    const std::string names = absl::StrJoin(interview.referrals(), ", ");
    text.push_back(
        {absl::StrCat(text[0].text.empty() ? "" : "\n", source(Word::kReferredTo, {{"names", names}})), Style::kMuted});
  }
  return text;
}

Text NextOf(const Source& source, const Interaction& interview) {
  Text text = Plain(interview.next_step().what());
  const std::string day = source.ShortDate(interview.next_step().due_date());
  if (!text[0].text.empty()) {
    const std::string state = interview.next_step().done() ? source(Word::kHealthDone) : day;
    if (!state.empty()) text.push_back({absl::StrCat("\n", state), Style::kMuted});
  }
  return text;
}

void AddInterviews(const Source& source, Blocks& out) {
  Table table;
  table.columns = {{source(Word::kDate), 1, Align::kStart, true},
                   {source(Word::kConversationWith), 2.3},
                   {source(Word::kLearned), 2.6},
                   {source(Word::kFit), 0.6, Align::kEnd, true},
                   {source(Word::kNextStep), 2.2},
                   {source(Word::kState), 1.2}};
  TableGroup rows;
  int64_t left_out = 0;
  for (const Interaction& interview : source.snapshot().interactions()) {
    if (interview.kind() != Interaction::KIND_INFORMATIONAL_INTERVIEW) continue;
    if (rows.rows.size() >= kMostInterviews) {
      ++left_out;
      continue;
    }
    const bool thanked = interview.thank_you_sent();
    const StatusPip pip = {thanked ? Status::kDone : Status::kNotStarted,
                           source(thanked ? Word::kThanked : Word::kNotThanked)};
    rows.rows.push_back({{Plain(source.ShortDate(interview.interaction_date())), ConversationOf(source, interview),
                          LearnedOf(source, interview), PointsOf(source, interview.has_fit(), interview.fit()),
                          NextOf(source, interview), pip}});
  }
  table.groups.push_back(std::move(rows));
  AddTable(Heading{2, source(Word::kInterviews)}, std::move(table), out);
  AddMore(source, left_out, out);
}

std::string ReachOf(const Source& source, catalog::v1::Skill::ReuseLevel level) {
  switch (level) {
    case catalog::v1::Skill::REUSE_LEVEL_TRANSVERSAL:
      return source(Word::kTransversal);
    case catalog::v1::Skill::REUSE_LEVEL_CROSS_SECTOR:
      return source(Word::kCrossSector);
    default:
      return "–";
  }
}

}  // namespace

void AddOptions(const Source& source, Blocks& out) {
  Table table;
  table.columns = {{source(Word::kFit), 0.7, Align::kStart, true},
                   {source(Word::kGrowth), 0.8, Align::kStart, true},
                   {source(Word::kLifeBalance), 0.9, Align::kStart, true},
                   {source(Word::kDemand), 1},
                   {source(Word::kSalary), 2.6},
                   {source(Word::kReadinessTerm), 1, Align::kEnd, true},
                   {source(Word::kOptionScore), 1, Align::kEnd, true},
                   {source(Word::kVerdict), 1.4}};
  int64_t left_out = 0;
  for (const CareerOptionComparison::Row& row : source.snapshot().career_options().rows()) {
    if (table.groups.size() < kMostOptions) {
      table.groups.push_back(OptionGroup(source, row));
    } else {
      ++left_out;
    }
  }
  Blocks body;
  AddTable(std::move(table), body);
  AddMore(source, left_out, body);
  AddVerdicts(source, body);
  AddInterviews(source, body);
  if (body.empty()) return;
  Add(out, Heading{1, source(Word::kOptions), source(Word::kOptionsLead)});
  AddAll(std::move(body), out);
}

void AddCarryOver(const Source& source, Blocks& out) {
  const profiles::v1::ListTransferableSkillsResponse& carried = source.snapshot().transferable_skills();
  Table table;
  table.band = false;
  table.columns = {{source(Word::kSkill), 2.4, Align::kStart, false, true},
                   {source(Word::kReach), 1.4},
                   {source(Word::kImportance), 1},
                   {source(Word::kRequired), 0.9, Align::kEnd, true},
                   {source(Word::kToday), 1, Align::kEnd, true},
                   {source(Word::kState), 1.1}};
  TableGroup rows;
  for (const TransferableSkill& skill : carried.transferable_skills()) {
    if (rows.rows.size() >= kMostRows) break;
    const std::string today =
        skill.has_current_level() ? absl::StrCat(skill.current_level()) : source(Word::kNotAssessed);
    rows.rows.push_back(
        {{Plain(skill.skill_display_name()), Plain(ReachOf(source, skill.reuse_level())),
          Plain(ImportanceOf(source, skill.importance())), Plain(absl::StrCat(skill.required_level())), Plain(today),
          skill.met() ? StatusPip{Status::kDone, source(Word::kMet)}
                      : StatusPip{Status::kNotStarted, source(Word::kNotMet)}}});
  }
  table.groups.push_back(std::move(rows));
  Heading heading{2, source(Word::kCarryOver)};
  if (carried.has_coverage()) {
    heading.lead = source(Word::kCarryOverLead, {{"percent", source.words().Percent(carried.coverage())}});
  }
  AddTable(std::move(heading), std::move(table), out);
  AddMore(source, carried.transferable_skills_size() - kMostRows, out);
}

}  // namespace milepost::report
