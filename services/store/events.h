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

// A place in the feed: after this event. `seq` counts within the person whose feed is read, and is not used for
// everybody's.
struct FeedPlace {
  int64_t position = 0;
  int64_t seq = 0;
};

struct EventQuery {
  FeedPlace after;
  std::optional<int64_t> person_key;  // unset: everybody's
  int64_t audience_mask = 0;          // not 0: only events whose audience shares a bit with it
  int64_t limit = 100;
};

// In feed order, until `each` returns false.
absl::Status ListEvents(Reader& reader, const EventQuery& query, absl::FunctionRef<bool(const Event&)> each);

// The newest position ever given, 0 before the first.
absl::StatusOr<int64_t> LastPosition(Reader& reader);

// The newest event's place: where a watch "from now" begins. `person_key` as in EventQuery.
absl::StatusOr<FeedPlace> LastPlace(Reader& reader, std::optional<int64_t> person_key);

// Events up to this position may have been forgotten: who was told less must list again.
absl::StatusOr<int64_t> FeedHorizon(Reader& reader);

// Deletes the events after `*position` until the first that is not older than `before`, looking at no more than
// `limit`, and moves `*position` on. False once there is no more to forget. The newest event of every person stays, so
// that no seq is given twice.
absl::StatusOr<bool> ForgetEvents(Transaction& tx, absl::Time before, int64_t limit, int64_t* position);

// After the audience of a resource changed: who hears of what happened to it, and to what lies below it.
absl::Status SetEventAudience(Transaction& tx, int64_t person_key, std::string_view resource, int64_t audience);

// Deletes the person's events and gives their number; their positions are never given again.
absl::StatusOr<int64_t> EraseEvents(Transaction& tx, int64_t person_key);

}  // namespace milepost::store
