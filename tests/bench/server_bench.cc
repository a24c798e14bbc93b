// The server beside its ceilings, in one run: reads beside a bare echo on the same server API and reply, durable writes
// beside raw group commit of the same rows. Prints calls a second, medians of interleaved rounds, and ratios.
//
//   server_bench [directory] [seconds a round] [reads | documents | creates | records]
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "clients/cpp/client.h"
#include "milepost/goals/v1/goals_service.grpc.pb.h"
#include "milepost/progress/v1/progress_service.grpc.pb.h"
#include "milepost/reports/v1/reports_service.grpc.pb.h"
#include "reportgen/report.h"
#include "tests/bench/load.h"
#include "tests/bench/raw_commit.h"
#include "tests/testing/test_server.h"

namespace milepost::bench {
namespace {

using goals::v1::CreateGoalRequest;
using goals::v1::GetGoalRequest;
using goals::v1::Goal;
using goals::v1::GoalsService;
using goals::v1::ListGoalsRequest;
using goals::v1::ListGoalsResponse;
using progress::v1::RecordProgressRequest;

constexpr int kRounds = 3;
constexpr int kManyInFlight = 64;
constexpr char kGoals[] = "/milepost.goals.v1.GoalsService/";

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

// A UUID4 out of a counter: every write is remembered.
std::string RequestId() {
  static int64_t next = 0;
  char text[37];
  std::snprintf(text, sizeof text, "%08x-0000-4000-8000-%012llx", 0x1234, static_cast<long long>(++next));
  return text;
}

Goal SampleGoal() {
  Goal goal;
  goal.set_title("Lead two cross-team designs");
  goal.set_why("Designs across teams are what an architect is trusted with.");
  goal.add_audience(type::v1::AUDIENCE_MENTOR);
  goal.mutable_metric()->set_start(0);
  goal.mutable_metric()->set_target(4);
  *goal.mutable_start_date() = testing::Date(2026, 1, 1);
  *goal.mutable_due_date() = testing::Date(2026, 12, 31);
  return goal;
}

class Bench {
 public:
  Bench(const std::string& directory, double seconds)
      : seconds_(seconds), path_(directory + "/milepost-bench.db"), server_(Fresh()), load_(Target(server_.port())) {
    server_.AddPerson("owner");
    server_.AddPerson("mentor");
    server_.AddMentor("owner", "mentor");
    CreateGoalRequest request;
    request.set_parent("profiles/owner");
    request.set_initial_state(Goal::STATE_ACTIVE);
    *request.mutable_goal() = SampleGoal();
    for (int i = 0; i < 40; ++i) {
      request.set_goal_id(absl::StrCat("g", i));
      auto goal = server_.As("owner").Call(&GoalsService::Stub::CreateGoal, request);
      if (!goal.ok()) Fail(goal.status());
    }
  }

  void Reads() {
    GetGoalRequest get;
    get.set_name("profiles/owner/goals/g7");
    Read("GetGoal as a mentor", absl::StrCat(kGoals, "GetGoal"), get, Goal::default_instance(),
         server_.As("mentor").Call(&GoalsService::Stub::GetGoal, get)->SerializeAsString(), "Bytes");
    ListGoalsRequest list;
    list.set_parent("profiles/owner");
    list.set_page_size(20);
    Read("ListGoals, 20 rows", absl::StrCat(kGoals, "ListGoals"), list, ListGoalsResponse::default_instance(),
         server_.As("mentor").Call(&GoalsService::Stub::ListGoals, list)->SerializeAsString(), "Typed");
  }

  void Creates() {
    CreateGoalRequest create;
    create.set_parent("profiles/owner");
    *create.mutable_goal() = SampleGoal();
    const auto next_goal = [&create] {
      create.set_request_id(RequestId());
      return BytesOf(create.SerializeAsString());
    };
    Write("CreateGoal", absl::StrCat(kGoals, "CreateGoal"), next_goal,
          {{{"goals", "id"}, {"events", "position"}, {"request_log", "request_id"}}});
  }

  void Records() {
    RecordProgressRequest record;
    record.set_parent("profiles/owner/goals/g7");
    record.mutable_entry()->set_value(1);
    const auto next_entry = [&record, n = 0]() mutable {
      record.set_parent(absl::StrCat("profiles/owner/goals/g", n++ % 40));
      record.set_request_id(RequestId());
      return BytesOf(record.SerializeAsString());
    };
    Write("RecordProgress", "/milepost.progress.v1.ProgressService/RecordProgress", next_entry,
          {{{"progress_entries", "id"},
            {"events", "position"},
            {"request_log", "request_id"},
            {"progress_series", "goal"}},
           {{"goals", "id"}, {"events", "position"}}});
  }

  void Documents() {
    const auto fonts = report::FontLibrary::Load({});
    if (!fonts.ok()) Fail(fonts.status());
    reports::v1::GetReportSnapshotRequest request;
    request.set_parent("profiles/owner");
    request.set_kind(reports::v1::Report::KIND_PLAN);
    auto snapshot = server_.As("owner").Call(&reports::v1::ReportsService::Stub::GetReportSnapshot, request);
    if (!snapshot.ok()) Fail(snapshot.status());
    constexpr int kDocuments = 50;
    int pages = 0;
    const absl::Time start = absl::Now();
    for (int i = 0; i < kDocuments; ++i) {
      auto rendered = report::RenderReport(*snapshot, **fonts);
      if (!rendered.ok()) Fail(rendered.status());
      pages = rendered->page_count;
    }
    const double rate = kDocuments / absl::ToDoubleSeconds(absl::Now() - start);
    std::printf("%-22s %9.1f/s one thread, %d pages, %.2f ms a page\n", "documents, render", rate, pages,
                1000 / rate / pages);
    reports::v1::CreateReportRequest create;
    create.set_parent("profiles/owner");
    create.mutable_report()->set_kind(reports::v1::Report::KIND_PLAN);
    const std::string bytes = create.SerializeAsString();
    const double served = load_.Run(
        "/milepost.reports.v1.ReportsService/CreateReport", Owner(), [&bytes] { return BytesOf(bytes); }, 2, seconds_);
    std::printf("%-22s %9.1f/s through the service, 2 in flight\n", "documents, CreateReport", served);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%-22s %9.0f MB (server, generator and echo together)\n", "peak memory", usage.ru_maxrss / 1024.0);
  }

 private:
  [[noreturn]] static void Fail(const absl::Status& status) {
    std::fprintf(stderr, "%s\n", status.ToString().c_str());
    std::exit(1);
  }
  static std::string Target(int port) { return absl::StrCat("127.0.0.1:", port); }
  static std::map<std::string, std::string> Owner() { return {{"x-milepost-principal", "profiles/owner"}}; }

  testing::TestServer Fresh() {
    for (const char* suffix : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(path_ + suffix);
    return testing::TestServer("sqlite:" + path_);
  }

  void Read(const char* title, const std::string& path, const google::protobuf::Message& request,
            const google::protobuf::Message& type, const std::string& reply, const char* echo_kind) {
    Echo echo(reply, type);
    Load echo_load(Target(echo.port()));
    const std::string bytes = request.SerializeAsString();
    const auto next = [&bytes] { return BytesOf(bytes); };
    for (int in_flight : {1, kManyInFlight}) {
      std::vector<double> served, echoed;
      for (int round = 0; round < kRounds; ++round) {
        served.push_back(load_.Run(path, {{"x-milepost-principal", "profiles/mentor"}}, next, in_flight, seconds_));
        echoed.push_back(echo_load.Run(absl::StrCat("/bench.Echo/", echo_kind), {}, next, in_flight, seconds_));
      }
      std::printf("%-22s %3d in flight %9.0f/s   %s echo of %zu bytes %9.0f/s   ratio %.2f\n", title, in_flight,
                  Median(served), echo_kind, reply.size(), Median(echoed), Median(served) / Median(echoed));
    }
  }

  void Write(const char* title, const std::string& path, const std::function<grpc::ByteBuffer()>& next,
             const std::vector<Commit>& commits) {
    for (int in_flight : {1, kManyInFlight}) {
      std::vector<double> served, raw;
      for (int round = 0; round < kRounds; ++round) {
        served.push_back(load_.Run(path, Owner(), next, in_flight, seconds_));
        raw.push_back(RawGroupCommit(path_, path_ + ".raw", commits, in_flight, seconds_));
      }
      std::printf("%-22s %3d in flight %9.0f/s   group commit alone %9.0f/s   ratio %.2f\n", title, in_flight,
                  Median(served), Median(raw), Median(served) / Median(raw));
    }
  }

  const double seconds_;
  const std::string path_;
  testing::TestServer server_;
  Load load_;
};

}  // namespace
}  // namespace milepost::bench

int main(int argc, char** argv) {
  const std::string directory = argc > 1 ? argv[1] : std::filesystem::temp_directory_path().string();
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);  // as milepostd does
  milepost::bench::Bench bench(directory, argc > 2 ? std::atof(argv[2]) : 1.5);
  const std::string part = argc > 3 ? argv[3] : "";
  if (part.empty() || part == "reads") bench.Reads();
  if (part.empty() || part == "documents") bench.Documents();
  if (part.empty() || part == "creates") bench.Creates();
  if (part.empty() || part == "records") bench.Records();
  return 0;
}
