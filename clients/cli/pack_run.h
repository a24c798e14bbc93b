#pragma once

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "clients/cli/pack.h"
#include "clients/cpp/client.h"

namespace milepost::cli {

struct PackOptions {
  std::string folder;
  int concurrency = 4;
  bool keep = false;  // leave the reports on the server
};

struct PackCounts {
  int64_t total = 0, made = 0, there = 0, failed = 0;
};

// Makes every document of the pack that is not there yet and writes the manifest after each. Nothing new is begun once
// the server stayed away for all of the client's patience. What went wrong with one document is in its item, is told to
// `failed`, and stops no other.
// The status of the failure that matters most: UNAVAILABLE before others, then the first; or why the manifest cannot be
// written.
absl::Status RunPack(const client::Client& client, const PackOptions& options, Pack& pack,
                     const std::function<void(const PackItem&)>& failed,
                     const std::function<void(const PackCounts&)>& progress, PackCounts& counts);

}  // namespace milepost::cli
