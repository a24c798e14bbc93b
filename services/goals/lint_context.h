// What a goal is judged by beside itself, out of all goals of its owner.
#pragma once

#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "milepost/goals/v1/goal.pb.h"
#include "services/goals/smart_lint.h"
#include "services/rpc/call.h"

namespace milepost::goals {

// The owner's hours a week for development; unset: not said.
std::optional<double> CapacityOf(const rpc::Call& call);

std::vector<const v1::Goal*> Pointers(absl::Span<const v1::Goal> goals);

// `all`: every goal of the owner. Read once, whatever the number of goals that are judged.
LintContext ContextOf(const rpc::Call& call, absl::Span<const v1::Goal> all);

}  // namespace milepost::goals
