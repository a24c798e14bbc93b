#include "services/catalog/template_use.h"

#include "gmock/gmock.h"
#include "google/protobuf/util/message_differencer.h"
#include "tests/testing/protos.h"

namespace milepost::catalog {
namespace {

using google::protobuf::EnumDescriptor;
using testing::Day;
using testing::Parse;
using testing::Text;

const char kPattern[] =
    "name: 'templates/ward' display_name: 'Lead a ward' kind: KIND_PLAN etag: '\"7\"' role: 'roles/nurse-manager' "
    "plan { kind: KIND_ONBOARDING vision: 'A calm ward' period_months: 6 review_interval_months: 3 "
    "  required_signers: SIGNER_EMPLOYEE required_signers: SIGNER_HR } "
    "goals { title: 'Meet everybody' } "
    "goals { title: 'Cut overtime' why: 'It wears us out' success_criteria: 'Under 24 h' skills: 'skills/rostering' "
    "  priority: PRIORITY_ESSENTIAL importance: 5 weight: 2 stretch: true start_day: 14 due_day: 180 "
    "  metric { unit: 'hours' start: 48 target: 24 } expected_curve: EXPECTED_CURVE_STEP "
    "  milestones { title: 'Rota drafted' due_day: 60 weight: 3 } milestones { title: 'Rota lived' } "
    "  action_items { title: 'Shadow Helen' category: LEARNING_CATEGORY_EXPOSURE support: 'Helen' due_day: 30 "
    "    planned_hours: 12 } "
    "  obstacles { description: 'Flu' likelihood: 4 impact: 2 cue: 'three are ill' response: 'ask the pool' } }";

TEST(TemplateUse, MakesThePlanWithItsWordsAndPeriod) {
  const auto plan = PlanFrom(Parse<v1::Template>(kPattern), absl::CivilDay(2026, 8, 31), "");
  const auto expected = Parse<goals::v1::Plan>(
      "display_name: 'Lead a ward' kind: KIND_ONBOARDING vision: 'A calm ward' start_date { year: 2026 month: 8 day: "
      "31 "
      "} end_date { year: 2027 month: 2 day: 27 } review_interval_months: 3 required_signers: SIGNER_ROLE_EMPLOYEE "
      "required_signers: SIGNER_ROLE_HR template: 'templates/ward' template_etag: '\"7\"'");
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(plan, expected)) << plan.DebugString();
}

TEST(TemplateUse, TakesTheNameGivenAndAYearUnlessTheTemplateSaysMore) {
  const auto plan = PlanFrom(Parse<v1::Template>("display_name: 'Any'"), absl::CivilDay(2026, 7, 1), "Lerato's");
  EXPECT_EQ(plan.display_name(), "Lerato's");
  EXPECT_EQ(Text(plan.end_date()), "2027-06-30");
  EXPECT_FALSE(plan.has_review_interval_months());
}

TEST(TemplateUse, CountsDaysOfGoalsFromTheStartAcrossALeapDay) {
  const auto goal = GoalFrom(Parse<v1::Template>(kPattern), 1, Day("2028-02-20"), "profiles/lerato/plans/p1");
  const auto expected = Parse<goals::v1::Goal>(
      "title: 'Cut overtime' why: 'It wears us out' success_criteria: 'Under 24 h' plan: 'profiles/lerato/plans/p1' "
      "role: 'roles/nurse-manager' skills: 'skills/rostering' priority: PRIORITY_ESSENTIAL importance: 5 weight: 2 "
      "stretch: true start_date { year: 2028 month: 3 day: 5 } due_date { year: 2028 month: 8 day: 18 } "
      "metric { unit: 'hours' start: 48 target: 24 } expected_curve: EXPECTED_CURVE_STEP "
      "milestones { id: 'm1' title: 'Rota drafted' due_date { year: 2028 month: 4 day: 20 } weight: 3 } "
      "milestones { id: 'm2' title: 'Rota lived' } "
      "action_items { id: 'a1' title: 'Shadow Helen' category: LEARNING_CATEGORY_EXPOSURE support: 'Helen' "
      "  due_date { year: 2028 month: 3 day: 21 } planned_hours: 12 } "
      "obstacles { id: 'o1' description: 'Flu' likelihood: 4 impact: 2 cue: 'three are ill' response: 'ask the pool' } "
      "template: 'templates/ward' template_etag: '\"7\"'");
  EXPECT_TRUE(google::protobuf::util::MessageDifferencer::Equals(goal, expected)) << goal.DebugString();
}

TEST(TemplateUse, LeavesOutWhatTheTemplateLeavesOut) {
  const auto goal = GoalFrom(Parse<v1::Template>(kPattern), 0, Day("2026-07-01"), "");
  EXPECT_EQ(Text(goal.start_date()), "2026-07-01");
  EXPECT_FALSE(goal.has_due_date() || goal.has_metric() || goal.has_importance() || goal.has_weight());
  EXPECT_EQ(goal.plan(), "");
}

// Templates state their enums anew, because no API imports another's messages: number and name must agree.
TEST(TemplateUse, NumbersEnumsAsPlansAndGoalsDo) {
  const std::pair<const EnumDescriptor*, const EnumDescriptor*> pairs[] = {
      {v1::TemplatePlan::Kind_descriptor(), goals::v1::Plan::Kind_descriptor()},
      {v1::TemplatePlan::Signer_descriptor(), goals::v1::SignerRole_descriptor()},
      {v1::TemplateGoal::Priority_descriptor(), goals::v1::Goal::Priority_descriptor()},
      {v1::TemplateGoal::ExpectedCurve_descriptor(), goals::v1::Goal::ExpectedCurve_descriptor()},
      {v1::TemplateActionItem::LearningCategory_descriptor(), goals::v1::ActionItem::LearningCategory_descriptor()}};
  for (const auto& [ours, theirs] : pairs) {
    ASSERT_EQ(ours->value_count(), theirs->value_count()) << ours->full_name();
    for (int i = 0; i < ours->value_count(); ++i) {
      const auto* value = theirs->FindValueByNumber(ours->value(i)->number());
      ASSERT_NE(value, nullptr) << ours->value(i)->name();
      const auto last_word = [](const std::string& name) { return name.substr(name.rfind('_')); };
      EXPECT_EQ(last_word(ours->value(i)->name()), last_word(value->name()));
    }
  }
}

// The SHA-256 of "6f1c...\nplan", its first 16 bytes, with version 4 and the variant set (computed with sha256sum).
TEST(TemplateUse, DerivesAUuid4ForEachPart) {
  const std::string id = "6f1c2f9e-6d0b-4c52-9c5e-0a3f5a1b2c3d";
  EXPECT_EQ(DerivedRequestId(id, "plan"), "99a0737b-8a8e-4698-a4a5-ca50cc17fe04");
  EXPECT_EQ(DerivedRequestId(id, "goal/0"), "75bcfee8-4521-4213-90d2-f470856dbec9");
  EXPECT_EQ(DerivedRequestId("", "plan"), "");
}

}  // namespace
}  // namespace milepost::catalog
