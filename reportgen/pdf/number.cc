#include "reportgen/pdf/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "reportgen/text/unicode.h"

namespace milepost::report {
namespace {

constexpr char kDigits[] = "0123456789ABCDEF";

// `value` in hundredths; halves away from zero.
int64_t Hundredths(double value) {
  if (!std::isfinite(value)) return 0;
  const double scaled = std::clamp(value, -kFarthest, kFarthest) * 100;
  return static_cast<int64_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
}

std::string Utf16String(std::string_view utf8) {
  const std::string units = ToUtf16BigEndian(utf8);
  std::string out = "<FEFF";
  for (std::size_t i = 0; i + 1 < units.size(); i += 2) {
    AppendHex16(
        static_cast<uint32_t>(static_cast<unsigned char>(units[i]) << 8 | static_cast<unsigned char>(units[i + 1])),
        out);
  }
  return out + ">";
}

}  // namespace

double Drawable(double value) { return static_cast<double>(Hundredths(value)) / 100; }

void AppendInteger(int64_t value, std::string& out) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value);
  out.append(digits, end.ptr);
}

void AppendNumber(double value, std::string& out) {
  int64_t hundredths = Hundredths(value);
  if (hundredths < 0) {
    out.push_back('-');
    hundredths = -hundredths;
  }
  if (hundredths >= 100 || hundredths == 0) AppendInteger(hundredths / 100, out);
  const auto rest = static_cast<int>(hundredths % 100);
  if (rest == 0) return;
  out.push_back('.');
  out.push_back(kDigits[rest / 10]);
  if (rest % 10 != 0) out.push_back(kDigits[rest % 10]);
}

std::string Numbers(std::initializer_list<double> values) {
  std::string out;
  for (const double value : values) {
    if (!out.empty()) out.push_back(' ');
    AppendNumber(value, out);
  }
  return out;
}

void AppendHex16(uint32_t value, std::string& out) {
  for (int shift = 12; shift >= 0; shift -= 4) out.push_back(kDigits[value >> shift & 0xF]);
}

std::string_view Storable(std::string_view utf8) {
  constexpr size_t kMostBytes = 32'000;
  if (utf8.size() <= kMostBytes) return utf8;
  size_t end = kMostBytes;
  while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0) == 0x80) --end;  // inside a code point
  return utf8.substr(0, end);
}

std::string TextString(std::string_view whole) {
  const std::string_view utf8 = Storable(whole);
  if (!IsPlainAscii(utf8)) return Utf16String(utf8);
  std::string out = "(";
  for (const char c : utf8) {
    if (c == '(' || c == ')' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + ")";
}

}  // namespace milepost::report
