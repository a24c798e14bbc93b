// What remembered requests are compared by.
#pragma once

#include <string>
#include <string_view>

#include "google/protobuf/message.h"

namespace milepost::rpc {

// The SHA-256 (32 bytes) of `data`.
std::string Sha256(std::string_view data);

// The SHA-256 (32 bytes) of the request's deterministic bytes without its `request_id`. Take it before anything is
// cleared or resolved, so that it depends on what the client sent alone.
std::string RequestHash(const google::protobuf::Message& request);

}  // namespace milepost::rpc
