#include "services/catalog/catalog_server.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "milepost/catalog/v1/catalog_service.pb.h"
#include "services/rpc/standard_rows.h"

namespace milepost::catalog {
namespace {

using namespace v1;  // NOLINT: the contract's names

rpc::ResourceSpec<Skill> SkillSpec() {
  rpc::ResourceSpec<Skill> spec;
  spec.table = "skills";
  spec.id_letter = 's';
  spec.event = "milepost.skill";
  spec.columns = {
      rpc::TextColumn<Skill>("display_name", [](const Skill& s) { return s.display_name(); }),
      rpc::TextColumn<Skill>("category", [](const Skill& s) { return s.category(); }),
      rpc::EnumColumn<Skill>("reuse_level", Skill::ReuseLevel_descriptor(),
                             [](const Skill& s) { return s.reuse_level(); }),
  };
  spec.update_request = UpdateSkillRequest::descriptor();
  return spec;
}

// A role names each skill once.
std::vector<rpc::Violation> CheckRole(const Role& role) {
  std::vector<rpc::Violation> violations;
  std::set<std::string> seen;
  for (int i = 0; i < role.requirements_size(); ++i) {
    if (seen.insert(role.requirements(i).skill()).second) continue;
    violations.push_back(
        {absl::StrCat("requirements[", i, "].skill"), "is required twice; keep one requirement a skill"});
  }
  return violations;
}

rpc::ResourceSpec<Role> RoleSpec() {
  rpc::ResourceSpec<Role> spec;
  spec.table = "roles";
  spec.id_letter = 'r';
  spec.event = "milepost.role";
  spec.columns = {rpc::TextColumn<Role>("display_name", [](const Role& r) { return r.display_name(); })};
  spec.update_request = UpdateRoleRequest::descriptor();
  spec.check = CheckRole;
  return spec;
}

}  // namespace

CatalogServer::CatalogServer() : skills_(SkillSpec()), roles_(RoleSpec()) {}

std::vector<rpc::SchemaStep> CatalogServer::Schema() const {
  return {{"skills and roles", skills_.CreateSql() + roles_.CreateSql()}};
}

std::vector<rpc::ServiceRows> CatalogServer::Rows() {
  rpc::ServiceRows rows{"milepost.catalog.v1.CatalogService", {}, {skills_.replay(), roles_.replay()}};
  rows.methods = {
      rpc::GetRow<GetSkillRequest>("GetSkill", skills_),
      rpc::ListRow<ListSkillsRequest>("ListSkills", skills_, &ListSkillsResponse::mutable_skills),
      rpc::CreateRow("CreateSkill", skills_, &CreateSkillRequest::skill_id, &CreateSkillRequest::skill),
      rpc::UpdateRow("UpdateSkill", skills_, &UpdateSkillRequest::skill),
      rpc::GetRow<GetRoleRequest>("GetRole", roles_),
      rpc::ListRow<ListRolesRequest>("ListRoles", roles_, &ListRolesResponse::mutable_roles),
      rpc::CreateRow("CreateRole", roles_, &CreateRoleRequest::role_id, &CreateRoleRequest::role),
      rpc::UpdateRow("UpdateRole", roles_, &UpdateRoleRequest::role),
  };
  return {std::move(rows)};
}

}  // namespace milepost::catalog
