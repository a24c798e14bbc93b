#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace milepost::cli {

// A request_id in the form of a UUID4, drawn from the SHA-256 of a text instead of from randomness: the same text gives
// the same id, so that a repeated import writes nothing twice.
std::string RequestIdOf(absl::string_view text);

}  // namespace milepost::cli
