// Placed items to the operators of a page.
#ifndef MILEPOST_REPORTGEN_PDF_DRAW_H_
#define MILEPOST_REPORTGEN_PDF_DRAW_H_

#include <map>
#include <optional>
#include <string>

#include "reportgen/layout/page.h"
#include "reportgen/pdf/font_subset.h"

namespace milepost::report {

using Subsets = std::map<FontId, FontSubset>;

// Writes the operators of one page's items, remembering the graphics state so that nothing is set twice. They are
// written here and not by the library's drawing calls because those took an eighth of the instructions of a document
// and more bytes a number; the tests hold them against those calls.
class PageDrawing {
 public:
  // `height` of the page, from whose bottom PDF measures.
  PageDrawing(double height, const Subsets& subsets) : height_(height), subsets_(subsets) {}

  void Draw(const Item& item);
  // For marks between the items.
  std::string& operators() { return out_; }

 private:
  void Text(const PlacedText& text);
  void Path(const Item& item);
  bool Rounded(const Item& item);
  bool Outline(const PlacedRect& rect);
  bool Outline(const PlacedPath& path);
  bool Outline(const PlacedArc& arc);
  bool Outline(const PlacedText& text);
  bool Outline(const PlacedImage& image);
  void SetFill(Colour colour);
  void SetStroke(const Paint& paint);
  void Number(double value);       // and a space
  void Place(double x, double y);  // in the page's own measure
  void MoveTo(double x, double y);
  void LineTo(double x, double y);
  void CurveTo(double x1, double y1, double x2, double y2, double x3, double y3);

  const double height_;
  const Subsets& subsets_;
  std::string out_;
  std::optional<Colour> fill_, stroke_;
  std::optional<FontId> font_;
  float size_ = 0;
  double tracking_ = 0;
  double line_width_ = 1;
  int dash_ = 0;
  bool round_cap_ = false, round_join_ = false;
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_PDF_DRAW_H_
