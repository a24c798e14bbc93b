// Pieces to pages.
#ifndef MILEPOST_REPORTGEN_LAYOUT_PAGINATE_H_
#define MILEPOST_REPORTGEN_LAYOUT_PAGINATE_H_

#include "absl/status/status.h"
#include "reportgen/layout/flow.h"
#include "reportgen/layout/page.h"

namespace milepost::report {

struct PageArea {
  double top = 0, bottom = 0;  // of the text on each page
  double left = 0;
  int max_pages = 0;
};

// Places every node once, in order, and never moves it again: it ends after as many steps as there are nodes. A piece
// goes to the next page if it does not fit; if not even a whole page holds it, it is cut between lines of text.
// RESOURCE_EXHAUSTED above max_pages. `flow` is consumed.
absl::Status Paginate(Flow&& flow, const PageArea& area, LaidOut& out);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_LAYOUT_PAGINATE_H_
