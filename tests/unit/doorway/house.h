// Two small services behind real doors, whose bodies are whatever a test says.
#pragma once

#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/synchronization/notification.h"
#include "gmock/gmock.h"
#include "google/protobuf/struct.pb.h"
#include "gtest/gtest.h"
#include "milepost/catalog/v1/catalog_service.grpc.pb.h"
#include "milepost/reports/v1/reports_service.grpc.pb.h"
#include "services/rpc/doorway.h"
#include "services/rpc/errors.h"
#include "services/rpc/server.h"
#include "services/rpc/wire.h"

namespace milepost::rpc {

using Catalog = catalog::v1::CatalogService;
using Reports = reports::v1::ReportsService;
using catalog::v1::CreateSkillRequest;
using catalog::v1::GetRoleRequest;
using catalog::v1::GetSkillRequest;
using catalog::v1::GetTemplateRequest;
using catalog::v1::Role;
using catalog::v1::Skill;
using catalog::v1::Template;
using reports::v1::DownloadReportRequest;
using reports::v1::DownloadReportResponse;

// What the bodies do; each answers OK unless a test says otherwise.
struct Bodies {
  std::function<absl::Status(Call&)> read = [](Call&) { return absl::OkStatus(); };
  std::function<absl::Status(store::Transaction&, Call&)> write = [](store::Transaction&, Call&) {
    return absl::OkStatus();
  };
  std::function<absl::Status(Call&)> orchestrate = [](Call&) { return absl::OkStatus(); };
  std::function<void(const std::vector<Joint<GetTemplateRequest, Template>>&)> joint = [](const auto&) {};
  std::function<absl::StatusOr<bool>(int64_t)> stream = [](int64_t) { return false; };
};

// The rows of CatalogService: GetSkill reads, CreateSkill writes, GetRole orchestrates, GetTemplate jointly.
ServiceRows CatalogRows(const std::shared_ptr<Bodies>& bodies);
// The rows of ReportsService: DownloadReport streams.
ServiceRows ReportRows(const std::shared_ptr<Bodies>& bodies);

struct HouseOptions {
  std::unique_ptr<Authenticator> authenticator;  // default: development
  std::unique_ptr<store::Database> store;        // default: in memory
  int workers = 1;
  std::size_t queue = 4;
};

class House {
 public:
  explicit House(HouseOptions options = {});
  ~House() { Stop(); }

  Bodies& bodies() { return *bodies_; }
  std::shared_ptr<grpc::Channel> channel() { return channel_; }

  // As profiles/ann, whose data there is, with the role service.
  static void Prepare(grpc::ClientContext& context);
  absl::Status Read(std::function<void(grpc::ClientContext&)> prepare = Prepare);
  absl::Status Write(const std::string& text = "", std::function<void(grpc::ClientContext&)> prepare = Prepare,
                     const std::string& request_id = "");
  absl::Status Orchestrate(std::function<void(grpc::ClientContext&)> prepare = Prepare);
  // Asks for templates/{id}; fills in the answer's name.
  absl::Status OrchestrateJointly(const std::string& id, std::string* name = nullptr,
                                  std::function<void(grpc::ClientContext&)> prepare = Prepare);
  // Reads the stream to its end.
  absl::Status Stream(int* messages = nullptr);

  void StopServer() { server_->Stop(absl::ZeroDuration()); }
  void Stop();
  // Stops and gives the lines of the log, each a JSON object, in the order in which the calls began.
  std::vector<google::protobuf::Struct> Log();
  std::string LogText();
  // The values of one key, a line each; empty where it is missing.
  static std::vector<std::string> Field(const std::vector<google::protobuf::Struct>& lines, const std::string& key);

 private:
  const std::shared_ptr<Bodies> bodies_ = std::make_shared<Bodies>();
  std::FILE* const log_file_;
  std::unique_ptr<Authenticator> authenticator_;
  std::unique_ptr<store::Database> store_;
  std::unique_ptr<Clock> clock_;
  store::IdSource ids_;
  std::vector<std::unique_ptr<Workers>> workers_;
  std::unique_ptr<CallLog> log_;
  std::vector<std::unique_ptr<grpc::Service>> doors_;
  std::unique_ptr<Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
};

// The text of the status's ErrorInfo.
std::string Reason(const absl::Status& status);

}  // namespace milepost::rpc
