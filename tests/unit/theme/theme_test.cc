// An organization's theme: what is taken over, and that every fault is said at once.
#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "pictures.h"
#include "reportgen/theme/palette_checks.h"
#include "reportgen/theme/parse_theme.h"
#include "reportgen/theme_file.h"

namespace milepost::report {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

absl::StatusOr<std::string> NoFile(const std::string& file) { return absl::NotFoundError("cannot read " + file); }

Theme Parsed(const std::string& json) {
  const absl::StatusOr<Theme> theme = ParseTheme(json, NoFile);
  EXPECT_TRUE(theme.ok()) << theme.status();
  return theme.ok() ? *theme : Theme();
}

std::vector<std::string> FaultsOf(const std::string& json, const ReadLogo& read = NoFile) {
  const absl::StatusOr<Theme> theme = ParseTheme(json, read);
  EXPECT_EQ(theme.status().code(), absl::StatusCode::kInvalidArgument) << theme.status();
  return absl::StrSplit(std::string(theme.status().message()), '\n');
}

TEST(ThemeFile, ThatIsEmptyIsMilepostsOwn) {
  const Theme theme = Parsed("{}");
  EXPECT_EQ(theme.palette.brand, Palette().brand);
  EXPECT_EQ(theme.palette.navy_mid, Palette().navy_mid);
  EXPECT_EQ(theme.logo, nullptr);
  EXPECT_TRUE(theme.footer.empty());
}

TEST(ThemeFile, GivesWordsColoursAndLogo) {
  std::string logo = FlatPng(40, 20, "\x10\x20\x30\xFF");
  const std::string json = R"({"organization": "Zoë & Co", "footer": "People", "logo_file": "brand/logo.png",
      "palette": {"brand": "#1F3A8A", "band": "#1e1b3a", "highlight": "#FFC857"}})";
  const absl::StatusOr<Theme> theme = ParseTheme(json, [&](const std::string& file) {
    EXPECT_EQ(file, "brand/logo.png");
    return logo;
  });
  ASSERT_TRUE(theme.ok()) << theme.status();
  EXPECT_EQ(theme->organization, "Zoë & Co");
  EXPECT_EQ(theme->footer, "People");
  EXPECT_EQ(theme->palette.brand, Rgb(0x1F3A8A));
  EXPECT_EQ(theme->palette.navy, Rgb(0x1E1B3A));
  EXPECT_EQ(theme->palette.mint, Rgb(0xFFC857));
  EXPECT_EQ(theme->palette.teal, Palette().teal) << "is not given, and far from what is";
  ASSERT_NE(theme->logo, nullptr);
  EXPECT_EQ(theme->logo->width, 40);
  EXPECT_EQ(theme->logo->height, 20);
}

TEST(ThemeFile, MayHoldTheLogoItself) {
  const std::string bytes = absl::Base64Escape(FlatPng(8, 8, "\x10\x20\x30\xFF"));
  EXPECT_NE(Parsed(absl::StrCat(R"({"organization": "A", "logo": ")", bytes, R"("})")).logo, nullptr);
}

TEST(ThemeFile, NamesEveryFaultAtOnce) {
  EXPECT_THAT(FaultsOf(R"({"organisation": "x", "footer": "a\tb", "logoFile": "none.png",
                           "palette": {"brand": "#FFB000", "positive": "green", "critcal": "#123456", "band": 7}})"),
              ElementsAre("organisation: is unknown; known are organization, footer, logoFile, logo, palette",
                          "palette.band: is no text; write it in quotation marks",
                          StartsWith("palette.critcal: is unknown; known are brand, band, positive"),
                          "footer: has a control character; write one line",
                          StartsWith("palette.positive: green is no colour; write # and six hexadecimal digits"),
                          "organization: is missing; name who the logo stands for",
                          "logoFile: cannot read none.png; put the logo beside the theme file",
                          AllOf(StartsWith("palette.brand (#FFB000): contrast"), HasSubstr("or darker"))));
}

TEST(ThemeFile, RefusesWhatIsNoObject) {
  for (const char* json : {"", "[]", "{", "\"x\"", "{\"footer\": \"\xFF\"}"}) {
    EXPECT_THAT(FaultsOf(json), ElementsAre(StartsWith("is no JSON object"))) << json;
  }
  EXPECT_THAT(FaultsOf(R"({"palette": "blue"})"),
              ElementsAre("palette: is no object; write { and } around its fields"));
  EXPECT_THAT(FaultsOf(R"({"logo": "?"})"), ElementsAre("logo: is not base64; name a file in logoFile instead"));
}

TEST(ThemeFile, BoundsItsTexts) {
  std::string eighty;
  for (int i = 0; i < 80; ++i) eighty += "ö";
  EXPECT_EQ(Parsed(absl::StrCat(R"({"organization": ")", eighty, R"("})")).organization, eighty);
  EXPECT_THAT(FaultsOf(absl::StrCat(R"({"organization": ")", eighty, R"(!"})")),
              ElementsAre("organization: has 81 characters, at most 80; shorten it"));
  EXPECT_THAT(FaultsOf(absl::StrCat(R"({"footer": ")", std::string(121, 'x'), R"("})")),
              ElementsAre("footer: has 121 characters, at most 120; shorten it"));
}

TEST(ThemeFile, RefusesLogosThatCannotBeDrawn) {
  const auto faults = [](const std::string& file, const std::string& bytes) {
    return FaultsOf(absl::StrCat(R"({"organization": "A", "logoFile": ")", file, R"("})"),
                    [&](const std::string&) { return bytes; });
  };
  EXPECT_THAT(faults("a.svg", "<svg/>"),
              ElementsAre("logoFile: a.svg is neither a PNG nor a JPEG; export it as a PNG"));
  for (const char* file : {"../a.png", "/etc/a.png", "a/../../b.png"}) {
    EXPECT_THAT(faults(file, ""), ElementsAre(HasSubstr("leads out of the theme's folder"))) << file;
  }
  EXPECT_THAT(faults("white.png", FlatPng(9, 9, "\xF0\xF0\xF0\xFF")),
              ElementsAre(HasSubstr("vanishes on white paper")));
  EXPECT_THAT(faults("clear.png", FlatPng(9, 9, std::string(4, '\0'))), ElementsAre(HasSubstr("vanishes")));
}

TEST(ThemeFile, SaysWhichColourWouldDo) {
  // On white #777777 has a contrast of 4.48, and the tint of it that group heads stand on is darker still.
  const std::vector<std::string> faults = FaultsOf(R"({"palette": {"neutral": "#777777"}})");
  ASSERT_FALSE(faults.empty());
  const size_t at = faults[0].find("use #");
  ASSERT_NE(at, std::string::npos) << faults[0];
  const std::string better = faults[0].substr(at + 4, 7);
  const absl::StatusOr<Theme> theme =
      ParseTheme(absl::StrCat(R"({"palette": {"neutral": ")", better, R"("}})"), NoFile);
  EXPECT_THAT(std::string(theme.status().message()), Not(HasSubstr("contrast")));
}

TEST(ThemeFile, FitsTheColoursThatItLeavesOpen) {
  // As they are, this blue and Milepost's plum are 10.7 apart for eyes with deuteranopia.
  const Palette palette = Parsed(R"({"palette": {"brand": "#1F3A8A"}})").palette;
  EXPECT_EQ(palette.brand, Rgb(0x1F3A8A));
  EXPECT_NE(palette.plum, Palette().plum);
  EXPECT_THAT(PaletteFaults(palette), IsEmpty());
  EXPECT_THAT(FaultsOf(R"({"palette": {"brand": "#1F3A8A", "accent": "#6A38AB"}})"),
              ElementsAre(AllOf(HasSubstr("palette.brand (#1F3A8A) and palette.accent (#6A38AB): look alike"),
                                HasSubstr("deuteranopia"))));
}

TEST(ThemeFile, IsReadWithTheLogoBesideIt) {
  std::string name = (fs::temp_directory_path() / "milepost-theme-XXXXXX").string();
  ASSERT_NE(mkdtemp(name.data()), nullptr);
  const std::string path = name + "/theme.json";
  std::ofstream(name + "/logo.png", std::ios::binary) << FlatPng(8, 8, "\x10\x20\x30\xFF");
  std::ofstream(path) << R"({"organization": "A", "logoFile": "logo.png"})";
  const absl::StatusOr<Theme> theme = ReadThemeFile(path);
  ASSERT_TRUE(theme.ok()) << theme.status();
  EXPECT_NE(theme->logo, nullptr);
  std::ofstream(path) << R"({"logo_fil": "logo.png", "x": 1})";
  EXPECT_THAT(std::string(ReadThemeFile(path).status().message()),
              AllOf(StartsWith(path + ": logo_fil: is unknown"), HasSubstr("\n" + path + ": x: is unknown")));
  EXPECT_EQ(ReadThemeFile(name + "/none.json").status().code(), absl::StatusCode::kNotFound);
  EXPECT_TRUE(ReadThemeFile("").ok());
  fs::remove_all(name);
}

TEST(PaletteChecks, FindNothingWrongWithMilepostsOwn) { EXPECT_THAT(PaletteFaults(Palette()), IsEmpty()); }

TEST(PaletteChecks, ComplainOnceOfEachColourThatCannotBeRead) {
  Palette palette;
  palette.navy = palette.navy_mid = Rgb(0x8899AA);
  palette.ink = Rgb(0xAAAAAA);
  EXPECT_THAT(PaletteFaults(palette),
              ElementsAre(StartsWith("palette.text (#AAAAAA)"), StartsWith("palette.band (#8899AA)"),
                          StartsWith("palette.highlight")));
}

}  // namespace
}  // namespace milepost::report
