#include "clients/cli/pack_run.h"

#include <atomic>
#include <cstdio>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "clients/cli/session.h"
#include "clients/cli/side_by_side.h"
#include "clients/cli/yaml.h"
#include "clients/cpp/download.h"
#include "clients/cpp/errors.h"
#include "milepost/reports/v1/reports_service.grpc.pb.h"

namespace milepost::cli {
namespace {

using reports::v1::CreateReportRequest;
using reports::v1::DeleteReportRequest;
using reports::v1::Report;
using reports::v1::ReportsService;

absl::StatusOr<CreateReportRequest> RequestFor(const Pack& pack, const PackItem& item) {
  CreateReportRequest request;
  request.set_parent(item.person);
  request.set_request_id(item.request_id);
  absl::StatusOr<std::string> assigned = Assign(absl::StrCat("report.kind=", item.kind), request);
  if (assigned.ok() && !pack.paper.empty()) assigned = Assign(absl::StrCat("report.paper=", pack.paper), request);
  if (assigned.ok() && !pack.since.empty()) {
    assigned = Assign(absl::StrCat("report.period_start_date=", pack.since), request);
  }
  if (!assigned.ok()) return assigned.status();
  return request;
}

PackError ErrorOf(const absl::Status& status) {
  const client::ErrorDetails details(status);
  std::string message(status.message());
  for (const auto& violation : details.violations) {
    if (violation.description != message) absl::StrAppend(&message, "; ", violation.field, ": ", violation.description);
  }
  const char* hint = ExitCodeOf(status) == kUnavailable ? "Run the same command again." : HintFor(status);
  return {absl::StatusCodeToString(status.code()), details.reason, std::move(message), hint == nullptr ? "" : hint};
}

// The pack while it is made: each item belongs to one thread, the manifest to whoever holds the lock.
class Run {
 public:
  Run(const client::Client& client, const PackOptions& options, Pack& pack,
      const std::function<void(const PackItem&)>& failed, const std::function<void(const PackCounts&)>& progress,
      PackCounts& counts)
      : client_(client), options_(options), pack_(pack), failed_(failed), progress_(progress), counts_(counts) {}

  absl::Status Begin() {
    counts_ = {.total = static_cast<int64_t>(pack_.items.size())};
    for (PackItem& item : pack_.items) {
      std::remove(absl::StrCat(options_.folder, "/", item.File(), ".part").c_str());  // of a run that was killed
      there_.push_back(IsThere(item, options_.folder));
      if (!there_.back() && !item.sha256.empty()) Renew(item);
    }
    return WritePack(pack_, options_.folder);
  }

  void Do(std::size_t i) {
    if (away_) return;
    PackItem item = pack_.items[i];
    absl::Status status;
    if (!there_[i]) {
      status = Make(item);
      if (status.ok()) status = Save(i, item);  // before the server forgets it
    }
    if (status.ok() && !options_.keep && !item.report.empty()) Forget(item);
    Finish(i, std::move(item), status);
  }

  absl::Status worst() {
    const absl::MutexLock lock(&mutex_);
    return worst_;
  }

 private:
  absl::Status Make(PackItem& item) {
    item.error.reset();
    const absl::StatusOr<CreateReportRequest> request = RequestFor(pack_, item);
    if (!request.ok()) return request.status();
    const absl::StatusOr<Report> made = client_.Call(&ReportsService::Stub::CreateReport, *request);
    if (!made.ok()) {
      // A refusal is an answer: the next attempt is another request.
      if (ExitCodeOf(made.status()) != kUnavailable) Renew(item);
      return made.status();
    }
    item.report = made->name();
    const absl::StatusOr<Report> saved =
        client::SaveReport(client_, item.report, absl::StrCat(options_.folder, "/", item.File()));
    if (!saved.ok()) return saved.status();
    item.sha256 = saved->sha256();
    item.bytes = saved->size_bytes();
    item.pages = saved->page_count();
    item.warnings.assign(saved->warnings().begin(), saved->warnings().end());
    return absl::OkStatus();
  }

  // The file is here, so a copy that stays there does no harm: it is tried again by the next run.
  void Forget(PackItem& item) {
    DeleteReportRequest request;
    request.set_name(item.report);
    request.set_request_id(client::NewRequestId());
    const absl::Status status = client_.Call(&ReportsService::Stub::DeleteReport, request).status();
    if (status.ok() || absl::IsNotFound(status) || absl::IsPermissionDenied(status)) item.report.clear();
  }

  absl::Status Save(std::size_t i, const PackItem& item) {
    const absl::MutexLock lock(&mutex_);
    pack_.items[i] = item;
    return WritePack(pack_, options_.folder);
  }

  void Finish(std::size_t i, PackItem item, absl::Status status) {
    if (!status.ok()) item.error = ErrorOf(status);
    const absl::Status written = Save(i, item);
    if (status.ok()) status = written;
    const absl::MutexLock lock(&mutex_);
    if (!status.ok()) {
      ++counts_.failed;
      failed_(item);
      if (worst_.ok() || absl::IsUnavailable(status)) worst_ = status;
      away_ = away_ || absl::IsUnavailable(status) || !written.ok();
    } else {
      ++(there_[i] ? counts_.there : counts_.made);
    }
    progress_(counts_);
  }

  const client::Client& client_;
  const PackOptions& options_;
  Pack& pack_;
  const std::function<void(const PackItem&)>& failed_;
  const std::function<void(const PackCounts&)>& progress_;
  PackCounts& counts_;
  std::vector<bool> there_;  // whether the file was there before
  std::atomic<bool> away_{false};
  absl::Mutex mutex_;
  absl::Status worst_;
};

}  // namespace

absl::Status RunPack(const client::Client& client, const PackOptions& options, Pack& pack,
                     const std::function<void(const PackItem&)>& failed,
                     const std::function<void(const PackCounts&)>& progress, PackCounts& counts) {
  Run run(client, options, pack, failed, progress, counts);
  if (absl::Status status = run.Begin(); !status.ok()) return status;
  SideBySide(pack.items.size(), options.concurrency, [&](std::size_t i) { run.Do(i); });
  return run.worst();
}

}  // namespace milepost::cli
