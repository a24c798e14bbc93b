// Pieces higher than a page: the last resort, so that no text is ever lost below the paper's edge.
#ifndef MILEPOST_REPORTGEN_LAYOUT_SLICE_H_
#define MILEPOST_REPORTGEN_LAYOUT_SLICE_H_

#include <vector>

#include "reportgen/layout/flow.h"

namespace milepost::report {

void MoveItem(double dx, double dy, Item& item);

// The piece in parts no higher than `room`, cut between lines of text; panels are cut through.
std::vector<Piece> Slice(Piece piece, double room);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_LAYOUT_SLICE_H_
