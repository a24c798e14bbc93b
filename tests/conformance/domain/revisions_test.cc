// The next revision of a plan in force: written, agreed, superseding the old one; or given up.
#include "tests/conformance/domain/agreed.h"

namespace milepost::conformance {

void ExpectStateForbids(const absl::Status& status, const std::string& state, const std::string& allowed) {
  ExpectReason(status, absl::StatusCode::kFailedPrecondition, "STATE_FORBIDS");
  auto metadata = client::ErrorDetails(status).metadata;
  EXPECT_EQ(metadata["state"], state) << status;
  EXPECT_EQ(metadata["allowedStates"], allowed) << status;
}

namespace {

using absl::StatusCode;

class Revisions : public Agreed {};

TEST_F(Revisions, BeginAsACopyOfWhatIsInForceWhichStaysSo) {
  const std::string first = Now().current_revision();
  EXPECT_EQ(Now().agreed_revision(), first);
  const Plan plan = Revise("New role");
  EXPECT_EQ(plan.state(), Plan::STATE_AGREED);
  EXPECT_EQ(plan.agreed_revision(), first);
  EXPECT_EQ(plan.current_revision(), first);
  const PlanRevision draft = Draft();
  EXPECT_EQ(draft.state(), PlanRevision::STATE_DRAFT);
  EXPECT_EQ(draft.number(), 2);
  EXPECT_EQ(draft.reason(), "New role");
  EXPECT_EQ(draft.base_revision(), first);
  EXPECT_TRUE(draft.terms().empty() && draft.sha256().empty());
  PlanTerms agreed;
  ASSERT_TRUE(agreed.ParseFromString(Revision(first).terms()));
  EXPECT_EQ(draft.draft_terms().SerializeAsString(), agreed.SerializeAsString());
  EXPECT_EQ(Revision(first).state(), PlanRevision::STATE_AGREED);
}

TEST_F(Revisions, AreWrittenOneAtATime) {
  Revise();
  ExpectRule(Try(&Goals::RevisePlan, PlanNamed() + "reason: 'Again'").status(), "one-draft");
  ExpectReason(Try(&Goals::RevisePlan, PlanNamed() + "reason: 'x' etag: '\"stale\"'").status(), StatusCode::kAborted,
               "ETAG_MISMATCH");
  const Plan other = Ok(
      Try(&Goals::CreatePlan, absl::StrCat("parent: '", Me(), "' plan { display_name: 'x' kind: KIND_ONBOARDING }")));
  ExpectStateForbids(Try(&Goals::RevisePlan, Named(other.name()) + "reason: 'x'").status(), "DRAFT",
                     "AGREED,IN_REVIEW");
}

TEST_F(Revisions, BringTheirTermsToTheGoalsWhenTheyAreAgreed) {
  const std::string first = Now().agreed_revision();
  EXPECT_TRUE(Record(goal_.name(), 1, "2026-06-30").applied());
  EXPECT_DOUBLE_EQ(Get(goal_.name()).status().progress(), 0.5);
  Revise();
  const Goal added = Create(absl::StrCat("title: 'Write' plan: '", plan_, "' milestones { id: 'm' title: 'Outline' }"));
  Edit([&](PlanTerms& terms) {
    terms.set_vision("Architect");
    terms.mutable_goals(0)->set_title("Lead four designs");
    terms.mutable_goals(0)->mutable_metric()->set_target(4);
    terms.mutable_goals(0)->add_action_items()->set_title("Find the fourth");
    auto& more = *terms.add_goals();
    more.set_goal(added.name());
    more.set_title("Write it down");
    more.add_milestones()->set_title("Draft");
  });
  EXPECT_EQ(Get(goal_.name()).title(), goal_.title()) << "not before it is agreed";
  EXPECT_EQ(Now().vision(), "");

  const PlanRevision second = Submit(plan_);
  EXPECT_EQ(Now().agreed_revision(), first) << "in force until the new one is agreed";
  EXPECT_EQ(Now().state(), Plan::STATE_AWAITING_AGREEMENT);
  EXPECT_FALSE(second.has_draft_terms());
  Ok(Sign(Owner(), "EMPLOYEE", second));
  const Plan agreed = Ok(Sign(Manager(), "MANAGER", second));
  EXPECT_EQ(agreed.state(), Plan::STATE_AGREED);
  EXPECT_EQ(agreed.agreed_revision(), second.name());
  EXPECT_EQ(agreed.draft_revision(), "");
  EXPECT_EQ(agreed.vision(), "Architect");
  EXPECT_EQ(Revision(first).state(), PlanRevision::STATE_SUPERSEDED);
  EXPECT_EQ(Revision(second.name()).state(), PlanRevision::STATE_AGREED);
  const Goal goal = Get(goal_.name());
  EXPECT_EQ(goal.title(), "Lead four designs");
  EXPECT_EQ(goal.metric().target(), 4);
  EXPECT_DOUBLE_EQ(goal.status().progress(), 0.25) << "1 of 4: the measurement stays, the target moved";
  ASSERT_EQ(goal.action_items_size(), 2);
  EXPECT_FALSE(goal.action_items(1).id().empty());
  const Goal written = Get(added.name());
  EXPECT_EQ(written.title(), "Write it down");
  ASSERT_EQ(written.milestones_size(), 1);
  EXPECT_EQ(written.milestones(0).title(), "Draft");
  EXPECT_DOUBLE_EQ(agreed.progress(), 0.125) << "(1/4 + 0) / 2";
}

TEST_F(Revisions, KeepWhatWasDoneWhileTheyWaited) {
  Revise();
  Edit([](PlanTerms& terms) {
    auto& goal = *terms.mutable_goals(0);
    goal.mutable_action_items()->Clear();
    goal.add_action_items()->set_title("Ask two");
  });
  const PlanRevision second = Submit(plan_);
  Ok(Try(&Goals::CompleteActionItem, Named(goal_.name()) + "action_item_id: 'a'"));
  Ok(Sign(Owner(), "EMPLOYEE", second));
  Ok(Sign(Manager(), "MANAGER", second));
  const Goal goal = Get(goal_.name());
  ASSERT_EQ(goal.action_items_size(), 2);
  EXPECT_EQ(goal.action_items(0).title(), "Ask two");
  EXPECT_EQ(goal.action_items(1).id(), "a");
  EXPECT_TRUE(goal.action_items(1).has_complete_date());
}

TEST_F(Revisions, CannotRemoveWhatIsCompletedNorNameOthersGoals) {
  Ok(Try(&Goals::CompleteActionItem, Named(goal_.name()) + "action_item_id: 'a'"));
  Revise();
  ExpectReason(TryEdit([](PlanTerms& terms) {
                 terms.mutable_goals(0)->mutable_action_items()->Clear();
                 terms.mutable_goals(0)->add_milestones()->set_title("x");
               }).status(),
               StatusCode::kFailedPrecondition, "ELEMENT_COMPLETED");
  const auto name_goal = [this](const std::string& goal) {
    return TryEdit([&goal](PlanTerms& terms) {
             auto& more = *terms.add_goals();
             more.set_goal(goal);
             more.set_title("x");
           })
        .status();
  };
  ExpectRule(name_goal(SomebodyElse().goal), "goal-of-plan");
  ExpectRule(name_goal(Create("title: 'Outside the plan'").name()), "goal-of-plan");
  const Goal cancelled = Create(absl::StrCat("title: 'Dropped' plan: '", plan_, "'"));
  Ok(Try(&Goals::CancelGoal, Named(cancelled.name()) + "reason: 'x'"));
  ExpectRule(name_goal(cancelled.name()), "goal-of-plan");
  const absl::Status twice = TryEdit([](PlanTerms& terms) { *terms.add_goals() = PlanTerms(terms).goals(0); }).status();
  ExpectReason(twice, StatusCode::kInvalidArgument, "INVALID_FIELDS");
  EXPECT_EQ(client::ErrorDetails(twice).violations.at(0).field, "plan_revision.draft_terms.goals[1].goal");
}

TEST_F(Revisions, AreEditedOnlyAsDraftsAndOnlyWithANewEtag) {
  const auto edit_agreed = [this](const std::string& revision) {
    return Try(&Goals::UpdatePlanRevision,
               absl::StrCat("plan_revision { ", Named(revision), " etag: '", Revision(revision).etag(),
                            "' draft_terms { display_name: 'x' } } update_mask { paths: 'draft_terms' }"))
        .status();
  };
  ExpectStateForbids(edit_agreed(Now().agreed_revision()), "AGREED", "DRAFT");
  Revise();
  const std::string seen_by_both = Draft().etag();
  Ok(TryEdit([](PlanTerms& terms) { terms.set_vision("First"); }, seen_by_both));
  ExpectReason(TryEdit([](PlanTerms& terms) { terms.set_vision("Second"); }, seen_by_both).status(),
               StatusCode::kAborted, "ETAG_MISMATCH");
  EXPECT_EQ(Draft().draft_terms().vision(), "First") << "the first edit is not lost";
  ExpectReason(Try(&Goals::UpdatePlanRevision,
                   absl::StrCat("plan_revision { ", Named(Draft().name()), " draft_terms { display_name: 'x' } }"))
                   .status(),
               StatusCode::kInvalidArgument, "ETAG_REQUIRED");
  const std::string submitted = Submit(plan_).name();
  ExpectStateForbids(edit_agreed(submitted), "SUBMITTED", "DRAFT");
  // Its terms are frozen elsewhere: what is asked for would not even be valid.
  const auto one_field =
      Try(&Goals::UpdatePlanRevision,
          absl::StrCat("plan_revision { ", Named(submitted), " etag: '", Revision(submitted).etag(),
                       "' draft_terms { vision: 'x' } } update_mask { paths: 'draft_terms.vision' }"));
  ExpectStateForbids(one_field.status(), "SUBMITTED", "DRAFT");
}

TEST_F(Revisions, FixTheTermsOfGoalsInForceSubmittedAndWritten) {
  const Goal fresh = Create(absl::StrCat("title: 'Write' plan: '", plan_, "' action_items { title: 'Begin' }"));
  auto retitle = [this, count = 0](const Goal& goal) mutable {
    return Try(&Goals::UpdateGoal, absl::StrCat("goal { ", Named(goal.name()), " title: 'Other ", ++count, "' }"))
        .status();
  };
  EXPECT_TRUE(retitle(fresh).ok()) << "in the plan, but not agreed on";
  Revise();
  Edit([&fresh](PlanTerms& terms) {
    auto& more = *terms.add_goals();
    more.set_goal(fresh.name());
    more.set_title("Written");
    more.add_milestones()->set_title("Half");
  });
  ExpectReason(retitle(fresh), StatusCode::kFailedPrecondition, "GOAL_UNDER_AGREEMENT");
  ExpectReason(retitle(goal_), StatusCode::kFailedPrecondition, "GOAL_UNDER_AGREEMENT");
  Edit([](PlanTerms& terms) { terms.mutable_goals()->DeleteSubrange(0, 1); });
  ExpectReason(retitle(goal_), StatusCode::kFailedPrecondition, "GOAL_UNDER_AGREEMENT");
  const Plan agreed = AgreeAgain();
  EXPECT_EQ(agreed.state(), Plan::STATE_AGREED);
  EXPECT_TRUE(retitle(goal_).ok()) << "what is left out leaves the agreement";
  ExpectReason(retitle(fresh), StatusCode::kFailedPrecondition, "GOAL_UNDER_AGREEMENT");
}

TEST_F(Revisions, LoseTheirSignaturesWhenTheyGoBack) {
  Revise();
  Edit([](PlanTerms& terms) { terms.set_vision("One"); });
  const PlanRevision second = Submit(plan_);
  Ok(Sign(Owner(), "EMPLOYEE", second));
  const Plan back = Ok(Try(&Goals::WithdrawPlan, PlanNamed() + Etag()));
  EXPECT_EQ(back.state(), Plan::STATE_AGREED) << "another revision is in force";
  EXPECT_EQ(back.current_revision(), back.agreed_revision());
  EXPECT_EQ(Revision(second.name()).state(), PlanRevision::STATE_WITHDRAWN);
  EXPECT_EQ(Revision(second.name()).terms(), second.terms()) << "what was submitted stays as it was";
  EXPECT_EQ(Draft().number(), 3);
  EXPECT_EQ(Draft().draft_terms().vision(), "One");
  EXPECT_EQ(Draft().sign_offs_size(), 0);
  ExpectReason(Sign(Manager(), "MANAGER", second).status(), StatusCode::kFailedPrecondition, "STATE_FORBIDS");
  const PlanRevision third = Submit(plan_);
  EXPECT_EQ(third.sha256(), second.sha256()) << "the same words";
  EXPECT_EQ(Ok(Sign(Manager(), "MANAGER", third)).state(), Plan::STATE_AWAITING_AGREEMENT) << "the owner signs anew";
  EXPECT_EQ(Ok(Sign(Owner(), "EMPLOYEE", third)).state(), Plan::STATE_AGREED);
}

TEST_F(Revisions, GoBackWithWhatTheManagerWantsChanged) {
  Revise();
  const PlanRevision second = Submit(plan_);
  const Plan back =
      Ok(Try(Manager(), &Goals::RequestPlanChanges, PlanNamed() + "role: SIGNER_ROLE_MANAGER comment: 'Later'"));
  EXPECT_EQ(back.state(), Plan::STATE_AGREED);
  EXPECT_EQ(Revision(second.name()).sign_offs(0).comment(), "Later");
  EXPECT_EQ(Draft().state(), PlanRevision::STATE_DRAFT);
}

TEST_F(Revisions, CanBeGivenUp) {
  ExpectStateForbids(Try(&Goals::WithdrawPlan, PlanNamed() + Etag()).status(), "AGREED", "AWAITING_AGREEMENT");
  const std::string first = Now().agreed_revision();
  const std::string draft = Revise().draft_revision();
  const Plan plan = Ok(Try(&Goals::WithdrawPlan, PlanNamed() + Etag()));
  EXPECT_EQ(plan.state(), Plan::STATE_AGREED);
  EXPECT_EQ(plan.draft_revision(), "");
  EXPECT_EQ(plan.agreed_revision(), first);
  EXPECT_EQ(Revision(draft).state(), PlanRevision::STATE_WITHDRAWN);
  EXPECT_EQ(Revise().draft_revision().substr(draft.size() - 1), "3");
  ExpectStateForbids(Try(&Goals::CancelPlan, PlanNamed() + Etag() + "reason: 'x'").status(), "AGREED", "DRAFT");
}

TEST_F(Revisions, AreSubmittedOnlyIfTheyCanBeAgreed) {
  ExpectStateForbids(Try(&Goals::SubmitPlan, PlanNamed() + Etag()).status(), "AGREED", "DRAFT");
  Revise();
  Edit([](PlanTerms& terms) { terms.mutable_goals(0)->mutable_action_items()->Clear(); });
  ExpectRule(Try(&Goals::SubmitPlan, PlanNamed() + Etag()).status(), "agreeable");
  Edit([](PlanTerms& terms) { terms.mutable_goals()->Clear(); });
  ExpectRule(Try(&Goals::SubmitPlan, PlanNamed() + Etag()).status(), "agreeable");
}

TEST_F(Revisions, LeaveOutGoalsThatWereCancelledMeanwhile) {
  const Goal second = Create(absl::StrCat("title: 'Write' plan: '", plan_, "' action_items { title: 'Begin' }"));
  Revise();
  Edit([&second](PlanTerms& terms) {
    auto& more = *terms.add_goals();
    more.set_goal(second.name());
    more.set_title("Write");
    more.add_milestones()->set_title("Half");
  });
  Ok(Try(&Goals::CancelGoal, Named(goal_.name()) + "reason: 'No designs this year'"));
  PlanTerms terms;
  ASSERT_TRUE(terms.ParseFromString(Submit(plan_).terms()));
  ASSERT_EQ(terms.goals_size(), 1);
  EXPECT_EQ(terms.goals(0).goal(), second.name());
}

TEST_F(Revisions, AreComparedByMeaning) {
  const std::string first = Now().agreed_revision();
  Revise();
  Edit([](PlanTerms& terms) { *terms.mutable_goals(0)->mutable_due_date() = testing::Date(2027, 1, 31); });
  const auto diff = Ok(Try(&Goals::DiffRevisions, Named(Now().draft_revision())));
  EXPECT_EQ(diff.base_revision(), first);
  ASSERT_EQ(diff.changes_size(), 1);
  EXPECT_EQ(diff.changes(0).goal(), goal_.name());
  EXPECT_EQ(diff.changes(0).field_path(), "due_date");
  EXPECT_EQ(diff.changes(0).days_moved(), 31);
  EXPECT_EQ(Ok(Try(&Goals::DiffRevisions, Named(first))).changes_size(), 2) << "a name and a goal, of nothing before";
  EXPECT_EQ(Ok(Try(&Goals::DiffRevisions, absl::StrCat(Named(first), "base: '", first, "'"))).changes_size(), 0);
  ExpectReason(
      Try(&Goals::DiffRevisions, absl::StrCat(Named(first), "base: '", SomebodyElse().plan, "/revisions/r000001'"))
          .status(),
      StatusCode::kInvalidArgument, "INVALID_FIELDS");
}

}  // namespace
}  // namespace milepost::conformance
