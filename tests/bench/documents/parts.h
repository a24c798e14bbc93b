// The blocks of a portable report, as JSON, and the space between them.
#ifndef MILEPOST_TESTS_BENCH_DOCUMENTS_PARTS_H_
#define MILEPOST_TESTS_BENCH_DOCUMENTS_PARTS_H_

#include <string_view>
#include <vector>

#include "reportgen/layout/canvas.h"
#include "tests/bench/documents/figure.h"

namespace milepost::report {

// A block with the space it wants round it.
struct Part {
  Json json;
  double before = 0, after = 0;
  bool next = false;  // stays with what follows
};
using Parts = std::vector<Part>;

// Blocks one below another. Of two neighbours' wishes for space the larger counts.
Json StackOf(Parts parts);

Json TextOf(const std::vector<StyledText>& runs, const TypeStyle& base, Align align = Align::kStart);
Json LineOf(std::string_view text, const TypeStyle& style, Align align = Align::kStart);

Json GridOf(const std::vector<double>& widths, std::vector<Json> rows, int head = 0);
Json RowOf(std::vector<Json> cells, double px, double py);
Json CellOf(Parts parts, int span = 1);

// `width` wide, with its columns as wide as the generator makes them.
void AddTable(const Table& table, Context& context, double width, Parts& out);

}  // namespace milepost::report

#endif  // MILEPOST_TESTS_BENCH_DOCUMENTS_PARTS_H_
