// Placed items as JSON, for tests and for eyes.
#ifndef MILEPOST_REPORTGEN_LAYOUT_DUMP_H_
#define MILEPOST_REPORTGEN_LAYOUT_DUMP_H_

#include <string>

#include "reportgen/layout/page.h"

namespace milepost::report {

// One item a line; lengths in points with two decimals; the same pages give the same bytes.
std::string DumpJson(const LaidOut& laid_out, const FontLibrary& fonts);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_LAYOUT_DUMP_H_
