#include "clients/cli/table.h"

#include <utf8proc.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace milepost::cli {
namespace {

constexpr int kGap = 2;

// Takes the next character off a text. Bytes that are not UTF-8 count as one character each.
utf8proc_int32_t NextCharacter(absl::string_view& text) {
  utf8proc_int32_t character = 0;
  const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                     static_cast<utf8proc_ssize_t>(text.size()), &character);
  text.remove_prefix(size > 0 ? static_cast<size_t>(size) : 1);
  return size > 0 ? character : 0xfffd;
}

std::string OneLine(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
  return text;
}

void PrintRow(const std::vector<std::string>& cells, const std::vector<int>& widths, std::ostream& out) {
  std::string line;
  for (size_t i = 0; i < cells.size(); ++i) {
    const std::string cell = CutToWidth(OneLine(cells[i]), widths[i]);
    absl::StrAppend(&line, cell, std::string(static_cast<size_t>(widths[i] - DisplayWidth(cell) + kGap), ' '));
  }
  out << absl::StripTrailingAsciiWhitespace(line) << '\n';
}

}  // namespace

int DisplayWidth(absl::string_view text) {
  int width = 0;
  while (!text.empty()) width += std::max(0, utf8proc_charwidth(NextCharacter(text)));
  return width;
}

std::string CutToWidth(absl::string_view text, int width) {
  if (DisplayWidth(text) <= width) return std::string(text);
  absl::string_view rest = text;
  int used = 0;
  while (!rest.empty()) {
    absl::string_view next = rest;
    used += std::max(0, utf8proc_charwidth(NextCharacter(next)));
    if (used > width - 1) break;
    rest = next;
  }
  return std::string(text.substr(0, text.size() - rest.size())) + "…";
}

void Table::Print(std::ostream& out) const {
  std::vector<int> widths;
  for (const std::string& heading : headings_) widths.push_back(DisplayWidth(heading));
  for (const auto& row : rows_) {
    for (size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], std::min(DisplayWidth(OneLine(row[i])), kMaxCellWidth));
    }
  }
  PrintRow(headings_, widths, out);
  for (const auto& row : rows_) PrintRow(row, widths, out);
}

}  // namespace milepost::cli
