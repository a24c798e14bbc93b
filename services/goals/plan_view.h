// What is computed of a plan's goals whenever it is read.
#pragma once

#include <optional>

#include "absl/types/span.h"
#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/plan.pb.h"

namespace milepost::goals {

// The roll-up of the goals of a plan that are no part of another one of them.
std::optional<double> TopLevelProgress(absl::Span<const v1::Goal> goals);

// Whether at least a quarter of the goals agreed on were cancelled since, or get other dates in `draft` (may be null),
// the terms being written. `goals` are the plan's goals as they are; those of the agreement that are not among them
// count as cancelled.
bool SuggestsReview(const v1::PlanTerms& agreed, const v1::PlanTerms* draft, absl::Span<const v1::Goal> goals);

}  // namespace milepost::goals
