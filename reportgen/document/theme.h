// How a document looks: grid, type scale and palette by meaning. Lengths are points (1/72 inch); plain data.
#ifndef MILEPOST_REPORTGEN_DOCUMENT_THEME_H_
#define MILEPOST_REPORTGEN_DOCUMENT_THEME_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string>

#include "reportgen/document/image.h"

namespace milepost::report {

// The colour `share` (0 to 1) of the way from `a` to `b`. Tints are blended here: archival PDF forbids transparency.
Colour Mix(Colour a, Colour b, double share);

// WCAG 2 contrast ratio, 1 to 21.
double Contrast(Colour a, Colour b);

enum class Vision : uint8_t { kNormal, kDeuteranopia, kProtanopia, kTritanopia };
inline constexpr std::array kVisions = {Vision::kNormal, Vision::kDeuteranopia, Vision::kProtanopia,
                                        Vision::kTritanopia};
// CIE76 distance of two colours as that eye sees them (Machado et al. 2009, full severity).
double Distance(Colour a, Colour b, Vision vision);

// The faces of the text family, light to heavy.
enum class Face : uint8_t { kLight, kRegular, kItalic, kSemibold, kBold, kBoldItalic };
inline constexpr int kFaceCount = 6;

// Colours by meaning. A document names hues and statuses, never colours.
enum class Hue : uint8_t { kBrand, kTeal, kAmber, kPlum, kCrimson, kSlate };
inline constexpr std::array kHues = {Hue::kBrand, Hue::kTeal, Hue::kAmber, Hue::kPlum, Hue::kCrimson, Hue::kSlate};

// What the numbers say of a goal. Each has a shape of its own: status is never colour alone.
enum class Status : uint8_t {
  kDone,        // disc with a tick
  kAhead,       // disc with two chevrons
  kOnTrack,     // disc with one arrow
  kAtRisk,      // triangle with an exclamation mark
  kOffTrack,    // diamond with a cross
  kOverdue,     // disc with clock hands
  kPaused,      // rounded square with two bars
  kNotStarted,  // open ring
  kDropped,     // open ring with a bar through it
};
inline constexpr std::array kStatuses = {Status::kDone,   Status::kAhead,      Status::kOnTrack,
                                         Status::kAtRisk, Status::kOffTrack,   Status::kOverdue,
                                         Status::kPaused, Status::kNotStarted, Status::kDropped};

Hue HueOf(Status status);

struct Palette {
  Colour ink = Rgb(0x1B2733);    // text
  Colour slate = Rgb(0x4B5267);  // secondary text
  Colour navy = Rgb(0x12304A);   // headings, bands
  Colour navy_mid = Rgb(0x1A4163);
  Colour navy_light = Rgb(0x15557D);
  Colour brand = Rgb(0x08527F);
  Colour teal = Rgb(0x027A66);
  Colour amber = Rgb(0xA95301);
  Colour plum = Rgb(0x6A38AB);
  Colour crimson = Rgb(0x981338);
  Colour line = Rgb(0xD3DCE3);   // rules
  Colour paper = Rgb(0xF3F6F8);  // panels
  Colour white = Rgb(0xFFFFFF);
  Colour sky = Rgb(0xCFE6F1);   // secondary text on navy
  Colour mist = Rgb(0xA6C8DA);  // tertiary text on navy
  Colour mint = Rgb(0x4FD1B5);  // figures on navy
};

const Colour& Of(const Palette& palette, Hue hue);
Colour& Of(Palette& palette, Hue hue);

struct TypeStyle {
  Face face = Face::kRegular;
  double size = 9.6;
  double leading = 14.4;  // baseline to baseline
  Colour colour;
  double tracking = 0;   // extra points after each glyph; at most 0.06 of the size, or extraction splits words
  bool tabular = false;  // figures of one width
};

struct TypeScale {
  double body = 9.6, body_leading = 14.4;
  double small = 8.4, small_leading = 12.2;
  double tiny = 7.4, tiny_leading = 10.4;
  double h1 = 17, h2 = 13, h3 = 10.6;
  double cover = 31;
};

struct Theme {
  std::string organization;             // what a reader hears in place of the logo
  std::string footer;                   // a line of its own at the foot of every page; may be empty
  std::shared_ptr<const Picture> logo;  // on white above the cover; may be none
  double margin = 48;                   // left and right
  double margin_top = 62;               // first line of text; the running head sits above it
  double margin_bottom = 58;            // last line of text; the running foot sits below it
  double gutter = 12;
  double paragraph_gap = 7;  // below a paragraph
  double block_gap = 14;     // below a figure, table or panel
  double radius = 5;         // corners of panels
  int max_pages = 400;
  int max_glyphs = 4'000'000;
  TypeScale type;
  Palette palette;
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_DOCUMENT_THEME_H_
