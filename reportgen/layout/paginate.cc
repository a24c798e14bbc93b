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
    size_t chain_end = 0;  // nodes before it have been measured together with those they cling to
    for (size_t i = 0; i < nodes.size() && !Overflows(); ++i) {
      Node& node = nodes[i];
      if (node.kind == Node::Kind::kPageBreak) {
        if (!cursor.fresh) NextPage(cursor);
        continue;
      }
      double needed = HeightOf(node);
      if (i >= chain_end) {
        needed += Padding(node.frame);
        chain_end = i + 1;
        while (chain_end < nodes.size() && nodes[chain_end - 1].keep_with_next) {
          const Node& next = nodes[chain_end];
          const double more = std::max(nodes[chain_end - 1].after, next.before) + HeightOf(next);
          if (needed + more > room()) break;
          needed += more;
          ++chain_end;
        }
      }
      const double gap = cursor.fresh ? 0 : std::max(cursor.pending, node.before);
      const bool fits = cursor.y + gap + needed <= area_.bottom + kRounding;
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

  double Padding(int frame) const { return frame < 0 ? 0 : frames_[static_cast<size_t>(frame)].padding; }

  void Place(Node& node, Cursor& cursor) {
    if (node.kind == Node::Kind::kParallel) {
      PlaceParallel(node, cursor);
      return;
    }
    if (node.full_bleed) {
      out_.pages[cursor.page].cover = true;
      PutPiece(node.piece, cursor.page, 0, 0);
      cursor.y = node.piece.height;
    } else if (const double limit = room() - (node.repeated ? node.repeated->height : 0);
               node.piece.height <= limit + kRounding) {
      PlacePiece(node, node.piece, cursor);
    } else {
      for (Piece& part : Slice(std::move(node.piece), limit - 2 * Padding(node.frame))) {
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

  // At the top of a page: room for the panel's edge, and the table's head once more.
  void Reopen(const Node& node, Cursor& cursor) {
    if (Continues(node.frame, cursor.page, -1)) cursor.y += Padding(node.frame);
    if (node.repeated == nullptr) return;
    Piece head = *node.repeated;
    for (Item& item : head.items) item.element = kArtifactElement;  // heard once, where the table begins
    const double top = cursor.y;
    PutPiece(head, cursor.page, area_.left, top);
    cursor.y += head.height;
    Extend(node.frame, cursor.page, top, cursor.y);
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
    if (!piece.section.empty() && page.section.empty()) page.section = piece.section;
    if (!piece.section.empty()) sections_[page_index] = piece.section;
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
      const double top = extent.first - (Continues(key.first, key.second, -1) ? frame.padding : 0);
      const double height = extent.second + (Continues(key.first, key.second, 1) ? frame.padding : 0) - top;
      const double x = area_.left + frame.x;
      std::vector<Item>& items = behind[key.second];
      items.push_back({kArtifactElement, Paint{frame.fill, frame.edge, 0.7},
                       PlacedRect{x, top, frame.width, height, frame.radius}});
      items.push_back({kArtifactElement, Paint{frame.accent}, PlacedRect{x, top, 3.2, height, 1.6}});
    }
    for (auto& [page, items] : behind) {
      std::vector<Item>& front = out_.pages[page].items;
      front.insert(front.begin(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
    }
    CarrySections();
  }

  void CarrySections() {
    std::string current;
    for (size_t i = 0; i < out_.pages.size(); ++i) {
      if (out_.pages[i].section.empty()) out_.pages[i].section = current;
      if (const auto it = sections_.find(i); it != sections_.end()) current = it->second;
    }
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

double HeightOf(const std::vector<Node>& nodes) {
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
