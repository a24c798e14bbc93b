#include "services/goals/attainment.h"

#include "gtest/gtest.h"
#include "tests/testing/protos.h"

namespace milepost::goals {
namespace {

using testing::Parse;
using v1::Goal;

std::vector<Goal> WorkedExample() {
  return {
      Parse<Goal>("name: 'a' title: 'A' weight: 3 state: STATE_COMPLETED closings { gas_score: 0 close_date { year: "
                  "2026 month: 3 day: 1 } }"),
      Parse<Goal>("name: 'b' weight: 2 plan: 'p' state: STATE_COMPLETED closings { gas_score: 1 close_date { year: "
                  "2026 month: 1 day: 1 } }"),
      Parse<Goal>("name: 'c' state: STATE_COMPLETED closings { gas_score: -1 close_date { year: 2026 month: 2 day: 1 "
                  "} }")};
}

TEST(Attainment, TheWorkedExampleWithItsInputsInTheOrderOfClosing) {
  const v1::GoalAttainment attainment = AttainmentOf(WorkedExample(), "");
  EXPECT_NEAR(attainment.t_score(), 52.203, 0.0005);
  EXPECT_DOUBLE_EQ(attainment.correlation(), 0.3);
  ASSERT_EQ(attainment.items_size(), 3);
  EXPECT_EQ(attainment.items(0).goal(), "b");
  EXPECT_EQ(attainment.items(1).goal(), "c");
  EXPECT_DOUBLE_EQ(attainment.items(1).weight(), 1) << "where none is given";
  EXPECT_EQ(attainment.items(2).title(), "A");
}

TEST(Attainment, GoalsClosedOnOneDayAreInTheOrderOfTheirTitles) {
  const v1::GoalAttainment attainment =
      AttainmentOf({Parse<Goal>("name: 'a' title: 'Later' state: STATE_COMPLETED closings { gas_score: 1 }"),
                    Parse<Goal>("name: 'b' title: 'Earlier' state: STATE_COMPLETED closings { gas_score: 0 }")},
                   "");
  ASSERT_EQ(attainment.items_size(), 2);
  EXPECT_EQ(attainment.items(0).title(), "Earlier");
}

TEST(Attainment, OfAPlanIsOfItsGoalsAlone) {
  const v1::GoalAttainment attainment = AttainmentOf(WorkedExample(), "p");
  EXPECT_DOUBLE_EQ(attainment.t_score(), 60) << "one goal a step above what was expected";
  EXPECT_EQ(attainment.items_size(), 1);
}

TEST(Attainment, TheLastClosingCountsAndWhatIsNotScoredIsLeftOut) {
  const v1::GoalAttainment attainment =
      AttainmentOf({Parse<Goal>("name: 'twice' state: STATE_COMPLETED closings { gas_score: -2 } closings { gas_score: "
                                "2 }"),
                    Parse<Goal>("name: 'unscored' state: STATE_COMPLETED closings { gas_score: 2 } closings { }"),
                    Parse<Goal>("name: 'reopened' state: STATE_ACTIVE closings { gas_score: -2 }")},
                   "");
  EXPECT_DOUBLE_EQ(attainment.t_score(), 70);
  EXPECT_EQ(attainment.unscored_count(), 1);
}

TEST(Attainment, IsUnsetWithoutAScoredGoal) { EXPECT_FALSE(AttainmentOf({}, "").has_t_score()); }

}  // namespace
}  // namespace milepost::goals
