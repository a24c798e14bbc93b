#include "clients/cli/import_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "clients/cli/request_id.h"
#include "clients/cli/yaml.h"
#include "milepost/goals/v1/goals_service.pb.h"

namespace milepost::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;

constexpr char kPeople[] = R"(
people:
- id: amara
  time: 2026-01-02T08:00:00Z
  profile: {display_name: Amara, manager: profiles/helen}
  mentorships:
  - {id: priya, mentor: profiles/priya, history: [{accept: , time: 2026-01-03}]}
  plans:
  - id: p1
    display_name: Plan
    time: 2026-01-04
    history: [{submit: , time: 2026-01-08}, {sign: {role: manager}, time: 2026-01-09}]
  goals:
  - id: g1
    title: One
    initial_state: active
    time: 2026-01-05T09:00:00Z
    entries: [{value: 2, effective_date: 2026-03-01}]
    history: [{close: {outcome: achieved}, time: 2026-04-01}]
  - {title: Proposed, time: 2026-02-01, as: profiles/helen}
- id: helen
  profile: {display_name: Helen}
)";

class ImportFileTest : public ::testing::Test {
 protected:
  std::vector<ImportRecord> Read(const std::string& text) {
    ImportPlan plan(contract_);
    const auto root = ParseYaml(text);
    EXPECT_TRUE(root.ok()) << root.status();
    const absl::Status status = plan.Add("people.yaml", *root);
    EXPECT_TRUE(status.ok()) << status;
    std::vector<ImportRecord> records;
    steps_ = plan.TakeSteps();
    for (auto& step : steps_) {
      for (auto& chain : step) {
        for (ImportRecord& record : chain) records.push_back(std::move(record));
      }
    }
    return records;
  }
  std::string ErrorOf(const std::string& text) {
    ImportPlan plan(contract_);
    return std::string(plan.Add("people.yaml", *ParseYaml(text)).message());
  }
  static std::vector<std::string> Methods(const std::vector<ImportRecord>& records) {
    std::vector<std::string> methods;
    for (const ImportRecord& record : records) methods.push_back(record.method->name());
    return methods;
  }

  Contract contract_;
  std::vector<ImportPlan::Step> steps_;
};

TEST_F(ImportFileTest, PutsManagersFirstAndThenFollowsTime) {
  const auto records = Read(kPeople);
  EXPECT_THAT(Methods(records),
              ElementsAre("CreateProfile", "CreateProfile", "CreateMentorship", "AcceptMentorship", "CreatePlan",
                          "CreateGoal", "SubmitPlan", "SignPlan", "CreateGoal", "RecordProgress", "CloseGoal"));
  EXPECT_EQ(records[0].resource, "profiles/helen");
  EXPECT_EQ(records[1].resource, "profiles/amara");
}

TEST_F(ImportFileTest, WritesSessionsUnderTheirMentorshipAndFeedbackByItsAuthor) {
  const auto records = Read(R"(
people:
- id: amara
  mentorships:
  - id: priya
    time: 2026-01-02
    mentor: profiles/priya
    history: [{accept: , time: 2026-01-03}]
    sessions:
    - id: first
      time: 2026-01-04
      scheduled_time: 2026-01-07T13:00:00Z
      history:
      - {hold: {shared_notes: Good}, time: 2026-01-07}
      - {keep_commitment: {commitment_id: lead}, as: profiles/priya, time: 2026-01-08}
  feedback:
  - {as: profiles/helen, time: 2026-02-01, strength: Calm}
  - id: talk
    time: 2026-02-02
    author: profiles/priya
    history: [{give: {strength: Clear}, time: 2026-02-03}, {acknowledge: , time: 2026-02-04}]
)");
  EXPECT_THAT(Methods(records),
              ElementsAre("CreateMentorship", "AcceptMentorship", "CreateSession", "HoldSession", "KeepCommitment",
                          "CreateFeedback", "RequestFeedback", "GiveFeedback", "AcknowledgeFeedback"));
  EXPECT_EQ(records[3].resource, "profiles/amara/mentorships/priya/sessions/first");
  EXPECT_EQ(records[4].caller.principal, "profiles/priya");
  EXPECT_EQ(records[5].caller.principal, "profiles/helen");
  EXPECT_EQ(records[6].caller.principal, "profiles/amara");
  EXPECT_EQ(records[7].caller.principal, "profiles/priya");
  EXPECT_EQ(records[8].caller.principal, "profiles/amara");
}

TEST_F(ImportFileTest, FeedbackThatNobodyAskedForHasNoId) {
  EXPECT_THAT(ErrorOf("people: [{id: a, feedback: [{id: f, strength: Calm}]}]"), HasSubstr("has an id and no author"));
}

TEST_F(ImportFileTest, LetsTheRightPersonAct) {
  const auto records = Read(kPeople);
  EXPECT_EQ(records[0].caller.principal, "directory-sync");
  EXPECT_THAT(records[0].caller.roles, ElementsAre("service"));
  EXPECT_EQ(records[2].caller.principal, "profiles/amara");  // proposes the mentorship
  EXPECT_EQ(records[3].caller.principal, "profiles/priya");  // the mentor accepts
  EXPECT_EQ(records[6].caller.principal, "profiles/amara");  // submits
  EXPECT_EQ(records[7].caller.principal, "profiles/helen");  // signs as manager
  EXPECT_EQ(records[8].caller.principal, "profiles/helen");  // `as`
}

TEST_F(ImportFileTest, ReplaysEachRecordAtItsOwnTime) {
  const auto records = Read(kPeople);
  auto time = [&](size_t i) { return absl::FormatTime(*records[i].caller.now, absl::UTCTimeZone()); };
  EXPECT_EQ(records[0].caller.now, std::nullopt);          // nothing said: the server's clock
  EXPECT_THAT(time(2), HasSubstr("2026-01-02T08:00:00"));  // the person's
  EXPECT_THAT(time(3), HasSubstr("2026-01-03T17:00:00"));  // a day alone
  EXPECT_THAT(time(9), HasSubstr("2026-03-01T17:00:00"));  // the entry's own date
}

TEST_F(ImportFileTest, PutsWhatIsNamedBeforeWhatNamesIt) {
  const auto records = Read(R"(
people:
- id: lerato
  time: 2026-01-02
  interactions: [{kind: meeting, contact: profiles/lerato/contacts/nomsa, interaction_date: 2026-02-03}]
  assessments: [{skill: skills/nursing, level: 4, source: credential, credential: profiles/lerato/credentials/licence}]
  contacts: [{id: nomsa, display_name: Nomsa, relation: peer}]
  credentials: [{id: licence, kind: license, title: Nurse, issue_date: 2012-12, expire_date: 2026-09-30}]
  career_options: [{title: Ward manager, salary: {min_amount: 520000 ZAR, source: Pay scales}}]
)");
  EXPECT_THAT(Methods(records),
              ElementsAre("CreateCredential", "AssessSkill", "CreateCareerOption", "CreateContact", "LogInteraction"));
  EXPECT_EQ(absl::FormatTime(*records[4].caller.now, absl::UTCTimeZone()), "2026-02-03T17:00:00+00:00");
}

TEST_F(ImportFileTest, FillsRequestsByTheContract) {
  const auto records = Read(kPeople);
  const auto& create = dynamic_cast<const goals::v1::CreateGoalRequest&>(*records[5].request);
  EXPECT_EQ(create.parent(), "profiles/amara");
  EXPECT_EQ(create.goal_id(), "g1");
  EXPECT_EQ(create.goal().title(), "One");
  EXPECT_EQ(create.initial_state(), goals::v1::Goal::STATE_ACTIVE);
  const auto& close = dynamic_cast<const goals::v1::CloseGoalRequest&>(*records[10].request);
  EXPECT_EQ(close.name(), "profiles/amara/goals/g1");
  EXPECT_EQ(close.outcome(), goals::v1::Closing::OUTCOME_ACHIEVED);
}

TEST_F(ImportFileTest, GivesTheSameRecordTheSameRequestIdEveryTime) {
  auto ids = [&](const std::string& text) {
    std::vector<std::string> result;
    for (const ImportRecord& record : Read(text)) result.push_back(GetText(*record.request, "request_id"));
    return result;
  };
  const std::vector<std::string> first = ids(kPeople);
  EXPECT_EQ(first, ids(kPeople));
  EXPECT_EQ(std::set<std::string>(first.begin(), first.end()).size(), first.size());
}

TEST_F(ImportFileTest, KeepsTheIdsOfRecordsAroundAChangedOne) {
  const auto before = Read("people:\n- id: a\n  journal:\n  - {check_in: {next: x}}\n  - {check_in: {next: z}}\n");
  const auto after = Read(
      "people:\n- id: a\n  journal:\n  - {check_in: {next: y}}\n  - {check_in: {next: x}}\n  - {check_in: {next: "
      "z}}\n");
  EXPECT_EQ(GetText(*before[0].request, "request_id"), GetText(*after[1].request, "request_id"));
  EXPECT_EQ(GetText(*before[1].request, "request_id"), GetText(*after[2].request, "request_id"));
}

TEST_F(ImportFileTest, TellsTwoEqualRecordsApart) {
  const auto records = Read("people:\n- id: a\n  journal:\n  - {check_in: {next: x}}\n  - {check_in: {next: x}}\n");
  EXPECT_NE(GetText(*records[0].request, "request_id"), GetText(*records[1].request, "request_id"));
}

TEST_F(ImportFileTest, SaysFileLineAndPlaceOfAnError) {
  EXPECT_EQ(ErrorOf("people:\n- id: amara\n  goals:\n  - id: g1\n    due_date: soon\n"),
            "people.yaml: line 5: people[0].goals[0].due_date: expects a date as 2026-06-30, got 'soon'");
  EXPECT_EQ(ErrorOf("people:\n- profile: {}\n"), "people.yaml: line 2: people[0]: needs an id");
  EXPECT_THAT(ErrorOf("people:\n- {id: a, gaols: []}\n"), HasSubstr("line 2: people[0]: 'gaols' is not known here"));
  EXPECT_THAT(ErrorOf("people:\n- {id: a, goals: [{title: x, history: [{close: {outcome: achieved}}]}]}\n"),
              HasSubstr("people[0].goals[0]: needs an id, because its history refers to it"));
  EXPECT_THAT(ErrorOf("people:\n- {id: a, goals: [{id: g, title: x, history: [{fly: }]}]}\n"),
              HasSubstr("people[0].goals[0].history[0]: a Goal cannot be told to 'fly'"));
  EXPECT_THAT(ErrorOf("people:\n- {id: a, time: yesterday}\n"),
              HasSubstr("people[0]: time: expects 2026-06-30T09:00:00Z"));
  EXPECT_THAT(ErrorOf("people:\n- id: a\n  profile:\n    title: x\n    shoe_size: 44\n"),
              HasSubstr("line 5: people[0].profile.shoe_size: a Profile has no such field"));
  EXPECT_THAT(ErrorOf("people:\n- {id: a, plans: [{id: p, display_name: P, history: [{sign: {role: manager}}]}]}\n"),
              HasSubstr("people[0].plans[0].history[0]: who signs in this role is not known here"));
  EXPECT_THAT(ErrorOf("- 1\n"), HasSubstr("the file: expects a map"));
}

TEST_F(ImportFileTest, SurvivesACircleOfManagers) {
  EXPECT_EQ(Read("people:\n- {id: a, profile: {display_name: A, manager: profiles/b}}\n"
                 "- {id: b, profile: {display_name: B, manager: profiles/a}}\n")
                .size(),
            2u);
}

TEST_F(ImportFileTest, ReadsTheDemo) {
  ImportPlan plan(contract_);
  std::set<std::string> people;
  for (const auto& file : std::filesystem::directory_iterator(MILEPOST_SOURCE_DIR "/clients/demo")) {
    const auto root = ReadYamlFile(file.path().string());
    ASSERT_TRUE(root.ok()) << root.status();
    const absl::Status status = plan.Add(file.path().filename().string(), *root);
    ASSERT_TRUE(status.ok()) << status;
  }
  const absl::Time end = absl::FromCivil(absl::CivilSecond(2026, 6, 30, 9, 0, 0), absl::UTCTimeZone());
  for (const auto& step : plan.TakeSteps()) {
    for (const auto& chain : step) {
      for (const ImportRecord& record : chain) {
        ASSERT_TRUE(record.caller.now.has_value()) << record.place;
        EXPECT_LE(*record.caller.now, end) << record.file << " " << record.place;
        if (record.method->name() == "UpdateDevelopment") people.insert(record.resource);
      }
    }
  }
  EXPECT_EQ(people.size(), 9u) << "the five, and four of whom only the target role is known";
}

TEST(RequestIdOf, IsAUuidOfVersion4FromTheSha256) {
  // printf 'milepost' | sha256sum begins 3b40b9c2ba81c66a94e9445bfe242b7b; version and variant are set over it.
  EXPECT_EQ(RequestIdOf("milepost"), "3b40b9c2-ba81-466a-94e9-445bfe242b7b");
  EXPECT_THAT(RequestIdOf(""), MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
}

}  // namespace
}  // namespace milepost::cli
