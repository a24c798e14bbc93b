#include "reportgen/pdf/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "reportgen/text/unicode.h"

namespace milepost::report {
namespace {

constexpr char kDigits[] = "0123456789ABCDEF";

}  // namespace

double Drawable(double value) {
  if (!std::isfinite(value)) return 0;
  return std::round(std::clamp(value, -kFarthest, kFarthest) * 100) / 100;
}

void AppendInteger(int64_t value, std::string& out) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value);
  out.append(digits, end.ptr);
}

void AppendNumber(double value, std::string& out) {
  int64_t hundredths = std::llround(Drawable(value) * 100);
  if (hundredths < 0) {
    out.push_back('-');
    hundredths = -hundredths;
  }
  AppendInteger(hundredths / 100, out);
  const auto rest = static_cast<int>(hundredths % 100);
  if (rest == 0) return;
  out.push_back('.');
  out.push_back(kDigits[rest / 10]);
  if (rest % 10 != 0) out.push_back(kDigits[rest % 10]);
}

void AppendHex16(uint32_t value, std::string& out) {
  for (int shift = 12; shift >= 0; shift -= 4) out.push_back(kDigits[value >> shift & 0xF]);
}

std::string TextString(std::string_view utf8) {
  const std::string units = ToUtf16BigEndian(utf8);
  std::string out = "<FEFF";
  for (std::size_t i = 0; i + 1 < units.size(); i += 2) {
    AppendHex16(
        static_cast<uint32_t>(static_cast<unsigned char>(units[i]) << 8 | static_cast<unsigned char>(units[i + 1])),
        out);
  }
  return out + ">";
}

}  // namespace milepost::report
