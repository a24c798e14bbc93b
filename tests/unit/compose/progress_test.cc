// The progress report: what moved in the period, by the snapshot's own measurements.
#include <gmock/gmock.h>

#include <algorithm>

#include "reportgen/compose/compose.h"
#include "reportgen/compose/series.h"
#include "tests/unit/compose/said.h"

namespace milepost::report {
namespace {

using goals::v1::Goal;
using snapshot::v1::ReportSnapshot;
using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Goal& GoalOf(ReportSnapshot& snapshot, const std::string& id) {
  for (Goal& goal : *snapshot.mutable_goals()) {
    if (goal.name() == "profiles/amara/goals/" + id) return goal;
  }
  ADD_FAILURE() << "no goal " << id;
  return *snapshot.add_goals();
}

TEST(Progress, HasEverySectionThatAmarasDataAllow) {
  EXPECT_THAT(
      Sections(Composed(LoadProgress("amara"))),
      ElementsAre("Where each goal stands", "What changed, and why", "Achievements", "Setbacks and lessons",
                  "Skills that moved", "Learning", "Feedback", "Mentoring sessions and commitments", "Goal attainment",
                  "Next steps", "Reflections", "Comments and acknowledgement", "What the scores mean"));
}

TEST(Progress, ScorecardCountsByHealth) {
  const std::string said = Said(Composed(LoadProgress("amara")));
  EXPECT_THAT(
      said, HasSubstr("5 / 5 goals on track or ahead (Ahead\u00A02 · On\u00A0track\u00A03 · Not\u00A0judged\u00A01)"));
  EXPECT_THAT(said, HasSubstr("0 goals overdue (no overdue steps)"));
  EXPECT_THAT(said, HasSubstr("5 check-ins in a row (one every 14 days)"));
  EXPECT_THAT(said, HasSubstr("95 h of learning in all (4 activities)"));
}

// The chart whose alternative text says so.
template <typename Chart>
Chart ChartSaying(const std::vector<Block>& blocks, const std::string& alt) {
  for (const Block& block : blocks) {
    const auto* chart = std::get_if<ChartBlock>(&block.content);
    const bool wanted = chart != nullptr && chart->alt.find(alt) != alt.npos;
    if (wanted && std::holds_alternative<Chart>(chart->chart)) return std::get<Chart>(chart->chart);
    for (const std::vector<Block>* inner : Inside(block)) {
      Chart found = ChartSaying<Chart>(*inner, alt);
      if (!found.scale.ticks.empty()) return found;
    }
  }
  return {};
}

// On track from 10 points below the expected progress on, at risk from 25.
TEST(Progress, GoalsStandOnTheZonesThatJudgeThem) {
  ReportSnapshot snapshot = LoadProgress("amara");
  Goal& goal = GoalOf(snapshot, "review-turnaround");
  goal.mutable_status()->set_progress(0.5);
  goal.mutable_status()->set_expected(0.8);
  const auto chart = ChartSaying<BulletChart>(Composed(snapshot).blocks, goal.title() + ": 50%, expected 80%");
  const auto bullet = std::find_if(chart.bullets.begin(), chart.bullets.end(),
                                   [&](const Bullet& it) { return it.label == goal.title(); });
  ASSERT_NE(bullet, chart.bullets.end());
  EXPECT_EQ(bullet->actual, 0.5);
  EXPECT_EQ(bullet->expected, 0.8);
  EXPECT_THAT(bullet->zones, ElementsAre(DoubleNear(0.55, 1e-9), DoubleNear(0.7, 1e-9)));
  EXPECT_THAT(chart.zone_labels, ElementsAre("Off track", "At risk", "On track"));
}

TEST(Progress, SkillsAreShownBeforeAndNowAndByBothViews) {
  const Document document = Composed(LoadProgress("amara"));
  const auto moved = ChartSaying<DumbbellChart>(document.blocks, "Solution architecture: Before 2, Now 3");
  ASSERT_FALSE(moved.rows.empty());
  EXPECT_EQ(moved.rows[0].from, 2);
  EXPECT_EQ(moved.rows[0].to, 3);
  EXPECT_EQ(moved.rows[0].required, 5);
  EXPECT_EQ(moved.rows[0].value, "+1");
  const auto seen = ChartSaying<DumbbellChart>(document.blocks, "Information security: Own view 2, Now 3");
  ASSERT_EQ(seen.rows.size(), 1u) << "the others are seen alike";
  EXPECT_EQ(seen.rows[0].value, "\u22121") << "own view less that of others, as in the table";
}

// Measured 41 on 16 March, before the period began on 1 April; 30 on 22 June.
TEST(Progress, ChangeCountsFromTheLastValueBeforeThePeriod) {
  ReportSnapshot snapshot = LoadProgress("amara");
  EXPECT_EQ(ChangeInPeriod(Source(snapshot), GoalOf(snapshot, "review-turnaround")), -11);
  EXPECT_THAT(Said(Composed(snapshot)), HasSubstr("\u221211\u00A0hours"));
}

TEST(Progress, ChangeWithoutAnEarlierValueCountsFromTheMetricsStart) {
  ReportSnapshot snapshot = LoadProgress("amara");
  snapshot.mutable_period_start_date()->set_year(2025);
  EXPECT_EQ(ChangeInPeriod(Source(snapshot), GoalOf(snapshot, "review-turnaround")), -18);  // 48 -> 30
}

TEST(Progress, GoalNotMeasuredInThePeriodHasNoChange) {
  ReportSnapshot snapshot = LoadProgress("amara");
  snapshot.mutable_period_start_date()->set_month(6);
  snapshot.mutable_period_start_date()->set_day(23);
  EXPECT_EQ(ChangeInPeriod(Source(snapshot), GoalOf(snapshot, "review-turnaround")), std::nullopt);
}

TEST(Progress, TrendClimbsFromStartToTargetAlsoWhenTheMetricFalls) {
  ReportSnapshot snapshot = LoadProgress("amara");
  const auto trend = TrendFor(Source(snapshot), GoalOf(snapshot, "review-turnaround"));
  ASSERT_TRUE(trend.has_value());
  EXPECT_EQ(trend->from, absl::CivilDay(2026, 1, 1));
  EXPECT_EQ(trend->until, absl::CivilDay(2027, 1, 1));
  EXPECT_EQ(trend->actual.size(), 6u);
  EXPECT_DOUBLE_EQ(trend->actual.front().value, 0);    // 48
  EXPECT_DOUBLE_EQ(trend->actual.back().value, 0.75);  // 30
  EXPECT_DOUBLE_EQ(trend->actual.back().day, 172);     // 22 June
  EXPECT_DOUBLE_EQ(trend->expected.back().day, 364);
  EXPECT_DOUBLE_EQ(trend->expected.back().value, 1);
}

TEST(Progress, StepGoalIsExpectedInSteps) {
  ReportSnapshot snapshot = LoadProgress("amara");
  Goal& goal = GoalOf(snapshot, "review-turnaround");
  goal.set_expected_curve(Goal::EXPECTED_CURVE_STEP);
  auto& first = *goal.add_milestones();
  first.set_weight(3);
  first.mutable_due_date()->set_year(2026), first.mutable_due_date()->set_month(7),
      first.mutable_due_date()->set_day(1);
  auto& second = *goal.add_milestones();
  *second.mutable_due_date() = goal.due_date();
  const auto trend = TrendFor(Source(snapshot), goal);
  ASSERT_TRUE(trend.has_value());
  ASSERT_EQ(trend->expected.size(), 6u);
  EXPECT_DOUBLE_EQ(trend->expected[2].day, 181);
  EXPECT_DOUBLE_EQ(trend->expected[2].value, 0.75);
  EXPECT_DOUBLE_EQ(trend->expected.back().value, 1);
}

TEST(Progress, GoalWithoutExpectationHasNoExpectedLine) {
  ReportSnapshot snapshot = LoadProgress("amara");
  Goal& goal = GoalOf(snapshot, "review-turnaround");
  goal.set_expected_curve(Goal::EXPECTED_CURVE_NONE);
  EXPECT_TRUE(TrendFor(Source(snapshot), goal)->expected.empty());
}

TEST(Progress, OverdueGoalIsAgreedButNotAccomplished) {
  ReportSnapshot snapshot = LoadProgress("amara");
  GoalOf(snapshot, "lead-designs").mutable_status()->set_health(goals::v1::GoalStatus::HEALTH_OVERDUE);
  const std::string said = Said(Composed(snapshot));
  EXPECT_THAT(said, HasSubstr("Agreed but not accomplished"));
  EXPECT_THAT(said, HasSubstr("1 goal overdue"));
}

TEST(Progress, GoalOnHoldFallsShortOnlyOfADateThatHasPassed) {
  ReportSnapshot snapshot = LoadProgress("amara");  // today 30 June
  Goal& goal = GoalOf(snapshot, "lead-designs");
  goal.set_state(Goal::STATE_ON_HOLD);
  goal.mutable_status()->set_health(goals::v1::GoalStatus::HEALTH_PAUSED);
  auto& held = *goal.add_transitions();
  held.set_to_state(Goal::STATE_ON_HOLD);
  held.set_reason("Both teams are on the incident.");
  *held.mutable_transition_date() = snapshot.today();
  goal.mutable_due_date()->set_month(6), goal.mutable_due_date()->set_day(30);
  const auto shortfalls = [&] {
    const std::string said = Said(Composed(snapshot));
    const size_t at = said.find("Agreed but not accomplished");
    return at == said.npos ? "" : said.substr(at, said.find("Setbacks and lessons") - at);
  };
  EXPECT_EQ(shortfalls(), "");
  goal.mutable_due_date()->set_day(29);
  EXPECT_THAT(shortfalls(), HasSubstr("Both teams are on the incident."));
}

TEST(Progress, GoalGivenUpInThePeriodIsToldWithItsReason) {
  ReportSnapshot snapshot = LoadProgress("amara");
  EXPECT_THAT(Said(Composed(snapshot)), Not(HasSubstr("called the conference off")));  // in March
  snapshot.mutable_period_start_date()->set_month(3);
  EXPECT_THAT(Said(Composed(snapshot)), HasSubstr("called the conference off"));
}

TEST(Progress, JournalBeforeThePeriodStaysOut) {
  ReportSnapshot snapshot = LoadProgress("amara");
  EXPECT_THAT(Said(Composed(snapshot)), HasSubstr("Draft the identity gateway"));
  EXPECT_THAT(Said(Composed(snapshot)), Not(HasSubstr("Begin the backbone proposal")));  // January
}

TEST(Progress, WellBeingIsShownOnlyIfTheOwnerSaysSo) {
  ReportSnapshot snapshot = LoadProgress("amara");
  EXPECT_THAT(Said(Composed(snapshot)), Not(HasSubstr("Energy")));
  snapshot.mutable_development()->set_share_well_being(true);
  const std::string said = Said(Composed(snapshot));
  EXPECT_THAT(said, HasSubstr("Energy"));
  EXPECT_THAT(said, Not(HasSubstr("The week before the decision.")));  // a pulse's remark is nobody else's
}

TEST(Progress, AchievementsWaitToBeCelebrated) {
  const std::string said = Said(Composed(LoadProgress("amara")));
  EXPECT_THAT(said, HasSubstr("2 achievements still wait to be celebrated"));
  EXPECT_THAT(said, HasSubstr("Removes 14 point-to-point links."));
}

TEST(Progress, NextStepsAreDueWithinSixtyDays) {
  ReportSnapshot snapshot = LoadProgress("amara");  // today 30 June: until 29 August
  const std::string said = Said(Composed(snapshot));
  const std::string ahead = said.substr(said.find("Next steps"));
  EXPECT_THAT(ahead, HasSubstr("28 Aug 2026 | Book and sit the exam"));
  EXPECT_THAT(ahead, Not(HasSubstr("31 Aug 2026")));
}

TEST(Progress, AcknowledgingIsNotAgreeing) {
  EXPECT_THAT(Said(Composed(LoadProgress("amara"))), HasSubstr("Acknowledging is not agreeing."));
}

TEST(Progress, EmptyPersonIsInvitedToBegin) {
  EXPECT_THAT(Sections(Composed(LoadProgress("empty"))), ElementsAre("A place to begin"));
}

}  // namespace
}  // namespace milepost::report
