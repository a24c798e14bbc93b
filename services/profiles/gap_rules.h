// Skill gaps of many people added up, and which of them would tell about a few. Pure functions.
#pragma once

#include <map>
#include <string>

#include "milepost/profiles/v1/skill_gap_summary.pb.h"

namespace milepost::profiles {

using SkillGapsByUnit = std::map<std::string, v1::SkillGapSummary>;

// Adds to the unit's numbers of that skill. Items stand in the order of their skills.
void AddTo(v1::SkillGapSummary& unit, const v1::SkillGapSummary::Item& more);

v1::SkillGapSummary SumOf(const SkillGapsByUnit& units);

// Leaves of the units, by name, what may be told of each of them where the sum of all is told, too. Of a skill nothing
// is told of units where under 5 people lack it, nor of the next larger ones as long as those units together have under
// 5 people who lack it or under 5 whose role requires it; and nothing at all of units that are too small.
void WithholdFew(SkillGapsByUnit& units);

// Keeps the items that at least 5 people lack, those that most people lack first, at most 20.
void KeepLargest(v1::SkillGapSummary& summary);

}  // namespace milepost::profiles
