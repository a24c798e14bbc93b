#include "services/goals/smart_lint.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/unit/goals/goal_texts.h"

namespace milepost::goals {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using v1::SmartAssessment;

SmartAssessment Lint(absl::string_view goal, LintContext context = {}) {
  context.today = kToday;
  return LintGoal(Parse<v1::Goal>(goal), context);
}

int Score(const SmartAssessment& assessment, absl::string_view letter) {
  for (const SmartAssessment::Letter& scored : assessment.letters()) {
    if (scored.letter() == letter) return scored.score();
  }
  ADD_FAILURE() << "no letter " << letter;
  return -1;
}

std::vector<std::string> Rules(const SmartAssessment& assessment) {
  std::vector<std::string> rules;
  for (const SmartAssessment::Finding& finding : assessment.findings()) rules.push_back(finding.rule_id());
  return rules;
}

constexpr absl::string_view kGood =
    "title: 'Lead two cross-team designs' metric { start: 0 target: 2 } action_items { title: 'Ask' support: 'Priya' } "
    "role: 'roles/architect' why: 'It is what I want to do.' start_date { year: 2026 month: 6 day: 1 } "
    "due_date { year: 2026 month: 8 day: 30 } ";

TEST(LintGoal, GetBetterAtCodingScoresZero) {
  SmartAssessment assessment = Lint("title: 'Get better at coding'");
  EXPECT_EQ(assessment.score(), 0);
  EXPECT_EQ(assessment.verdict(), SmartAssessment::VERDICT_NOT_SMART);
  EXPECT_THAT(Rules(assessment), ElementsAre("smart.specific.action-verb", "smart.specific.vague-word",
                                             "smart.measurable.measure", "smart.achievable.action",
                                             "smart.relevant.link", "smart.relevant.why", "smart.time-bound.due-date"));
  for (const auto& finding : assessment.findings()) {
    EXPECT_EQ(finding.severity(), SmartAssessment::SEVERITY_ERROR) << finding.rule_id();
    EXPECT_FALSE(finding.message().empty() || finding.suggestion().empty() || finding.field().empty());
  }
}

TEST(LintGoal, AWellPutGoalScoresTenWithoutFindings) {
  SmartAssessment assessment = Lint(kGood);
  EXPECT_EQ(assessment.score(), 10);
  EXPECT_EQ(assessment.verdict(), SmartAssessment::VERDICT_SMART);
  EXPECT_THAT(assessment.findings(), IsEmpty());
  ASSERT_THAT(assessment.letters(), SizeIs(5));
  std::string letters;
  for (const auto& letter : assessment.letters()) letters += letter.letter();
  EXPECT_EQ(letters, "SMART");
}

TEST(LintGoal, EightWithAZeroIsNotSmart) {
  SmartAssessment assessment = Lint(
      "title: 'Lead two designs' metric { start: 0 target: 2 } action_items { support: 'Priya' } "
      "role: 'roles/architect' why: 'Joy.'");
  EXPECT_EQ(assessment.score(), 8);
  EXPECT_EQ(assessment.verdict(), SmartAssessment::VERDICT_NEEDS_WORK);
}

TEST(LintGoal, FiveNeedsWorkAndFourDoesNotReach) {
  SmartAssessment five = Lint("title: 'Lead two designs' action_items {} why: 'Joy.'");  // S 2, M 1, A 1, R 1, T 0
  EXPECT_EQ(five.score(), 5);
  EXPECT_EQ(five.verdict(), SmartAssessment::VERDICT_NEEDS_WORK);
  SmartAssessment four = Lint("title: 'Lead two designs' action_items {}");
  EXPECT_EQ(four.score(), 4);
  EXPECT_EQ(four.verdict(), SmartAssessment::VERDICT_NOT_SMART);
}

TEST(LintGoal, PutsErrorsBeforeWarnings) {
  SmartAssessment assessment = Lint("title: 'Lead' why: 'Joy.'");
  EXPECT_EQ(assessment.findings(0).severity(), SmartAssessment::SEVERITY_ERROR);
  EXPECT_EQ(assessment.findings().rbegin()->severity(), SmartAssessment::SEVERITY_WARNING);
  EXPECT_EQ(assessment.findings().rbegin()->rule_id(), "smart.relevant.link");
}

TEST(Specific, AVerbOrPrecisionAloneScoresOne) {
  EXPECT_EQ(Score(Lint("title: 'Lead some designs'"), "S"), 1);
  EXPECT_EQ(Score(Lint("title: 'Cloud certification'"), "S"), 1);
  EXPECT_EQ(Score(Lint("title: 'Lead designs'"), "S"), 2);
  EXPECT_EQ(Score(Lint(""), "S"), 0) << "an empty title is not precise";
}

TEST(Specific, FollowsTheLocale) {
  EXPECT_EQ(Score(Lint("title: 'Uko\\305\\204czy\\304\\207 kurs'", {.locale = "pl-PL"}), "S"), 2);
  EXPECT_EQ(Score(Lint("title: 'Uko\\305\\204czy\\304\\207 kurs'"), "S"), 1);
}

TEST(Measurable, AMetricOrTwoMilestonesScoreTwo) {
  EXPECT_EQ(Score(Lint("metric { start: 48 target: 24 }"), "M"), 2);
  EXPECT_EQ(Score(Lint("milestones {} milestones {}"), "M"), 2);
  EXPECT_EQ(Score(Lint("milestones {}"), "M"), 0);
  EXPECT_EQ(Score(Lint("metric { unit: 'hours' }"), "M"), 0);
}

TEST(Measurable, ANumberOrCriteriaScoreOne) {
  EXPECT_EQ(Score(Lint("title: 'Lead two designs'"), "M"), 1);
  EXPECT_EQ(Score(Lint("description: 'From 48 to 24 hours'"), "M"), 1);
  EXPECT_EQ(Score(Lint("success_criteria: 'Signed off'"), "M"), 1);
  EXPECT_EQ(Score(Lint("success_criteria: ' '"), "M"), 0);
}

TEST(Achievable, SupportOrAnIfThenPlanCompletesAnAction) {
  EXPECT_EQ(Score(Lint("action_items {}"), "A"), 1);
  EXPECT_EQ(Score(Lint("action_items {} action_items { support: 'Priya' }"), "A"), 2);
  EXPECT_EQ(Score(Lint("action_items {} obstacles { cue: 'tired' response: 'walk' }"), "A"), 2);
  EXPECT_EQ(Score(Lint("action_items {} obstacles { cue: 'tired' }"), "A"), 1);
  EXPECT_EQ(Score(Lint("obstacles { cue: 'tired' response: 'walk' }"), "A"), 0) << "a plan for no action";
}

TEST(Achievable, IsZeroWherePlannedHoursExceedCapacity) {
  SmartAssessment over = Lint(kGood, {.weekly_capacity_hours = 3.0, .weekly_planned_hours = 3.5});
  EXPECT_EQ(Score(over, "A"), 0);
  ASSERT_THAT(Rules(over), ElementsAre("smart.achievable.capacity"));
  EXPECT_EQ(over.findings(0).message(), "Your open action items need 3.5 hours a week; you have 3.");
  EXPECT_EQ(over.verdict(), SmartAssessment::VERDICT_NEEDS_WORK);
  EXPECT_EQ(Score(Lint(kGood, {.weekly_capacity_hours = 3.5, .weekly_planned_hours = 3.5}), "A"), 2);
  EXPECT_EQ(Score(Lint(kGood, {.weekly_planned_hours = 100}), "A"), 2) << "no capacity given";
}

TEST(Relevant, WantsALinkAndAWhy) {
  EXPECT_EQ(Score(Lint("role: 'roles/a'"), "R"), 1);
  EXPECT_EQ(Score(Lint("skills: 'skills/a'"), "R"), 1);
  EXPECT_EQ(Score(Lint("value_ids: 'a'"), "R"), 1);
  EXPECT_EQ(Score(Lint("why: 'Joy.'"), "R"), 1);
  EXPECT_EQ(Score(Lint("why: ' '"), "R"), 0);
  EXPECT_EQ(Score(Lint("why: 'Joy.' value_ids: 'a'"), "R"), 2);
}

int TimeScore(absl::string_view start, absl::string_view due, absl::string_view rest = "") {
  return Score(LintGoal(ActiveGoal(start, due, rest), {.today = kToday}), "T");
}

TEST(TimeBound, UpToNinetyDaysNeedNoCheckpoint) {
  EXPECT_EQ(TimeScore("2026-06-01", "2026-08-30"), 2);  // 90 days
  EXPECT_EQ(TimeScore("2026-06-01", "2026-08-31"), 1);
  EXPECT_EQ(Score(Lint(""), "T"), 0);
}

TEST(TimeBound, ACheckpointIsDueBeforeTheEnd) {
  auto milestone = [](absl::string_view due) { return absl::StrCat("milestones { due_date {", DateText(due), "} }"); };
  EXPECT_EQ(TimeScore("2026-01-01", "2026-12-31", milestone("2026-12-30")), 2);
  EXPECT_EQ(TimeScore("2026-01-01", "2026-12-31", milestone("2026-12-31")), 1);
  EXPECT_EQ(TimeScore("2026-01-01", "2026-12-31", "milestones {}"), 1);
  EXPECT_EQ(
      TimeScore("2026-01-01", "2026-12-31", absl::StrCat("action_items { due_date {", DateText("2026-07-31"), "} }")),
      2);
}

TEST(TimeBound, TodayStandsInForAMissingStart) {
  EXPECT_EQ(Score(Lint(absl::StrCat("due_date {", DateText("2026-09-28"), "}")), "T"), 2);  // 90 days from 30 June
  EXPECT_EQ(Score(Lint(absl::StrCat("due_date {", DateText("2026-09-29"), "}")), "T"), 1);
  EXPECT_EQ(Score(Lint(absl::StrCat("due_date {", DateText("2026-06-29"), "}")), "T"), 1);
}

}  // namespace
}  // namespace milepost::goals
