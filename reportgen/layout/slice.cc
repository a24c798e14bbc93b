#include "reportgen/layout/slice.h"

#include <algorithm>
#include <utility>

namespace milepost::report {
namespace {

struct Move {
  double x = 0, y = 0;

  void operator()(PlacedText& text) const {
    text.x += x;
    text.baseline += y;
  }
  void operator()(PlacedRect& rect) const {
    rect.x += x;
    rect.y += y;
  }
  void operator()(PlacedPath& path) const {
    for (Point& point : path.points) {
      point.x += x;
      point.y += y;
    }
  }
  void operator()(PlacedArc& arc) const {
    arc.x += x;
    arc.y += y;
  }
  void operator()(PlacedImage& image) const {
    image.x += x;
    image.y += y;
  }
};

// Where each part begins: at zero, then above the first line of text that no longer fits.
std::vector<double> Cuts(const Piece& piece, double room) {
  std::vector<std::pair<double, double>> lines;  // baseline, top
  for (const Item& item : piece.items) {
    if (const auto* text = std::get_if<PlacedText>(&item.shape)) {
      lines.emplace_back(text->baseline, text->baseline - text->run.size);
    }
  }
  std::sort(lines.begin(), lines.end());
  std::vector<double> cuts = {0};
  for (const auto& [baseline, top] : lines) {
    if (baseline > cuts.back() + room) cuts.push_back(top);
  }
  return cuts;
}

// The height that says where an item belongs: a text's baseline, a figure's upper edge.
double AnchorOf(const Item& item) {
  if (const auto* text = std::get_if<PlacedText>(&item.shape)) return text->baseline;
  if (const auto* rect = std::get_if<PlacedRect>(&item.shape)) return rect->y;
  if (const auto* arc = std::get_if<PlacedArc>(&item.shape)) return arc->y - arc->radius;
  if (const auto* image = std::get_if<PlacedImage>(&item.shape)) return image->y;
  const auto& points = std::get<PlacedPath>(item.shape).points;
  return points.empty() ? 0 : points.front().y;
}

size_t PartOf(double anchor, const std::vector<double>& cuts) {
  const auto after = std::upper_bound(cuts.begin() + 1, cuts.end(), anchor);
  return static_cast<size_t>(after - cuts.begin()) - 1;
}

}  // namespace

void MoveItem(double dx, double dy, Item& item) { std::visit(Move{dx, dy}, item.shape); }

std::vector<Piece> Slice(Piece piece, double room) {
  const std::vector<double> cuts = Cuts(piece, room);
  std::vector<Piece> parts(cuts.size());
  for (size_t i = 0; i < parts.size(); ++i) {
    const double end = i + 1 < cuts.size() ? cuts[i + 1] : piece.height;
    parts[i].height = std::clamp(end - cuts[i], 0.0, room);
  }
  for (Item& item : piece.items) {
    if (const auto* rect = std::get_if<PlacedRect>(&item.shape)) {
      for (size_t i = PartOf(rect->y, cuts); i < parts.size() && cuts[i] < rect->y + rect->height; ++i) {
        Item part = item;
        auto& shown = std::get<PlacedRect>(part.shape);
        shown.y = std::max(rect->y, cuts[i]);
        shown.height = std::min(rect->y + rect->height, cuts[i] + parts[i].height) - shown.y;
        MoveItem(0, -cuts[i], part);
        if (shown.height > 0) parts[i].items.push_back(std::move(part));
      }
      continue;
    }
    const size_t i = PartOf(AnchorOf(item), cuts);
    MoveItem(0, -cuts[i], item);
    parts[i].items.push_back(std::move(item));
  }
  for (Link& link : piece.links) {
    const size_t i = PartOf(link.y + link.height, cuts);
    link.y -= cuts[i];
    parts[i].links.push_back(std::move(link));
  }
  parts.front().bookmarks = std::move(piece.bookmarks);
  parts.front().section = std::move(piece.section);
  return parts;
}

}  // namespace milepost::report
