#include "tests/unit/doorway/house.h"

#include <algorithm>

#include "google/protobuf/empty.pb.h"
#include "google/protobuf/util/json_util.h"
#include "services/store/floor_schema.h"
#include "services/store/migrate.h"
#include "services/store/open.h"
#include "services/store/people.h"

namespace milepost::rpc {
namespace {

using google::protobuf::Message;

// A row that answers OK with an empty message.
template <class Req, class Res>
Method Nothing(std::string name) {
  return rpc::Read<Req, Res>(std::move(name), [](store::Reader&, Call&, const Req&, Res&) { return absl::OkStatus(); });
}

std::unique_ptr<store::Database> NewStore() {
  auto store = store::Open({.url = "sqlite::memory:"});
  EXPECT_TRUE(store.ok()) << store.status();
  EXPECT_TRUE(store::Migrate(**store, {store::FloorSchema()}, absl::Now()).ok());
  const absl::Status added = (*store)->TransactAndWait(absl::InfiniteFuture(), [](store::Transaction& tx) {
    store::Person ann;
    ann.person_key = 1;
    ann.name = "ann";
    return store::InsertPerson(tx, ann);
  });
  EXPECT_TRUE(added.ok()) << added;
  return *std::move(store);
}

}  // namespace

ServiceRows CatalogRows(const std::shared_ptr<Bodies>& bodies) {
  using namespace catalog::v1;  // NOLINT: the contract's names
  ServiceRows rows{"milepost.catalog.v1.CatalogService", {}, {}};
  rows.methods = {
      rpc::Read<GetSkillRequest, Skill>(
          "GetSkill", [bodies](store::Reader&, Call& call, const auto&, Skill&) { return bodies->read(call); }),
      rpc::Write<CreateSkillRequest, Skill>(
          "CreateSkill",
          [bodies](store::Transaction& tx, Call& call, const auto& request, Skill& reply) {
            reply = request.skill();
            reply.set_name("skills/s1");
            return bodies->write(tx, call);
          }),
      rpc::Orchestrate<GetRoleRequest, Role>(
          "GetRole", [bodies](Call& call, const auto&, Role&) { return bodies->orchestrate(call); }),
      Nothing<ListSkillsRequest, ListSkillsResponse>("ListSkills"),
      Nothing<UpdateSkillRequest, Skill>("UpdateSkill"),
      Nothing<ListRolesRequest, ListRolesResponse>("ListRoles"),
      Nothing<CreateRoleRequest, Role>("CreateRole"),
      Nothing<UpdateRoleRequest, Role>("UpdateRole"),
      Nothing<DeprecateSkillRequest, Skill>("DeprecateSkill"),
      Nothing<RestoreSkillRequest, Skill>("RestoreSkill"),
      Nothing<DeprecateRoleRequest, Role>("DeprecateRole"),
      Nothing<RestoreRoleRequest, Role>("RestoreRole"),
      rpc::OrchestrateJointly<GetTemplateRequest, Template>("GetTemplate",
                                                            [bodies](const auto& calls) { bodies->joint(calls); }),
      Nothing<ListTemplatesRequest, ListTemplatesResponse>("ListTemplates"),
      Nothing<CreateTemplateRequest, Template>("CreateTemplate"),
      Nothing<UpdateTemplateRequest, Template>("UpdateTemplate"),
      Nothing<DeprecateTemplateRequest, Template>("DeprecateTemplate"),
      Nothing<RestoreTemplateRequest, Template>("RestoreTemplate"),
      Nothing<ApplyTemplateRequest, ApplyTemplateResponse>("ApplyTemplate"),
  };
  return rows;
}

ServiceRows ReportRows(const std::shared_ptr<Bodies>& bodies) {
  using namespace reports::v1;  // NOLINT: the contract's names
  ServiceRows rows{"milepost.reports.v1.ReportsService", {}, {}};
  rows.methods = {
      rpc::Stream<DownloadReportRequest, DownloadReportResponse>(
          "DownloadReport",
          [bodies](store::Reader&, Call&, const auto&, int64_t step, DownloadReportResponse& reply) {
            reply.set_data("data");
            return bodies->stream(step);
          }),
      Nothing<CreateReportRequest, Report>("CreateReport"),
      Nothing<GetReportRequest, Report>("GetReport"),
      Nothing<ListReportsRequest, ListReportsResponse>("ListReports"),
      Nothing<DeleteReportRequest, google::protobuf::Empty>("DeleteReport"),
      Nothing<GetReportSnapshotRequest, snapshot::v1::ReportSnapshot>("GetReportSnapshot"),
      Nothing<GetRollUpSnapshotRequest, snapshot::v1::ReportSnapshot>("GetRollUpSnapshot"),
  };
  return rows;
}

House::House(HouseOptions options)
    : log_file_(std::tmpfile()),
      authenticator_(options.authenticator ? std::move(options.authenticator) : DevelopmentAuthenticator()),
      store_(options.store ? std::move(options.store) : NewStore()),
      clock_(*MakeClock("fixed:2026-06-30T12:00:00Z")),
      log_(std::make_unique<CallLog>(log_file_)) {
  workers_.push_back(std::make_unique<Workers>(options.workers, options.queue));
  const DoorDeps deps{*store_, *authenticator_, *clock_, ids_, workers_, *log_};
  std::vector<grpc::Service*> services;
  for (ServiceRows& rows : std::vector<ServiceRows>{CatalogRows(bodies_), ReportRows(bodies_)}) {
    auto door = MakeDoor(deps, std::move(rows));
    EXPECT_TRUE(door.ok()) << door.status();
    services.push_back(door->get());
    doors_.push_back(*std::move(door));
  }
  ServerOptions server;
  server.listen = "127.0.0.1:0";
  server_ = *Server::Start(server, services);
  channel_ = server_->InProcessChannel();
}

void House::Stop() {
  if (log_ == nullptr) return;
  StopServer();
  for (const auto& pool : workers_) pool->Stop();
  store_->Close();
  log_.reset();
}

void House::Prepare(grpc::ClientContext& context) {
  context.AddMetadata("x-milepost-principal", "profiles/ann");
  context.AddMetadata("x-milepost-roles", "service");
}

absl::Status House::Read(std::function<void(grpc::ClientContext&)> prepare) {
  grpc::ClientContext context;
  prepare(context);
  GetSkillRequest request;
  request.set_name("skills/sql");
  Skill reply;
  return FromGrpc(Catalog::NewStub(channel_)->GetSkill(&context, request, &reply));
}

absl::Status House::Write(const std::string& text, std::function<void(grpc::ClientContext&)> prepare,
                          const std::string& request_id) {
  grpc::ClientContext context;
  prepare(context);
  CreateSkillRequest request;
  request.mutable_skill()->set_display_name("SQL");
  request.mutable_skill()->set_description(text);
  request.set_request_id(request_id);
  Skill reply;
  return FromGrpc(Catalog::NewStub(channel_)->CreateSkill(&context, request, &reply));
}

absl::Status House::Orchestrate(std::function<void(grpc::ClientContext&)> prepare) {
  grpc::ClientContext context;
  prepare(context);
  GetRoleRequest request;
  request.set_name("roles/analyst");
  Role reply;
  return FromGrpc(Catalog::NewStub(channel_)->GetRole(&context, request, &reply));
}

absl::Status House::OrchestrateJointly(const std::string& id, std::string* name,
                                       std::function<void(grpc::ClientContext&)> prepare) {
  grpc::ClientContext context;
  prepare(context);
  GetTemplateRequest request;
  request.set_name("templates/" + id);
  Template reply;
  absl::Status status = FromGrpc(Catalog::NewStub(channel_)->GetTemplate(&context, request, &reply));
  if (name != nullptr) *name = reply.name();
  return status;
}

absl::Status House::Stream(int* messages) {
  grpc::ClientContext context;
  Prepare(context);
  DownloadReportRequest request;
  request.set_name("profiles/ann/reports/r1");
  auto reader = Reports::NewStub(channel_)->DownloadReport(&context, request);
  DownloadReportResponse response;
  int count = 0;
  while (reader->Read(&response)) ++count;
  if (messages != nullptr) *messages = count;
  return FromGrpc(reader->Finish());
}

std::string House::LogText() {
  Stop();
  std::rewind(log_file_);
  std::string text;
  for (int c; (c = std::fgetc(log_file_)) != EOF;) text += static_cast<char>(c);
  return text;
}

std::vector<google::protobuf::Struct> House::Log() {
  std::vector<google::protobuf::Struct> lines;
  std::string line;
  for (const char c : LogText()) {
    if (c != '\n') {
      line += c;
      continue;
    }
    EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(line, &lines.emplace_back()).ok()) << line;
    line.clear();
  }
  EXPECT_EQ(line, "") << "a line without its end";
  // A line is written when gRPC is done with the call, which may be after the next one began.
  std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
    return a.fields().at("time").string_value() < b.fields().at("time").string_value();
  });
  return lines;
}

std::vector<std::string> House::Field(const std::vector<google::protobuf::Struct>& lines, const std::string& key) {
  std::vector<std::string> values;
  for (const auto& line : lines) {
    const auto found = line.fields().find(key);
    values.push_back(found == line.fields().end() ? "" : found->second.string_value());
  }
  return values;
}

std::string Reason(const absl::Status& status) { return ReasonText(ReasonOf(status)); }

}  // namespace milepost::rpc
