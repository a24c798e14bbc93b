#include "tests/conformance/access/world.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "milepost/goals/v1/plan.pb.h"
#include "milepost/mentoring/v1/mentoring_service.pb.h"
#include "milepost/progress/v1/progress_service.pb.h"

namespace milepost::testing {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::Message;
using google::protobuf::MessageFactory;
using google::protobuf::TextFormat;

constexpr std::string_view kNames[kCallers] = {"olga",      "mia",  "max",   "sam",  "hana", "hugo", "hr-desk",
                                               "auditor-1", "sync", "steve", "fred", "paul", "nadia"};

std::string_view Id(Who who) { return kNames[static_cast<int>(who)]; }

const google::protobuf::MethodDescriptor& MethodOf(const std::string& path) {
  const std::string full = absl::StrReplaceAll(path, {{"/", "."}});
  const auto* method = DescriptorPool::generated_pool()->FindMethodByName(absl::StrCat("milepost.", full));
  if (method == nullptr) ADD_FAILURE() << "no method " << path;
  return *method;
}

std::unique_ptr<Message> New(const google::protobuf::Descriptor* type) {
  return std::unique_ptr<Message>(MessageFactory::generated_factory()->GetPrototype(type)->New());
}

std::string TextOf(const Message& message, const std::string& field) {
  const auto* descriptor = message.GetDescriptor()->FindFieldByName(field);
  return descriptor == nullptr ? "" : message.GetReflection()->GetString(message, descriptor);
}

}  // namespace

std::string NameOf(Who who) {
  const bool function = who == Who::kHrAdmin || who == Who::kAuditor || who == Who::kService;
  return absl::StrCat(function ? "" : "profiles/", std::string(Id(who)));
}

type::v1::Audience AudienceFor(Who who) {
  switch (who) {
    case Who::kMentor:
      return type::v1::AUDIENCE_MENTOR;
    case Who::kManager:
      return type::v1::AUDIENCE_MANAGER;
    case Who::kHrPartner:
      return type::v1::AUDIENCE_HR;
    case Who::kSkipLevel:
      return type::v1::AUDIENCE_ORG;
    default:
      return type::v1::AUDIENCE_UNSPECIFIED;
  }
}

bool Includes(Shared shared, Who who) {
  const int audience = AudienceFor(who);
  return audience != 0 && (shared >> (audience - 1) & 1) != 0;
}

std::string AudienceText(Shared shared) {
  std::string text;
  for (int audience = 1; audience <= 4; ++audience) {
    if ((shared >> (audience - 1) & 1) == 0) continue;
    absl::StrAppend(&text, " audience: ", type::v1::Audience_Name(static_cast<type::v1::Audience>(audience)));
  }
  return text;
}

World::World(std::string database, std::string log) : server_(std::move(database), "in-process", std::move(log)) {
  server_.AddPerson("sam");
  server_.AddPerson("fred");
  server_.AddPerson("max", "sam");
  server_.AddPerson("olga", "fred", "unit-a");
  for (const char* id : {"mia", "steve", "paul"}) server_.AddPerson(id);
  server_.AddPerson("hana", "", "", {"unit-a"});
  server_.AddPerson("hugo", "", "", {"unit-b"});
  Made(Who::kService, "profiles.v1.ProfilesService/UpdateProfile",
       "profile { name: 'profiles/olga' manager: 'profiles/max' } update_mask { paths: 'manager' }");
  server_.AddMentor("olga", "paul");
  mentorship_ = "profiles/olga/mentorships/with-mia";
  Made(Who::kOwner, "mentoring.v1.MentoringService/CreateMentorship",
       "parent: 'profiles/olga' mentorship_id: 'with-mia' mentorship { mentor: 'profiles/mia' agreement: 'weekly' "
       "focus_skills: 'skills/python' }");
  Made(Who::kMentor, "mentoring.v1.MentoringService/AcceptMentorship", absl::StrCat("name: '", mentorship_, "'"));
  session_ = Made(Who::kMentor, "mentoring.v1.MentoringService/CreateSession",
                  absl::StrCat("parent: '", mentorship_, "' session { scheduled_time { seconds: 1782900000 } ",
                               "commitments { id: 'c1' who: SIDE_MENTEE what: 'Ask' } }"));
  mentoring::v1::ListMentorshipsResponse all;
  EXPECT_TRUE(Call(Who::kOwner, "mentoring.v1.MentoringService/ListMentorships", "parent: 'profiles/olga'", &all).ok());
  for (const auto& mentorship : all.mentorships()) {
    if (mentorship.mentor() != "profiles/paul") continue;
    Made(Who::kPausedMentor, "mentoring.v1.MentoringService/PauseMentorship",
         absl::StrCat("name: '", mentorship.name(), "'"));
  }
  Made(Who::kHrAdmin, "catalog.v1.CatalogService/CreateSkill", "skill_id: 'python' skill { display_name: 'Python' }");
  Made(Who::kHrAdmin, "catalog.v1.CatalogService/CreateRole",
       "role_id: 'lead' role { display_name: 'Lead' requirements { skill: 'skills/python' required_level: 4 } }");
  Made(Who::kHrAdmin, "catalog.v1.CatalogService/CreateTemplate",
       "template_id: 'start' template { display_name: 'Start' kind: KIND_GOAL goals { title: 'Meet everybody' } }");
}

client::Client World::As(Who who) const {
  switch (who) {
    case Who::kHrAdmin:
      return server_.As(NameOf(who), {"hr_admin"});
    case Who::kAuditor:
      return server_.As(NameOf(who), {"auditor"});
    case Who::kService:
      return server_.As(NameOf(who), {"service"});
    default:
      return server_.As(Id(who));
  }
}

absl::Status World::Call(Who who, const std::string& path, const std::string& request, Message* reply) const {
  const auto& method = MethodOf(path);
  auto message = New(method.input_type());
  if (!TextFormat::ParseFromString(request, message.get())) ADD_FAILURE() << path << ": " << request;
  auto unused = New(method.output_type());
  return As(who).CallByPath(absl::StrCat("/milepost.", path), *message, reply == nullptr ? unused.get() : reply);
}

std::string World::Made(Who who, const std::string& path, const std::string& request) const {
  auto reply = New(MethodOf(path).output_type());
  const absl::Status status = Call(who, path, request, reply.get());
  EXPECT_TRUE(status.ok()) << path << " " << request << ": " << status;
  return TextOf(*reply, "name");
}

std::string World::EtagOf(const std::string& path, const std::string& name) const {
  auto reply = New(MethodOf(path).output_type());
  EXPECT_TRUE(Call(Who::kOwner, path, absl::StrCat("name: '", name, "'"), reply.get()).ok());
  return TextOf(*reply, "etag");
}

void World::FillObjects() {
  const std::string parent = "parent: 'profiles/olga' ";
  for (Shared shared = 0; shared <= kEverybody; ++shared) {
    const std::string audience = AudienceText(shared);
    goals_[shared] = Made(Who::kOwner, "goals.v1.GoalsService/CreateGoal",
                          absl::StrCat(parent, "initial_state: STATE_ACTIVE goal { title: 'Shared with ", shared,
                                       "' metric { start: 0 target: 4 }", audience, " }"));
    progress::v1::RecordProgressResponse recorded;
    EXPECT_TRUE(Call(Who::kOwner, "progress.v1.ProgressService/RecordProgress",
                     absl::StrCat("parent: '", goals_[shared], "' entry { value: 1 }"), &recorded)
                    .ok());
    entries_[shared] = recorded.entry().name();
    assessments_[shared] = Made(
        Who::kOwner, "profiles.v1.ProfilesService/AssessSkill",
        absl::StrCat(parent, "skill_assessment { skill: 'skills/other' level: 2 source: SOURCE_SELF", audience, " }"));
    changes_[shared] = Made(Who::kOwner, "goals.v1.GoalsService/ReportChange",
                            absl::StrCat(parent, "circumstance_change { kind: KIND_ROLE", audience, " }"));
    FillPersonalParts(shared);
    MakeFeedback(shared);
    if ((shared & ~(kMentorBit | kManagerBit)) != 0) continue;
    journal_[shared] = Made(Who::kOwner, "progress.v1.ProgressService/CreateJournalEntry",
                            absl::StrCat(parent, "journal_entry { check_in { learned: 'much' }", audience, " }"));
  }
  spare_assessment_ =
      Made(Who::kOwner, "profiles.v1.ProfilesService/AssessSkill",
           absl::StrCat(parent, "skill_assessment { skill: 'skills/other' level: 1 source: SOURCE_SELF }"));
  plan_ = Made(Who::kOwner, "goals.v1.GoalsService/CreatePlan",
               absl::StrCat(parent, "plan { display_name: 'Plan' required_signers: SIGNER_ROLE_EMPLOYEE }"));
  Made(Who::kOwner, "goals.v1.GoalsService/CreateGoal",
       absl::StrCat(parent, "initial_state: STATE_ACTIVE goal { title: 'Planned' plan: '", plan_,
                    "' action_items { title: 'Begin' } }"));
  Made(Who::kOwner, "goals.v1.GoalsService/SubmitPlan",
       absl::StrCat("name: '", plan_, "' etag: '", EtagOf("goals.v1.GoalsService/GetPlan", plan_), "'"));
  revision_ = absl::StrCat(plan_, "/revisions/r000001");
  MakeRunningPlan();
}

void World::MakeRunningPlan() {
  const std::string goals = "goals.v1.GoalsService/", parent = "parent: 'profiles/olga' ";
  running_ =
      Made(Who::kOwner, goals + "CreatePlan",
           parent + "plan { display_name: 'First days' kind: KIND_ONBOARDING required_signers: SIGNER_ROLE_EMPLOYEE }");
  Made(Who::kOwner, goals + "CreateGoal",
       absl::StrCat(parent, "initial_state: STATE_ACTIVE goal { title: 'Meet everybody' plan: '", running_,
                    "' action_items { title: 'Begin' } }"));
  const std::string named = absl::StrCat("name: '", running_, "' ");
  Made(Who::kOwner, goals + "SubmitPlan", absl::StrCat(named, "etag: '", EtagOf(goals + "GetPlan", running_), "'"));
  goals::v1::PlanRevision revision;
  EXPECT_TRUE(
      Call(Who::kOwner, goals + "GetPlanRevision", absl::StrCat("name: '", running_, "/revisions/r000001'"), &revision)
          .ok());
  Made(Who::kOwner, goals + "SignPlan",
       absl::StrCat(named, "role: SIGNER_ROLE_EMPLOYEE sha256: '", revision.sha256(), "'"));
  review_ = Made(Who::kOwner, goals + "StartReview",
                 absl::StrCat("parent: '", running_, "' plan_review { kind: KIND_SCHEDULED }"));
}

void World::FillPersonalParts(Shared shared) {
  const std::string service = "profiles.v1.ProfilesService/", parent = "parent: 'profiles/olga' ";
  const std::string audience = absl::StrCat(AudienceText(shared), " }");
  if ((shared & kOrgBit) != 0) return;
  credentials_[shared] = Made(Who::kOwner, service + "CreateCredential",
                              parent + "credential { kind: KIND_LICENSE title: 'Licence'" + audience);
  if ((shared & kHrBit) != 0) return;
  options_[shared] =
      Made(Who::kOwner, service + "CreateCareerOption", parent + "career_option { title: 'Bakery'" + audience);
  contacts_[shared] = Made(Who::kOwner, service + "CreateContact", parent + "contact { display_name: 'Kim'" + audience);
  interactions_[shared] =
      Made(Who::kOwner, service + "LogInteraction", parent + "interaction { kind: KIND_MEETING" + audience);
}

// By a peer who was asked, so that nobody reads it for having written it.
void World::MakeFeedback(Shared shared) {
  if ((shared & kOrgBit) != 0) return;
  const std::string p = "progress.v1.ProgressService/";
  feedback_[shared] = Made(Who::kOwner, p + "RequestFeedback",
                           "parent: 'profiles/olga' feedback { author: 'profiles/steve' question: 'How was it?' }");
  const std::string name = absl::StrCat("name: '", feedback_[shared], "' ");
  Made(Who::kStranger, p + "GiveFeedback", name + "strength: 'Clear'");
  Made(Who::kOwner, p + "ShareFeedback", name + AudienceText(shared));
}

void World::Share(Shared shared) {
  for (const std::string& plan : {plan_, running_}) {
    Made(Who::kOwner, "goals.v1.GoalsService/UpdatePlan",
         absl::StrCat("plan { name: '", plan, "' etag: '", EtagOf("goals.v1.GoalsService/GetPlan", plan), "'",
                      AudienceText(shared), " } update_mask { paths: 'audience' }"));
  }
  const std::string development = "profiles/olga/development";
  Made(Who::kOwner, "profiles.v1.ProfilesService/UpdateDevelopment",
       absl::StrCat("development { name: '", development, "' etag: '",
                    EtagOf("profiles.v1.ProfilesService/GetDevelopment", development), "' target_role: 'roles/lead'",
                    AudienceText(shared), " } update_mask { paths: 'audience' paths: 'target_role' }"));
}

void World::MakeReports() {
  for (Who who : {Who::kOwner, Who::kMentor, Who::kManager}) {
    reports_[static_cast<int>(who)] =
        Made(who, "reports.v1.ReportsService/CreateReport", "parent: 'profiles/olga' report { kind: KIND_PLAN }");
  }
}

std::string World::Fill(std::string text, Shared shared, Who who) const {
  const std::string& own = reports_[static_cast<int>(who)];
  // A role that the caller does not hold: signing with it changes nothing.
  const char* other_role = who == Who::kManager ? "SIGNER_ROLE_MENTOR" : "SIGNER_ROLE_MANAGER";
  return absl::StrReplaceAll(text, {{"$owner", "profiles/olga"},
                                    {"$goal", goals_[shared]},
                                    {"$entry", entries_[shared]},
                                    {"$assessment", assessments_[shared]},
                                    {"$spare", spare_assessment_},
                                    {"$journal", journal_[shared & (kMentorBit | kManagerBit)]},
                                    {"$option", options_[shared & (kMentorBit | kManagerBit)]},
                                    {"$contact", contacts_[shared & (kMentorBit | kManagerBit)]},
                                    {"$interaction", interactions_[shared & (kMentorBit | kManagerBit)]},
                                    {"$credential", credentials_[shared & ~kOrgBit]},
                                    {"$plan", plan_},
                                    {"$running", running_},
                                    {"$review", review_},
                                    {"$change", changes_[shared]},
                                    {"$revision", revision_},
                                    {"$mentorship", mentorship_},
                                    {"$session", session_},
                                    {"$feedback", feedback_[shared & ~kOrgBit]},
                                    {"$report", own.empty() ? reports_[0] : own},
                                    {"$role", other_role},
                                    {"$stale", "etag: '\"aaaaaaaaaaaaa\"'"}});
}

}  // namespace milepost::testing
