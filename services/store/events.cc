#include "services/store/events.h"

#include <vector>

#include "services/store/query.h"

namespace milepost::store {
namespace {

constexpr std::string_view kAppend = R"sql(
INSERT INTO events (person_key, seq, position, event_time, type, resource, owner, actor, changed_paths, request_id,
                    audience)
VALUES ($1, (SELECT COALESCE(MAX(seq), 0) + 1 FROM events WHERE person_key = $1),
        (SELECT COALESCE(MAX(position), 0) + 1
         FROM (SELECT MAX(position) AS position FROM events UNION ALL SELECT position FROM feed_floor) AS given),
        $2, $3, $4, $5, $6, $7, $8, $9))sql";

constexpr std::string_view kListAll = R"sql(
SELECT person_key, seq, position, event_time, type, resource, owner, actor, changed_paths, request_id, audience
FROM events WHERE position > $1 AND ($2 = 0 OR (audience & $2) <> 0) ORDER BY position LIMIT $3)sql";

// One person's events in the order of seq are in the order of position. Whoever knows no seq gives 0; the plus keeps
// planners on the person's rows.
constexpr std::string_view kListPerson = R"sql(
SELECT person_key, seq, position, event_time, type, resource, owner, actor, changed_paths, request_id, audience
FROM events WHERE person_key = $4 AND seq > $5 AND +position > $1 AND ($2 = 0 OR (audience & $2) <> 0) ORDER BY seq LIMIT $3)sql";

constexpr std::string_view kLast = R"sql(
SELECT MAX(position)
FROM (SELECT MAX(position) AS position FROM events UNION ALL SELECT position FROM feed_floor) AS given)sql";

constexpr std::string_view kOldest = R"sql(
SELECT position, event_time, seq < (SELECT MAX(seq) FROM events WHERE person_key = old.person_key)
FROM events AS old WHERE position > $1 ORDER BY position LIMIT $2)sql";

constexpr std::string_view kSetAudience = R"sql(
UPDATE events SET audience = $3
WHERE person_key = $1 AND (resource = $2 OR (resource > $2 || '/' AND resource < $2 || '0')) AND audience <> $3)sql";

Event EventOf(const Row& row) {
  return {row.Int(0),  row.Int(1),  row.Int(2),  absl::FromUnixMicros(row.Int(3)),
          row.Text(4), row.Text(5), row.Text(6), row.Text(7),
          row.Text(8), row.Text(9), row.Int(10)};
}

}  // namespace

absl::Status AppendEvent(Transaction& tx, const Event& event) {
  tx.Announce(event.person_key);
  return tx.Execute(kAppend, {event.person_key, absl::ToUnixMicros(event.event_time), event.type, event.resource,
                              event.owner, event.actor, event.changed_paths, event.request_id, event.audience});
}

absl::Status ListEvents(Reader& reader, const EventQuery& query, absl::FunctionRef<bool(const Event&)> each) {
  const auto pass = [&each](const Row& row) { return each(EventOf(row)); };
  if (!query.person_key.has_value()) {
    return reader.Query(kListAll, {query.after.position, query.audience_mask, query.limit}, pass);
  }
  return reader.Query(
      kListPerson, {query.after.position, query.audience_mask, query.limit, *query.person_key, query.after.seq}, pass);
}

absl::StatusOr<int64_t> LastPosition(Reader& reader) { return QueryInt(reader, kLast, {}); }

absl::StatusOr<FeedPlace> LastPlace(Reader& reader, std::optional<int64_t> person_key) {
  const auto position = LastPosition(reader);
  if (!position.ok()) return position.status();
  FeedPlace place{*position, 0};
  if (!person_key.has_value()) return place;
  const auto seq = QueryInt(reader, "SELECT MAX(seq) FROM events WHERE person_key = $1", {*person_key});
  if (!seq.ok()) return seq.status();
  place.seq = *seq;
  return place;
}

absl::StatusOr<int64_t> FeedHorizon(Reader& reader) {
  return QueryInt(reader, "SELECT position FROM feed_horizon WHERE id = 1", {});
}

absl::StatusOr<bool> ForgetEvents(Transaction& tx, absl::Time before, int64_t limit, int64_t* position) {
  std::vector<int64_t> old;
  int64_t seen = 0;
  bool young = false;
  absl::Status status = tx.Query(kOldest, {*position, limit}, [&](const Row& row) {
    young = row.Int(1) >= absl::ToUnixMicros(before);
    if (young) return false;
    if (row.Int(2) != 0) old.push_back(row.Int(0));
    *position = row.Int(0);
    ++seen;
    return true;
  });
  if (!status.ok()) return status;
  for (const int64_t position : old) {
    status = tx.Execute("DELETE FROM events WHERE position = $1", {position});
    if (!status.ok()) return status;
  }
  if (!old.empty()) {
    status = tx.Execute("UPDATE feed_horizon SET position = $1 WHERE id = 1 AND position < $1", {old.back()});
  }
  if (!status.ok()) return status;
  return !young && seen == limit;
}

absl::Status SetEventAudience(Transaction& tx, int64_t person_key, std::string_view resource, int64_t audience) {
  return tx.Execute(kSetAudience, {person_key, resource, audience});
}

absl::StatusOr<int64_t> EraseEvents(Transaction& tx, int64_t person_key) {
  const auto last = QueryInt(tx, kLast, {});
  if (!last.ok()) return last.status();
  absl::Status raised = tx.Execute("UPDATE feed_floor SET position = $1 WHERE id = 1", {*last});
  if (!raised.ok()) return raised;
  int64_t erased = 0;
  absl::Status status = tx.Execute("DELETE FROM events WHERE person_key = $1", {person_key}, &erased);
  if (!status.ok()) return status;
  return erased;
}

}  // namespace milepost::store
