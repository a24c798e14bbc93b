// Texts in everything that is not for everybody: each is read by exactly whom the matrix names, in lists, snapshots and
// documents, and by no log and no table of events.
#include "tests/conformance/access/canary.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "clients/cpp/client.h"
#include "gtest/gtest.h"
#include "milepost/goals/v1/goals_service.grpc.pb.h"
#include "milepost/mentoring/v1/mentoring_service.grpc.pb.h"
#include "milepost/profiles/v1/profiles_service.grpc.pb.h"
#include "milepost/progress/v1/progress_service.grpc.pb.h"
#include "milepost/reports/v1/reports_service.grpc.pb.h"
#include "services/store/open.h"

namespace milepost::testing {
namespace {

using Texts = std::set<std::string>;

constexpr Who kLooking[] = {Who::kOwner,         Who::kMentor,         Who::kManager, Who::kSkipLevel, Who::kHrPartner,
                            Who::kHrAdmin,       Who::kOtherHrPartner, Who::kAuditor, Who::kService,   Who::kStranger,
                            Who::kFormerManager, Who::kPausedMentor,   Who::kNobody};
std::string Contents(const std::filesystem::path& path) {
  std::stringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

class Canary : public ::testing::Test {
 protected:
  Canary() {
    directory_ = std::filesystem::temp_directory_path() / absl::StrCat("milepost-canary-", getpid());
    std::filesystem::create_directories(directory_);
    ::testing::internal::CaptureStderr();
    world_.emplace(absl::StrCat("sqlite:", Database()), "stderr");
  }
  ~Canary() override { std::filesystem::remove_all(directory_); }

  std::string Database() const { return (directory_ / "milepost.db").string(); }

  template <class Stub, class Request, class Response>
  Response Must(Who who, grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                const Request& request) {
    auto response = world_->As(who).Call(method, request);
    EXPECT_TRUE(response.ok()) << response.status() << request.DebugString();
    return response.ok() ? *std::move(response) : Response();
  }

  // Plants in a fresh goal with a progress entry.
  void PlantGoal(Shared shared) {
    using namespace goals::v1;  // NOLINT: the contract's names
    CreateGoalRequest create;
    create.set_parent("profiles/olga");
    create.set_initial_state(Goal::STATE_ACTIVE);
    planted_.Plant(create.mutable_goal(), ReadersOf(shared));
    SetAudience(shared, create.mutable_goal()->mutable_audience());
    const Goal goal = Must(Who::kOwner, &GoalsService::Stub::CreateGoal, create);
    progress::v1::RecordProgressRequest record;
    record.set_parent(goal.name());
    planted_.Plant(record.mutable_entry(), ReadersOf(shared));
    Must(Who::kOwner, &progress::v1::ProgressService::Stub::RecordProgress, record);
    HoldGoalRequest hold;
    hold.set_name(goal.name());
    hold.set_reason(planted_.New(ReadersOf(shared), "hold reason"));
    Must(Who::kOwner, &GoalsService::Stub::HoldGoal, hold);
    goals_.push_back(goal.name());
  }

  void PlantJournal(Shared shared) {
    using namespace progress::v1;  // NOLINT: the contract's names
    for (int kind = 0; kind < 5; ++kind) {
      if (kind == 4 && shared != kNobodyElse) continue;  // how a person is, is nobody else's
      CreateJournalEntryRequest create;
      create.set_parent("profiles/olga");
      JournalEntry& entry = *create.mutable_journal_entry();
      if (kind == 0) entry.mutable_check_in();
      if (kind == 1) entry.mutable_achievement();
      if (kind == 2) entry.mutable_setback();
      if (kind == 3) entry.mutable_activity();
      if (kind == 4) entry.mutable_pulse();
      planted_.Plant(&entry, ReadersOf(shared));
      SetAudience(shared, entry.mutable_audience());
      Must(Who::kOwner, &ProgressService::Stub::CreateJournalEntry, create);
    }
  }

  void PlantPerson() {
    using namespace profiles::v1;  // NOLINT: the contract's names
    for (Shared shared : kSets) {
      std::set<Who> readers = ReadersOf(shared);
      readers.erase(Who::kSkipLevel);
      AssessSkillRequest assess;
      assess.set_parent("profiles/olga");
      planted_.Plant(assess.mutable_skill_assessment(), readers);
      assess.mutable_skill_assessment()->set_skill("skills/python");
      SetAudience(shared, assess.mutable_skill_assessment()->mutable_audience());
      Must(Who::kOwner, &ProfilesService::Stub::AssessSkill, assess);
    }
    UpdateDevelopmentRequest update;
    GetDevelopmentRequest get;
    get.set_name("profiles/olga/development");
    Development& development = *update.mutable_development();
    planted_.Plant(&development, {Who::kOwner, Who::kMentor, Who::kHrPartner});
    SetAudience(kMentorBit | kHrBit | kOrgBit, development.mutable_audience());
    development.set_name(get.name());
    development.set_etag(Must(Who::kOwner, &ProfilesService::Stub::GetDevelopment, get).etag());
    development.set_weekly_capacity_hours(5);
    development.set_target_role("roles/lead");
    update.mutable_update_mask()->add_paths("*");
    Must(Who::kOwner, &ProfilesService::Stub::UpdateDevelopment, update);
  }

  // The plan's signer EMPLOYEE alone, so that nobody sees it for signing; goals in it are as open as it is.
  void PlantPlan() {
    using namespace goals::v1;  // NOLINT: the contract's names
    const Shared shared = kManagerBit | kOrgBit;
    CreatePlanRequest create;
    create.set_parent("profiles/olga");
    planted_.Plant(create.mutable_plan(), ReadersOf(shared));
    create.mutable_plan()->add_required_signers(SIGNER_ROLE_EMPLOYEE);
    SetAudience(shared, create.mutable_plan()->mutable_audience());
    const Plan plan = Must(Who::kOwner, &GoalsService::Stub::CreatePlan, create);
    CreateGoalRequest inside;
    inside.set_parent("profiles/olga");
    inside.set_initial_state(Goal::STATE_ACTIVE);
    planted_.Plant(inside.mutable_goal(), ReadersOf(shared | kMentorBit));
    inside.mutable_goal()->set_plan(plan.name());
    SetAudience(kMentorBit, inside.mutable_goal()->mutable_audience());
    Must(Who::kOwner, &GoalsService::Stub::CreateGoal, inside);
    SubmitPlanRequest submit;
    submit.set_name(plan.name());
    submit.set_etag(plan.etag());
    submit.set_reason(planted_.New(ReadersOf(shared), "submit reason"));
    revision_ = Must(Who::kOwner, &GoalsService::Stub::SubmitPlan, submit).current_revision();
    GetPlanRevisionRequest get;
    get.set_name(revision_);
    SignPlanRequest sign;
    sign.set_name(plan.name());
    sign.set_role(SIGNER_ROLE_EMPLOYEE);
    sign.set_sha256(Must(Who::kOwner, &GoalsService::Stub::GetPlanRevision, get).sha256());
    sign.set_comment(planted_.New(ReadersOf(shared), "sign comment"));
    Must(Who::kOwner, &GoalsService::Stub::SignPlan, sign);
  }

  // Requests that fail with a text in them.
  void PlantFailures() {
    for (const char* request : {"goal { title: '$' due_date { year: 2026 month: 13 } }", "goal { title: '$\\n' }",
                                "goal { title: '$' parent_goal: 'profiles/olga/goals/none' }"}) {
      const std::string text = planted_.New({}, "a refused request");
      const absl::Status status =
          world_->Call(Who::kOwner, "goals.v1.GoalsService/CreateGoal",
                       absl::StrCat("parent: 'profiles/olga' ", absl::StrReplaceAll(request, {{"$", text}})));
      EXPECT_FALSE(status.ok()) << request;
      EXPECT_EQ(planted_.FoundIn(status.ToString()), Texts()) << "an error's text repeats what was sent";
    }
    for (const char* field : {"filter", "order_by", "page_token"}) {
      const std::string text = planted_.New({}, "a refused list");
      EXPECT_FALSE(world_
                       ->Call(Who::kOwner, "goals.v1.GoalsService/ListGoals",
                              absl::StrCat("parent: 'profiles/olga' ", field, ": 'title ~ \"", text, "\"'"))
                       .ok());
    }
  }

  // Everything that the API answers this caller about the owner.
  std::string EverythingFor(Who who) {
    std::string all;
    const auto ask = [&](const std::string& path, const std::string& request) {
      const auto* method = google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(
          absl::StrCat("milepost.", absl::StrReplaceAll(path, {{"/", "."}})));
      std::unique_ptr<google::protobuf::Message> reply(
          google::protobuf::MessageFactory::generated_factory()->GetPrototype(method->output_type())->New());
      if (world_->Call(who, path, request, reply.get()).ok()) absl::StrAppend(&all, reply->SerializeAsString());
    };
    const std::string parent = "parent: 'profiles/olga' ", page = parent + "page_size: 1000";
    for (const char* list :
         {"goals.v1.GoalsService/ListGoals", "goals.v1.GoalsService/ListPlans",
          "profiles.v1.ProfilesService/ListSkillAssessments", "profiles.v1.ProfilesService/ListCareerOptions",
          "profiles.v1.ProfilesService/ListContacts", "profiles.v1.ProfilesService/ListDueContacts",
          "profiles.v1.ProfilesService/ListInteractions", "profiles.v1.ProfilesService/ListCredentials",
          "profiles.v1.ProfilesService/ListExpiringCredentials", "profiles.v1.ProfilesService/ListTransferableSkills",
          "progress.v1.ProgressService/ListJournalEntries", "mentoring.v1.MentoringService/ListMentorships",
          "reports.v1.ReportsService/ListReports"}) {
      ask(list, page);
    }
    ask("progress.v1.ProgressService/ListFeedback", page);
    ask("progress.v1.ProgressService/ListGivenFeedback", "");
    ask("mentoring.v1.MentoringService/ListMentees", "");
    ask("mentoring.v1.MentoringService/ListSessions", "parent: 'profiles/olga/mentorships/with-mia'");
    ask("mentoring.v1.MentoringService/ListCommitments", page);
    ask("mentoring.v1.MentoringService/PrepareSession", parent);
    for (const char* number :
         {"goals.v1.GoalsService/GetPlanBalance", "goals.v1.GoalsService/GetWorkload",
          "profiles.v1.ProfilesService/GetSkillGap", "profiles.v1.ProfilesService/CompareCareerOptions",
          "progress.v1.ProgressService/GetMotivationSnapshot", "progress.v1.ProgressService/GetLearningSummary"}) {
      ask(number, parent);
    }
    ask("profiles.v1.ProfilesService/GetProfile", "name: 'profiles/olga'");
    ask("profiles.v1.ProfilesService/ListUnitExpiringCredentials", "unit: 'unit-a'");
    ask("profiles.v1.ProfilesService/GetDevelopment", "name: 'profiles/olga/development'");
    ask("goals.v1.GoalsService/GetPlanRevision", absl::StrCat("name: '", revision_, "'"));
    for (const std::string& goal : goals_) {
      ask("goals.v1.GoalsService/GetGoal", absl::StrCat("name: '", goal, "'"));
      ask("goals.v1.GoalsService/LintGoal", absl::StrCat(parent, "name: '", goal, "'"));
      ask("progress.v1.ProgressService/ListProgressEntries", absl::StrCat("parent: '", goal, "'"));
      ask("progress.v1.ProgressService/GetProgressSeries", absl::StrCat("parent: '", goal, "'"));
    }
    return all;
  }

  // Every document in which anything of Olga's might stand: under whose name, and which.
  static std::vector<std::pair<std::string, std::string>> Wanted(Who who) {
    const std::string olga = "profiles/olga";
    return {{olga, "KIND_PLAN"}, {olga, "KIND_PROGRESS"}, {olga, "KIND_BRIEF"}, {NameOf(who), "KIND_TEAM_SUMMARY"}};
  }

  std::string SnapshotsFor(Who who) {
    std::string all;
    for (const auto& [parent, kind] : Wanted(who)) {
      snapshot::v1::ReportSnapshot snapshot;
      const absl::Status status = world_->Call(who, "reports.v1.ReportsService/GetReportSnapshot",
                                               absl::StrCat("parent: '", parent, "' kind: ", kind), &snapshot);
      if (status.ok()) absl::StrAppend(&all, snapshot.SerializeAsString());
    }
    return all;
  }

  // The text of all documents, without spaces, so that broken lines hide nothing.
  std::string DocumentsFor(Who who) {
    std::string all;
    for (const auto& [parent, kind] : Wanted(who)) {
      reports::v1::Report report;
      if (!world_
               ->Call(who, "reports.v1.ReportsService/CreateReport",
                      absl::StrCat("parent: '", parent, "' report { kind: ", kind, " }"), &report)
               .ok()) {
        continue;
      }
      const client::Client client = world_->As(who);
      grpc::ClientContext context;
      client.Prepare(context, absl::Now() + absl::Seconds(20));
      reports::v1::DownloadReportRequest download;
      download.set_name(report.name());
      auto stream = client.StubOf<reports::v1::ReportsService::Stub>().DownloadReport(&context, download);
      const std::filesystem::path pdf = directory_ / "report.pdf", text = directory_ / "report.txt";
      std::ofstream file(pdf, std::ios::binary);
      reports::v1::DownloadReportResponse part;
      while (stream->Read(&part)) file << part.data();
      EXPECT_TRUE(stream->Finish().ok());
      file.close();
      EXPECT_EQ(std::system(absl::StrCat("pdftotext ", pdf.string(), " ", text.string()).c_str()), 0);
      for (const char c : Contents(text)) {
        if (!absl::ascii_isspace(c)) all += c;
      }
    }
    return all;
  }

  // Every value of the tables that are kept apart from people's data.
  std::string RecordsOf(const std::vector<std::string>& columns) {
    store::OpenOptions options;
    options.url = absl::StrCat("sqlite:", Database());
    options.read_only = true;
    auto store = store::Open(options);
    EXPECT_TRUE(store.ok()) << store.status();
    std::string all;
    for (const std::string& column : columns) {
      const std::vector<std::string> parts = absl::StrSplit(column, '.');
      const std::string sql = absl::StrCat("SELECT CAST(", parts[1], " AS TEXT) FROM ", parts[0]);
      EXPECT_TRUE((*store)
                      ->Read([&](store::Reader& reader) {
                        return reader.Query(sql, {}, [&](const store::Row& row) {
                          ++records_;
                          absl::StrAppend(&all, row.IsNull(0) ? "" : std::string(row.Text(0)), "\n");
                          return true;
                        });
                      })
                      .ok())
          << sql;
    }
    (*store)->Close();
    return all;
  }

  std::filesystem::path directory_;
  std::optional<World> world_;
  Canaries planted_;
  std::vector<std::string> goals_;
  std::string revision_;
  int records_ = 0;
};

std::string FieldsOf(const Canaries& planted, const Texts& texts) {
  std::string fields;
  for (const std::string& text : texts) absl::StrAppend(&fields, text, " ", planted.FieldOf(text), "\n");
  return fields;
}

Texts Minus(const Texts& a, const Texts& b) {
  Texts rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(rest, rest.end()));
  return rest;
}

TEST_F(Canary, IsReadByExactlyWhomTheMatrixNames) {
  for (Shared shared : kSets) PlantGoal(shared);
  for (Shared shared : {kNobodyElse, kMentorBit, kManagerBit, kMentorBit | kManagerBit}) PlantJournal(shared);
  PlantPerson();
  PlantPersonalParts(*world_, &planted_);
  PlantPlan();
  PlantMentoring(*world_, &planted_);
  PlantFeedback(*world_, &planted_);
  PlantFailures();
  ASSERT_GT(planted_.size(), 150u);
  std::printf("%zu texts planted\n", planted_.size());
  for (Who who : kLooking) {
    const Texts expected = planted_.For(who);
    const Texts answered = planted_.FoundIn(EverythingFor(who));
    const Texts in_snapshots = planted_.FoundIn(SnapshotsFor(who)), in_documents = planted_.FoundIn(DocumentsFor(who));
    EXPECT_EQ(FieldsOf(planted_, Minus(answered, expected)), "") << NameOf(who) << " reads too much";
    EXPECT_EQ(FieldsOf(planted_, Minus(expected, answered)), "") << NameOf(who) << " reads too little";
    EXPECT_EQ(FieldsOf(planted_, Minus(in_snapshots, expected)), "") << NameOf(who) << "'s snapshot holds too much";
    EXPECT_EQ(FieldsOf(planted_, Minus(in_documents, in_snapshots)), "") << NameOf(who) << "'s document says too much";
    std::printf("%-18s may read %3zu: answered %3zu, in snapshots %3zu, in documents %3zu\n", NameOf(who).c_str(),
                expected.size(), answered.size(), in_snapshots.size(), in_documents.size());
  }
  world_.reset();
  const std::string log = ::testing::internal::GetCapturedStderr();
  EXPECT_NE(log.find("CreateGoal"), log.npos);
  EXPECT_EQ(FieldsOf(planted_, planted_.FoundIn(log)), "") << "in the log";
  for (const char* name : {"olga", "Olga", "profiles/", "Person "}) EXPECT_EQ(log.find(name), log.npos) << name;
  const std::string records =
      RecordsOf({"events.type", "events.resource", "events.owner", "events.actor", "events.changed_paths",
                 "events.request_id", "audit.actor", "audit.method", "audit.resource", "audit.changed_paths",
                 "audit.request_id", "request_log.principal", "request_log.method", "request_log.request_id",
                 "request_log.resource", "request_log.hash", "people.name", "edges.other"});
  EXPECT_EQ(FieldsOf(planted_, planted_.FoundIn(records)), "") << "in events, audit or remembered requests";
  std::printf("log: 0 of %zu lines; events, audit, request_log, people, edges: 0 of %d values\n",
              static_cast<std::size_t>(std::count(log.begin(), log.end(), '\n')), records_);
}

}  // namespace
}  // namespace milepost::testing
