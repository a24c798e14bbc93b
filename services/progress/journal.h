// A person's journal: check-ins, achievements, setbacks, activities, pulses.
#pragma once

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "milepost/progress/v1/journal_entry.pb.h"
#include "services/rpc/resource.h"

namespace milepost::progress {

rpc::ResourceSpec<v1::JournalEntry> JournalSpec();

// `CHECK_IN`, `ACHIEVEMENT`, `SETBACK`, `ACTIVITY`, `PULSE`; empty without content.
std::string KindText(const v1::JournalEntry& entry);

// The entries of one kind of the call's owner, whoever asks, newest first. At most 5,000.
absl::StatusOr<std::vector<v1::JournalEntry>> EntriesOfKind(store::Reader& reader, const rpc::Call& call,
                                                            const rpc::Resource<v1::JournalEntry>& journal,
                                                            const std::string& kind);

}  // namespace milepost::progress
