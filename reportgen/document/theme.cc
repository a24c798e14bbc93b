#include "reportgen/document/theme.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace milepost::report {
namespace {

using Vec = std::array<double, 3>;
using Matrix = std::array<Vec, 3>;

constexpr Matrix kIdentity = {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix kDeuteranopia = {
    {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kProtanopia = {
    {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kTritanopia = {
    {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}};
constexpr Matrix kToXyz = {
    {{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
constexpr Vec kWhitePoint = {0.95047, 1.0, 1.08883};

double Linear(uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Vec Linear(Colour colour) { return {Linear(colour.r), Linear(colour.g), Linear(colour.b)}; }

Vec Multiply(const Matrix& matrix, const Vec& v) {
  Vec out{};
  for (int i = 0; i < 3; ++i) out[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
  return out;
}

Vec Lab(const Vec& linear) {
  Vec f = Multiply(kToXyz, linear);
  for (int i = 0; i < 3; ++i) {
    const double t = f[i] / kWhitePoint[i];
    f[i] = t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116.0;
  }
  return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

Vec Seen(Colour colour, Vision vision) {
  const Matrix& matrix = vision == Vision::kDeuteranopia ? kDeuteranopia
                         : vision == Vision::kProtanopia ? kProtanopia
                         : vision == Vision::kTritanopia ? kTritanopia
                                                         : kIdentity;
  Vec seen = Multiply(matrix, Linear(colour));
  for (double& channel : seen) channel = std::clamp(channel, 0.0, 1.0);
  return Lab(seen);
}

double Luminance(Colour colour) {
  const Vec v = Linear(colour);
  return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2];
}

}  // namespace

Colour Mix(Colour a, Colour b, double share) {
  const double t = std::clamp(share, 0.0, 1.0);
  const auto blend = [t](uint8_t x, uint8_t y) { return static_cast<uint8_t>(std::lround(x + (y - x) * t)); };
  return {blend(a.r, b.r), blend(a.g, b.g), blend(a.b, b.b)};
}

double Contrast(Colour a, Colour b) {
  const auto [low, high] = std::minmax({Luminance(a), Luminance(b)});
  return (high + 0.05) / (low + 0.05);
}

double Distance(Colour a, Colour b, Vision vision) {
  const Vec p = Seen(a, vision);
  const Vec q = Seen(b, vision);
  return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

Hue HueOf(Status status) {
  switch (status) {
    case Status::kDone:
      return Hue::kTeal;
    case Status::kAhead:
    case Status::kOnTrack:
      return Hue::kBrand;
    case Status::kAtRisk:
      return Hue::kAmber;
    case Status::kOffTrack:
    case Status::kOverdue:
      return Hue::kCrimson;
    case Status::kPaused:
    case Status::kNotStarted:
    case Status::kDropped:
      break;
  }
  return Hue::kSlate;
}

const Colour& Of(const Palette& palette, Hue hue) {
  switch (hue) {
    case Hue::kBrand:
      return palette.brand;
    case Hue::kTeal:
      return palette.teal;
    case Hue::kAmber:
      return palette.amber;
    case Hue::kPlum:
      return palette.plum;
    case Hue::kCrimson:
      return palette.crimson;
    case Hue::kSlate:
      break;
  }
  return palette.slate;
}

Colour& Of(Palette& palette, Hue hue) { return const_cast<Colour&>(Of(std::as_const(palette), hue)); }

}  // namespace milepost::report
