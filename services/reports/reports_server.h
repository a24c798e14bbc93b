// Documents: gathered with the reader's rights, rendered, stored for that reader alone, downloaded in chunks.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "milepost/reports/v1/report.pb.h"
#include "milepost/reports/v1/reports_service.pb.h"
#include "reportgen/report.h"
#include "services/reports/snapshot_builder.h"
#include "services/rpc/resource.h"
#include "services/rpc/service.h"

namespace milepost::reports {

class ReportsServer final : public rpc::Service {
 public:
  // `fonts` and `theme` outlive it.
  ReportsServer(store::Database& store, const rpc::Peers& peers, const report::FontLibrary& fonts,
                const report::Theme& theme);

  std::string component() const override { return "reports"; }
  std::vector<rpc::SchemaStep> Schema() const override;
  std::vector<rpc::ServiceRows> Rows() override;

 private:
  absl::Status CreateReport(rpc::Call& call, const v1::CreateReportRequest& request, v1::Report& reply);
  absl::Status ListReports(store::Reader& reader, rpc::Call& call, const v1::ListReportsRequest& request,
                           v1::ListReportsResponse& reply) const;
  // Stored, made for the caller, and of nobody whom the caller has lost; otherwise it is as if it were not there.
  absl::Status GetOwn(store::Reader& reader, rpc::Call& call, std::string_view name, v1::Report* reply) const;
  // Message `step` of a download; false behind the last.
  absl::StatusOr<bool> Download(store::Reader& reader, rpc::Call& call, const v1::DownloadReportRequest& request,
                                int64_t step, v1::DownloadReportResponse& reply) const;

  store::Database& store_;
  const report::FontLibrary& fonts_;
  const report::Theme& theme_;
  SnapshotBuilder builder_;
  const rpc::Resource<v1::Report> reports_;
};

}  // namespace milepost::reports
