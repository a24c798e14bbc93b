// Numbers and dates as each language writes them.
#include <cmath>

#include "absl/strings/str_cat.h"
#include "reportgen/compose/messages.h"

namespace milepost::report {
namespace {

constexpr double kTolerance = 1e-9;
constexpr double kLargest = 1e15;  // beyond it a double has no exact places left to print
constexpr char kMinus[] = "\u2212";
constexpr char kNone[] = "\u2013";

double RoundHalfAway(double value) {
  return value < 0 ? -std::floor(-value + 0.5 + kTolerance) : std::floor(value + 0.5 + kTolerance);
}

std::string Grouped(uint64_t whole, std::string_view separator, uint64_t least) {
  std::string digits = absl::StrCat(whole);
  if (whole < least) return digits;
  for (size_t at = digits.size() - 3; at > 0 && at<digits.size(); at = at> 3 ? at - 3 : 0) digits.insert(at, separator);
  return digits;
}

}  // namespace

std::string Language::Percent(double fraction) const {
  if (!std::isfinite(fraction)) return kNone;
  return Number(RoundHalfAway(fraction * 100), 0).append(locale_->percent);
}

std::string Language::Number(double value, int decimals) const { return Write(value, decimals, false); }

std::string Language::Fixed(double value, int decimals) const { return Write(value, decimals, true); }

std::string Language::Write(double value, int decimals, bool fixed) const {
  if (!std::isfinite(value) || std::abs(value) > kLargest) return kNone;
  constexpr uint64_t kScales[] = {1, 10, 100, 1000};
  decimals = decimals < 0 ? 0 : decimals > 3 ? 3 : decimals;
  const uint64_t scale = kScales[decimals];
  const double rounded = RoundHalfAway(value * static_cast<double>(scale));
  const auto units = static_cast<uint64_t>(std::abs(rounded));
  std::string fraction;
  if (const uint64_t rest = units % scale; rest != 0 || (fixed && decimals > 0)) {
    fraction = absl::StrCat(rest);
    fraction.insert(0, static_cast<size_t>(decimals) - fraction.size(), '0');
    while (!fixed && fraction.back() == '0') fraction.pop_back();
    fraction.insert(0, locale_->decimal);
  }
  return absl::StrCat(rounded < 0 ? kMinus : "", Grouped(units / scale, locale_->group, locale_->least_grouped),
                      fraction);
}

std::string Language::Signed(double value, int decimals) const {
  const std::string text = Number(value, decimals);
  return value > 0 && text != "0" && text != kNone ? absl::StrCat("+", text) : text;
}

std::string Language::FillDate(std::string_view form, int64_t year, int month, int day) const {
  const auto index = static_cast<size_t>(month - 1);
  return Fill(form, {{"d", absl::StrCat(day)},
                     {"m", absl::StrCat(month)},
                     {"y", absl::StrCat(year)},
                     {"month", locale_->months[index]},
                     {"mon", locale_->short_months[index]},
                     {"alone", locale_->months_alone[index]}});
}

std::string Language::Date(absl::CivilDay day) const {
  return FillDate(locale_->dates.date, day.year(), day.month(), day.day());
}

std::string Language::ShortDate(absl::CivilDay day) const {
  return FillDate(locale_->dates.short_date, day.year(), day.month(), day.day());
}

std::string Language::MonthAndYear(absl::CivilMonth month) const {
  return FillDate(locale_->dates.month_and_year, month.year(), month.month(), 1);
}

}  // namespace milepost::report
