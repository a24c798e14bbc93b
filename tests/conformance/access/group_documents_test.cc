// Documents about many people: who may make them, and what stands in them.
#include "absl/strings/str_cat.h"
#include "clients/cpp/errors.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "milepost/goals/v1/goals_service.grpc.pb.h"
#include "milepost/progress/v1/progress_service.grpc.pb.h"
#include "milepost/reports/v1/reports_service.grpc.pb.h"
#include "tests/testing/protos.h"
#include "tests/testing/test_server.h"

namespace milepost::testing {
namespace {

using goals::v1::GoalsService;
using progress::v1::ProgressService;
using reports::v1::CreateReportRequest;
using reports::v1::GetReportSnapshotRequest;
using reports::v1::GetRollUpSnapshotRequest;
using reports::v1::Report;
using reports::v1::ReportsService;
using snapshot::v1::ReportSnapshot;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

class GroupDocuments : public ::testing::Test {
 protected:
  absl::StatusOr<ReportSnapshot> Snapshot(const client::Client& who, const std::string& parent, const char* kind,
                                          const std::string& unit = "") {
    return who.Call(&ReportsService::Stub::GetReportSnapshot,
                    Parse<GetReportSnapshotRequest>(
                        absl::StrCat("parent: 'profiles/", parent, "' kind: ", kind, " unit: '", unit, "'")));
  }
  void AddGoal(const std::string& owner, const std::string& goal) {
    const auto made =
        server_.As(owner).Call(&GoalsService::Stub::CreateGoal,
                               Parse<goals::v1::CreateGoalRequest>(absl::StrCat(
                                   "parent: 'profiles/", owner, "' initial_state: STATE_ACTIVE goal { ", goal, " }")));
    ASSERT_TRUE(made.ok()) << made.status();
  }
  void AddAchievement(const std::string& owner, const std::string& title, const char* audience) {
    const auto made = server_.As(owner).Call(
        &ProgressService::Stub::CreateJournalEntry,
        Parse<progress::v1::CreateJournalEntryRequest>(absl::StrCat(
            "parent: 'profiles/", owner, "' journal_entry { achievement { title: '", title, "' } ", audience, " }")));
    ASSERT_TRUE(made.ok()) << made.status();
  }
  // Units of 6, 7 and 2 people; `hana` is the HR partner of the first two and belongs to none.
  void AddUnits() {
    server_.AddPerson("hana", "", "", {"sales", "tech"});
    for (const auto& [unit, people] : {std::pair("sales", 6), std::pair("tech", 7), std::pair("law", 2)}) {
      for (int i = 0; i < people; ++i) server_.AddPerson(absl::StrCat(unit, i), "", unit);
    }
    server_.Sweep(kToday + 1);  // people are counted once a day, and the sweep at the start may have seen some
  }

  TestServer server_;
};

TEST_F(GroupDocuments, ATeamSummaryHoldsTheReadersOwnPeopleAndWhatTheyShare) {
  for (const char* boss : {"boss", "other"}) server_.AddPerson(boss);
  server_.AddPerson("zoe", "boss");
  server_.AddPerson("ann", "boss");
  server_.AddPerson("ben", "other");
  AddGoal("ann", "title: 'Shared goal' audience: AUDIENCE_MANAGER");
  AddGoal("ann", "title: 'Private goal'");
  AddGoal("ben", "title: 'Goal of another team' audience: AUDIENCE_MANAGER");
  AddAchievement("ann", "Shared win", "audience: AUDIENCE_MANAGER");
  AddAchievement("ann", "Private win", "");
  const auto snapshot = Snapshot(server_.As("boss"), "boss", "KIND_TEAM_SUMMARY");
  ASSERT_TRUE(snapshot.ok()) << snapshot.status();
  ASSERT_EQ(snapshot->team_size(), 2);
  EXPECT_EQ(snapshot->team(0).profile().name(), "profiles/ann");
  EXPECT_EQ(snapshot->team(1).profile().name(), "profiles/zoe");
  EXPECT_EQ(snapshot->team(0).summary().counts().goals(), 1);
  EXPECT_EQ(snapshot->team(0).last_activity_date().day(), 30) << "the win of today";
  EXPECT_FALSE(snapshot->team(1).has_last_activity_date());
  const std::string all = snapshot->DebugString();
  EXPECT_THAT(all, HasSubstr("Shared goal"));
  EXPECT_THAT(all, HasSubstr("Shared win"));
  EXPECT_THAT(all, Not(HasSubstr("Private")));
  EXPECT_THAT(all, Not(HasSubstr("another team")));
}

TEST_F(GroupDocuments, ATeamSummaryAsksForFeedbackOnlyOfItsReader) {
  server_.AddPerson("boss");
  server_.AddPerson("peer");
  server_.AddPerson("ann", "boss");
  for (const char* author : {"boss", "peer"}) {
    const auto asked = server_.As("ann").Call(
        &ProgressService::Stub::RequestFeedback,
        Parse<progress::v1::RequestFeedbackRequest>(absl::StrCat("parent: 'profiles/ann' feedback { author: 'profiles/",
                                                                 author, "' question: 'To ", author, "' }")));
    ASSERT_TRUE(asked.ok()) << asked.status();
  }
  const auto snapshot = Snapshot(server_.As("boss"), "boss", "KIND_TEAM_SUMMARY");
  ASSERT_TRUE(snapshot.ok()) << snapshot.status();
  ASSERT_EQ(snapshot->team(0).feedback_requests_size(), 1);
  EXPECT_EQ(snapshot->team(0).feedback_requests(0).question(), "To boss");
}

TEST_F(GroupDocuments, ATeamSummaryIsKeptFromAManagerWhoLostOneOfItsPeople) {
  for (const char* boss : {"boss", "other"}) server_.AddPerson(boss);
  for (const char* person : {"ann", "ben"}) server_.AddPerson(person, "boss");
  const auto made =
      server_.As("boss").Call(&ReportsService::Stub::CreateReport,
                              Parse<CreateReportRequest>("parent: 'profiles/boss' report { kind: KIND_TEAM_SUMMARY }"));
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_THAT(made->subjects(), ElementsAre("profiles/ann", "profiles/ben"));
  const auto get = [&] {
    reports::v1::GetReportRequest request;
    request.set_name(made->name());
    return server_.As("boss").Call(&ReportsService::Stub::GetReport, request).status().code();
  };
  const auto listed = [&] {
    const auto list = server_.As("boss").Call(&ReportsService::Stub::ListReports,
                                              Parse<reports::v1::ListReportsRequest>("parent: 'profiles/boss'"));
    EXPECT_TRUE(list.ok()) << list.status();
    return list->reports_size();
  };
  EXPECT_EQ(get(), absl::StatusCode::kOk);
  EXPECT_EQ(listed(), 1);
  const auto moved = server_.Sync().Call(
      &profiles::v1::ProfilesService::Stub::UpdateProfile,
      Parse<profiles::v1::UpdateProfileRequest>(
          "profile { name: 'profiles/ben' manager: 'profiles/other' } update_mask { paths: 'manager' }"));
  ASSERT_TRUE(moved.ok()) << moved.status();
  EXPECT_EQ(get(), absl::StatusCode::kNotFound);
  EXPECT_EQ(listed(), 0);
}

// What a relation opens about a person opens nothing about their people, nor a form in their name.
TEST_F(GroupDocuments, AreMadeUnderTheReadersOwnProfileOnly) {
  server_.AddPerson("chief");
  server_.AddPerson("boss", "chief");
  server_.AddPerson("ann", "boss");
  for (const char* kind : {"KIND_TEAM_SUMMARY", "KIND_ROLL_UP", "KIND_BLANK_FORM"}) {
    for (const char* who : {"chief", "ann"}) {
      EXPECT_EQ(Snapshot(server_.As(who), "boss", kind).status().code(), absl::StatusCode::kPermissionDenied)
          << who << " " << kind;
    }
  }
}

TEST_F(GroupDocuments, ARollUpTellsWhatTheCallerMayAskForAndNothingElse) {
  AddUnits();
  const auto own = Snapshot(server_.As("hana"), "hana", "KIND_ROLL_UP", "tech");
  ASSERT_TRUE(own.ok()) << own.status();
  EXPECT_EQ(own->organization().total().people(), 7);
  EXPECT_THAT(own->organization().units(), IsEmpty());
  EXPECT_THAT(own->team(), IsEmpty());
  // Nobody's unit (1) and law (2) are 3 people together, so sales (6) is withheld with them.
  const auto withheld = Snapshot(server_.As("hana"), "hana", "KIND_ROLL_UP", "sales");
  ASSERT_TRUE(withheld.ok()) << withheld.status();
  EXPECT_TRUE(withheld->organization().total().suppressed());
  for (const char* unit : {"law", ""}) {
    EXPECT_EQ(Snapshot(server_.As("hana"), "hana", "KIND_ROLL_UP", unit).status().code(),
              absl::StatusCode::kPermissionDenied)
        << unit;
  }
  EXPECT_EQ(Snapshot(server_.As("tech0"), "tech0", "KIND_ROLL_UP", "tech").status().code(),
            absl::StatusCode::kPermissionDenied);
}

TEST_F(GroupDocuments, ARollUpNeedsNoProfile) {
  AddUnits();
  const auto all = server_.Hr().Call(&ReportsService::Stub::GetRollUpSnapshot,
                                     Parse<GetRollUpSnapshotRequest>("locale: 'pl' paper: PAPER_LETTER"));
  ASSERT_TRUE(all.ok()) << all.status();
  EXPECT_EQ(all->organization().total().people(), 16);
  EXPECT_EQ(all->profile().locale(), "pl");
  EXPECT_EQ(all->paper(), Report::PAPER_LETTER);
  std::vector<std::string> shown;
  for (const auto& unit : all->organization().units()) {
    if (!unit.suppressed()) shown.push_back(unit.unit());
  }
  EXPECT_THAT(shown, ElementsAre("tech"));
}

TEST_F(GroupDocuments, AreStoredForTheirReaderWithTheirUnit) {
  AddUnits();
  const auto made = server_.As("hana").Call(
      &ReportsService::Stub::CreateReport,
      Parse<CreateReportRequest>("parent: 'profiles/hana' report { kind: KIND_ROLL_UP unit: 'tech' }"));
  ASSERT_TRUE(made.ok()) << made.status();
  EXPECT_EQ(made->unit(), "tech");
  EXPECT_EQ(made->file_name(), "Development-roll-up_tech_2026-06-30.pdf");
  EXPECT_THAT(made->warnings(), IsEmpty());
  const auto form = server_.As("tech0").Call(
      &ReportsService::Stub::CreateReport,
      Parse<CreateReportRequest>("parent: 'profiles/tech0' report { kind: KIND_BLANK_FORM unit: 'tech' }"));
  ASSERT_TRUE(form.ok()) << form.status();
  EXPECT_EQ(form->unit(), "") << "a form is about no unit";
}

}  // namespace
}  // namespace milepost::testing
