#include <algorithm>

#include "absl/strings/str_cat.h"
#include "reportgen/layout/build.h"

namespace milepost::report {
namespace {

SetText SetPlain(Context& context, std::string_view text, const TypeStyle& style, double width) {
  const StyledText run{text, style};
  return context.typesetter.Set(absl::MakeConstSpan(&run, 1), width);
}

Align StartOf(const SetText& text) { return text.rtl ? Align::kEnd : Align::kStart; }

void BuildTitle(const Heading& heading, Context& context, double width, Nodes& out) {
  const Styles& styles = context.styles;
  const bool first_level = heading.level <= 1;
  const TypeStyle& style = first_level ? styles.h1 : heading.level == 2 ? styles.h2 : styles.h3;
  const Role role = first_level ? Role::kH1 : heading.level == 2 ? Role::kH2 : Role::kH3;
  Canvas canvas(context, context.NewElement(role, context.parent));
  if (heading.outline) canvas.Mark(heading.level, heading.text);
  if (first_level) canvas.Section(heading.text);
  double height = canvas.Wrapped(0, 0, width, heading.text, style);
  if (first_level) {
    canvas.set_element(kArtifactElement);
    canvas.Rect(0, height + 3.6, 28, 2.4, context.theme.palette.teal);
    height += 6;
  }
  const double before[] = {28, 22, 14};
  const double after[] = {10, 8, 4};
  const int index = std::clamp(heading.level, 1, 3) - 1;
  out.push_back(
      PieceNode(context, canvas.Finish(height), context.Gap(before[index], 8), context.Gap(after[index], 2.5), true));
}

// Side of the box, or of the square the bullet stands in.
constexpr double kMark = 8;

void DrawMarker(Canvas& canvas, const ListItem& item, Marker marker, double x, double baseline,
                std::string_view number) {
  const Palette& palette = canvas.context().theme.palette;
  switch (marker) {
    case Marker::kBullet:
      if (item.level == 0) {
        canvas.Disc(x + 3, baseline - 3.2, 1.7, palette.teal);
      } else {
        canvas.Stroke(x + 1, baseline - 3.2, x + 5.5, baseline - 3.2, palette.teal, 1.1);
      }
      break;
    case Marker::kNumber:
      canvas.Text(x + 10, baseline, number, Tabular(Coloured(canvas.context().styles.small_strong, palette.slate)),
                  Align::kEnd);
      break;
    case Marker::kCheckbox:
      canvas.Outline(x + 0.4, baseline - kMark + 0.6, kMark, kMark, palette.slate, 0.8, 1.6);
      if (item.checked) {
        const double y = baseline - kMark + 0.6;
        canvas.Polyline({{x + 2.2, y + 4.2}, {x + 3.9, y + 6}, {x + 6.8, y + 2.2}}, palette.teal, 1.5);
      }
      break;
    case Marker::kNone:
      break;
  }
}

}  // namespace

void Build(const Heading& heading, Context& context, double width, Nodes& out) {
  BuildTitle(heading, context, width, out);
  if (heading.lead.empty()) return;
  const SetText lead = SetPlain(context, heading.lead, context.styles.lead, width * 0.94);
  LinesAt at{0, width * 0.94, StartOf(lead), context.NewElement(Role::kParagraph, context.parent)};
  at.before = 2;
  at.after = 11;
  at.keep_with_next = true;
  AddLines(context, lead, at, out);
}

void Build(const Paragraph& paragraph, Context& context, double width, Nodes& out) {
  const TypeStyle& base = paragraph.small || context.dense ? context.styles.small : context.styles.body;
  const SetText text = context.typesetter.Set(Over(paragraph.text, base, context), width);
  LinesAt at{0, width, StartOf(text), context.NewElement(Role::kParagraph, context.parent)};
  at.after = context.Gap(context.theme.paragraph_gap, 3);
  AddLines(context, text, at, out);
}

void Build(const List& list, Context& context, double width, Nodes& out) {
  const int list_element = context.NewElement(Role::kList, context.parent);
  const TypeStyle& base = context.dense ? context.styles.small : context.styles.body;
  int numbers[3] = {0, 0, 0};
  for (size_t i = 0; i < list.items.size(); ++i) {
    const ListItem& item = list.items[i];
    const int level = std::clamp(item.level, 0, 2);
    for (int deeper = level + 1; deeper < 3; ++deeper) numbers[deeper] = 0;
    const std::string number = absl::StrCat(++numbers[level], ".");
    const double x = level * 15 + (list.marker == Marker::kNone ? 0 : 15);
    const SetText text = context.typesetter.Set(Over(item.text, base, context), width - x);
    LinesAt at{x, width - x, StartOf(text), context.NewElement(Role::kListItem, list_element)};
    const double last = context.Gap(context.theme.paragraph_gap + 2, 4);
    at.after = i + 1 == list.items.size() ? last : context.Gap(3, 1.5);
    AddLines(context, text, at, out,
             [&](Canvas& canvas) { DrawMarker(canvas, item, list.marker, x - 15, text.ascent, number); });
  }
}

void Build(const Facts& facts, Context& context, double width, Nodes& out) {
  const int columns = std::clamp(facts.columns, 1, 4);
  const double gutter = context.theme.gutter * 1.5;
  const double share = (width - gutter * (columns - 1)) / columns;
  for (size_t begin = 0; begin < facts.items.size(); begin += static_cast<size_t>(columns)) {
    const size_t end = std::min(facts.items.size(), begin + static_cast<size_t>(columns));
    Canvas canvas(context, kArtifactElement);
    double height = 0;
    for (size_t i = begin; i < end; ++i) {
      const double x = static_cast<double>(i - begin) * (share + gutter);
      canvas.set_element(kArtifactElement);
      canvas.Stroke(x, 0, x + share, 0, context.theme.palette.line, 0.7);
      canvas.set_element(context.NewElement(Role::kParagraph, context.parent));
      double y = 6;
      y += canvas.Wrapped(x, y, share, facts.items[i].label, context.styles.tiny);
      y += canvas.Wrapped(x, y, share, facts.items[i].value, context.styles.strong);
      height = std::max(height, y);
    }
    const bool last = end == facts.items.size();
    out.push_back(PieceNode(context, canvas.Finish(height), begin == 0 ? 4 : 0, last ? context.theme.block_gap : 8));
  }
}

void Build(const Callout& callout, Context& context, double width, Nodes& out) {
  const Palette& palette = context.theme.palette;
  const Hue hues[] = {Hue::kBrand, Hue::kTeal, Hue::kAmber, Hue::kPlum};
  const Colour colour = context.Of(hues[static_cast<int>(callout.tone)]);
  const Colour tint = Mix(colour, palette.white, 0.93);
  AddPanel(context, {tint, tint, colour, 14, 10}, width, context.theme.block_gap, context.theme.block_gap, out,
           [&](double inner, Nodes& nodes) {
             if (!callout.title.empty()) {
               Canvas canvas(context, context.NewElement(Role::kParagraph, context.parent));
               const TypeStyle style = Coloured(Sized(context.styles.h3, 9.8, 13.4), colour);
               const double height = canvas.Wrapped(0, 0, inner, callout.title, style);
               nodes.push_back(PieceNode(context, canvas.Finish(height), 0, 3, true));
             }
             for (const Text& text : callout.paragraphs) {
               const TypeStyle base = Sized(context.styles.body, 9.2, 13.4);
               const SetText set = context.typesetter.Set(Over(text, base, context), inner);
               LinesAt at{0, inner, StartOf(set), context.NewElement(Role::kParagraph, context.parent)};
               at.after = 4;
               AddLines(context, set, at, nodes);
             }
           });
}

void Build(const Quote& quote, Context& context, double width, Nodes& out) {
  const Palette& palette = context.theme.palette;
  AddPanel(context, {palette.white, palette.white, palette.teal, 14, 1}, width, 10, 10, out,
           [&](double inner, Nodes& nodes) {
             const int element = context.NewElement(Role::kQuote, context.parent);
             const SetText text = SetPlain(context, quote.text, context.styles.quote, inner);
             LinesAt at{0, inner, StartOf(text), element};
             at.after = 3;
             at.keep_with_next = true;
             AddLines(context, text, at, nodes);
             if (quote.attribution.empty()) return;
             const SetText source = SetPlain(context, quote.attribution, Sized(context.styles.label, 7.8, 11), inner);
             AddLines(context, source, {0, inner, StartOf(source), element}, nodes);
           });
}

}  // namespace milepost::report
