// What carries over to a role from elsewhere.
#pragma once

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "milepost/profiles/v1/transferable_skills.pb.h"
#include "services/profiles/skill_gap.h"

namespace milepost::profiles {

// The required skills of reuse level TRANSVERSAL or CROSS_SECTOR, those that meet their requirement first, with
// coverage = their importance / the importance of all requirements (unset without requirements). Everything but `role`,
// `role_display_name` and the pages.
v1::ListTransferableSkillsResponse ComputeTransferable(Assessments assessments,
                                                       absl::Span<const Requirement> requirements,
                                                       absl::CivilDay today);

}  // namespace milepost::profiles
