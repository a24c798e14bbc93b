// The whole server as a test meets it: a real store in memory, real sockets, generated stubs. One line gives a person,
// one line a caller.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "clients/cpp/client.h"
#include "google/type/date.pb.h"
#include "milepost/profiles/v1/profiles_service.grpc.pb.h"
#include "services/app.h"

namespace milepost::testing {

// Noon, UTC, of the demo's day: the worked examples' today.
inline const absl::CivilDay kToday(2026, 6, 30);

class TestServer {
 public:
  // Ends the test program if the server does not start. The clock stands at kToday noon UTC.
  explicit TestServer(std::string database = "sqlite::memory:", std::string peers = "in-process",
                      std::string log = "none");

  // A caller in development mode: `amara` or a whole principal such as `directory-sync`.
  client::Client As(std::string_view who, std::vector<std::string> roles = {}) const;
  client::Client As(std::string_view who, absl::CivilDay today) const;  // at noon UTC of that day
  client::Client Sync() const { return As("directory-sync", {"service"}); }
  client::Client Hr() const { return As("hr-desk", {"hr_admin"}); }

  // Creates profiles/{id} and gives its name.
  std::string AddPerson(std::string_view id, std::string_view manager = "", std::string_view unit = "",
                        std::vector<std::string> hr_partner_units = {}) const;

  // Makes `mentor` an active mentor of `mentee` (ids).
  void AddMentor(std::string_view mentee, std::string_view mentor) const;

  // Stops and starts again over the same database (a file).
  void Restart();

  // Stops for good, serving on for at most `drain`.
  void Stop(absl::Duration drain) { app_->Stop(drain); }

  // One sweep at noon UTC of that day, waited for.
  void Sweep(absl::CivilDay today) const;

  int port() const { return app_->port(); }

  // What the next Restart starts with.
  Config& config() { return config_; }

 private:
  Config config_;
  std::unique_ptr<App> app_;
  std::unique_ptr<client::Client> client_;
};

google::type::Date Date(int year, int month, int day);
google::type::Date Date(absl::CivilDay day);

}  // namespace milepost::testing
