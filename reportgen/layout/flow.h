// Blocks between measuring and paging: pieces of known height, in reading order.
#ifndef MILEPOST_REPORTGEN_LAYOUT_FLOW_H_
#define MILEPOST_REPORTGEN_LAYOUT_FLOW_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "reportgen/layout/page.h"

namespace milepost::report {

// What never breaks: items placed from the piece's own top left corner.
struct Piece {
  double height = 0;
  std::vector<Item> items;
  std::vector<Link> links;
  std::vector<Bookmark> bookmarks;  // page is filled in when placed
  std::vector<Reference> references;
  std::string section;
  bool stretches = false;  // the first item is a panel that may grow to the height of its neighbours
};

// A panel behind a run of pieces; it continues on the next page when they do.
struct Frame {
  double x = 0, width = 0;
  double padding = 0;  // inside, where it continues from or on another page
  Colour fill, edge, accent;
  double radius = 0;
  std::shared_ptr<const Piece> repeated;  // set at its top on every page it continues on: a card's title
};

struct Node {
  enum class Kind { kPiece, kParallel, kPageBreak };
  Kind kind = Kind::kPiece;
  double before = 0, after = 0;  // wanted space; between neighbours the larger counts, none at the top of a page
  bool keep_with_next = false;
  bool together = false;                  // as keep_with_next, unless too much of a page would stay empty for it
  std::shared_ptr<const Piece> repeated;  // set again when this node begins a page: a table's head
  int frame = -1;                         // index into Flow::frames
  bool full_bleed = false;                // placed from the paper's corner: a cover
  Piece piece;
  std::vector<std::vector<Node>> parallel;  // stacks beside one another
};

struct Flow {
  std::vector<Node> nodes;
  std::vector<Frame> frames;
};

// Height of nodes stacked on one page.
double HeightOf(absl::Span<const Node> nodes);
double HeightOf(const Node& node);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_LAYOUT_FLOW_H_
