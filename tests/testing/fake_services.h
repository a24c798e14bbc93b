// A server in this process whose answers a test scripts: what clients are tested against.
#pragma once

#include <grpcpp/grpcpp.h>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "milepost/goals/v1/goals_service.grpc.pb.h"
#include "milepost/reports/v1/reports_service.grpc.pb.h"

namespace milepost::testing {

// A status with an ErrorInfo and, unless null, one more detail.
inline grpc::Status Refusal(grpc::StatusCode code, const std::string& message, const std::string& reason,
                            const google::protobuf::Message* detail = nullptr) {
  google::rpc::Status status;
  status.set_code(code);
  status.set_message(message);
  google::rpc::ErrorInfo info;
  info.set_reason(reason);
  info.set_domain("milepost.dev");
  status.add_details()->PackFrom(info);
  if (detail != nullptr) status.add_details()->PackFrom(*detail);
  return grpc::Status(code, message, status.SerializeAsString());
}

// Goals that are whatever the test says. Unset functions answer UNIMPLEMENTED.
class FakeGoals : public goals::v1::GoalsService::Service {
 public:
  std::function<grpc::Status(const goals::v1::GetGoalRequest&, goals::v1::Goal*)> get_goal;
  std::function<grpc::Status(const goals::v1::ListGoalsRequest&, goals::v1::ListGoalsResponse*)> list_goals;
  std::function<grpc::Status(const goals::v1::CreateGoalRequest&, goals::v1::Goal*)> create_goal;
  std::function<grpc::Status(const goals::v1::UpdateGoalRequest&, goals::v1::Goal*)> update_goal;
  std::function<grpc::Status(const goals::v1::CloseGoalRequest&, goals::v1::Goal*)> close_goal;
  std::function<grpc::Status(const goals::v1::ListReviewsDueRequest&, goals::v1::ListReviewsDueResponse*)> reviews_due;

  // The metadata of the calls so far, oldest first.
  std::vector<std::map<std::string, std::string>> metadata() {
    const std::lock_guard<std::mutex> lock(mutex_);
    return metadata_;
  }

  grpc::Status GetGoal(grpc::ServerContext* context, const goals::v1::GetGoalRequest* request,
                       goals::v1::Goal* goal) override {
    return Answer(context, get_goal, request, goal);
  }
  grpc::Status ListGoals(grpc::ServerContext* context, const goals::v1::ListGoalsRequest* request,
                         goals::v1::ListGoalsResponse* response) override {
    return Answer(context, list_goals, request, response);
  }
  grpc::Status CreateGoal(grpc::ServerContext* context, const goals::v1::CreateGoalRequest* request,
                          goals::v1::Goal* goal) override {
    return Answer(context, create_goal, request, goal);
  }
  grpc::Status UpdateGoal(grpc::ServerContext* context, const goals::v1::UpdateGoalRequest* request,
                          goals::v1::Goal* goal) override {
    return Answer(context, update_goal, request, goal);
  }
  grpc::Status CloseGoal(grpc::ServerContext* context, const goals::v1::CloseGoalRequest* request,
                         goals::v1::Goal* goal) override {
    return Answer(context, close_goal, request, goal);
  }
  grpc::Status ListReviewsDue(grpc::ServerContext* context, const goals::v1::ListReviewsDueRequest* request,
                              goals::v1::ListReviewsDueResponse* response) override {
    return Answer(context, reviews_due, request, response);
  }

 private:
  template <class Function, class Request, class Response>
  grpc::Status Answer(grpc::ServerContext* context, const Function& function, const Request* request,
                      Response* response) {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      auto& metadata = metadata_.emplace_back();
      for (const auto& [key, value] : context->client_metadata()) {
        metadata[std::string(key.data(), key.size())] = std::string(value.data(), value.size());
      }
    }
    if (!function) return grpc::Status(grpc::StatusCode::UNIMPLEMENTED, "not scripted");
    return function(*request, response);
  }

  std::mutex mutex_;
  std::vector<std::map<std::string, std::string>> metadata_;
};

// One report whose stream breaks after each of the given numbers of bytes, counted from the start of the file. Unset
// functions answer UNIMPLEMENTED.
class FakeReports : public reports::v1::ReportsService::Service {
 public:
  std::function<grpc::Status(const reports::v1::CreateReportRequest&, reports::v1::Report*)> create_report;
  std::function<grpc::Status(const reports::v1::DeleteReportRequest&)> delete_report;
  reports::v1::Report report;
  std::string bytes;
  std::vector<size_t> breaks;
  std::vector<int64_t> offsets_asked;

  grpc::Status CreateReport(grpc::ServerContext*, const reports::v1::CreateReportRequest* request,
                            reports::v1::Report* made) override {
    return create_report ? create_report(*request, made) : grpc::Status(grpc::StatusCode::UNIMPLEMENTED, "");
  }
  grpc::Status DeleteReport(grpc::ServerContext*, const reports::v1::DeleteReportRequest* request,
                            google::protobuf::Empty*) override {
    return delete_report ? delete_report(*request) : grpc::Status(grpc::StatusCode::UNIMPLEMENTED, "");
  }
  grpc::Status DownloadReport(grpc::ServerContext*, const reports::v1::DownloadReportRequest* request,
                              grpc::ServerWriter<reports::v1::DownloadReportResponse>* writer) override {
    offsets_asked.push_back(request->read_offset());
    reports::v1::DownloadReportResponse response;
    *response.mutable_metadata() = report;
    writer->Write(response);
    constexpr size_t kChunk = 1000;
    for (size_t at = static_cast<size_t>(request->read_offset()); at < bytes.size(); at += kChunk) {
      if (!breaks.empty() && at >= breaks.front()) {
        breaks.erase(breaks.begin());
        return grpc::Status(grpc::StatusCode::UNAVAILABLE, "broken on purpose");
      }
      response.set_data(bytes.substr(at, kChunk));
      writer->Write(response);
    }
    return grpc::Status::OK;
  }
};

// Serves both on a port of this machine.
class FakeServer {
 public:
  FakeServer() {
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port_);
    builder.RegisterService(&goals);
    builder.RegisterService(&reports);
    server_ = builder.BuildAndStart();
  }
  ~FakeServer() { server_->Shutdown(); }

  std::string target() const { return "127.0.0.1:" + std::to_string(port_); }

  FakeGoals goals;
  FakeReports reports;

 private:
  int port_ = 0;
  std::unique_ptr<grpc::Server> server_;
};

}  // namespace milepost::testing
