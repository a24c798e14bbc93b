#include "services/rpc/validate.h"

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "milepost/goals/v1/goals_service.pb.h"
#include "milepost/profiles/v1/profiles_service.pb.h"
#include "milepost/progress/v1/progress_service.pb.h"
#include "tests/unit/rpc/made_up_messages.h"
#include "tests/unit/rpc/violations.h"

namespace milepost::rpc {
namespace {

using google::protobuf::Message;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char kId[] = "f81d4fae-7dec-4ad0-a765-00a0c91e6bf6";

TEST(Validator, AcceptsAGoodRequest) {
  goals::v1::CreateGoalRequest request = GoodCreate();
  request.set_goal_id("bridge-1");
  request.set_request_id(kId);
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      R"pb(
        title: "Lead the bridge design"
        description: "First line\n\tsecond line, 日本語"
        success_criteria: "Signed off"
        plan: "profiles/me/plans/p1"
        skills: "skills/statics"
        audience: AUDIENCE_MANAGER
        value_ids: "craft"
        priority: PRIORITY_ESSENTIAL
        importance: 5
        weight: 100
        due_date { year: 2028 month: 2 day: 29 }
        metric { unit: "hours" start: 0 target: -3.5 }
        milestones { id: "m1" title: "Draft" weight: 0.5 }
        action_items {
          title: "Read"
          cost { currency_code: "EUR" units: 20 nanos: 500000000 }
        }
        manual_override {
          progress: 0
          reason: "x"
          expire_date { year: 2027 month: 12 day: 31 }
        }
        etag: "\"any\""
      )pb",
      request.mutable_goal()));
  EXPECT_THAT(CreateFaults(request), IsEmpty());
}

TEST(Validator, NamesEveryMissingRequiredField) {
  EXPECT_THAT(Texts(Check(goals::v1::GetGoalRequest())), ElementsAre("name: is required"));
  EXPECT_THAT(CreateFaults({}), ElementsAre("parent: is required", "goal: is required"));
  goals::v1::CreateGoalRequest request = GoodCreate();
  request.mutable_goal()->Clear();
  request.mutable_goal()->add_milestones();
  request.mutable_goal()->mutable_metric()->set_start(0);
  request.mutable_goal()->mutable_manual_override()->set_reason("r");
  EXPECT_THAT(
      CreateFaults(request),
      ElementsAre("goal.title: is required", "goal.metric.target: is required", "goal.milestones[0].title: is required",
                  "goal.manual_override.progress: is required", "goal.manual_override.expire_date: is required"));
}

TEST(Validator, RequiresAnEnumThatSaysSomething) {
  goals::v1::CloseGoalRequest request;
  request.set_name("profiles/me/goals/g1");
  EXPECT_THAT(Texts(Check(request)), ElementsAre("outcome: is required"));
}

TEST(Validator, RequiresItemsAndPlainNumbers) {
  MadeUp made_up;
  const auto request = made_up.Make("CreateThingRequest", "thing { title: 't' }");
  EXPECT_THAT(Texts(Check(*request, MethodKind::kCreate)),
              ElementsAre("thing.count: is required", "thing.parts: is required; give at least one item"));
}

TEST(Validator, UpdateRequiresOnlyTheName) {
  goals::v1::UpdateGoalRequest request;
  const Validator validator(request.GetDescriptor(), MethodKind::kUpdate);
  EXPECT_THAT(Texts(validator.Check(request)), ElementsAre("goal: is required"));
  request.mutable_goal()->set_description("only this");
  request.mutable_goal()->mutable_metric();
  request.mutable_goal()->add_milestones();
  EXPECT_THAT(Texts(validator.Check(request)), ElementsAre("goal.name: is required"));
  request.mutable_goal()->set_name("profiles/me/goals/g1");
  EXPECT_THAT(validator.Check(request), IsEmpty());
}

TEST(Validator, UpdateStillChecksValues) {
  goals::v1::UpdateGoalRequest request;
  request.mutable_goal()->set_name("profiles/me/plans/g1");
  request.mutable_goal()->set_importance(6);
  EXPECT_THAT(Texts(Check(request, MethodKind::kUpdate)),
              ElementsAre("goal.name: must have the form profiles/{profile}/goals/{goal}",
                          "goal.importance: must be at least 1 and at most 5"));
}

TEST(Validator, CheckResourceLooksForWhatIsRequired) {
  const Validator validator(goals::v1::UpdateGoalRequest::descriptor(), MethodKind::kUpdate);
  goals::v1::Goal goal;
  goal.mutable_metric()->set_start(1);
  goal.add_milestones();
  for (int i = 0; i < 21; ++i) goal.add_rewards()->set_description("cake");
  EXPECT_THAT(
      Texts(validator.CheckResource(goal)),
      ElementsAre("goal.title: is required", "goal.metric.target: is required", "goal.milestones[0].title: is required",
                  "goal.rewards: has 21 items; at most 20 are allowed"));
}

TEST(Validator, CheckResourceForgivesWhatIsStored) {
  const Validator validator(goals::v1::UpdateGoalRequest::descriptor(), MethodKind::kUpdate);
  goals::v1::Goal goal;
  goal.set_title(std::string(5'000, 'x'));
  goal.GetReflection()->MutableUnknownFields(&goal)->AddVarint(99, 1);
  EXPECT_THAT(validator.CheckResource(goal), IsEmpty());
  EXPECT_THAT(Validator(goals::v1::GetGoalRequest::descriptor(), MethodKind::kOther).CheckResource(goal), IsEmpty());
}

TEST(Validator, CreateIgnoresTheName) {
  goals::v1::CreateGoalRequest request = GoodCreate();
  request.mutable_goal()->set_name("what ever");
  EXPECT_THAT(CreateFaults(request), IsEmpty());
  Validator(request.GetDescriptor(), MethodKind::kCreate).ClearOutputOnly(&request);
  EXPECT_EQ(request.goal().name(), "");
}

TEST(Validator, OtherMethodsCheckANameThatIsGiven) {
  goals::v1::LintGoalRequest request;
  request.set_parent("profiles/me");
  request.mutable_goal()->set_title("t");
  EXPECT_THAT(Check(request), IsEmpty());
  request.mutable_goal()->set_name("nonsense");
  EXPECT_THAT(Fields(Check(request)), ElementsAre("goal.name"));
}

TEST(Validator, ClearsOutputOnlyAtEveryLevel) {
  goals::v1::CreateGoalRequest request = GoodCreate();
  const goals::v1::CreateGoalRequest clean = request;
  goals::v1::Goal* goal = request.mutable_goal();
  goal->set_state(goals::v1::Goal::STATE_COMPLETED);
  goal->set_archived(true);
  goal->add_transitions()->set_actor("me");
  goal->mutable_create_time()->set_seconds(1);
  goal->set_stored_progress(0);
  goal->add_effective_audience(type::v1::AUDIENCE_HR);
  Validator(request.GetDescriptor(), MethodKind::kCreate).ClearOutputOnly(&request);
  EXPECT_EQ(request.SerializeAsString(), clean.SerializeAsString());
  auto* milestone = goal->add_milestones();
  milestone->set_title("m");
  milestone->set_evidence("mine");
  milestone->mutable_achieve_date()->set_year(2026);
  goal->add_rewards()->set_state(goals::v1::Reward::STATE_CLAIMED);
  Validator(request.GetDescriptor(), MethodKind::kCreate).ClearOutputOnly(&request);
  EXPECT_EQ(milestone->evidence(), "");
  EXPECT_FALSE(milestone->has_achieve_date());
  EXPECT_EQ(goal->rewards(0).state(), goals::v1::Reward::STATE_UNSPECIFIED);
  EXPECT_EQ(milestone->title(), "m");
}

TEST(Validator, ClearsOutputOnlyInsideAOneof) {
  progress::v1::CreateJournalEntryRequest request;
  auto* achievement = request.mutable_journal_entry()->mutable_achievement();
  achievement->set_title("t");
  achievement->mutable_celebrate_time()->set_seconds(5);
  Validator(request.GetDescriptor(), MethodKind::kCreate).ClearOutputOnly(&request);
  EXPECT_FALSE(request.journal_entry().achievement().has_celebrate_time());
  EXPECT_EQ(request.journal_entry().achievement().title(), "t");
}

TEST(Validator, NeverLooksAtOutputOnly) {
  goals::v1::CreateGoalRequest request = GoodCreate();
  request.mutable_goal()->set_creator("\x01");
  request.mutable_goal()->mutable_create_time()->set_nanos(-1);
  EXPECT_THAT(CreateFaults(request), IsEmpty());
}

TEST(Validator, RefusesUnknownFieldsAtEveryLevel) {
  goals::v1::CreateGoalRequest request = GoodCreate();
  const auto add = [](Message* message, int number) {
    message->GetReflection()->MutableUnknownFields(message)->AddVarint(number, 1);
  };
  request.mutable_goal()->add_milestones()->set_title("m");
  request.mutable_goal()->mutable_due_date()->set_year(2027);
  request.mutable_goal()->mutable_due_date()->set_month(1);
  request.mutable_goal()->mutable_due_date()->set_day(1);
  add(&request, 99);
  add(&request, 99);
  add(&request, 98);
  add(request.mutable_goal(), 77);
  add(request.mutable_goal()->mutable_milestones(0), 66);
  add(request.mutable_goal()->mutable_due_date(), 55);
  EXPECT_THAT(
      CreateFaults(request),
      ElementsAre("goal.due_date.55: unknown field number 55", "goal.milestones[0].66: unknown field number 66",
                  "goal.77: unknown field number 77", "98: unknown field number 98", "99: unknown field number 99"));
  profiles::v1::UpdateProfileRequest update;
  update.mutable_profile()->set_name("profiles/me");
  add(update.mutable_update_mask(), 5);
  EXPECT_THAT(Fields(Check(update, MethodKind::kUpdate)), ElementsAre("update_mask.5"));
}

TEST(Validator, StopsCountingAtAHundred) {
  goals::v1::CreateGoalRequest request = GoodCreate();
  for (int i = 0; i < 100; ++i) {
    auto* item = request.mutable_goal()->add_action_items();
    item->set_id("BAD");
    item->set_planned_hours(-1);
  }
  EXPECT_EQ(CreateFaults(request).size(), 100u);
}

TEST(Validator, FollowsRecursiveTypes) {
  MadeUp made_up;
  EXPECT_THAT(Texts(Check(*made_up.Make("OddRequest", "tree { tree { references: 'x' } }"))),
              ElementsAre("tree.tree.references[0]: must have the form skills/{skill}"));
}

TEST(Validator, LooksIntoMaps) {
  MadeUp made_up;
  const auto request = made_up.Make(
      "CreateThingRequest", "thing { title: 't' count: 1 parts { title: 'p' } labels { key: 'k' value: 'v\\001' } }");
  EXPECT_THAT(Fields(Check(*request, MethodKind::kCreate)), ElementsAre("thing.labels[0].value"));
}

TEST(Validator, ReportsEverythingAtOnceInTheOrderOfTheFields) {
  goals::v1::CreateGoalRequest request;
  request.set_goal_id("-");
  request.mutable_goal()->set_importance(0);
  request.mutable_goal()->set_confidence(11);
  request.set_request_id("x");
  EXPECT_THAT(Fields(Check(request, MethodKind::kCreate)),
              ElementsAre("parent", "goal_id", "goal.title", "goal.importance", "goal.confidence", "request_id"));
}

}  // namespace
}  // namespace milepost::rpc
