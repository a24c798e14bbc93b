#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/goals/goal_health.h"
#include "tests/unit/goals/goal_texts.h"

namespace milepost::goals {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Optional;
using Status = v1::GoalStatus;

Status StatusOf(const v1::Goal& goal, absl::CivilDay today = kToday, int cadence_days = 14) {
  return ComputeStatus(goal, ComputeProgress(goal, {}, today), today, cadence_days);
}

std::string Metric(double start, double target, double current) {
  return absl::StrCat("metric { start: ", start, " target: ", target, " } measurement { value: ", current, " } ");
}

// An ACTIVE goal of 1000 days, of which `elapsed` have passed on kToday, with progress `p`.
v1::Goal OfThousandDays(int elapsed, double p, absl::string_view rest = "") {
  v1::Goal goal = Parse<v1::Goal>(absl::StrCat("state: STATE_ACTIVE ", rest));
  *goal.mutable_start_date() = rpc::FromCivil(kToday - elapsed);
  *goal.mutable_due_date() = rpc::FromCivil(kToday - elapsed + 1000);
  goal.mutable_metric()->set_start(0);
  goal.mutable_metric()->set_target(1);
  goal.mutable_measurement()->set_value(p);
  *goal.mutable_measurement()->mutable_effective_date() = rpc::FromCivil(kToday);
  return goal;
}

Status::Health HealthAt(int elapsed, double p) { return StatusOf(OfThousandDays(elapsed, p)).health(); }

TEST(WorkedExample, HalfWayInTheMiddleOfTheYearIsOnTrack) {
  Status status = StatusOf(ActiveGoal("2026-01-01", "2026-12-31", Metric(0, 4, 2)));
  EXPECT_EQ(status.progress(), 0.5);
  EXPECT_NEAR(status.expected(), 0.4945, 0.00005);
  EXPECT_NEAR(status.expected(), 180.0 / 364, 1e-12);
  EXPECT_NEAR(status.gap(), 180.0 / 364 - 0.5, 1e-12);
  EXPECT_EQ(status.health(), Status::HEALTH_ON_TRACK);
  EXPECT_NEAR(status.pace(), 1.011, 0.0005);
  EXPECT_EQ(Text(status.projected_finish_date()), "2026-12-27");
  EXPECT_EQ(status.slip_days(), -4);
}

TEST(WorkedExample, AFallingValueIsAhead) {
  Status status = StatusOf(ActiveGoal("2026-01-01", "2026-12-31", Metric(48, 24, 30)));
  EXPECT_EQ(status.progress(), 0.75);
  EXPECT_EQ(status.health(), Status::HEALTH_AHEAD);
}

TEST(WorkedExample, EightOfFortyHoursIsOffTrack) {
  Status status = StatusOf(ActiveGoal("2026-03-01", "2026-09-30", Metric(0, 40, 8)));
  EXPECT_NEAR(status.progress(), 0.2, 1e-12);
  EXPECT_NEAR(status.expected(), 0.5681, 0.00005);
  EXPECT_EQ(status.health(), Status::HEALTH_OFF_TRACK);
  EXPECT_EQ(Text(status.projected_finish_date()), "2027-10-27");
  EXPECT_EQ(status.slip_days(), 392);
}

TEST(WorkedExample, AMissedDueDateIsOverdue) {
  EXPECT_EQ(StatusOf(ActiveGoal("2026-01-01", "2026-06-15", Metric(0, 2, 1))).health(), Status::HEALTH_OVERDUE);
}

TEST(WorkedExample, NothingDoneInTheFirstDaysIsNotStarted) {
  EXPECT_EQ(StatusOf(ActiveGoal("2026-06-20", "2026-12-31", Metric(0, 5, 0))).health(), Status::HEALTH_NOT_STARTED);
}

TEST(Expected, IsZeroUpToTheStartAndOneFromTheDueDay) {
  v1::Goal goal = ActiveGoal("2026-01-01", "2026-12-31");
  EXPECT_EQ(Expected(goal, Day("2025-12-31")), 0);
  EXPECT_EQ(Expected(goal, Day("2026-01-01")), 0);
  EXPECT_THAT(Expected(goal, Day("2026-01-02")), Optional(DoubleNear(1.0 / 364, 1e-12)));
  EXPECT_THAT(Expected(goal, Day("2026-12-30")), Optional(DoubleNear(363.0 / 364, 1e-12)));
  EXPECT_EQ(Expected(goal, Day("2026-12-31")), 1);
  EXPECT_EQ(Expected(goal, Day("2027-05-01")), 1);
}

TEST(Expected, OfASingleDayIsZeroBeforeItAndOneFromThen) {
  v1::Goal goal = ActiveGoal("2026-06-30", "2026-06-30");
  EXPECT_EQ(Expected(goal, Day("2026-06-29")), 0);
  EXPECT_EQ(Expected(goal, Day("2026-06-30")), 1);
  EXPECT_EQ(Expected(goal, Day("2026-07-01")), 1);
}

TEST(Expected, CountsTheLeapDay) {
  v1::Goal goal = ActiveGoal("2024-02-28", "2024-03-01");  // two days apart, not one
  EXPECT_EQ(Expected(goal, Day("2024-02-29")), 0.5);
  EXPECT_EQ(Expected(ActiveGoal("2024-02-19", "2024-02-29"), Day("2024-02-29")), 1);
}

TEST(Expected, IsUnsetWithoutBothDatesAndForNone) {
  v1::Goal goal = ActiveGoal("2026-01-01", "2026-12-31");
  goal.clear_start_date();
  EXPECT_EQ(Expected(goal, kToday), std::nullopt);
  EXPECT_EQ(Expected(v1::Goal(), kToday), std::nullopt);
  EXPECT_EQ(Expected(ActiveGoal("2026-01-01", "2026-12-31", "expected_curve: EXPECTED_CURVE_NONE"), kToday),
            std::nullopt);
}

TEST(ExpectedInSteps, IsTheWeightOfTheMilestonesDue) {
  v1::Goal goal = ActiveGoal("2026-01-01", "2026-12-31",
                             absl::StrCat("expected_curve: EXPECTED_CURVE_STEP "
                                          "milestones { id: 'a' weight: 3 due_date {",
                                          DateText("2026-06-30"),
                                          "} } "
                                          "milestones { id: 'b' weight: 2 due_date {",
                                          DateText("2026-07-01"),
                                          "} } "
                                          "milestones { id: 'c' weight: 1 }"));
  EXPECT_EQ(Expected(goal, Day("2026-06-29")), 0);
  EXPECT_EQ(Expected(goal, Day("2026-06-30")), 0.5);
  EXPECT_THAT(Expected(goal, Day("2026-12-30")), Optional(DoubleNear(5.0 / 6, 1e-12)));
  EXPECT_EQ(Expected(goal, Day("2026-12-31")), 1) << "a milestone without a date falls due with the goal";
}

TEST(ExpectedInSteps, NeedsADateSomewhere) {
  v1::Goal goal = Parse<v1::Goal>("expected_curve: EXPECTED_CURVE_STEP milestones { id: 'a' }");
  EXPECT_EQ(Expected(goal, kToday), std::nullopt);
  *goal.mutable_milestones(0)->mutable_due_date() = rpc::FromCivil(kToday);
  EXPECT_EQ(Expected(goal, kToday), 1);
}

TEST(ExpectedInSteps, WithoutMilestonesWaitsForThreeQuartersOfTheTime) {
  v1::Goal goal = ActiveGoal("2026-01-01", "2026-04-11", "expected_curve: EXPECTED_CURVE_STEP");  // 100 days
  EXPECT_EQ(Expected(goal, Day("2026-01-01") + 50), 0);
  EXPECT_EQ(Expected(goal, Day("2026-01-01") + 75), 0);
  EXPECT_THAT(Expected(goal, Day("2026-01-01") + 80), Optional(DoubleNear(0.2, 1e-12)));
  EXPECT_EQ(Expected(goal, Day("2026-01-01") + 100), 1);
}

TEST(Health, TheBandsBeginExactlyAtTheirThresholds) {
  EXPECT_EQ(HealthAt(500, 0.60), Status::HEALTH_ON_TRACK) << "exactly 10 points ahead";
  EXPECT_EQ(HealthAt(500, 0.601), Status::HEALTH_AHEAD);
  EXPECT_EQ(HealthAt(500, 0.40), Status::HEALTH_ON_TRACK) << "exactly 10 points behind";
  EXPECT_EQ(HealthAt(500, 0.399), Status::HEALTH_AT_RISK);
  EXPECT_EQ(HealthAt(500, 0.25), Status::HEALTH_AT_RISK) << "exactly 25 points behind";
  EXPECT_EQ(HealthAt(500, 0.249), Status::HEALTH_OFF_TRACK);
  EXPECT_EQ(HealthAt(300, 0.20), Status::HEALTH_ON_TRACK) << "0.3 - 0.2 is above 0.1 by rounding only";
  EXPECT_EQ(HealthAt(350, 0.10), Status::HEALTH_AT_RISK) << "0.35 - 0.1 likewise";
}

TEST(Health, NotStartedEndsWhereTenPointsAreExpected) {
  EXPECT_EQ(HealthAt(0, 0), Status::HEALTH_NOT_STARTED);
  EXPECT_EQ(HealthAt(99, 0), Status::HEALTH_NOT_STARTED);
  EXPECT_EQ(HealthAt(100, 0), Status::HEALTH_ON_TRACK);
  EXPECT_EQ(HealthAt(99, 0.001), Status::HEALTH_ON_TRACK);
}

TEST(Health, BeforeTheStartNothingDoneIsNotStarted) {
  EXPECT_EQ(HealthAt(-10, 0), Status::HEALTH_NOT_STARTED);
  EXPECT_EQ(HealthAt(-10, 0.5), Status::HEALTH_AHEAD);
}

TEST(Health, OverdueBeginsTheDayAfterDueAndEndsWithProgressOne) {
  EXPECT_EQ(HealthAt(1000, 0.5), Status::HEALTH_OFF_TRACK);
  EXPECT_EQ(HealthAt(1001, 0.5), Status::HEALTH_OVERDUE);
  EXPECT_EQ(HealthAt(1001, 1), Status::HEALTH_ON_TRACK);
  EXPECT_EQ(HealthAt(1001, 1 - 1e-12), Status::HEALTH_ON_TRACK) << "one but for rounding";
}

TEST(Health, OverdueNeedsNeitherProgressNorAStartNorACurve) {
  v1::Goal goal = ActiveGoal("2026-01-01", "2026-06-29", "expected_curve: EXPECTED_CURVE_NONE");
  goal.clear_start_date();
  EXPECT_EQ(StatusOf(goal).health(), Status::HEALTH_OVERDUE);
  EXPECT_EQ(StatusOf(goal, Day("2026-06-29")).health(), Status::HEALTH_UNSPECIFIED);
}

TEST(Health, IsUnsetWithoutProgressOrExpectation) {
  EXPECT_EQ(StatusOf(ActiveGoal("2026-01-01", "2026-12-31")).health(), Status::HEALTH_UNSPECIFIED);
  v1::Goal goal = OfThousandDays(500, 0.5);
  goal.set_expected_curve(v1::Goal::EXPECTED_CURVE_NONE);
  EXPECT_EQ(StatusOf(goal).health(), Status::HEALTH_UNSPECIFIED);
  EXPECT_FALSE(StatusOf(goal).has_expected());
  EXPECT_FALSE(StatusOf(goal).has_gap());
}

TEST(Health, FollowsTheStateBeforeTheNumbers) {
  v1::Goal goal = OfThousandDays(1001, 0.5);
  auto in_state = [&goal](v1::Goal::State state) {
    goal.set_state(state);
    return StatusOf(goal).health();
  };
  EXPECT_EQ(in_state(v1::Goal::STATE_PROPOSED), Status::HEALTH_UNSPECIFIED);
  EXPECT_EQ(in_state(v1::Goal::STATE_ACCEPTED), Status::HEALTH_UNSPECIFIED);
  EXPECT_EQ(in_state(v1::Goal::STATE_REJECTED), Status::HEALTH_UNSPECIFIED);
  EXPECT_EQ(in_state(v1::Goal::STATE_CANCELLED), Status::HEALTH_UNSPECIFIED);
  EXPECT_EQ(in_state(v1::Goal::STATE_COMPLETED), Status::HEALTH_DONE);
  EXPECT_EQ(in_state(v1::Goal::STATE_ON_HOLD), Status::HEALTH_PAUSED);
}

TEST(RaisedHealth, LowConfidenceRaisesToAtRiskAndNeverLowers) {
  auto with_confidence = [](int elapsed, double p, int confidence) {
    return StatusOf(OfThousandDays(elapsed, p, absl::StrCat("confidence: ", confidence)));
  };
  EXPECT_EQ(with_confidence(500, 0.5, 3).health(), Status::HEALTH_AT_RISK);
  EXPECT_TRUE(with_confidence(500, 0.5, 3).raised());
  EXPECT_EQ(with_confidence(500, 0.5, 4).health(), Status::HEALTH_ON_TRACK);
  EXPECT_FALSE(with_confidence(500, 0.5, 4).raised());
  EXPECT_EQ(with_confidence(0, 0, 1).health(), Status::HEALTH_AT_RISK);
  EXPECT_EQ(with_confidence(500, 0.9, 1).health(), Status::HEALTH_AT_RISK);
  EXPECT_EQ(with_confidence(500, 0.1, 1).health(), Status::HEALTH_OFF_TRACK);
  EXPECT_FALSE(with_confidence(500, 0.1, 1).raised());
  EXPECT_EQ(with_confidence(1001, 0.1, 1).health(), Status::HEALTH_OVERDUE);
}

TEST(RaisedHealth, AMilestoneDueBeforeTodayRaises) {
  v1::Goal goal = OfThousandDays(500, 0.5,
                                 absl::StrCat("milestones { id: 'a' due_date {", DateText("2026-06-29"),
                                              "} } "
                                              "milestones { id: 'b' due_date {",
                                              DateText("2026-06-30"), "} }"));
  EXPECT_EQ(StatusOf(goal).health(), Status::HEALTH_AT_RISK);
  EXPECT_THAT(StatusOf(goal).overdue_milestone_ids(), ElementsAre("a"));
  *goal.mutable_milestones(0)->mutable_achieve_date() = rpc::FromCivil(kToday);
  EXPECT_EQ(StatusOf(goal).health(), Status::HEALTH_ON_TRACK);
  EXPECT_THAT(StatusOf(goal).overdue_milestone_ids(), IsEmpty());
}

TEST(RaisedHealth, NothingIsRaisedWhereThereIsNoHealthOrTheGoalRests) {
  v1::Goal goal = ActiveGoal("2026-01-01", "2026-12-31", "confidence: 1");
  EXPECT_EQ(StatusOf(goal).health(), Status::HEALTH_UNSPECIFIED);
  v1::Goal paused =
      OfThousandDays(500, 0.5, "confidence: 1 milestones { id: 'a' due_date { year: 2026 month: 1 day: 1 } }");
  paused.set_state(v1::Goal::STATE_ON_HOLD);
  EXPECT_EQ(StatusOf(paused).health(), Status::HEALTH_PAUSED);
  EXPECT_FALSE(StatusOf(paused).raised());
  EXPECT_THAT(StatusOf(paused).overdue_milestone_ids(), IsEmpty());
}

TEST(Severity, OrdersHealth) {
  std::vector<Status::Health> order = {Status::HEALTH_AHEAD,   Status::HEALTH_ON_TRACK,  Status::HEALTH_NOT_STARTED,
                                       Status::HEALTH_AT_RISK, Status::HEALTH_OFF_TRACK, Status::HEALTH_OVERDUE};
  for (size_t i = 1; i < order.size(); ++i) EXPECT_LT(Severity(order[i - 1]), Severity(order[i]));
  EXPECT_EQ(Severity(Status::HEALTH_PAUSED), 0);
}

TEST(Thresholds, CanBeConfigured) {
  v1::Goal goal = OfThousandDays(500, 0.35);
  Progress progress = ComputeProgress(goal, {}, kToday);
  EXPECT_EQ(ComputeStatus(goal, progress, kToday, 14).health(), Status::HEALTH_AT_RISK);
  EXPECT_EQ(ComputeStatus(goal, progress, kToday, 14, {.on_track_within = 0.15}).health(), Status::HEALTH_ON_TRACK);
}

TEST(Projection, IsAbsentWhereNothingOrEverythingIsDoneOrNothingExpected) {
  for (double p : {0.0, 1.0}) {
    Status status = StatusOf(OfThousandDays(500, p));
    EXPECT_FALSE(status.has_pace());
    EXPECT_FALSE(status.has_projected_finish_date());
    EXPECT_FALSE(status.has_slip_days());
  }
  EXPECT_FALSE(StatusOf(OfThousandDays(0, 0.5)).has_pace());
  EXPECT_FALSE(StatusOf(OfThousandDays(0, 0.5)).has_projected_finish_date());
}

TEST(Projection, RoundsUpToAWholeDayButNotForRounding) {
  EXPECT_EQ(StatusOf(OfThousandDays(100, 0.3)).slip_days(), 334 - 1000);  // 333.3 days
  EXPECT_EQ(StatusOf(OfThousandDays(21, 0.7)).slip_days(), 30 - 1000);    // 21 / 0.7 is 30 and a little
}

TEST(Projection, IsAbsentBeyondTheLastYearThatADateCanName) {
  Status status = StatusOf(OfThousandDays(999, 1e-6));  // 999 million days
  EXPECT_TRUE(status.has_pace());
  EXPECT_FALSE(status.has_projected_finish_date());
  EXPECT_FALSE(status.has_slip_days());
}

TEST(Projection, HasNoSlipWithoutADueDate) {
  v1::Goal goal = OfThousandDays(
      500, 0.5, "expected_curve: EXPECTED_CURVE_STEP milestones { id: 'a' due_date { year: 2026 month: 1 day: 1 } }");
  goal.clear_due_date();
  EXPECT_TRUE(StatusOf(goal).has_projected_finish_date());
  EXPECT_FALSE(StatusOf(goal).has_slip_days());
}

TEST(Stale, BeginsAfterThirtyQuietDaysOrTwoLongCadences) {
  v1::Goal goal = ActiveGoal("2026-01-01", "2026-12-31", "metric { start: 0 target: 4 } measurement { value: 1 }");
  auto measured = [&goal](int days_ago) {
    *goal.mutable_measurement()->mutable_effective_date() = rpc::FromCivil(kToday - days_ago);
    return goal;
  };
  EXPECT_FALSE(StatusOf(measured(29)).stale());
  EXPECT_TRUE(StatusOf(measured(30)).stale());
  EXPECT_EQ(StatusOf(measured(30)).quiet_days(), 30);
  EXPECT_FALSE(StatusOf(measured(30), kToday, 16).stale()) << "2 x 16 days";
  EXPECT_TRUE(StatusOf(measured(32), kToday, 16).stale());
}

TEST(Stale, StepsTakenAreNewsToo) {
  v1::Goal goal = ActiveGoal("2026-01-01", "2026-12-31");
  EXPECT_EQ(StatusOf(goal).quiet_days(), 180);
  *goal.add_milestones()->mutable_achieve_date() = rpc::FromCivil(Day("2026-06-01"));
  EXPECT_EQ(StatusOf(goal).quiet_days(), 29);
  *goal.add_action_items()->mutable_complete_date() = rpc::FromCivil(Day("2026-06-28"));
  EXPECT_EQ(StatusOf(goal).quiet_days(), 2);
}

TEST(Stale, AGoalThatHasNotBegunIsNotQuiet) {
  Status status = StatusOf(ActiveGoal("2026-07-01", "2026-12-31"));
  EXPECT_FALSE(status.has_quiet_days());
  EXPECT_FALSE(status.stale());
  EXPECT_FALSE(StatusOf(Parse<v1::Goal>("state: STATE_ACTIVE")).has_quiet_days());
}

TEST(Stale, AGoalMadeOfOthersIsNotQuietItself) {
  v1::Goal goal = ActiveGoal("2026-01-01", "2026-12-31");
  goal.set_child_count(1);
  EXPECT_FALSE(StatusOf(goal).has_quiet_days());
  EXPECT_FALSE(StatusOf(goal).stale());
  goal.mutable_metric()->set_target(4);
  EXPECT_EQ(StatusOf(goal).quiet_days(), 180) << "it is measured itself";
}

TEST(Stale, OnlyAnActiveGoalIsStale) {
  v1::Goal goal = ActiveGoal("2026-01-01", "2026-12-31");
  EXPECT_TRUE(StatusOf(goal).stale());
  goal.set_state(v1::Goal::STATE_ON_HOLD);
  EXPECT_FALSE(StatusOf(goal).stale());
  EXPECT_EQ(StatusOf(goal).quiet_days(), 180);
}

TEST(Urgency, IsPriorityTimesImportance) {
  EXPECT_EQ(Urgency(v1::Goal()), 6);
  EXPECT_EQ(Urgency(Parse<v1::Goal>("priority: PRIORITY_ESSENTIAL importance: 5")), 15);
  EXPECT_EQ(Urgency(Parse<v1::Goal>("priority: PRIORITY_HELPFUL importance: 1")), 1);
  EXPECT_EQ(StatusOf(Parse<v1::Goal>("priority: PRIORITY_ESSENTIAL")).urgency(), 9);
}

TEST(Urgency, RanksByUrgencyThenDueDateThenName) {
  v1::Goal essential = Parse<v1::Goal>("name: 'd' priority: PRIORITY_ESSENTIAL");
  v1::Goal soon = ActiveGoal("2026-01-01", "2026-07-01", "name: 'c'");
  v1::Goal later = ActiveGoal("2026-01-01", "2026-08-01", "name: 'b'");
  v1::Goal never = Parse<v1::Goal>("name: 'a'");
  EXPECT_TRUE(MoreUrgent(essential, soon));
  EXPECT_TRUE(MoreUrgent(soon, later));
  EXPECT_TRUE(MoreUrgent(later, never));
  EXPECT_FALSE(MoreUrgent(never, later));
  EXPECT_TRUE(MoreUrgent(never, Parse<v1::Goal>("name: 'b'")));
  EXPECT_FALSE(MoreUrgent(never, never));
}

TEST(Status, SaysForWhichDayItIs) { EXPECT_EQ(Text(StatusOf(v1::Goal()).as_of_date()), "2026-06-30"); }

}  // namespace
}  // namespace milepost::goals
