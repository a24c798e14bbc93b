// Whether everybody can read a palette: contrast of text (WCAG 2 AA), and hues that stay apart for colour-blind eyes.
#ifndef MILEPOST_REPORTGEN_THEME_PALETTE_CHECKS_H_
#define MILEPOST_REPORTGEN_THEME_PALETTE_CHECKS_H_

#include <string>
#include <string_view>
#include <vector>

#include "reportgen/document/theme.h"

namespace milepost::report {

inline constexpr double kTextContrast = 4.5, kFigureContrast = 3;
inline constexpr double kHueDistance = 15;  // CIE76

// A colour of the palette by the name it has in a theme file.
struct Swatch {
  std::string_view name;
  Colour Palette::*colour;
};
// Those a theme file sets, in its order.
const std::vector<Swatch>& Swatches();
std::string_view NameOf(Hue hue);

// A colour that the layout draws on another.
struct Pair {
  std::string_view name, ground_name;  // the swatch that would have to change, and what it stands on, in words
  Colour colour, ground;
  double least = kTextContrast;
};
// Every pair of text and ground that the layout uses, and of figures and ground on covers.
std::vector<Pair> PairsOf(const Palette& palette);

// What is wrong with the palette, a sentence each with what to do instead; a colour that fails on several grounds is
// named for the worst one. Empty: nothing.
std::vector<std::string> PaletteFaults(const Palette& palette);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_THEME_PALETTE_CHECKS_H_
