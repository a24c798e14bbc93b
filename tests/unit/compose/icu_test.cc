// Figures, dates and plural forms of every language, held against ICU's, whose data is CLDR.
#include <gtest/gtest.h>
#include <unicode/dtptngen.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/smpdtfmt.h>

#include <memory>
#include <set>

#include "absl/strings/str_replace.h"
#include "reportgen/compose/messages.h"

namespace milepost::report {

static void PrintTo(const Locale& locale, std::ostream* out) { *out << locale.tag; }

namespace {

class Icu {
 public:
  explicit Icu(std::string_view tag) : locale_(icu::Locale::forLanguageTag({tag.data(), int(tag.size())}, error_)) {}
  ~Icu() { EXPECT_TRUE(U_SUCCESS(error_)) << u_errorName(error_); }

  // A true minus sign, which typographers prefer to the hyphen that most of CLDR has.
  std::string Number(double value, int decimals) {
    return Minus(Formatter(decimals).formatDouble(value, error_).toString(error_));
  }
  std::string Percent(double fraction) {
    return Minus(Formatter(0)
                     .unit(icu::NoUnit::percent())
                     .scale(icu::number::Scale::powerOfTen(2))
                     .formatDouble(fraction, error_)
                     .toString(error_));
  }
  std::string Date(const char* fields, absl::CivilDay day) {
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
        icu::DateTimePatternGenerator::createInstance(locale_, error_));
    icu::SimpleDateFormat format(patterns->getBestPattern(icu::UnicodeString(fields), error_), locale_, error_);
    format.setTimeZone(*icu::TimeZone::getGMT());
    icu::UnicodeString out;
    constexpr double kDayMs = 86'400'000;
    return Utf8(format.format(static_cast<double>(day - absl::CivilDay(1970, 1, 1)) * kDayMs, out));
  }
  std::string Plural(int count) {
    const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(locale_, error_));
    return Utf8(rules->select(count));
  }

 private:
  static std::string Utf8(const icu::UnicodeString& text) {
    std::string out;
    return text.toUTF8String(out);
  }
  static std::string Minus(const icu::UnicodeString& text) {
    return absl::StrReplaceAll(Utf8(text), {{"-", "\u2212"}});
  }
  icu::number::LocalizedNumberFormatter Formatter(int decimals) {
    return icu::number::NumberFormatter::withLocale(locale_)
        .precision(icu::number::Precision::maxFraction(decimals))
        .roundingMode(UNUM_ROUND_HALFUP);  // ICU's name for away from zero
  }

  UErrorCode error_ = U_ZERO_ERROR;
  icu::Locale locale_;
};

class AgainstIcu : public ::testing::TestWithParam<Locale> {
 protected:
  const Language language_{GetParam()};
  Icu icu_{GetParam().tag};
};

TEST_P(AgainstIcu, FiguresAreWrittenAlike) {
  for (const double value : {0.0, 1.5, 0.25, -3.25, 999.0, 1234.0, 9999.0, 12'345.0, 1'234'567.875, -98'765.4}) {
    for (const int decimals : {0, 1, 2}) {
      EXPECT_EQ(language_.Number(value, decimals), icu_.Number(value, decimals)) << value;
    }
  }
  for (const double fraction : {0.0, 0.074, 0.75, 1.0, 1.5, -0.25}) {
    EXPECT_EQ(language_.Percent(fraction), icu_.Percent(fraction)) << fraction;
  }
}

TEST_P(AgainstIcu, DatesAreWrittenAlike) {
  for (int month = 1; month <= 12; ++month) {
    const absl::CivilDay day(2026, month, month);
    EXPECT_EQ(language_.Date(day), icu_.Date("yMMMMd", day));
    EXPECT_EQ(language_.ShortDate(day), icu_.Date("yMMMd", day));
    EXPECT_EQ(language_.MonthAndYear(absl::CivilMonth(day)), icu_.Date("yMMMM", day));
  }
}

// Counts of one form of ours are of one form of ICU's.
TEST_P(AgainstIcu, CountsShareTheirForms) {
  std::set<std::pair<std::string, std::string>> forms;
  std::set<std::string> ours, theirs;
  for (int count = 0; count <= 250; ++count) {
    const std::string text = language_.Count(Word::kGoalCount, count);
    const std::string form = text.substr(text.find_first_not_of("0123456789"));
    forms.emplace(form, icu_.Plural(count));
    ours.insert(form);
    theirs.insert(icu_.Plural(count));
  }
  EXPECT_EQ(forms.size(), theirs.size());
  EXPECT_EQ(ours.size(), theirs.size());
}

INSTANTIATE_TEST_SUITE_P(Languages, AgainstIcu, ::testing::ValuesIn(Locales().begin(), Locales().end()),
                         [](const auto& test) {
                           return absl::StrReplaceAll(std::string(test.param.tag), {{"-", "_"}});
                         });

}  // namespace
}  // namespace milepost::report
