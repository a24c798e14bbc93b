// Many goals in few numbers, and never those of a few people.
#include "milepost/catalog/v1/catalog_service.grpc.pb.h"
#include "milepost/profiles/v1/profiles_service.grpc.pb.h"
#include "services/access/small_groups.h"
#include "tests/conformance/events/feed.h"

namespace milepost::conformance {
namespace {

using goals::v1::GoalStatus;
using goals::v1::UnitSummary;
using ::testing::ElementsAre;

// Of groups of these sizes, those that are shown.
std::vector<int> Shown(const std::vector<int>& sizes) {
  const std::vector<bool> withheld = access::Withheld(sizes);
  std::vector<int> shown;
  for (size_t i = 0; i < sizes.size(); ++i) {
    if (!withheld[i]) shown.push_back(sizes[i]);
  }
  return shown;
}

TEST(Suppression, WithholdsGroupsUnderFiveAndWhatSubtractionWouldTell) {
  EXPECT_THAT(Shown({5, 6, 7}), ElementsAre(5, 6, 7));
  EXPECT_THAT(Shown({4, 6, 7}), ElementsAre(7)) << "one alone would be total - 6 - 7";
  EXPECT_THAT(Shown({4, 3, 6, 7}), ElementsAre(6, 7)) << "7 people together";
  EXPECT_THAT(Shown({2, 1, 6, 7}), ElementsAre(7)) << "3 people together are a group under 5";
  EXPECT_THAT(Shown({3}), ElementsAre());
  EXPECT_THAT(Shown({0, 6, 7}), ElementsAre(0, 6, 7)) << "nobody is nobody's secret";
  EXPECT_THAT(Shown({0, 4, 6, 7}), ElementsAre(0, 7));
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

// Skills of people who aim at a role that requires level 3.
class Gaps : public Summaries {
 protected:
  void SetUp() override {
    using Catalog = catalog::v1::CatalogService::Stub;
    for (const char* skill : {"sql", "law"}) {
      Ok(server_.Hr().Call(&Catalog::CreateSkill,
                           Parse<catalog::v1::CreateSkillRequest>(
                               absl::StrCat("skill_id: '", skill, "' skill { display_name: 'The ", skill, "' }"))));
      Ok(server_.Hr().Call(&Catalog::CreateRole, Parse<catalog::v1::CreateRoleRequest>(absl::StrCat(
                                                     "role_id: '", skill, "er' role { display_name: 'Knows ", skill,
                                                     "' requirements { skill: 'skills/", skill,
                                                     "' required_level: 3 importance: IMPORTANCE_CRITICAL } }"))));
    }
  }

  // A person of `unit` who aims at the role of `skill` and has this level of it; 0: was never assessed.
  void Add(const std::string& who, const std::string& unit, const std::string& skill, int level) {
    using Profiles = profiles::v1::ProfilesService::Stub;
    server_.AddPerson(who, "", unit);
    const std::string parent = absl::StrCat("profiles/", who);
    Ok(server_.As(who).Call(&Profiles::UpdateDevelopment,
                            Parse<profiles::v1::UpdateDevelopmentRequest>(
                                absl::StrCat("development { name: '", parent, "/development' target_role: 'roles/",
                                             skill, "er' } update_mask { paths: 'target_role' }"))));
    if (level == 0) return;
    Ok(server_.As(who).Call(&Profiles::AssessSkill,
                            Parse<profiles::v1::AssessSkillRequest>(absl::StrCat(
                                "parent: '", parent, "' skill_assessment { skill: 'skills/", skill, "' level: ", level,
                                " source: SOURCE_SELF assess_date { ", DateText("2026-06-01"), " } }"))));
  }

  absl::StatusOr<profiles::v1::SkillGapSummary> Ask(const client::Client& who, const std::string& unit) {
    return who.Call(&profiles::v1::ProfilesService::Stub::GetSkillGapSummary,
                    Parse<profiles::v1::GetSkillGapSummaryRequest>("unit: '" + unit + "'"));
  }
  // "sql 6/7 9": how many lack it, of how many whose role asks for it, and by how many levels.
  std::vector<std::string> Said(const profiles::v1::SkillGapSummary& summary) {
    std::vector<std::string> said;
    for (const auto& item : summary.items()) {
      EXPECT_EQ(item.skill_display_name(), absl::StrCat("The ", item.skill().substr(7)));
      said.push_back(absl::StrCat(item.skill().substr(7), " ", item.people_below(), "/", item.people_required(), " ",
                                  item.levels_short()));
    }
    return said;
  }
};

TEST_F(Gaps, AreCountedOverPeopleByTheSweep) {
  for (int i = 0; i < 5; ++i) Add(absl::StrCat("tech", i), "tech", "sql", 1);
  Add("tech5", "tech", "sql", 0);
  Add("tech6", "tech", "sql", 4);
  for (int i = 0; i < 4; ++i) Add(absl::StrCat("law", i), "law", "law", 0);
  for (const char* who : {"judge", "clerk"}) server_.AddPerson(who, "", "law");
  server_.Sweep(testing::kToday + 1);
  const auto all = Ok(Ask(server_.Hr(), ""));
  EXPECT_TRUE(all.has_as_of_time());
  // Five lack two levels, one three, one none. Four people are too few to tell about.
  EXPECT_THAT(Said(all), ElementsAre("sql 6/7 13"));
  EXPECT_THAT(Said(Ok(Ask(server_.Hr(), "tech"))), ElementsAre("sql 6/7 13"));
  EXPECT_EQ(all.people(), 13);
  EXPECT_THAT(Said(Ok(Ask(server_.Hr(), "law"))), ElementsAre());
}

TEST_F(Gaps, OfAUnitAreWithheldWhereSubtractionWouldTellThoseOfAnother) {
  for (int i = 0; i < 6; ++i) Add(absl::StrCat("tech", i), "tech", "sql", 1);
  for (int i = 0; i < 2; ++i) Add(absl::StrCat("ops", i), "ops", "sql", 1);
  for (int i = 0; i < 7; ++i) Add(absl::StrCat("sales", i), "sales", "sql", 2);
  server_.Sweep(testing::kToday + 1);
  EXPECT_THAT(Said(Ok(Ask(server_.Hr(), ""))), ElementsAre("sql 15/15 23"));
  EXPECT_THAT(Said(Ok(Ask(server_.Hr(), "sales"))), ElementsAre("sql 7/7 7"));
  EXPECT_THAT(Said(Ok(Ask(server_.Hr(), "tech"))), ElementsAre()) << "15 - 7 - 6 would be the two of ops";
  EXPECT_THAT(Said(Ok(Ask(server_.Hr(), "ops"))), ElementsAre());
}

TEST_F(Gaps, AreToldToAUnitsPartnerOfThatUnitAlone) {
  server_.AddPerson("hana", "", "tech", {"tech"});
  for (int i = 0; i < 5; ++i) Add(absl::StrCat("tech", i), "tech", "sql", 1);
  server_.Sweep(testing::kToday + 1);
  EXPECT_THAT(Said(Ok(Ask(server_.As("hana"), "tech"))), ElementsAre("sql 5/5 10"));
  for (const char* unit : {"", "sales"}) {
    EXPECT_EQ(Ask(server_.As("hana"), unit).status().code(), absl::StatusCode::kPermissionDenied);
  }
  EXPECT_EQ(Ask(server_.As("tech0"), "tech").status().code(), absl::StatusCode::kPermissionDenied);
}

}  // namespace
}  // namespace milepost::conformance
