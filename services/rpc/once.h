// A write that happens once: what every write does in its transaction around its body.
#pragma once

#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "services/rpc/call.h"
#include "services/rpc/method.h"

namespace milepost::rpc {

struct OnceOptions {
  const Replay* replay = nullptr;  // how to answer a repetition; null for replies that say nothing
  const google::protobuf::FieldDescriptor* reply_name = nullptr;  // where the reply names what was written
  std::string_view fallback_name;                                 // what to remember otherwise
};

// Answers a repeated request with the resource as it is now (RequestIdReused if the request differs); otherwise runs
// `body` and remembers it, in the same transaction. Without a request_id it only runs the body.
absl::Status RunOnce(store::Transaction& tx, Call& call, const OnceOptions& options, Message& reply,
                     absl::FunctionRef<absl::Status()> body);

}  // namespace milepost::rpc
