// Every step between the states of a goal, allowed or not, and what closing, achieving and completing ask for.
#include <map>
#include <set>

#include "absl/strings/str_split.h"
#include "google/protobuf/text_format.h"
#include "tests/conformance/domain/life.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;

// The domain's table: what each method leads to, and from where.
struct Step {
  std::string method;
  std::string to;
  std::set<std::string> from;
};
const Step kSteps[] = {
    {"AcceptGoal", "ACCEPTED", {"PROPOSED"}},
    {"RejectGoal", "REJECTED", {"PROPOSED"}},
    {"StartGoal", "ACTIVE", {"ACCEPTED"}},
    {"HoldGoal", "ON_HOLD", {"ACCEPTED", "ACTIVE"}},
    {"ResumeGoal", "ACTIVE", {"ON_HOLD"}},
    {"CancelGoal", "CANCELLED", {"PROPOSED", "ACCEPTED", "ACTIVE", "ON_HOLD"}},
    {"ReopenGoal", "ACTIVE", {"COMPLETED"}},
    {"ReproposeGoal", "PROPOSED", {"REJECTED", "CANCELLED"}},
    {"CloseGoal", "COMPLETED", {"ACTIVE"}},
};
// How a goal comes into each state: where it begins, and the step that follows.
const std::map<std::string, std::pair<std::string, std::string>> kWays = {
    {"PROPOSED", {"PROPOSED", ""}},
    {"ACCEPTED", {"ACCEPTED", ""}},
    {"ACTIVE", {"ACTIVE", ""}},
    {"ON_HOLD", {"ACTIVE", "HoldGoal"}},
    {"COMPLETED", {"ACTIVE", "CloseGoal"}},
    {"REJECTED", {"PROPOSED", "RejectGoal"}},
    {"CANCELLED", {"ACTIVE", "CancelGoal"}},
};

class States : public Life {
 protected:
  absl::StatusOr<Goal> Move(const std::string& method, const std::string& name, const std::string& more = "") {
    const auto* descriptor = google::protobuf::DescriptorPool::generated_pool()
                                 ->FindServiceByName("milepost.goals.v1.GoalsService")
                                 ->FindMethodByName(method);
    const std::unique_ptr<google::protobuf::Message> request(
        google::protobuf::MessageFactory::generated_factory()->GetPrototype(descriptor->input_type())->New());
    const std::string text = method == "CloseGoal" ? "outcome: OUTCOME_ACHIEVED" : "reason: 'Because'";
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(Named(name) + text + more, request.get()));
    Goal goal;
    absl::Status status = Owner().CallByPath("/milepost.goals.v1.GoalsService/" + method, *request, &goal);
    if (!status.ok()) return status;
    return goal;
  }

  Goal In(const std::string& state) {
    const auto& [begin, step] = kWays.at(state);
    const Goal goal = Create("title: 'Walk'", begin);
    return step.empty() ? goal : Ok(Move(step, goal.name()));
  }
};

std::string StateOf(const Goal& goal) { return Goal::State_Name(goal.state()).substr(6); }

TEST_F(States, EveryAllowedStepIsTakenAndKept) {
  for (const Step& step : kSteps) {
    for (const std::string& from : step.from) {
      const Goal before = In(from);
      ASSERT_EQ(StateOf(before), from);
      const Goal after = Ok(Move(step.method, before.name()));
      EXPECT_EQ(StateOf(after), step.to) << step.method << " from " << from;
      ASSERT_EQ(after.transitions_size(), before.transitions_size() + 1);
      const auto& transition = *after.transitions().rbegin();
      EXPECT_EQ(transition.from_state(), before.state());
      EXPECT_EQ(transition.to_state(), after.state());
      EXPECT_EQ(transition.actor(), Me());
      EXPECT_EQ(testing::Text(transition.transition_date()), "2026-06-30");
      if (step.method != "CloseGoal") {
        EXPECT_EQ(transition.reason(), "Because");
      }
      EXPECT_NE(after.etag(), before.etag());
    }
  }
}

TEST_F(States, EveryOtherStepIsRefusedWithTheStatesThatAllowIt) {
  for (const auto& [state, way] : kWays) {
    const Goal before = In(state);
    for (const Step& step : kSteps) {
      if (step.from.contains(state)) continue;
      const absl::Status status = Move(step.method, before.name()).status();
      ExpectReason(status, StatusCode::kFailedPrecondition, "STATE_FORBIDS");
      auto metadata = client::ErrorDetails(status).metadata;
      EXPECT_EQ(metadata["state"], state) << step.method;
      const std::vector<std::string> allowed = absl::StrSplit(metadata["allowedStates"], ',');
      EXPECT_EQ(std::set<std::string>(allowed.begin(), allowed.end()), step.from) << step.method;
      EXPECT_EQ(metadata["name"], before.name());
    }
    EXPECT_EQ(Get(before.name()).SerializeAsString(), before.SerializeAsString()) << "a refused step writes nothing";
  }
}

TEST_F(States, StepsWithAStaleEtagAreNotTaken) {
  const Goal goal = In("PROPOSED");
  ExpectReason(Move("AcceptGoal", goal.name(), " etag: '\"stale\"'").status(), StatusCode::kAborted, "ETAG_MISMATCH");
  EXPECT_EQ(Ok(Move("AcceptGoal", goal.name(), " etag: '" + goal.etag() + "'")).state(), Goal::STATE_ACCEPTED);
}

TEST_F(States, AGoalBeginsProposedAcceptedOrActive) {
  EXPECT_EQ(Ok(Try(&Goals::CreateGoal, absl::StrCat("parent: '", Me(), "' goal { title: 'Walk' }"))).state(),
            Goal::STATE_PROPOSED);
  for (const char* state : {"ON_HOLD", "COMPLETED", "REJECTED", "CANCELLED"}) {
    const auto refused = TryCreate("title: 'Walk'", state);
    ExpectReason(refused.status(), StatusCode::kInvalidArgument, "INVALID_FIELDS");
    EXPECT_EQ(client::ErrorDetails(refused.status()).violations.at(0).field, "initial_state");
  }
}

TEST_F(States, AManagerProposesAndTheOwnerAccepts) {
  const std::string text = absl::StrCat("parent: '", Me(), "' goal { title: 'Walk' } ");
  const Goal proposed = Ok(Try(Manager(), &Goals::CreateGoal, text));
  EXPECT_EQ(proposed.state(), Goal::STATE_PROPOSED);
  EXPECT_THAT(proposed.creator(), ::testing::StartsWith("profiles/life-"));
  for (const char* more : {"initial_state: STATE_ACTIVE", "initial_state: STATE_ACCEPTED", "goal_id: 'mine'"}) {
    ExpectReason(Try(Manager(), &Goals::CreateGoal, text + more).status(), StatusCode::kInvalidArgument,
                 "INVALID_FIELDS");
  }
  ExpectReason(Try(Manager(), &Goals::AcceptGoal, Named(proposed.name())).status(), StatusCode::kPermissionDenied,
               "NOT_PERMITTED");
  EXPECT_EQ(Ok(Move("AcceptGoal", proposed.name())).state(), Goal::STATE_ACCEPTED);
  EXPECT_EQ(Ok(Try(Manager(), &Goals::GetGoal, Named(proposed.name()))).state(), Goal::STATE_ACCEPTED);
}

TEST_F(States, ClosingNotAchievedNeedsALesson) {
  const Goal goal = In("ACTIVE");
  const auto refused = Try(&Goals::CloseGoal, Named(goal.name()) + "outcome: OUTCOME_NOT_ACHIEVED lesson: '  '");
  ExpectReason(refused.status(), StatusCode::kInvalidArgument, "INVALID_FIELDS");
  EXPECT_EQ(client::ErrorDetails(refused.status()).violations.at(0).field, "lesson");
  for (const char* bad : {"", "gas_score: 3 outcome: OUTCOME_ACHIEVED", "gas_score: -3 outcome: OUTCOME_ACHIEVED"}) {
    ExpectReason(Try(&Goals::CloseGoal, Named(goal.name()) + bad).status(), StatusCode::kInvalidArgument,
                 "INVALID_FIELDS");
  }
  const Goal closed = Ok(Try(
      &Goals::CloseGoal, Named(goal.name()) + "outcome: OUTCOME_NOT_ACHIEVED lesson: 'Start earlier' gas_score: -2"));
  EXPECT_EQ(closed.state(), Goal::STATE_COMPLETED);
  ASSERT_EQ(closed.closings_size(), 1);
  EXPECT_EQ(closed.closings(0).lesson(), "Start earlier");
  EXPECT_EQ(closed.closings(0).gas_score(), -2);
  EXPECT_EQ(testing::Text(closed.closings(0).close_date()), "2026-06-30");
}

TEST_F(States, AReopenedGoalKeepsItsClosings) {
  const Goal goal = In("COMPLETED");
  Ok(Move("ReopenGoal", goal.name()));
  const Goal again = Ok(Try(&Goals::CloseGoal, Named(goal.name()) + "outcome: OUTCOME_EXCEEDED"));
  ASSERT_EQ(again.closings_size(), 2);
  EXPECT_EQ(again.closings(0).outcome(), goals::v1::Closing::OUTCOME_ACHIEVED);
  EXPECT_EQ(again.closings(1).outcome(), goals::v1::Closing::OUTCOME_EXCEEDED);
}

TEST_F(States, RewardsAreEarnedByAchievingAndClaimedOnce) {
  const std::string with_reward = "title: 'Walk' rewards { id: 'cake' description: 'Cake' state: STATE_CLAIMED }";
  const Goal goal = Create(with_reward);
  EXPECT_EQ(goal.rewards(0).state(), goals::v1::Reward::STATE_PLANNED);
  const std::string claim = Named(goal.name()) + "reward_id: 'cake'";
  ExpectReason(Try(&Goals::ClaimReward, claim).status(), StatusCode::kFailedPrecondition, "STATE_FORBIDS");
  EXPECT_EQ(Ok(Try(&Goals::CloseGoal, Named(goal.name()) + "outcome: OUTCOME_ACHIEVED")).rewards(0).state(),
            goals::v1::Reward::STATE_EARNED);
  EXPECT_EQ(Ok(Try(&Goals::ClaimReward, claim)).rewards(0).state(), goals::v1::Reward::STATE_CLAIMED);
  ExpectReason(Try(&Goals::ClaimReward, claim).status(), StatusCode::kFailedPrecondition, "STATE_FORBIDS");
  const Goal missed = Create(with_reward);
  EXPECT_EQ(Ok(Try(&Goals::CloseGoal, Named(missed.name()) + "outcome: OUTCOME_PARTIALLY_ACHIEVED")).rewards(0).state(),
            goals::v1::Reward::STATE_PLANNED);
}

TEST_F(States, MilestonesAreAchievedOnceAndCount) {
  const Goal goal =
      Create("title: 'Walk' milestones { id: 'half' title: 'Half way' } milestones { title: 'All the way' }");
  EXPECT_NE(goal.milestones(1).id(), "");
  EXPECT_EQ(goal.status().progress(), 0);
  const std::string half = Named(goal.name()) + "milestone_id: 'half' ";
  ExpectReason(Try(&Goals::AchieveMilestone, half + "achieve_date { " + DateText("2026-07-01") + " }").status(),
               StatusCode::kInvalidArgument, "INVALID_FIELDS");
  const Goal achieved =
      Ok(Try(&Goals::AchieveMilestone, half + "evidence: 'A photo' achieve_date { " + DateText("2026-06-29") + " }"));
  EXPECT_EQ(testing::Text(achieved.milestones(0).achieve_date()), "2026-06-29");
  EXPECT_EQ(achieved.milestones(0).evidence(), "A photo");
  EXPECT_EQ(achieved.status().progress(), 0.5);
  const auto again = Try(&Goals::AchieveMilestone, half);
  ExpectReason(again.status(), StatusCode::kFailedPrecondition, "ELEMENT_COMPLETED");
  EXPECT_EQ(client::ErrorDetails(again.status()).metadata["id"], "half");
  ExpectReason(Try(&Goals::AchieveMilestone, Named(goal.name()) + "milestone_id: 'nowhere'").status(),
               StatusCode::kNotFound, "RESOURCE_NOT_FOUND");
}

TEST_F(States, WhatIsDoneStaysInItsGoal) {
  const Goal goal = Create(
      "title: 'Walk' milestones { id: 'half' title: 'Half way' } action_items { id: 'shoes' title: 'Buy shoes' }");
  Ok(Try(&Goals::AchieveMilestone, Named(goal.name()) + "milestone_id: 'half'"));
  const Goal done = Ok(Try(&Goals::CompleteActionItem, Named(goal.name()) + "action_item_id: 'shoes' spent_hours: 2"));
  EXPECT_EQ(testing::Text(done.action_items(0).complete_date()), "2026-06-30");
  EXPECT_EQ(done.action_items(0).spent_hours(), 2);
  for (const char* list : {"milestones", "action_items"}) {
    const auto removed = Try(&Goals::UpdateGoal, absl::StrCat("goal { ", Named(goal.name()), " etag: '", done.etag(),
                                                              "' } update_mask { paths: '", list, "' }"));
    ExpectReason(removed.status(), StatusCode::kFailedPrecondition, "ELEMENT_COMPLETED");
  }
  const Goal renamed =
      Ok(Try(&Goals::UpdateGoal, absl::StrCat("goal { ", Named(goal.name()), " etag: '", done.etag(),
                                              "' milestones { title: 'New' } milestones { id: 'half' title: 'The "
                                              "middle' } } update_mask { paths: 'milestones' }")));
  ASSERT_EQ(renamed.milestones_size(), 2);
  EXPECT_EQ(renamed.milestones(1).title(), "The middle");
  EXPECT_EQ(testing::Text(renamed.milestones(1).achieve_date()), "2026-06-30");
  EXPECT_FALSE(renamed.milestones(0).has_achieve_date());
}

TEST_F(States, StepsOfAGoalThatIsNotWorkedOnStayOpen) {
  for (const char* state : {"PROPOSED", "ACCEPTED"}) {
    const Goal goal = Create(
        "title: 'Walk' milestones { id: 'half' title: 'Half' } action_items { id: 'shoes' title: 'Buy' }", state);
    ExpectReason(Try(&Goals::AchieveMilestone, Named(goal.name()) + "milestone_id: 'half'").status(),
                 StatusCode::kFailedPrecondition, "STATE_FORBIDS");
    ExpectReason(Try(&Goals::CompleteActionItem, Named(goal.name()) + "action_item_id: 'shoes'").status(),
                 StatusCode::kFailedPrecondition, "STATE_FORBIDS");
  }
}

TEST_F(States, ArchivingChangesNoArithmetic) {
  const Goal goal = Create("title: 'Walk' metric { start: 0 target: 4 }");
  Record(goal.name(), 1, "2026-06-30");
  const Goal archived = Ok(Try(&Goals::ArchiveGoal, Named(goal.name())));
  EXPECT_TRUE(archived.archived());
  EXPECT_EQ(archived.state(), Goal::STATE_ACTIVE);
  EXPECT_EQ(archived.status().progress(), 0.25);
  EXPECT_FALSE(Ok(Try(&Goals::UnarchiveGoal, Named(goal.name()))).archived());
}

TEST_F(States, RulesOfOneGoalAreToldAllAtOnce) {
  const auto refused =
      TryCreate("title: 'Walk' metric { start: 2 target: 2 } " + Days("2026-06-02", "2026-06-01") +
                "obstacles { description: 'Rain' cue: 'It rains' } milestones { id: 'a' title: 'A' } milestones "
                "{ id: 'a' title: 'B' }");
  ExpectReason(refused.status(), StatusCode::kInvalidArgument, "INVALID_FIELDS");
  std::vector<std::string> fields;
  for (const auto& violation : client::ErrorDetails(refused.status()).violations) fields.push_back(violation.field);
  EXPECT_THAT(fields, ::testing::UnorderedElementsAre("goal.metric.target", "goal.due_date",
                                                      "goal.obstacles[0].response", "goal.milestones[1].id"));
  for (const char* bad :
       {"weight: 0", "weight: -1", "weight: 100.5", "importance: 6", "confidence: 0", "metric { start: 0 }"}) {
    EXPECT_FALSE(TryCreate(absl::StrCat("title: 'Walk' ", bad)).ok()) << bad;
  }
}

TEST_F(States, HorizonFollowsTheDates) {
  EXPECT_EQ(Create("title: 'Walk' " + Days("2026-01-01", "2027-01-01")).horizon(), Goal::HORIZON_SHORT);
  EXPECT_EQ(Create("title: 'Walk' " + Days("2026-01-01", "2027-01-02")).horizon(), Goal::HORIZON_MEDIUM);
  EXPECT_EQ(Create("title: 'Walk' " + Days("2026-01-01", "2029-01-02")).horizon(), Goal::HORIZON_LONG);
  EXPECT_EQ(Create("title: 'Walk'").horizon(), Goal::HORIZON_UNSPECIFIED);
}

}  // namespace
}  // namespace milepost::conformance
