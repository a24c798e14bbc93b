// The one way in. Every RPC enters here, and every RPC of a kind goes the same way:
//
//   authenticate -> scope -> stateless validation, all violations at once -> [in the snapshot or transaction: the
//   caller's relation to the owner, then the body] -> error mapping -> one log line
//
//   Read         body on a snapshot, on the RPC's own thread
//   Write        body in a transaction on the store's writer; the answer leaves after the commit is durable
//   Orchestrate  body on a bounded pool of workers; may call peers, whose orchestrations run on the next pool
//   Joint        an orchestration of all calls that wait at the same time
//   Stream       a pull of messages, each on a fresh snapshot and with a fresh authorization
//
// Bytes in, bytes out: a payload that is no message gets our error, and messages live on an arena.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/rpc/auth.h"
#include "services/rpc/call_log.h"
#include "services/rpc/clock.h"
#include "services/rpc/method.h"
#include "services/rpc/workers.h"
#include "services/store/database.h"
#include "services/store/ids.h"

namespace grpc {
class Service;
}

namespace milepost::rpc {

// What the doorway stands on; everything outlives it.
struct DoorDeps {
  store::Database& store;
  const Authenticator& authenticator;
  const Clock& clock;
  store::IdSource& ids;
  std::vector<std::unique_ptr<Workers>>& workers;  // one pool a level of orchestration: waiting for a deeper one cannot
                                                   // use up the threads it needs
  CallLog& log;
};

// A service as its rows.
struct ServiceRows {
  std::string name;  // milepost.goals.v1.GoalsService
  std::vector<Method> methods;
  std::vector<Replay> replays;  // one for each resource that its writes answer with
};

// Errors: FAILED_PRECONDITION if rows and contract differ.
absl::StatusOr<std::unique_ptr<grpc::Service>> MakeDoor(const DoorDeps& deps, ServiceRows rows);

}  // namespace milepost::rpc
