#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "reportgen/layout/build.h"
#include "reportgen/layout/chart.h"
#include "reportgen/layout/table_columns.h"

namespace milepost::report {
namespace {

constexpr double kPadX = 7;
constexpr double kBar = 40, kLongBar = 64, kBarHeight = 4.6;
constexpr double kSmartStep = 12.5;
constexpr double kShort = 1.0 / 6;  // of a width or height: what is no longer stays whole
constexpr size_t kHeadLines = 6;    // of a head that every page repeats

// A cell ready to be broken into lines, with what it asks of its column.
struct ReadyCell {
  const Cell* cell = nullptr;
  Prepared text;  // of a Text cell
  SetText set;
  double least = 0, natural = 0, height = 0;
};

class TableBuilder {
 public:
  TableBuilder(const Table& table, Context& context, double width, Nodes& out)
      : table_(table),
        context_(context),
        width_(width),
        out_(out),
        element_(context.NewElement(Role::kTable, context.parent)) {}

  void Run() {
    Measure();
    head_ = std::make_shared<const Piece>(DrawHead());
    out_.push_back(PieceNode(context_, *head_, 6, 0, true));
    size_t row = 0;
    for (const TableGroup& group : table_.groups) {
      repeated_ = head_;
      if (!group.title.empty() || !group.note.empty()) AddGroup(group);
      for (size_t i = 0; i < group.rows.size(); ++i) AddRow(rows_[row++], group.rows[i].strong);
    }
    if (row == 0 && !table_.empty.empty()) AddEmpty();
    KeepEnds();
    out_.back().keep_with_next = false;
    out_.back().after = context_.Gap(context_.theme.block_gap + 2, 6);
  }

 private:
  const Palette& palette() const { return context_.theme.palette; }
  double PadY() const { return context_.Gap(5.6, 2.7); }
  double Inset(size_t column) const { return column == 0 && !table_.band ? 0 : kPadX; }
  TypeStyle CellStyle(size_t column, bool strong) const {
    TypeStyle style = context_.styles.cell;
    style.tabular = table_.columns[column].tabular;
    if (strong || table_.columns[column].strong) style.face = Face::kSemibold;
    return style;
  }
  TypeStyle HeadStyle() const {
    return table_.band ? context_.styles.cell_head : Coloured(context_.styles.cell_head, palette().slate);
  }
  TypeStyle PipStyle() const { return Sized(context_.styles.tiny_strong, 7.8, 11); }

  // No first row alone at the foot of a page and no last one at its head, where they are of one group and not high.
  void KeepEnds() {
    const auto keep = [this](size_t i) {
      const double height = out_[row_nodes_[i]].piece.height + out_[row_nodes_[i + 1]].piece.height;
      const bool adjoin = row_nodes_[i + 1] == row_nodes_[i] + 1;
      if (adjoin && height <= context_.room * kShort) out_[row_nodes_[i]].keep_with_next = true;
    };
    if (row_nodes_.size() < 2) return;
    keep(0);
    keep(row_nodes_.size() - 2);
  }
  void Measure();
  ReadyCell MeasureCell(const Cell& cell, size_t column, bool strong);
  void MeasureProgress(const ProgressCell& progress, ReadyCell& ready);
  Piece DrawHead();
  void AddGroup(const TableGroup& group);
  void AddRow(std::vector<ReadyCell>& cells, bool strong);
  void AddSlices(std::vector<ReadyCell>& cells, bool strong);
  void AddEmpty();
  Node Ready(Canvas& canvas, double height, bool rule, bool keep);
  void DrawCell(Canvas& canvas, const ReadyCell& ready, size_t column, double x, double y, double width);
  void DrawProgress(Canvas& canvas, const ProgressCell& progress, double x, double baseline, double width,
                    bool one_line);
  void DrawSmart(Canvas& canvas, const SmartPips& pips, double x, double baseline);

  const Table& table_;
  Context& context_;
  const double width_;
  Nodes& out_;
  const int element_;
  std::vector<double> widths_;
  std::vector<bool> one_line_;  // nothing in the column needs a second line
  std::vector<std::vector<ReadyCell>> rows_;
  std::vector<size_t> row_nodes_;  // where the rows are in `out_`
  std::shared_ptr<const Piece> head_;
  std::shared_ptr<const Piece> repeated_;  // the head, with the title of the group whose rows are being added
};

void TableBuilder::MeasureProgress(const ProgressCell& progress, ReadyCell& ready) {
  const double value = progress.value.empty() ? 0 : 6 + context_.typesetter.Width("100 %", context_.styles.figures);
  const double pip = progress.pip ? PipWidth(context_, *progress.pip, PipStyle()) : 0;
  ready.least = std::max(kBar * 0.7 + value, pip);
  ready.natural = kBar + value + (pip > 0 ? pip + 9 : 0);
}

ReadyCell TableBuilder::MeasureCell(const Cell& cell, size_t column, bool strong) {
  ReadyCell ready;
  ready.cell = &cell;
  if (const auto* text = std::get_if<Text>(&cell)) {
    ready.text = context_.typesetter.Prepare(Over(*text, CellStyle(column, strong), context_));
    ready.least = ready.text.widest_word();
    ready.natural = ready.text.natural_width();
  } else if (const auto* pip = std::get_if<StatusPip>(&cell)) {
    ready.least = ready.natural = PipWidth(context_, *pip, PipStyle());
  } else if (const auto* progress = std::get_if<ProgressCell>(&cell)) {
    MeasureProgress(*progress, ready);
  } else if (const auto* smart = std::get_if<SmartPips>(&cell)) {
    ready.least = ready.natural = kSmartStep * static_cast<double>(smart->size());
  } else {
    ready.least = ready.natural = 46;
  }
  return ready;
}

void TableBuilder::Measure() {
  std::vector<ColumnWant> wants;
  const Cell empty = Text{};
  for (size_t c = 0; c < table_.columns.size(); ++c) {
    const StyledText title{table_.columns[c].title, HeadStyle()};
    const Prepared head = context_.typesetter.Prepare(absl::MakeConstSpan(&title, 1));
    const double pad = Inset(c) + kPadX;
    // Scripts without spaces could break anywhere: a short title stays whole.
    const bool one_word =
        table_.columns[c].title.find(' ') == std::string::npos && head.natural_width() < width_ * kShort;
    const double title_width = (one_word ? head.natural_width() : head.widest_word()) + pad;
    wants.push_back({std::max(Finite(table_.columns[c].weight, 1, context_), 0.01), title_width, title_width,
                     table_.columns[c].tabular});
  }
  for (const TableGroup& group : table_.groups) {
    for (const TableRow& row : group.rows) {
      std::vector<ReadyCell>& cells = rows_.emplace_back();
      for (size_t c = 0; c < table_.columns.size(); ++c) {
        cells.push_back(MeasureCell(c < row.cells.size() ? row.cells[c] : empty, c, row.strong));
        if (cells.back().cell == &empty) cells.back().cell = nullptr;
        const double pad = Inset(c) + kPadX;
        // Figures and dates stay whole while they are short.
        const bool whole = table_.columns[c].tabular && cells.back().natural < width_ * kShort;
        const double least = whole ? cells.back().natural : cells.back().least;
        // No single word may claim more than a third of the table; it is cut instead.
        wants[c].least = std::max(wants[c].least, std::min(least, width_ / 3) + pad);
        wants[c].natural = std::max(wants[c].natural, std::min(cells.back().natural, width_) + pad);
      }
    }
  }
  widths_ = ColumnWidths(wants, width_);
  for (size_t c = 0; c < wants.size(); ++c) one_line_.push_back(wants[c].natural <= widths_[c] + 0.5);
}

Piece TableBuilder::DrawHead() {
  Canvas canvas(context_, kArtifactElement);
  const auto untitled = [](const TableColumn& column) { return column.title.empty(); };
  if (std::all_of(table_.columns.begin(), table_.columns.end(), untitled)) return canvas.Finish(0);
  const int row = context_.NewElement(Role::kTableRow, element_);
  std::vector<SetText> titles;
  double height = 0;
  for (size_t c = 0; c < table_.columns.size(); ++c) {
    const StyledText title{table_.columns[c].title, HeadStyle()};
    titles.push_back(context_.typesetter.Set(absl::MakeConstSpan(&title, 1), widths_[c] - Inset(c) - kPadX));
    if (titles.back().lines.size() > kHeadLines) {
      titles.back().lines.resize(kHeadLines);
      context_.warnings.insert(absl::StrCat("a column's title is cut: ", table_.columns[c].title));
    }
    height = std::max(height, titles.back().height());
  }
  const double pad = table_.band ? 5 : 3.4;
  if (table_.band) {
    canvas.Rect(0, 0, width_, height + 2 * pad, palette().navy);
  } else {
    canvas.Stroke(0, height + 2 * pad - 0.5, width_, height + 2 * pad - 0.5, palette().navy, 0.9);
  }
  double x = 0;
  for (size_t c = 0; c < titles.size(); ++c) {
    canvas.set_element(context_.NewElement(Role::kTableHead, row));
    const double top = pad + (height - titles[c].height());
    canvas.Lines(x + Inset(c), top, widths_[c] - Inset(c) - kPadX, titles[c], table_.columns[c].align);
    x += widths_[c];
  }
  return canvas.Finish(height + 2 * pad);
}

Node TableBuilder::Ready(Canvas& canvas, double height, bool rule, bool keep) {
  canvas.set_element(kArtifactElement);
  if (rule) canvas.Stroke(0, height, width_, height, palette().line, 0.5);
  Node node = PieceNode(context_, canvas.Finish(height), 0, 0, keep);
  node.repeated = repeated_;
  return node;
}

void TableBuilder::AddGroup(const TableGroup& group) {
  const Colour hue = context_.Of(group.hue);
  const int row = context_.NewElement(Role::kTableRow, element_);
  const TypeStyle title{Face::kBold, 9.4, 12.4, hue};
  const TypeStyle note = Sized(context_.styles.label, 8.2, 12.4);
  std::vector<StyledText> runs = {{group.title, title}};
  if (!group.note.empty() && !group.title.empty()) runs.push_back({"   ", note});
  runs.push_back({group.note, note});
  const int cell = context_.NewElement(Role::kTableCell, row);
  const auto draw = [&](Canvas& canvas, double top, const SetText& text) {
    const double height = text.height() + 10;
    canvas.set_element(kArtifactElement);
    canvas.Rect(0, top, width_, height, Mix(hue, palette().white, 0.9));
    canvas.Rect(0, top, 3, height, hue);
    canvas.set_element(cell);
    canvas.Lines(12, top + 5, width_ - 22, text);
    return height;
  };
  Canvas canvas(context_, kArtifactElement);
  SetText text = context_.typesetter.Set(runs, width_ - 22);
  const double height = draw(canvas, 0, text);
  out_.push_back(Ready(canvas, height, false, true));
  // On a page where the group goes on its title has one line, after the table's head.
  if (text.lines.size() > 1) {
    const LineLimit limit(context_.typesetter, 1);
    text = context_.typesetter.Set(runs, width_ - 22);
  }
  Canvas again(context_, kArtifactElement);
  const double title_height = draw(again, head_->height, text);
  Piece repeated = again.Finish(head_->height + title_height);
  repeated.items.insert(repeated.items.begin(), head_->items.begin(), head_->items.end());
  repeated_ = std::make_shared<const Piece>(std::move(repeated));
}

void TableBuilder::AddEmpty() {
  const int row = context_.NewElement(Role::kTableRow, element_);
  Canvas canvas(context_, context_.NewElement(Role::kTableCell, row));
  const TypeStyle style = Sized(context_.styles.lead, 8.7, 11.6);
  const double height = canvas.Wrapped(Inset(0), PadY(), width_ - 2 * kPadX, table_.empty, style);
  out_.push_back(Ready(canvas, height + 2 * PadY(), true, false));
}

void TableBuilder::AddRow(std::vector<ReadyCell>& cells, bool strong) {
  double height = context_.styles.cell.leading;
  for (size_t c = 0; c < cells.size(); ++c) {
    ReadyCell& ready = cells[c];
    const double room = widths_[c] - Inset(c) - kPadX;
    if (ready.cell == nullptr) continue;
    if (std::holds_alternative<Text>(*ready.cell)) {
      ready.set = context_.typesetter.Break(ready.text, room);
      ready.height = ready.set.height();
    } else if (const auto* progress = std::get_if<ProgressCell>(ready.cell)) {
      const bool two_lines = progress->pip && !one_line_[c];
      ready.height = context_.styles.cell.leading * (two_lines ? 2 : 1);
    } else if (std::holds_alternative<Sparkline>(*ready.cell)) {
      ready.height = 14;
    }
    height = std::max(height, ready.height);
  }
  const double room = context_.room - repeated_->height - 12;
  row_nodes_.push_back(out_.size());
  if (height + 2 * PadY() > room) {
    AddSlices(cells, strong);
    return;
  }
  const int row = context_.NewElement(Role::kTableRow, element_);
  Canvas canvas(context_, kArtifactElement);
  if (strong && table_.band) canvas.Rect(0, 0, width_, height + 2 * PadY(), palette().paper);
  if (strong && !table_.band) canvas.Stroke(0, 0, width_, 0, palette().navy, 0.9);
  double x = 0;
  for (size_t c = 0; c < cells.size(); ++c) {
    canvas.set_element(context_.NewElement(Role::kTableCell, row));
    DrawCell(canvas, cells[c], c, x + Inset(c), PadY(), widths_[c] - Inset(c) - kPadX);
    x += widths_[c];
  }
  out_.push_back(Ready(canvas, height + 2 * PadY(), true, false));
}

// A row higher than a page: as many pieces as it needs, each with the lines of every cell that fit.
// A few lines each, so that the row begins where there is room and fills its pages.
void TableBuilder::AddSlices(std::vector<ReadyCell>& cells, bool strong) {
  constexpr size_t kLines = 4;  // no slice has fewer than two, nor more than one more than this
  const double leading = context_.styles.cell.leading;
  size_t most = 1;
  for (const ReadyCell& ready : cells) most = std::max(most, ready.set.lines.size());
  const auto spaced_head = std::make_shared<Piece>(*repeated_);
  spaced_head->height += PadY();
  const int row = context_.NewElement(Role::kTableRow, element_);
  std::vector<int> elements;
  for (size_t c = 0; c < cells.size(); ++c) elements.push_back(context_.NewElement(Role::kTableCell, row));
  for (size_t begin = 0, lines = 0; begin < most; begin += lines) {
    lines = most - begin <= kLines + 1 ? most - begin : kLines;
    const double top = begin == 0 ? PadY() : 0;
    Canvas canvas(context_, kArtifactElement);
    double x = 0;
    for (size_t c = 0; c < cells.size(); ++c) {
      const double inner = widths_[c] - Inset(c) - kPadX;
      const SetText& set = cells[c].set;
      canvas.set_element(elements[c]);
      if (begin < set.lines.size()) {
        const size_t count = std::min(lines, set.lines.size() - begin);
        canvas.Lines(x + Inset(c), top, inner, set, table_.columns[c].align, begin, count);
      } else if (begin == 0) {
        DrawCell(canvas, cells[c], c, x + Inset(c), top, inner);
      }
      x += widths_[c];
    }
    const bool last = begin + lines >= most;
    const double height = top + static_cast<double>(lines) * leading + (last ? PadY() : 0);
    if (strong && table_.band) canvas.Panel(0, 0, width_, height, palette().paper, palette().paper, 0);
    out_.push_back(Ready(canvas, height, last, false));
    if (begin > 0) out_.back().repeated = spaced_head;
  }
}

void TableBuilder::DrawCell(Canvas& canvas, const ReadyCell& ready, size_t column, double x, double y, double width) {
  if (ready.cell == nullptr) return;
  const double baseline =
      y + (context_.styles.cell.leading - context_.styles.cell.size) / 2 + context_.styles.cell.size * 0.78;
  const Align align = table_.columns[column].align;
  const double spare = std::max(0.0, width - ready.natural);
  const double shift = align == Align::kStart ? 0 : align == Align::kEnd ? spare : spare / 2;
  if (std::holds_alternative<Text>(*ready.cell)) {
    canvas.Lines(x, y, width, ready.set, align);
  } else if (const auto* pip = std::get_if<StatusPip>(ready.cell)) {
    DrawPip(canvas, *pip, x + shift, baseline, PipStyle());
  } else if (const auto* progress = std::get_if<ProgressCell>(ready.cell)) {
    DrawProgress(canvas, *progress, x, baseline, width, one_line_[column]);
  } else if (const auto* smart = std::get_if<SmartPips>(ready.cell)) {
    DrawSmart(canvas, *smart, x + shift, baseline);
  } else if (const auto* spark = std::get_if<Sparkline>(ready.cell)) {
    DrawSpark(canvas, *spark, x, y, std::min(width, 60.0), 12);
  }
}

void TableBuilder::DrawProgress(Canvas& canvas, const ProgressCell& progress, double x, double baseline, double width,
                                bool one_line) {
  const TypeStyle figures = Sized(context_.styles.figures, 8.2, 11);
  const double value = progress.value.empty() ? 0 : 6 + context_.typesetter.Width("100 %", context_.styles.figures);
  const double bar = std::min(one_line ? kBar : kLongBar, width - value);
  const Colour colour = context_.Of(progress.pip ? HueOf(progress.pip->status) : progress.hue);
  canvas.Bar(x, baseline - 5.2, bar, kBarHeight, progress.fraction, colour, progress.expected);
  canvas.Text(x + bar + value, baseline, progress.value, figures, Align::kEnd);
  if (!progress.pip) return;
  if (one_line) {
    DrawPip(canvas, *progress.pip, x + bar + value + 9, baseline, PipStyle());
  } else {
    DrawPip(canvas, *progress.pip, x, baseline + context_.styles.cell.leading, PipStyle());
  }
}

void TableBuilder::DrawSmart(Canvas& canvas, const SmartPips& pips, double x, double baseline) {
  const TypeStyle letter{Face::kBold, 6.6, 9, palette().white};
  for (const SmartPip& pip : pips) {
    const double middle = x + 5.4;
    if (pip.points >= 2) {
      canvas.Disc(middle, baseline - 3, 5.2, palette().teal);
      canvas.Text(middle, baseline - 0.6, pip.letter, letter, Align::kCentre);
    } else {
      const Colour ink = pip.points == 1 ? palette().teal : palette().slate;
      canvas.Ring(middle, baseline - 3, 4.8, palette().slate, 0.8);
      if (pip.points == 1) canvas.Ring(middle, baseline - 3, 4.6, ink, 1.6, 0.5, 1);  // the left half
      canvas.Text(middle, baseline - 0.6, pip.letter, Coloured(letter, ink), Align::kCentre);
    }
    x += kSmartStep;
  }
}

}  // namespace

void Build(const Table& table, Context& context, double width, Nodes& out) {
  if (table.columns.empty()) {
    context.warnings.insert("a table without columns is left out");
    return;
  }
  TableBuilder(table, context, width, out).Run();
}

}  // namespace milepost::report
