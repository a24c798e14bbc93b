// What is asked about plans: as of a day, how well put, and carried on.
#include "milepost/profiles/v1/profiles_service.grpc.pb.h"
#include "tests/conformance/domain/agreed.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;
using testing::Text;

class PlanInsight : public Agreed {
 protected:
  goals::v1::PlanAsOf AsOf(const std::string& day, const std::string& today = "2026-12-31") const {
    return Ok(
        Try(OwnerOn(today), &Goals::GetPlanAsOf, absl::StrCat(PlanNamed(), "as_of_date { ", DateText(day), " }")));
  }
  std::vector<std::string> Rules(const goals::v1::PlanLint& lint) const {
    std::vector<std::string> rules;
    for (const auto& finding : lint.findings()) rules.push_back(finding.rule_id());
    return rules;
  }
  std::string Period() const {
    return absl::StrCat("start_date { ", DateText("2027-01-01"), " } end_date { ", DateText("2027-12-31"), " } ");
  }
};

// 0 -> 2 agreed on 30 June; measured 1 on 15 July; 0 -> 4 agreed on 1 September; 3 on 1 October; closed on 1 December.
TEST_F(PlanInsight, AsOfADayIsTheRevisionThenAndWhatWasMeasuredUpToIt) {
  Record(goal_.name(), 1, "2026-07-15");
  Revise();
  Edit([](PlanTerms& terms) { terms.mutable_goals(0)->mutable_metric()->set_target(4); });
  const PlanRevision second = Submit(plan_);
  Ok(Sign(OwnerOn("2026-09-01"), "EMPLOYEE", second));
  const client::Client boss = server().As(absl::StrCat(Me().substr(9), "-boss"), testing::Day("2026-09-01"));
  Ok(Sign(boss, "MANAGER", second));
  Record(goal_.name(), 3, "2026-10-01");
  const PlanReview review = Ok(Try(OwnerOn("2026-12-01"), &Goals::StartReview,
                                   absl::StrCat("parent: '", plan_, "' plan_review { kind: KIND_CLOSING }")));
  Ok(Try(OwnerOn("2026-12-01"), &Goals::CompleteReview,
         Named(review.name()) + "outcome: OUTCOME_CLOSE summary: 'Done'"));

  EXPECT_FALSE(AsOf("2026-06-29").has_revision());
  EXPECT_EQ(AsOf("2026-06-29").goals_size(), 0);
  const auto june = AsOf("2026-06-30");
  EXPECT_EQ(june.revision().number(), 1);
  ASSERT_EQ(june.goals_size(), 1);
  EXPECT_DOUBLE_EQ(june.goals(0).status().progress(), 0);
  EXPECT_FALSE(june.goals(0).status().measured());
  EXPECT_DOUBLE_EQ(AsOf("2026-08-31").progress(), 0.5) << "1 of 2";
  const auto september = AsOf("2026-09-30");
  EXPECT_EQ(september.revision().number(), 2);
  EXPECT_DOUBLE_EQ(september.progress(), 0.25) << "1 of 4";
  EXPECT_DOUBLE_EQ(AsOf("2026-11-30").progress(), 0.75) << "3 of 4";
  EXPECT_EQ(Text(AsOf("2026-11-30").goals(0).status().as_of_date()), "2026-11-30");
  EXPECT_FALSE(AsOf("2026-12-01").has_revision()) << "closed";
  EXPECT_EQ(Ok(Try(boss, &Goals::GetPlanAsOf, absl::StrCat(PlanNamed(), "as_of_date { ", DateText("2026-08-31"), " }")))
                .progress(),
            0.5)
      << "the same for whoever may see the plan";
  ExpectReason(
      Try(&Goals::GetPlanAsOf, absl::StrCat(PlanNamed(), "as_of_date { ", DateText("2026-07-01"), " }")).status(),
      StatusCode::kInvalidArgument, "INVALID_FIELDS");
}

TEST_F(PlanInsight, LintJudgesThePlanAndItsGoalsAsTheDraftWouldMakeThem) {
  const auto lint = Ok(Try(&Goals::LintPlan, PlanNamed()));
  EXPECT_THAT(Rules(lint), ::testing::ElementsAre("plan.no-vision", "plan.too-many-short"));
  ASSERT_EQ(lint.goals_size(), 1);
  EXPECT_EQ(lint.goals(0).goal(), goal_.name());
  EXPECT_EQ(lint.goals(0).assessment().letters_size(), 5);
  Revise();
  Edit([](PlanTerms& terms) {
    terms.set_vision("Architect");
    *terms.mutable_goals(0)->mutable_due_date() = testing::Date(2030, 12, 31);
  });
  EXPECT_THAT(Rules(Ok(Try(&Goals::LintPlan, PlanNamed()))), ::testing::ElementsAre("plan.too-few-short"));
  const auto all = Ok(Try(&Goals::LintGoals, absl::StrCat("parent: '", Me(), "'")));
  ASSERT_EQ(all.assessments_size(), 1);
  const auto alone = Ok(Try(&Goals::LintGoal, absl::StrCat("parent: '", Me(), "' ", Named(goal_.name()))));
  EXPECT_EQ(all.assessments(0).assessment().SerializeAsString(), alone.SerializeAsString());
}

TEST_F(PlanInsight, LintTellsTheOwnerAloneWhatNeedsAllGoals) {
  Ok(Owner().Call(&profiles::v1::ProfilesService::Stub::UpdateDevelopment,
                  Parse<profiles::v1::UpdateDevelopmentRequest>(
                      absl::StrCat("development { name: '", Me(), "/development' weekly_capacity_hours: 1 }"))));
  Create(absl::StrCat("title: 'Much' action_items { title: 'x' planned_hours: 40 due_date { ", DateText("2026-07-07"),
                      " } }"));
  EXPECT_THAT(Rules(Ok(Try(&Goals::LintPlan, PlanNamed()))), ::testing::Contains("plan.overload"));
  EXPECT_THAT(Rules(Ok(Try(Manager(), &Goals::LintPlan, PlanNamed()))),
              ::testing::Not(::testing::Contains("plan.overload")));
}

TEST_F(PlanInsight, APlanGoesOnWithWhatIsUnfinished) {
  Record(goal_.name(), 1, "2026-06-30");
  const std::string in_plan = absl::StrCat(" plan: '", plan_, "'");
  const Goal done = Create("title: 'Done'" + in_plan);
  Ok(Try(&Goals::CloseGoal, Named(done.name()) + "outcome: OUTCOME_ACHIEVED"));
  const Goal child = Create(absl::StrCat("title: 'Part' parent_goal: '", goal_.name(), "'", in_plan));
  const std::string copy = PlanNamed() + Period();
  ExpectStateForbids(Try(&Goals::CopyPlanForward, copy).status(), "AGREED", "COMPLETED,ARCHIVED");
  Close();
  const double before = Now().progress();
  ExpectReason(Try(&Goals::CopyPlanForward, copy + absl::StrCat("goals: '", done.name(), "'")).status(),
               StatusCode::kInvalidArgument, "INVALID_FIELDS");
  const Plan next = Ok(Try(&Goals::CopyPlanForward, copy + "plan_id: 'next' display_name: 'Next year'"));
  EXPECT_EQ(next.name(), Me() + "/plans/next");
  EXPECT_EQ(next.state(), Plan::STATE_DRAFT);
  EXPECT_EQ(next.copied_from(), plan_);
  EXPECT_EQ(Text(next.end_date()), "2027-12-31");
  EXPECT_EQ(Now().carried_to(), next.name());
  const Goal old = Get(goal_.name());
  EXPECT_TRUE(old.archived());
  EXPECT_EQ(old.state(), Goal::STATE_ACTIVE);
  const Goal goal = Get(old.carried_to());
  EXPECT_EQ(goal.copied_from(), goal_.name());
  EXPECT_EQ(goal.plan(), next.name());
  EXPECT_EQ(goal.state(), Goal::STATE_ACCEPTED);
  EXPECT_EQ(goal.metric().start(), 1);
  EXPECT_EQ(goal.metric().target(), 2);
  EXPECT_FALSE(goal.status().measured());
  EXPECT_EQ(Get(Get(child.name()).carried_to()).parent_goal(), goal.name());
  EXPECT_EQ(Get(done.name()).carried_to(), "");
  EXPECT_DOUBLE_EQ(Now().progress(), before) << "putting goals away changes no arithmetic";
  ExpectRule(Try(&Goals::CopyPlanForward, copy).status(), "carried-once");
  Ok(Try(&Goals::CancelPlan,
         absl::StrCat(Named(next.name()), "etag: '", GetPlan(next.name()).etag(), "' reason: 'x'")));
  const Plan again = Ok(Try(&Goals::CopyPlanForward, copy + absl::StrCat("goals: '", goal_.name(), "'")));
  const auto goals =
      Ok(Try(&Goals::ListGoals, absl::StrCat("parent: '", Me(), "' filter: \"plan = '", again.name(), "'\"")));
  EXPECT_EQ(goals.goals_size(), 1);
}

TEST_F(PlanInsight, APlanGoesOnOnlyWhenNoOtherIsOpen) {
  Close();
  MakePlan();
  ExpectRule(Try(&Goals::CopyPlanForward, PlanNamed() + Period()).status(), "one-open-plan");
  EXPECT_EQ(Get(goal_.name()).carried_to(), "");
}

}  // namespace
}  // namespace milepost::conformance
