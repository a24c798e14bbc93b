#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/goals/goal_progress.h"
#include "tests/unit/goals/goal_texts.h"

namespace milepost::goals {
namespace {

using ::testing::DoubleEq;
using ::testing::DoubleNear;
using ::testing::Eq;
using ::testing::Optional;

Progress Of(absl::string_view goal, absl::Span<const Part> children = {}) {
  return ComputeProgress(Parse<v1::Goal>(goal), children, kToday);
}

TEST(MetricProgress, IsTheShareOfTheWayMeasured) {
  Progress progress = Of("metric { start: 0 target: 4 } measurement { value: 2 }");
  EXPECT_THAT(progress.p, Optional(DoubleEq(0.5)));
  EXPECT_THAT(progress.raw, Optional(DoubleEq(0.5)));
  EXPECT_THAT(progress.current, Optional(DoubleEq(2)));
  EXPECT_TRUE(progress.measured);
  EXPECT_EQ(progress.source, v1::GoalStatus::PROGRESS_SOURCE_METRIC);
}

TEST(MetricProgress, GrowsWhereTheValueShrinksTowardsALowerTarget) {
  EXPECT_THAT(Of("metric { start: 48 target: 24 } measurement { value: 30 }").p, Optional(DoubleEq(0.75)));
}

TEST(MetricProgress, IsClampedButTheRawRatioIsNot) {
  Progress beyond = Of("metric { start: 0 target: 4 } measurement { value: 5 }");
  EXPECT_THAT(beyond.p, Optional(DoubleEq(1)));
  EXPECT_THAT(beyond.raw, Optional(DoubleEq(1.25)));
  Progress back = Of("metric { start: 48 target: 24 } measurement { value: 60 }");
  EXPECT_THAT(back.p, Optional(DoubleEq(0)));
  EXPECT_THAT(back.raw, Optional(DoubleEq(-0.5)));
}

TEST(MetricProgress, CountsNothingMeasuredAsTheStart) {
  Progress progress = Of("metric { start: 7 target: 9 }");
  EXPECT_THAT(progress.p, Optional(DoubleEq(0)));
  EXPECT_THAT(progress.current, Optional(DoubleEq(7)));
  EXPECT_FALSE(progress.measured);
}

TEST(MetricProgress, AMeasuredZeroIsAMeasurement) {
  Progress progress = Of("metric { start: 8 target: 0 } measurement { value: 0 }");
  EXPECT_THAT(progress.p, Optional(DoubleEq(1)));
  EXPECT_TRUE(progress.measured);
}

TEST(MetricProgress, SurvivesATargetImmeasurablyCloseToTheStart) {
  Progress progress = Of("metric { start: 0 target: 5e-324 } measurement { value: 1e12 }");
  EXPECT_THAT(progress.p, Optional(DoubleEq(1)));
  EXPECT_THAT(progress.raw, Optional(DoubleEq(std::numeric_limits<double>::max())));
}

TEST(ProgressSource, AnOverrideWinsOverTheMetricWhichIsStillShown) {
  Progress progress =
      Of(absl::StrCat("metric { start: 0 target: 4 } measurement { value: 2 } manual_override { progress: 0.9 "
                      "expire_date {",
                      DateText("2026-12-31"), "} }"));
  EXPECT_THAT(progress.p, Optional(DoubleEq(0.9)));
  EXPECT_EQ(progress.source, v1::GoalStatus::PROGRESS_SOURCE_MANUAL_OVERRIDE);
  EXPECT_THAT(progress.raw, Optional(DoubleEq(0.5)));
  EXPECT_THAT(progress.current, Optional(DoubleEq(2)));
}

TEST(ProgressSource, AnOverrideCountsOnItsLastDayAndNotAfter) {
  auto with_expiry = [](absl::string_view day) {
    return Of(absl::StrCat("manual_override { progress: 0 expire_date {", DateText(day), "} }"));
  };
  EXPECT_THAT(with_expiry("2026-06-30").p, Optional(DoubleEq(0)));
  EXPECT_EQ(with_expiry("2026-06-29").p, std::nullopt);
  EXPECT_EQ(with_expiry("2026-06-29").source, v1::GoalStatus::PROGRESS_SOURCE_UNSPECIFIED);
}

TEST(ProgressSource, TheMetricWinsOverPartsWhichAreStillCounted) {
  Progress progress = Of("metric { start: 0 target: 4 } milestones { id: 'a' } milestones { id: 'b' }");
  EXPECT_EQ(progress.source, v1::GoalStatus::PROGRESS_SOURCE_METRIC);
  EXPECT_EQ(progress.parts, 2);
}

TEST(ProgressSource, PartsWinOverActionItems) {
  Progress progress =
      Of("milestones { id: 'a' } action_items { id: 'x' complete_date { year: 2026 month: 1 day: 1 } }");
  EXPECT_THAT(progress.p, Optional(DoubleEq(0)));
  EXPECT_EQ(progress.source, v1::GoalStatus::PROGRESS_SOURCE_ROLL_UP);
}

TEST(ProgressSource, ActionItemsCountWhereNoPartDoes) {
  Part cancelled{.p = 1.0, .state = v1::Goal::STATE_CANCELLED};
  Progress progress =
      Of("action_items { id: 'x' complete_date { year: 2026 month: 1 day: 1 } } action_items { id: 'y' } "
         "action_items { id: 'z' }",
         {cancelled});
  EXPECT_THAT(progress.p, Optional(DoubleNear(1.0 / 3, 1e-12)));
  EXPECT_EQ(progress.source, v1::GoalStatus::PROGRESS_SOURCE_ACTION_ITEMS);
  EXPECT_EQ(progress.parts, 0);
}

TEST(ProgressSource, IsUnspecifiedWhereNothingCanBeMeasured) {
  Progress progress = Of("title: 'Lead'");
  EXPECT_EQ(progress.p, std::nullopt);
  EXPECT_EQ(progress.raw, std::nullopt);
  EXPECT_EQ(progress.current, std::nullopt);
  EXPECT_EQ(progress.source, v1::GoalStatus::PROGRESS_SOURCE_UNSPECIFIED);
}

TEST(RollUp, IsTheWeightedMeanWithoutCancelledGoals) {
  RolledUp result = RollUp(
      {{.weight = 3, .p = 0.5}, {.weight = 2, .p = 0.75}, {.weight = 1, .p = 1.0, .state = v1::Goal::STATE_CANCELLED}});
  EXPECT_THAT(result.p, Optional(DoubleEq(0.6)));
  EXPECT_EQ(result.count, 2);
}

TEST(RollUp, LeavesOutWhatIsNotBeingPursuedDeletedOrUnmeasured) {
  for (v1::Goal::State state :
       {v1::Goal::STATE_PROPOSED, v1::Goal::STATE_REJECTED, v1::Goal::STATE_CANCELLED, v1::Goal::STATE_ON_HOLD}) {
    EXPECT_THAT(RollUp({{.p = 0.25}, {.p = 1.0, .state = state}}).p, Optional(DoubleEq(0.25))) << state;
  }
  EXPECT_THAT(RollUp({{.p = 0.25}, {.p = 1.0, .deleted = true}}).p, Optional(DoubleEq(0.25)));
  EXPECT_THAT(RollUp({{.p = 0.25}, {.p = std::nullopt}}).p, Optional(DoubleEq(0.25)));
}

TEST(RollUp, CountsAcceptedGoals) {
  EXPECT_THAT(RollUp({{.p = 1.0}, {.p = 0.0, .state = v1::Goal::STATE_ACCEPTED}}).p, Optional(DoubleEq(0.5)));
}

TEST(RollUp, CountsACompletedGoalByItsOutcome) {
  auto completed = [](v1::Closing::Outcome outcome, std::optional<double> p) {
    return RollUp({{.p = p, .state = v1::Goal::STATE_COMPLETED, .outcome = outcome}}).p;
  };
  EXPECT_THAT(completed(v1::Closing::OUTCOME_ACHIEVED, 0.8), Optional(DoubleEq(1)));
  EXPECT_THAT(completed(v1::Closing::OUTCOME_EXCEEDED, std::nullopt), Optional(DoubleEq(1)));
  EXPECT_THAT(completed(v1::Closing::OUTCOME_PARTIALLY_ACHIEVED, 0.8), Optional(DoubleEq(0.8)));
  EXPECT_THAT(completed(v1::Closing::OUTCOME_NOT_ACHIEVED, 0.3), Optional(DoubleEq(0.3)));
  EXPECT_THAT(completed(v1::Closing::OUTCOME_NOT_ACHIEVED, std::nullopt), Optional(DoubleEq(0)));
}

TEST(RollUp, IsUnsetWhereNoWeightIsLeft) {
  EXPECT_EQ(RollUp({}).p, std::nullopt);
  EXPECT_EQ(RollUp({{.weight = 5, .p = 1.0, .state = v1::Goal::STATE_ON_HOLD}}).p, std::nullopt);
  EXPECT_EQ(RollUp({{.weight = 0, .p = 1.0}}).p, std::nullopt);
}

TEST(RollUp, MixesChildrenAndMilestones) {
  // (2 x 0.5 + 3 x 1 + 1 x 0) / (2 + 3 + 1)
  Progress progress =
      Of("milestones { id: 'a' weight: 3 achieve_date { year: 2026 month: 5 day: 1 } } milestones { id: 'b' }",
         {{.weight = 2, .p = 0.5}});
  EXPECT_THAT(progress.p, Optional(DoubleNear(4.0 / 6, 1e-12)));
  EXPECT_EQ(progress.parts, 3);
}

TEST(PartOf, ReadsStoredProgressWeightStateAndTheLatestClosing) {
  Part part = PartOf(Parse<v1::Goal>(
      "stored_progress: 0.4 weight: 7 state: STATE_COMPLETED closings { outcome: OUTCOME_NOT_ACHIEVED } "
      "closings { outcome: OUTCOME_EXCEEDED }"));
  EXPECT_THAT(part.p, Optional(Eq(0.4)));
  EXPECT_EQ(part.weight, 7);
  EXPECT_EQ(part.state, v1::Goal::STATE_COMPLETED);
  EXPECT_EQ(part.outcome, v1::Closing::OUTCOME_EXCEEDED);
  EXPECT_FALSE(part.deleted);
}

TEST(PartOf, ADeletedGoalIsMarkedAndWeighsOneUnlessSaid) {
  Part part = PartOf(Parse<v1::Goal>("delete_time { seconds: 1 } state: STATE_ACTIVE"));
  EXPECT_TRUE(part.deleted);
  EXPECT_EQ(part.weight, 1);
  EXPECT_EQ(part.p, std::nullopt);
}

}  // namespace
}  // namespace milepost::goals
