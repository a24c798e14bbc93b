// Reads what a role asks of a person, beside what the person has: from the catalog and from this store.
#pragma once

#include <string>
#include <vector>

#include "milepost/catalog/v1/catalog_service.grpc.pb.h"
#include "milepost/profiles/v1/development.pb.h"
#include "services/profiles/skill_gap.h"
#include "services/rpc/peers.h"
#include "services/rpc/resource.h"

namespace milepost::profiles {

// One role and one person.
struct RoleStanding {
  std::string role;          // roles/{role}
  std::string display_name;  // as the catalog has it now
  std::vector<Requirement> requirements;
  std::vector<v1::SkillAssessment> assessments;  // of the required skills

  v1::SkillGap Gap(absl::CivilDay today) const;  // with the role's names
  std::vector<const v1::SkillAssessment*> Pointers() const;
};

class RoleReader {
 public:
  struct Deps {
    store::Database& store;
    const rpc::Peers& peers;
    const rpc::Resource<v1::Development>& developments;
    const rpc::Resource<v1::SkillAssessment>& assessments;
  };
  explicit RoleReader(const Deps& deps) : deps_(deps), catalog_(deps.peers) {}

  // The standing of the call's owner `parent` for a role, by default the target role.
  //
  // "Every number has one value: lists are filtered by audience, numbers are not": a level left out would give another
  // readiness. So whoever may not see all that counts gets no number. That this tells them that something counts which
  // they do not see is the price of one value; it is told only to those with whom the development is shared, whichever
  // role they name.
  //
  // Errors: PERMISSION_DENIED (the development or an assessment that counts is not shared), NOT_FOUND (the role),
  // FAILED_PRECONDITION (RULE_BROKEN target-role).
  absl::StatusOr<RoleStanding> Read(const rpc::Call& call, const std::string& parent, std::string role);

 private:
  // What the role asks, with the skills' names as the catalog has them now.
  absl::Status ReadRequirements(const rpc::Call& call, RoleStanding& standing);
  absl::StatusOr<Requirement> RequirementOf(const rpc::Call& call, const catalog::v1::Requirement& asked);

  const Deps deps_;
  rpc::Peer<catalog::v1::CatalogService> catalog_;
};

}  // namespace milepost::profiles
