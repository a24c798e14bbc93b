#include "services/rpc/validate_text.h"

#include "gtest/gtest.h"

namespace milepost::rpc {
namespace {

// A code point as UTF-8, without any check.
std::string Utf8(char32_t code) {
  const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
  if (code < 0x80) return {byte(code)};
  if (code < 0x800) return {byte(0xc0 | code >> 6), byte(0x80 | (code & 63))};
  if (code < 0x10000) return {byte(0xe0 | code >> 12), byte(0x80 | (code >> 6 & 63)), byte(0x80 | (code & 63))};
  return {byte(0xf0 | code >> 18), byte(0x80 | (code >> 12 & 63)), byte(0x80 | (code >> 6 & 63)),
          byte(0x80 | (code & 63))};
}

// The rule, stated the slow way.
TextFault ExpectedFault(char32_t code, bool line) {
  if (code >= 0xd800 && code <= 0xdfff) return TextFault::kNotUtf8;
  if (code == '\n' || code == 0x2028 || code == 0x2029) return line ? TextFault::kLineBreak : TextFault::kNone;
  if (code == '\t') return line ? TextFault::kControl : TextFault::kNone;
  if (code <= 0x1f || code == 0x7f || (code >= 0x80 && code <= 0x9f)) return TextFault::kControl;
  for (char32_t bidi : {0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069}) {
    if (code == bidi) return TextFault::kBidi;
  }
  if (code >= 0xfdd0 && code <= 0xfdef) return TextFault::kNonCharacter;
  if (code % 0x10000 == 0xfffe || code % 0x10000 == 0xffff) return TextFault::kNonCharacter;
  return TextFault::kNone;
}

TEST(Text, JudgesEveryCodePointByTheRule) {
  for (char32_t code = 0; code <= 0x10ffff; ++code) {
    const std::string text = "ab" + Utf8(code) + "cdefghij";
    for (bool line : {false, true}) {
      const TextFacts facts = LookAtText(text, line);
      ASSERT_EQ(facts.fault, ExpectedFault(code, line)) << std::hex << static_cast<uint32_t>(code);
      ASSERT_EQ(facts.length, facts.fault == TextFault::kNone ? 11u : 2u) << std::hex << static_cast<uint32_t>(code);
    }
  }
}

TEST(Text, FindsAControlCharacterAnywhereInAWord) {
  for (std::size_t size = 1; size <= 24; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      for (char c : {'\0', '\x01', '\x1f', '\x7f'}) {
        std::string text(size, '~');
        text[at] = c;
        EXPECT_EQ(LookAtText(text, false).fault, TextFault::kControl) << size << " " << at;
      }
      std::string spaces(size, ' ');
      spaces[at] = '!';
      EXPECT_EQ(LookAtText(spaces, true).length, size);
    }
  }
}

TEST(Text, RefusesWhatIsNotUtf8) {
  for (const char* text : {"\x80", "\xbf", "\xc0\xaf", "\xc1\xbf", "\xc3", "\xe0\x80\xaf", "\xe0\x9f\xbf", "\xe2\x82",
                           "\xed\xa0\x80", "\xed\xbf\xbf", "\xf0\x80\x80\xaf", "\xf0\x9f\x92", "\xf4\x90\x80\x80",
                           "\xf5\x80\x80\x80", "\xff", "\xfe", "\xc3\x28"}) {
    EXPECT_EQ(LookAtText(text, false).fault, TextFault::kNotUtf8);
    EXPECT_EQ(LookAtText("abcdefgh" + std::string(text), false).fault, TextFault::kNotUtf8);
  }
}

TEST(Text, CountsCodePoints) {
  EXPECT_EQ(LookAtText("", false).length, 0u);
  EXPECT_EQ(LookAtText("日本語", false).length, 3u);
  EXPECT_EQ(LookAtText("👩‍🚀", false).length, 3u);
  EXPECT_EQ(LookAtText("a\nb\tc", false).length, 5u);
}

TEST(Clip, CutsBetweenCharacters) {
  EXPECT_EQ(Clip("abcdef", 6), "abcdef");
  EXPECT_EQ(Clip("abcdefg", 6), "abc...");
  EXPECT_EQ(Clip("日本語", 8), "日...");
}

TEST(Uri, AcceptsHttpsAndMailto) {
  for (const char* uri :
       {"https://example.com", "HTTPS://Example.com/", "https://example.com:8443/a/b?c=d#e", "https://[2001:db8::1]/x",
        "https://a", "https://192.0.2.1/", "https://example.com/%E6%97%A5", "mailto:ann@example.com",
        "mailto:ann.b+c@example.com?subject=Hi", "https://example.com?q", "https://xn--bcher-kva.example/"}) {
    EXPECT_TRUE(IsUri(uri)) << uri;
  }
}

TEST(Uri, RefusesTheRest) {
  for (const char* uri : {"",
                          "https://",
                          "https:///x",
                          "http://example.com",
                          "javascript:alert(1)",
                          "data:text/html,x",
                          "ftp://example.com",
                          "//example.com",
                          "example.com",
                          "https:example.com",
                          "https://user:pw@example.com",
                          "https://ann@example.com",
                          "https://example.com/a b",
                          "https://example.com/\"",
                          "https://example.com/<x>",
                          "https://example.com/%zz",
                          "https://example.com/%4",
                          "https://exa_mple.com",
                          "https://example.com:port",
                          "https://example.com:",
                          "https://example.com:123456",
                          "https://-a.com",
                          "https://a..b",
                          "https://[::1",
                          "https://[zz]/",
                          "https://example.com/[x]",
                          "mailto:",
                          "mailto:ann",
                          "mailto:@example.com",
                          "mailto:ann@",
                          "mailto:a b@c",
                          "https://日本.example/",
                          " https://example.com",
                          "https://example.com\n"}) {
    EXPECT_FALSE(IsUri(uri)) << uri;
  }
}

TEST(TimeZone, AcceptsIanaNames) {
  for (const char* zone : {"UTC", "Europe/Warsaw", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "Asia/Kolkata"}) {
    EXPECT_TRUE(IsTimeZone(zone)) << zone;
  }
}

TEST(TimeZone, RefusesTheRest) {
  for (const char* zone :
       {"", "Europe/Nowhere", "europe/warsaw!", "/usr/share/zoneinfo/Europe/Warsaw", "../zoneinfo/UTC", "Europe/../UTC",
        "Europe", "localtime", "file:Europe/Warsaw", "Fixed/UTC+05:30:00", "+02:00", "tzdata.zi", "zone.tab",
        "Europe/Warsaw ", "Europe/Warsaw/"}) {
    EXPECT_FALSE(IsTimeZone(zone)) << zone;
  }
  EXPECT_FALSE(IsTimeZone(std::string(1'000, 'A')));
}

TEST(Language, AcceptsTheShapesOfRfc5646) {
  for (const char* tag :
       {"en", "de-CH", "zh-Hant-TW", "de-CH-1996", "sl-rozaj-biske", "es-419", "zh-yue-HK", "en-u-ca-iso8601",
        "en-GB-x-team-a", "fil", "sr-Latn", "pt-BR-abl1943", "EN-us", "hy-Latn-IT-arevela"}) {
    EXPECT_TRUE(IsLanguage(tag)) << tag;
  }
}

TEST(Language, RefusesTheRest) {
  for (const char* tag : {"",
                          "e",
                          "-",
                          "en-",
                          "-en",
                          "en--US",
                          "en_US",
                          "1en",
                          "en-u",
                          "en-US-u",
                          "englishlanguage",
                          "en-US-GB",
                          "en US",
                          "x",
                          "x-team",
                          "en-x",
                          "dé",
                          "en-toolongtag",
                          "en-1",
                          "en-12"}) {
    EXPECT_FALSE(IsLanguage(tag)) << tag;
  }
}

TEST(Uuid4, IsRecognized) {
  EXPECT_TRUE(IsUuid4("f81d4fae-7dec-4ad0-a765-00a0c91e6bf6"));
  EXPECT_TRUE(IsUuid4("F81D4FAE-7DEC-4AD0-B765-00A0C91E6BF6"));
  for (const char* text : {"", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "f81d4fae-7dec-4ad0-c765-00a0c91e6bf6",
                           "f81d4fae7dec4ad0a76500a0c91e6bf6", "f81d4fae-7dec-4ad0-a765-00a0c91e6bf",
                           "g81d4fae-7dec-4ad0-a765-00a0c91e6bf6", "{f81d4fae-7dec-4ad0-a765-00a0c91e6b}",
                           "f81d4fae-7dec-4ad0-a76500a0c91e6bf6-"}) {
    EXPECT_FALSE(IsUuid4(text)) << text;
  }
}

}  // namespace
}  // namespace milepost::rpc
