// milepostd: flags and subcommands.
#include <signal.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>

#include "absl/synchronization/mutex.h"
#include "google/protobuf/stubs/logging.h"
#include "services/app.h"
#include "services/config.h"

namespace {

using milepost::Config;

constexpr char kVersion[] = MILEPOST_VERSION;
constexpr int kUsage = 1, kFailed = 2;

int Complain(const absl::Status& status) {
  std::fprintf(stderr, "milepostd: %s\n", std::string(status.message()).c_str());
  return absl::IsInvalidArgument(status) ? kUsage : kFailed;
}

void AddOptions(CLI::App& app, Config& config) {
  const auto text = [&app](const char* flag, const char* twin, std::string& value, const char* help) {
    app.add_option(flag, value, help)->envname(twin)->capture_default_str();
  };
  text("--listen", "MILEPOST_LISTEN", config.listen, "HOST:PORT; port 0 lets the system choose");
  text("--port-file", "MILEPOST_PORT_FILE", config.port_file, "Write the port here once the server serves");
  text("--database", "MILEPOST_DATABASE", config.database, "sqlite:PATH or sqlite::memory:");
  text("--auth", "MILEPOST_AUTH", config.auth, "development (loopback only) or token-file");
  text("--token-file", "MILEPOST_TOKEN_FILE", config.token_file, "Hashed tokens, a line each");
  text("--clock", "MILEPOST_CLOCK", config.clock, "system, fixed:TIME or file:PATH (development)");
  text("--serve", "MILEPOST_SERVE", config.serve, "The services hosted here");
  text("--peers", "MILEPOST_PEERS", config.peers, "in-process or network");
  text("--log", "MILEPOST_LOG", config.log, "stdout, stderr or none");
  text("--font-dir", "MILEPOST_FONT_DIR", config.font_dir, "Where the folders lato, noto, dejavu and droid are");
  text("--theme-file", "MILEPOST_THEME_FILE", config.theme_file, "Logo, colours and footer of documents: a JSON file");
  app.add_option("--reflection", config.reflection, "Whether clients may ask for the contract")
      ->envname("MILEPOST_REFLECTION");
  app.add_option("--allow-plaintext", config.allow_plaintext, "Listen beyond loopback behind a TLS proxy")
      ->envname("MILEPOST_ALLOW_PLAINTEXT");
  app.add_option("--drain-timeout-s", config.drain_timeout_s, "Seconds that a stopping server still serves")
      ->envname("MILEPOST_DRAIN_TIMEOUT_S")
      ->capture_default_str();
  app.add_option("--workers", config.workers, "Threads for orchestrations")
      ->envname("MILEPOST_WORKERS")
      ->capture_default_str();
  app.add_option("--sweep-interval-s", config.sweep_interval_s, "Seconds between two sweeps of what falls due")
      ->envname("MILEPOST_SWEEP_INTERVAL_S")
      ->capture_default_str();
  app.add_option("--watch-heartbeat-ms", config.watch_heartbeat_ms, "How often a silent watch says that it stands")
      ->envname("MILEPOST_WATCH_HEARTBEAT_MS")
      ->capture_default_str();
  app.add_option("--event-retention-days", config.event_retention_days, "Forget older events; 0: never")
      ->envname("MILEPOST_EVENT_RETENTION_DAYS")
      ->capture_default_str();
}

// Leaves at the second signal, without waiting for anybody: what was acknowledged is on disk already.
void LeaveAtTheNext(const sigset_t& signals) {
  std::thread([signals] {
    int received = 0;
    sigwait(&signals, &received);
    std::_Exit(128 + received);
  }).detach();
}

// SIGTERM and SIGINT drain; a second one stops at once.
int Serve(const Config& config) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // before any thread, so that all inherit it
  signal(SIGPIPE, SIG_IGN);
  google::protobuf::SetLogHandler(nullptr);                             // it would print pieces of what clients send
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);  // Debian builds Abseil with it on; it costs
  auto app = milepost::App::Start(config);
  if (!app.ok()) return Complain(app.status());
  int received = 0;
  sigwait(&signals, &received);
  LeaveAtTheNext(signals);
  (*app)->Stop(absl::Seconds(config.drain_timeout_s));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Config config;
  CLI::App app{"The Milepost server: careers, goals and plans over gRPC."};
  app.require_subcommand(1);
  CLI::App* serve = app.add_subcommand("serve", "Serve until SIGTERM");
  CLI::App* migrate = app.add_subcommand("migrate", "Bring the database's tables up to date");
  CLI::App* check = app.add_subcommand("check-config", "Check and print the settings");
  CLI::App* version = app.add_subcommand("version", "Print the version");
  for (CLI::App* command : {serve, migrate, check}) AddOptions(*command, config);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kUsage;
  }
  if (version->parsed()) {
    std::printf("milepostd %s\n", kVersion);
    return 0;
  }
  if (serve->parsed()) return Serve(config);
  if (check->parsed()) {
    const absl::Status status = milepost::Validate(config);
    if (!status.ok()) return Complain(status);
    std::fputs(milepost::Describe(config).c_str(), stdout);
    return 0;
  }
  auto applied = milepost::Migrate(config);
  if (!applied.ok()) return Complain(applied.status());
  for (const std::string& step : *applied) std::printf("applied %s\n", step.c_str());
  if (applied->empty()) std::puts("up to date");
  return 0;
}
