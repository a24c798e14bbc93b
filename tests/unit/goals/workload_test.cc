#include "services/goals/workload.h"

#include "gtest/gtest.h"
#include "services/goals/gas.h"
#include "tests/unit/goals/goal_texts.h"

namespace milepost::goals {
namespace {

v1::Goal WithAction(absl::string_view due, absl::string_view rest) {
  return Parse<v1::Goal>(absl::StrCat("state: STATE_ACTIVE action_items { due_date {", DateText(due), "} ", rest, "}"));
}

v1::Workload Load(const v1::Goal& goal, std::optional<double> capacity = std::nullopt) {
  return WorkloadOf({&goal}, capacity, kToday);
}

TEST(Workload, SpreadsRemainingHoursOverRemainingWeeks) {
  v1::Workload load = Load(WithAction("2026-07-21", "planned_hours: 15 spent_hours: 6"), 3.0);  // three weeks
  EXPECT_DOUBLE_EQ(load.weekly_hours(), 3);
  EXPECT_DOUBLE_EQ(load.load(), 1);
  EXPECT_FALSE(load.overloaded());
  EXPECT_EQ(load.counted_action_items(), 1);
  EXPECT_EQ(Text(load.as_of_date()), "2026-06-30");
}

TEST(Workload, CountsAtLeastAWeekAlsoWhenLate) {
  EXPECT_DOUBLE_EQ(Load(WithAction("2026-07-01", "planned_hours: 5")).weekly_hours(), 5);
  EXPECT_DOUBLE_EQ(Load(WithAction("2026-01-01", "planned_hours: 5")).weekly_hours(), 5);
}

TEST(Workload, HoursSpentBeyondThePlanLeaveNothing) {
  v1::Workload load = Load(WithAction("2026-07-01", "planned_hours: 5 spent_hours: 9"));
  EXPECT_DOUBLE_EQ(load.weekly_hours(), 0);
  EXPECT_EQ(load.counted_action_items(), 1);
}

TEST(Workload, CountsItemsWithoutHoursOrDateApart) {
  v1::Goal goal = WithAction("2026-07-01", "");
  goal.add_action_items()->set_planned_hours(3);
  goal.add_action_items();
  *goal.add_action_items()->mutable_complete_date() = rpc::FromCivil(kToday);
  v1::Workload load = Load(goal);
  EXPECT_EQ(load.uncounted_action_items(), 3);
  EXPECT_EQ(load.counted_action_items(), 0);
  EXPECT_FALSE(load.has_load());
  EXPECT_FALSE(load.has_weekly_capacity_hours());
}

TEST(Workload, LooksOnlyAtActiveGoals) {
  v1::Goal goal = WithAction("2026-07-01", "planned_hours: 5");
  for (int state = 0; state < v1::Goal::State_ARRAYSIZE; ++state) {
    goal.set_state(v1::Goal::State(state));
    EXPECT_EQ(Load(goal).counted_action_items(), state == v1::Goal::STATE_ACTIVE ? 1 : 0) << state;
  }
  goal.set_state(v1::Goal::STATE_ACTIVE);
  goal.mutable_delete_time();
  EXPECT_EQ(Load(goal).counted_action_items(), 0);
}

TEST(Workload, AnyHoursOverloadACapacityOfZero) {
  v1::Workload load = Load(WithAction("2026-07-01", "planned_hours: 5"), 0.0);
  EXPECT_TRUE(load.overloaded());
  EXPECT_FALSE(load.has_load());
  EXPECT_EQ(load.weekly_capacity_hours(), 0);
  EXPECT_FALSE(WorkloadOf({}, 0.0, kToday).overloaded());
}

TEST(Workload, OverCapacityIsOverloaded) {
  EXPECT_FALSE(Load(WithAction("2026-07-01", "planned_hours: 5"), 5.0).overloaded());
  EXPECT_TRUE(Load(WithAction("2026-07-01", "planned_hours: 5"), 4.99).overloaded());
}

v1::PlanBalance Balance(double short_weight, double long_weight) {
  v1::Goal near = ActiveGoal("2026-01-01", "2026-12-31", absl::StrCat("weight: ", short_weight));
  v1::Goal far = ActiveGoal("2026-01-01", "2036-12-31", absl::StrCat("weight: ", long_weight));
  return BalanceOf({&near, &far});
}

TEST(Balance, IsTheShortShareOfActiveWeight) {
  v1::PlanBalance balance = Balance(3, 1);
  EXPECT_DOUBLE_EQ(balance.short_share(), 0.75);
  EXPECT_DOUBLE_EQ(balance.short_weight(), 3);
  EXPECT_DOUBLE_EQ(balance.long_weight(), 1);
  EXPECT_FALSE(balance.flagged());
}

TEST(Balance, IsFlaggedBelowAFifthAndAboveFourFifths) {
  EXPECT_FALSE(Balance(1, 4).flagged()) << "exactly 20 %";
  EXPECT_TRUE(Balance(1, 4.1).flagged());
  EXPECT_FALSE(Balance(4, 1).flagged()) << "exactly 80 %";
  EXPECT_TRUE(Balance(4.1, 1).flagged());
}

TEST(Balance, LeavesGoalsWithoutDatesOutOfTheShare) {
  v1::Goal undated = Parse<v1::Goal>("state: STATE_ACTIVE");
  v1::Goal medium = ActiveGoal("2026-01-01", "2028-01-01");
  v1::Goal paused = ActiveGoal("2026-01-01", "2026-12-31");
  paused.set_state(v1::Goal::STATE_ON_HOLD);
  v1::PlanBalance balance = BalanceOf({&undated, &medium, &paused});
  EXPECT_DOUBLE_EQ(balance.unknown_weight(), 1);
  EXPECT_DOUBLE_EQ(balance.medium_weight(), 1);
  EXPECT_DOUBLE_EQ(balance.short_weight(), 0);
  EXPECT_DOUBLE_EQ(balance.short_share(), 0);
  EXPECT_TRUE(balance.flagged());
}

TEST(Balance, SaysNothingWithoutWeight) {
  v1::PlanBalance balance = BalanceOf({});
  EXPECT_FALSE(balance.has_short_share());
  EXPECT_FALSE(balance.flagged());
}

TEST(GasTScore, TheWorkedExample) { EXPECT_NEAR(*GasTScore({{0, 3}, {1, 2}, {-1, 1}}), 52.203, 0.0005); }

TEST(GasTScore, IsFiftyWhereAllIsAsExpected) { EXPECT_DOUBLE_EQ(*GasTScore({{0, 1}, {0, 2}}), 50); }

TEST(GasTScore, OneGoalMovesTenPointsAStep) {
  for (int score = -2; score <= 2; ++score) EXPECT_DOUBLE_EQ(*GasTScore({{double(score), 7}}), 50 + 10 * score);
}

TEST(GasTScore, IsUnsetWithoutScoresOrWeight) {
  EXPECT_EQ(GasTScore({}), std::nullopt);
  EXPECT_EQ(GasTScore({{2, 0}}), std::nullopt);
}

}  // namespace
}  // namespace milepost::goals
