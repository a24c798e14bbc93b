// Numbers about many people: which of them would tell about a few.
#pragma once

#include <vector>

#include "absl/types/span.h"

namespace milepost::access {

// People in the smallest group that may be shown.
inline constexpr int kSmallestGroup = 5;

// Which groups of these sizes are withheld where the sum of all is told: those that are too small, and the next
// smallest as long as what is withheld together could be found by subtracting the rest from the sum: one group alone,
// or under 5 people. Groups of nobody are neither shown nor withheld: there is nobody to tell about.
std::vector<bool> Withheld(absl::Span<const int> sizes);

}  // namespace milepost::access
