// Every setting of the server in one struct: from flags and their MILEPOST_ twins in the environment, validated once.
#pragma once

#include <string>

#include "absl/status/status.h"

namespace milepost {

struct Config {
  std::string listen = "127.0.0.1:50051";
  std::string port_file;  // where the port is written once the server serves; empty: nowhere
  std::string database = "sqlite:milepost.db";
  std::string auth = "development";  // or token-file
  std::string token_file;
  std::string clock = "system";      // fixed:TIME and file:PATH in development mode only
  std::string serve = "all";         // the services hosted here
  std::string peers = "in-process";  // or network: the server calls itself over TCP
  std::string log = "stdout";        // stderr, none
  std::string font_dir = "/usr/share/fonts/truetype";
  std::string theme_file;  // logo, colours and footer of the organization's documents; empty: Milepost's own
  bool reflection = false;
  bool allow_plaintext = false;     // beyond loopback, behind a proxy that encrypts
  int drain_timeout_s = 5;          // how long a stopping server still serves
  int workers = 64;                 // threads for orchestrations, a level
  int sweep_interval_s = 900;       // real time between two sweeps of what falls due
  int watch_heartbeat_ms = 30'000;  // how often a watch without events says that it stands
  int event_retention_days = 0;     // events older than this are forgotten; 0: never
};

// Every fault of the settings in one INVALID_ARGUMENT, a line each, saying what to do.
absl::Status Validate(const Config& config);

// The settings as lines `name = value`; none of them is a secret.
std::string Describe(const Config& config);

}  // namespace milepost
