#pragma once

#include <google/protobuf/message.h>

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace milepost::client {

// How failed calls are tried again.
struct RetryPolicy {
  int max_attempts = 8;                                      // all tries of one call; 1: never again
  absl::Duration initial_backoff = absl::Milliseconds(100);  // before the second try
  absl::Duration max_backoff = absl::Seconds(2);             // the longest wait
  double multiplier = 2.0;                                   // growth of the wait
};

// Whether doing `request` twice is harmless: a read (it has no field `request_id`), or a write whose request_id is set.
bool IsRepeatable(const google::protobuf::Message& request);

// How long to wait before another try of a repeatable call, or nullopt if the error is final: UNAVAILABLE backs off
// exponentially, RESOURCE_EXHAUSTED waits what the server says, everything else is final. `attempt` counts the tries
// made, from 1; `jitter` in [0, 1) spreads the wait over its upper half.
std::optional<absl::Duration> DelayBeforeRetry(const absl::Status& error, int attempt, const RetryPolicy& policy,
                                               double jitter);

// A fresh random UUID4, for the request_id of one write.
std::string NewRequestId();

}  // namespace milepost::client
