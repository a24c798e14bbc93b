#include "reportgen/layout/running.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace milepost::report {
namespace {

// The text, or as much of its start as fits before an ellipsis: a running head has one line.
std::string Shortened(Context& context, const std::string& text, const TypeStyle& style, double width) {
  if (width <= 0) return "";
  if (context.typesetter.Width(text, style) <= width) return text;
  const StyledText run{text, style};
  const SetText set =
      context.typesetter.Set(absl::MakeConstSpan(&run, 1), width - context.typesetter.Width(" \u2026", style));
  std::string first;
  if (!set.lines.empty()) {
    for (const GlyphRun& part : set.lines.front().runs) first += part.text;
  }
  while (!first.empty() && first.back() == ' ') first.pop_back();
  return first + " \u2026";
}

TypeStyle StrongHead(const Palette& palette) { return {Face::kBold, 7.6, 10, palette.navy}; }
TypeStyle PlainHead(const Palette& palette) { return {Face::kRegular, 7.6, 10, palette.slate}; }
TypeStyle PlainFoot(const Palette& palette) { return {Face::kRegular, 7.4, 10, palette.slate}; }

// What is the same on all pages, as much of it as they have room for.
Running Fitted(const Running& running, Context& context, double width) {
  const Palette& palette = context.theme.palette;
  Running fitted = running;
  fitted.title = Shortened(context, running.title, StrongHead(palette), width * 0.4);
  fitted.person = Shortened(context, running.person, PlainHead(palette), width * 0.28);
  fitted.revision = Shortened(context, running.revision, PlainFoot(palette), width * 0.25);
  return fitted;
}

void DrawHead(Canvas& canvas, const Running& running, const Page& page, double width) {
  Context& context = canvas.context();
  const Palette& palette = context.theme.palette;
  const TypeStyle plain = PlainHead(palette);
  const double title = canvas.Text(0, 36, running.title, StrongHead(palette));
  canvas.Text(title + (title > 0 ? 8 : 0), 36, running.person, plain);
  canvas.Text(width, 36, Shortened(context, page.section, plain, width * 0.28), plain, Align::kEnd);
  canvas.Stroke(0, 44, width, 44, palette.line, 0.6);
}

void DrawFoot(Canvas& canvas, const Running& running, const LaidOut& out, size_t index, double width) {
  Context& context = canvas.context();
  const Palette& palette = context.theme.palette;
  const TypeStyle plain = PlainFoot(palette);
  const TypeStyle strong = Tabular(StrongHead(palette));
  const double rule = out.height - (context.theme.footer.empty() ? 40 : 47);
  const double baseline = rule + 13;
  canvas.Stroke(0, rule, width, rule, palette.line, 0.6);
  const std::string page = absl::StrReplaceAll(
      running.page_pattern, {{"{page}", absl::StrCat(index + 1)}, {"{pages}", absl::StrCat(out.pages.size())}});
  double right = width - canvas.Text(width, baseline, page, strong, Align::kEnd) - 14;
  if (running.content_hash) {
    const TypeStyle hash = Tabular(Sized(plain, 7, 10));
    const std::string digits =
        absl::StrCat(running.hash_label, running.hash_label.empty() ? "#" : " #", out.content_sha256.substr(0, 8));
    right -= canvas.Text(right, baseline, digits, hash, Align::kEnd) + 14;
  }
  if (!running.revision.empty()) right -= canvas.Text(right, baseline, running.revision, plain, Align::kEnd) + 14;
  canvas.Text(0, baseline, Shortened(context, running.confidentiality, plain, right), plain);
  canvas.Text(0, baseline + 10.5, Shortened(context, context.theme.footer, plain, width), plain);
}

}  // namespace

void AddRunning(const Running& running, Context& context, LaidOut& out) {
  context.left = context.theme.margin;
  const double width = out.width - 2 * context.theme.margin;
  const Running fitted = Fitted(running, context, width);
  for (size_t i = 0; i < out.pages.size(); ++i) {
    Canvas canvas(context, kArtifactElement);
    if (!out.pages[i].cover) DrawHead(canvas, fitted, out.pages[i], width);
    DrawFoot(canvas, fitted, out, i, width);
    Piece piece = canvas.Finish(0);
    for (Item& item : piece.items) out.pages[i].items.push_back(std::move(item));
  }
}

}  // namespace milepost::report
