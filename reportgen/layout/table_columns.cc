#include "reportgen/layout/table_columns.h"

#include <algorithm>
#include <numeric>

namespace milepost::report {
namespace {

// Moves what some columns have above their floor to column `taker`, in proportion, until that is `wanted` wide.
void Give(size_t taker, double wanted, const std::vector<double>& floor, std::vector<double>& widths) {
  double spare = 0;
  for (size_t i = 0; i < widths.size(); ++i) {
    if (i != taker) spare += std::max(0.0, widths[i] - floor[i]);
  }
  const double moved = std::min(wanted - widths[taker], spare);
  if (moved <= 0) return;
  for (size_t i = 0; i < widths.size(); ++i) {
    if (i != taker) widths[i] -= moved * std::max(0.0, widths[i] - floor[i]) / spare;
  }
  widths[taker] += moved;
}

// Columns in the order in which they are served: firm ones, then those that lack least.
std::vector<size_t> Order(const std::vector<ColumnWant>& wants, const std::vector<double>& widths) {
  std::vector<size_t> order(wants.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    if (wants[a].firm != wants[b].firm) return wants[a].firm;
    return wants[a].natural - widths[a] < wants[b].natural - widths[b];
  });
  return order;
}

}  // namespace

std::vector<double> ColumnWidths(const std::vector<ColumnWant>& wants, double width) {
  constexpr double kYield = 0.8;  // no column gives more than the rest of its share to spare others a line
  double weights = 0;
  double leasts = 0;
  for (const ColumnWant& want : wants) {
    weights += want.weight;
    leasts += want.least;
  }
  std::vector<double> widths, floor;
  for (const ColumnWant& want : wants) {
    widths.push_back(leasts >= width ? width * want.least / leasts : width * want.weight / weights);
    floor.push_back(want.least);
  }
  if (leasts >= width) return widths;
  for (size_t i = 0; i < wants.size(); ++i) Give(i, wants[i].least, floor, widths);
  const std::vector<double> shares = widths;
  for (const size_t i : Order(wants, widths)) {
    for (size_t k = 0; k < wants.size(); ++k) {
      // What a column needs for itself it keeps; beyond that it keeps most of its share.
      floor[k] =
          std::max(wants[k].least, std::min(wants[k].natural, wants[k].firm ? wants[k].natural : shares[k] * kYield));
    }
    Give(i, wants[i].natural, floor, widths);
  }
  return widths;
}

}  // namespace milepost::report
