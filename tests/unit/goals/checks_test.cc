#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/goals/goal_checks.h"
#include "tests/unit/goals/goal_texts.h"

namespace milepost::goals {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> Fields(const std::vector<Violation>& violations) {
  std::vector<std::string> fields;
  for (const Violation& violation : violations) fields.push_back(violation.field);
  return fields;
}

std::vector<std::string> BrokenBy(absl::string_view goal) { return Fields(CheckGoal(Parse<v1::Goal>(goal))); }

TEST(CheckGoal, TheEmptyGoalBreaksNoRule) { EXPECT_THAT(BrokenBy(""), IsEmpty()); }

TEST(CheckGoal, DueMayBeTheStartButNotBefore) {
  EXPECT_THAT(CheckGoal(ActiveGoal("2026-06-30", "2026-06-30")), IsEmpty());
  std::vector<Violation> found = CheckGoal(ActiveGoal("2026-06-30", "2026-06-29"));
  EXPECT_THAT(Fields(found), ElementsAre("due_date"));
  EXPECT_THAT(found[0].description, HasSubstr("before start_date (2026-06-30)"));
}

TEST(CheckGoal, OneDateAloneIsFine) { EXPECT_THAT(BrokenBy("due_date { year: 2020 month: 1 day: 1 }"), IsEmpty()); }

TEST(CheckGoal, TargetDiffersFromStart) {
  EXPECT_THAT(BrokenBy("metric { start: 4 target: 4 }"), ElementsAre("metric.target"));
  EXPECT_THAT(BrokenBy("metric { start: 0 target: -0.0 }"), ElementsAre("metric.target"));
  EXPECT_THAT(BrokenBy("metric { start: 48 target: 24 }"), IsEmpty());
}

TEST(CheckGoal, WeightsLieAboveZeroUpToAHundred) {
  EXPECT_THAT(BrokenBy("weight: 100 milestones { weight: 0.001 }"), IsEmpty());
  EXPECT_THAT(BrokenBy("weight: 0"), ElementsAre("weight"));
  EXPECT_THAT(BrokenBy("weight: 100.01"), ElementsAre("weight"));
  EXPECT_THAT(BrokenBy("weight: nan"), ElementsAre("weight"));
  EXPECT_THAT(BrokenBy("milestones { weight: 1 } milestones { weight: -1 }"), ElementsAre("milestones[1].weight"));
}

TEST(CheckGoal, IdsAreUniqueWithinTheirListOnly) {
  EXPECT_THAT(BrokenBy("milestones { id: 'a' } action_items { id: 'a' } obstacles { id: 'a' } rewards { id: 'a' }"),
              IsEmpty());
  EXPECT_THAT(BrokenBy("milestones {} milestones {}"), IsEmpty()) << "empty ids are generated";
  EXPECT_THAT(BrokenBy("milestones { id: 'a' } milestones { id: 'b' } milestones { id: 'a' }"),
              ElementsAre("milestones[2].id"));
  EXPECT_THAT(BrokenBy("action_items { id: 'a' } action_items { id: 'a' }"), ElementsAre("action_items[1].id"));
  EXPECT_THAT(BrokenBy("obstacles { id: 'a' } obstacles { id: 'a' }"), ElementsAre("obstacles[1].id"));
  EXPECT_THAT(BrokenBy("rewards { id: 'a' } rewards { id: 'a' }"), ElementsAre("rewards[1].id"));
}

TEST(CheckGoal, CueAndResponseComeTogether) {
  EXPECT_THAT(BrokenBy("obstacles { cue: 'tired' response: 'walk' } obstacles {}"), IsEmpty());
  EXPECT_THAT(BrokenBy("obstacles {} obstacles { cue: 'tired' response: ' ' }"), ElementsAre("obstacles[1].response"));
  EXPECT_THAT(BrokenBy("obstacles { response: 'walk' }"), ElementsAre("obstacles[0].cue"));
}

TEST(CheckGoal, ReportsAllBrokenRulesAtOnce) {
  EXPECT_THAT(BrokenBy("weight: 0 metric { start: 1 target: 1 } obstacles { cue: 'x' }"),
              ElementsAre("metric.target", "weight", "obstacles[0].response"));
}

TEST(CheckClosing, NeedsAnOutcome) {
  EXPECT_THAT(Fields(CheckClosing(v1::Closing())), ElementsAre("outcome"));
  EXPECT_THAT(Fields(CheckClosing(Parse<v1::Closing>("outcome: OUTCOME_ACHIEVED"))), IsEmpty());
}

TEST(CheckClosing, AGoalNotAchievedNeedsALesson) {
  EXPECT_THAT(Fields(CheckClosing(Parse<v1::Closing>("outcome: OUTCOME_NOT_ACHIEVED lesson: ' '"))),
              ElementsAre("lesson"));
  EXPECT_THAT(CheckClosing(Parse<v1::Closing>("outcome: OUTCOME_NOT_ACHIEVED lesson: 'Ask sooner.'")), IsEmpty());
  EXPECT_THAT(CheckClosing(Parse<v1::Closing>("outcome: OUTCOME_PARTIALLY_ACHIEVED")), IsEmpty());
}

TEST(CheckClosing, TheScoreLiesBetweenMinusTwoAndTwo) {
  for (int score = -3; score <= 3; ++score) {
    v1::Closing closing = Parse<v1::Closing>("outcome: OUTCOME_ACHIEVED");
    closing.set_gas_score(score);
    EXPECT_EQ(CheckClosing(closing).empty(), score >= -2 && score <= 2) << score;
  }
}

TEST(CheckPlan, EndMayBeTheStartButNotBefore) {
  v1::Plan plan;
  *plan.mutable_start_date() = rpc::FromCivil(kToday);
  *plan.mutable_end_date() = rpc::FromCivil(kToday);
  EXPECT_THAT(CheckPlan(plan), IsEmpty());
  *plan.mutable_end_date() = rpc::FromCivil(kToday - 1);
  EXPECT_THAT(Fields(CheckPlan(plan)), ElementsAre("end_date"));
}

TEST(CheckPlan, EachSignerAndParticipantIsNamedOnce) {
  EXPECT_THAT(Fields(CheckPlan(Parse<v1::Plan>("required_signers: [SIGNER_ROLE_MANAGER, SIGNER_ROLE_HR, "
                                               "SIGNER_ROLE_MANAGER] participants { profile: 'profiles/a' } "
                                               "participants { profile: 'profiles/a' }"))),
              ElementsAre("required_signers[2]", "participants[1].profile"));
}

}  // namespace
}  // namespace milepost::goals
