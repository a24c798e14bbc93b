// How wide the columns of a table are.
#ifndef MILEPOST_REPORTGEN_LAYOUT_TABLE_COLUMNS_H_
#define MILEPOST_REPORTGEN_LAYOUT_TABLE_COLUMNS_H_

#include <vector>

namespace milepost::report {

// Wants of one column, padding included.
struct ColumnWant {
  double weight = 1;   // its share before anybody gives or takes
  double least = 0;    // its longest word or figure
  double natural = 0;  // everything on one line
  bool firm = false;   // figures and dates: broken last of all
};

// Widths that add up to `width`: shares by weight, then nobody below its least while others can give, then spare room
// to those that would otherwise break lines: firm columns first, then those that lack little. If not even the leasts
// fit, they shrink in proportion.
std::vector<double> ColumnWidths(const std::vector<ColumnWant>& wants, double width);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_LAYOUT_TABLE_COLUMNS_H_
