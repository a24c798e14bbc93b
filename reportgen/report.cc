#include "reportgen/report.h"

#include <utility>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "reportgen/compose/compose.h"
#include "reportgen/document/theme.h"
#include "reportgen/layout/dump.h"
#include "reportgen/layout/layout.h"
#include "reportgen/pdf/render.h"

namespace milepost::report {
namespace {

// The snapshot's moment; without one, the beginning of its day.
absl::Time CreatedAt(const snapshot::v1::ReportSnapshot& snapshot) {
  if (snapshot.has_snapshot_time()) return absl::FromUnixSeconds(snapshot.snapshot_time().seconds());
  const google::type::Date& day = snapshot.today();
  return absl::FromCivil(absl::CivilDay(day.year(), day.month(), day.day()), absl::UTCTimeZone());
}

}  // namespace

absl::StatusOr<RenderedReport> RenderReport(const snapshot::v1::ReportSnapshot& snapshot, const FontLibrary& fonts,
                                            const Theme& theme, FileForm form) {
  absl::StatusOr<Document> document = Compose(snapshot);
  if (!document.ok()) return document.status();
  absl::StatusOr<Rendered> rendered = Render(*document, theme, fonts, CreatedAt(snapshot), form);
  if (!rendered.ok()) return rendered.status();
  RenderedReport report;
  report.pdf = std::move(rendered->bytes);
  report.page_count = rendered->page_count;
  report.content_sha256 = std::move(rendered->content_sha256);
  report.warnings = std::move(rendered->warnings);
  report.file_name = SuggestFileName(snapshot);
  return report;
}

absl::StatusOr<std::string> DumpReportLayout(const snapshot::v1::ReportSnapshot& snapshot, const FontLibrary& fonts,
                                             const Theme& theme) {
  absl::StatusOr<Document> document = Compose(snapshot);
  if (!document.ok()) return document.status();
  absl::StatusOr<LaidOut> pages = Lay(*document, theme, fonts);
  if (!pages.ok()) return pages.status();
  return DumpJson(*pages, fonts);
}

}  // namespace milepost::report
