#include "services/progress/series.h"

#include <map>
#include <optional>
#include <tuple>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/rpc/dates.h"

namespace milepost::progress {
namespace {

bool RecordedBefore(const v1::ProgressEntry& a, const v1::ProgressEntry& b) {
  auto key = [](const v1::ProgressEntry& entry) {
    return std::tuple(entry.create_time().seconds(), entry.create_time().nanos(), absl::string_view(entry.name()));
  };
  return key(a) < key(b);
}

}  // namespace

std::vector<const v1::ProgressEntry*> CountingEntries(absl::Span<const v1::ProgressEntry* const> entries) {
  std::map<absl::CivilDay, const v1::ProgressEntry*> by_day;
  for (const v1::ProgressEntry* entry : entries) {
    std::optional<absl::CivilDay> day = rpc::ToCivil(entry->effective_date());
    if (!day || !entry->has_value() || !entry->superseded_by().empty()) continue;
    const v1::ProgressEntry*& counting = by_day[*day];
    if (counting == nullptr || RecordedBefore(*counting, *entry)) counting = entry;
  }
  std::vector<const v1::ProgressEntry*> result;
  for (const auto& [day, entry] : by_day) result.push_back(entry);
  return result;
}

}  // namespace milepost::progress
