// Colours that an organization leaves open, fitted to those it gives.
#ifndef MILEPOST_REPORTGEN_THEME_PALETTE_FIT_H_
#define MILEPOST_REPORTGEN_THEME_PALETTE_FIT_H_

#include <vector>

#include "reportgen/document/theme.h"

namespace milepost::report {

// The palette with another shade of those hues that are not `fixed`, where theirs would be taken for another hue: as
// little darker or lighter as will do. Unchanged if no shades will.
Palette Fitted(const Palette& palette, const std::vector<Hue>& fixed);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_THEME_PALETTE_FIT_H_
