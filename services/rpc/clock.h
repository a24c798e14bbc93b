// The domain's clock: what `now` and `today` mean. Deadlines, tokens and retention always use real time.
#pragma once

#include <memory>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace milepost::rpc {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual absl::Time Now() const = 0;
};

// `system`, `fixed:TIME` or `file:PATH` (a file that holds an RFC 3339 time, read at every call so that tests can move
// it). INVALID_ARGUMENT for anything else.
absl::StatusOr<std::unique_ptr<Clock>> MakeClock(std::string_view setting);

}  // namespace milepost::rpc
