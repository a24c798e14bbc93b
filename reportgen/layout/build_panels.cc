#include <algorithm>

#include "reportgen/layout/build.h"
#include "reportgen/layout/chart.h"

namespace milepost::report {
namespace {

constexpr double kInset = 12;

SetText SetIn(Context& context, std::string_view text, const TypeStyle& style, double width) {
  const StyledText run{text, style};
  return context.typesetter.Set(absl::MakeConstSpan(&run, 1), width);
}

// The style shrunk until the text fits the width, to no less than half.
TypeStyle Fitted(Context& context, std::string_view text, TypeStyle style, double width) {
  const double natural = context.typesetter.Width(text, style);
  if (natural <= width || natural <= 0) return style;
  const double scale = std::max(0.5, width / natural);
  return Sized(style, style.size * scale, style.leading);
}

// Blocks side by side, `columns` a row, all of a row as high as the highest. `draw` draws number i into a box of the
// given height and returns the height it needs; it is called once to measure and once to draw.
using DrawBox = std::function<double(Canvas&, size_t i, double x, double width, double height)>;

void AddGrid(Context& context, size_t count, int columns, double width, double gutter, Nodes& out,
             const DrawBox& draw) {
  const double share = (width - gutter * (columns - 1)) / columns;
  for (size_t begin = 0; begin < count; begin += static_cast<size_t>(columns)) {
    const size_t end = std::min(count, begin + static_cast<size_t>(columns));
    double height = 0;
    const size_t elements = context.elements.size();
    for (size_t i = begin; i < end; ++i) {
      Canvas measure(context, kArtifactElement);
      height = std::max(height, draw(measure, i, 0, share, 0));
    }
    context.elements.resize(elements);
    Canvas canvas(context, kArtifactElement);
    for (size_t i = begin; i < end; ++i) {
      draw(canvas, i, static_cast<double>(i - begin) * (share + gutter), share, height);
    }
    const double after = end == count ? context.Gap(context.theme.block_gap + 4, 6) : gutter;
    out.push_back(PieceNode(context, canvas.Finish(height), begin == 0 ? context.Gap(8, 4) : 0, after));
  }
}

double DrawKpi(Canvas& canvas, const Kpi& kpi, double x, double width, double height) {
  Context& context = canvas.context();
  const Styles& styles = context.styles;
  const Palette& palette = context.theme.palette;
  const double inner = width - kInset - 8;
  if (height > 0) {
    canvas.set_element(kArtifactElement);
    canvas.Rect(x, 0, width, height, palette.paper, context.theme.radius);
    canvas.Rect(x, 0, 3.2, height, context.Of(kpi.hue), 1.6);
  }
  canvas.set_element(context.NewElement(Role::kParagraph, context.parent));
  const TypeStyle big{Face::kSemibold, 19, 24, palette.ink, 0, true};
  double y = 9;
  y += canvas.Wrapped(x + kInset, y, inner, kpi.value, Fitted(context, kpi.value, big, inner)) + 1;
  y += canvas.Wrapped(x + kInset, y, inner, kpi.label, Sized(styles.small_strong, 8.3, 11)) + 1;
  y += canvas.Wrapped(x + kInset, y, inner, kpi.detail, Sized(styles.tiny, 7.3, 9.8));
  return y + 9;
}

double DrawTile(Canvas& canvas, const Tile& tile, double x, double width, double height) {
  Context& context = canvas.context();
  const Styles& styles = context.styles;
  const Palette& palette = context.theme.palette;
  const Colour hue = context.Of(tile.hue);
  const double inner = width - 2 * kInset;
  const double left = x + kInset;
  if (height > 0) {
    canvas.set_element(kArtifactElement);
    canvas.Rect(x, 0, width, height, palette.paper, context.theme.radius);
    canvas.Rect(x, 0, width, 6, hue, 3);
    canvas.Rect(x, 3, width, 4, palette.paper);
  }
  canvas.set_element(context.NewElement(Role::kParagraph, context.parent));
  double y = context.Gap(14, 11);
  const double pip = tile.pip ? PipWidth(context, *tile.pip, styles.tiny_strong) : 0;
  if (tile.pip) DrawPip(canvas, *tile.pip, left + inner - pip, y + 7.8, styles.tiny_strong);
  if (!tile.overline.empty()) {
    const double room = inner - (pip > 0 ? pip + 8 : 0);
    y += canvas.Wrapped(left, y, room, tile.overline, Coloured(styles.overline, hue)) + 4;
  } else if (tile.pip) {
    y += styles.tiny_strong.leading + 4;
  }
  y += canvas.Wrapped(left, y, inner, tile.title, {Face::kBold, 10.4, 13.6, palette.ink}) + 3;
  y += canvas.Wrapped(left, y, inner, tile.body, Sized(styles.label, 8.6, 12.4));
  const double spark = context.Gap(32, 26), bar = context.Gap(22, 16);
  const double foot = (tile.progress ? bar : 0) + (tile.sparkline ? spark : 0);
  if (foot == 0) return y + context.Gap(12, 8);
  canvas.set_element(context.NewElement(Role::kFigure, context.parent, tile.title));
  const double edge = context.Gap(6, 4);
  double top = height > 0 ? height - foot - edge : y + edge;
  const double needed = y + edge + foot + edge;
  if (tile.sparkline) {
    const double room = tile.sparkline->value.empty() ? 0 : 40;
    DrawSpark(canvas, *tile.sparkline, left, top + 4, inner - room, 20);
    canvas.Text(left + inner, top + 18, tile.sparkline->value, styles.figures, Align::kEnd);
    top += spark;
  }
  if (tile.progress) {
    const ProgressCell& progress = *tile.progress;
    const TypeStyle value = Sized(styles.figures, 9, 12);
    const double value_width = progress.value.empty() ? 0 : context.typesetter.Width(progress.value, value) + 12;
    canvas.Bar(left, top + 5, inner - value_width, 6, progress.fraction, hue, progress.expected);
    canvas.Text(left + inner, top + 11.3, progress.value, value, Align::kEnd);
  }
  return needed;
}

double DrawSigner(Canvas& canvas, const Signer& signer, double x, double width, double height) {
  Context& context = canvas.context();
  const Styles& styles = context.styles;
  const Palette& palette = context.theme.palette;
  constexpr double kLine = 44;
  canvas.set_element(kArtifactElement);
  if (height > 0) canvas.Stroke(x, kLine, x + width, kLine, palette.ink, 0.8);
  canvas.set_element(context.NewElement(Role::kParagraph, context.parent));
  if (!signer.signed_on.empty()) {
    DrawStatus(canvas, Status::kDone, x + 4.5, kLine - 9.5, 4.2);
    const TypeStyle style{Face::kItalic, 9, 12, palette.teal};
    const SetText text = SetIn(context, signer.signed_on, style, width - 14);
    canvas.Lines(x + 14, kLine - 3 - text.height(), width - 14, text);
  }
  const double date = context.typesetter.Width(signer.date_label, styles.label);
  canvas.Text(x + width, kLine + 13.2, signer.date_label, Sized(styles.label, 8, 11), Align::kEnd);
  double y = kLine + 4;
  y += canvas.Wrapped(x, y, width - date - 10, signer.name, Sized(styles.strong, 8.9, 12));
  y += canvas.Wrapped(x, y, width, signer.role, Sized(styles.label, 8, 11));
  return y + 4;
}

}  // namespace

void Build(const KpiStrip& strip, Context& context, double width, Nodes& out) {
  const size_t n = strip.items.size();
  if (n == 0) return;
  const int rows = static_cast<int>((n + 3) / 4);
  const int columns =
      width < 300 ? 2 : static_cast<int>((n + static_cast<size_t>(rows) - 1) / static_cast<size_t>(rows));
  AddGrid(context, n, columns, width, context.theme.gutter, out,
          [&](Canvas& canvas, size_t i, double x, double share, double height) {
            return DrawKpi(canvas, strip.items[i], x, share, height);
          });
}

void Build(const CardGrid& grid, Context& context, double width, Nodes& out) {
  AddGrid(context, grid.tiles.size(), std::clamp(grid.columns, 1, 4), width, context.theme.gutter, out,
          [&](Canvas& canvas, size_t i, double x, double share, double height) {
            return DrawTile(canvas, grid.tiles[i], x, share, height);
          });
}

void Build(const SignatureBlock& block, Context& context, double width, Nodes& out) {
  if (!block.statement.empty()) {
    Build(Paragraph{Plain(block.statement)}, context, width, out);
    if (!out.empty()) out.back().keep_with_next = true;
  }
  const int columns = std::clamp(static_cast<int>(block.signers.size()), 1, width < 300 ? 2 : 3);
  AddGrid(context, block.signers.size(), columns, width, context.theme.gutter * 1.7, out,
          [&](Canvas& canvas, size_t i, double x, double share, double height) {
            return DrawSigner(canvas, block.signers[i], x, share, height);
          });
}

void Build(const NoteLines& notes, Context& context, double width, Nodes& out) {
  const double line = context.Gap(22, 20);
  constexpr int kTogether = 12;  // more lines than these may be parted
  const Palette& palette = context.theme.palette;
  if (!notes.label.empty()) {
    Canvas canvas(context, context.NewElement(Role::kParagraph, context.parent));
    const double height =
        canvas.Wrapped(0, 0, width, notes.label, Coloured(context.styles.small_strong, palette.slate));
    out.push_back(PieceNode(context, canvas.Finish(height), 8, 0, true));
  }
  const int lines = std::clamp(notes.lines, 0, 200);
  for (int i = 0; i < lines; ++i) {
    Canvas canvas(context, kArtifactElement);
    canvas.Stroke(0, line - 1, width, line - 1, Mix(palette.line, palette.slate, 0.2), 0.6);
    const bool keep = i + 1 < lines && (lines <= kTogether || i == 0 || i + 2 == lines);
    out.push_back(
        PieceNode(context, canvas.Finish(line), 0, i + 1 == lines ? context.Gap(context.theme.block_gap, 6) : 0, keep));
  }
}

}  // namespace milepost::report
