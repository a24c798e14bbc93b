#include "services/access/small_groups.h"

#include <algorithm>
#include <numeric>

namespace milepost::access {

std::vector<bool> Withheld(absl::Span<const int> sizes) {
  std::vector<size_t> by_size(sizes.size());
  std::iota(by_size.begin(), by_size.end(), size_t{0});
  std::stable_sort(by_size.begin(), by_size.end(), [&](size_t a, size_t b) { return sizes[a] < sizes[b]; });
  std::vector<bool> withheld(sizes.size());
  int groups = 0, people = 0;
  for (const size_t i : by_size) {
    if (sizes[i] == 0) continue;
    const bool gives_away = groups > 0 && (groups == 1 || people < kSmallestGroup);
    if (sizes[i] >= kSmallestGroup && !gives_away) break;
    withheld[i] = true;
    ++groups;
    people += sizes[i];
  }
  return withheld;
}

}  // namespace milepost::access
