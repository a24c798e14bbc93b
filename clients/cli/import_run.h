#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/cli/import_file.h"
#include "clients/cpp/client.h"

namespace milepost::cli {

struct ImportOptions {
  int concurrency = 4;         // chains at once
  bool stop_on_error = false;  // begin nothing new after the first error
  std::string ack_log;         // a file that gets the name of each acknowledged record, a line each; empty: none
};

struct ImportCounts {
  int64_t total = 0;
  int64_t acknowledged = 0;  // written, now or by an earlier run
  int64_t failed = 0;
  int64_t skipped = 0;  // not tried: what they build on failed, or the import stopped
};

// Carries out a plan. `failed` is told of each error and `progress` of the counts after each record; both are called by
// several threads, one at a time. The first error, or OK.
absl::Status RunImport(const client::Client& client, std::vector<ImportPlan::Step> steps, const ImportOptions& options,
                       std::function<void(const ImportRecord&, const absl::Status&)> failed,
                       std::function<void(const ImportCounts&)> progress, ImportCounts& counts);

}  // namespace milepost::cli
