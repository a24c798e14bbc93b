// Blocks to nodes: every block measures itself for a width and says where it may be parted.
#ifndef MILEPOST_REPORTGEN_LAYOUT_BUILD_H_
#define MILEPOST_REPORTGEN_LAYOUT_BUILD_H_

#include <functional>
#include <vector>

#include "reportgen/document/blocks.h"
#include "reportgen/layout/canvas.h"
#include "reportgen/layout/flow.h"

namespace milepost::report {

using Nodes = std::vector<Node>;

void Build(const std::vector<Block>& blocks, Context& context, double width, Nodes& out);

void Build(const Cover& cover, Context& context, double width, Nodes& out);
void Build(const Contents& contents, Context& context, double width, Nodes& out);
void Build(const Heading& heading, Context& context, double width, Nodes& out);
void Build(const Paragraph& paragraph, Context& context, double width, Nodes& out);
void Build(const List& list, Context& context, double width, Nodes& out);
void Build(const Facts& facts, Context& context, double width, Nodes& out);
void Build(const Table& table, Context& context, double width, Nodes& out);
void Build(const KpiStrip& strip, Context& context, double width, Nodes& out);
void Build(const ChartBlock& chart, Context& context, double width, Nodes& out);
void Build(const Callout& callout, Context& context, double width, Nodes& out);
void Build(const Quote& quote, Context& context, double width, Nodes& out);
void Build(const SignatureBlock& block, Context& context, double width, Nodes& out);
void Build(const NoteLines& notes, Context& context, double width, Nodes& out);
void Build(const CardGrid& grid, Context& context, double width, Nodes& out);
void Build(const Card& card, Context& context, double width, Nodes& out);
void Build(const Columns& columns, Context& context, double width, Nodes& out);
void Build(const Together& together, Context& context, double width, Nodes& out);
void Build(const Spacer& spacer, Context& context, double width, Nodes& out);
void Build(const PageBreak& page_break, Context& context, double width, Nodes& out);
void Build(const Sheet& sheet, Context& context, double width, Nodes& out);

// A node of one piece, in the panel being filled.
Node PieceNode(const Context& context, Piece piece, double before, double after, bool keep_with_next = false);

// Lines as pieces that part without leaving fewer than two lines on either page. `decorate` draws beside the first.
struct LinesAt {
  double x = 0, width = 0;
  Align align = Align::kStart;
  int element = 0;
  double before = 0, after = 0;
  bool keep_with_next = false;
};
void AddLines(Context& context, const SetText& text, const LinesAt& at, Nodes& out,
              const std::function<void(Canvas&)>& decorate = nullptr);

// Fills a panel that may continue on the next page: `fill` builds what is inside, `width` wide.
struct PanelStyle {
  Colour fill, edge, accent;
  double padding_x = 14, padding_y = 12;
};
void AddPanel(Context& context, const PanelStyle& style, double width, double before, double after, Nodes& out,
              const std::function<void(double width, Nodes& out)>& fill);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_LAYOUT_BUILD_H_
