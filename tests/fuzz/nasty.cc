#include "tests/fuzz/nasty.h"

#include <algorithm>
#include <vector>

#include "reportgen/text/unicode.h"

namespace milepost::fuzz {
namespace {

using Words = std::vector<std::string_view>;

// Each line is a family; a text draws on one to three of them.
const std::vector<Words>& Families() {
  using namespace std::string_view_literals;
  static const auto& families = *new std::vector<Words>{
      {"goal", "review", "the", "a", "Certified", "architecture", "2026-07-01", "1,234.5", "and", "…", "–", "“quoted”"},
      {"Ελένη", "Παπαδοπούλου", "Юрий", "Żółć", "Nguyễn", "Thị", "Þórður", "ß", "İstanbul", "ŉ", "ǅ"},
      {"محمد", "عبد الله", "السالم", "١٢٣", "(", ")", "12%", "ﷺ", "لا", "ـــــ", "مُحَمَّد", "[", "٪"},
      {"דנה", "כהן", "שָׁלוֹם", "\"", "42", "-", "₪", "(abc)", "ﬡ", "\uFB2C"},
      {"陳美玲", "山田花子", "한국어", "、", "。", "「", "」", "ｱｲｳ", "㍿", "\u3000", "𠮷", "각"},
      {"สวัสดี", "नमस्ते", "क्षत्रिय", "தமிழ்", "ကမ္ဘာ", "ខ្មែរ", "ᠮᠣᠩ", "ᚠᚢᚦ", "𐤀𐤁", "𞤀𞤣"},
      {"👩‍👩‍👧‍👦", "🏳️‍🌈", "🇨🇱", "🇨", "👍🏽", "1️⃣", "☎︎", "☎️", "❤", "🫠",
       "✓", "★", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"},
      {"\u202E", "\u202D", "\u2066", "\u2067", "\u2068", "\u2069", "\u202C", "\u200E", "\u200F", "\u061C", "abc",
       "אבג"},
      {"\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\u00AD", "\u034F", "\uFE0F", "\u180E", "a", "\u2063"},
      {"\u0001", "\u001B[31m", "\u007F", "\u0085", "\u009F", "\t", "\r", "\r\n", "\n", "\n\n\n", "\v", "\f", "\0"sv},
      {"\u2028", "\u2029", "\u00A0", "\u2007", "\u202F", "\u2003", " ", "   ", "\u1680", "\u205F", "\u3000"},
      {"\uFFFE", "\uFFFF", "\uFDD0", "\uFFFD", "\U0010FFFF", "\U0001FFFE", "\uE000", "\U000F0000", "\U000E0001",
       "\uFFF9"},
      {"\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF0\x9F\x92", "\xFF", "\xFE\xFF",
       "\xC3"},
      {")>>endobj", "%%EOF", "\\", "\\)", "((((", "endstream", "<</Type/Page>>", "stream\r\n", "BT ET Q q", "(\\000)",
       "]TJ"},
      {"{name}", "{", "}", "{{}}", "%s%n%d", "$&", "\\1", "{page} / {pages}", "<b>", "&amp;", "<!--", "]]>", "'; --",
       "../.."},
      {"https://example.com/a(b)c", "javascript:alert(1)", "mailto:", "https://", "http://\xC3\xBC", "//",
       "file:///etc"},
      {"ffi", "ﬁ", "fl", "AVATAR", "Tó", "i\u0307\u0301", "q\u0323\u0307", "\u0344", "\U0001D160", "\u1E9B\u0323", "Å",
       "\u212B"},
      {"\u0300", "\u0308", "\u0323", "\u20DD", "\u064B", "\u05B0", "\u0489", "\u1DC4", "\uFE20", "\u302A", "\u3099"},
  };
  return families;
}

size_t WordCount(Random& random) {
  const size_t draw = random.Below(1000);
  if (draw < 80) return 0;
  if (draw < 900) return 1 + random.Below(9);
  if (draw < 985) return 10 + random.Below(60);
  if (draw < 998) return 600;
  return 9000;  // above what a PDF's string or a 16-bit length holds
}

}  // namespace

std::string NastyText(Random& random) {
  std::vector<const Words*> families;
  for (size_t i = 1 + random.Below(3); i > 0; --i) families.push_back(&random.OneOf(Families()));
  const bool spaced = !random.Chance(25);  // otherwise one word without an end
  const bool wild = random.Chance(5);
  std::string text;
  for (size_t i = WordCount(random); i > 0; --i) {
    if (wild) {
      report::AppendUtf8(static_cast<char32_t>(1 + random.Below(0x10FFFF)), text);
    } else {
      text += random.OneOf(*random.OneOf(families));
    }
    if (spaced) text.push_back(' ');
  }
  return text;
}

std::string Damaged(std::string_view bytes, Random& random) {
  std::string out(bytes);
  for (size_t edits = 1 + random.Below(8); edits > 0 && !out.empty(); --edits) {
    const size_t at = random.Below(out.size());
    const size_t length = std::min(out.size() - at, 1 + random.Below(random.Chance(20) ? 400 : 8));
    switch (random.Below(6)) {
      case 0:
        out[at] = static_cast<char>(random.Next());
        break;
      case 1:
        out[at] = static_cast<char>(static_cast<unsigned char>(out[at]) ^ 1u << random.Below(8));
        break;
      case 2:
        out.erase(at, length);
        break;
      case 3:
        out.insert(random.Below(out.size()), out.substr(at, length));
        break;
      case 4:
        std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(at), length, random.Chance(50) ? '\xFF' : '\0');
        break;
      default:
        if (random.Chance(20)) out.resize(at);
    }
  }
  return out;
}

}  // namespace milepost::fuzz
