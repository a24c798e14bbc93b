#include "services/access/small_groups.h"

#include <algorithm>
#include <numeric>

#include "services/access/edges.h"

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

absl::StatusOr<bool> MayAskAbout(store::Reader& reader, const Viewer& viewer, std::string_view unit) {
  if (viewer.Is(type::v1::PARTY_HR_ADMIN) || viewer.Is(type::v1::PARTY_AUDITOR)) return true;
  if (unit.empty() || viewer.caller.person_key == 0) return false;
  const absl::StatusOr<bool> partner = HasEdge(reader, viewer.caller.person_key, kHrPartner, unit);
  if (!partner.ok() || !*partner) return partner;
  const absl::StatusOr<bool> left = HasEdge(reader, viewer.caller.person_key, kLeft, "");
  if (!left.ok()) return left;
  return !*left;
}

}  // namespace milepost::access
