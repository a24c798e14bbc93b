// Many goals in few numbers, and never those of a few people.
#include "services/goals/roll_up.h"
#include "tests/conformance/events/feed.h"

namespace milepost::conformance {
namespace {

using goals::v1::GoalStatus;
using goals::v1::UnitSummary;
using ::testing::ElementsAre;

// Units of these sizes; who is shown, by size.
std::vector<int> Shown(const std::vector<int>& sizes) {
  std::vector<UnitSummary> units;
  for (const int size : sizes) {
    units.emplace_back().set_unit(absl::StrCat("u", units.size()));
    units.back().set_people(size);
  }
  goals::Suppress(&units);
  std::vector<int> shown;
  for (const UnitSummary& unit : units) {
    if (!unit.suppressed()) shown.push_back(unit.people());
  }
  return shown;
}

TEST(Suppression, WithholdsGroupsUnderFiveAndWhatSubtractionWouldTell) {
  EXPECT_THAT(Shown({5, 6, 7}), ElementsAre(5, 6, 7));
  EXPECT_THAT(Shown({4, 6, 7}), ElementsAre(7)) << "one alone would be total - 6 - 7";
  EXPECT_THAT(Shown({4, 3, 6, 7}), ElementsAre(6, 7)) << "7 people together";
  EXPECT_THAT(Shown({2, 1, 6, 7}), ElementsAre(7)) << "3 people together are a group under 5";
  EXPECT_THAT(Shown({3}), ElementsAre());
}

class Summaries : public Feed {};

TEST_F(Summaries, CountAPersonsGoals) {
  server_.AddPerson("ann");
  // Due 15 June, today is 30 June: overdue. 0 of 2 by 30 December: begun on 30 June, not started.
  AddGoal("ann", absl::StrCat("title: 'a' due_date { ", DateText("2026-06-15"), " }"));
  AddGoal("ann", absl::StrCat("title: 'b' metric { start: 0 target: 2 } start_date { ", DateText("2026-06-30"),
                              " } due_date { ", DateText("2026-12-30"), " } action_items { title: 'x' due_date { ",
                              DateText("2026-06-29"), " } }"));
  AddGoal("ann", "title: 'c'", "PROPOSED");
  const auto summary = Ok(server_.As("ann").Call(&Goals::GetGoalSummary,
                                                 Parse<goals::v1::GetGoalSummaryRequest>("parent: 'profiles/ann'")));
  EXPECT_EQ(summary.counts().goals(), 3);
  EXPECT_EQ(summary.counts().overdue(), 1);
  EXPECT_EQ(summary.counts().overdue_steps(), 1);
  ASSERT_EQ(summary.counts().states_size(), 2);
  EXPECT_EQ(summary.counts().states(0).state(), Goal::STATE_PROPOSED);
  EXPECT_EQ(summary.counts().states(1).count(), 2);
  ASSERT_EQ(summary.counts().healths_size(), 2);
  EXPECT_EQ(summary.counts().healths(0).health(), GoalStatus::HEALTH_NOT_STARTED);
  EXPECT_EQ(summary.counts().healths(1).health(), GoalStatus::HEALTH_OVERDUE);
  // a has no start and c no dates at all: their horizon is not known.
  ASSERT_EQ(summary.counts().horizons_size(), 2);
  EXPECT_EQ(summary.counts().horizons(0).horizon(), Goal::HORIZON_UNSPECIFIED);
  EXPECT_EQ(summary.counts().horizons(0).count(), 2);
  EXPECT_EQ(summary.counts().horizons(1).horizon(), Goal::HORIZON_SHORT);
  EXPECT_EQ(summary.workload().uncounted_action_items(), 1);
}

TEST_F(Summaries, AManagerSeesWhatIsShared) {
  server_.AddPerson("boss");
  server_.AddPerson("ann", "boss");
  server_.AddPerson("ben", "boss");
  AddGoal("ann", "title: 'a' audience: AUDIENCE_MANAGER");
  AddGoal("ann", "title: 'b'");
  const auto team = Ok(server_.As("boss").Call(
      &Goals::ListReportSummaries, Parse<goals::v1::ListReportSummariesRequest>("parent: 'profiles/boss'")));
  ASSERT_EQ(team.report_summaries_size(), 2);
  for (const auto& report : team.report_summaries()) {
    EXPECT_EQ(report.counts().goals(), report.profile() == "profiles/ann" ? 1 : 0);
  }
}

TEST_F(Summaries, TheOrganizationComesFromTheSweepWithoutSmallUnits) {
  server_.AddPerson("hana", "", "", {"sales"});
  for (const auto& [unit, people] : {std::pair("sales", 6), std::pair("law", 2), std::pair("tech", 7)}) {
    for (int i = 0; i < people; ++i) server_.AddPerson(absl::StrCat(unit, i), "", unit);
  }
  AddGoal("sales0", "title: 'a'");
  const auto ask = [&](const client::Client& who, const std::string& unit) {
    return who.Call(&Goals::GetOrganizationSummary,
                    Parse<goals::v1::GetOrganizationSummaryRequest>("unit: '" + unit + "'"));
  };
  server_.Sweep(testing::kToday + 1);  // people are counted once a day, and the sweep at the start may have seen some
  const auto all = Ok(ask(server_.Hr(), ""));
  EXPECT_TRUE(all.has_as_of_time());
  EXPECT_EQ(all.total().people(), 16);
  EXPECT_EQ(all.total().counts().goals(), 1);
  std::vector<std::string> shown;
  for (const UnitSummary& unit : all.units()) {
    if (!unit.suppressed()) shown.push_back(unit.unit());
    EXPECT_EQ(unit.suppressed(), unit.people() == 0);
  }
  // Nobody's unit (1) and law (2) are 3 people together, so sales (6) is withheld with them.
  EXPECT_THAT(shown, ElementsAre("tech"));
  EXPECT_TRUE(Ok(ask(server_.As("hana"), "sales")).total().suppressed());
  EXPECT_EQ(ask(server_.As("hana"), "tech").status().code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(ask(server_.As("hana"), "").status().code(), absl::StatusCode::kPermissionDenied);
}

}  // namespace
}  // namespace milepost::conformance
