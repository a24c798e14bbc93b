// A document with every kind of block, and the fonts to set it in.
#ifndef MILEPOST_TESTS_UNIT_REPORTGEN_SAMPLE_H_
#define MILEPOST_TESTS_UNIT_REPORTGEN_SAMPLE_H_

#include <string>

#include "absl/time/time.h"
#include "reportgen/document/blocks.h"
#include "reportgen/pdf/render.h"
#include "reportgen/text/font_library.h"

namespace milepost::report {

Document EveryBlock();
// A document of these blocks and nothing else.
Document Only(std::vector<Block> blocks);

const FontLibrary& Fonts();
inline absl::Time SomeTime() { return absl::FromUnixSeconds(1'758'533'400); }

// Renders with the standard theme; fails the test if that cannot be done.
Rendered RenderOrDie(const Document& document);

// Runs a command over the PDF, "%s" standing for its path; returns what it printed, both streams.
std::string Judge(const std::string& pdf, const std::string& command);
inline std::string TextOf(const std::string& pdf) { return Judge(pdf, "pdftotext -enc UTF-8 %s -"); }

}  // namespace milepost::report

#endif  // MILEPOST_TESTS_UNIT_REPORTGEN_SAMPLE_H_
