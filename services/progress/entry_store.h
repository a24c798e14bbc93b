// Where measurements lie: append-only entries, and for each goal the version of its series and the one that its goal
// has been told of. A version ahead of what is applied is carried to the goal by the relay.
#pragma once

#include <string>
#include <vector>

#include "milepost/internal/v1/measurement_service.pb.h"
#include "milepost/progress/v1/progress_entry.pb.h"
#include "services/rpc/resource.h"

namespace milepost::progress {

// What a goal of a person is to be told.
struct Measured {
  int64_t person_key = 0;
  internal::v1::AppliedMeasurement what;
};

class EntryStore {
 public:
  EntryStore();

  std::string CreateSql() const;
  const rpc::Resource<v1::ProgressEntry>& entries() const { return entries_; }

  // Appends an entry whose fields are checked, supersedes the one it corrects, and raises the series' version.
  absl::StatusOr<int64_t> Append(store::Transaction& tx, rpc::Call& call, std::string_view goal, std::string_view id,
                                 const v1::ProgressEntry& entry, v1::ProgressEntry* stored) const;

  absl::StatusOr<int64_t> Version(store::Reader& reader, int64_t person_key, std::string_view goal) const;
  absl::Status MarkApplied(store::Transaction& tx, int64_t person_key, std::string_view goal, int64_t version) const;

  // The current value of a goal that has a series; no value if every entry is superseded.
  absl::StatusOr<Measured> Latest(store::Reader& reader, int64_t person_key, std::string_view goal) const;
  // The same of up to `limit` goals that have not been told yet.
  absl::StatusOr<std::vector<Measured>> NotApplied(store::Reader& reader, int64_t limit) const;

  // The newest `limit` entries that are not superseded.
  absl::StatusOr<std::vector<v1::ProgressEntry>> Counting(store::Reader& reader, int64_t person_key,
                                                          std::string_view goal, int64_t limit) const;

 private:
  const rpc::Resource<v1::ProgressEntry> entries_;
};

}  // namespace milepost::progress
