// What a role requires of a person, beside what the person has.
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "milepost/catalog/v1/skill.pb.h"
#include "milepost/profiles/v1/skill_assessment.pb.h"

namespace milepost::profiles {

// One skill that a role requires.
struct Requirement {
  std::string skill;         // skills/{skill}
  std::string display_name;  // as shown
  int required_level = 0;    // 1 to 5
  int weight = 2;            // CRITICAL 3, IMPORTANT 2, USEFUL 1
  catalog::v1::Skill::ReuseLevel reuse_level = catalog::v1::Skill::REUSE_LEVEL_UNSPECIFIED;
};

using Assessments = absl::Span<const v1::SkillAssessment* const>;

// The assessment of `skill` that counts on `today`: of those made by then and not expired, the newest of the strongest
// source (CREDENTIAL and TEST alike, MANAGER, MENTOR, PEER, SELF). Of two on one day the one recorded last. Null if
// none.
const v1::SkillAssessment* EffectiveAssessment(absl::string_view skill, Assessments assessments, absl::CivilDay today);

// The gaps, largest gap x weight first, with readiness sum(w min(current, required) / required) / sum(w) (an unassessed
// skill counts 0, a surplus nothing; unset without requirements). Everything but `role` and `role_display_name`.
v1::SkillGap ComputeSkillGap(Assessments assessments, absl::Span<const Requirement> requirements, absl::CivilDay today);

}  // namespace milepost::profiles
