// One row a method: its name, its kind and its body. The doorway does everything else.
//
// A body gets what its kind promises (doorway.h) and returns an error made by errors.h or fills in the reply.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/message.h"
#include "services/rpc/call.h"
#include "services/store/database.h"

namespace milepost::rpc {

using google::protobuf::Message;

enum class Kind { kRead, kWrite, kOrchestrate, kJoint, kStream };

// What one pull of a stream came to.
struct Turn {
  enum What { kEnd, kSend, kWait } what = kEnd;
  absl::Time until = absl::InfinitePast();  // of kWait, real time

  static Turn End() { return {}; }
  static Turn Send() { return {kSend}; }
  // Nothing yet: pull again when the feed of the call's owner has grown (store::FeedSignal), at latest then. Holds no
  // thread meanwhile.
  static Turn Wait(absl::Time until) { return {kWait, until}; }
};

// One of the calls that a joint body serves.
template <class Req, class Res>
struct Joint {
  Call& call;
  const Req& request;
  Res& reply;
  absl::Status& status;  // what comes of it; OK unless the body says otherwise
};

struct Method {
  std::string name;  // `GetGoal`
  Kind kind;
  const Message* request;  // prototypes
  const Message* reply;
  // Exactly one is set, as the kind says.
  std::function<absl::Status(store::Reader&, Call&, const Message&, Message&)> read;
  std::function<absl::Status(store::Transaction&, Call&, const Message&, Message&)> write;
  std::function<absl::Status(Call&, const Message&, Message&)> orchestrate;
  std::function<void(const std::vector<Joint<Message, Message>>&)> joint;
  std::function<absl::StatusOr<Turn>(store::Reader&, Call&, const Message&, int64_t, Message&)> stream;
};

namespace internal {
template <class Req, class Res>
Method Row(std::string name, Kind kind) {
  return {std::move(name), kind,   &Req::default_instance(), &Res::default_instance(), nullptr, nullptr, nullptr,
          nullptr,         nullptr};
}
}  // namespace internal

// body: absl::Status(store::Reader&, Call&, const Req&, Res&), on a snapshot.
template <class Req, class Res, class Body>
Method Read(std::string name, Body body) {
  Method row = internal::Row<Req, Res>(std::move(name), Kind::kRead);
  row.read = [body](store::Reader& reader, Call& call, const Message& request, Message& reply) -> absl::Status {
    return body(reader, call, static_cast<const Req&>(request), static_cast<Res&>(reply));
  };
  return row;
}

// body: absl::Status(store::Transaction&, Call&, const Req&, Res&). May run more than once: no I/O, no peers, no clock.
template <class Req, class Res, class Body>
Method Write(std::string name, Body body) {
  Method row = internal::Row<Req, Res>(std::move(name), Kind::kWrite);
  row.write = [body](store::Transaction& tx, Call& call, const Message& request, Message& reply) -> absl::Status {
    return body(tx, call, static_cast<const Req&>(request), static_cast<Res&>(reply));
  };
  return row;
}

// body: absl::Status(Call&, const Req&, Res&), on a worker. May call peers; orchestrations nest at most three deep.
template <class Req, class Res, class Body>
Method Orchestrate(std::string name, Body body) {
  Method row = internal::Row<Req, Res>(std::move(name), Kind::kOrchestrate);
  row.orchestrate = [body](Call& call, const Message& request, Message& reply) -> absl::Status {
    return body(call, static_cast<const Req&>(request), static_cast<Res&>(reply));
  };
  return row;
}

// body: void(std::vector<Joint<Req, Res>>&), on a worker: an orchestration of all calls that wait at the same time, for
// methods whose calls come in bursts and ask the same peers. Each call has its own identity, deadline and status.
template <class Req, class Res, class Body>
Method OrchestrateJointly(std::string name, Body body) {
  Method row = internal::Row<Req, Res>(std::move(name), Kind::kJoint);
  row.joint = [body](const std::vector<Joint<Message, Message>>& calls) {
    std::vector<Joint<Req, Res>> typed;
    for (const auto& [call, request, reply, status] : calls) {
      typed.push_back({call, static_cast<const Req&>(request), static_cast<Res&>(reply), status});
    }
    body(typed);
  };
  return row;
}

// body: absl::StatusOr<bool>(store::Reader&, Call&, const Req&, int64_t step, Res&): fills in message number `step`
// (from 0) and says whether to send it; false ends the stream. A fresh snapshot and authorization each time.
template <class Req, class Res, class Body>
Method Stream(std::string name, Body body) {
  Method row = internal::Row<Req, Res>(std::move(name), Kind::kStream);
  row.stream = [body](store::Reader& reader, Call& call, const Message& request, int64_t step,
                      Message& reply) -> absl::StatusOr<Turn> {
    absl::StatusOr<bool> more = body(reader, call, static_cast<const Req&>(request), step, static_cast<Res&>(reply));
    if (!more.ok()) return more.status();
    return *more ? Turn::Send() : Turn::End();
  };
  return row;
}

// body: absl::StatusOr<Turn>(store::Reader&, Call&, const Req&, Res&): a stream that may wait. What it keeps from pull
// to pull it keeps in Call::memory.
template <class Req, class Res, class Body>
Method Watch(std::string name, Body body) {
  Method row = internal::Row<Req, Res>(std::move(name), Kind::kStream);
  row.stream = [body](store::Reader& reader, Call& call, const Message& request, int64_t,
                      Message& reply) -> absl::StatusOr<Turn> {
    return body(reader, call, static_cast<const Req&>(request), static_cast<Res&>(reply));
  };
  return row;
}

// How a remembered write is answered again: the resource of that name as it is now.
struct Replay {
  const google::protobuf::Descriptor* type;
  std::function<absl::Status(store::Reader&, Call&, std::string_view name, Message& reply)> get;
};

}  // namespace milepost::rpc
