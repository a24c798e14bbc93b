#include "services/profiles/role_reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/profiles/catalog_skill.h"
#include "services/rpc/errors.h"

namespace milepost::profiles {
namespace {

using v1::SkillAssessment;
using Stub = catalog::v1::CatalogService::Stub;

constexpr int64_t kMostAssessments = 5'000;  // of one person, looked at for one role

bool Asks(const std::vector<Requirement>& requirements, const std::string& skill) {
  return std::any_of(requirements.begin(), requirements.end(), [&](const auto& r) { return r.skill == skill; });
}

}  // namespace

std::vector<const SkillAssessment*> RoleStanding::Pointers() const {
  std::vector<const SkillAssessment*> pointers;
  for (const SkillAssessment& assessment : assessments) pointers.push_back(&assessment);
  return pointers;
}

v1::SkillGap RoleStanding::Gap(absl::CivilDay today) const {
  v1::SkillGap gap = ComputeSkillGap(Pointers(), requirements, today);
  gap.set_role(role);
  gap.set_role_display_name(display_name);
  return gap;
}

absl::StatusOr<RoleStanding> RoleReader::Read(const rpc::Call& call, const std::string& parent, std::string role) {
  std::vector<store::Record<SkillAssessment>> records;
  absl::Status status = deps_.store.Read([&](store::Reader& reader) -> absl::Status {
    auto development = deps_.developments.Load(reader, call, absl::StrCat(parent, "/development"));
    if (!development.ok()) return development.status();
    if (role.empty()) role = development->message.target_role();
    store::ListQuery query;
    query.person_key = call.viewer.owner.person_key;
    query.limit = kMostAssessments;
    auto found = deps_.assessments.table().Records(reader, query);
    if (!found.ok()) return found.status();
    records = *std::move(found);
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  if (role.empty()) {
    return rpc::RuleBroken("target-role", parent, "No target role is set. Name a role, or set the target role first.");
  }
  RoleStanding standing{std::move(role), "", {}, {}};
  status = ReadRequirements(call, standing);
  if (!status.ok()) return status;
  for (auto& record : records) {
    if (!Asks(standing.requirements, record.message.skill())) continue;
    if (!call.viewer.Sees(record.facts.audience)) return rpc::NotPermitted();
    standing.assessments.push_back(std::move(record.message));
  }
  return standing;
}

absl::Status RoleReader::ReadRequirements(const rpc::Call& call, RoleStanding& standing) {
  catalog::v1::GetRoleRequest get;
  get.set_name(standing.role);
  catalog::v1::Role role;
  absl::Status status = catalog_.Call(call, &Stub::GetRole, get, &role);
  if (!status.ok()) return status;
  standing.display_name = role.display_name();
  for (const catalog::v1::Requirement& asked : role.requirements()) {
    auto requirement = RequirementOf(call, asked);
    if (!requirement.ok()) return requirement.status();
    standing.requirements.push_back(*std::move(requirement));
  }
  return absl::OkStatus();
}

absl::StatusOr<Requirement> RoleReader::RequirementOf(const rpc::Call& call, const catalog::v1::Requirement& asked) {
  const auto skill = ReadSkill(catalog_, call, asked.skill());
  if (!skill.ok()) return skill.status();
  Requirement requirement;
  requirement.skill = asked.skill();
  requirement.display_name = skill->display_name();
  requirement.required_level = asked.required_level();
  requirement.weight = asked.importance() == 0 ? catalog::v1::Requirement::IMPORTANCE_IMPORTANT : asked.importance();
  requirement.reuse_level = skill->reuse_level();
  return requirement;
}

}  // namespace milepost::profiles
