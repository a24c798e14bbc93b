#include "reportgen/layout/table_columns.h"

#include <algorithm>

namespace milepost::report {
namespace {

// Moves what some columns have to spare to those that lack it, in proportion.
void Level(const std::vector<double>& wanted, const std::vector<double>& floor, double generosity,
           std::vector<double>& widths) {
  double lack = 0;
  double spare = 0;
  for (size_t i = 0; i < widths.size(); ++i) {
    lack += std::max(0.0, wanted[i] - widths[i]);
    spare += std::max(0.0, widths[i] - floor[i]);
  }
  const double moved = std::min(lack, spare * generosity);
  if (moved <= 0) return;
  for (size_t i = 0; i < widths.size(); ++i) {
    const double lacks = std::max(0.0, wanted[i] - widths[i]);
    const double spares = std::max(0.0, widths[i] - floor[i]);
    widths[i] += lacks > 0 ? moved * lacks / lack : -moved * spares / spare;
  }
}

}  // namespace

std::vector<double> ColumnWidths(const std::vector<ColumnWant>& wants, double width) {
  double weights = 0;
  double leasts = 0;
  for (const ColumnWant& want : wants) {
    weights += want.weight;
    leasts += want.least;
  }
  std::vector<double> widths, least, natural;
  for (const ColumnWant& want : wants) {
    widths.push_back(leasts >= width ? width * want.least / leasts : width * want.weight / weights);
    least.push_back(want.least);
    natural.push_back(std::max(want.natural, want.least));
  }
  if (leasts >= width) return widths;
  Level(least, least, 1, widths);
  Level(natural, natural, 1, widths);
  return widths;
}

}  // namespace milepost::report
