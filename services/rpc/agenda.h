// What of a resource falls due by a date alone: overdue goals, reviews, expiring credentials. A ResourceSpec says it as
// a pure function; Resource<T> notes the days on the floor's agenda, and the sweep tells the feed when they have come.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/rpc/call.h"
#include "services/store/database.h"

namespace milepost::rpc {

struct Due {
  std::string type;     // of the event: milepost.goal.overdue.v1
  absl::CivilDay day;   // the first day, on the owner's calendar, on which it is true
  std::string element;  // which part of the resource it is about, as in changed_paths: `milestones.m1`; may be empty

  bool operator==(const Due&) const = default;
};

// A resource as the sweep finds it.
struct Watched {
  std::vector<Due> dues;
  int64_t audience = 0;
};

// Where the sweep finds what an agenda's entries name.
struct AgendaSource {
  std::string table;
  // The resource of that name and of the call's owner; without dues if it is gone.
  std::function<absl::StatusOr<Watched>(store::Reader&, const Call&, std::string_view name)> look;
};

// Puts on the agenda what `after` has and `before` had not.
absl::Status NoteDues(store::Transaction& tx, int64_t person_key, std::string_view table, std::string_view name,
                      const std::vector<Due>& before, const std::vector<Due>& after);

// What of `after` the sweep will not come upon by itself: it looks at the days of `before`, and on from there, unless
// they are past.
std::vector<Due> Unforeseen(const std::vector<Due>& before, const std::vector<Due>& after, absl::CivilDay today);

}  // namespace milepost::rpc
