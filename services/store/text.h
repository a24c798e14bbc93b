// Debian 12's Abseil has a string_view type of its own; its functions take a std::string_view through this. Where the
// two are one type, it changes nothing.
#pragma once

#include <string_view>

#include "absl/strings/string_view.h"

namespace milepost::store {

inline absl::string_view Absl(std::string_view text) { return absl::string_view(text.data(), text.size()); }

// Removes `prefix` from the front of `text`; false, and nothing removed, if it is not there.
inline bool ConsumePrefix(std::string_view prefix, std::string_view& text) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

}  // namespace milepost::store
