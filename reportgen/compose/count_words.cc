#include "reportgen/compose/count_words.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "reportgen/compose/goal_words.h"

namespace milepost::report {

using goals::v1::GoalStatus;

int64_t CountOf(const HealthCounts& counts, GoalStatus::Health health) {
  const auto it = counts.find(health);
  return it == counts.end() ? 0 : it->second;
}

void AddTo(HealthCounts& sum, const goals::v1::GoalCounts& counts) {
  for (const auto& one : counts.healths()) sum[one.health()] += one.count();
}

int64_t WellOf(const HealthCounts& counts) {
  return CountOf(counts, GoalStatus::HEALTH_AHEAD) + CountOf(counts, GoalStatus::HEALTH_ON_TRACK);
}

int64_t JudgedOf(const HealthCounts& counts) {
  int64_t judged = 0;
  for (const auto& [health, count] : counts) {
    if (health != GoalStatus::HEALTH_DONE && health != GoalStatus::HEALTH_PAUSED) judged += count;
  }
  return judged;
}

std::string HealthLine(const Source& source, const HealthCounts& counts, int64_t all) {
  std::vector<std::string> parts;
  const auto add = [&](const std::string& name, int64_t count) {
    // Each name and its number stay on one line.
    parts.push_back(absl::StrCat(absl::StrReplaceAll(name, {{" ", "\u00A0"}}), "\u00A0", source.words().Whole(count)));
  };
  for (const auto& [health, count] : counts) {
    add(WordOf(source, health), count);
    all -= count;
  }
  if (all > 0) add(source(Word::kNotJudged), all);
  return absl::StrJoin(parts, " · ");
}

Kpi WellKpi(const Source& source, const HealthCounts& counts) {
  return {PartOf(source, WellOf(counts), JudgedOf(counts)), source(Word::kGoalsWell), HealthLine(source, counts, 0),
          Hue::kTeal};
}

std::string PartOf(const Source& source, int64_t part, int64_t all) {
  return absl::StrCat(source.words().Whole(part), " / ", source.words().Whole(all));
}

}  // namespace milepost::report
