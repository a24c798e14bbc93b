#include "clients/cpp/download.h"

#include <openssl/evp.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>

#include "absl/random/random.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "clients/cpp/errors.h"
#include "milepost/reports/v1/reports_service.grpc.pb.h"

namespace milepost::client {
namespace {

using milepost::reports::v1::DownloadReportRequest;
using milepost::reports::v1::DownloadReportResponse;
using milepost::reports::v1::Report;
using milepost::reports::v1::ReportsService;

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }
  void Add(absl::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }
  std::string Hex() {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_DigestFinal_ex(context_.get(), digest, &size);
    return absl::BytesToHexString(absl::string_view(reinterpret_cast<char*>(digest), size));
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

// What has arrived so far, over all tries.
struct Transfer {
  Report report;
  int64_t offset = 0;
  Sha256 hash;
  absl::Status sink_status;
};

// One stream from the transfer's offset. The stream's status; the sink's own error ends it early.
absl::Status ReadStream(const Client& client, const std::string& name, absl::Time deadline,
                        absl::FunctionRef<absl::Status(absl::string_view)> sink, Transfer& transfer) {
  grpc::ClientContext context;
  client.Prepare(context, deadline);
  DownloadReportRequest request;
  request.set_name(name);
  request.set_read_offset(transfer.offset);
  auto reader = client.StubOf<ReportsService::Stub>().DownloadReport(&context, request);
  DownloadReportResponse response;
  while (reader->Read(&response)) {
    if (response.has_metadata()) transfer.report = response.metadata();
    if (response.data().empty()) continue;
    transfer.sink_status = sink(response.data());
    if (!transfer.sink_status.ok()) {
      context.TryCancel();
      break;
    }
    transfer.hash.Add(response.data());
    transfer.offset += static_cast<int64_t>(response.data().size());
  }
  return ToStatus(reader->Finish());
}

absl::Status Check(Transfer& transfer) {
  if (transfer.offset != transfer.report.size_bytes()) {
    return absl::DataLossError(absl::StrCat("received ", transfer.offset, " bytes of ", transfer.report.size_bytes()));
  }
  const std::string hash = transfer.hash.Hex();
  if (hash != transfer.report.sha256()) {
    return absl::DataLossError(
        absl::StrCat("the bytes' SHA-256 is ", hash, ", the report's is ", transfer.report.sha256()));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Report> DownloadReport(const Client& client, const std::string& name,
                                      absl::FunctionRef<absl::Status(absl::string_view)> sink) {
  const absl::Time deadline = absl::Now() + client.options().deadline;
  Transfer transfer;
  for (int tries = 1;; ++tries) {
    const int64_t before = transfer.offset;
    const absl::Status status = ReadStream(client, name, deadline, sink, transfer);
    if (!transfer.sink_status.ok()) return transfer.sink_status;
    if (status.ok()) break;
    if (transfer.offset > before) tries = 1;  // it moves: patience starts anew
    const auto delay = DelayBeforeRetry(status, tries, client.options().retry, absl::Uniform(absl::BitGen(), 0.0, 1.0));
    if (!delay.has_value() || absl::Now() + *delay >= deadline) return status;
    absl::SleepFor(*delay);
  }
  if (absl::Status status = Check(transfer); !status.ok()) return status;
  return transfer.report;
}

absl::StatusOr<Report> SaveReport(const Client& client, const std::string& name, const std::string& path) {
  const std::string partial = absl::StrCat(path, ".part");
  std::ofstream file(partial, std::ios::binary | std::ios::trunc);
  auto failure = [&](absl::string_view doing) {
    return absl::FailedPreconditionError(absl::StrCat("cannot ", doing, " ", path, ": ", std::strerror(errno)));
  };
  if (!file) return failure("write");
  absl::StatusOr<Report> report = DownloadReport(client, name, [&](absl::string_view bytes) -> absl::Status {
    if (!file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()))) return failure("write");
    return absl::OkStatus();
  });
  file.close();
  if (report.ok() && !file) report = failure("write");
  if (report.ok() && std::rename(partial.c_str(), path.c_str()) != 0) report = failure("rename to");
  if (!report.ok()) std::remove(partial.c_str());
  return report;
}

}  // namespace milepost::client
