// What every page carries above and below its text, known once the pages are counted.
#ifndef MILEPOST_REPORTGEN_LAYOUT_RUNNING_H_
#define MILEPOST_REPORTGEN_LAYOUT_RUNNING_H_

#include "reportgen/document/blocks.h"
#include "reportgen/layout/canvas.h"
#include "reportgen/layout/page.h"

namespace milepost::report {

void AddRunning(const Running& running, Context& context, LaidOut& out);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_LAYOUT_RUNNING_H_
