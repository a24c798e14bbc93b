// A goal's measurements over time, out of its append-only entries.
#pragma once

#include <vector>

#include "absl/types/span.h"
#include "milepost/progress/v1/progress_entry.pb.h"

namespace milepost::progress {

// The entries that count: with a value and a date, not superseded, of several on one date the one recorded last (then
// the one with the later name). Oldest effective date first; the last one is the current measurement. Order of
// `entries` does not matter; the result points into it.
std::vector<const v1::ProgressEntry*> CountingEntries(absl::Span<const v1::ProgressEntry* const> entries);

}  // namespace milepost::progress
