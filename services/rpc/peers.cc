#include "services/rpc/peers.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/rpc/auth.h"
#include "services/rpc/errors.h"
#include "services/rpc/wire.h"

namespace milepost::rpc {
namespace {

constexpr absl::Duration kLongestPeerCall = absl::Seconds(30);  // for callers that set no deadline

constexpr char kRetries[] = R"({"methodConfig": [{"name": [{}], "retryPolicy": {
    "maxAttempts": 4, "initialBackoff": "0.1s", "maxBackoff": "1s", "backoffMultiplier": 3,
    "retryableStatusCodes": ["UNAVAILABLE"]}}]})";
constexpr int kReconnectMs = 100;

}  // namespace

grpc::ChannelArguments PeerArguments() {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(-1);
  arguments.SetServiceConfigJSON(kRetries);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, kReconnectMs);
  return arguments;
}

void Peers::Prepare(const Call& call, bool as_service, grpc::ClientContext* context) const {
  context->set_deadline(absl::ToChronoTime(std::min(call.deadline, absl::Now() + kLongestPeerCall)));
  context->AddMetadata("x-milepost-internal", secret_);
  context->AddMetadata("x-milepost-forwarded", ForwardedPrincipal(call.principal, as_service));
  context->AddMetadata("x-milepost-level", absl::StrCat(call.level + 1));
  context->AddMetadata("x-milepost-time", absl::FormatTime(absl::RFC3339_full, call.now, absl::UTCTimeZone()));
  if (!call.traceparent.empty()) context->AddMetadata("traceparent", call.traceparent);
}

absl::Status PeerStatus(const grpc::Status& status) {
  absl::Status answer = FromGrpc(status);
  // gRPC's own refusals carry no reason: the peer is away.
  const bool bare = !answer.ok() && ReasonOf(answer) == type::v1::ERROR_REASON_UNSPECIFIED;
  if (bare && absl::IsDeadlineExceeded(answer)) return DeadlinePassed();
  return bare ? Unavailable() : answer;
}

}  // namespace milepost::rpc
