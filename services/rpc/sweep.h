// The clock-driven sweep: tells the feed what became true by a date alone, and lets every service do its own part.
//
// Idempotent: it may run as often as one likes, twice at a time, and be killed at any point. What it reads is the
// agenda's entries up to today, never whole tables.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "services/rpc/service.h"
#include "services/store/agenda.h"

namespace milepost::rpc {

// The actor of what the sweep tells.
inline constexpr std::string_view kSweepActor = "milepost";

class Sweep {
 public:
  // `services` outlive it.
  explicit Sweep(const std::vector<std::unique_ptr<Service>>& services);

  // One pass over the agenda, then every service's part. Goes on after a service's fault; gives the first.
  absl::Status Run(const SweepRun& run) const;

 private:
  absl::Status ReadAgenda(const SweepRun& run) const;
  absl::Status Tell(store::Transaction& tx, Call& call, const store::AgendaEntry& entry) const;

  std::vector<Service*> services_;
  std::map<std::string, AgendaSource, std::less<>> sources_;
};

}  // namespace milepost::rpc
