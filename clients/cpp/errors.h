#pragma once

#include <grpcpp/support/status.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace milepost::client {

// The same error as an absl::Status: code and message as they are, every google.rpc detail as a payload under its
// type URL.
absl::Status ToStatus(const grpc::Status& status);

// What a server said about an error beyond code and message. Everything is empty for an error without details.
struct ErrorDetails {
  struct Violation {
    std::string field;  // path as in the JSON of the request, such as `goal.due_date`; or what a precondition is about
    std::string description;  // what is wrong with it
  };

  explicit ErrorDetails(const absl::Status& status);

  std::string reason;                           // a value of milepost.type.v1.ErrorReason without its prefix
  std::string domain;                           // `milepost.dev` for errors raised by Milepost itself
  std::map<std::string, std::string> metadata;  // the values used in the message, by camelCase key
  std::vector<Violation> violations;            // one a field; of a precondition: one a broken condition
  std::string resource;                         // the name that is missing or taken
  std::string request_id;                       // under which the server's log tells more
  std::optional<absl::Duration> retry_delay;    // how long to wait before trying again
};

}  // namespace milepost::client
