#include "tests/bench/documents/parts.h"

#include <algorithm>
#include <utility>

namespace milepost::report {

Json StackOf(Parts parts) {
  std::vector<Json> blocks;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) Put(parts[i].json, "gap", Number(std::max(parts[i - 1].after, parts[i].before)));
    if (parts[i].next) Put(parts[i].json, "next", Flag(true));
    blocks.push_back(std::move(parts[i].json));
  }
  return Array(std::move(blocks));
}

Json TextOf(const std::vector<StyledText>& runs, const TypeStyle& base, Align align) {
  std::vector<Json> list;
  for (const StyledText& run : runs) {
    Json json;
    Put(json, "t", String(run.text));
    Put(json, "f", String(FaceOf(static_cast<FontId>(run.style.face))));
    Put(json, "c", String(ColourOf(run.style.colour)));
    if (run.decoration == Decoration::kUnderline) Put(json, "u", Flag(true));
    if (run.decoration == Decoration::kStrike) Put(json, "s", Flag(true));
    if (!run.link.empty()) Put(json, "l", String(run.link));
    list.push_back(std::move(json));
  }
  Json json;
  Put(json, "k", String("text"));
  Put(json, "size", Number(base.size));
  Put(json, "leading", Number(base.leading));
  if (align != Align::kStart) Put(json, "align", String(align == Align::kEnd ? "right" : "center"));
  Put(json, "runs", Array(std::move(list)));
  return json;
}

Json LineOf(std::string_view text, const TypeStyle& style, Align align) {
  return TextOf({{text, style}}, style, align);
}

Json GridOf(const std::vector<double>& widths, std::vector<Json> rows, int head) {
  std::vector<Json> list;
  for (const double width : widths) list.push_back(Number(width));
  Json json;
  Put(json, "k", String("grid"));
  Put(json, "widths", Array(std::move(list)));
  if (head > 0) Put(json, "head", Number(head));
  Put(json, "rows", Array(std::move(rows)));
  return json;
}

Json CellOf(Parts parts, int span) {
  Json json;
  if (span > 1) Put(json, "span", Number(span));
  Put(json, "blocks", StackOf(std::move(parts)));
  return json;
}

Json RowOf(std::vector<Json> cells, double px, double py) {
  Json json;
  Put(json, "px", Number(px));
  Put(json, "py", Number(py));
  Put(json, "cells", Array(std::move(cells)));
  return json;
}

}  // namespace milepost::report
