// A document to the bytes of a PDF: the public face of this folder.
#ifndef MILEPOST_REPORTGEN_PDF_RENDER_H_
#define MILEPOST_REPORTGEN_PDF_RENDER_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "reportgen/document/blocks.h"
#include "reportgen/document/file_form.h"
#include "reportgen/document/theme.h"
#include "reportgen/layout/page.h"
#include "reportgen/text/font_library.h"

namespace milepost::report {

struct Rendered {
  std::string bytes;
  int page_count = 0;
  std::string content_sha256;         // the one whose first digits the foot carries
  std::vector<std::string> warnings;  // sorted, each once; empty when everything is drawn as it was meant
};

// Renders the document, dated `created`. Pure: no clock, no file, no environment; the same arguments give the same
// bytes. RESOURCE_EXHAUSTED above the theme's limits, INTERNAL when the PDF cannot be made; never part of a document.
// May be called from several threads with one FontLibrary.
absl::StatusOr<Rendered> Render(const Document& document, const Theme& theme, const FontLibrary& fonts,
                                absl::Time created, FileForm form = FileForm::kArchive);

// What a PDF is and says of itself. The pages are given as they were laid out.
struct Properties {
  std::string title, author, subject, language;
  absl::Time created;
  FileForm form = FileForm::kArchive;
};
absl::StatusOr<std::string> WritePdf(const LaidOut& laid_out, const Properties& properties, const FontLibrary& fonts,
                                     std::vector<std::string>& warnings);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_PDF_RENDER_H_
