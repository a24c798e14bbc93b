#include "services/rpc/validate.h"

#include <limits>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "milepost/goals/v1/goals_service.pb.h"
#include "milepost/profiles/v1/profiles_service.pb.h"
#include "milepost/progress/v1/progress_service.pb.h"
#include "tests/unit/rpc/made_up_messages.h"

namespace milepost::rpc {
namespace {

using google::protobuf::Message;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr char kId[] = "f81d4fae-7dec-4ad0-a765-00a0c91e6bf6";

// Each violation as "field: description".
std::vector<std::string> Texts(const std::vector<Violation>& violations) {
  std::vector<std::string> texts;
  for (const Violation& violation : violations) texts.push_back(violation.field + ": " + violation.description);
  return texts;
}

std::vector<std::string> Fields(const std::vector<Violation>& violations) {
  std::vector<std::string> fields;
  for (const Violation& violation : violations) fields.push_back(violation.field);
  return fields;
}

std::vector<Violation> Check(const Message& request, MethodKind kind = MethodKind::kOther) {
  return Validator(request.GetDescriptor(), kind).Check(request);
}

goals::v1::CreateGoalRequest GoodCreate() {
  goals::v1::CreateGoalRequest request;
  request.set_parent("profiles/me");
  request.mutable_goal()->set_title("Lead the bridge design");
  return request;
}

std::vector<std::string> CreateFaults(const goals::v1::CreateGoalRequest& request) {
  return Texts(Check(request, MethodKind::kCreate));
}

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

TEST(Validator, ChecksReferencesByTheirPattern) {
  goals::v1::CreateGoalRequest request = GoodCreate();
  request.set_parent("profiles/Ann");
  request.mutable_goal()->set_plan("profiles/me/goals/g1");
  request.mutable_goal()->add_skills("skills/ok");
  request.mutable_goal()->add_skills("");
  EXPECT_THAT(CreateFaults(request), ElementsAre("parent: must have the form profiles/{profile}",
                                                 "goal.plan: must have the form profiles/{profile}/plans/{plan}",
                                                 "goal.skills[1]: must have the form skills/{skill}"));
}

TEST(Validator, AReferenceToAnUnknownTypeFitsNothing) {
  MadeUp made_up;
  EXPECT_THAT(Fields(Check(*made_up.Make("OddRequest", "nobody: 'a'"))), ElementsAre("nobody"));
}

TEST(Validator, CountsCharactersAsCodePoints) {
  goals::v1::CreateGoalRequest request = GoodCreate();
  std::string text;
  for (int i = 0; i < 4'000; ++i) text += "語";
  request.mutable_goal()->set_description(text);
  EXPECT_THAT(CreateFaults(request), IsEmpty());
  request.mutable_goal()->set_description(text + "語");
  EXPECT_THAT(CreateFaults(request), ElementsAre("goal.description: has 4001 characters; at most 4000 are allowed"));
  std::string title;
  for (int i = 0; i < 200; ++i) title += "𝒳";
  request.mutable_goal()->clear_description();
  request.mutable_goal()->set_title(title);
  EXPECT_THAT(CreateFaults(request), IsEmpty());
  request.mutable_goal()->set_title(title + "a");
  EXPECT_THAT(CreateFaults(request), ElementsAre("goal.title: has 201 characters; at most 200 are allowed"));
}

TEST(Validator, LimitsItems) {
  goals::v1::CreateGoalRequest request = GoodCreate();
  for (int i = 0; i < 20; ++i) request.mutable_goal()->add_success_criteria("c");
  EXPECT_THAT(CreateFaults(request), IsEmpty());
  request.mutable_goal()->add_success_criteria("c");
  for (int i = 0; i < 101; ++i) request.mutable_goal()->add_action_items()->set_title("a");
  EXPECT_THAT(CreateFaults(request), ElementsAre("goal.success_criteria: has 21 items; at most 20 are allowed",
                                                 "goal.action_items: has 101 items; at most 100 are allowed"));
}

TEST(Validator, RefusesUnsafeText) {
  goals::v1::CreateGoalRequest request = GoodCreate();
  goals::v1::Goal* goal = request.mutable_goal();
  goal->set_title("two\nlines");
  goal->set_description(std::string("nul\0", 4));
  goal->set_why("abc\u202edef");
  goal->add_success_criteria("tab\tis fine here");
  goal->add_success_criteria("\ufdd0");
  EXPECT_THAT(CreateFaults(request),
              ElementsAre("goal.title: contains a line break; send one line",
                          "goal.description: contains a control character; remove it",
                          "goal.why: contains a bidirectional control character; remove it",
                          "goal.success_criteria[1]: contains a code point that is no character; remove it"));
}

TEST(Validator, LimitsNumbers) {
  const double infinity = std::numeric_limits<double>::infinity();
  const auto faults = [](double weight) {
    goals::v1::CreateGoalRequest request = GoodCreate();
    request.mutable_goal()->set_weight(weight);
    return CreateFaults(request);
  };
  EXPECT_THAT(faults(100), IsEmpty());
  EXPECT_THAT(faults(1e-300), IsEmpty());
  EXPECT_THAT(faults(0), ElementsAre("goal.weight: must be more than 0 and at most 100"));
  EXPECT_THAT(faults(-0.0), ElementsAre("goal.weight: must be more than 0 and at most 100"));
  EXPECT_THAT(faults(100.5), ElementsAre("goal.weight: must be more than 0 and at most 100"));
  EXPECT_THAT(faults(infinity), ElementsAre("goal.weight: must be a finite number"));
  EXPECT_THAT(faults(std::numeric_limits<double>::quiet_NaN()), ElementsAre("goal.weight: must be a finite number"));
}

TEST(Validator, LimitsNumbersOfEveryType) {
  MadeUp made_up;
  const auto good = made_up.Make("OddRequest", "reals: 0.1 floats: -1 big: 9 size: -2");
  EXPECT_THAT(Check(*good), IsEmpty());
  const auto bad = made_up.Make("OddRequest", "reals: [1, 0] floats: inf big: 18446744073709551615 size: -3");
  EXPECT_THAT(Texts(Check(*bad)), ElementsAre("reals[1]: must be more than 0", "floats[0]: must be a finite number",
                                              "big: must be at most 9", "size: must be at least -2"));
}

TEST(Validator, RefusesUndefinedEnumValues) {
  goals::v1::CreateGoalRequest request = GoodCreate();
  request.mutable_goal()->set_priority(static_cast<goals::v1::Goal::Priority>(17));
  request.mutable_goal()->add_audience(type::v1::AUDIENCE_UNSPECIFIED);
  request.mutable_goal()->add_audience(static_cast<type::v1::Audience>(-1));
  EXPECT_THAT(CreateFaults(request), ElementsAre("goal.audience[0]: is AUDIENCE_UNSPECIFIED; leave it out",
                                                 "goal.audience[1]: has the undefined value -1 of Audience",
                                                 "goal.priority: has the undefined value 17 of Priority"));
}

struct DateCase {
  int year, month, day;
  bool full, partial;
};

TEST(Validator, AcceptsRealDatesOnly) {
  MadeUp made_up;
  for (const DateCase& date : std::vector<DateCase>{{2028, 2, 29, true, true},
                                                    {2027, 2, 29, false, false},
                                                    {2000, 2, 29, true, true},
                                                    {2100, 2, 29, false, false},
                                                    {2026, 4, 31, false, false},
                                                    {2026, 12, 31, true, true},
                                                    {1900, 1, 1, true, true},
                                                    {1899, 12, 31, false, false},
                                                    {2200, 12, 31, true, true},
                                                    {2201, 1, 1, false, false},
                                                    {2026, 0, 0, false, true},
                                                    {2026, 5, 0, false, true},
                                                    {2026, 0, 5, false, false},
                                                    {0, 5, 5, false, false},
                                                    {0, 0, 0, false, false},
                                                    {2026, 13, 1, false, false},
                                                    {2026, -1, 1, false, false},
                                                    {2026, 1, -1, false, false},
                                                    {2026, 1, 2147483647, false, false}}) {
    const std::string text = absl::StrCat("year: ", date.year, " month: ", date.month, " day: ", date.day);
    goals::v1::CreateGoalRequest request = GoodCreate();
    request.mutable_goal()->mutable_due_date()->set_year(date.year);
    request.mutable_goal()->mutable_due_date()->set_month(date.month);
    request.mutable_goal()->mutable_due_date()->set_day(date.day);
    EXPECT_EQ(CreateFaults(request).empty(), date.full) << text;
    EXPECT_EQ(Check(*made_up.Make("OddRequest", "partial { " + text + " }")).empty(), date.partial) << text;
  }
}

TEST(Validator, ChecksMoney) {
  const auto faults = [](const char* code, int64_t units, int nanos) {
    goals::v1::CreateGoalRequest request = GoodCreate();
    auto* item = request.mutable_goal()->add_action_items();
    item->set_title("t");
    item->mutable_cost()->set_currency_code(code);
    item->mutable_cost()->set_units(units);
    item->mutable_cost()->set_nanos(nanos);
    return CreateFaults(request).size();
  };
  EXPECT_EQ(faults("JPY", 0, 0), 0u);
  EXPECT_EQ(faults("EUR", 1, 999'999'999), 0u);
  EXPECT_EQ(faults("EUR", -1, -5), 0u);
  EXPECT_EQ(faults("EUR", 1, 1'000'000'000), 1u);
  EXPECT_EQ(faults("EUR", 1, -1), 1u);
  EXPECT_EQ(faults("EUR", -1, 1), 1u);
  EXPECT_EQ(faults("eur", 1, 0), 1u);
  EXPECT_EQ(faults("EURO", 1, 0), 1u);
  EXPECT_EQ(faults("", 1, 0), 1u);
}

TEST(Validator, ChecksTimesAndDurations) {
  MadeUp made_up;
  const auto faults = [&](const std::string& text) { return Check(*made_up.Make("OddRequest", text)).size(); };
  EXPECT_EQ(faults("time { seconds: 253402300799 nanos: 999999999 }"), 0u);
  EXPECT_EQ(faults("time { seconds: -62135596800 }"), 0u);
  EXPECT_EQ(faults("time { seconds: 253402300800 }"), 1u);
  EXPECT_EQ(faults("time { seconds: -62135596801 }"), 1u);
  EXPECT_EQ(faults("time { nanos: -1 }"), 1u);
  EXPECT_EQ(faults("time { nanos: 1000000000 }"), 1u);
  EXPECT_EQ(faults("duration { seconds: -5 nanos: -1 }"), 0u);
  EXPECT_EQ(faults("duration { seconds: 315576000000 }"), 0u);
  EXPECT_EQ(faults("duration { seconds: 315576000001 }"), 1u);
  EXPECT_EQ(faults("duration { seconds: 5 nanos: -1 }"), 1u);
  EXPECT_EQ(faults("duration { nanos: -2147483648 }"), 1u);
}

TEST(Validator, ChecksForms) {
  goals::v1::CreateGoalRequest request = GoodCreate();
  request.set_goal_id("Bad_Id");
  request.mutable_goal()->add_value_ids("ok");
  request.mutable_goal()->add_value_ids("");
  EXPECT_THAT(Fields(Check(request, MethodKind::kCreate)), ElementsAre("goal_id", "goal.value_ids[1]"));
  profiles::v1::CreateProfileRequest profile;
  profile.mutable_profile()->set_display_name("Ann");
  profile.mutable_profile()->set_time_zone("Mars/Base");
  profile.mutable_profile()->set_locale("zh_TW");
  EXPECT_THAT(Texts(Check(profile, MethodKind::kCreate)),
              ElementsAre("profile.time_zone: must be the name of an IANA time zone, such as Europe/Warsaw",
                          "profile.locale: must be a BCP-47 language tag, such as en or zh-Hant-TW"));
  MadeUp made_up;
  EXPECT_THAT(Fields(Check(*made_up.Make("OddRequest", "uri: 'http://a'"))), ElementsAre("uri"));
}

TEST(Validator, ChecksPageSizeAndRequestIdAndLeavesTokensAlone) {
  goals::v1::ListGoalsRequest list;
  list.set_parent("profiles/me");
  list.set_page_size(-1);
  list.set_page_token(std::string("\0\x80", 2));
  EXPECT_THAT(Texts(Check(list)), ElementsAre("page_size: must not be negative; 0 means the default"));
  goals::v1::CreateGoalRequest create = GoodCreate();
  create.set_request_id("1234");
  EXPECT_THAT(CreateFaults(create), ElementsAre("request_id: must be a UUID of version 4"));
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
