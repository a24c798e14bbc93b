// Plans: agreed between people, and what an agreement fixes.
#include <openssl/sha.h>

#include "absl/strings/escaping.h"
#include "tests/conformance/domain/life.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;
using goals::v1::PlanRevision;
using goals::v1::SignOff;

std::string Sha256Hex(const std::string& bytes) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  return absl::BytesToHexString({reinterpret_cast<const char*>(digest), sizeof digest});
}

class Plans : public Life {
 protected:
  Goal GoalIn(const Plan& plan, const std::string& more = "") {
    return Create(absl::StrCat("title: 'Lead two designs' plan: '", plan.name(),
                               "' action_items { title: 'Ask for one' } ", more));
  }
  absl::StatusOr<Goal> UpdateGoal(const Goal& goal, const std::string& text, const std::string& mask) {
    return Try(&Goals::UpdateGoal, absl::StrCat("goal { ", Named(goal.name()), " etag: '", Get(goal.name()).etag(),
                                                "' ", text, " } update_mask { paths: '", mask, "' }"));
  }
  absl::StatusOr<Plan> UpdatePlan(const std::string& name, const std::string& text, const std::string& mask) {
    return Try(&Goals::UpdatePlan, absl::StrCat("plan { ", Named(name), " etag: '", GetPlan(name).etag(), "' ", text,
                                                " } update_mask { paths: '", mask, "' }"));
  }
  PlanRevision Revision(const std::string& name) { return Ok(Try(&Goals::GetPlanRevision, Named(name))); }
  std::string Etag(const std::string& plan) { return absl::StrCat("etag: '", GetPlan(plan).etag(), "' "); }
};

TEST_F(Plans, AreAgreedWhenOwnerAndManagerSignTheSameBytes) {
  const Plan plan = MakePlan();
  EXPECT_EQ(plan.state(), Plan::STATE_DRAFT);
  const Goal goal = GoalIn(plan);
  const PlanRevision revision = Submit(plan.name());
  EXPECT_EQ(revision.number(), 1);
  EXPECT_EQ(revision.state(), PlanRevision::STATE_SUBMITTED);
  EXPECT_EQ(revision.sha256(), Sha256Hex(revision.terms()));
  goals::v1::PlanTerms terms;
  ASSERT_TRUE(terms.ParseFromString(revision.terms()));
  ASSERT_EQ(terms.goals_size(), 1);
  EXPECT_EQ(terms.goals(0).goal(), goal.name());

  EXPECT_EQ(Ok(Sign(Owner(), "EMPLOYEE", revision)).state(), Plan::STATE_AWAITING_AGREEMENT);
  const Plan agreed = Ok(Sign(Manager(), "MANAGER", revision));
  EXPECT_EQ(agreed.state(), Plan::STATE_AGREED);
  EXPECT_EQ(testing::Text(agreed.last_review_date()), "2026-06-30");
  EXPECT_EQ(testing::Text(agreed.next_review_date()), "2026-12-30");
  const PlanRevision kept = Revision(revision.name());
  EXPECT_EQ(kept.state(), PlanRevision::STATE_AGREED);
  EXPECT_TRUE(kept.has_agree_time());
  ASSERT_EQ(kept.sign_offs_size(), 2);
  EXPECT_EQ(kept.sign_offs(0).profile(), Me());
  EXPECT_EQ(kept.sign_offs(1).role(), goals::v1::SIGNER_ROLE_MANAGER);
  EXPECT_EQ(kept.sign_offs(1).sha256(), revision.sha256());
  EXPECT_EQ(kept.terms(), revision.terms());
}

TEST_F(Plans, NeedAGoalAndEachGoalAStep) {
  const Plan plan = MakePlan();
  const std::string submit = Named(plan.name()) + Etag(plan.name());
  ExpectRule(Try(&Goals::SubmitPlan, submit).status(), "agreeable");
  const Goal bare = Create(absl::StrCat("title: 'Bare' plan: '", plan.name(), "'"));
  const absl::Status refused = Try(&Goals::SubmitPlan, submit).status();
  ExpectRule(refused, "agreeable");
  EXPECT_EQ(client::ErrorDetails(refused).metadata["name"], bare.name());
  Ok(Try(&Goals::CancelGoal, Named(bare.name()) + "reason: 'Not that'"));
  GoalIn(plan);
  EXPECT_EQ(Ok(Try(&Goals::SubmitPlan, submit)).state(), Plan::STATE_AWAITING_AGREEMENT);
}

TEST_F(Plans, AreSignedOnlyWithTheHashOfWhatWasSubmitted) {
  const Plan plan = MakePlan();
  GoalIn(plan);
  PlanRevision revision = Submit(plan.name());
  const std::string right = revision.sha256();
  revision.set_sha256(Sha256Hex("something else"));
  ExpectReason(Sign(Owner(), "EMPLOYEE", revision).status(), StatusCode::kAborted, "ETAG_MISMATCH");
  revision.set_sha256("");
  ExpectReason(Sign(Owner(), "EMPLOYEE", revision).status(), StatusCode::kInvalidArgument, "INVALID_FIELDS");
  EXPECT_EQ(Revision(revision.name()).sign_offs_size(), 0);
  revision.set_sha256(right);
  EXPECT_TRUE(Sign(Owner(), "EMPLOYEE", revision).ok());
}

TEST_F(Plans, AreSignedInARoleThatIsHeldAndOnceARole) {
  const Plan plan = MakePlan();
  GoalIn(plan);
  const PlanRevision revision = Submit(plan.name());
  ExpectRule(Sign(Owner(), "MANAGER", revision).status(), "role-held");
  ExpectRule(Sign(Manager(), "EMPLOYEE", revision).status(), "role-held");
  ExpectRule(Sign(Manager(), "HR", revision).status(), "role-held");
  ExpectReason(Sign(server().Hr(), "HR", revision).status(), StatusCode::kPermissionDenied, "NOT_PERMITTED");
  EXPECT_TRUE(Sign(Owner(), "EMPLOYEE", revision).ok());
  EXPECT_EQ(Ok(Sign(Owner(), "EMPLOYEE", revision)).state(), Plan::STATE_AWAITING_AGREEMENT);
  EXPECT_EQ(Revision(revision.name()).sign_offs_size(), 1);
}

TEST_F(Plans, WithdrawnOnesLoseTheirSignatures) {
  const Plan plan = MakePlan();
  const Goal goal = GoalIn(plan);
  const PlanRevision first = Submit(plan.name());
  EXPECT_TRUE(Sign(Owner(), "EMPLOYEE", first).ok());
  EXPECT_EQ(Ok(Try(&Goals::WithdrawPlan, Named(plan.name()) + Etag(plan.name()))).state(), Plan::STATE_DRAFT);
  EXPECT_EQ(Revision(first.name()).state(), PlanRevision::STATE_WITHDRAWN);
  ExpectReason(Sign(Manager(), "MANAGER", first).status(), StatusCode::kFailedPrecondition, "STATE_FORBIDS");
  Ok(UpdateGoal(goal, "title: 'Lead three designs'", "title"));
  const PlanRevision second = Submit(plan.name());
  EXPECT_EQ(second.number(), 2);
  EXPECT_NE(second.sha256(), first.sha256());
  ExpectReason(Sign(Manager(), "MANAGER", first).status(), StatusCode::kAborted, "ETAG_MISMATCH");
  EXPECT_EQ(Ok(Sign(Manager(), "MANAGER", second)).state(), Plan::STATE_AWAITING_AGREEMENT)
      << "the owner has not signed";
  EXPECT_EQ(Ok(Sign(Owner(), "EMPLOYEE", second)).state(), Plan::STATE_AGREED);
  const auto revisions = Ok(Try(&Goals::ListPlanRevisions, absl::StrCat("parent: '", plan.name(), "'")));
  ASSERT_EQ(revisions.plan_revisions_size(), 2);
  EXPECT_EQ(revisions.plan_revisions(0).number(), 1);
}

TEST_F(Plans, ManagersSendThemBackWithWhatShouldChange) {
  const Plan plan = MakePlan();
  GoalIn(plan);
  const PlanRevision revision = Submit(plan.name());
  const std::string text = Named(plan.name()) + "role: SIGNER_ROLE_MANAGER comment: 'One more goal'";
  ExpectReason(Try(&Goals::RequestPlanChanges, text).status(), StatusCode::kPermissionDenied, "NOT_PERMITTED");
  EXPECT_EQ(Ok(Try(Manager(), &Goals::RequestPlanChanges, text)).state(), Plan::STATE_DRAFT);
  const PlanRevision back = Revision(revision.name());
  ASSERT_EQ(back.sign_offs_size(), 1);
  EXPECT_EQ(back.sign_offs(0).decision(), SignOff::DECISION_CHANGES_REQUESTED);
  EXPECT_EQ(back.sign_offs(0).comment(), "One more goal");
  ExpectReason(Try(Manager(), &Goals::RequestPlanChanges, text).status(), StatusCode::kFailedPrecondition,
               "STATE_FORBIDS");
}

TEST_F(Plans, AgreedTermsChangeOnlyThroughThePlan) {
  Goal goal;
  const Plan plan = AgreedPlan(&goal);
  ASSERT_EQ(plan.state(), Plan::STATE_AGREED);
  const std::pair<std::string, std::string> kTerms[] = {
      {"title", "title: 'Lead one'"},
      {"success_criteria", "success_criteria: 'Two leads say so'"},
      {"metric.target", "metric { start: 0 target: 1 }"},
      {"due_date", "due_date { " + DateText("2027-12-31") + " }"},
      {"start_date", "start_date { " + DateText("2026-02-01") + " }"},
      {"weight", "weight: 5"},
      {"milestones", "milestones { title: 'Half' }"},
      {"action_items", "action_items { id: 'a' title: 'Ask nobody' }"},
      {"plan", ""},
  };
  for (const auto& [path, text] : kTerms) {
    const absl::Status refused = UpdateGoal(goal, text, path).status();
    ExpectReason(refused, StatusCode::kFailedPrecondition, "GOAL_UNDER_AGREEMENT");
    auto metadata = client::ErrorDetails(refused).metadata;
    EXPECT_EQ(metadata["field"], path.substr(0, path.find('.'))) << path;
    EXPECT_EQ(metadata["goal"], goal.name());
    EXPECT_EQ(metadata["plan"], plan.name());
  }
  EXPECT_EQ(Get(goal.name()).title(), goal.title());
  ExpectReason(Try(&Goals::DeleteGoal, Named(goal.name())).status(), StatusCode::kFailedPrecondition,
               "GOAL_UNDER_AGREEMENT");
}

TEST_F(Plans, WhatIsLivedStaysLiveUnderAnAgreement) {
  Goal goal;
  AgreedPlan(&goal);
  EXPECT_TRUE(UpdateGoal(goal, "why: 'I like it'", "why").ok());
  EXPECT_TRUE(UpdateGoal(goal, "confidence: 2", "confidence").ok());
  EXPECT_TRUE(UpdateGoal(goal, "obstacles { description: 'Time' }", "obstacles").ok());
  EXPECT_TRUE(UpdateGoal(goal, "action_items { id: 'a' title: 'Ask for one' spent_hours: 3 }", "action_items").ok());
  EXPECT_TRUE(Record(goal.name(), 1, "2026-06-30").applied());
  Ok(Try(&Goals::CompleteActionItem, Named(goal.name()) + "action_item_id: 'a'"));
  EXPECT_EQ(Ok(Try(&Goals::HoldGoal, Named(goal.name()) + "reason: 'Leave'")).state(), Goal::STATE_ON_HOLD);
}

TEST_F(Plans, OneMayBeOpenForEachKind) {
  const Plan plan = MakePlan();
  EXPECT_EQ(plan.kind(), Plan::KIND_DEVELOPMENT);
  const std::string parent = absl::StrCat("parent: '", Me(), "' ");
  ExpectRule(Try(&Goals::CreatePlan, parent + "plan { display_name: 'Second' }").status(), "one-open-plan");
  ExpectRule(Try(&Goals::CreatePlan, parent + "plan { display_name: 'Second' kind: KIND_DEVELOPMENT }").status(),
             "one-open-plan");
  EXPECT_TRUE(Try(&Goals::CreatePlan, parent + "plan { display_name: 'First days' kind: KIND_ONBOARDING }").ok());
  const Plan cancelled = Ok(Try(&Goals::CancelPlan, Named(plan.name()) + Etag(plan.name()) + "reason: 'New role'"));
  EXPECT_EQ(cancelled.state(), Plan::STATE_CANCELLED);
  EXPECT_EQ(cancelled.reason(), "New role");
  const Plan second = MakePlan();
  EXPECT_EQ(
      Ok(Try(&Goals::DeclinePlan, Named(second.name()) + Etag(second.name()) + "reason: 'None required'")).state(),
      Plan::STATE_DECLINED);
  EXPECT_TRUE(Try(&Goals::CreatePlan, parent + "plan { display_name: 'Third' }").ok());
}

// The one kind stays the one kind when it is changed afterwards.
TEST_F(Plans, AnUpdateCannotMakeASecondOpenOne) {
  MakePlan();
  const Plan other =
      Ok(Try(&Goals::CreatePlan,
             absl::StrCat("parent: '", Me(), "' plan { display_name: 'First days' kind: KIND_ONBOARDING }")));
  ExpectRule(UpdatePlan(other.name(), "kind: KIND_DEVELOPMENT", "kind").status(), "one-open-plan");
}

TEST_F(Plans, SubmittedOnesChangeInAudienceOnly) {
  const Plan plan = MakePlan();
  GoalIn(plan);
  Submit(plan.name());
  for (const char* mask : {"display_name", "vision", "start_date", "required_signers"}) {
    const absl::Status refused =
        UpdatePlan(plan.name(),
                   "display_name: 'Other' vision: 'Other' start_date { year: 2026 month: 1 day: 1 } "
                   "required_signers: SIGNER_ROLE_EMPLOYEE",
                   mask)
            .status();
    ExpectReason(refused, StatusCode::kFailedPrecondition, "STATE_FORBIDS");
  }
  EXPECT_TRUE(UpdatePlan(plan.name(), "audience: AUDIENCE_HR", "audience").ok());
  EXPECT_TRUE(UpdatePlan(plan.name(), "review_interval_months: 12", "review_interval_months").ok());
}

TEST_F(Plans, EveryWriteNeedsAnEtagThatIsNew) {
  const Plan plan = MakePlan();
  GoalIn(plan);
  const absl::Status none =
      Try(&Goals::UpdatePlan, absl::StrCat("plan { ", Named(plan.name()), " vision: 'Far' }")).status();
  ExpectReason(none, StatusCode::kInvalidArgument, "ETAG_REQUIRED");
  EXPECT_EQ(client::ErrorDetails(none).violations.at(0).field, "plan.etag");
  for (const auto& method : {&Goals::SubmitPlan}) {
    ExpectReason(Try(method, Named(plan.name())).status(), StatusCode::kInvalidArgument, "INVALID_FIELDS");
    ExpectReason(Try(method, Named(plan.name()) + "etag: '\"stale\"'").status(), StatusCode::kAborted, "ETAG_MISMATCH");
  }
  ExpectReason(Try(&Goals::CancelPlan, Named(plan.name()) + "reason: 'x' etag: '\"stale\"'").status(),
               StatusCode::kAborted, "ETAG_MISMATCH");
  ExpectReason(Try(&Goals::WithdrawPlan, Named(plan.name()) + Etag(plan.name())).status(),
               StatusCode::kFailedPrecondition, "STATE_FORBIDS");
}

TEST_F(Plans, RulesOfOnePlanAreToldByField) {
  const std::string parent = absl::StrCat("parent: '", Me(), "' plan { display_name: 'The year' ");
  const auto refused = Try(&Goals::CreatePlan,
                           parent +
                               "start_date { year: 2026 month: 2 day: 1 } end_date { year: 2026 "
                               "month: 1 day: 1 } required_signers: SIGNER_ROLE_HR required_signers: SIGNER_ROLE_HR }");
  ExpectReason(refused.status(), StatusCode::kInvalidArgument, "INVALID_FIELDS");
  std::vector<std::string> fields;
  for (const auto& violation : client::ErrorDetails(refused.status()).violations) fields.push_back(violation.field);
  EXPECT_THAT(fields, ::testing::UnorderedElementsAre("plan.end_date", "plan.required_signers[1]"));
}

TEST_F(Plans, TakeNoGoalsWhileTheyWaitOrAfterTheyEnded) {
  const Plan plan = MakePlan();
  GoalIn(plan);
  Submit(plan.name());
  ExpectRule(TryCreate(absl::StrCat("title: 'Late' plan: '", plan.name(), "'")).status(), "plan-open");
  ExpectRule(TryCreate("title: 'Lost' plan: '" + Me() + "/plans/nowhere'").status(), "plan-exists");
  const Life::Foreigner other = SomebodyElse();
  ExpectRule(TryCreate("title: 'Foreign' plan: '" + other.plan + "'").status(), "plan-exists");
}

}  // namespace
}  // namespace milepost::conformance
