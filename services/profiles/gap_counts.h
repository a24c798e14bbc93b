// Which skills the people of a unit lack for the roles they aim at: counted by the sweep once a day, never told of
// groups under 5 people.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "milepost/catalog/v1/catalog_service.grpc.pb.h"
#include "services/profiles/gap_rules.h"
#include "services/profiles/role_reader.h"
#include "services/rpc/unit_counts.h"

namespace milepost::profiles {

class GapCounts {
 public:
  using Deps = RoleReader::Deps;
  explicit GapCounts(const Deps& deps) : deps_(deps), catalog_(deps.peers) {}

  std::string CreateSql() const { return counts_.CreateSql(); }

  // Counts anew if the last count is of another day (UTC).
  absl::Status Refresh(const rpc::SweepRun& run);

  // One unit, or everybody with an empty `unit`, with the skills' names as the catalog has them now.
  // PERMISSION_DENIED: the caller may not ask about it.
  absl::Status Get(const rpc::Call& call, const std::string& unit, v1::SkillGapSummary& summary);

 private:
  using Roles = std::map<std::string, std::vector<Requirement>>;  // by name: what each requires

  absl::StatusOr<Roles> ReadRoles(const rpc::Call& call);
  absl::Status CountPerson(store::Reader& reader, const rpc::Call& call, const Roles& roles,
                           v1::SkillGapSummary& unit) const;
  absl::Status NameSkills(const rpc::Call& call, v1::SkillGapSummary& summary);

  const Deps deps_;
  const rpc::UnitCounts<v1::SkillGapSummary> counts_{"unit_skill_gaps"};
  rpc::Peer<catalog::v1::CatalogService> catalog_;
};

}  // namespace milepost::profiles
