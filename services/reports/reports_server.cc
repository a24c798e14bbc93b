#include "services/reports/reports_server.h"

#include <algorithm>
#include <utility>

#include "absl/strings/escaping.h"
#include "google/protobuf/empty.pb.h"
#include "services/access/edges.h"
#include "services/rpc/once.h"
#include "services/rpc/request_hash.h"
#include "services/rpc/standard_rows.h"
#include "services/store/people.h"
#include "services/store/query.h"

namespace milepost::reports {
namespace {

using namespace v1;  // NOLINT: the contract's names
using google::protobuf::Empty;
using rpc::Call;
using snapshot::v1::ReportSnapshot;
using store::Reader;
using store::Transaction;

constexpr int64_t kChunk = 64 << 10;

constexpr std::string_view kFiles = R"sql(
CREATE TABLE report_files (
  person_key BIGINT NOT NULL,
  id TEXT NOT NULL,
  data BYTEA NOT NULL,
  PRIMARY KEY (person_key, id)
);
)sql";

rpc::ResourceSpec<Report> Spec() {
  rpc::ResourceSpec<Report> spec;
  spec.table = "reports";
  spec.columns = {
      rpc::EnumColumn<Report>("kind", Report::Kind_descriptor(), [](const Report& r) { return r.kind(); }),
      rpc::TextColumn<Report>("reader", [](const Report& r) { return r.reader(); }),
  };
  spec.columns.back().field.filterable = spec.columns.back().field.sortable = false;
  spec.id_letter = 'd';
  spec.event = "milepost.report";
  return spec;
}

Report Describe(const Call& call, const ReportSnapshot& snapshot, const report::RenderedReport& rendered) {
  Report report;
  report.set_kind(snapshot.kind());
  report.set_paper(snapshot.paper());
  *report.mutable_period_start_date() = snapshot.period_start_date();
  report.set_file_name(rendered.file_name);
  report.set_media_type("application/pdf");
  report.set_size_bytes(static_cast<int64_t>(rendered.pdf.size()));
  report.set_sha256(absl::BytesToHexString(rpc::Sha256(rendered.pdf)));
  report.set_page_count(rendered.page_count);
  report.mutable_warnings()->Assign(rendered.warnings.begin(), rendered.warnings.end());
  report.set_reader(call.principal.name);
  *report.mutable_snapshot_time() = snapshot.snapshot_time();
  for (const auto& member : snapshot.team()) report.add_subjects(member.profile().name());
  return report;
}

// Whoever is not the manager of all its people any more has lost what a team summary holds of them.
absl::StatusOr<bool> HasLostPeople(Reader& reader, const Call& call, const Report& report) {
  const std::string manager = access::KeyEnd(call.viewer.owner.person_key);
  for (const std::string& subject : report.subjects()) {
    auto person = store::FindPerson(reader, rpc::IdOf(subject));
    if (!person.ok()) return person.status();
    if (!person->has_value()) return true;
    auto manages = access::HasEdge(reader, (*person)->person_key, access::kManager, manager);
    if (!manages.ok()) return manages.status();
    if (!*manages) return true;
  }
  return false;
}

}  // namespace

ReportsServer::ReportsServer(store::Database& store, const rpc::Peers& peers, const report::FontLibrary& fonts,
                             const report::Theme& theme)
    : store_(store), fonts_(fonts), theme_(theme), builder_(peers), reports_(Spec()) {}

std::vector<rpc::SchemaStep> ReportsServer::Schema() const {
  return {{"reports and their files", reports_.CreateSql() + std::string(kFiles)}};
}

absl::Status ReportsServer::GetOwn(Reader& reader, Call& call, std::string_view name, Report* reply) const {
  absl::Status status = reports_.Get(reader, call, name, reply);
  if (!status.ok()) return status;
  auto lost = HasLostPeople(reader, call, *reply);
  if (!lost.ok()) return lost.status();
  if (reply->reader() == call.principal.name && !*lost) return absl::OkStatus();
  reply->Clear();
  return call.viewer.unrestricted ? rpc::NotFound(reports_.shape().type(), name) : rpc::NotPermitted();
}

absl::Status ReportsServer::CreateReport(Call& call, const CreateReportRequest& request, Report& reply) {
  GetReportSnapshotRequest wanted;
  wanted.set_parent(request.parent());
  wanted.set_kind(request.report().kind());
  wanted.set_paper(request.report().paper());
  wanted.set_unit(request.report().unit());
  if (request.report().has_period_start_date()) {
    *wanted.mutable_period_start_date() = request.report().period_start_date();
  }
  auto snapshot = builder_.Build(call, wanted);
  if (!snapshot.ok()) return snapshot.status();
  auto rendered = report::RenderReport(*snapshot, fonts_, theme_);
  if (!rendered.ok()) return rendered.status();
  Report described = Describe(call, *snapshot, *rendered);
  if (snapshot->kind() == Report::KIND_ROLL_UP) described.set_unit(request.report().unit());
  const rpc::Replay replay{nullptr, [this](Reader& reader, Call& again, std::string_view name, rpc::Message& message) {
                             return GetOwn(reader, again, name, static_cast<Report*>(&message));
                           }};
  const rpc::OnceOptions once{&replay, Report::descriptor()->FindFieldByName("name"), ""};
  return store_.TransactAndWait(call.deadline, [&](Transaction& tx) -> absl::Status {
    call.StartRun();
    return rpc::RunOnce(tx, call, once, reply, [&]() -> absl::Status {
      absl::Status status = reports_.Create(tx, call, request.parent(), request.report_id(), described, &reply);
      if (!status.ok()) return status;
      return tx.Execute("INSERT INTO report_files (person_key, id, data) VALUES ($1, $2, $3)",
                        {call.viewer.owner.person_key, rpc::IdOf(reply.name()), store::Blob{rendered->pdf}});
    });
  });
}

absl::Status ReportsServer::ListReports(Reader& reader, Call& call, const ListReportsRequest& request,
                                        ListReportsResponse& reply) const {
  const rpc::ListArgs args = rpc::ListArgsOf(request);
  auto query = reports_.QueryFor(call, args);
  if (!query.ok()) return query.status();
  query->conditions.push_back({"reader", store::Op::kEqual, call.principal.name});
  absl::Status status = reports_.ListQuery(reader, call, args, *std::move(query), reply.mutable_reports(),
                                           reply.mutable_next_page_token());
  for (int i = reply.reports_size(); status.ok() && i-- > 0;) {
    auto lost = HasLostPeople(reader, call, reply.reports(i));
    if (!lost.ok()) return lost.status();
    if (*lost) reply.mutable_reports()->DeleteSubrange(i, 1);
  }
  return status;
}

absl::StatusOr<bool> ReportsServer::Download(Reader& reader, Call& call, const DownloadReportRequest& request,
                                             int64_t step, DownloadReportResponse& reply) const {
  Report report;
  absl::Status status = GetOwn(reader, call, request.name(), &report);
  if (!status.ok()) return status;
  const int64_t size = report.size_bytes();
  if (request.read_offset() < 0 || request.read_offset() > size) return rpc::OffsetOutOfRange(size);
  if (request.read_limit() < 0)
    return rpc::InvalidField("read_limit", "is negative; give 0 for all, or a positive number");
  if (step == 0) {
    *reply.mutable_metadata() = std::move(report);
    return true;
  }
  const int64_t end = request.read_limit() == 0 ? size : std::min(size, request.read_offset() + request.read_limit());
  const int64_t begin = request.read_offset() + (step - 1) * kChunk;
  if (begin >= end) return false;
  auto found = store::QueryOne(
      reader, "SELECT substr(data, $3, $4) FROM report_files WHERE person_key = $1 AND id = $2",
      {call.viewer.owner.person_key, rpc::IdOf(request.name()), begin + 1, std::min(kChunk, end - begin)},
      [&reply](const store::Row& row) { reply.set_data(std::string(row.Bytes(0))); });
  if (!found.ok()) return found.status();
  if (!*found) return absl::InternalError("store: a report without its file");
  return true;
}

std::vector<rpc::ServiceRows> ReportsServer::Rows() {
  rpc::ServiceRows rows{"milepost.reports.v1.ReportsService", {}, {}};
  rows.methods = {
      rpc::Orchestrate<CreateReportRequest, Report>(
          "CreateReport",
          [this](Call& call, const auto& request, Report& reply) { return CreateReport(call, request, reply); }),
      rpc::Read<GetReportRequest, Report>("GetReport",
                                          [this](Reader& reader, Call& call, const auto& request, Report& reply) {
                                            return GetOwn(reader, call, request.name(), &reply);
                                          }),
      rpc::Read<ListReportsRequest, ListReportsResponse>(
          "ListReports", [this](Reader& reader, Call& call, const auto& request,
                                auto& reply) { return ListReports(reader, call, request, reply); }),
      rpc::Write<DeleteReportRequest, Empty>("DeleteReport",
                                             [this](Transaction& tx, Call& call, const auto& request, Empty&) {
                                               Report report;
                                               absl::Status status = GetOwn(tx, call, request.name(), &report);
                                               if (status.ok()) status = reports_.Erase(tx, call, request.name(), "");
                                               if (!status.ok()) return status;
                                               return tx.Execute(
                                                   "DELETE FROM report_files WHERE person_key = $1 AND id = $2",
                                                   {call.viewer.owner.person_key, rpc::IdOf(request.name())});
                                             }),
      rpc::Stream<DownloadReportRequest, DownloadReportResponse>(
          "DownloadReport",
          [this](Reader& reader, Call& call, const auto& request, int64_t step, DownloadReportResponse& reply) {
            return Download(reader, call, request, step, reply);
          }),
      rpc::Orchestrate<GetReportSnapshotRequest, ReportSnapshot>(
          "GetReportSnapshot",
          [this](Call& call, const auto& request, ReportSnapshot& reply) -> absl::Status {
            auto snapshot = builder_.Build(call, request);
            if (snapshot.ok()) reply = *std::move(snapshot);
            return snapshot.status();
          }),
      rpc::Orchestrate<GetRollUpSnapshotRequest, ReportSnapshot>(
          "GetRollUpSnapshot",
          [this](Call& call, const auto& request, ReportSnapshot& reply) -> absl::Status {
            auto snapshot = builder_.BuildRollUp(call, request);
            if (snapshot.ok()) reply = *std::move(snapshot);
            return snapshot.status();
          }),
  };
  return {std::move(rows)};
}

}  // namespace milepost::reports
