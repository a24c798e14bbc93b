// Goals within goals, and who sees what through them.
#include "tests/conformance/domain/life.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;

class Tree : public Life {
 protected:
  Goal Child(const Goal& parent, const std::string& more = "") {
    return Create(absl::StrCat("title: 'A part' parent_goal: '", parent.name(), "' ", more));
  }
  absl::StatusOr<Goal> Move(const Goal& goal, const std::string& parent) {
    return Try(&Goals::UpdateGoal, absl::StrCat("goal { ", Named(goal.name()), " parent_goal: '", parent,
                                                "' } update_mask { paths: 'parent_goal' }"));
  }
  absl::StatusOr<Goal> Share(const Goal& goal, const std::string& audience) {
    return Try(&Goals::UpdateGoal, absl::StrCat("goal { ", Named(goal.name()), audience, " etag: '",
                                                Get(goal.name()).etag(), "' } update_mask { paths: 'audience' }"));
  }
  bool ManagerSees(const Goal& goal) {
    const auto seen = Try(Manager(), &Goals::GetGoal, Named(goal.name()));
    const auto listed = Ok(Try(Manager(), &Goals::ListGoals, absl::StrCat("parent: '", Me(), "' show_deleted: true")));
    bool in_list = false;
    for (const Goal& one : listed.goals()) in_list |= one.name() == goal.name();
    EXPECT_EQ(seen.ok(), in_list) << "Get and List agree";
    if (!seen.ok()) {
      ExpectReason(seen.status(), StatusCode::kPermissionDenied, "NOT_PERMITTED");
    }
    return seen.ok();
  }
};

TEST_F(Tree, IsAtMostFourLevelsDeep) {
  const Goal one = Create("title: 'One'"), two = Child(one), three = Child(two), four = Child(three);
  ExpectRule(TryCreate(absl::StrCat("title: 'Five' parent_goal: '", four.name(), "'")).status(), "depth");
  const Goal top = Create("title: 'Top'");
  ExpectRule(Move(one, top.name()).status(), "depth");
  EXPECT_TRUE(Move(two, top.name()).ok());
  EXPECT_TRUE(Move(two, one.name()).ok());
}

TEST_F(Tree, HasNoCycles) {
  const Goal one = Create("title: 'One'"), two = Child(one), three = Child(two);
  for (const Goal& below : {one, two, three}) {
    ExpectRule(Move(one, below.name()).status(), "no-cycle");
  }
  EXPECT_EQ(Get(one.name()).parent_goal(), "");
  EXPECT_TRUE(Move(three, "").ok());
  EXPECT_TRUE(Move(one, three.name()).ok());
}

TEST_F(Tree, HasParentsOfTheSamePersonOnly) {
  const Foreigner other = SomebodyElse();
  ExpectRule(TryCreate("title: 'A part' parent_goal: '" + other.goal + "'").status(), "parent-exists");
  ExpectRule(TryCreate("title: 'A part' parent_goal: '" + Me() + "/goals/nowhere'").status(), "parent-exists");
  const Goal gone = Create("title: 'Gone'");
  Ok(Try(&Goals::DeleteGoal, Named(gone.name())));
  ExpectRule(TryCreate("title: 'A part' parent_goal: '" + gone.name() + "'").status(), "parent-exists");
}

TEST_F(Tree, AnUndeleteKeepsTheDepth) {
  const Goal one = Create("title: 'One'"), two = Child(one);
  Ok(Try(&Goals::DeleteGoal, Named(two.name())));
  const Goal top = Create("title: 'Top'"), next = Child(top), third = Child(next);
  EXPECT_TRUE(Move(one, third.name()).ok());
  ExpectRule(Try(&Goals::UndeleteGoal, Named(two.name())).status(), "depth");
  EXPECT_TRUE(Move(one, next.name()).ok());
  EXPECT_TRUE(Try(&Goals::UndeleteGoal, Named(two.name())).ok());
}

TEST_F(Tree, AGoalWithPartsIsDeletedOnlyByForce) {
  const Goal one = Create("title: 'One'"), two = Child(one), three = Child(two);
  const absl::Status refused = Try(&Goals::DeleteGoal, Named(one.name())).status();
  ExpectReason(refused, StatusCode::kFailedPrecondition, "HAS_CHILDREN");
  EXPECT_EQ(client::ErrorDetails(refused).metadata["name"], one.name());
  ExpectReason(Try(&Goals::DeleteGoal, Named(one.name()) + "force: true etag: '\"stale\"'").status(),
               StatusCode::kAborted, "ETAG_MISMATCH");
  EXPECT_FALSE(Get(three.name()).has_delete_time()) << "nothing of a refused deletion is left";
  Ok(Try(&Goals::DeleteGoal, Named(one.name()) + "force: true"));
  for (const Goal& goal : {one, two, three}) EXPECT_TRUE(Get(goal.name()).has_delete_time());
}

TEST_F(Tree, PartsInheritTheAudienceOfTheirParent) {
  const Goal shared = Create("title: 'Shared' audience: AUDIENCE_MANAGER");
  const Goal part = Child(shared), below = Child(part), alone = Create("title: 'Private'");
  EXPECT_TRUE(ManagerSees(shared));
  EXPECT_TRUE(ManagerSees(below));
  EXPECT_FALSE(ManagerSees(alone));
  Ok(Share(shared, ""));
  for (const Goal& goal : {shared, part, below}) EXPECT_FALSE(ManagerSees(goal));
  Ok(Share(shared, "audience: AUDIENCE_MANAGER"));
  EXPECT_TRUE(ManagerSees(below));
  EXPECT_TRUE(Move(part, alone.name()).ok());
  EXPECT_FALSE(ManagerSees(part));
  EXPECT_FALSE(ManagerSees(below));
}

TEST_F(Tree, GoalsInheritTheAudienceOfTheirPlan) {
  const Plan plan = MakePlan("required_signers: SIGNER_ROLE_EMPLOYEE audience: AUDIENCE_MANAGER");
  const Goal goal = Create(absl::StrCat("title: 'In the plan' plan: '", plan.name(), "'"));
  const Goal part = Child(goal), in_both = Child(goal, absl::StrCat("plan: '", plan.name(), "'"));
  const Goal deleted = Child(goal);
  Ok(Try(&Goals::DeleteGoal, Named(deleted.name())));
  for (const Goal& one : {goal, part, in_both, deleted}) EXPECT_TRUE(ManagerSees(one));
  EXPECT_TRUE(Try(Manager(), &Goals::GetPlan, Named(plan.name())).ok());
  Ok(Try(&Goals::UpdatePlan, absl::StrCat("plan { ", Named(plan.name()), " etag: '", plan.etag(),
                                          "' } update_mask { paths: 'audience' }")));
  for (const Goal& one : {goal, part, in_both, deleted}) EXPECT_FALSE(ManagerSees(one));
  ExpectReason(Try(Manager(), &Goals::GetPlan, Named(plan.name())).status(), StatusCode::kPermissionDenied,
               "NOT_PERMITTED");
}

TEST_F(Tree, APlansSignersSeeIt) {
  const Plan plan = MakePlan();
  const Goal goal = Create(absl::StrCat("title: 'In the plan' plan: '", plan.name(), "'"));
  EXPECT_TRUE(ManagerSees(goal));
  EXPECT_THAT(goal.effective_audience(), ::testing::ElementsAre(type::v1::AUDIENCE_MANAGER));
}

TEST_F(Tree, NumbersCountHiddenPartsToo) {
  const Goal shared = Create("title: 'Shared'");
  const Goal part = Child(shared, "metric { start: 0 target: 2 }");
  Record(part.name(), 1, "2026-06-30");
  Ok(Share(shared, "audience: AUDIENCE_MANAGER"));
  EXPECT_EQ(Ok(Try(Manager(), &Goals::GetGoal, Named(shared.name()))).status().progress(), 0.5);
}

TEST_F(Tree, WhoProposesIsNotToldOfWhatTheyDoNotSee) {
  const Goal secret = Create("title: 'Secret'");
  const Plan plan = MakePlan("required_signers: SIGNER_ROLE_EMPLOYEE");
  const auto propose = [&](const std::string& more) {
    return Try(Manager(), &Goals::CreateGoal, absl::StrCat("parent: '", Me(), "' goal { title: 'Try' ", more, " }"))
        .status();
  };
  for (const std::string& name : {secret.name(), Me() + "/goals/nowhere"}) {
    ExpectRule(propose("parent_goal: '" + name + "'"), "parent-exists");
  }
  for (const std::string& name : {plan.name(), Me() + "/plans/nowhere"})
    ExpectRule(propose("plan: '" + name + "'"), "plan-exists");
}

}  // namespace
}  // namespace milepost::conformance
