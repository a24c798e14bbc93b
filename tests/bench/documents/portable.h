// The same report for programs that lay out by themselves: JSON of seven kinds of blocks, with nothing left to decide
// but where lines and pages break.
//
//   text    runs of one paragraph: {size, leading, align, runs: [{t, f, c, u, s, l}]}
//   figure  {w, h, items}: paths {d, fill, stroke, lw, dash, round} and lines of text {x, y, t, f, s, c}, from the top
//   left grid    {widths, head, rows: [{px, py, fill, top, bottom, cells: [{span, blocks}]}]}, the first `head` rows
//   repeat panel   {fill, edge, accent, px, py, blocks}: may be parted between pages keep    {blocks}: may not break of
//   the page
//
// Every block has `gap`, the space above it but for the top of a page, and `next` when it stays with what follows.
// Lengths are points; f is a face of Lato, c a colour. What a block is not asked to break - charts, strips of figures,
// signatures, the cover - comes as a figure, which spares the others that work.
#ifndef MILEPOST_TESTS_BENCH_DOCUMENTS_PORTABLE_H_
#define MILEPOST_TESTS_BENCH_DOCUMENTS_PORTABLE_H_

#include <string>

#include "absl/status/statusor.h"
#include "reportgen/document/blocks.h"
#include "reportgen/layout/page.h"
#include "reportgen/text/font_library.h"

namespace milepost::report {

// `laid_out` is the document's own layout: the numbers in the table of contents are taken from it. UNIMPLEMENTED if the
// document is a single sheet, or says anything that Lato cannot draw.
absl::StatusOr<std::string> PortableJson(const Document& document, const LaidOut& laid_out, const FontLibrary& fonts);

}  // namespace milepost::report

#endif  // MILEPOST_TESTS_BENCH_DOCUMENTS_PORTABLE_H_
