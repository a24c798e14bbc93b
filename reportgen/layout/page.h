// Pages of placed items: what is drawn where, as plain data. Points; x to the right, y down from the top left corner.
#ifndef MILEPOST_REPORTGEN_LAYOUT_PAGE_H_
#define MILEPOST_REPORTGEN_LAYOUT_PAGE_H_

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "reportgen/document/blocks.h"
#include "reportgen/document/theme.h"
#include "reportgen/text/glyphs.h"

namespace milepost::report {

struct Point {
  double x = 0, y = 0;
};

struct Paint {
  std::optional<Colour> fill, stroke;
  double width = 0.6;  // of the stroke
  int dash = 0;        // length of dashes and gaps; 0: a whole line
  bool round = false;  // caps and joins
};

struct PlacedText {
  double x = 0, baseline = 0;  // of the run's left end
  GlyphRun run;
};
struct PlacedRect {
  double x = 0, y = 0, width = 0, height = 0;
  double radius = 0;
};
struct PlacedPath {
  std::vector<Point> points;
  bool closed = false;
};
// Part of a circle, in turns clockwise from twelve o'clock; 0 to 1 is the whole circle.
struct PlacedArc {
  double x = 0, y = 0, radius = 0;
  double from = 0, to = 1;
};

struct PlacedImage {
  double x = 0, y = 0, width = 0, height = 0;
  std::shared_ptr<const Picture> picture;
};

struct Item {
  int element = 0;  // index into LaidOut::elements
  Paint paint;      // text carries its own colour
  std::variant<PlacedText, PlacedRect, PlacedPath, PlacedArc, PlacedImage> shape;
};

struct Link {
  double x = 0, y = 0, width = 0, height = 0;
  std::string url;
  int bookmark = -1;  // index into LaidOut::bookmarks, where it leads instead of to the url; -1: none
};

struct Page {
  std::vector<Item> items;  // in drawing order
  std::vector<Link> links;
  std::string section;  // for the running head
  bool cover = false;   // no running head
};

struct Bookmark {
  int level = 1;
  std::string title;
  int page = 0;
  double y = 0;
};

// A line of the table of contents: a box, at whose end the page of its heading is written.
struct Reference {
  size_t heading = 0;  // index into Context::headings
  int element = 0;
  double x = 0, y = 0, width = 0, height = 0;
  TypeStyle style;
  int page = 0;  // filled in when placed
};

// One node of the document's structure; parents come before their children. Element 0 is the document itself,
// element 1 collects decoration.
struct Element {
  Role role = Role::kDocument;
  int parent = -1;
  std::string alt;
};
inline constexpr int kDocumentElement = 0, kArtifactElement = 1;

struct LaidOut {
  double width = 0, height = 0;  // of every page
  std::vector<Page> pages;
  std::vector<Element> elements;
  std::vector<Bookmark> bookmarks;
  std::vector<Reference> references;
  std::vector<std::string> warnings;  // sorted, each once
  std::string content_sha256;         // lower-case hex, of all that is placed but the running heads and feet
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_LAYOUT_PAGE_H_
