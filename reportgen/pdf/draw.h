// Placed items to drawing calls.
#ifndef MILEPOST_REPORTGEN_PDF_DRAW_H_
#define MILEPOST_REPORTGEN_PDF_DRAW_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reportgen/layout/page.h"
#include "reportgen/pdf/font_subset.h"
#include "reportgen/pdf/haru.h"

namespace milepost::report {

using Subsets = std::map<FontId, FontSubset>;

// Draws one page's items, remembering the graphics state so that nothing is set twice.
class PageDrawing {
 public:
  PageDrawing(HaruDocument& haru, HPDF_Page page, double height, const Subsets& subsets)
      : haru_(haru), page_(page), height_(height), subsets_(subsets) {}

  void Draw(const Item& item);

 private:
  void Text(const PlacedText& text);
  void Path(const Item& item);
  bool Outline(const PlacedRect& rect, const Paint& paint);
  bool Outline(const PlacedPath& path, const Paint& paint);
  bool Outline(const PlacedArc& arc, const Paint& paint);
  bool Outline(const PlacedText& text, const Paint& paint);
  void SetFill(Colour colour);
  void SetStroke(const Paint& paint);
  void MoveTo(double x, double y);
  void LineTo(double x, double y);
  void CurveTo(double x1, double y1, double x2, double y2, double x3, double y3);
  float Y(double y) const;

  HaruDocument& haru_;
  HPDF_Page page_;
  const double height_;
  const Subsets& subsets_;
  std::optional<Colour> fill_, stroke_;
  double line_width_ = 1;
  int dash_ = 0;
  bool round_cap_ = false, round_join_ = false;
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_PDF_DRAW_H_
