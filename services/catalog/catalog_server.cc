#include "services/catalog/catalog_server.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "milepost/catalog/v1/catalog_service.pb.h"
#include "services/catalog/catalog_schema.h"
#include "services/catalog/deprecation.h"
#include "services/catalog/template_rules.h"
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
      rpc::BoolColumn<Skill>("deprecated", [](const Skill& s) { return s.deprecated(); }),
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

constexpr const char* kLevelNames[] = {"novice", "advanced beginner", "competent", "proficient", "expert"};

absl::Status NameLevels(store::Reader&, rpc::Call&, Role& role) {
  for (Requirement& requirement : *role.mutable_requirements()) {
    requirement.set_level_name(kLevelNames[requirement.required_level() - 1]);
  }
  return absl::OkStatus();
}

rpc::ResourceSpec<Template> TemplateSpec() {
  rpc::ResourceSpec<Template> spec;
  spec.table = "templates";
  spec.id_letter = 't';
  spec.event = "milepost.template";
  spec.columns = {
      rpc::TextColumn<Template>("display_name", [](const Template& t) { return t.display_name(); }),
      rpc::EnumColumn<Template>("kind", Template::Kind_descriptor(), [](const Template& t) { return t.kind(); }),
      rpc::TextColumn<Template>("unit", [](const Template& t) { return t.unit(); }),
      rpc::TextColumn<Template>("role", [](const Template& t) { return t.role(); }),
      rpc::BoolColumn<Template>("deprecated", [](const Template& t) { return t.deprecated(); }),
  };
  spec.update_request = UpdateTemplateRequest::descriptor();
  spec.check = CheckTemplate;
  return spec;
}

}  // namespace

rpc::ResourceSpec<Role> CatalogServer::RoleSpec() const {
  rpc::ResourceSpec<Role> spec;
  spec.table = "roles";
  spec.id_letter = 'r';
  spec.event = "milepost.role";
  spec.columns = {rpc::TextColumn<Role>("display_name", [](const Role& r) { return r.display_name(); }),
                  rpc::BoolColumn<Role>("deprecated", [](const Role& r) { return r.deprecated(); })};
  spec.update_request = UpdateRoleRequest::descriptor();
  spec.check = CheckRole;
  spec.on_create = [this](store::Transaction& tx, rpc::Call& call, Role& role) {
    return CheckRequired(tx, call, nullptr, role);
  };
  spec.on_update = [this](store::Transaction& tx, rpc::Call& call, const Role& before, Role& role) {
    return CheckRequired(tx, call, &before, role);
  };
  spec.present = NameLevels;
  return spec;
}

absl::Status CatalogServer::CheckRequired(store::Reader& reader, const rpc::Call& call, const Role* before,
                                          const Role& role) const {
  std::set<std::string> known;
  if (before != nullptr) {
    for (const Requirement& requirement : before->requirements()) known.insert(requirement.skill());
  }
  for (const Requirement& requirement : role.requirements()) {
    if (known.contains(requirement.skill())) continue;
    auto skill = Find(skills_, reader, call, requirement.skill());
    if (!skill.ok()) return skill.status();
    if (!skill->has_value() || !(*skill)->message.deprecated()) continue;
    const std::string& instead = (*skill)->message.replaced_by();
    return rpc::RuleBroken("deprecated-skill", requirement.skill(),
                           instead.empty() ? "The skill is deprecated. Require another one."
                                           : absl::StrCat("The skill is deprecated. Require ", instead, " instead."));
  }
  return absl::OkStatus();
}

CatalogServer::CatalogServer(store::Database& store, const rpc::Peers& peers)
    : skills_(SkillSpec()), roles_(RoleSpec()), templates_(TemplateSpec()), application_(store, peers, templates_) {}

std::vector<rpc::SchemaStep> CatalogServer::Schema() const {
  return {{"skills and roles", std::string(kSkillsAndRoles)},
          {"deprecation", std::string(kDeprecation)},
          {"templates", templates_.CreateSql() + std::string(kApplications)}};
}

std::vector<rpc::ServiceRows> CatalogServer::Rows() {
  rpc::ServiceRows rows{
      "milepost.catalog.v1.CatalogService", {}, {skills_.replay(), roles_.replay(), templates_.replay()}};
  rows.methods = {
      rpc::GetRow<GetSkillRequest>("GetSkill", skills_),
      rpc::ListRow<ListSkillsRequest>("ListSkills", skills_, &ListSkillsResponse::mutable_skills),
      rpc::CreateRow("CreateSkill", skills_, &CreateSkillRequest::skill_id, &CreateSkillRequest::skill),
      rpc::UpdateRow("UpdateSkill", skills_, &UpdateSkillRequest::skill),
      DeprecateRow<DeprecateSkillRequest>("DeprecateSkill", skills_),
      RestoreRow<RestoreSkillRequest>("RestoreSkill", skills_),
      rpc::GetRow<GetRoleRequest>("GetRole", roles_),
      rpc::ListRow<ListRolesRequest>("ListRoles", roles_, &ListRolesResponse::mutable_roles),
      rpc::CreateRow("CreateRole", roles_, &CreateRoleRequest::role_id, &CreateRoleRequest::role),
      rpc::UpdateRow("UpdateRole", roles_, &UpdateRoleRequest::role),
      DeprecateRow<DeprecateRoleRequest>("DeprecateRole", roles_),
      RestoreRow<RestoreRoleRequest>("RestoreRole", roles_),
      rpc::GetRow<GetTemplateRequest>("GetTemplate", templates_),
      rpc::ListRow<ListTemplatesRequest>("ListTemplates", templates_, &ListTemplatesResponse::mutable_templates),
      rpc::CreateRow("CreateTemplate", templates_, &CreateTemplateRequest::template_id,
                     &CreateTemplateRequest::template_),
      rpc::UpdateRow("UpdateTemplate", templates_, &UpdateTemplateRequest::template_),
      DeprecateRow<DeprecateTemplateRequest>("DeprecateTemplate", templates_),
      RestoreRow<RestoreTemplateRequest>("RestoreTemplate", templates_),
      rpc::Orchestrate<ApplyTemplateRequest, ApplyTemplateResponse>(
          "ApplyTemplate", [this](rpc::Call& call, const ApplyTemplateRequest& request,
                                  ApplyTemplateResponse& reply) { return application_.Apply(call, request, reply); }),
  };
  return {std::move(rows)};
}

}  // namespace milepost::catalog
