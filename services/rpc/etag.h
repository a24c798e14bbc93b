// Etags: opaque quoted strings made of a resource's revision counter.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace milepost::rpc {

// `"` + 13 characters of base32 + `"`. Different revisions have different etags.
std::string MakeEtag(int64_t revision);

// OK if `given` is empty or the etag of `revision`, otherwise ABORTED (ETAG_MISMATCH). `name` is the resource's.
absl::Status CheckEtag(std::string_view given, int64_t revision, std::string_view name);

}  // namespace milepost::rpc
