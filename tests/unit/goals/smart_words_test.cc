#include "services/goals/smart_words.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/goals/smart_text.h"

namespace milepost::goals {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> WordsOf(absl::string_view text) {
  std::vector<std::string> words;
  for (const Token& token : Tokenize(text)) words.push_back(token.word);
  return words;
}

TEST(Tokenize, SplitsAtPunctuationHyphensAndSpaces) {
  EXPECT_THAT(WordsOf("Lead two cross-team designs (by 31 Dec)."),
              ElementsAre("lead", "two", "cross", "team", "designs", "by", "31", "dec"));
  EXPECT_THAT(WordsOf(" \t\n,;"), IsEmpty());
  EXPECT_THAT(WordsOf(""), IsEmpty());
}

TEST(Tokenize, KeepsApostrophesWithinWordsButNotQuotes) {
  EXPECT_THAT(WordsOf("I'll read 'Clean Code', don’t skip ' '"),
              ElementsAre("i'll", "read", "clean", "code", "don't", "skip"));
}

TEST(Tokenize, FoldsCaseAndDiacriticsOfLatinLetters) {
  EXPECT_THAT(WordsOf("ZAŻÓŁĆ gęślą jaźń"), ElementsAre("zazolc", "gesla", "jazn"));
  EXPECT_THAT(WordsOf("DISEÑAR Äpfel ŒUVRE İzmir ÿ Ÿ"), ElementsAre("disenar", "apfel", "ouvre", "izmir", "y", "y"));
}

TEST(Tokenize, FoldsDecomposedLettersAlike) {
  EXPECT_THAT(WordsOf("wie\u0328cej ma\u0301s"), ElementsAre("wiecej", "mas"));
}

TEST(Tokenize, MakesFullWidthLettersNarrow) { EXPECT_THAT(WordsOf("ＡＢ１２，完成"), ElementsAre("ab12", "完成")); }

TEST(Tokenize, TellsLatinWordsAndNumbersFromTheChineseAroundThem) {
  EXPECT_THAT(WordsOf("完成Python課程3個"), ElementsAre("完成", "python", "課程", "3", "個"));
}

TEST(Tokenize, KeepsOtherScripts) {
  EXPECT_THAT(WordsOf("تعلم العربية Ölçü 学习"), ElementsAre("تعلم", "العربية", "olcu", "学习"));
}

TEST(Tokenize, EmojiSeparate) {
  EXPECT_THAT(WordsOf("run🏃‍♀️fast ⭐️ go"), ElementsAre("run", "fast", "go"));
}

TEST(Tokenize, ALoneQuoteLeavesItsPlaceToTheNextWord) {
  std::vector<Token> tokens = Tokenize("' Lead");
  ASSERT_EQ(tokens.size(), 1u);
  EXPECT_TRUE(tokens[0].after_break);
  EXPECT_TRUE(HasActionVerb("' Lead two designs", "en"));
  EXPECT_FALSE(HasActionVerb("\u0301 leader", "en"));
}

TEST(Tokenize, BrokenBytesSeparateAndAreNeverReadBeyondTheEnd) {
  EXPECT_THAT(WordsOf("a\xff"
                      "b\xe4\xb8"),
              ElementsAre("a", "b"));
  EXPECT_THAT(WordsOf(absl::string_view("完成", 2)), IsEmpty());
  EXPECT_THAT(WordsOf("\xc3"), IsEmpty());
}

TEST(Tokenize, KnowsWhereAClauseBegins) {
  std::vector<Token> tokens = Tokenize("By May, \"lead\" cross-team -> run");
  std::vector<std::string> opening;
  for (const Token& token : tokens) {
    if (token.after_break) opening.push_back(token.word);
  }
  EXPECT_THAT(opening, ElementsAre("by", "lead", "run"));
}

TEST(ActionVerb, OpensAnEnglishTitle) {
  for (const char* title :
       {"Lead two designs", "LEAD two designs", "By 31 December, lead two designs", "I will publish an article",
        "I'll run a workshop", "Design and build a service", "Architecture: complete the course",
        "My aim is to pass the exam", "“Earn” the certificate"}) {
    EXPECT_TRUE(HasActionVerb(title, "en")) << title;
  }
}

TEST(ActionVerb, ANounOfTheSameSpellingIsNone) {
  for (const char* title : {"Get better at coding", "Get better at design", "Be better at leadership",
                            "More lead generation", "Become a leader", "Leadership", "Improve test coverage", ""}) {
    EXPECT_FALSE(HasActionVerb(title, "en")) << title;
  }
}

TEST(ActionVerb, IsKnownInPolishWithAndWithoutDiacritics) {
  for (const char* title : {"Ukończyć kurs HR", "Ukończę 40 godzin kursu", "ukonczyc kurs",
                            "Do końca roku zdać egzamin", "Chcę przeprowadzić trzy rozmowy", "WDROŻENIE systemu"}) {
    EXPECT_TRUE(HasActionVerb(title, "pl-PL")) << title;
  }
  EXPECT_FALSE(HasActionVerb("Być lepszym menedżerem", "pl"));
  EXPECT_FALSE(HasActionVerb("Ukończyć kurs", "en")) << "Polish is looked for only where Polish is spoken";
}

TEST(ActionVerb, IsKnownInSpanish) {
  for (const char* title : {"Dar dos charlas", "Impartir un taller", "Diseñaré la campaña", "LIDERAR un equipo"}) {
    EXPECT_TRUE(HasActionVerb(title, "es_ES")) << title;
  }
  EXPECT_FALSE(HasActionVerb("Mejorar mi liderazgo", "es"));
}

TEST(ActionVerb, IsKnownInChineseOfBothScriptsWhateverTheLocale) {
  EXPECT_TRUE(HasActionVerb("年底前完成两个数据项目", "zh-CN"));
  EXPECT_TRUE(HasActionVerb("取得資料科學證照", "zh-TW"));
  EXPECT_TRUE(HasActionVerb("完成 Python 課程", "en"));
  EXPECT_FALSE(HasActionVerb("成为更好的程序员", "zh"));
}

TEST(ActionVerb, ALanguageWithoutAListIsJudgedInEnglish) {
  EXPECT_TRUE(HasActionVerb("Lead two designs", "de-DE"));
  EXPECT_FALSE(HasActionVerb("Zwei Entwürfe leiten", "de-DE"));
  EXPECT_TRUE(HasActionVerb("Lead two designs", ""));
}

TEST(VagueWord, IsReturnedAsWritten) {
  EXPECT_EQ(FindVagueWord("Be BETTER at leadership", "en"), "BETTER");
  EXPECT_EQ(FindVagueWord("Być Lepszym menedżerem", "pl"), "Lepszym");
  EXPECT_EQ(FindVagueWord("Ser mejor líder", "es"), "mejor");
  EXPECT_EQ(FindVagueWord("成为更好的程序员", "zh"), "更好");
  EXPECT_EQ(FindVagueWord("Quizás dar charlas", "es"), "Quizás");
}

TEST(VagueWord, IsAWholeWord) {
  EXPECT_EQ(FindVagueWord("Manyara trip for Goodwin", "en"), "");
  EXPECT_EQ(FindVagueWord("Lead two cross-team designs", "en"), "");
}

TEST(VagueWord, MoreIsVagueOnlyWithoutANumber) {
  EXPECT_EQ(FindVagueWord("Read more", "en"), "more");
  EXPECT_EQ(FindVagueWord("Mentor two more juniors", "en"), "");
  EXPECT_EQ(FindVagueWord("Dar más charlas", "es"), "más");
  EXPECT_EQ(FindVagueWord("Dar dos charlas más", "es"), "");
  EXPECT_EQ(FindVagueWord("Publish more in 2026", "en"), "more") << "a year is no quantity";
}

TEST(Number, IsFoundInDigitsAndWords) {
  for (const char* text : {"48 hours", "in 24h", "80%", "two designs", "Mentor Two juniors", "dwóch juniorów",
                           "tres charlas", "完成三个项目", "完成３個項目", "两次演讲", "帶領三人的團隊"}) {
    EXPECT_TRUE(HasNumber(text)) << text;
  }
}

TEST(Number, YearsCodesAndNamesAreNone) {
  for (const char* text : {"by 2026", "reach B2 level", "in Q3", "三星电子", "one day", "十分"}) {
    EXPECT_FALSE(HasNumber(text)) << text;
  }
}

}  // namespace
}  // namespace milepost::goals
