// Puts the house together: which services live here and who their peers are.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/config.h"

namespace milepost {

class App {
 public:
  // Opens the store, applies pending migrations, starts every service and listens. Errors say what to do.
  static absl::StatusOr<std::unique_ptr<App>> Start(const Config& config);
  ~App();

  int port() const;

  // One sweep at this time of the domain, waited for; the App runs its own at start, every interval and when the
  // domain's clock enters another hour.
  absl::Status Sweep(absl::Time now);

  // Stops intake, ends watches, serves what is under way for at most the configured drain time, closes the store last.
  void Stop(absl::Duration drain);

 private:
  struct Parts;
  explicit App(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

// Applies pending migrations and gives what was applied.
absl::StatusOr<std::vector<std::string>> Migrate(const Config& config);

}  // namespace milepost
