#pragma once

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cpp/client.h"
#include "milepost/reports/v1/report.pb.h"

namespace milepost::client {

// Streams a report's bytes into `sink`, in order and each once. A stream that breaks is continued where it stopped, as
// long as the client's deadline allows and each try brings something. The bytes are checked against the report's
// SHA-256. Errors: the server's; the sink's own, as it is; DATA_LOSS if size or hash differ.
absl::StatusOr<milepost::reports::v1::Report> DownloadReport(const Client& client, const std::string& name,
                                                             absl::FunctionRef<absl::Status(absl::string_view)> sink);

// Downloads a report into a file. The file appears when it is complete and checked, or not at all.
absl::StatusOr<milepost::reports::v1::Report> SaveReport(const Client& client, const std::string& name,
                                                         const std::string& path);

}  // namespace milepost::client
