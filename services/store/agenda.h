// What falls due by a date alone, so that a sweep finds it without looking at everything.
//
// An entry says: look at this resource on that day. Looking too early or twice is harmless: the sweep judges by the
// resource as it is then, and remembers what it has told, so that one fact of one date is told once, however often
// sweeps run, several at a time, or after a restart.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/store/database.h"

namespace milepost::store {

struct AgendaEntry {
  int64_t day = 0;  // days since 1970-01-01, on the owner's calendar
  int64_t person_key = 0;
  std::string resource;  // its name
  std::string source;    // the table it lies in
};

// Does nothing if the entry is there.
absl::Status AddToAgenda(Transaction& tx, const AgendaEntry& entry);

// False if the entry is not there: another sweep was faster.
absl::StatusOr<bool> RemoveFromAgenda(Transaction& tx, const AgendaEntry& entry);

// The entries up to a day that come after `after` (one with day 0 before the first page), in order.
absl::StatusOr<std::vector<AgendaEntry>> ListAgenda(Reader& reader, int64_t last_day, const AgendaEntry& after,
                                                    int64_t limit);

// A fact that became true on a day.
struct Fact {
  std::string_view type;  // milepost.milestone.overdue.v1
  std::string_view element;
  int64_t day = 0;
};

// False if it was told before.
absl::StatusOr<bool> RememberTold(Transaction& tx, int64_t person_key, std::string_view resource, const Fact& fact);

// Deletes what is kept here of the person.
absl::Status EraseAgenda(Transaction& tx, int64_t person_key);

}  // namespace milepost::store
