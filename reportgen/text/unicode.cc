#include "reportgen/text/unicode.h"

#include <utf8proc.h>

#include <cstdlib>

namespace milepost::report {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

std::u32string DecodeStrict(std::string_view utf8, bool& malformed) {
  std::u32string out;
  out.reserve(utf8.size());
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
  utf8proc_ssize_t left = static_cast<utf8proc_ssize_t>(utf8.size());
  while (left > 0) {
    utf8proc_int32_t code_point = -1;
    utf8proc_ssize_t used = utf8proc_iterate(bytes, left, &code_point);
    if (used <= 0 || code_point < 0) {
      malformed = true;
      code_point = kReplacement;
      used = 1;
      while (used < left && (bytes[used] & 0xC0) == 0x80) ++used;  // one mark for one broken sequence
    }
    out.push_back(static_cast<char32_t>(code_point));
    bytes += used;
    left -= used;
  }
  return out;
}

// Also removes what has no shape: controls, and the marks by which text could reorder its surroundings.
std::u32string Cleaned(const std::u32string& in) {
  std::u32string out;
  out.reserve(in.size());
  for (size_t i = 0; i < in.size(); ++i) {
    const char32_t c = in[i];
    if (c == '\r') {
      if (i + 1 >= in.size() || in[i + 1] != '\n') out.push_back('\n');
    } else if (c == 0x2028 || c == 0x2029 || c == 0x85) {
      out.push_back('\n');
    } else if (c == '\t') {
      out.push_back(' ');
    } else if (c == '\n' || (c >= 0x20 && c != 0x7F && !(c > 0x7F && c < 0xA0) && c != 0xFEFF &&
                             !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069))) {
      out.push_back(c);
    }
  }
  return out;
}

void Compose(std::u32string& text) {
  bool needed = false;
  for (const char32_t c : text) needed |= c >= 0x300;
  if (!needed) return;  // everything below U+0300 is composed already
  std::u32string buffer(text.size() * 4 + 4, 0);
  utf8proc_ssize_t written = 0;
  auto* out = reinterpret_cast<utf8proc_int32_t*>(buffer.data());
  int boundary_class = UTF8PROC_BOUNDCLASS_START;
  for (const char32_t c : text) {
    const utf8proc_ssize_t room = static_cast<utf8proc_ssize_t>(buffer.size()) - written;
    const auto n = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), out + written, room,
                                           static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE), &boundary_class);
    if (n < 0 || n > room) return;
    written += n;
  }
  // Marks in canonical order, then composition.
  for (utf8proc_ssize_t i = 1; i < written; ++i) {
    for (utf8proc_ssize_t k = i; k > 0; --k) {
      const auto right = utf8proc_get_property(out[k])->combining_class;
      if (right == 0 || utf8proc_get_property(out[k - 1])->combining_class <= right) break;
      std::swap(out[k], out[k - 1]);
    }
  }
  written = utf8proc_normalize_utf32(out, written, static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
  if (written < 0) return;
  buffer.resize(static_cast<size_t>(written));
  text = std::move(buffer);
}

}  // namespace

bool IsPlainAscii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x7F || static_cast<unsigned char>(c) < 0x20) return false;
  }
  return true;
}

Decoded Decode(std::string_view utf8) {
  Decoded decoded;
  if (IsPlainAscii(utf8)) {
    decoded.text = std::u32string(utf8.begin(), utf8.end());
    return decoded;
  }
  decoded.text = Cleaned(DecodeStrict(utf8, decoded.malformed));
  Compose(decoded.text);
  return decoded;
}

void AppendUtf8(char32_t c, std::string& out) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
    return;
  }
  utf8proc_uint8_t bytes[4];
  const utf8proc_ssize_t n = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<size_t>(n));
}

std::string ToUtf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char32_t c : text) AppendUtf8(c, out);
  return out;
}

std::string ToUtf16BigEndian(std::string_view utf8) {
  std::string out;
  bool malformed = false;
  const auto put = [&out](uint32_t unit) {
    out.push_back(static_cast<char>(unit >> 8));
    out.push_back(static_cast<char>(unit));
  };
  for (const char32_t c : DecodeStrict(utf8, malformed)) {
    if (c < 0x10000) {
      put(c);
    } else {
      put(0xD800 + ((c - 0x10000) >> 10));
      put(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return out;
}

}  // namespace milepost::report
