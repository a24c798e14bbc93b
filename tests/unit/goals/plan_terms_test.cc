#include "services/goals/plan_terms.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/goals/plan_rules.h"
#include "tests/unit/goals/goal_texts.h"

namespace milepost::goals {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr absl::string_view kGoal =
    "name: 'profiles/p/goals/g' title: 'Lead' success_criteria: 'two' metric { start: 0 target: 2 } weight: 2 "
    "state: STATE_ACTIVE start_date { year: 2026 month: 1 day: 1 } due_date { year: 2026 month: 12 day: 31 } "
    "milestones { id: 'm' title: 'First' } action_items { id: 'a' title: 'Ask' planned_hours: 4 }";

v1::Goal With(absl::string_view change) {
  v1::Goal goal = Parse<v1::Goal>(kGoal);
  EXPECT_TRUE(google::protobuf::TextFormat::MergeFromString(std::string(change), &goal)) << change;
  return goal;
}

std::optional<std::string> ChangeBy(absl::string_view change) {
  return ChangedTerm(Parse<v1::Goal>(kGoal), With(change));
}

TEST(TermsOf, LeavesOutWhatIsLive) {
  v1::Goal goal = With("why: 'joy'");
  *goal.mutable_milestones(0)->mutable_achieve_date() = rpc::FromCivil(kToday);
  goal.mutable_milestones(0)->set_evidence("photo");
  *goal.mutable_action_items(0)->mutable_complete_date() = rpc::FromCivil(kToday);
  goal.mutable_action_items(0)->set_spent_hours(3);
  EXPECT_EQ(TermsOf(goal).SerializeAsString(), TermsOf(Parse<v1::Goal>(kGoal)).SerializeAsString());
  EXPECT_EQ(TermsOf(goal).goal(), "profiles/p/goals/g");
  EXPECT_EQ(TermsOf(goal).action_items(0).planned_hours(), 4);
}

TEST(ChangedTerm, NamesTheFirstTermThatDiffers) {
  EXPECT_EQ(ChangeBy("title: 'Follow'"), "title");
  EXPECT_EQ(ChangeBy("success_criteria: 'three'"), "success_criteria");
  EXPECT_EQ(ChangeBy("metric { target: 3 }"), "metric");
  EXPECT_EQ(ChangeBy("start_date { day: 2 }"), "start_date");
  EXPECT_EQ(ChangeBy("due_date { month: 11 day: 30 }"), "due_date");
  EXPECT_EQ(ChangeBy("weight: 3"), "weight");
  EXPECT_EQ(ChangeBy("milestones { id: 'n' }"), "milestones");
  EXPECT_EQ(ChangeBy("action_items { id: 'n' }"), "action_items");
  EXPECT_EQ(ChangeBy("weight: 3 title: 'Follow'"), "title");
}

TEST(ChangedTerm, IsNothingWhereOnlyTheRestDiffers) {
  EXPECT_EQ(
      ChangeBy("description: 'x' why: 'y' state: STATE_ON_HOLD confidence: 2 obstacles { id: 'o' } archived: true "
               "measurement { value: 1 } plan: 'profiles/p/plans/q' name: 'profiles/p/goals/h'"),
      std::nullopt);
}

TEST(ChangedTerm, SeesAReorderedListAndAClearedDate) {
  v1::Goal before = With("milestones { id: 'n' }");
  v1::Goal after = before;
  after.mutable_milestones()->SwapElements(0, 1);
  EXPECT_EQ(ChangedTerm(before, after), "milestones");
  after = before;
  after.clear_due_date();
  EXPECT_EQ(ChangedTerm(before, after), "due_date");
}

TEST(PlanTerms, HoldTheGoalsThatStandInOrderOfTheirNames) {
  v1::Goal b = Parse<v1::Goal>("name: 'b' state: STATE_ACTIVE");
  v1::Goal a = Parse<v1::Goal>("name: 'a' state: STATE_PROPOSED");
  v1::Goal rejected = Parse<v1::Goal>("name: 'c' state: STATE_REJECTED");
  v1::Goal cancelled = Parse<v1::Goal>("name: 'd' state: STATE_CANCELLED");
  v1::Goal deleted = Parse<v1::Goal>("name: 'e' state: STATE_ACTIVE delete_time {}");
  v1::Plan plan =
      Parse<v1::Plan>("display_name: 'Growth' vision: 'Architect' start_date { year: 2026 month: 1 day: 1 }");
  v1::PlanTerms terms = TermsOf(plan, {&b, &cancelled, &a, &deleted, &rejected});
  EXPECT_EQ(terms.display_name(), "Growth");
  EXPECT_EQ(terms.vision(), "Architect");
  EXPECT_EQ(Text(terms.start_date()), "2026-01-01");
  EXPECT_FALSE(terms.has_end_date());
  ASSERT_EQ(terms.goals_size(), 2);
  EXPECT_EQ(terms.goals(0).goal(), "a");
  EXPECT_EQ(terms.goals(1).goal(), "b");
}

TEST(PlanTerms, HaveTheSameBytesHoweverTheGoalsCame) {
  v1::Goal a = Parse<v1::Goal>("name: 'a' state: STATE_ACTIVE title: 'x'");
  v1::Goal b = With("");
  v1::Plan plan = Parse<v1::Plan>("display_name: 'Growth'");
  std::string bytes = BytesOf(TermsOf(plan, {&a, &b}));
  EXPECT_EQ(bytes, BytesOf(TermsOf(plan, {&b, &a})));
  v1::PlanTerms read;
  ASSERT_TRUE(read.ParseFromString(bytes));
  EXPECT_EQ(read.goals_size(), 2);
  EXPECT_EQ(read.goals(1).milestones(0).title(), "First");
}

TEST(CheckAgreeable, WantsAGoal) {
  v1::Goal cancelled = Parse<v1::Goal>("name: 'a' state: STATE_CANCELLED action_items {}");
  for (const std::vector<Violation>& found : {CheckAgreeable({}), CheckAgreeable({&cancelled})}) {
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].field, "goals");
  }
}

TEST(CheckAgreeable, WantsAStepInEachGoal) {
  v1::Goal with_action = Parse<v1::Goal>("name: 'a' state: STATE_ACTIVE action_items {}");
  v1::Goal with_milestone = Parse<v1::Goal>("name: 'b' state: STATE_ACCEPTED milestones {}");
  v1::Goal bare = Parse<v1::Goal>("name: 'c' state: STATE_ACTIVE");
  EXPECT_THAT(CheckAgreeable({&with_action, &with_milestone}), IsEmpty());
  std::vector<Violation> found = CheckAgreeable({&with_action, &bare});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].field, "c");
}

TEST(RequiredSigners, AreEmployeeAndManagerUnlessSaid) {
  EXPECT_THAT(RequiredSigners(v1::Plan()), ElementsAre(v1::SIGNER_ROLE_EMPLOYEE, v1::SIGNER_ROLE_MANAGER));
  EXPECT_THAT(RequiredSigners(Parse<v1::Plan>("required_signers: SIGNER_ROLE_HR")), ElementsAre(v1::SIGNER_ROLE_HR));
}

TEST(MissingSigners, OnlyASignatureOfExactlyTheseTermsCounts) {
  v1::PlanRevision revision = Parse<v1::PlanRevision>(
      "sha256: 'x' sign_offs { role: SIGNER_ROLE_EMPLOYEE decision: DECISION_SIGNED sha256: 'x' } "
      "sign_offs { role: SIGNER_ROLE_MANAGER decision: DECISION_SIGNED sha256: 'old' } "
      "sign_offs { role: SIGNER_ROLE_MANAGER decision: DECISION_CHANGES_REQUESTED sha256: 'x' }");
  EXPECT_THAT(MissingSigners(v1::Plan(), revision), ElementsAre(v1::SIGNER_ROLE_MANAGER));
  revision.mutable_sign_offs(1)->set_sha256("x");
  EXPECT_THAT(MissingSigners(v1::Plan(), revision), IsEmpty());
}

}  // namespace
}  // namespace milepost::goals
