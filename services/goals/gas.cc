#include "services/goals/gas.h"

#include <cmath>

namespace milepost::goals {

std::optional<double> GasTScore(absl::Span<const GasScore> scores, double correlation) {
  double weighted = 0;
  double weights = 0;
  double squares = 0;
  for (const GasScore& item : scores) {
    weighted += item.weight * item.score;
    weights += item.weight;
    squares += item.weight * item.weight;
  }
  double variance = (1 - correlation) * squares + correlation * weights * weights;
  if (!(variance > 0)) return std::nullopt;
  return 50 + 10 * weighted / std::sqrt(variance);
}

}  // namespace milepost::goals
