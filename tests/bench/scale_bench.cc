// An organization of many people: imported through the API, swept, summarized. Prints how long the import and the sweep
// took, and what a summary and a list of reviews due cost beside a page of 20 goals, at 1 and 16 in flight.
//
//   scale_bench [directory] [seconds a round] [people]
#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "milepost/goals/v1/goals_service.grpc.pb.h"
#include "tests/bench/load.h"
#include "tests/testing/test_server.h"

namespace milepost::bench {
namespace {

using goals::v1::CreateGoalRequest;
using goals::v1::GetGoalSummaryRequest;
using goals::v1::ListGoalsRequest;
using goals::v1::ListReviewsDueRequest;
using Stub = goals::v1::GoalsService::Stub;

constexpr int kGoalsEach = 20;
constexpr int kPlanned = 1;  // the goal that is in the plan
constexpr int kPeopleOfAUnit = 50;
constexpr int kImporters = 32;
constexpr int kRounds = 3;
constexpr double kBar = 5;
constexpr char kGoals[] = "/milepost.goals.v1.GoalsService/";

std::string IdOf(int person) { return absl::StrCat("p", person); }
std::string UnitOf(int person) { return absl::StrCat("unit-", person / kPeopleOfAUnit); }

// Half of them measured by a metric, a tenth due before today, each with a step.
CreateGoalRequest GoalOf(int person, int number) {
  CreateGoalRequest request;
  request.set_parent(absl::StrCat("profiles/", IdOf(person)));
  request.set_initial_state(goals::v1::Goal::STATE_ACTIVE);
  goals::v1::Goal& goal = *request.mutable_goal();
  goal.set_title(absl::StrCat("Lead design ", number, " across two teams"));
  goal.set_why("Designs across teams are what an architect is trusted with.");
  *goal.mutable_start_date() = testing::Date(2026, 1, 1);
  *goal.mutable_due_date() = testing::Date(testing::kToday + (number % 10 == 0 ? -5 : 10 * number));
  if (number % 2 == 0) {
    goal.mutable_metric()->set_start(0);
    goal.mutable_metric()->set_target(4);
  }
  if (number == kPlanned) goal.set_plan(absl::StrCat(request.parent(), "/plans/year"));
  goals::v1::Milestone& step = *goal.add_milestones();
  step.set_title("The first review");
  *step.mutable_due_date() = testing::Date(2026, 9, 1);
  return request;
}

template <class T>
T Must(absl::StatusOr<T> result) {
  if (result.ok()) return *std::move(result);
  std::fprintf(stderr, "%s\n", result.status().ToString().c_str());
  std::exit(1);
}

// A plan that needs its owner's signature only.
void BeginPlan(const client::Client& owner, int person) {
  goals::v1::CreatePlanRequest request;
  request.set_parent(absl::StrCat("profiles/", IdOf(person)));
  request.set_plan_id("year");
  request.mutable_plan()->set_display_name("The year");
  request.mutable_plan()->add_required_signers(goals::v1::SIGNER_ROLE_EMPLOYEE);
  request.mutable_plan()->add_audience(type::v1::AUDIENCE_HR);
  Must(owner.Call(&Stub::CreatePlan, request));
}

void AgreePlan(const client::Client& owner, int person) {
  goals::v1::GetPlanRequest get;
  get.set_name(absl::StrCat("profiles/", IdOf(person), "/plans/year"));
  goals::v1::SubmitPlanRequest submit;
  submit.set_name(get.name());
  submit.set_etag(Must(owner.Call(&Stub::GetPlan, get)).etag());
  goals::v1::GetPlanRevisionRequest revision;
  revision.set_name(Must(owner.Call(&Stub::SubmitPlan, submit)).current_revision());
  goals::v1::SignPlanRequest sign;
  sign.set_name(get.name());
  sign.set_role(goals::v1::SIGNER_ROLE_EMPLOYEE);
  sign.set_sha256(Must(owner.Call(&Stub::GetPlanRevision, revision)).sha256());
  Must(owner.Call(&Stub::SignPlan, sign));
}

void Import(const testing::TestServer& server, int people) {
  std::atomic<int> next{0};
  std::vector<std::thread> importers;
  for (int i = 0; i < kImporters; ++i) {
    importers.emplace_back([&] {
      for (int person = next++; person < people; person = next++) {
        server.AddPerson(IdOf(person), "", UnitOf(person));
        const client::Client owner = server.As(IdOf(person));
        BeginPlan(owner, person);
        for (int number = 0; number < kGoalsEach; ++number) Must(owner.Call(&Stub::CreateGoal, GoalOf(person, number)));
        AgreePlan(owner, person);
      }
    });
  }
  for (std::thread& importer : importers) importer.join();
}

double Timed(const std::function<void()>& work) {
  const absl::Time start = absl::Now();
  work();
  return absl::ToDoubleSeconds(absl::Now() - start);
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// One method as one caller, over and over.
struct Question {
  std::string title, method, request;
  std::map<std::string, std::string> caller;
};

void Compare(Load& load, const std::vector<Question>& questions, double seconds, int in_flight) {
  std::vector<std::vector<double>> rates(questions.size());
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const auto bytes = [&] { return BytesOf(questions[i].request); };
      rates[i].push_back(load.Run(kGoals + questions[i].method, questions[i].caller, bytes, in_flight, seconds));
    }
  }
  const double page = Median(rates[0]);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const double rate = Median(rates[i]);
    std::printf("%-24s %2d in flight %9.0f/s, costs %.2f x a page%s\n", questions[i].title.c_str(), in_flight, rate,
                page / rate, page / rate > kBar ? "  OVER THE BAR" : "");
  }
}

int Main(const std::string& directory, double seconds, int people) {
  const std::string path = absl::StrCat(directory, "/scale.db");
  std::filesystem::remove(path);
  const testing::TestServer server(absl::StrCat("sqlite:", path));
  server.AddPerson("partner", "", "", {UnitOf(0)});
  server.AddPerson("partner-of-five", "", "", {UnitOf(0), UnitOf(50), UnitOf(100), UnitOf(150), UnitOf(200)});
  std::printf("%d people with %d goals imported in %.1f s\n", people, kGoalsEach,
              Timed([&] { Import(server, people); }));
  std::printf("first sweep, with the roll-up: %.1f s\n", Timed([&] { server.Sweep(testing::kToday); }));
  std::printf("a sweep with nothing new: %.3f s\n", Timed([&] { server.Sweep(testing::kToday); }));
  const std::string somebody = absl::StrCat("profiles/", IdOf(people / 2));
  ListGoalsRequest page;
  page.set_parent(somebody);
  page.set_page_size(kGoalsEach);
  GetGoalSummaryRequest summary;
  summary.set_parent(somebody);
  ListReviewsDueRequest due;
  due.set_parent("profiles/-");
  *due.mutable_due_by_date() = testing::Date(2027, 12, 31);
  due.set_page_size(kGoalsEach);
  Load load(absl::StrCat("127.0.0.1:", server.port()));
  const auto as = [](const std::string& who) {
    return std::map<std::string, std::string>{{"x-milepost-principal", who}};
  };
  std::map<std::string, std::string> administrator = as("hr-desk");
  administrator["x-milepost-roles"] = "hr_admin";
  const std::vector<Question> questions = {
      {"ListGoals", "ListGoals", page.SerializeAsString(), as(somebody)},
      {"GetGoalSummary", "GetGoalSummary", summary.SerializeAsString(), as(somebody)},
      {"ListReviewsDue, one unit", "ListReviewsDue", due.SerializeAsString(), as("profiles/partner")},
      {"... five units", "ListReviewsDue", due.SerializeAsString(), as("profiles/partner-of-five")},
      {"... everybody", "ListReviewsDue", due.SerializeAsString(), administrator},
  };
  for (const int in_flight : {1, 16}) Compare(load, questions, seconds, in_flight);
  return 0;
}

}  // namespace
}  // namespace milepost::bench

int main(int argc, char** argv) {
  return milepost::bench::Main(argc > 1 ? argv[1] : ".", argc > 2 ? std::atof(argv[2]) : 2,
                               argc > 3 ? std::atoi(argv[3]) : 10'000);
}
