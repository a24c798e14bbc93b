#include "services/rpc/once.h"

#include "services/rpc/errors.h"
#include "services/store/request_log.h"

namespace milepost::rpc {

absl::Status RunOnce(store::Transaction& tx, Call& call, const OnceOptions& options, Message& reply,
                     absl::FunctionRef<absl::Status()> body) {
  if (call.request_id.empty()) return body();
  const store::RequestKey key{call.principal.name, call.method, call.request_id};
  auto remembered = store::FindRequest(tx, key);
  if (!remembered.ok()) return remembered.status();
  if (remembered->has_value()) {
    if ((*remembered)->hash != call.request_hash) return RequestIdReused(call.request_id);
    // Without a name nothing was written, such as by a Delete that allows the missing.
    if (options.replay == nullptr || (*remembered)->resource.empty()) return absl::OkStatus();
    return options.replay->get(tx, call, (*remembered)->resource, reply);
  }
  absl::Status status = body();
  if (!status.ok()) return status;
  std::string name(options.fallback_name);
  if (options.reply_name != nullptr) name = reply.GetReflection()->GetString(reply, options.reply_name);
  return store::Remember(tx, key, call.request_hash, name, absl::Now());
}

}  // namespace milepost::rpc
