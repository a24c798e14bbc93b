#include "reportgen/layout/paginate.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "reportgen/layout/slice.h"

namespace milepost::report {
namespace {

constexpr double kRounding = 0.01;
constexpr double kWorthStarting = 0.6;  // columns longer than a page begin on this one if that much of it is unused
constexpr double kMostUnused = 0.3;     // of a page, to keep together what would part well

// The edges of a panel that is open where it comes from another page or goes on there.
std::vector<PlacedPath> OpenEdges(const PlacedRect& panel, bool from_before, bool goes_on) {
  const double right = panel.x + panel.width, bottom = panel.y + panel.height;
  std::vector<PlacedPath> edges = {{{{panel.x, panel.y}, {panel.x, bottom}}}, {{{right, panel.y}, {right, bottom}}}};
  if (!from_before) edges.push_back({{{panel.x, panel.y}, {right, panel.y}}});
  if (!goes_on) edges.push_back({{{panel.x, bottom}, {right, bottom}}});
  return edges;
}

struct Cursor {
  size_t page = 0;
  double y = 0;
  double pending = 0;  // space wanted by what was placed last
  bool fresh = true;   // nothing placed on this page yet
};

class Paginator {
 public:
  Paginator(const PageArea& area, std::vector<Frame> frames, LaidOut& out)
      : area_(area), frames_(std::move(frames)), out_(out) {}

  absl::Status Run(std::vector<Node>& nodes) {
    Cursor cursor{0, area_.top};
    NeedPage(0);
    PlaceAll(nodes, cursor);
    DrawFrames();
    if (out_.pages.size() > static_cast<size_t>(area_.max_pages)) {
      return absl::ResourceExhaustedError(absl::StrCat("the document has more than ", area_.max_pages, " pages"));
    }
    return absl::OkStatus();
  }

 private:
  double room() const { return area_.bottom - area_.top; }
  bool Overflows() const { return out_.pages.size() > static_cast<size_t>(area_.max_pages); }

  void NeedPage(size_t page) {
    if (out_.pages.size() <= page) out_.pages.resize(page + 1);
  }

  void NextPage(Cursor& cursor) {
    cursor = {cursor.page + 1, area_.top};
    NeedPage(cursor.page);
  }

  void PlaceAll(std::vector<Node>& nodes, Cursor& cursor) {
    size_t chain_end = 0;   // nodes before it have been measured with those they cling to
    size_t parted_end = 0;  // nodes before it are not kept together
    for (size_t i = 0; i < nodes.size() && !Overflows(); ++i) {
      Node& node = nodes[i];
      if (node.kind == Node::Kind::kPageBreak) {
        if (!cursor.fresh) NextPage(cursor);
        continue;
      }
      const double gap = cursor.fresh ? 0 : std::max(cursor.pending, node.before);
      const double left = area_.bottom - cursor.y - gap + kRounding;
      double needed = HeightOf(node);
      if (i >= chain_end) {
        Chain chain = ChainFrom(nodes, i, i >= parted_end);
        if (chain.height > left && left > room() * kMostUnused) {
          parted_end = chain.end;
          chain = ChainFrom(nodes, i, false);
        }
        chain_end = chain.end;
        needed = chain.height;
      }
      const bool fits = needed <= left;
      const bool splits_here = node.kind == Node::Kind::kParallel && HeightOf(node) > room() &&
                               cursor.y < area_.bottom - room() * kWorthStarting;
      if (!fits && !cursor.fresh && !splits_here) {
        NextPage(cursor);
      } else {
        cursor.y += gap;
      }
      Place(node, cursor);
    }
  }

  struct Chain {
    size_t end = 0;  // after its last node
    double height = 0;
  };
  // The nodes that stay on one page with the first, as far as one page can hold them.
  Chain ChainFrom(const std::vector<Node>& nodes, size_t first, bool together) const {
    Chain chain{first + 1, HeightOf(nodes[first])};
    const double most = RoomOnNewPage(nodes[first]);
    for (; chain.end < nodes.size(); ++chain.end) {
      const Node& last = nodes[chain.end - 1];
      const Node& next = nodes[chain.end];
      if (next.kind == Node::Kind::kPageBreak || (!last.keep_with_next && !(together && last.together))) break;
      const double more = std::max(last.after, next.before) + HeightOf(next);
      if (chain.height + more > most) break;
      chain.height += more;
    }
    const int frame = nodes[chain.end - 1].frame;
    if (chain.end < nodes.size() && nodes[chain.end].frame == frame) chain.height += Padding(frame);
    return chain;
  }

  double Padding(int frame) const { return frame < 0 ? 0 : frames_[static_cast<size_t>(frame)].padding; }

  // What a panel takes of the top of a page it continues on.
  double Resumption(int frame) const {
    if (frame < 0) return 0;
    const Frame& panel = frames_[static_cast<size_t>(frame)];
    return panel.padding + (panel.repeated ? panel.repeated->height : 0);
  }

  // For what begins with this node, on a page that goes on with the node's panel and table.
  double RoomOnNewPage(const Node& node) const {
    return room() - Resumption(node.frame) - Padding(node.frame) - (node.repeated ? node.repeated->height : 0);
  }

  void Place(Node& node, Cursor& cursor) {
    if (node.kind == Node::Kind::kParallel) {
      PlaceParallel(node, cursor);
      return;
    }
    if (node.full_bleed) {
      out_.pages[cursor.page].cover = true;
      PutPiece(node.piece, cursor.page, 0, 0);
      cursor.y = node.piece.height;
    } else if (const double limit = RoomOnNewPage(node); node.piece.height <= limit + kRounding) {
      PlacePiece(node, node.piece, cursor);
    } else {
      for (Piece& part : Slice(std::move(node.piece), limit)) {
        if (!cursor.fresh) NextPage(cursor);
        PlacePiece(node, part, cursor);
        cursor.fresh = false;
      }
    }
    cursor.pending = node.after;
    cursor.fresh = false;
  }

  void PlacePiece(const Node& node, Piece& piece, Cursor& cursor) {
    if (cursor.fresh) Reopen(node, cursor);
    const double top = cursor.y;
    PutPiece(piece, cursor.page, area_.left, top);
    cursor.y += piece.height;
    Extend(node.frame, cursor.page, top, cursor.y);
  }

  // At the top of a page: room for the panel's edge, its title and the table's head once more.
  void Reopen(const Node& node, Cursor& cursor) {
    const double top = cursor.y;
    if (Continues(node.frame, cursor.page, -1)) {
      const Frame& panel = frames_[static_cast<size_t>(node.frame)];
      const bool first = extents_.count({node.frame, cursor.page}) == 0;  // of the stacks side by side in it
      if (panel.repeated && first) Repeat(*panel.repeated, cursor.page, top + panel.padding);
      cursor.y += Resumption(node.frame);
    }
    if (node.repeated) {
      Repeat(*node.repeated, cursor.page, cursor.y);
      cursor.y += node.repeated->height;
    }
    if (cursor.y > top) Extend(node.frame, cursor.page, top, cursor.y);
  }

  // Seen again, but heard only where it first stood.
  void Repeat(Piece piece, size_t page, double y) {
    for (Item& item : piece.items) item.element = kArtifactElement;
    PutPiece(piece, page, area_.left, y);
  }

  void PlaceParallel(Node& node, Cursor& cursor) {
    Cursor last = cursor;
    const double top = cursor.y;
    for (std::vector<Node>& stack : node.parallel) {
      Cursor own = cursor;
      own.pending = 0;
      if (!stack.empty()) stack.front().before = 0;
      PlaceAll(stack, own);
      if (own.page > last.page || (own.page == last.page && own.y > last.y)) last = own;
    }
    if (last.page == cursor.page) Extend(node.frame, cursor.page, top, last.y);
    cursor = last;
    cursor.pending = node.after;
    cursor.fresh = false;
  }

  void PutPiece(Piece& piece, size_t page_index, double x, double y) {
    Page& page = out_.pages[page_index];
    for (Item& item : piece.items) {
      MoveItem(x, y, item);
      page.items.push_back(std::move(item));
    }
    for (Link& link : piece.links) {
      link.x += x;
      link.y += y;
      page.links.push_back(std::move(link));
    }
    for (Bookmark& bookmark : piece.bookmarks) {
      bookmark.page = static_cast<int>(page_index);
      bookmark.y += y;
      out_.bookmarks.push_back(std::move(bookmark));
    }
    for (Reference& reference : piece.references) {
      reference.page = static_cast<int>(page_index);
      reference.x += x;
      reference.y += y;
      out_.references.push_back(std::move(reference));
    }
    if (piece.section.empty()) return;
    if (y <= area_.top + kRounding) page.section = piece.section;
    sections_[page_index] = piece.section;
  }

  void Extend(int frame, size_t page, double top, double bottom) {
    if (frame < 0) return;
    auto [it, added] = extents_.try_emplace({frame, page}, std::pair(top, bottom));
    if (!added) it->second = {std::min(it->second.first, top), std::max(it->second.second, bottom)};
  }

  // Is the panel also on the page `step` pages on?
  bool Continues(int frame, size_t page, int step) const {
    return frame >= 0 && extents_.count({frame, page + static_cast<size_t>(step)}) != 0;
  }

  void DrawFrames() {
    std::map<size_t, std::vector<Item>> behind;
    for (const auto& [key, extent] : extents_) {
      const Frame& frame = frames_[static_cast<size_t>(key.first)];
      const double top = extent.first;
      const bool from_before = Continues(key.first, key.second, -1), goes_on = Continues(key.first, key.second, 1);
      const double height = extent.second + (goes_on ? frame.padding : 0) - top;
      const double x = area_.left + frame.x;
      std::vector<Item>& items = behind[key.second];
      const PlacedRect panel{x, top, frame.width, height, from_before || goes_on ? 0 : frame.radius};
      if (from_before || goes_on) {
        items.push_back({kArtifactElement, Paint{frame.fill}, panel});
        for (PlacedPath& edge : OpenEdges(panel, from_before, goes_on)) {
          items.push_back({kArtifactElement, Paint{std::nullopt, frame.edge, 0.7}, std::move(edge)});
        }
      } else {
        items.push_back({kArtifactElement, Paint{frame.fill, frame.edge, 0.7}, panel});
      }
      items.push_back({kArtifactElement, Paint{frame.accent}, PlacedRect{x, top, 3.2, height, 1.6}});
    }
    for (auto& [page, items] : behind) {
      std::vector<Item>& front = out_.pages[page].items;
      front.insert(front.begin(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
    }
    CarrySections();
  }

  // A page is named after the section at its top; before the first section after the first heading on it.
  void CarrySections() {
    std::string current;
    for (size_t i = 0; i < out_.pages.size(); ++i) {
      const auto begun = sections_.find(i);
      std::string& section = out_.pages[i].section;
      if (section.empty()) section = current.empty() ? FirstHeading(static_cast<int>(i)) : current;
      if (begun != sections_.end()) current = begun->second;
    }
  }

  std::string FirstHeading(int page) const {
    const auto found = std::find_if(out_.bookmarks.begin(), out_.bookmarks.end(),
                                    [page](const Bookmark& bookmark) { return bookmark.page == page; });
    return found == out_.bookmarks.end() ? "" : found->title;
  }

  const PageArea area_;
  const std::vector<Frame> frames_;
  LaidOut& out_;
  std::map<std::pair<int, size_t>, std::pair<double, double>> extents_;
  std::map<size_t, std::string> sections_;  // the last section begun on a page
};

}  // namespace

double HeightOf(const Node& node) {
  if (node.kind == Node::Kind::kPiece) return node.piece.height;
  double height = 0;
  for (const std::vector<Node>& stack : node.parallel) height = std::max(height, HeightOf(stack));
  return height;
}

double HeightOf(absl::Span<const Node> nodes) {
  double height = 0;
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (i > 0) height += std::max(nodes[i - 1].after, nodes[i].before);
    height += HeightOf(nodes[i]);
  }
  return height;
}

absl::Status Paginate(Flow&& flow, const PageArea& area, LaidOut& out) {
  Paginator paginator(area, std::move(flow.frames), out);
  return paginator.Run(flow.nodes);
}

}  // namespace milepost::report
