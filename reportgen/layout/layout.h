// Blocks to pages: the public face of this folder.
#ifndef MILEPOST_REPORTGEN_LAYOUT_LAYOUT_H_
#define MILEPOST_REPORTGEN_LAYOUT_LAYOUT_H_

#include "absl/status/statusor.h"
#include "reportgen/document/blocks.h"
#include "reportgen/document/theme.h"
#include "reportgen/layout/page.h"
#include "reportgen/text/font_library.h"

namespace milepost::report {

// Lays the document out. Pure: the same arguments give the same pages. Time and memory grow linearly with the content.
// RESOURCE_EXHAUSTED above the theme's limits on pages and glyphs. Text no font can draw, numbers that are not numbers,
// labels that had to be cut and links that may not be followed are in `warnings`; nothing is dropped silently.
absl::StatusOr<LaidOut> Lay(const Document& document, const Theme& theme, const FontLibrary& fonts);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_LAYOUT_LAYOUT_H_
