#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/goals/goal_states.h"
#include "services/goals/plan_states.h"
#include "tests/unit/goals/goal_texts.h"

namespace milepost::goals {
namespace {

using ::testing::ElementsAre;
using v1::Goal;
using v1::Plan;

template <typename State>
using Moves = std::set<std::pair<State, State>>;

template <typename State>
Moves<State> AllAllowed(int states) {
  Moves<State> allowed;
  for (int from = 0; from < states; ++from) {
    for (int to = 0; to < states; ++to) {
      if (Allowed(State(from), State(to))) allowed.emplace(State(from), State(to));
    }
  }
  return allowed;
}

TEST(GoalStates, ExactlyTheAgreedMovesAreAllowed) {
  EXPECT_EQ(AllAllowed<Goal::State>(Goal::State_ARRAYSIZE),
            (Moves<Goal::State>{{Goal::STATE_PROPOSED, Goal::STATE_ACCEPTED},
                                {Goal::STATE_PROPOSED, Goal::STATE_REJECTED},
                                {Goal::STATE_PROPOSED, Goal::STATE_CANCELLED},
                                {Goal::STATE_ACCEPTED, Goal::STATE_ACTIVE},
                                {Goal::STATE_ACCEPTED, Goal::STATE_ON_HOLD},
                                {Goal::STATE_ACCEPTED, Goal::STATE_CANCELLED},
                                {Goal::STATE_ACTIVE, Goal::STATE_ON_HOLD},
                                {Goal::STATE_ACTIVE, Goal::STATE_COMPLETED},
                                {Goal::STATE_ACTIVE, Goal::STATE_CANCELLED},
                                {Goal::STATE_ON_HOLD, Goal::STATE_ACTIVE},
                                {Goal::STATE_ON_HOLD, Goal::STATE_CANCELLED},
                                {Goal::STATE_COMPLETED, Goal::STATE_ACTIVE},
                                {Goal::STATE_REJECTED, Goal::STATE_PROPOSED},
                                {Goal::STATE_CANCELLED, Goal::STATE_PROPOSED}}));
}

TEST(GoalStates, EachVerbHasItsStates) {
  EXPECT_THAT(FromStates(GoalVerb::kAccept), ElementsAre(Goal::STATE_PROPOSED));
  EXPECT_THAT(FromStates(GoalVerb::kReject), ElementsAre(Goal::STATE_PROPOSED));
  EXPECT_THAT(FromStates(GoalVerb::kStart), ElementsAre(Goal::STATE_ACCEPTED));
  EXPECT_THAT(FromStates(GoalVerb::kHold), ElementsAre(Goal::STATE_ACCEPTED, Goal::STATE_ACTIVE));
  EXPECT_THAT(FromStates(GoalVerb::kResume), ElementsAre(Goal::STATE_ON_HOLD));
  EXPECT_THAT(FromStates(GoalVerb::kCancel),
              ElementsAre(Goal::STATE_PROPOSED, Goal::STATE_ACCEPTED, Goal::STATE_ACTIVE, Goal::STATE_ON_HOLD));
  EXPECT_THAT(FromStates(GoalVerb::kReopen), ElementsAre(Goal::STATE_COMPLETED));
  EXPECT_THAT(FromStates(GoalVerb::kRepropose), ElementsAre(Goal::STATE_REJECTED, Goal::STATE_CANCELLED));
  EXPECT_THAT(FromStates(GoalVerb::kClose), ElementsAre(Goal::STATE_ACTIVE));
  EXPECT_EQ(ToState(GoalVerb::kClose), Goal::STATE_COMPLETED);
  EXPECT_EQ(ToState(GoalVerb::kReopen), Goal::STATE_ACTIVE);
}

TEST(GoalStates, AGoalBeginsProposedAcceptedOrActive) {
  for (int state = 0; state < Goal::State_ARRAYSIZE; ++state) {
    bool may = state >= Goal::STATE_PROPOSED && state <= Goal::STATE_ACTIVE;
    EXPECT_EQ(MayBegin(Goal::State(state)), may) << state;
  }
}

TEST(Horizon, IsShortUpToTwelveMonthsAndMediumUpToThreeYears) {
  auto horizon = [](absl::string_view start, absl::string_view due) { return HorizonOf(Day(start), Day(due)); };
  EXPECT_EQ(horizon("2026-01-01", "2026-01-01"), Goal::HORIZON_SHORT);
  EXPECT_EQ(horizon("2026-01-01", "2027-01-01"), Goal::HORIZON_SHORT);
  EXPECT_EQ(horizon("2026-01-01", "2027-01-02"), Goal::HORIZON_MEDIUM);
  EXPECT_EQ(horizon("2026-01-01", "2029-01-01"), Goal::HORIZON_MEDIUM);
  EXPECT_EQ(horizon("2026-01-01", "2029-01-02"), Goal::HORIZON_LONG);
}

TEST(Horizon, OfALeapDayEndsOnTheLastOfFebruary) {
  EXPECT_EQ(HorizonOf(Day("2024-02-29"), Day("2025-02-28")), Goal::HORIZON_SHORT);
  EXPECT_EQ(HorizonOf(Day("2024-02-29"), Day("2025-03-01")), Goal::HORIZON_MEDIUM);
}

TEST(Horizon, IsUnknownWithoutBothDates) {
  Goal goal = ActiveGoal("2026-01-01", "2026-12-31");
  EXPECT_EQ(HorizonOf(goal), Goal::HORIZON_SHORT);
  goal.clear_start_date();
  EXPECT_EQ(HorizonOf(goal), Goal::HORIZON_UNSPECIFIED);
}

TEST(PlanStates, ExactlyTheAgreedMovesAreAllowed) {
  EXPECT_EQ(AllAllowed<Plan::State>(Plan::State_ARRAYSIZE),
            (Moves<Plan::State>{{Plan::STATE_DRAFT, Plan::STATE_AWAITING_AGREEMENT},
                                {Plan::STATE_DRAFT, Plan::STATE_CANCELLED},
                                {Plan::STATE_DRAFT, Plan::STATE_DECLINED},
                                {Plan::STATE_AWAITING_AGREEMENT, Plan::STATE_AGREED},
                                {Plan::STATE_AWAITING_AGREEMENT, Plan::STATE_DRAFT},
                                {Plan::STATE_AGREED, Plan::STATE_AWAITING_AGREEMENT},
                                {Plan::STATE_AGREED, Plan::STATE_IN_REVIEW},
                                {Plan::STATE_IN_REVIEW, Plan::STATE_AGREED},
                                {Plan::STATE_IN_REVIEW, Plan::STATE_COMPLETED},
                                {Plan::STATE_COMPLETED, Plan::STATE_ARCHIVED}}));
}

TEST(PlanStates, EachVerbHasItsStates) {
  EXPECT_THAT(FromStates(PlanVerb::kSubmit), ElementsAre(Plan::STATE_DRAFT, Plan::STATE_AGREED));
  EXPECT_THAT(FromStates(PlanVerb::kWithdraw), ElementsAre(Plan::STATE_AWAITING_AGREEMENT));
  EXPECT_THAT(FromStates(PlanVerb::kRequestChanges), ElementsAre(Plan::STATE_AWAITING_AGREEMENT));
  EXPECT_EQ(ToState(PlanVerb::kRequestChanges), Plan::STATE_DRAFT);
  EXPECT_EQ(ToState(PlanVerb::kDecline), Plan::STATE_DECLINED);
}

TEST(PlanStates, OpenPlansAreThoseNotYetClosed) {
  for (Plan::State state :
       {Plan::STATE_DRAFT, Plan::STATE_AWAITING_AGREEMENT, Plan::STATE_AGREED, Plan::STATE_IN_REVIEW}) {
    EXPECT_TRUE(IsOpen(state)) << state;
  }
  for (Plan::State state : {Plan::STATE_COMPLETED, Plan::STATE_ARCHIVED, Plan::STATE_CANCELLED, Plan::STATE_DECLINED}) {
    EXPECT_FALSE(IsOpen(state)) << state;
    EXPECT_FALSE(IsInForce(state)) << state;
  }
  EXPECT_TRUE(IsInForce(Plan::STATE_IN_REVIEW));
  EXPECT_FALSE(IsInForce(Plan::STATE_DRAFT));
}

TEST(PlanStates, ASubmittedPlanGoesBackToWhatIsInForce) {
  Plan plan;
  plan.set_state(Plan::STATE_AWAITING_AGREEMENT);
  plan.set_current_revision("r1");
  EXPECT_EQ(SentBackTo(plan), Plan::STATE_DRAFT);
  EXPECT_EQ(RevisionInForce(plan), "");
  plan.set_agreed_revision("r0");
  EXPECT_EQ(SentBackTo(plan), Plan::STATE_AGREED);
  EXPECT_EQ(RevisionInForce(plan), "r0");
}

TEST(PlanStates, AgreedOnesOfOldSayWhatIsInForceByTheirCurrentRevision) {
  Plan plan;
  plan.set_state(Plan::STATE_AGREED);
  plan.set_current_revision("r1");
  EXPECT_EQ(RevisionInForce(plan), "r1");
}

TEST(PlanStates, ClosedPlansAreThoseThatWereAgreedOnce) {
  for (int state = 0; state < Plan::State_ARRAYSIZE; ++state) {
    const bool closed = state == Plan::STATE_COMPLETED || state == Plan::STATE_ARCHIVED;
    EXPECT_EQ(IsClosed(static_cast<Plan::State>(state)), closed) << state;
  }
}

TEST(PlanReview, IsDueSixMonthsAfterTheLastUnlessSaid) {
  Plan plan;
  EXPECT_EQ(NextReviewDate(plan), std::nullopt);
  *plan.mutable_last_review_date() = rpc::FromCivil(Day("2026-08-31"));
  EXPECT_EQ(NextReviewDate(plan), Day("2027-02-28"));
  plan.set_review_interval_months(12);
  EXPECT_EQ(NextReviewDate(plan), Day("2027-08-31"));
}

}  // namespace
}  // namespace milepost::goals
