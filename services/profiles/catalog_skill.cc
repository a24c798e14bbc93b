#include "services/profiles/catalog_skill.h"

#include "services/rpc/resource_name.h"

namespace milepost::profiles {

absl::StatusOr<catalog::v1::Skill> ReadSkill(rpc::Peer<catalog::v1::CatalogService>& catalog, const rpc::Call& call,
                                             const std::string& name) {
  catalog::v1::GetSkillRequest get;
  get.set_name(name);
  catalog::v1::Skill skill;
  absl::Status status =
      catalog.Call(call, &catalog::v1::CatalogService::Stub::GetSkill, get, &skill, /*as_service=*/true);
  if (absl::IsNotFound(status)) {
    skill.set_display_name(std::string(rpc::IdOf(name)));
    return skill;
  }
  if (!status.ok()) return status;
  return skill;
}

}  // namespace milepost::profiles
