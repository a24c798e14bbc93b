// What a resource's state allows.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/rpc/enum_text.h"
#include "services/rpc/errors.h"

namespace milepost::rpc {

// OK if the resource is in one of these states, otherwise FAILED_PRECONDITION (STATE_FORBIDS) that names them.
template <class T>
absl::Status CheckState(const T& resource, const std::vector<typename T::State>& allowed) {
  if (std::find(allowed.begin(), allowed.end(), resource.state()) != allowed.end()) return absl::OkStatus();
  std::vector<std::string> texts;
  for (const auto state : allowed) texts.push_back(EnumText(state));
  return StateForbids(resource.name(), EnumText(resource.state()), texts);
}

}  // namespace milepost::rpc
