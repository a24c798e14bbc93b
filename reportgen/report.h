// The generator's whole public face: a snapshot in, the bytes of a PDF out.
#ifndef MILEPOST_REPORTGEN_REPORT_H_
#define MILEPOST_REPORTGEN_REPORT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "milepost/snapshot/v1/report_snapshot.pb.h"
#include "reportgen/document/file_form.h"
#include "reportgen/document/theme.h"
#include "reportgen/text/font_library.h"
#include "reportgen/theme_file.h"

namespace milepost::report {

struct RenderedReport {
  std::string pdf;
  int page_count = 0;
  std::string content_sha256;         // lower-case hexadecimal; its first eight digits stand in the foot of every page
  std::vector<std::string> warnings;  // what could not be drawn as it stands; sorted, each once
  std::string file_name;              // a suggestion, without folders
};

// The document the snapshot asks for. Pure: no clock, no file, no environment; the same snapshot, fonts, theme and
// form give the same bytes. May be called from several threads with one FontLibrary and one Theme. INVALID_ARGUMENT:
// the snapshot is of another form, or lacks owner, day or kind. RESOURCE_EXHAUSTED: it would fill more pages or glyphs
// than the theme allows. Never part of a document.
absl::StatusOr<RenderedReport> RenderReport(const snapshot::v1::ReportSnapshot& snapshot, const FontLibrary& fonts,
                                            const Theme& theme = {}, FileForm form = FileForm::kArchive);

// The same document's pages as JSON, one placed item a line: what golden tests and curious people read. Errors as
// above.
absl::StatusOr<std::string> DumpReportLayout(const snapshot::v1::ReportSnapshot& snapshot, const FontLibrary& fonts,
                                             const Theme& theme = {});

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_REPORT_H_
