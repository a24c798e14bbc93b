#include "reportgen/layout/contents.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "reportgen/layout/build.h"

namespace milepost::report {
namespace {

constexpr size_t kMostRows = 24;    // of a stretch of lines that is read down the left column and then the right one
constexpr double kIndent = 10;      // a level
constexpr double kNumberRoom = 26;  // at the end of a line

void Collect(const std::vector<Block>& blocks, std::vector<OutlinedHeading>& found);

struct HeadingVisitor {
  std::vector<OutlinedHeading>& found;

  void operator()(const Heading& heading) const {
    if (heading.outline) found.push_back({heading.level, heading.text});
  }
  void operator()(const Contents&) const { found.clear(); }  // what stands before it is in sight
  void operator()(const Card& card) const { Collect(card.blocks, found); }
  void operator()(const Together& together) const { Collect(together.blocks, found); }
  void operator()(const Columns& columns) const {
    for (const Column& column : columns.columns) Collect(column.blocks, found);
  }
  template <typename Other>
  void operator()(const Other&) const {}
};

void Collect(const std::vector<Block>& blocks, std::vector<OutlinedHeading>& found) {
  for (const Block& block : blocks) std::visit(HeadingVisitor{found}, block.content);
}

TypeStyle StyleOf(const Context& context, int level) {
  return level <= 1 ? context.styles.small_strong : context.styles.small;
}

// One line; returns its height.
double SetLine(Canvas& canvas, size_t heading, double x, double width, int element) {
  Context& context = canvas.context();
  const OutlinedHeading& entry = context.headings[heading];
  const TypeStyle style = StyleOf(context, entry.level);
  const double indent = (std::max(entry.level, 1) - 1) * kIndent;
  canvas.set_element(element);
  const double height = canvas.Wrapped(x + indent, 0, width - indent - kNumberRoom, entry.title, style);
  canvas.Refer({heading, element, x, 0, width, height, style});
  return height;
}

// The bookmark of each heading: placed in the same order, among those of covers and sheets.
std::vector<int> BookmarksOf(const std::vector<OutlinedHeading>& headings, const std::vector<Bookmark>& bookmarks) {
  std::vector<int> found(headings.size(), -1);
  size_t next = 0;
  for (size_t i = 0; i < headings.size(); ++i) {
    for (size_t at = next; at < bookmarks.size(); ++at) {
      if (bookmarks[at].level != headings[i].level || bookmarks[at].title != headings[i].title) continue;
      found[i] = static_cast<int>(at);
      next = at + 1;
      break;
    }
  }
  return found;
}

}  // namespace

std::vector<OutlinedHeading> HeadingsIn(const std::vector<Block>& blocks) {
  std::vector<OutlinedHeading> found;
  Collect(blocks, found);
  return found;
}

void Build(const Contents& contents, Context& context, double width, Nodes& out) {
  std::vector<size_t> listed;
  int sections = 0;
  for (size_t i = 0; i < context.headings.size(); ++i) {
    if (context.headings[i].level <= 1) ++sections;
    if (context.headings[i].level <= contents.deepest) listed.push_back(i);
  }
  if (sections < contents.fewest) return;
  const int element = context.NewElement(Role::kContents, context.parent);
  std::vector<int> lines;  // read one column after the other, though set side by side
  for (size_t i = 0; i < listed.size(); ++i) lines.push_back(context.NewElement(Role::kContentsItem, element));
  Build(Heading{2, contents.title, "", /*outline=*/false}, context, width, out);
  out.back().piece.section = contents.title;
  const double gutter = context.theme.gutter * 2;
  const double column = (width - gutter) / 2;
  for (size_t begin = 0; begin < listed.size(); begin += 2 * kMostRows) {
    const size_t count = std::min(listed.size() - begin, 2 * kMostRows);
    const size_t rows = (count + 1) / 2;
    for (size_t row = 0; row < rows; ++row) {
      Canvas canvas(context, element);
      const size_t left = begin + row, right = left + rows;
      double height = SetLine(canvas, listed[left], 0, column, lines[left]);
      if (row + rows < count) {
        height = std::max(height, SetLine(canvas, listed[right], column + gutter, column, lines[right]));
      }
      const bool ends = row + 1 == rows;  // lines of one stretch stay together
      const bool last = ends && begin + count == listed.size();
      out.push_back(PieceNode(context, canvas.Finish(height), 2.5, last ? context.theme.block_gap : 2.5, !ends));
    }
  }
}

void NumberContents(Context& context, LaidOut& out) {
  const std::vector<int> bookmarks = BookmarksOf(context.headings, out.bookmarks);
  for (const Reference& reference : out.references) {
    const int bookmark = bookmarks[reference.heading];
    if (bookmark < 0) continue;
    Page& page = out.pages[static_cast<size_t>(reference.page)];
    Canvas canvas(context, reference.element);
    const std::string number = absl::StrCat(out.bookmarks[static_cast<size_t>(bookmark)].page + 1);
    canvas.Wrapped(reference.x, reference.y, reference.width, number, Tabular(reference.style), Align::kEnd);
    Piece piece = canvas.Finish(0);
    for (Item& item : piece.items) page.items.push_back(std::move(item));
    page.links.push_back({reference.x, reference.y, reference.width, reference.height, "", bookmark});
  }
}

}  // namespace milepost::report
