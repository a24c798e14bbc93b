// What follows from a relation's beginning and end, and from whose a thing is.
#include "absl/strings/str_cat.h"
#include "clients/cpp/errors.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "milepost/goals/v1/goals_service.pb.h"
#include "milepost/mentoring/v1/mentoring_service.pb.h"
#include "milepost/profiles/v1/profiles_service.pb.h"
#include "milepost/reports/v1/reports_service.pb.h"
#include "tests/conformance/access/world.h"

namespace milepost::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr char kGoals[] = "goals.v1.GoalsService/", kProfiles[] = "profiles.v1.ProfilesService/",
               kReports[] = "reports.v1.ReportsService/", kMentoring[] = "mentoring.v1.MentoringService/";

class Relations : public ::testing::Test {
 protected:
  std::string Goal(const std::string& title, Shared shared) {
    return world_.Made(Who::kOwner, absl::StrCat(kGoals, "CreateGoal"),
                       absl::StrCat("parent: 'profiles/olga' initial_state: STATE_ACTIVE goal { title: '", title, "'",
                                    AudienceText(shared), " }"));
  }
  std::vector<std::string> Titles(Who who, int page_size = 0) {
    std::vector<std::string> titles;
    std::string token;
    do {
      goals::v1::ListGoalsResponse page;
      EXPECT_TRUE(world_
                      .Call(who, absl::StrCat(kGoals, "ListGoals"),
                            absl::StrCat("parent: 'profiles/olga' order_by: 'title' page_size: ", page_size,
                                         " page_token: '", token, "'"),
                            &page)
                      .ok());
      for (const auto& goal : page.goals()) titles.push_back(goal.title());
      token = page.next_page_token();
    } while (!token.empty());
    return titles;
  }
  absl::Status Get(Who who, const std::string& goal) {
    return world_.Call(who, absl::StrCat(kGoals, "GetGoal"), absl::StrCat("name: '", goal, "'"));
  }
  absl::Status UpdateProfile(Who who, const std::string& field, const std::string& value) {
    return world_.Call(who, absl::StrCat(kProfiles, "UpdateProfile"),
                       absl::StrCat("profile { name: 'profiles/olga' ", field, ": '", value,
                                    "' } update_mask { paths: '", field, "' }"));
  }

  World world_;
};

TEST_F(Relations, ANewManagerSeesWhatIsSharedNowAndTheFormerOneNothingAnyMore) {
  const std::string shared = Goal("shared", kManagerBit), withdrawn = Goal("withdrawn", kManagerBit);
  Goal("private", kNobodyElse);
  Goal("for mentors", kMentorBit);
  world_.Made(Who::kOwner, absl::StrCat(kGoals, "UpdateGoal"),
              absl::StrCat(
                  "goal { name: '", withdrawn, "' etag: '",
                  [&] {
                    goals::v1::Goal goal;
                    EXPECT_TRUE(world_
                                    .Call(Who::kOwner, absl::StrCat(kGoals, "GetGoal"),
                                          absl::StrCat("name: '", withdrawn, "'"), &goal)
                                    .ok());
                    return goal.etag();
                  }(),
                  "' } update_mask { paths: 'audience' }"));
  EXPECT_THAT(Titles(Who::kManager), ElementsAre("shared"));
  EXPECT_EQ(Get(Who::kFormerManager, shared).code(), absl::StatusCode::kPermissionDenied);

  ASSERT_TRUE(UpdateProfile(Who::kService, "manager", "profiles/fred").ok());
  EXPECT_THAT(Titles(Who::kFormerManager), ElementsAre("shared")) << "who is the manager again";
  EXPECT_EQ(Get(Who::kManager, shared).code(), absl::StatusCode::kPermissionDenied);
  EXPECT_EQ(world_.Call(Who::kManager, absl::StrCat(kGoals, "ListGoals"), "parent: 'profiles/olga'").code(),
            absl::StatusCode::kPermissionDenied);
}

TEST_F(Relations, WhoLeftTheHouseIsNobodysManagerAnyMore) {
  const std::string goal = Goal("shared", kManagerBit | kMentorBit);
  for (auto [who, name] : {std::pair(Who::kManager, "max"), std::pair(Who::kMentor, "mia")}) {
    ASSERT_TRUE(Get(who, goal).ok());
    world_.Made(Who::kService, absl::StrCat(kProfiles, "DeleteProfile"), absl::StrCat("name: 'profiles/", name, "'"));
    EXPECT_EQ(Get(who, goal).code(), absl::StatusCode::kPermissionDenied) << name;
    world_.Made(Who::kService, absl::StrCat(kProfiles, "UndeleteProfile"), absl::StrCat("name: 'profiles/", name, "'"));
    EXPECT_TRUE(Get(who, goal).ok()) << name;
  }
}

TEST_F(Relations, APausedMentorSeesNothingUntilTheyResume) {
  const std::string goal = Goal("shared", kMentorBit);
  EXPECT_EQ(Get(Who::kPausedMentor, goal).code(), absl::StatusCode::kPermissionDenied);
  mentoring::v1::ListMentorshipsResponse all;
  ASSERT_TRUE(
      world_.Call(Who::kOwner, absl::StrCat(kMentoring, "ListMentorships"), "parent: 'profiles/olga'", &all).ok());
  for (const auto& mentorship : all.mentorships()) {
    if (mentorship.mentor() != "profiles/paul") continue;
    world_.Made(Who::kOwner, absl::StrCat(kMentoring, "ResumeMentorship"),
                absl::StrCat("name: '", mentorship.name(), "'"));
  }
  EXPECT_TRUE(Get(Who::kPausedMentor, goal).ok());
}

TEST_F(Relations, ListsHideWhatIsNotSharedOnEveryPage) {
  for (int i = 0; i < 12; ++i)
    Goal(absl::StrCat("goal ", absl::Dec(i, absl::kZeroPad2)), i % 3 == 0 ? kMentorBit : kHrBit);
  EXPECT_THAT(Titles(Who::kMentor, 1), ElementsAre("goal 00", "goal 03", "goal 06", "goal 09"));
  EXPECT_EQ(Titles(Who::kHrPartner, 3).size(), 8u);
  EXPECT_EQ(Titles(Who::kOwner, 5).size(), 12u);
  EXPECT_THAT(Titles(Who::kSkipLevel), IsEmpty());
}

TEST_F(Relations, AReportIsSeenByItsReaderAlone) {
  world_.FillObjects();
  world_.Share(kEverybody);
  world_.MakeReports();
  const std::vector<Who> readers = {Who::kOwner, Who::kMentor, Who::kManager};
  for (Who reader : readers) {
    const std::string own = absl::StrCat(world_.Fill("name: '$report'", kEverybody, reader));
    for (Who other : readers) {
      const absl::Status status = world_.Call(other, absl::StrCat(kReports, "GetReport"), own);
      EXPECT_EQ(status.ok(), other == reader) << NameOf(other) << " of " << NameOf(reader) << ": " << status;
      EXPECT_EQ(world_.Call(other, absl::StrCat(kReports, "DeleteReport"), own + " request_id: 'not-a-uuid'").ok(),
                false);
    }
    reports::v1::ListReportsResponse list;
    ASSERT_TRUE(world_.Call(reader, absl::StrCat(kReports, "ListReports"), "parent: 'profiles/olga'", &list).ok());
    ASSERT_EQ(list.reports_size(), 1);
    EXPECT_EQ(list.reports(0).reader(), NameOf(reader));
  }
  ASSERT_TRUE(UpdateProfile(Who::kService, "manager", "profiles/fred").ok());
  EXPECT_EQ(world_
                .Call(Who::kManager, absl::StrCat(kReports, "GetReport"),
                      world_.Fill("name: '$report'", kEverybody, Who::kManager))
                .code(),
            absl::StatusCode::kPermissionDenied)
      << "a former manager reads no report made before";
}

TEST_F(Relations, ReflectionsAreNeverSharedWithHrOrTheLineAbove) {
  for (Shared shared = 0; shared <= kEverybody; ++shared) {
    for (const char* content : {"check_in { learned: 'x' }", "setback { what: 'x' }", "pulse { energy: 2 }"}) {
      const absl::Status status =
          world_.Call(Who::kOwner, "progress.v1.ProgressService/CreateJournalEntry",
                      absl::StrCat("parent: 'profiles/olga' journal_entry { ", content, AudienceText(shared), " }"));
      const Shared allowed = absl::string_view(content)[0] == 'p' ? kNobodyElse : kMentorBit | kManagerBit;
      const auto expected = (shared & ~allowed) == 0 ? absl::StatusCode::kOk : absl::StatusCode::kInvalidArgument;
      EXPECT_EQ(status.code(), expected) << content << AudienceText(shared) << ": " << status;
    }
  }
}

TEST_F(Relations, ANumberMadeOfWhatTheReaderDoesNotSeeIsNotGiven) {
  world_.FillObjects();
  world_.Share(kMentorBit);
  const auto assess = [&](int level, Shared shared) {
    world_.Made(
        Who::kOwner, absl::StrCat(kProfiles, "AssessSkill"),
        absl::StrCat("parent: 'profiles/olga' skill_assessment { skill: 'skills/python' source: SOURCE_SELF level: ",
                     level, AudienceText(shared), " }"));
  };
  const auto gap = [&](Who who) {
    return world_.Call(who, absl::StrCat(kProfiles, "GetSkillGap"), "parent: 'profiles/olga'");
  };
  assess(2, kMentorBit);
  EXPECT_TRUE(gap(Who::kMentor).ok());
  assess(3, kManagerBit);
  EXPECT_TRUE(absl::IsPermissionDenied(gap(Who::kMentor)));
  EXPECT_TRUE(gap(Who::kOwner).ok());
}

TEST_F(Relations, TheOwnerChangesWhereAndHowTheyReadAndNothingElseOfTheirProfile) {
  for (const char* field :
       {"display_name", "given_name", "family_name", "title", "unit", "principal", "hr_partner_units"}) {
    const absl::Status status = UpdateProfile(Who::kOwner, field, "something else");
    EXPECT_FALSE(status.ok()) << field;
    EXPECT_TRUE(absl::IsPermissionDenied(status) || client::ErrorDetails(status).reason == "ETAG_REQUIRED") << status;
  }
  EXPECT_TRUE(absl::IsPermissionDenied(UpdateProfile(Who::kOwner, "manager", "profiles/mia")));
  EXPECT_TRUE(UpdateProfile(Who::kOwner, "time_zone", "Asia/Taipei").ok());
  EXPECT_TRUE(UpdateProfile(Who::kOwner, "locale", "zh-Hant-TW").ok());
  EXPECT_TRUE(UpdateProfile(Who::kHrAdmin, "title", "Engineer").ok());
}

TEST_F(Relations, ManagersAndAuditorsLearnThatAMentorshipExistsAndNotWhatWasAgreed) {
  for (Who who : {Who::kOwner, Who::kMentor, Who::kHrPartner, Who::kHrAdmin, Who::kManager, Who::kAuditor}) {
    mentoring::v1::Mentorship mentorship;
    ASSERT_TRUE(world_
                    .Call(who, absl::StrCat(kMentoring, "GetMentorship"), "name: 'profiles/olga/mentorships/with-mia'",
                          &mentorship)
                    .ok());
    EXPECT_EQ(mentorship.mentor(), "profiles/mia");
    const bool outside = who == Who::kManager || who == Who::kAuditor;
    EXPECT_EQ(mentorship.agreement(), outside ? "" : "weekly") << NameOf(who);
  }
}

}  // namespace
}  // namespace milepost::testing
