#include <limits>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "milepost/goals/v1/goals_service.pb.h"
#include "milepost/profiles/v1/profiles_service.pb.h"
#include "services/rpc/validate.h"
#include "tests/unit/rpc/made_up_messages.h"
#include "tests/unit/rpc/violations.h"

namespace milepost::rpc {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(ValidatorValues, ChecksReferencesByTheirPattern) {
  goals::v1::CreateGoalRequest request = GoodCreate();
  request.set_parent("profiles/Ann");
  request.mutable_goal()->set_plan("profiles/me/goals/g1");
  request.mutable_goal()->add_skills("skills/ok");
  request.mutable_goal()->add_skills("");
  EXPECT_THAT(CreateFaults(request), ElementsAre("parent: must have the form profiles/{profile}",
                                                 "goal.plan: must have the form profiles/{profile}/plans/{plan}",
                                                 "goal.skills[1]: must have the form skills/{skill}"));
}

TEST(ValidatorValues, AReferenceToAnUnknownTypeFitsNothing) {
  MadeUp made_up;
  EXPECT_THAT(Fields(Check(*made_up.Make("OddRequest", "nobody: 'a'"))), ElementsAre("nobody"));
}

TEST(ValidatorValues, CountsCharactersAsCodePoints) {
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

TEST(ValidatorValues, LimitsItems) {
  goals::v1::CreateGoalRequest request = GoodCreate();
  for (int i = 0; i < 20; ++i) request.mutable_goal()->add_success_criteria("c");
  EXPECT_THAT(CreateFaults(request), IsEmpty());
  request.mutable_goal()->add_success_criteria("c");
  for (int i = 0; i < 101; ++i) request.mutable_goal()->add_action_items()->set_title("a");
  EXPECT_THAT(CreateFaults(request), ElementsAre("goal.success_criteria: has 21 items; at most 20 are allowed",
                                                 "goal.action_items: has 101 items; at most 100 are allowed"));
}

TEST(ValidatorValues, RefusesUnsafeText) {
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

TEST(ValidatorValues, LimitsNumbers) {
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

TEST(ValidatorValues, LimitsNumbersOfEveryType) {
  MadeUp made_up;
  const auto good = made_up.Make("OddRequest", "reals: 0.1 floats: -1 big: 9 size: -2");
  EXPECT_THAT(Check(*good), IsEmpty());
  const auto bad = made_up.Make("OddRequest", "reals: [1, 0] floats: inf big: 18446744073709551615 size: -3");
  EXPECT_THAT(Texts(Check(*bad)), ElementsAre("reals[1]: must be more than 0", "floats[0]: must be a finite number",
                                              "big: must be at most 9", "size: must be at least -2"));
}

TEST(ValidatorValues, RefusesUndefinedEnumValues) {
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

TEST(ValidatorValues, AcceptsRealDatesOnly) {
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

TEST(ValidatorValues, ChecksMoney) {
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

TEST(ValidatorValues, ChecksTimesAndDurations) {
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

TEST(ValidatorValues, ChecksForms) {
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

TEST(ValidatorValues, ChecksPageSizeAndRequestIdAndLeavesTokensAlone) {
  goals::v1::ListGoalsRequest list;
  list.set_parent("profiles/me");
  list.set_page_size(-1);
  list.set_page_token(std::string("\0\x80", 2));
  EXPECT_THAT(Texts(Check(list)), ElementsAre("page_size: must not be negative; 0 means the default"));
  goals::v1::CreateGoalRequest create = GoodCreate();
  create.set_request_id("1234");
  EXPECT_THAT(CreateFaults(create), ElementsAre("request_id: must be a UUID of version 4"));
}

}  // namespace
}  // namespace milepost::rpc
