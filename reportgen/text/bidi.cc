#include "reportgen/text/bidi.h"

#include <fribidi.h>

#include <algorithm>
#include <numeric>

namespace milepost::report {
namespace {

bool MayBeRightToLeft(char32_t c) {
  return (c >= 0x590 && c < 0x900) || c == 0x200F || (c >= 0xFB1D && c < 0xFEFF) || (c >= 0x10800 && c < 0x11000) ||
         (c >= 0x1E800 && c < 0x1F000);
}

}  // namespace

uint8_t ResolveLevels(std::u32string_view text, uint8_t* levels) {
  std::fill(levels, levels + text.size(), uint8_t{0});
  if (std::none_of(text.begin(), text.end(), MayBeRightToLeft)) return 0;
  const auto n = static_cast<FriBidiStrIndex>(text.size());
  const auto* chars = reinterpret_cast<const FriBidiChar*>(text.data());
  std::vector<FriBidiCharType> types(text.size());
  std::vector<FriBidiBracketType> brackets(text.size());
  std::vector<FriBidiLevel> resolved(text.size());
  fribidi_get_bidi_types(chars, n, types.data());
  fribidi_get_bracket_types(chars, n, types.data(), brackets.data());
  FriBidiParType base = FRIBIDI_PAR_ON;
  if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), n, &base, resolved.data()) == 0) return 0;
  for (size_t i = 0; i < text.size(); ++i) levels[i] = static_cast<uint8_t>(std::max<int>(resolved[i], 0));
  return FRIBIDI_IS_RTL(base) ? 1 : 0;
}

std::vector<int> VisualOrder(const std::vector<uint8_t>& levels) {
  std::vector<int> order(levels.size());
  std::iota(order.begin(), order.end(), 0);
  if (levels.empty()) return order;
  const int highest = *std::max_element(levels.begin(), levels.end());
  for (int level = highest; level > 0; --level) {
    for (size_t i = 0; i < levels.size();) {
      if (levels[order[i]] < level) {
        ++i;
        continue;
      }
      size_t end = i;
      while (end < levels.size() && levels[order[end]] >= level) ++end;
      std::reverse(order.begin() + static_cast<std::ptrdiff_t>(i), order.begin() + static_cast<std::ptrdiff_t>(end));
      i = end;
    }
  }
  return order;
}

}  // namespace milepost::report
