// The forms of text that are small languages of their own.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/time/time.h"
#include "services/rpc/validate_text.h"
#include "services/store/text.h"

namespace milepost::rpc {
namespace {

bool IsAlnum(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)); }
bool IsAlpha(char c) { return absl::ascii_isalpha(static_cast<unsigned char>(c)); }
bool IsDigit(char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); }
bool IsHex(char c) { return absl::ascii_isxdigit(static_cast<unsigned char>(c)); }

template <typename Predicate>
bool All(std::string_view text, Predicate predicate) {
  return std::all_of(text.begin(), text.end(), predicate);
}

bool IsOneOf(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

// Only the characters of RFC 3986, with every `%` followed by two hexadecimal digits.
bool HasUriCharacters(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      if (i + 2 >= text.size() || !IsHex(text[i + 1]) || !IsHex(text[i + 2])) return false;
      i += 2;
    } else if (!IsAlnum(text[i]) && !IsOneOf(text[i], "-._~:/?#[]@!$&'()*+,;=")) {
      return false;
    }
  }
  return true;
}

bool IsHost(std::string_view host) {
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
    return host.find(':') != std::string_view::npos &&
           All(host, [](char c) { return IsHex(c) || c == ':' || c == '.'; });
  }
  if (host.empty() || host.size() > 253 || host.find("..") != std::string_view::npos) return false;
  if (!IsAlnum(host.front()) || !IsAlnum(host.back())) return false;
  return All(host, [](char c) { return IsAlnum(c) || c == '-' || c == '.'; });
}

bool IsAuthority(std::string_view authority) {
  const std::size_t colon = authority.rfind(':');
  if (colon == std::string_view::npos || authority.ends_with(']')) return IsHost(authority);
  const std::string_view port = authority.substr(colon + 1);
  return !port.empty() && port.size() <= 5 && All(port, IsDigit) && IsHost(authority.substr(0, colon));
}

bool IsMailbox(std::string_view mailbox) {
  const std::size_t at = mailbox.find('@');
  if (at == 0 || at == std::string_view::npos) return false;
  const std::string_view local = mailbox.substr(0, at);
  return IsHost(mailbox.substr(at + 1)) && All(local, [](char c) { return IsAlnum(c) || IsOneOf(c, "-._~%!$&'*+="); });
}

bool StartsWithIgnoringCase(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(), [](char want, char c) {
           return want == absl::ascii_tolower(static_cast<unsigned char>(c));
         });
}

std::vector<std::string_view> Subtags(std::string_view text) {
  std::vector<std::string_view> tags;
  for (;;) {
    const std::size_t dash = text.find('-');
    tags.push_back(text.substr(0, dash));
    if (dash == std::string_view::npos) return tags;
    text.remove_prefix(dash + 1);
  }
}

bool IsVariant(std::string_view tag) { return tag.size() >= 5 || (tag.size() == 4 && IsDigit(tag[0])); }

// Extensions (`u-ca-iso8601`) and private use (`x-team`), from `tag` to the end.
bool IsTail(std::vector<std::string_view>::const_iterator tag, std::vector<std::string_view>::const_iterator end) {
  while (tag != end) {
    if (tag->size() != 1) return false;
    const bool private_use = *tag == "x" || *tag == "X";
    const auto first = ++tag;
    while (tag != end && (private_use || tag->size() > 1)) ++tag;
    if (tag == first) return false;
  }
  return true;
}

}  // namespace

bool IsUri(std::string_view text) {
  if (!HasUriCharacters(text)) return false;
  if (StartsWithIgnoringCase(text, "https://")) {
    const std::string_view rest = text.substr(8);
    const std::size_t end = rest.find_first_of("/?#");
    const std::string_view path = end == std::string_view::npos ? std::string_view() : rest.substr(end);
    return IsAuthority(rest.substr(0, end)) && path.find_first_of("[]") == std::string_view::npos;
  }
  if (StartsWithIgnoringCase(text, "mailto:")) {
    const std::string_view rest = text.substr(7);
    return IsMailbox(rest.substr(0, rest.find('?')));
  }
  return false;
}

bool IsTimeZone(std::string_view text) {
  if (text == "UTC") return true;
  // The library would open any path it is given and remembers every name it does not find: ask for the file first.
  if (text.empty() || text.size() > 64 || !IsAlpha(text.front()) || text == "localtime") return false;
  if (!All(text, [](char c) { return IsAlnum(c) || IsOneOf(c, "_+-/"); })) return false;
  const char* folder = std::getenv("TZDIR");
  const std::filesystem::path zones = folder != nullptr && *folder != '\0' ? folder : "/usr/share/zoneinfo";
  std::error_code error;
  if (!std::filesystem::is_regular_file(zones / text, error)) return false;
  absl::TimeZone zone;
  return absl::LoadTimeZone(store::Absl(text), &zone);
}

bool IsLanguage(std::string_view text) {
  const std::vector<std::string_view> tags = Subtags(text);
  for (std::string_view tag : tags) {
    if (tag.empty() || tag.size() > 8 || !All(tag, IsAlnum)) return false;
  }
  auto tag = tags.begin();
  const auto alpha = [&](std::size_t size) { return tag != tags.end() && tag->size() == size && All(*tag, IsAlpha); };
  if (tag->size() < 2 || !All(*tag, IsAlpha)) return false;
  const bool may_extend = tag->size() <= 3;
  ++tag;
  for (int i = 0; i < 3 && may_extend && alpha(3); ++i) ++tag;
  if (alpha(4)) ++tag;
  if (alpha(2) || (tag != tags.end() && tag->size() == 3 && All(*tag, IsDigit))) ++tag;
  while (tag != tags.end() && IsVariant(*tag)) ++tag;
  return IsTail(tag, tags.end());
}

}  // namespace milepost::rpc
