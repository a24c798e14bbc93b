// Where a person's profile, development and assessments lie, and their rules.
#pragma once

#include "milepost/profiles/v1/development.pb.h"
#include "milepost/profiles/v1/profile.pb.h"
#include "milepost/profiles/v1/skill_assessment.pb.h"
#include "services/rpc/resource.h"

namespace milepost::profiles {

// Without the hook that writes people and edges, which ProfilesServer adds.
rpc::ResourceSpec<v1::Profile> ProfileSpec();
rpc::ResourceSpec<v1::Development> DevelopmentSpec();
rpc::ResourceSpec<v1::SkillAssessment> SkillAssessmentSpec();

// The person as the floor knows them, from what HR wrote.
store::Person PersonFrom(const v1::Profile& profile, const store::Person& before);

// The edges that a profile means: manager, units as HR partner, identity. None while it is deleted.
// FAILED_PRECONDITION (RULE_BROKEN) for an unknown or own manager and for an identity that somebody else has.
absl::Status WriteEdges(store::Transaction& tx, int64_t person_key, const v1::Profile& profile);

}  // namespace milepost::profiles
