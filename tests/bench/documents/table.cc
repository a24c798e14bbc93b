// Tables: the columns as wide as the generator makes them, so that every engine breaks the same words.
#include <algorithm>
#include <utility>

#include "reportgen/layout/build.h"
#include "reportgen/layout/table_columns.h"
#include "tests/bench/documents/parts.h"

namespace milepost::report {
namespace {

constexpr double kPadX = 7, kPadY = 5.6;
// Of a cell with text: without kerning the longest word of a column is wider than the generator made it.
constexpr double kTextPadX = kPadX - 2;

class TableParts {
 public:
  TableParts(const Table& table, Context& context, double width) : table_(table), context_(context), width_(width) {}

  Part Make() {
    std::vector<ColumnWant> wants;
    for (size_t c = 0; c < table_.columns.size(); ++c) wants.push_back(WantOf(c));
    widths_ = ColumnWidths(wants, width_);
    std::vector<Json> rows;
    const bool headed = std::any_of(table_.columns.begin(), table_.columns.end(),
                                    [](const TableColumn& column) { return !column.title.empty(); });
    if (headed) rows.push_back(Head());
    for (const TableGroup& group : table_.groups) {
      if (!group.title.empty() || !group.note.empty()) rows.push_back(GroupHead(group));
      for (const TableRow& row : group.rows) rows.push_back(Row(row));
    }
    if (rows.size() == (headed ? 1u : 0u) && !table_.empty.empty()) rows.push_back(Empty());
    return {GridOf(widths_, std::move(rows), headed ? 1 : 0), 6, context_.theme.block_gap + 2};
  }

 private:
  const Palette& palette() const { return context_.theme.palette; }
  const Styles& styles() const { return context_.styles; }

  TypeStyle HeadStyle() const {
    return table_.band ? styles().cell_head : Coloured(styles().cell_head, palette().slate);
  }
  TypeStyle CellStyle(size_t column, bool strong) const {
    TypeStyle style = styles().cell;
    if (strong || table_.columns[column].strong) style.face = Face::kSemibold;
    return style;
  }

  ColumnWant WantOf(size_t column) const {
    const StyledText title{table_.columns[column].title, HeadStyle()};
    const Prepared head = context_.typesetter.Prepare(absl::MakeConstSpan(&title, 1));
    double least = head.widest_word(), natural = least;
    for (const TableGroup& group : table_.groups) {
      for (const TableRow& row : group.rows) {
        if (column >= row.cells.size()) continue;
        const auto [cell_least, cell_natural] = Widths(row.cells[column], column, row.strong);
        least = std::max(least, std::min(cell_least, width_ / 3));
        natural = std::max(natural, std::min(cell_natural, width_));
      }
    }
    return {std::max(table_.columns[column].weight, 0.01), least + 2 * kPadX, natural + 2 * kPadX,
            table_.columns[column].tabular};
  }

  std::pair<double, double> Widths(const Cell& cell, size_t column, bool strong) const {
    const TypeStyle word = Sized(styles().tiny_strong, 7.8, 11);
    if (const auto* text = std::get_if<Text>(&cell)) {
      const Prepared set = context_.typesetter.Prepare(Over(*text, CellStyle(column, strong), context_));
      return {set.widest_word(), set.natural_width()};
    }
    if (const auto* pip = std::get_if<StatusPip>(&cell)) {
      const double width = PipWidth(context_, *pip, word);
      return {width, width};
    }
    if (const auto* progress = std::get_if<ProgressCell>(&cell)) {
      const double pip = progress->pip ? PipWidth(context_, *progress->pip, word) : 0;
      return {std::max(60.0, pip), 75 + pip + 9};
    }
    if (const auto* smart = std::get_if<SmartPips>(&cell)) {
      const double width = 12.5 * static_cast<double>(smart->size());
      return {width, width};
    }
    return {46, 46};
  }

  Json Head() const {
    std::vector<Json> cells;
    for (const TableColumn& column : table_.columns)
      cells.push_back(CellOf({{LineOf(column.title, HeadStyle(), column.align)}}));
    Json row = RowOf(std::move(cells), kTextPadX, table_.band ? 5 : 3.4);
    if (table_.band) Put(row, "fill", String(ColourOf(palette().navy)));
    if (!table_.band) Put(row, "bottom", String(ColourOf(palette().navy)));
    return row;
  }

  Json GroupHead(const TableGroup& group) const {
    const Colour hue = context_.Of(group.hue);
    const TypeStyle title{Face::kBold, 9.4, 12.4, hue};
    const TypeStyle note = Sized(styles().label, 8.2, 12.4);
    Part text{TextOf({{group.title, title}, {"   ", note}, {group.note, note}}, title)};
    Json row = RowOf({CellOf({std::move(text)}, static_cast<int>(widths_.size()))}, kPadX, 5);
    Put(row, "fill", String(ColourOf(Mix(hue, palette().white, 0.9))));
    return row;
  }

  Json Empty() const {
    Part text{LineOf(table_.empty, Sized(styles().lead, 8.7, 11.6))};
    return RowOf({CellOf({std::move(text)}, static_cast<int>(widths_.size()))}, kPadX, kPadY);
  }

  Json Row(const TableRow& row) const {
    std::vector<Json> cells;
    for (size_t c = 0; c < widths_.size(); ++c) {
      if (c >= row.cells.size()) {
        cells.push_back(CellOf({}));
        continue;
      }
      const auto* text = std::get_if<Text>(&row.cells[c]);
      const TypeStyle style = CellStyle(c, row.strong);
      Part part{text != nullptr ? TextOf(Over(*text, style, context_), style, table_.columns[c].align)
                                : FigureCell(row.cells[c], widths_[c])};
      cells.push_back(CellOf({std::move(part)}));
    }
    Json json = RowOf(std::move(cells), kTextPadX, kPadY);
    Put(json, "bottom", String(ColourOf(palette().line)));
    if (row.strong && table_.band) Put(json, "fill", String(ColourOf(palette().paper)));
    return json;
  }

  // Drawn by the generator as the one cell of a table as wide as the column, without the rules.
  Json FigureCell(const Cell& cell, double width) const {
    Table alone;
    alone.columns = {{"", 1}};
    alone.groups = {{"", "", Hue::kBrand, {TableRow{{cell}, false}}}};
    Nodes nodes;
    Build(alone, context_, width, nodes);
    Piece& piece = nodes.back().piece;
    std::erase_if(piece.items, [](const Item& item) { return item.element == kArtifactElement; });
    return FigureOf(piece.items, width - 2 * kPadX, piece.height - 2 * kPadY, -kPadX, -kPadY);
  }

  const Table& table_;
  Context& context_;
  const double width_;
  std::vector<double> widths_;
};

}  // namespace

void AddTable(const Table& table, Context& context, double width, Parts& out) {
  out.push_back(TableParts(table, context, width).Make());
}

}  // namespace milepost::report
