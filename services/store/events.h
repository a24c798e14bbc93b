// The feed: what changed, whose it is, who did it; never the values. Feed order is commit order.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/store/database.h"

namespace milepost::store {

// The views live as long as what they were made of: in ListEvents' callback, until it returns.
struct Event {
  int64_t person_key = 0;          // the owner's
  int64_t seq = 0;                 // from 1 within the person; assigned by AppendEvent
  int64_t position = 0;            // place in the feed, ascending from 1, gaps possible; assigned by AppendEvent
  absl::Time event_time;           // to the microsecond
  std::string_view type;           // "milepost.goal.closed.v1"
  std::string_view resource;       // name of what changed
  std::string_view owner;          // profiles/{profile}
  std::string_view actor;          // who changed it
  std::string_view changed_paths;  // field paths, joined by commas
  std::string_view request_id;     // "" if the call had none
  int64_t audience = 0;            // bit mask, copied from the resource
};

// Writes the event in the transaction of the change it tells of. The positions of one commit follow the order of the
// appends; this needs an engine with one writer.
absl::Status AppendEvent(Transaction& tx, const Event& event);

struct EventQuery {
  int64_t after_position = 0;
  std::optional<int64_t> person_key;  // unset: everybody's
  int64_t audience_mask = 0;          // not 0: only events whose audience shares a bit with it
  int64_t limit = 100;
};

// In feed order, until `each` returns false.
absl::Status ListEvents(Reader& reader, const EventQuery& query, absl::FunctionRef<bool(const Event&)> each);

// The newest position ever given, 0 before the first: where a watch "from now" begins.
absl::StatusOr<int64_t> LastPosition(Reader& reader);

// Deletes the person's events and gives their number; their positions are never given again.
absl::StatusOr<int64_t> EraseEvents(Transaction& tx, int64_t person_key);

}  // namespace milepost::store
