// The table of contents: its lines are set before the pages are known, its page numbers afterwards.
#ifndef MILEPOST_REPORTGEN_LAYOUT_CONTENTS_H_
#define MILEPOST_REPORTGEN_LAYOUT_CONTENTS_H_

#include <vector>

#include "reportgen/layout/canvas.h"

namespace milepost::report {

// The outlined headings of the blocks, in reading order; those after the table of contents if there is one.
std::vector<OutlinedHeading> HeadingsIn(const std::vector<Block>& blocks);

// Writes the page of its heading at the end of every line, and makes the line lead there.
void NumberContents(Context& context, LaidOut& out);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_LAYOUT_CONTENTS_H_
