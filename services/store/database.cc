#include "services/store/database.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

namespace milepost::store {

absl::Status Database::TransactAndWait(absl::Time deadline, Body body) {
  std::mutex mutex;
  std::condition_variable finished;
  std::optional<absl::Status> outcome;
  Transact(deadline, std::move(body), [&](absl::Status status) {
    const std::lock_guard lock(mutex);  // held while notifying: the waiter's stack must not go before
    outcome = std::move(status);
    finished.notify_one();
  });
  std::unique_lock lock(mutex);
  finished.wait(lock, [&outcome] { return outcome.has_value(); });
  return *std::move(outcome);
}

}  // namespace milepost::store
