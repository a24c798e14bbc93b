// Every resource, one line each.
#include "absl/strings/str_cat.h"
#include "milepost/catalog/v1/catalog_service.grpc.pb.h"
#include "milepost/goals/v1/goals_service.grpc.pb.h"
#include "milepost/mentoring/v1/mentoring_service.grpc.pb.h"
#include "milepost/profiles/v1/profiles_service.grpc.pb.h"
#include "milepost/progress/v1/progress_service.grpc.pb.h"
#include "milepost/reports/v1/reports_service.grpc.pb.h"
#include "tests/conformance/resource/suite.h"

namespace milepost::conformance {
namespace {

using Pool = google::protobuf::DescriptorPool;

const google::protobuf::ServiceDescriptor* Service(const char* name) {
  return Pool::generated_pool()->FindServiceByName(absl::StrCat("milepost.", name));
}

// The same text for every new one.
auto Always(std::string text) {
  return [text](const World&) { return text; };
}

std::string NewGoal(const World& world) {
  goals::v1::CreateGoalRequest request;
  request.set_parent("profiles/" + world.person);
  Merge("initial_state: STATE_ACTIVE goal { title: 'Read' metric { start: 0 target: 10 } }", &request);
  auto goal = world.server.As(world.person).Call(&goals::v1::GoalsService::Stub::CreateGoal, request);
  EXPECT_TRUE(goal.ok()) << goal.status();
  return goal.ok() ? goal->name() : "";
}

// One plan may be open: the one before gives way.
std::string NewPlan(const World& world) {
  using Stub = goals::v1::GoalsService::Stub;
  const client::Client owner = world.server.As(world.person);
  goals::v1::ListPlansRequest open;
  open.set_parent(world.parent);
  open.set_filter("state = DRAFT");
  auto plans = owner.Call(&Stub::ListPlans, open);
  EXPECT_TRUE(plans.ok()) << plans.status();
  for (const auto& plan : plans->plans()) {
    goals::v1::CancelPlanRequest cancel;
    cancel.set_name(plan.name());
    cancel.set_etag(plan.etag());
    cancel.set_reason("the next one");
    EXPECT_TRUE(owner.Call(&Stub::CancelPlan, cancel).ok());
  }
  return "display_name: 'The year'";
}

template <class Req, class Res>
Res Owners(const World& world,
           grpc::Status (goals::v1::GoalsService::Stub::*method)(grpc::ClientContext*, const Req&, Res*),
           const std::string& text) {
  Req request;
  Merge(text, &request);
  auto answer = world.server.As(world.person).Call(method, request);
  EXPECT_TRUE(answer.ok()) << answer.status() << " " << text;
  return answer.ok() ? *std::move(answer) : Res();
}

// A plan that its owner alone has agreed to.
std::string RunningPlan(const World& world) {
  using Stub = goals::v1::GoalsService::Stub;
  const std::string parent = absl::StrCat("parent: 'profiles/", world.person, "' ");
  const auto plan = Owners(world, &Stub::CreatePlan,
                           parent + "plan { display_name: 'The year' required_signers: SIGNER_ROLE_EMPLOYEE }");
  Owners(world, &Stub::CreateGoal,
         absl::StrCat(parent, "goal { title: 'Read' plan: '", plan.name(), "' action_items { title: 'Begin' } }"));
  const std::string named = absl::StrCat("name: '", plan.name(), "' ");
  const auto submitted = Owners(world, &Stub::SubmitPlan, absl::StrCat(named, "etag: '", plan.etag(), "'"));
  const auto revision =
      Owners(world, &Stub::GetPlanRevision, absl::StrCat("name: '", submitted.current_revision(), "'"));
  Owners(world, &Stub::SignPlan, absl::StrCat(named, "role: SIGNER_ROLE_EMPLOYEE sha256: '", revision.sha256(), "'"));
  return plan.name();
}

// One review of a plan may be open: the one before is completed.
std::string NewReview(const World& world) {
  using Stub = goals::v1::GoalsService::Stub;
  const auto plan = Owners(world, &Stub::GetPlan, absl::StrCat("name: '", world.parent, "'"));
  if (!plan.open_review().empty()) {
    Owners(world, &Stub::CompleteReview, absl::StrCat("name: '", plan.open_review(), "' outcome: OUTCOME_KEEP"));
  }
  return "kind: KIND_SCHEDULED";
}

// One mentorship of the same two may be open: each has a mentor of its own.
std::string NewMentor(const World& world) {
  static int count = 0;
  return absl::StrCat("mentor: '", world.server.AddPerson(absl::StrCat("mentor-", ++count)),
                      "' focus_skills: 'skills/sql'");
}

// Feedback that its person asks for: what others give is not theirs to create.
std::string AskSomebody(const World& world) {
  static const std::string author = world.server.AddPerson("author");
  return absl::StrCat("author: '", author, "'");
}

std::string ActiveMentorship(const World& world) {
  using Stub = mentoring::v1::MentoringService::Stub;
  const std::string mentor = absl::StrCat(world.person, "-mentor");
  world.server.AddPerson(mentor);
  world.server.AddMentor(world.person, mentor);
  mentoring::v1::ListMentorshipsRequest list;
  list.set_parent("profiles/" + world.person);
  auto found = world.server.As(world.person).Call(&Stub::ListMentorships, list);
  EXPECT_TRUE(found.ok() && found->mentorships_size() == 1) << found.status();
  return found.ok() ? found->mentorships(0).name() : "";
}

}  // namespace

std::vector<ResourceCase> AllResources() {
  using namespace goals::v1;     // NOLINT: one line a resource
  using namespace profiles::v1;  // NOLINT
  using namespace progress::v1;  // NOLINT
  const auto* profiles = Service("profiles.v1.ProfilesService");
  const auto* catalog = Service("catalog.v1.CatalogService");
  const auto* goals = Service("goals.v1.GoalsService");
  const auto* progress = Service("progress.v1.ProgressService");
  const auto* mentoring = Service("mentoring.v1.MentoringService");
  const auto* reports = Service("reports.v1.ReportsService");
  return {
      {Profile::descriptor(), profiles, Owned::kByDirectory, "title", Always("display_name: 'Ann'")},
      {Development::descriptor(), profiles, Owned::kByPerson, "purpose_statement", Always("")},
      {SkillAssessment::descriptor(), profiles, Owned::kByPerson, "evidence",
       Always("skill: 'skills/sql' level: 3 source: SOURCE_SELF")},
      {CareerOption::descriptor(), profiles, Owned::kByPerson, "notes", Always("title: 'Own bakery'")},
      {Contact::descriptor(), profiles, Owned::kByPerson, "notes", Always("display_name: 'Kim'")},
      {Interaction::descriptor(), profiles, Owned::kByPerson, "learned", Always("kind: KIND_MEETING")},
      {Credential::descriptor(), profiles, Owned::kByPerson, "description",
       Always("kind: KIND_LICENSE title: 'Registered nurse'")},
      {catalog::v1::Skill::descriptor(), catalog, Owned::kByNobody, "description", Always("display_name: 'SQL'")},
      {catalog::v1::Role::descriptor(), catalog, Owned::kByNobody, "description", Always("display_name: 'Analyst'")},
      {catalog::v1::Template::descriptor(), catalog, Owned::kByNobody, "description",
       Always("display_name: 'First weeks' kind: KIND_GOAL goals { title: 'Meet everybody' }")},
      {Goal::descriptor(), goals, Owned::kByPerson, "why", Always("title: 'Read ten papers'")},
      {Plan::descriptor(), goals, Owned::kByPerson, "vision", NewPlan},
      {PlanReview::descriptor(), goals, Owned::kByPerson, "notes", NewReview, RunningPlan},
      {CircumstanceChange::descriptor(), goals, Owned::kByPerson, "note", Always("kind: KIND_ROLE")},
      {JournalEntry::descriptor(), progress, Owned::kByPerson, "check_in.learned",
       Always("check_in { went_well: 'The talk' }")},
      {ProgressEntry::descriptor(), progress, Owned::kByPerson, "note", Always("value: 2"), NewGoal},
      {Feedback::descriptor(), progress, Owned::kByPerson, "", AskSomebody},
      {mentoring::v1::Mentorship::descriptor(), mentoring, Owned::kByPerson, "agreement", NewMentor},
      {mentoring::v1::Session::descriptor(), mentoring, Owned::kByPerson, "shared_notes",
       Always("scheduled_time { seconds: 1782900000 }"), ActiveMentorship},
      {reports::v1::Report::descriptor(), reports, Owned::kByPerson, "", Always("kind: KIND_PLAN")},
  };
}

namespace {

std::string CaseName(const ::testing::TestParamInfo<ResourceCase>& info) { return info.param.type->name(); }

bool Takes(const MethodDescriptor* method, const char* field) {
  return method != nullptr && method->input_type()->FindFieldByName(field) != nullptr;
}

// A suite runs for the resources that `condition` says yes to, of `r` the case and `m` its methods.
#define RUN_FOR(Suite, condition)                                                                              \
  INSTANTIATE_TEST_SUITE_P(                                                                                    \
      Sqlite, Suite,                                                                                           \
      ::testing::ValuesIn(ResourcesWith([]([[maybe_unused]] const ResourceCase& r,                             \
                                           [[maybe_unused]] const Methods& m) -> bool { return condition; })), \
      CaseName)

RUN_FOR(ReadSuite, true);
RUN_FOR(CreateSuite, m.create != nullptr);
RUN_FOR(ListSuite, m.list != nullptr);
RUN_FOR(UpdateSuite, m.update != nullptr);
RUN_FOR(DeleteSuite, m.remove != nullptr);
RUN_FOR(SoftDeleteSuite, m.undelete != nullptr);
RUN_FOR(PersonalSuite, r.owned != Owned::kByNobody);
RUN_FOR(PersonalListSuite, r.owned != Owned::kByNobody && m.list != nullptr);
RUN_FOR(ManagedSuite, r.owned == Owned::kByPerson && m.create != nullptr && !r.make_parent);
RUN_FOR(TextSuite, m.create != nullptr && !r.text.empty());
RUN_FOR(DryRunSuite, Takes(m.create, "validate_only"));
RUN_FOR(EtagDeleteSuite, Takes(m.remove, "etag"));
RUN_FOR(AllowMissingSuite, Takes(m.remove, "allow_missing"));

}  // namespace
}  // namespace milepost::conformance
