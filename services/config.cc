#include "services/config.h"

#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "reportgen/report.h"
#include "services/rpc/clock.h"

namespace milepost {
namespace {

bool IsLoopback(const std::string& listen) {
  return absl::StartsWith(listen, "127.") || absl::StartsWith(listen, "localhost:") ||
         absl::StartsWith(listen, "[::1]:");
}

bool HasPort(const std::string& listen) {
  const std::size_t colon = listen.rfind(':');
  return colon != std::string::npos && colon + 1 < listen.size() &&
         listen.find_first_not_of("0123456789", colon + 1) == std::string::npos;
}

}  // namespace

absl::Status Validate(const Config& config) {
  std::vector<std::string> faults;
  if (!HasPort(config.listen)) faults.push_back("--listen needs HOST:PORT, such as 127.0.0.1:50051");
  const bool development = config.auth == "development";
  if (!development && config.auth != "token-file") faults.push_back("--auth is development or token-file");
  if (config.auth == "token-file" && config.token_file.empty())
    faults.push_back("--auth=token-file needs --token-file");
  if (development && !IsLoopback(config.listen)) {
    faults.push_back("--auth=development believes every caller, so it listens on loopback only: use 127.0.0.1");
  }
  if (!development && !IsLoopback(config.listen) && !config.allow_plaintext) {
    faults.push_back(
        "beyond loopback traffic is not encrypted here: put a TLS proxy in front and give --allow-plaintext");
  }
  if (config.clock != "system" && !development) faults.push_back("--clock other than system needs --auth=development");
  if (auto clock = rpc::MakeClock(config.clock); !clock.ok()) faults.emplace_back(clock.status().message());
  if (config.peers != "in-process" && config.peers != "network") faults.push_back("--peers is in-process or network");
  if (config.serve != "all") {
    faults.push_back("--serve other than all needs a database that several processes can open: SQLite belongs to one");
  }
  if (config.log != "stdout" && config.log != "stderr" && config.log != "none") {
    faults.push_back("--log is stdout, stderr or none");
  }
  if (auto theme = report::ReadThemeFile(config.theme_file); !theme.ok()) {
    faults.push_back(absl::StrCat("--theme-file ", theme.status().message()));
  }
  if (config.workers < 1 || config.workers > 256) faults.push_back("--workers is 1 to 256");
  if (config.drain_timeout_s < 0 || config.drain_timeout_s > 600) faults.push_back("--drain-timeout-s is 0 to 600");
  if (config.sweep_interval_s < 1 || config.sweep_interval_s > 86'400)
    faults.push_back("--sweep-interval-s is 1 to 86400");
  if (config.watch_heartbeat_ms < 10 || config.watch_heartbeat_ms > 300'000) {
    faults.push_back("--watch-heartbeat-ms is 10 to 300000");
  }
  if (config.event_retention_days < 0 || config.event_retention_days > 36'500) {
    faults.push_back("--event-retention-days is 0 (for ever) to 36500");
  }
  if (faults.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrJoin(faults, "\n"));
}

std::string Describe(const Config& config) {
  return absl::StrCat(
      "listen = ", config.listen, "\nport-file = ", config.port_file, "\ndatabase = ", config.database,
      "\nauth = ", config.auth, "\ntoken-file = ", config.token_file, "\nclock = ", config.clock,
      "\nserve = ", config.serve, "\npeers = ", config.peers, "\nlog = ", config.log, "\nfont-dir = ", config.font_dir,
      "\ntheme-file = ", config.theme_file, "\nreflection = ", config.reflection ? "true" : "false",
      "\nallow-plaintext = ", config.allow_plaintext ? "true" : "false", "\ndrain-timeout-s = ", config.drain_timeout_s,
      "\nworkers = ", config.workers, "\nsweep-interval-s = ", config.sweep_interval_s,
      "\nwatch-heartbeat-ms = ", config.watch_heartbeat_ms, "\nevent-retention-days = ", config.event_retention_days,
      "\n");
}

}  // namespace milepost
