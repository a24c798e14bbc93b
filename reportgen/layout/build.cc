#include "reportgen/layout/build.h"

#include <algorithm>
#include <cmath>

namespace milepost::report {
namespace {

// Panels beside one another end on one line.
void AlignPanels(double room, Node& node) {
  const double height = HeightOf(node);
  if (height > room) return;
  for (std::vector<Node>& stack : node.parallel) {
    if (stack.empty() || !stack.back().piece.stretches) continue;
    const double missing = height - HeightOf(stack);
    std::get<PlacedRect>(stack.back().piece.items.front().shape).height += missing;
    stack.back().piece.height += missing;
  }
}

// In one line, for the pages on which the card goes on.
void RepeatTitle(const Card& card, double width, Context& context) {
  const LineLimit limit(context.typesetter, 1);
  Canvas canvas(context, kArtifactElement);
  const TypeStyle style = Coloured(context.styles.small_strong, context.theme.palette.slate);
  const double height = canvas.Wrapped(0, 0, width, card.title, style) + context.Gap(4, 2);
  context.frames[static_cast<size_t>(context.frame)].repeated = std::make_shared<const Piece>(canvas.Finish(height));
  context.room -= height;
}

}  // namespace

void Build(const std::vector<Block>& blocks, Context& context, double width, Nodes& out) {
  for (const Block& block : blocks) {
    std::visit([&](const auto& content) { Build(content, context, width, out); }, block.content);
  }
}

Node PieceNode(const Context& context, Piece piece, double before, double after, bool keep_with_next) {
  Node node;
  node.piece = std::move(piece);
  node.before = before;
  node.after = after;
  node.keep_with_next = keep_with_next;
  node.frame = context.frame;
  return node;
}

void AddLines(Context& context, const SetText& text, const LinesAt& at, Nodes& out,
              const std::function<void(Canvas&)>& decorate) {
  const size_t n = text.lines.size();
  for (size_t begin = 0; begin < n;) {
    size_t count = 1;
    if (n <= 3) {
      count = n;
    } else if (begin == 0 || begin + 2 == n) {
      count = 2;
    }
    Canvas canvas(context, at.element);
    const double height = canvas.Lines(at.x, 0, at.width, text, at.align, begin, count);
    if (begin == 0 && decorate) decorate(canvas);
    const bool last = begin + count == n;
    out.push_back(PieceNode(context, canvas.Finish(height), begin == 0 ? at.before : 0, last ? at.after : 0,
                            last && at.keep_with_next));
    begin += count;
  }
}

void AddPanel(Context& context, const PanelStyle& style, double width, double before, double after, Nodes& out,
              const std::function<void(double width, Nodes& out)>& fill) {
  const int outer = context.frame;
  const double room = context.room;
  if (outer < 0) {  // a panel within a panel is set without a box of its own
    context.frames.push_back(
        {context.left, width, style.padding_y, style.fill, style.edge, style.accent, context.theme.radius, nullptr});
    context.frame = static_cast<int>(context.frames.size()) - 1;
    context.room -= 2 * style.padding_y;
  }
  const size_t first = out.size();
  out.push_back(PieceNode(context, Piece{style.padding_y}, before, 0, true));
  context.left += style.padding_x;
  fill(width - 2 * style.padding_x, out);
  context.left -= style.padding_x;
  if (out.size() > first + 1) {
    out[first + 1].before = 0;
    out.back().after = 0;
    out.back().keep_with_next = true;
  }
  out.push_back(PieceNode(context, Piece{style.padding_y}, 0, after));
  context.frame = outer;
  context.room = room;
}

void Build(const Card& card, Context& context, double width, Nodes& out) {
  const Palette& palette = context.theme.palette;
  const PanelStyle style{palette.white, palette.line, context.Of(card.hue), context.Gap(14, 10), context.Gap(12, 8)};
  const double gap = context.Gap(context.theme.block_gap, 6);
  const bool within = context.frame >= 0;
  AddPanel(context, style, width, gap, gap, out, [&](double inner, Nodes& nodes) {
    const int parent = context.parent;
    context.parent = context.NewElement(Role::kSection, parent);
    Canvas canvas(context, context.NewElement(Role::kH3, context.parent));
    double y = 0;
    if (!card.overline.empty()) {
      const TypeStyle over = Coloured(context.styles.overline, context.Of(card.hue));
      y += canvas.Wrapped(0, y, inner, card.overline, over) + 3;
    }
    const double pip = card.pip ? PipWidth(context, *card.pip, context.styles.tiny_strong) : 0;
    const TypeStyle title = Sized(Coloured(context.styles.h3, palette.ink), 11, 14);
    if (card.pip) {
      DrawPip(canvas, *card.pip, inner - pip, y + 10, context.styles.tiny_strong);
    }
    y += canvas.Wrapped(0, y, inner - (pip > 0 ? pip + 16 : 0), card.title, title);
    nodes.push_back(PieceNode(context, canvas.Finish(y), 0, context.Gap(6, 3), true));
    if (!within) RepeatTitle(card, inner, context);
    Build(card.blocks, context, inner, nodes);
    context.parent = parent;
  });
}

void Build(const Columns& columns, Context& context, double width, Nodes& out) {
  double total = 0;
  for (const Column& column : columns.columns) total += std::max(Finite(column.weight, 1, context), 0.05);
  const double gutter = context.theme.gutter * 2;
  const double usable = width - gutter * std::max<double>(0, static_cast<double>(columns.columns.size()) - 1);
  Node node;
  node.kind = Node::Kind::kParallel;
  node.frame = context.frame;
  const double left = context.left;
  for (const Column& column : columns.columns) {
    const double share = usable * std::max(Finite(column.weight, 1, context), 0.05) / total;
    Nodes stack;
    Build(column.blocks, context, share, stack);
    if (!stack.empty()) {
      node.before = std::max(node.before, stack.front().before);
      node.after = std::max(node.after, stack.back().after);
    }
    node.parallel.push_back(std::move(stack));
    context.left += share + gutter;
  }
  context.left = left;
  AlignPanels(context.room, node);
  if (!node.parallel.empty()) out.push_back(std::move(node));
}

void Build(const Together& together, Context& context, double width, Nodes& out) {
  const size_t first = out.size();
  Build(together.blocks, context, width, out);
  if (out.size() == first) return;
  if (together.with_preceding && first > 0) out[first - 1].keep_with_next = true;
  if (HeightOf(absl::MakeConstSpan(out).subspan(first)) > context.room) return;  // it fills its pages
  for (size_t i = first; i + 1 < out.size(); ++i) {
    if (together.firm) out[i].keep_with_next = true;
    out[i].together = true;
  }
}

void Build(const Spacer& spacer, Context& context, double, Nodes& out) {
  const double height = std::clamp(Finite(spacer.height, 0, context), 0.0, context.room / 2);
  out.push_back(PieceNode(context, Piece{0}, height, 0));
}

void Build(const PageBreak&, Context&, double, Nodes& out) {
  Node node;
  node.kind = Node::Kind::kPageBreak;
  out.push_back(std::move(node));
}

}  // namespace milepost::report
