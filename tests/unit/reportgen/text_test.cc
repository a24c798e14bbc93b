#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

#include "reportgen/text/bidi.h"
#include "reportgen/text/breaks.h"
#include "reportgen/text/typesetter.h"
#include "reportgen/text/unicode.h"
#include "sample.h"

namespace milepost::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TypeStyle Body() { return {Face::kRegular, 10, 15, Rgb(0)}; }

SetText SetIn(Typesetter& typesetter, const std::string& text, double width, TypeStyle style = Body()) {
  const StyledText run{text, style};
  return typesetter.Set(absl::MakeConstSpan(&run, 1), width);
}

std::string TextOfLine(const Line& line) {
  std::string text;
  for (const GlyphRun& run : line.runs) text += run.text;
  return text;
}

std::string TextOfAll(const SetText& set) {
  std::string text;
  for (const Line& line : set.lines) text += TextOfLine(line);
  return text;
}

TEST(Unicode, DecomposedLettersAreComposed) {
  EXPECT_EQ(ToUtf8(Decode("Z\u0301o\u0308e\u0328").text), "Źöę");
  // Marks in any order: a dot below and a circumflex give one letter.
  EXPECT_EQ(ToUtf8(Decode("e\u0302\u0323").text), ToUtf8(Decode("e\u0323\u0302").text));
  EXPECT_EQ(ToUtf8(Decode("e\u0323\u0302").text), "ệ");
}

TEST(Unicode, MalformedBytesAreMarkedAndReported) {
  for (const std::string bad : {"a\xC3(", "a\xED\xA0\x80", "a\xC0\xAF", "a\xF4\x90\x80\x80", "a\xFF"}) {
    const Decoded decoded = Decode(bad);
    EXPECT_TRUE(decoded.malformed);
    EXPECT_THAT(ToUtf8(decoded.text), HasSubstr("\uFFFD"));
  }
  EXPECT_FALSE(Decode("Łódź 山田 😀").malformed);
}

TEST(Unicode, ControlsAndReorderingMarksLeaveNoTrace) {
  EXPECT_EQ(ToUtf8(Decode("a\x01\x7F"
                          "b\u202E"
                          "c\tD\r\nE\rF")
                       .text),
            "abc D\nE\nF");
}

TEST(Unicode, CodePointsBeyondSixteenBitsBecomeSurrogatePairs) {
  EXPECT_EQ(ToUtf16BigEndian("A😀"), std::string("\x00"
                                                "A\xD8\x3D\xDE\x00",
                                                6));
}

TEST(Bidi, LatinIsLeftToRightAndHebrewIsNot) {
  uint8_t levels[4];
  EXPECT_EQ(ResolveLevels(U"abc", levels), 0);
  EXPECT_EQ(ResolveLevels(U"דנה", levels), 1);
  EXPECT_EQ(levels[0], 1);
}

TEST(Bidi, PartsAreReversedByLevel) {
  EXPECT_THAT(VisualOrder({0, 0, 0}), ElementsAre(0, 1, 2));
  EXPECT_THAT(VisualOrder({0, 1, 1, 0}), ElementsAre(0, 2, 1, 3));
  EXPECT_THAT(VisualOrder({1, 2, 2, 1}), ElementsAre(3, 1, 2, 0));  // a number in Hebrew
}

// Where lines may end, as bars.
std::string WithBreaks(const std::u32string& text) {
  const std::string may_end = MayEndAfter(text, "en");
  std::u32string out;
  for (size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (may_end[i]) out += U'|';
  }
  return ToUtf8(out);
}

TEST(Breaks, LinesEndAfterSpacesAndHyphensAndBetweenIdeographs) {
  EXPECT_EQ(WithBreaks(U"well-known facts (two)"), "well-|known |facts |(two)");
  EXPECT_EQ(WithBreaks(U"山田花子。"), "山|田|花|子。");
}

// Plain words take a shorter way than words with an accent, to the same end.
TEST(Breaks, PlainWordsEndAsAccentedOnesDo) {
  std::mt19937 random(1);
  for (int i = 0; i < 2000; ++i) {
    std::u32string plain;
    for (size_t length = random() % 12; plain.size() < length;) plain += U"ab1 "[random() % 4];
    std::u32string accented = plain;
    std::replace(accented.begin(), accented.end(), U'a', U'é');
    EXPECT_EQ(MayEndAfter(plain, "en"), MayEndAfter(accented, "en")) << ToUtf8(plain);
  }
}

TEST(Breaks, FlagsFamiliesAndSkinTonesStayWhole) {
  EXPECT_EQ(WithBreaks(U"🇨🇱🇵🇱🇨"), "🇨🇱|🇵🇱|🇨");
  EXPECT_EQ(WithBreaks(U"👩‍👩‍👧👍🏽👍"), "👩‍👩‍👧|👍🏽|👍");
}

TEST(Breaks, TakeCodePointsThatAreNoCharacters) {
  EXPECT_EQ(MayEndAfter(U"a\uFFFF\uFFFEb\U0010FFFF", "en").size(), 5u);
  EXPECT_TRUE(MayEndAfter(U"", "en").empty());
}

TEST(Typesetter, WidthsAreTheFontsOwn) {
  Typesetter typesetter(Fonts(), "en");
  // The font file gives H an advance of 1527 units of 2000.
  EXPECT_NEAR(typesetter.Width("HH", Body()), 2 * 7.635, 1e-4);
  EXPECT_LT(typesetter.Width("AV", Body()), typesetter.Width("A", Body()) + typesetter.Width("V", Body())) << "kerning";
  TypeStyle figures = Body();
  figures.tabular = true;
  EXPECT_NEAR(typesetter.Width("1111", figures), typesetter.Width("8888", figures), 1e-9);
}

TEST(Typesetter, LinesAreNoWiderThanAskedAndKeepEveryCharacter) {
  const std::string text =
      "Colleagues in Łódź, Göteborg and São Paulo describe the collaboration as well-defined, calm "
      "and dependable; 山田花子さんと王小明さん agree (mostly).";
  for (const double width : {40.0, 90.0, 200.0, 1000.0}) {
    Typesetter typesetter(Fonts(), "en");
    const SetText set = SetIn(typesetter, text, width);
    for (const Line& line : set.lines) EXPECT_LE(line.width, width + 0.01);
    EXPECT_EQ(TextOfAll(set), text);
    EXPECT_THAT(typesetter.warnings(), IsEmpty());
  }
}

TEST(Typesetter, AnEndlessWordIsCutAndLosesNothing) {
  Typesetter typesetter(Fonts(), "en");
  std::string word;
  for (int i = 0; i < 4000; ++i) word.push_back(static_cast<char>('a' + i % 26));
  const SetText set = SetIn(typesetter, word, 300);
  EXPECT_EQ(TextOfAll(set), word);
  EXPECT_GT(set.lines.size(), 50u);
  for (const Line& line : set.lines) EXPECT_LE(line.width, 300.01);
}

TEST(Typesetter, AWidthOfNothingStillEnds) {
  Typesetter typesetter(Fonts(), "en");
  EXPECT_EQ(TextOfAll(SetIn(typesetter, "wide words", 0)), "wide words");
  EXPECT_TRUE(SetIn(typesetter, "", 100).lines.empty());
}

TEST(Typesetter, ALineFeedEndsTheLine) {
  Typesetter typesetter(Fonts(), "en");
  EXPECT_EQ(SetIn(typesetter, "one\ntwo\n\nfour", 500).lines.size(), 4u);
}

TEST(Typesetter, MissingGlyphsAreDrawnAsBoxesAndReported) {
  Typesetter typesetter(Fonts(), "en");
  const Line line = typesetter.SetLine("a\U00012000b", Body());  // a cuneiform sign
  EXPECT_THAT(typesetter.warnings(), ElementsAre(HasSubstr("U+12000")));
  EXPECT_EQ(TextOfLine(line), "a\U00012000b");
  bool box = false;
  for (const GlyphRun& run : line.runs) {
    for (const Glyph& glyph : run.glyphs) box |= glyph.id == 0 && glyph.advance > 1;
  }
  EXPECT_TRUE(box);
}

TEST(Typesetter, EachGlyphSaysItsOwnTextAndLigaturesSayAllOfTheirs) {
  Typesetter typesetter(Fonts(), "en");
  const Line line = typesetter.SetLine("definition", Body());
  std::string said;
  bool ligature = false;
  for (const Glyph& glyph : line.runs.at(0).glyphs) {
    said += line.runs[0].text.substr(glyph.offset, glyph.length);
    ligature |= glyph.length > 1;
  }
  EXPECT_EQ(said, "definition");
  EXPECT_TRUE(ligature) << "Lato joins f and i";
}

TEST(Typesetter, ArabicIsJoinedAndRunsFromTheRight) {
  Typesetter typesetter(Fonts(), "ar");
  const std::string name = "محمد عبد الله السالم";
  const Line line = typesetter.SetLine(name, Body());
  ASSERT_EQ(line.runs.size(), 1u);
  EXPECT_TRUE(line.runs[0].rtl);
  EXPECT_EQ(line.runs[0].text, name);
  EXPECT_GT(line.runs[0].glyphs.front().offset, line.runs[0].glyphs.back().offset);
}

TEST(Typesetter, FallbackChangesTheFontOnlyWhereItMust) {
  Typesetter typesetter(Fonts(), "en");
  const Line line = typesetter.SetLine("Osaka 山田 ok", Body());
  ASSERT_EQ(line.runs.size(), 3u);
  EXPECT_EQ(line.runs[0].font, line.runs[2].font);
  EXPECT_EQ(Fonts().font(line.runs[1].font).postscript_name, "DroidSansFallback");
}

TEST(FontLibrary, NamesTheFileThatIsMissing) {
  FontDirectories directories;
  directories.lato = "/nowhere";
  const auto loaded = FontLibrary::Load(directories);
  EXPECT_EQ(loaded.status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(loaded.status().message()), HasSubstr("/nowhere/Lato-"));
}

}  // namespace
}  // namespace milepost::report
