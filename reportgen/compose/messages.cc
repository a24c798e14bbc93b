#include "reportgen/compose/messages.h"

#include <utf8proc.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"

namespace milepost::report {
namespace {

size_t FormFor(PluralRule rule, int64_t count) {
  const int64_t n = count < 0 ? -count : count;
  switch (rule) {
    case PluralRule::kOther:
      return 0;
    case PluralRule::kOneOther:
      return n == 1 ? 0 : 1;
    case PluralRule::kOneFewMany:
      if (n == 1) return 0;
      return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? 1 : 2;
  }
  return 0;
}

// Traditional characters are another language to a reader of simplified ones.
bool IsSimplified(const std::string& tag) {
  return absl::StrContains(tag, "-hans") ||
         (!absl::StrContains(tag, "-hant") && (absl::EndsWith(tag, "-cn") || absl::EndsWith(tag, "-sg")));
}

}  // namespace

std::string Fill(std::string_view text, Language::Args args) {
  std::string out;
  while (true) {
    const size_t open = text.find('{');
    const size_t close = open == text.npos ? text.npos : text.find('}', open);
    if (close == text.npos) break;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    const auto* it = std::find_if(args.begin(), args.end(), [&](const auto& arg) { return arg.first == name; });
    out.append(text.substr(0, open));
    out.append(it == args.end() ? text.substr(open, close - open + 1) : it->second);
    text.remove_prefix(close + 1);
  }
  out.append(text);
  return out;
}

absl::Span<const Locale> Locales() {
  static const Locale* const kAll =
      new Locale[]{messages::kEnglish, messages::kEnglishUs, messages::kPolish, messages::kSpanish, messages::kChinese};
  return absl::MakeConstSpan(kAll, 5);
}

Language Language::For(std::string_view wanted) {
  const std::string tag = absl::AsciiStrToLower(std::string(wanted));
  const std::string_view language = std::string_view(tag).substr(0, tag.find_first_of("-_"));
  const Locale* best = &Locales()[0];
  bool found = false;
  for (const Locale& locale : Locales()) {
    const std::string own = absl::AsciiStrToLower(std::string(locale.tag));
    if (own == tag) return Language(locale);
    if (found || std::string_view(own).substr(0, own.find('-')) != language) continue;
    if (language == "zh" && IsSimplified(tag)) continue;
    best = &locale;
    found = true;
  }
  return Language(*best);
}

Language::Language(const Locale& locale) : locale_(&locale) {
  for (const absl::Span<const Message> part : locale.messages) {
    for (const Message& message : part) texts_[static_cast<size_t>(message.word)] = message.text;
  }
}

std::string Language::operator()(Word word, Args args) const { return Fill(texts_[static_cast<size_t>(word)], args); }

std::string Language::Count(Word word, int64_t count, Args args) const {
  const std::vector<std::string> forms = absl::StrSplit(std::string(texts_[static_cast<size_t>(word)]), '|');
  const size_t form = std::min(FormFor(locale_->plural, count), forms.size() - 1);
  const std::string figure = Whole(count);
  // Filled in two steps, since an argument list cannot be extended.
  const std::string counted = Fill(forms[form], {{"count", figure}});
  return Fill(counted, args);
}

std::string Capitals(std::string_view text) {
  std::string out;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t used = utf8proc_iterate(bytes, left, &code_point);
    if (used < 1) return std::string(text);
    utf8proc_uint8_t encoded[4];
    const utf8proc_ssize_t length = utf8proc_encode_char(utf8proc_toupper(code_point), encoded);
    out.append(reinterpret_cast<const char*>(encoded), static_cast<size_t>(length));
    bytes += used;
    left -= used;
  }
  return out;
}

}  // namespace milepost::report
