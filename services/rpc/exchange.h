// What one call needs from its first byte to its log line, whatever its shape.
#pragma once

#include <grpcpp/server_context.h>

#include <atomic>
#include <functional>
#include <map>
#include <vector>

#include "google/protobuf/arena.h"
#include "services/rpc/doorway.h"
#include "services/rpc/method_plan.h"

namespace milepost::rpc {

// The parts of a call that do not depend on how it is answered. Owned by a reactor, which gRPC keeps alive until
// OnDone.
struct Exchange {
  Exchange(const DoorDeps& deps, const MethodPlan& plan, grpc::CallbackServerContext* context);

  // Parse -> authenticate -> scope -> validate.
  absl::Status Enter(const grpc::ByteBuffer& bytes);

  // In every snapshot and transaction: cancelled or too late, then the caller's relation to the owner.
  absl::Status CheckRelation(store::Reader& reader);

  // Whether the request has this flag, and it is true.
  bool IsSet(const google::protobuf::FieldDescriptor* flag) const;

  // The steps of a kind on the calling thread; `replay` answers a remembered write.
  absl::Status RunRead();
  absl::Status RunWrite(store::Transaction& tx, const Replay* replay);
  absl::Status RunOrchestrate();

  // Maps any status to what the client may see and notes it for the log.
  absl::Status Conclude(absl::Status status);
  void WriteLogLine();

  const DoorDeps& deps;
  const MethodPlan& plan;
  grpc::CallbackServerContext* context;
  std::atomic<bool> cancelled{false};
  google::protobuf::Arena arena;
  Message* request;
  Message* reply;
  Call call;
  CallFacts facts;
  bool only_validated = false;  // the body ran well and was undone on purpose
};

// The joint body's step: one snapshot for the callers' relations, then one body for all that may. A status for each.
std::vector<absl::Status> RunJointly(const std::vector<Exchange*>& exchanges);

// Runs `body`, turning an exception into INTERNAL: nothing may escape into gRPC's threads.
absl::Status Guard(const std::function<absl::Status()>& body);

}  // namespace milepost::rpc
