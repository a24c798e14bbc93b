// How career options compare: pure, by equal weights, with every figure that counts.
#pragma once

#include <optional>
#include <string>

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "milepost/profiles/v1/career_option.pb.h"
#include "milepost/profiles/v1/skill_assessment.pb.h"

namespace milepost::profiles {

// One option, with what the catalog says of its role.
struct ComparedOption {
  v1::CareerOption option;
  std::string role_display_name = {};    // empty where the catalog has no such role
  std::optional<v1::SkillGap> gap = {};  // against the role; none without one
};

// The comparison as CareerOptionComparison defines it.
v1::CareerOptionComparison CompareOptions(absl::Span<const ComparedOption> options, absl::CivilDay today);

}  // namespace milepost::profiles
