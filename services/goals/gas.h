// The goal attainment scale's summary score.
#pragma once

#include <optional>

#include "absl/types/span.h"

namespace milepost::goals {

// One closed goal: its score, -2 to 2, and its weight, above 0.
struct GasScore {
  double score = 0;
  double weight = 1;
};

// The T-score of Kiresuk and Sherman (1968): 50 + 10 sum(w x) / sqrt((1 - r) sum(w^2) + r (sum w)^2). 50 is as
// expected; `correlation` r is that between goals. Unset without scores or without weight.
std::optional<double> GasTScore(absl::Span<const GasScore> scores, double correlation = 0.3);

}  // namespace milepost::goals
