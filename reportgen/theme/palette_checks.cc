#include "reportgen/theme/palette_checks.h"

#include <algorithm>
#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace milepost::report {
namespace {

constexpr Colour kBlack = Rgb(0x000000), kWhite = Rgb(0xFFFFFF);

std::string Named(std::string_view name, Colour colour) {
  return absl::StrFormat("palette.%s (#%02X%02X%02X)", std::string(name), colour.r, colour.g, colour.b);
}

std::string_view EyeOf(Vision vision) {
  switch (vision) {
    case Vision::kDeuteranopia:
      return "eyes with deuteranopia";
    case Vision::kProtanopia:
      return "eyes with protanopia";
    case Vision::kTritanopia:
      return "eyes with tritanopia";
    case Vision::kNormal:
      break;
  }
  return "everybody";
}

// The colour of the same kind nearest to the given one that can be read on the ground, or is as far as it goes.
Colour Readable(const Pair& pair) {
  const Colour end = Contrast(kBlack, pair.ground) > Contrast(kWhite, pair.ground) ? kBlack : kWhite;
  Colour colour = pair.colour;
  for (int step = 1; step <= 100 && Contrast(colour, pair.ground) < pair.least; ++step) {
    colour = Mix(pair.colour, end, step / 100.0);
  }
  return colour;
}

std::string Advice(const Pair& pair) {
  const Colour better = Readable(pair);
  if (Contrast(better, pair.ground) < pair.least) return "choose another ground";
  const bool darker = Contrast(better, kWhite) > Contrast(pair.colour, kWhite);
  return absl::StrFormat("use #%02X%02X%02X or %s", better.r, better.g, better.b, darker ? "darker" : "lighter");
}

void AddContrastFaults(const Palette& palette, std::vector<std::string>& faults) {
  std::map<std::string_view, Pair> worst;
  std::vector<std::string_view> order;
  for (const Pair& pair : PairsOf(palette)) {
    const double reached = Contrast(pair.colour, pair.ground) / pair.least;
    if (reached >= 1) continue;
    const auto [it, fresh] = worst.emplace(pair.name, pair);
    if (fresh) {
      order.push_back(pair.name);
    } else if (reached < Contrast(it->second.colour, it->second.ground) / it->second.least) {
      it->second = pair;
    }
  }
  for (const std::string_view name : order) {
    const Pair& pair = worst.at(name);
    faults.push_back(absl::StrFormat("%s: contrast on %s is %.1f, and is at least %.1f for people to read it; %s",
                                     Named(name, pair.colour), std::string(pair.ground_name),
                                     Contrast(pair.colour, pair.ground), pair.least, Advice(pair)));
  }
}

void AddLikenessFaults(const Palette& palette, std::vector<std::string>& faults) {
  for (const Hue a : kHues) {
    for (const Hue b : kHues) {
      if (a >= b) continue;
      const auto apart = [&](Vision eye) { return Distance(Of(palette, a), Of(palette, b), eye); };
      const Vision eye = *std::min_element(kVisions.begin(), kVisions.end(),
                                           [&](Vision one, Vision two) { return apart(one) < apart(two); });
      if (apart(eye) >= kHueDistance) continue;
      faults.push_back(absl::StrFormat(
          "%s and %s: look alike to %s (distance %.1f of at least %.0f); make one lighter, darker or of another hue",
          Named(NameOf(a), Of(palette, a)), Named(NameOf(b), Of(palette, b)), std::string(EyeOf(eye)), apart(eye),
          kHueDistance));
    }
  }
}

}  // namespace

std::string_view NameOf(Hue hue) {
  switch (hue) {
    case Hue::kBrand:
      return "brand";
    case Hue::kTeal:
      return "positive";
    case Hue::kAmber:
      return "caution";
    case Hue::kPlum:
      return "accent";
    case Hue::kCrimson:
      return "critical";
    case Hue::kSlate:
      break;
  }
  return "neutral";
}

const std::vector<Swatch>& Swatches() {
  static const auto* const kSwatches = new std::vector<Swatch>{
      {"brand", &Palette::brand},   {"band", &Palette::navy},        {"positive", &Palette::teal},
      {"caution", &Palette::amber}, {"critical", &Palette::crimson}, {"accent", &Palette::plum},
      {"neutral", &Palette::slate}, {"text", &Palette::ink},         {"highlight", &Palette::mint}};
  return *kSwatches;
}

std::vector<Pair> PairsOf(const Palette& p) {
  std::vector<Pair> pairs;
  const auto add = [&pairs](std::string_view name, Colour colour, std::string_view ground_name, Colour ground,
                            double least = kTextContrast) {
    pairs.push_back({name, ground_name, colour, ground, least});
  };
  for (const auto& [words, ground] : {std::pair("white", p.white), {"panels", p.paper}}) {
    add("text", p.ink, words, ground);
    add("band", p.navy, words, ground);
    for (const Hue hue : kHues) add(NameOf(hue), Of(p, hue), words, ground);
  }
  for (const Hue hue : kHues) {
    const Colour head = Mix(Of(p, hue), p.white, 0.9), callout = Mix(Of(p, hue), p.white, 0.93);
    add(NameOf(hue), Of(p, hue), "its own tint", head);
    add("neutral", p.slate, "tints of other colours", head);
    for (const Colour text : {p.ink, p.slate, p.brand, p.teal}) {
      add(text == p.ink     ? "text"
          : text == p.slate ? "neutral"
          : text == p.brand ? "brand"
                            : "positive",
          text, "tints of other colours", callout);
    }
  }
  for (const double share : {0.9, 0.84}) add("band", p.navy, "its own tint", Mix(p.navy, p.white, share));
  for (const Colour ground : {p.navy, p.navy_mid}) {
    for (const Colour text : {p.white, p.sky, p.mist}) add("band", ground, "nearly white words", text);
    add("highlight", p.mint, "the band", ground, kFigureContrast);
  }
  return pairs;
}

std::vector<std::string> PaletteFaults(const Palette& palette) {
  std::vector<std::string> faults;
  AddContrastFaults(palette, faults);
  AddLikenessFaults(palette, faults);
  return faults;
}

}  // namespace milepost::report
