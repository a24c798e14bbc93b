#include "tests/bench/documents/parts.h"

#include <algorithm>
#include <utility>

namespace milepost::bench {

using namespace report;  // NOLINT(google-build-using-namespace)

Json Stack(Parts parts) {
  std::vector<Json> blocks;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) Set(parts[i].json, "gap", Number(std::max(parts[i - 1].after, parts[i].before)));
    if (parts[i].next) Set(parts[i].json, "next", Flag(true));
    blocks.push_back(std::move(parts[i].json));
  }
  return List(std::move(blocks));
}

Json Runs(const std::vector<StyledText>& runs, const TypeStyle& base, Align align) {
  std::vector<Json> list;
  for (const StyledText& run : runs) {
    Json json;
    Set(json, "t", bench::Text(run.text));
    Set(json, "f", bench::Text(FaceOf(static_cast<FontId>(run.style.face))));
    Set(json, "c", bench::Text(ColourOf(run.style.colour)));
    if (run.decoration == Decoration::kUnderline) Set(json, "u", Flag(true));
    if (run.decoration == Decoration::kStrike) Set(json, "s", Flag(true));
    if (!run.link.empty()) Set(json, "l", bench::Text(run.link));
    list.push_back(std::move(json));
  }
  Json json;
  Set(json, "k", bench::Text("text"));
  Set(json, "size", Number(base.size));
  Set(json, "leading", Number(base.leading));
  if (align != Align::kStart) Set(json, "align", bench::Text(align == Align::kEnd ? "right" : "center"));
  Set(json, "runs", List(std::move(list)));
  return json;
}

Json Line(std::string_view text, const TypeStyle& style, Align align) { return Runs({{text, style}}, style, align); }

Json GridOf(const std::vector<double>& widths, std::vector<Json> rows, int head) {
  std::vector<Json> list;
  for (const double width : widths) list.push_back(Number(width));
  Json json;
  Set(json, "k", bench::Text("grid"));
  Set(json, "widths", List(std::move(list)));
  if (head > 0) Set(json, "head", Number(head));
  Set(json, "rows", List(std::move(rows)));
  return json;
}

Json CellOf(Parts parts, int span) {
  Json json;
  if (span > 1) Set(json, "span", Number(span));
  Set(json, "blocks", Stack(std::move(parts)));
  return json;
}

Json RowOf(std::vector<Json> cells, double px, double py) {
  Json json;
  Set(json, "px", Number(px));
  Set(json, "py", Number(py));
  Set(json, "cells", List(std::move(cells)));
  return json;
}

}  // namespace milepost::bench
