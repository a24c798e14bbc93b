#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace milepost::cli {

// How many columns a terminal gives to a text: two for most East Asian characters, none for combining ones.
int DisplayWidth(absl::string_view text);

// Cuts a text to a width, with an ellipsis as the last character if something is lost.
std::string CutToWidth(absl::string_view text, int width);

// Rows under headings, aligned by display width. Cells wider than kMaxCellWidth are cut.
class Table {
 public:
  static constexpr int kMaxCellWidth = 60;

  explicit Table(std::vector<std::string> headings) : headings_(std::move(headings)) {}

  // As many cells as headings.
  void Add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  bool empty() const { return rows_.empty(); }
  void Print(std::ostream& out) const;

 private:
  std::vector<std::string> headings_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace milepost::cli
