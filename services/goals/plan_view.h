// What is computed of a plan's goals whenever it is read.
#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/plan.pb.h"

namespace milepost::goals {

// The roll-up of the goals of a plan that are no part of another one of them.
std::optional<double> TopLevelProgress(absl::Span<const v1::Goal> goals);

// What is expected on `today` of those of them that this counts, by the same weights; of none: unset.
std::optional<double> TopLevelExpected(absl::Span<const v1::Goal> goals, absl::CivilDay today);

// Whether at least a quarter of the goals agreed on were cancelled since, or get other dates in `draft` (may be null),
// the terms being written. `goals` are the plan's goals as they are; those of the agreement that are not among them
// count as cancelled.
bool SuggestsReview(const v1::PlanTerms& agreed, const v1::PlanTerms* draft, absl::Span<const v1::Goal> goals);

}  // namespace milepost::goals
