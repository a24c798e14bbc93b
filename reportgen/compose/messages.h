// Every word a document adds to what people wrote, in each language we ship, and how that language writes numbers and
// dates. Pure tables: no system locale, no environment.
#ifndef MILEPOST_REPORTGEN_COMPOSE_MESSAGES_H_
#define MILEPOST_REPORTGEN_COMPOSE_MESSAGES_H_

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "reportgen/compose/words.h"

namespace milepost::report {

// One text. `{name}` stands for the argument of that name. A text that depends on a count lists its plural forms
// divided by `|`, in the order of the language's PluralRule.
struct Message {
  Word word;
  std::string_view text;
};

// Which plural forms a language has: one, other (English, Spanish); one, few, many (Polish); other (Chinese).
enum class PluralRule : uint8_t { kOneOther, kOneFewMany, kOther };

// `{d}`, `{m}`, `{y}` day, month and year in figures; `{month}` and `{mon}` the month's long and short name in a date,
// `{alone}` its name without a day.
struct DateForms {
  std::string_view date, short_date, month_and_year;
};

// Figures and dates are written as CLDR has them; a test holds these tables against ICU (ADR 17).
struct Locale {
  std::string_view tag;                               // BCP 47
  std::array<absl::Span<const Message>, 2> messages;  // about one person; about many, and forms
  PluralRule plural = PluralRule::kOneOther;
  std::string_view decimal, group, percent;  // `percent` follows the figure
  uint64_t least_grouped = 1'000;            // thousands are grouped from here on
  DateForms dates;
  std::array<std::string_view, 12> months;  // as in a date
  std::array<std::string_view, 12> short_months;
  std::array<std::string_view, 12> months_alone;
};

// Every language we ship, English first.
absl::Span<const Locale> Locales();

class Language {
 public:
  using Args = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  // The language that fits a BCP 47 tag best: the tag itself, then its language; English if there is none.
  static Language For(std::string_view tag);
  explicit Language(const Locale& locale);

  std::string_view tag() const { return locale_->tag; }
  std::string operator()(Word word, Args args = {}) const;
  // The form for `count`; `{count}` is filled in.
  std::string Count(Word word, int64_t count, Args args = {}) const;

  // 0.745 -> "75%": rounded half away from zero, with a tolerance of 1e-9. What is not a number is "–".
  std::string Percent(double fraction) const;
  // At most `decimals` (0 to 3) places, without trailing zeros.
  std::string Number(double value, int decimals = 2) const;
  // A count of things.
  std::string Whole(int64_t count) const { return Number(static_cast<double>(count), 0); }
  // With `decimals` places, so that figures line up below each other.
  std::string Fixed(double value, int decimals) const;
  // With the sign also for what is above zero.
  std::string Signed(double value, int decimals = 2) const;
  std::string Date(absl::CivilDay day) const;
  std::string ShortDate(absl::CivilDay day) const;
  std::string MonthAndYear(absl::CivilMonth month) const;
  std::string_view ShortMonth(int month) const { return locale_->short_months[static_cast<size_t>(month - 1)]; }

 private:
  std::string Write(double value, int decimals, bool fixed) const;
  std::string FillDate(std::string_view form, int64_t year, int month, int day) const;

  const Locale* locale_;
  std::array<std::string_view, static_cast<size_t>(Word::kCount)> texts_;
};

// `{name}` becomes the argument of that name; what has none is left as it is. Arguments are not searched again.
std::string Fill(std::string_view text, Language::Args args);

// In capitals, for the lines above titles.
std::string Capitals(std::string_view text);

namespace messages {
extern const Locale kEnglish, kEnglishUs, kPolish, kSpanish, kChinese;
extern const Message kEnglishGroups[kGroupWords], kPolishGroups[kGroupWords], kSpanishGroups[kGroupWords],
    kChineseGroups[kGroupWords];
}  // namespace messages

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_MESSAGES_H_
