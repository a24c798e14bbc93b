#include "services/sweeper.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"

namespace milepost {
namespace {

// Somewhere a day begins with every hour.
int64_t HourOf(absl::Time time) { return absl::ToUnixSeconds(time) / 3600; }

}  // namespace

Sweeper::Sweeper(const Deps& deps, absl::Duration interval, absl::Duration poll)
    : deps_(deps), interval_(interval), poll_(std::min(poll, interval)) {}

void Sweeper::Start() {
  thread_ = std::thread([this] { Work(); });
}

void Sweeper::Stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    stop_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

absl::Status Sweeper::RunAt(absl::Time now) {
  const absl::Time start = absl::Now();
  absl::Status status = deps_.sweep.Run({deps_.store, deps_.ids, now, stopping_});
  const std::string took = absl::StrCat(absl::ToInt64Milliseconds(absl::Now() - start), " ms");
  if (status.ok()) {
    deps_.log.Note("INFO", absl::StrCat("swept in ", took));
  } else if (!stopping_.load()) {
    deps_.log.Note("WARNING", absl::StrCat("the sweep ended early after ", took, ": ", status.message()));
  }
  return status;
}

void Sweeper::Work() {
  while (!stopping_.load()) {
    const absl::Time began = absl::Now();
    const absl::Time now = deps_.clock.Now();
    RunAt(now).IgnoreError();  // it is in the log, and tried again
    std::unique_lock lock(mutex_);
    while (!stopping_.load() && absl::Now() < began + interval_ && HourOf(deps_.clock.Now()) == HourOf(now)) {
      stop_.wait_for(lock, absl::ToChronoNanoseconds(poll_));
    }
  }
}

}  // namespace milepost
