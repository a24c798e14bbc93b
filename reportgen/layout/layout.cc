#include "reportgen/layout/layout.h"

#include <tuple>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "reportgen/layout/build.h"
#include "reportgen/layout/contents.h"
#include "reportgen/layout/digest.h"
#include "reportgen/layout/paginate.h"
#include "reportgen/layout/running.h"

namespace milepost::report {
namespace {

std::pair<double, double> SizeOf(PageSize size) {
  return size == PageSize::kLetter ? std::pair(612.0, 792.0) : std::pair(595.276, 841.89);
}

}  // namespace

absl::StatusOr<LaidOut> Lay(const Document& document, const Theme& theme, const FontLibrary& fonts) {
  LaidOut out;
  std::tie(out.width, out.height) = SizeOf(document.page_size);
  const PageArea area{theme.margin_top, out.height - theme.margin_bottom, theme.margin, theme.max_pages};
  Typesetter typesetter(fonts, document.language);
  Context context{theme, StylesOf(theme), typesetter, area.bottom - area.top, out.width};
  context.elements = {{Role::kDocument, -1, ""}, {Role::kArtifact, kDocumentElement, ""}};
  context.headings = HeadingsIn(document.blocks);
  Flow flow;
  Build(document.blocks, context, out.width - 2 * theme.margin, flow.nodes);
  if (typesetter.glyphs_set() > theme.max_glyphs) {
    return absl::ResourceExhaustedError(absl::StrCat("the document has more than ", theme.max_glyphs, " glyphs"));
  }
  flow.frames = std::move(context.frames);
  if (absl::Status placed = Paginate(std::move(flow), area, out); !placed.ok()) return placed;
  NumberContents(context, out);
  out.content_sha256 = DigestOf(out);
  AddRunning(document.running, context, out);
  out.elements = std::move(context.elements);
  context.warnings.insert(typesetter.warnings().begin(), typesetter.warnings().end());
  out.warnings.assign(context.warnings.begin(), context.warnings.end());
  return out;
}

}  // namespace milepost::report
