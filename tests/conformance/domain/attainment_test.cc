// GetGoalAttainment through the API: the worked example, and what it leaves out.
#include "tests/conformance/domain/life.h"

namespace milepost::conformance {
namespace {

using goals::v1::GoalAttainment;

class AttainmentTest : public Life {
 protected:
  Goal Close(const std::string& title, const std::string& fields, const std::string& closing) const {
    const Goal goal = Create(absl::StrCat("title: '", title, "' ", fields));
    return Ok(Try(&Goals::CloseGoal, Named(goal.name()) + closing));
  }
  GoalAttainment Attainment(const std::string& more = "") const {
    return Ok(Try(&Goals::GetGoalAttainment, absl::StrCat("parent: '", Me(), "' ", more)));
  }
};

TEST_F(AttainmentTest, IsTheWorkedExample) {
  EXPECT_FALSE(Attainment().has_t_score());
  Close("A", "weight: 3", "outcome: OUTCOME_ACHIEVED gas_score: 0");
  Close("B", "weight: 2", "outcome: OUTCOME_EXCEEDED gas_score: 1");
  Close("C", "", "outcome: OUTCOME_PARTIALLY_ACHIEVED gas_score: -1");
  Close("D", "", "outcome: OUTCOME_ACHIEVED");
  Create("title: 'E'");
  const GoalAttainment attainment = Attainment();
  EXPECT_NEAR(attainment.t_score(), 52.203, 0.0005);
  EXPECT_EQ(attainment.items_size(), 3);
  EXPECT_EQ(attainment.unscored_count(), 1);
  EXPECT_EQ(testing::Text(attainment.items(0).close_date()), "2026-06-30");
}

TEST_F(AttainmentTest, OfAPlanCountsItsGoalsAlone) {
  const Plan plan = MakePlan();
  Close("Planned", absl::StrCat("plan: '", plan.name(), "'"), "outcome: OUTCOME_ACHIEVED gas_score: 1");
  Close("Other", "", "outcome: OUTCOME_ACHIEVED gas_score: -2");
  const GoalAttainment attainment = Attainment(absl::StrCat("plan: '", plan.name(), "'"));
  EXPECT_DOUBLE_EQ(attainment.t_score(), 60);
  EXPECT_EQ(attainment.items_size(), 1);
  ExpectReason(
      Try(&Goals::GetGoalAttainment, absl::StrCat("parent: '", Me(), "' plan: '", Me(), "/plans/none'")).status(),
      absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND");
  ExpectReason(
      Try(&Goals::GetGoalAttainment, absl::StrCat("parent: '", Me(), "' plan: '", SomebodyElse().plan, "'")).status(),
      absl::StatusCode::kInvalidArgument, "INVALID_FIELDS");
}

}  // namespace
}  // namespace milepost::conformance
