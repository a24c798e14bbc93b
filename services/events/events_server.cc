#include "services/events/events_server.h"

#include <any>
#include <optional>
#include <utility>

#include "milepost/events/v1/events_service.pb.h"
#include "services/events/listener.h"
#include "services/rpc/errors.h"
#include "services/rpc/page_token.h"
#include "services/rpc/resource_base.h"

namespace milepost::events {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using rpc::Turn;
using store::FeedPlace;
using store::Reader;
using Conditions = std::vector<rpc::FilterCondition>;

constexpr int64_t kMostLookedAt = 2'000;  // events, by one page or pull, however few of them the reader may hear
constexpr int64_t kMostSent = 100;        // events in a message of a watch
constexpr int64_t kForgottenAtOnce = 200;

std::string TokenOf(const rpc::PageQuery& query, const FeedPlace& place) {
  return rpc::EncodePageToken(query, {rpc::SortKey(place.position), rpc::SortKey(place.seq)});
}

absl::StatusOr<FeedPlace> PlaceOf(const rpc::PageQuery& query, std::string_view token) {
  auto keys = rpc::DecodePageToken(query, token);
  if (!keys.ok()) return keys.status();
  if (keys->empty()) return FeedPlace();
  const auto* position = std::get_if<int64_t>(&keys->front());
  const auto* seq = std::get_if<int64_t>(&keys->back());
  if (keys->size() != 2 || position == nullptr || seq == nullptr) return rpc::PageTokenInvalid();
  return FeedPlace{*position, *seq};
}

rpc::PageQuery PageOf(const Call& call, const ListEventsRequest& request) {
  return {call.method, request.parent(), request.filter(), {}, false};
}

// A cursor goes on in the same person's feed, whatever the filter.
rpc::PageQuery CursorOf(std::string_view parent) { return {"cursor", parent, {}, {}, false}; }

std::optional<int64_t> PersonOf(const Call& call) {
  const int64_t key = call.viewer.owner.person_key;
  return key == 0 ? std::nullopt : std::optional(key);
}

// Adds what the reader hears after `place`, at most `most`, and moves `place` behind it. True at the feed's end.
template <class Events>
absl::StatusOr<bool> ReadOn(Reader& reader, const Call& call, const Conditions& conditions, int64_t most,
                            FeedPlace& place, Events* events) {
  const Listener listener(call.viewer, conditions);
  store::EventQuery query;
  query.after = place;
  query.person_key = PersonOf(call);
  query.limit = kMostLookedAt;
  int64_t looked_at = 0;
  bool full = false;
  Event shown;
  absl::Status status = store::ListEvents(reader, query, [&](const store::Event& event) {
    full = events->size() >= most;
    if (full) return false;
    ++looked_at;
    place = {event.position, query.person_key ? event.seq : 0};
    shown.Clear();
    if (listener.Hears(event, &shown)) *events->Add() = shown;
    return true;
  });
  if (!status.ok()) return status;
  return !full && looked_at < kMostLookedAt;
}

absl::Status List(Reader& reader, Call& call, const ListEventsRequest& request, ListEventsResponse& reply) {
  auto conditions = rpc::ParseFilter(request.filter(), EventFields());
  if (!conditions.ok()) return conditions.status();
  auto place = PlaceOf(PageOf(call, request), request.page_token());
  if (!place.ok()) return place.status();
  auto end =
      ReadOn(reader, call, *conditions, rpc::EffectivePageSize(request.page_size()), *place, reply.mutable_events());
  if (!end.ok()) return end.status();
  if (*end) {
    auto last = store::LastPlace(reader, PersonOf(call));
    if (!last.ok()) return last.status();
    place = *last;
  } else {
    reply.set_next_page_token(TokenOf(PageOf(call, request), *place));
  }
  reply.set_cursor(TokenOf(CursorOf(request.parent()), *place));
  return absl::OkStatus();
}

// What a watch keeps from message to message.
struct Watcher {
  FeedPlace place;
  Conditions conditions;
};

absl::StatusOr<FeedPlace> StartOf(Reader& reader, const Call& call, const WatchEventsRequest& request) {
  auto last = store::LastPlace(reader, PersonOf(call));
  if (!last.ok() || request.start_cursor().empty()) return last;
  auto place = PlaceOf(CursorOf(request.parent()), request.start_cursor());
  if (!place.ok()) {
    return rpc::InvalidField("start_cursor", "is damaged, or of another parent; give a cursor as it was received");
  }
  auto horizon = store::FeedHorizon(reader);
  if (!horizon.ok()) return horizon.status();
  if (place->position < *horizon || place->position > last->position) return rpc::CursorExpired();
  return place;
}

absl::StatusOr<Watcher> BeginWatch(Reader& reader, const Call& call, const WatchEventsRequest& request) {
  auto conditions = rpc::ParseFilter(request.filter(), EventFields());
  if (!conditions.ok()) return conditions.status();
  auto place = StartOf(reader, call, request);
  if (!place.ok()) return place.status();
  return Watcher{*place, *std::move(conditions)};
}

absl::StatusOr<Turn> Pull(Reader& reader, Call& call, const WatchEventsRequest& request, absl::Duration heartbeat,
                          WatchEventsResponse& reply) {
  const bool begins = !call.memory.has_value();
  if (begins) {
    auto watcher = BeginWatch(reader, call, request);
    if (!watcher.ok()) return watcher.status();
    call.memory = *std::move(watcher);
  } else {
    auto& [place, conditions] = *std::any_cast<Watcher>(&call.memory);
    auto end = ReadOn(reader, call, conditions, kMostSent, place, reply.mutable_events());
    if (!end.ok()) return end.status();
    const bool silent = reply.events().empty();
    if (silent && !*end) return Turn::Wait(absl::InfinitePast());  // looks on, in another snapshot
    const absl::Time due = call.sent + heartbeat;
    if (silent && absl::Now() < due) return Turn::Wait(due);
    if (*end) {
      // Nothing up to here is for this reader: a cursor that moves on is not forgotten.
      auto last = store::LastPlace(reader, PersonOf(call));
      if (!last.ok()) return last.status();
      place = *last;
    }
  }
  reply.set_checkpoint(reply.events().empty());
  reply.set_cursor(TokenOf(CursorOf(request.parent()), std::any_cast<Watcher>(&call.memory)->place));
  return Turn::Send();
}

}  // namespace

std::vector<rpc::ServiceRows> EventsServer::Rows() {
  rpc::ServiceRows rows{"milepost.events.v1.EventsService", {}, {}};
  rows.methods.push_back(rpc::Read<ListEventsRequest, ListEventsResponse>("ListEvents", List));
  rows.methods.push_back(rpc::Watch<WatchEventsRequest, WatchEventsResponse>(
      "WatchEvents", [heartbeat = options_.heartbeat](Reader& reader, Call& call, const auto& request, auto& reply) {
        return Pull(reader, call, request, heartbeat, reply);
      }));
  return {std::move(rows)};
}

absl::Status EventsServer::Sweep(const rpc::SweepRun& run) {
  if (options_.retention == absl::InfiniteDuration()) return absl::OkStatus();
  int64_t position = 0;
  bool more = true;
  while (more) {
    absl::Status status = run.store.TransactAndWait(absl::InfiniteFuture(), [&](store::Transaction& tx) {
      int64_t reached = position;  // the body may be run again
      auto forgotten = store::ForgetEvents(tx, run.now - options_.retention, kForgottenAtOnce, &reached);
      if (!forgotten.ok()) return forgotten.status();
      more = *forgotten;
      if (more) position = reached;
      return absl::OkStatus();
    });
    if (!status.ok()) return status;
    if (run.stopping.load()) break;
  }
  return absl::OkStatus();
}

}  // namespace milepost::events
