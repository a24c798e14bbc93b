#include "reportgen/theme/palette_fit.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "reportgen/theme/palette_checks.h"

namespace milepost::report {
namespace {

struct Shade {
  Colour colour;
  int change = 0;  // how far from the hue as it was, squared so that a little of many is better than much of one
  size_t number = 0;
};

bool Legible(Colour colour, const Palette& palette) {
  return Contrast(colour, palette.paper) >= kTextContrast &&
         Contrast(colour, Mix(colour, palette.white, 0.9)) >= kTextContrast;
}

// The hue as it is, then darker and lighter by and by.
std::vector<Shade> ShadesOf(Colour colour, const Palette& palette) {
  std::vector<Shade> shades = {{colour}};
  for (int step = 1; step <= 6; ++step) {
    for (const Colour end : {Rgb(0x000000), palette.white}) {
      const Colour shade = Mix(colour, end, 0.09 * step);
      if (Legible(shade, palette)) shades.push_back({shade, step * step});
    }
  }
  return shades;
}

bool Apart(Colour a, Colour b) {
  return std::all_of(kVisions.begin(), kVisions.end(), [&](Vision eye) { return Distance(a, b, eye) >= kHueDistance; });
}

// Tries the shades hue after hue and keeps the choice that changes least.
class Search {
 public:
  Search(const Palette& palette, const std::vector<Hue>& fixed) {
    for (const Hue hue : kHues) {
      const bool free = std::find(fixed.begin(), fixed.end(), hue) == fixed.end();
      const Colour colour = Of(palette, hue);
      free_.push_back(free);
      shades_.push_back(free ? ShadesOf(colour, palette) : std::vector<Shade>{{colour}});
      for (Shade& shade : shades_.back()) shade.number = count_++;
    }
    chosen_.resize(shades_.size());
    apart_.resize(count_ * count_);
  }

  // The chosen colours in the order of kHues; empty if there is no choice.
  std::vector<Colour> Run() {
    Try(0, 0);
    return best_;
  }

 private:
  void Try(size_t hue, int change) {
    if (change >= least_) return;
    if (hue == shades_.size()) {
      least_ = change;
      best_.clear();
      for (const Shade* shade : chosen_) best_.push_back(shade->colour);
      return;
    }
    for (const Shade& shade : shades_[hue]) {
      if (!Fits(hue, shade)) continue;
      chosen_[hue] = &shade;
      Try(hue + 1, change + shade.change);
    }
  }

  // Beside those chosen before it. Two that are fixed are as they are.
  bool Fits(size_t hue, const Shade& shade) {
    for (size_t other = 0; other < hue; ++other) {
      if ((free_[hue] || free_[other]) && !AreApart(*chosen_[other], shade)) return false;
    }
    return true;
  }
  // Worked out once for each two: there may be a hundred thousand choices.
  bool AreApart(const Shade& a, const Shade& b) {
    std::optional<bool>& known = apart_[a.number * count_ + b.number];
    if (!known) known = Apart(a.colour, b.colour);
    return *known;
  }

  std::vector<bool> free_;
  std::vector<std::vector<Shade>> shades_;
  std::vector<const Shade*> chosen_;
  size_t count_ = 0;
  std::vector<std::optional<bool>> apart_;
  std::vector<Colour> best_;
  int least_ = 1 << 20;
};

}  // namespace

Palette Fitted(const Palette& palette, const std::vector<Hue>& fixed) {
  const std::vector<Colour> found = Search(palette, fixed).Run();
  Palette fitted = palette;
  for (size_t i = 0; i < found.size(); ++i) Of(fitted, kHues[i]) = found[i];
  return fitted;
}

}  // namespace milepost::report
