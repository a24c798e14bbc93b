// Recording progress: the goals are asked whether they take measurements, the entries are stored, the goals are told.
// Calls that wait at the same time go through these steps together.
#pragma once

#include <vector>

#include "milepost/progress/v1/progress_service.pb.h"
#include "services/progress/carrier.h"
#include "services/progress/entry_store.h"
#include "services/rpc/method.h"

namespace milepost::progress {

using Recording = rpc::Joint<v1::RecordProgressRequest, v1::RecordProgressResponse>;

class Recorder {
 public:
  Recorder(store::Database& store, const EntryStore& entries, MeasuredGoals& goals, Carrier& carrier)
      : store_(store), entries_(entries), goals_(goals), carrier_(carrier) {}

  void Record(const std::vector<Recording>& recordings) const;

 private:
  // Stores every entry that may be stored, waits for all and says what their goals are to be told.
  std::vector<Measured> StoreAll(const std::vector<Recording>& recordings,
                                 const std::vector<internal::v1::GoalStanding>& standings) const;
  absl::Status StoreOne(store::Transaction& tx, const Recording& recording, const internal::v1::GoalStanding& standing,
                        Measured* measured) const;

  store::Database& store_;
  const EntryStore& entries_;
  MeasuredGoals& goals_;
  Carrier& carrier_;
};

}  // namespace milepost::progress
