// What a plan is told, computed and carried over, out of plain messages.
#include "services/goals/plan_rules.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/goals/carried_goal.h"
#include "services/goals/plan_as_of.h"
#include "services/goals/plan_lint.h"
#include "services/goals/plan_terms.h"
#include "services/goals/plan_view.h"
#include "tests/unit/goals/goal_texts.h"

namespace milepost::goals {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Rules(const v1::Plan& plan, const std::vector<v1::Goal>& goals,
                               std::optional<v1::Workload> workload = std::nullopt) {
  std::vector<const v1::Goal*> pointers;
  for (const v1::Goal& goal : goals) pointers.push_back(&goal);
  std::vector<std::string> rules;
  for (const auto& finding : PlanFindings({plan, pointers, std::move(workload)})) {
    EXPECT_FALSE(finding.message().empty() || finding.suggestion().empty()) << finding.rule_id();
    rules.push_back(absl::StrCat(finding.rule_id(), "@", finding.field()));
  }
  return rules;
}

const char kGoodPlan[] =
    "vision: 'Architect' review_interval_months: 6 start_date { year: 2026 month: 1 day: 1 } "
    "end_date { year: 2026 month: 12 day: 31 }";
// A short and a long goal of the same weight.
const char kShort[] =
    "name: 's' title: 'Short' action_items {} start_date { year: 2026 month: 1 day: 1 } "
    "due_date { year: 2026 month: 12 day: 31 }";
const char kLong[] =
    "name: 'l' title: 'Long' milestones {} start_date { year: 2026 month: 1 day: 1 } "
    "due_date { year: 2030 month: 1 day: 1 }";

TEST(PlanFindings, AreNoneForAPlanThatHasItAll) {
  v1::Plan plan = Parse<v1::Plan>(kGoodPlan);
  plan.clear_end_date();
  EXPECT_THAT(Rules(plan, {Parse<v1::Goal>(kShort), Parse<v1::Goal>(kLong)}), IsEmpty());
}

TEST(PlanFindings, NameWhatIsMissingMostSevereFirst) {
  EXPECT_THAT(Rules(v1::Plan(), {}), ElementsAre("plan.no-goal@goals", "plan.no-vision@vision"));
  v1::Goal bare = Parse<v1::Goal>(kShort);
  bare.clear_action_items();
  EXPECT_THAT(Rules(Parse<v1::Plan>(kGoodPlan), {bare, Parse<v1::Goal>(kLong)}),
              ElementsAre("plan.goal-without-step@s", "plan.outside-period@l"));
}

TEST(PlanFindings, WantAReviewEveryYear) {
  v1::Plan plan = Parse<v1::Plan>(kGoodPlan);
  plan.clear_end_date();
  const std::vector<v1::Goal> goals = {Parse<v1::Goal>(kShort), Parse<v1::Goal>(kLong)};
  plan.clear_review_interval_months();
  EXPECT_THAT(Rules(plan, goals), IsEmpty()) << "six months where nothing is said";
  plan.set_review_interval_months(12);
  EXPECT_THAT(Rules(plan, goals), IsEmpty());
  plan.set_review_interval_months(13);
  EXPECT_THAT(Rules(plan, goals), ElementsAre("plan.rare-review@review_interval_months"));
}

TEST(PlanFindings, FlagTheBalanceBelowAFifthAndAboveFourFifths) {
  v1::Plan plan = Parse<v1::Plan>(kGoodPlan);
  plan.clear_end_date();
  v1::Goal near = Parse<v1::Goal>(kShort), far = Parse<v1::Goal>(kLong);
  far.set_weight(4);
  EXPECT_THAT(Rules(plan, {near, far}), IsEmpty()) << "exactly 20 %";
  far.set_weight(4.1);
  EXPECT_THAT(Rules(plan, {near, far}), ElementsAre("plan.too-few-short@goals"));
  EXPECT_THAT(Rules(plan, {near}), ElementsAre("plan.too-many-short@goals"));
}

TEST(PlanFindings, SayWhenThereIsMoreWorkThanTime) {
  v1::Plan plan = Parse<v1::Plan>(kGoodPlan);
  plan.clear_end_date();
  const auto over = Parse<v1::Workload>("weekly_hours: 6 weekly_capacity_hours: 5 overloaded: true");
  const std::vector<v1::Goal> goals = {Parse<v1::Goal>(kShort), Parse<v1::Goal>(kLong)};
  EXPECT_THAT(Rules(plan, goals, over), ElementsAre("plan.overload@goals"));
  EXPECT_THAT(Rules(plan, goals, Parse<v1::Workload>("weekly_hours: 5 weekly_capacity_hours: 5")), IsEmpty());
}

TEST(CopyTerms, KeepsWhatIsLived) {
  v1::Goal goal = ActiveGoal("2026-01-01", "2026-12-31",
                             "name: 'g' title: 'Lead' why: 'joy' weight: 2 measurement { value: 1 } "
                             "milestones { id: 'm' title: 'First' achieve_date { year: 2026 month: 3 day: 1 } "
                             "  evidence: 'photo' } milestones { id: 'gone' title: 'Open' } "
                             "action_items { id: 'a' title: 'Ask' spent_hours: 3 } "
                             "action_items { id: 'done' title: 'Did' complete_date { year: 2026 month: 2 day: 1 } }");
  v1::GoalTerms terms = TermsOf(goal);
  terms.set_title("Lead more");
  terms.clear_weight();
  terms.mutable_milestones(0)->set_title("The first");
  terms.mutable_milestones()->DeleteSubrange(1, 1);
  terms.mutable_action_items()->DeleteSubrange(1, 1);
  CopyTerms(terms, goal);
  EXPECT_EQ(goal.title(), "Lead more");
  EXPECT_EQ(goal.why(), "joy");
  EXPECT_FALSE(goal.has_weight());
  EXPECT_EQ(goal.measurement().value(), 1);
  ASSERT_EQ(goal.milestones_size(), 1);
  EXPECT_EQ(goal.milestones(0).title(), "The first");
  EXPECT_EQ(Text(goal.milestones(0).achieve_date()), "2026-03-01");
  EXPECT_EQ(goal.milestones(0).evidence(), "photo");
  ASSERT_EQ(goal.action_items_size(), 2) << "what is completed is not lost";
  EXPECT_EQ(goal.action_items(0).spent_hours(), 3);
  EXPECT_EQ(goal.action_items(1).id(), "done");
}

TEST(CheckTerms, TellsThePathOfWhatIsWrong) {
  const auto terms = Parse<v1::PlanTerms>(
      "start_date { year: 2026 month: 2 day: 1 } end_date { year: 2026 month: 1 day: 1 } "
      "goals { goal: 'a' metric { start: 1 target: 1 } } goals { goal: 'a' weight: 200 }");
  std::vector<std::string> fields;
  for (const Violation& violation : CheckTerms(terms)) fields.push_back(violation.field);
  EXPECT_THAT(fields, ElementsAre("end_date", "goals[0].metric.target", "goals[1].goal", "goals[1].weight"));
}

TEST(CheckAgreeableTerms, WantsAGoalAndAStepInEach) {
  EXPECT_EQ(CheckAgreeableTerms(v1::PlanTerms()).at(0).field, "goals");
  EXPECT_EQ(CheckAgreeableTerms(Parse<v1::PlanTerms>("goals { goal: 'a' }")).at(0).field, "a");
  EXPECT_THAT(CheckAgreeableTerms(Parse<v1::PlanTerms>("goals { goal: 'a' milestones {} }")), IsEmpty());
}

TEST(SuggestsReview, WhenAQuarterWasCancelledOrGetsOtherDates) {
  v1::PlanTerms agreed;
  std::vector<v1::Goal> goals;
  for (const char* name : {"a", "b", "c", "d", "e"}) {
    goals.push_back(ActiveGoal("2026-01-01", "2026-12-31", absl::StrCat("name: '", name, "'")));
    *agreed.add_goals() = TermsOf(goals.back());
  }
  EXPECT_FALSE(SuggestsReview(agreed, nullptr, goals));
  goals[0].set_state(v1::Goal::STATE_CANCELLED);
  EXPECT_FALSE(SuggestsReview(agreed, nullptr, goals)) << "1 of 5";
  v1::PlanTerms draft = agreed;
  draft.mutable_goals(1)->set_title("Other words");
  EXPECT_FALSE(SuggestsReview(agreed, &draft, goals));
  *draft.mutable_goals(1)->mutable_due_date() = rpc::FromCivil(Day("2027-01-31"));
  EXPECT_TRUE(SuggestsReview(agreed, &draft, goals)) << "2 of 5";
  agreed.mutable_goals()->DeleteSubrange(1, 1);
  EXPECT_TRUE(SuggestsReview(agreed, nullptr, goals)) << "1 of 4";
  EXPECT_FALSE(SuggestsReview(v1::PlanTerms(), nullptr, goals));
}

TEST(CarriedGoal, StartsWhereTheOldOneEnded) {
  const v1::Goal goal = ActiveGoal(
      "2026-01-01", "2026-12-31",
      "name: 'g' title: 'Talks' plan: 'p' metric { start: 0 target: 4 } measurement { value: 3 } archived: true "
      "manual_override { progress: 0.9 } transitions { to_state: STATE_ACTIVE } "
      "milestones { id: 'm' achieve_date { year: 2026 month: 3 day: 1 } } "
      "milestones { id: 'n' due_date { year: 2026 month: 12 day: 1 } } action_items { id: 'a' "
      "due_date { year: 2027 month: 2 day: 1 } } rewards { id: 'r' state: STATE_EARNED }");
  const v1::Goal copy = CarriedGoal(goal, Day("2027-01-01"), Day("2027-12-31"));
  EXPECT_EQ(copy.copied_from(), "g");
  EXPECT_EQ(copy.metric().start(), 3);
  EXPECT_EQ(copy.metric().target(), 4);
  EXPECT_FALSE(copy.has_measurement() || copy.has_manual_override() || copy.archived());
  EXPECT_EQ(Text(copy.start_date()), "2027-01-01");
  EXPECT_EQ(Text(copy.due_date()), "2027-12-31");
  ASSERT_EQ(copy.milestones_size(), 1);
  EXPECT_EQ(copy.milestones(0).id(), "n");
  EXPECT_FALSE(copy.milestones(0).has_due_date());
  EXPECT_EQ(Text(copy.action_items(0).due_date()), "2027-02-01");
  EXPECT_TRUE(copy.rewards().empty() && copy.transitions().empty());
}

TEST(CarriedGoal, KeepsADueDateInsideThePeriodAndAMetricThatReachedItsTarget) {
  const v1::Goal goal =
      ActiveGoal("2026-01-01", "2027-06-30", "metric { start: 0 target: 4 } measurement { value: 4 }");
  const v1::Goal copy = CarriedGoal(goal, Day("2027-01-01"), Day("2027-12-31"));
  EXPECT_EQ(Text(copy.due_date()), "2027-06-30");
  EXPECT_EQ(copy.metric().start(), 0) << "a start equal to the target would break the metric's rule";
}

// Agreed 0 -> 4 over 2026; measured 1 on 1 February and 3 on 1 May; held from 1 April.
TEST(PlanAsOfDay, KnowsStatesTermsAndNumbersOfThatDay) {
  v1::Goal goal = ActiveGoal(
      "2026-01-01", "2026-12-31",
      "name: 'g' title: 'Now' metric { start: 0 target: 8 } measurement { value: 3 series_version: 2 } "
      "transitions { to_state: STATE_ACTIVE transition_date { year: 2026 month: 1 day: 1 } } "
      "transitions { from_state: STATE_ACTIVE to_state: STATE_ON_HOLD transition_date { year: 2026 month: 4 day: 1 } } "
      "action_items { id: 'a' title: 'Ask' complete_date { year: 2026 month: 3 day: 1 } spent_hours: 3 }");
  v1::PlanTerms terms;
  *terms.add_goals() = TermsOf(goal);
  terms.mutable_goals(0)->set_title("Then");
  terms.mutable_goals(0)->mutable_metric()->set_target(4);
  const SeriesByGoal series = {{"g", {{Day("2026-02-01"), 1}, {Day("2026-05-01"), 3}}}};
  EXPECT_THAT(MeasuredGoals(terms, {goal}), ElementsAre("g"));

  const auto on = [&](absl::string_view day) { return PlanAsOfDay(terms, {goal}, series, Day(day), 14); };
  EXPECT_EQ(on("2025-12-31").goals_size(), 0) << "it did not exist";
  const v1::PlanAsOf february = on("2026-02-28");
  ASSERT_EQ(february.goals_size(), 1);
  EXPECT_EQ(february.goals(0).title(), "Then");
  EXPECT_EQ(february.goals(0).state(), v1::Goal::STATE_ACTIVE);
  EXPECT_FALSE(february.goals(0).action_items(0).has_complete_date());
  EXPECT_FALSE(february.goals(0).action_items(0).has_spent_hours());
  EXPECT_DOUBLE_EQ(february.goals(0).status().progress(), 0.25);
  EXPECT_NEAR(february.goals(0).status().expected(), 58.0 / 364, 1e-12);
  EXPECT_DOUBLE_EQ(february.progress(), 0.25);
  EXPECT_FALSE(on("2026-01-31").goals(0).status().measured());
  const v1::PlanAsOf june = on("2026-06-30");
  EXPECT_EQ(june.goals(0).state(), v1::Goal::STATE_ON_HOLD);
  EXPECT_DOUBLE_EQ(june.goals(0).status().progress(), 0.75);
  EXPECT_EQ(june.goals(0).status().health(), v1::GoalStatus::HEALTH_PAUSED);
  EXPECT_FALSE(june.has_progress()) << "what is on hold does not count";
}

TEST(PlanAsOfDay, RollsUpPartsThatAreNotAgreedOn) {
  const char* since = " transitions { to_state: STATE_ACTIVE transition_date { year: 2026 month: 1 day: 1 } }";
  std::vector<v1::Goal> goals = {
      ActiveGoal("2026-01-01", "2026-12-31", absl::StrCat("name: 'p'", since)),
      ActiveGoal(
          "2026-01-01", "2026-12-31",
          absl::StrCat("name: 'c' parent_goal: 'p' metric { start: 0 target: 2 } measurement { series_version: 1 }",
                       since))};
  v1::PlanTerms terms;
  *terms.add_goals() = TermsOf(goals[0]);
  EXPECT_THAT(MeasuredGoals(terms, goals), ElementsAre("c"));
  const auto plan = PlanAsOfDay(terms, goals, {{"c", {{Day("2026-03-01"), 1}}}}, Day("2026-03-01"), 14);
  ASSERT_EQ(plan.goals_size(), 1);
  EXPECT_DOUBLE_EQ(plan.goals(0).status().progress(), 0.5);
  EXPECT_EQ(plan.goals(0).status().progress_source(), v1::GoalStatus::PROGRESS_SOURCE_ROLL_UP);
}

// 30 June is day 180 of 364: 0.494505. The completed one was due: 1. (3 x 0.494505 + 1 x 1) / 4 = 0.620879.
TEST(TopLevelExpected, CountsTheGoalsThatProgressCountsByTheSameWeights) {
  std::vector<v1::Goal> goals = {
      ActiveGoal("2026-01-01", "2026-12-31", "name: 'a' weight: 3 stored_progress: 0.5"),
      ActiveGoal("2026-01-01", "2026-03-31", "name: 'missed' stored_progress: 0.2"),
      ActiveGoal("2026-01-01", "2026-12-31", "name: 'part' parent_goal: 'a' stored_progress: 0.5"),
      ActiveGoal("2026-01-01", "2026-03-31", "name: 'given-up' stored_progress: 0.5"),
      ActiveGoal("2026-01-01", "2026-03-31", "name: 'unmeasured'"),
      ActiveGoal("2026-01-01", "2026-03-31", "name: 'any-time' expected_curve: EXPECTED_CURVE_NONE stored_progress: 1"),
  };
  goals[1].set_state(v1::Goal::STATE_COMPLETED);
  goals[1].add_closings()->set_outcome(v1::Closing::OUTCOME_NOT_ACHIEVED);
  goals[3].set_state(v1::Goal::STATE_CANCELLED);
  const auto expected = TopLevelExpected(goals, Day("2026-06-30"));
  ASSERT_TRUE(expected.has_value());
  EXPECT_NEAR(*expected, 0.620879, 1e-6);
  EXPECT_FALSE(TopLevelExpected({}, Day("2026-06-30")).has_value());
}

}  // namespace
}  // namespace milepost::goals
