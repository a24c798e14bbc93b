#include "reportgen/compose/tables.h"

#include <algorithm>

namespace milepost::report {
namespace {

constexpr size_t kShort = 5;  // rows

bool SaysNothing(const Cell& cell) {
  const auto* text = std::get_if<Text>(&cell);
  return text != nullptr &&
         std::all_of(text->begin(), text->end(), [](const Run& run) { return run.text.empty() || run.text == "–"; });
}

size_t CountRows(const Table& table) {
  size_t rows = 0;
  for (const TableGroup& group : table.groups) rows += group.rows.size();
  return rows;
}

}  // namespace

void DropEmptyColumns(Table& table) {
  for (size_t column = table.columns.size(); column-- > 1;) {
    const bool empty = std::all_of(table.groups.begin(), table.groups.end(), [&](const TableGroup& group) {
      return std::all_of(group.rows.begin(), group.rows.end(), [&](const TableRow& row) {
        return column >= row.cells.size() || SaysNothing(row.cells[column]);
      });
    });
    if (!empty) continue;
    table.columns.erase(table.columns.begin() + static_cast<ptrdiff_t>(column));
    for (TableGroup& group : table.groups) {
      for (TableRow& row : group.rows) {
        if (column < row.cells.size()) row.cells.erase(row.cells.begin() + static_cast<ptrdiff_t>(column));
      }
    }
  }
}

void AddTable(Table table, Blocks& out) {
  if (CountRows(table) == 0) return;
  DropEmptyColumns(table);
  Add(out, std::move(table));
}

void AddTable(Heading heading, Table table, Blocks& out) {
  const size_t rows = CountRows(table);
  if (rows == 0) return;
  Blocks blocks;
  Add(blocks, std::move(heading));
  AddTable(std::move(table), blocks);
  rows <= kShort ? AddTogether(std::move(blocks), out) : AddAll(std::move(blocks), out);
}

void AddAll(Blocks blocks, Blocks& out) {
  for (Block& block : blocks) out.push_back(std::move(block));
}

void AddTogether(Blocks blocks, Blocks& out) {
  if (!blocks.empty()) Add(out, Together{std::move(blocks)});
}

void AddAsOne(Blocks blocks, Blocks& out) {
  if (!blocks.empty()) Add(out, Together{std::move(blocks), true});
}

void AddBelow(Blocks blocks, Blocks& out) {
  if (!blocks.empty()) Add(out, Together{std::move(blocks), true, true});
}

}  // namespace milepost::report
