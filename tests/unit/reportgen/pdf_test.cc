#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <hb.h>

#include <cmath>
#include <thread>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "reportgen/pdf/font_subset.h"
#include "reportgen/pdf/number.h"
#include "reportgen/pdf/render.h"
#include "reportgen/text/typesetter.h"
#include "reportgen/text/unicode.h"
#include "sample.h"

namespace milepost::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// What pdftotext says without the marks it adds round right-to-left text and its page ends.
std::string PlainTextOf(const std::string& pdf) {
  return absl::StrReplaceAll(TextOf(pdf), {{"\u202A", ""}, {"\u202B", ""}, {"\u202C", ""}, {"\f", "\n"}});
}

std::string OneLine(const std::string& text) {
  std::string joined = absl::StrReplaceAll(text, {{"\n", " "}});
  absl::RemoveExtraAsciiWhitespace(&joined);
  return joined;
}

TEST(Pdf, EveryBlockMakesAValidFile) {
  const Rendered rendered = RenderOrDie(EveryBlock());
  EXPECT_TRUE(rendered.warnings.empty());
  EXPECT_THAT(Judge(rendered.bytes, "qpdf --check %s"), HasSubstr("No syntax or stream encoding errors found"));
  EXPECT_THAT(Judge(rendered.bytes, "pdftotext %s /dev/null"), Not(HasSubstr("Syntax")));
  EXPECT_THAT(Judge(rendered.bytes, "pdftoppm -r 20 %s 2>&1 >/dev/null"), Not(HasSubstr("Syntax")));
  EXPECT_THAT(Judge(rendered.bytes, "pdfinfo %s"), HasSubstr(absl::StrCat("Pages:           ", rendered.page_count)));
}

TEST(Pdf, TheSameDocumentGivesTheSameBytes) {
  const Document document = EveryBlock();
  const std::string first = RenderOrDie(document).bytes;
  EXPECT_EQ(RenderOrDie(document).bytes, first);
  std::string other;
  std::thread([&] { other = RenderOrDie(document).bytes; }).join();
  EXPECT_EQ(other, first);
}

TEST(Pdf, AnotherTimeGivesAnotherIdentity) {
  const Document document = Only({{Paragraph{Plain("x")}}});
  const auto later = Render(document, Theme{}, Fonts(), SomeTime() + absl::Hours(1));
  ASSERT_TRUE(later.ok());
  EXPECT_NE(later->bytes, RenderOrDie(document).bytes);
  EXPECT_THAT(Judge(later->bytes, "TZ=UTC pdfinfo -isodates %s"), HasSubstr("2025-09-22T10:30:00"));
}

class NamesReadBack : public testing::TestWithParam<const char*> {};

TEST_P(NamesReadBack, Exactly) {
  const std::string name = GetParam();
  Table table;
  table.columns = {{"Name", 1, Align::kStart, false, true}};
  table.groups = {{"", "", Hue::kBrand, {{{Plain(name)}}}}};
  const Rendered rendered = RenderOrDie(Only({{Paragraph{Plain(name)}}, {table}}));
  EXPECT_TRUE(rendered.warnings.empty());
  int found = 0;
  for (const absl::string_view line : absl::StrSplit(PlainTextOf(rendered.bytes), '\n')) found += line == name;
  EXPECT_EQ(found, 2) << PlainTextOf(rendered.bytes);
}

INSTANTIATE_TEST_SUITE_P(Scripts, NamesReadBack,
                         testing::Values("Zażółć gęślą jaźń Łukasik", "Íñigo Núñez de la Peña", "王小明", "山田 花子",
                                         "محمد عبد الله السالم", "אברהם בן־דוד", "דנה כהן", "Ελένη Παπαδοπούλου",
                                         "Жанна Щукина", "Nguyễn Thị Thủy", "officially affluent final flight",
                                         "דנה (כהן)", "AVATAR To Ty. LT"));

TEST(Pdf, LongTextsReadBackExactly) {
  std::string text = "Begin";
  for (int i = 0; text.size() < 4000; ++i) absl::StrAppend(&text, " wörter ", i, " für die größte Überraschung,");
  Document document = Only({{Paragraph{Plain(text)}}});
  document.running.content_hash = false;
  document.running.page_pattern = "";
  EXPECT_EQ(OneLine(PlainTextOf(RenderOrDie(document).bytes)), text);
}

TEST(Pdf, EachGlyphOfASubsetMeansAndMeasuresWhatItsSourceDoes) {
  Typesetter typesetter(Fonts(), "en");
  const Line line = typesetter.SetLine("Zażółć final flight Ωm 0123", {Face::kRegular, 10, 14, Rgb(0)});
  ASSERT_EQ(line.runs.size(), 1u);
  const GlyphRun& run = line.runs[0];
  FontSubset subset;
  subset.Use(run);
  const Font& font = Fonts().font(run.font);
  ASSERT_TRUE(subset.Build(font).ok());
  hb_blob_t* blob = hb_blob_create(subset.file().data(), static_cast<unsigned>(subset.file().size()),
                                   HB_MEMORY_MODE_READONLY, nullptr, nullptr);
  hb_face_t* face = hb_face_create(blob, 0);
  hb_font_t* cut = hb_font_create(face);
  const std::string map = subset.ToUnicode();
  for (const Glyph& glyph : run.glyphs) {
    const uint16_t cid = subset.CidOf(run, glyph);
    const uint16_t id = subset.GlyphOf(cid);
    EXPECT_EQ(hb_font_get_glyph_h_advance(cut, id), hb_font_get_glyph_h_advance(font.shaper, glyph.id));
    hb_glyph_extents_t was{}, is{};
    hb_font_get_glyph_extents(font.shaper, glyph.id, &was);
    hb_font_get_glyph_extents(cut, id, &is);
    EXPECT_EQ(is.width, was.width);
    EXPECT_EQ(is.height, was.height);
    // The line of the map, spelled out from the text and not from the subset.
    std::string expected = "\n<";
    AppendHex16(cid, expected);
    expected += "> <";
    expected +=
        absl::AsciiStrToUpper(absl::BytesToHexString(ToUtf16BigEndian(run.text.substr(glyph.offset, glyph.length))));
    expected += ">\n";
    EXPECT_THAT(map, HasSubstr(expected));
  }
  EXPECT_LT(subset.size(), 40u);
  hb_font_destroy(cut);
  hb_face_destroy(face);
  hb_blob_destroy(blob);
}

TEST(Pdf, AMissingGlyphIsABoxAndAWarningAndStaysInTheText) {
  const Rendered rendered = RenderOrDie(Only({{Paragraph{Plain("a\U00012000b")}}}));
  ASSERT_EQ(rendered.warnings.size(), 1u);
  EXPECT_THAT(rendered.warnings[0], HasSubstr("U+12000"));
  EXPECT_THAT(PlainTextOf(rendered.bytes), HasSubstr("a\U00012000b"));
}

TEST(Pdf, MetadataBookmarksAndLinksAreInTheFile) {
  Document document = Only({{Heading{1, "Größe 山 😀"}},
                            {Heading{2, "Below"}},
                            {Paragraph{{{"link", Style::kRegular, "https://example.com/ü?a=(1)"}}}}});
  document.title = "Plan – Zoë 😀";
  document.author = "王小明";
  const Rendered rendered = RenderOrDie(document);
  const std::string info = Judge(rendered.bytes, "pdfinfo -enc UTF-8 %s");
  EXPECT_THAT(info, HasSubstr("Plan – Zoë 😀"));
  EXPECT_THAT(info, HasSubstr("王小明"));
  EXPECT_THAT(Judge(rendered.bytes, "pdfinfo -url %s"), HasSubstr("https://example.com/%C3%BC?a=(1)"));
  const std::string outline = Judge(rendered.bytes, "mutool show %s outline");
  EXPECT_THAT(outline, HasSubstr("Größe 山 😀"));
  EXPECT_THAT(outline, HasSubstr("Below"));
}

// PDF/A-1 bounds a string at 65,535 bytes, and the two places that name title and author have to agree.
TEST(Pdf, WhatIsTooLongForAStringOfPdfIsCut) {
  std::string ascii, chinese;
  for (int i = 0; i < 40'000; ++i) {
    ascii += 'a';
    chinese += "王";
  }
  ascii += "END";
  chinese += "END";
  Document document = Only({{Heading{1, chinese}}, {Heading{1, ascii}}});
  document.title = ascii;
  document.author = chinese;
  const Rendered rendered = RenderOrDie(document);
  EXPECT_THAT(Judge(rendered.bytes, "qpdf --check %s"), HasSubstr("No syntax"));
  const std::string info = Judge(rendered.bytes, "pdfinfo -enc UTF-8 %s");
  EXPECT_THAT(info, HasSubstr("aaaaaaaa\n"));
  EXPECT_THAT(info, HasSubstr("王王王王\n"));
  EXPECT_THAT(info, Not(HasSubstr("END")));
}

TEST(Pdf, AFailureOfTheLibraryIsAStatusAndNoBytes) {
  LaidOut laid_out;
  laid_out.width = laid_out.height = 1;  // smaller than any page may be
  laid_out.pages.resize(1);
  std::vector<std::string> warnings;
  const auto written = WritePdf(laid_out, {"", "", "", "en", SomeTime()}, Fonts(), warnings);
  EXPECT_EQ(written.status().code(), absl::StatusCode::kInternal);
}

TEST(Pdf, NumbersAreFixedPoint) {
  const auto written = [](double value) {
    std::string out;
    AppendNumber(value, out);
    return out;
  };
  EXPECT_EQ(written(0), "0");
  EXPECT_EQ(written(12), "12");
  EXPECT_EQ(written(-0.5), "-.5");
  EXPECT_EQ(written(3.14159), "3.14");
  EXPECT_EQ(written(3.005001), "3.01");
  EXPECT_EQ(written(0.07), ".07");
  EXPECT_EQ(written(-0.001), "0");
  EXPECT_EQ(written(1e9), "14400");
  EXPECT_EQ(written(std::nan("")), "0");
}

TEST(Pdf, LettersPaperIsEightAndAHalfByEleven) {
  Document document = Only({{Paragraph{Plain("x")}}});
  document.page_size = PageSize::kLetter;
  EXPECT_THAT(Judge(RenderOrDie(document).bytes, "pdfinfo %s"), HasSubstr("612 x 792"));
}

}  // namespace
}  // namespace milepost::report
