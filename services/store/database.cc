#include "services/store/database.h"

#include <utility>

#include "absl/synchronization/notification.h"

namespace milepost::store {

absl::Status Database::TransactAndWait(absl::Time deadline, Body body) {
  absl::Status outcome;
  absl::Notification finished;
  Transact(deadline, std::move(body), [&outcome, &finished](absl::Status status) {
    outcome = std::move(status);
    finished.Notify();
  });
  finished.WaitForNotification();
  return outcome;
}

}  // namespace milepost::store
