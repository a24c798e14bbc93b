// The type styles of a theme, named by use.
#ifndef MILEPOST_REPORTGEN_LAYOUT_STYLES_H_
#define MILEPOST_REPORTGEN_LAYOUT_STYLES_H_

#include "reportgen/document/theme.h"

namespace milepost::report {

struct Styles {
  TypeStyle body, lead, small, tiny;
  TypeStyle strong, small_strong, tiny_strong;  // semibold
  TypeStyle label;                              // small secondary text
  TypeStyle axis;                               // ticks and months
  TypeStyle figures;                            // tabular, right of a bar
  TypeStyle overline;                           // spaced, above a title
  TypeStyle h1, h2, h3;
  TypeStyle cell, cell_head;
  TypeStyle quote;
};

inline TypeStyle Sized(TypeStyle style, double size, double leading) {
  style.size = size;
  style.leading = leading;
  return style;
}

inline TypeStyle Coloured(TypeStyle style, Colour colour) {
  style.colour = colour;
  return style;
}

inline TypeStyle Tabular(TypeStyle style) {
  style.tabular = true;
  return style;
}

Styles StylesOf(const Theme& theme);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_LAYOUT_STYLES_H_
