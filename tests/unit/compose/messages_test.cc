// Words, plurals, numbers and dates in each language. Expected values come from each language's own grammar.
#include "reportgen/compose/messages.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <limits>
#include <set>
#include <vector>

#include "absl/strings/str_split.h"

namespace milepost::report {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr auto kWords = static_cast<size_t>(Word::kCount);

std::set<std::string> Placeholders(const std::string& text) {
  std::set<std::string> names;
  for (size_t open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
    names.insert(text.substr(open, text.find('}', open) - open + 1));
  }
  return names;
}

std::vector<Message> AllOf(const Locale& locale) {
  std::vector<Message> all;
  for (const auto part : locale.messages) all.insert(all.end(), part.begin(), part.end());
  return all;
}

std::string Raw(const Locale& locale, size_t word) {
  for (const Message& message : AllOf(locale)) {
    if (message.word == static_cast<Word>(word)) return std::string(message.text);
  }
  return "";
}

std::vector<std::string> Forms(const Locale& locale, size_t word) { return absl::StrSplit(Raw(locale, word), '|'); }

TEST(Messages, EveryWordExistsOnceInEveryShippedLanguage) {
  for (const Locale& locale : Locales()) {
    std::vector<int> seen(kWords, 0);
    for (const Message& message : AllOf(locale)) {
      ++seen[static_cast<size_t>(message.word)];
      EXPECT_THAT(std::string(message.text), Not(IsEmpty())) << locale.tag;
    }
    for (size_t word = 0; word < kWords; ++word) EXPECT_EQ(seen[word], 1) << locale.tag << " word " << word;
  }
}

TEST(Messages, EveryLanguageFillsTheSamePlaceholdersAsEnglish) {
  for (const Locale& locale : Locales()) {
    for (size_t word = 0; word < kWords; ++word) {
      std::set<std::string> wanted = Placeholders(Raw(Locales()[0], word));
      std::set<std::string> found = Placeholders(Raw(locale, word));
      // "every day|every {count} days" needs no figure in its first form, in any language.
      EXPECT_EQ(found, wanted) << locale.tag << ": " << Raw(locale, word);
    }
  }
}

TEST(Messages, WordsWithAPluralHaveAllFormsOfTheirLanguage) {
  for (const Locale& locale : Locales()) {
    const size_t forms = locale.plural == PluralRule::kOther ? 1 : locale.plural == PluralRule::kOneOther ? 2 : 3;
    for (size_t word = 0; word < kWords; ++word) {
      const bool plural = Forms(Locales()[0], word).size() > 1;
      EXPECT_EQ(Forms(locale, word).size(), plural ? forms : 1u) << locale.tag << ": " << Raw(locale, word);
    }
  }
}

TEST(Messages, EnglishTellsOneFromMany) {
  const Language english = Language::For("en");
  EXPECT_EQ(english.Count(Word::kGoalCount, 0), "0 goals");
  EXPECT_EQ(english.Count(Word::kGoalCount, 1), "1 goal");
  EXPECT_EQ(english.Count(Word::kGoalCount, 2), "2 goals");
  EXPECT_EQ(english.Count(Word::kGoalCount, 12345), "12,345 goals");
}

TEST(Messages, PolishHasThreeForms) {
  const Language polish = Language::For("pl");
  EXPECT_EQ(polish.Count(Word::kGoalCount, 1), "1 cel");
  for (const int few : {2, 3, 4, 22, 34, 102}) {
    EXPECT_THAT(polish.Count(Word::kGoalCount, few), HasSubstr(" cele")) << few;
  }
  for (const int many : {0, 5, 11, 12, 13, 14, 21, 25, 112, 1000}) {
    EXPECT_THAT(polish.Count(Word::kGoalCount, many), HasSubstr(" celów")) << many;
  }
}

TEST(Messages, ArgumentsAreNotSearchedForPlaceholders) {
  EXPECT_EQ(Fill("{a} and {b}", {{"a", "{b}"}, {"b", "{a}"}}), "{b} and {a}");
  EXPECT_EQ(Fill("{a} {unknown} {", {{"a", "x"}}), "x {unknown} {");
}

TEST(Messages, TheBestLanguageIsChosen) {
  EXPECT_EQ(Language::For("").tag(), "en-GB");
  EXPECT_EQ(Language::For("en").tag(), "en-GB");
  EXPECT_EQ(Language::For("en-ZA").tag(), "en-GB");
  EXPECT_EQ(Language::For("en-us").tag(), "en-US");
  EXPECT_EQ(Language::For("pl").tag(), "pl-PL");
  EXPECT_EQ(Language::For("es-MX").tag(), "es-ES");
  EXPECT_EQ(Language::For("zh-TW").tag(), "zh-Hant");
  EXPECT_EQ(Language::For("zh-Hant-TW").tag(), "zh-Hant");
  EXPECT_EQ(Language::For("zh-CN").tag(), "en-GB");
  EXPECT_EQ(Language::For("zh-Hans-HK").tag(), "en-GB");
  EXPECT_EQ(Language::For("xx").tag(), "en-GB");
}

TEST(Messages, DatesAreWrittenAsEachLanguageWritesThem) {
  const absl::CivilDay day(2026, 6, 30);
  EXPECT_EQ(Language::For("en").Date(day), "30 June 2026");
  EXPECT_EQ(Language::For("en-US").Date(day), "June 30, 2026");
  EXPECT_EQ(Language::For("pl").Date(day), "30 czerwca 2026");
  EXPECT_EQ(Language::For("es").Date(day), "30 de junio de 2026");
  EXPECT_EQ(Language::For("zh-Hant").Date(day), "2026年6月30日");
  EXPECT_EQ(Language::For("en").ShortDate(day), "30 Jun 2026");
  EXPECT_EQ(Language::For("pl").ShortDate(absl::CivilDay(2026, 10, 1)), "1 paź 2026");
}

TEST(Messages, PercentRoundsHalfAwayFromZero) {
  const Language english = Language::For("en");
  EXPECT_EQ(english.Percent(0), "0%");
  EXPECT_EQ(english.Percent(0.004), "0%");
  EXPECT_EQ(english.Percent(0.005), "1%");
  EXPECT_EQ(english.Percent(0.285), "29%");  // 28.499999999999996 in binary
  EXPECT_EQ(english.Percent(0.494505), "49%");
  EXPECT_EQ(english.Percent(-0.285), "\u221229%");
  EXPECT_EQ(english.Percent(1), "100%");
  EXPECT_EQ(english.Percent(std::numeric_limits<double>::quiet_NaN()), "–");
  EXPECT_EQ(Language::For("es").Percent(0.5), "50\u00A0%");
}

TEST(Messages, NumbersUseTheLanguagesSigns) {
  const Language english = Language::For("en"), polish = Language::For("pl"), spanish = Language::For("es");
  EXPECT_EQ(english.Number(1234.5), "1,234.5");
  EXPECT_EQ(polish.Number(1234.5), "1234,5");
  EXPECT_EQ(english.Fixed(1234.5, 2), "1,234.50");
  EXPECT_EQ(english.Fixed(3, 2), "3.00");
  EXPECT_EQ(english.Fixed(3, 0), "3");
  EXPECT_EQ(english.Number(12345.678), "12,345.68");
  EXPECT_EQ(polish.Number(12345.678), "12\u00A0345,68");
  EXPECT_EQ(spanish.Number(1234567), "1.234.567");
  EXPECT_EQ(english.Number(0.005, 2), "0.01");
  EXPECT_EQ(english.Number(-0.001, 2), "0");
  EXPECT_EQ(english.Number(2.0), "2");
  EXPECT_EQ(english.Number(-1.25), "\u22121.25");
  EXPECT_EQ(english.Number(999.999, 2), "1,000");
  EXPECT_EQ(english.Number(1e300), "–");
  EXPECT_EQ(english.Signed(3, 0), "+3");
  EXPECT_EQ(english.Signed(0, 0), "0");
  EXPECT_EQ(english.Signed(0.001, 2), "0");
}

TEST(Messages, CapitalsKeepEveryLetter) {
  EXPECT_EQ(Capitals("Zażółć 1 října – straße"), "ZAŻÓŁĆ 1 ŘÍJNA – STRAẞE");
  EXPECT_EQ(Capitals("職涯"), "職涯");
}

}  // namespace
}  // namespace milepost::report
