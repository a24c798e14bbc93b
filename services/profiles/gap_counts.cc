#include "services/profiles/gap_counts.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/access/small_groups.h"
#include "services/profiles/catalog_skill.h"
#include "services/rpc/errors.h"

namespace milepost::profiles {
namespace {

using v1::SkillAssessment;
using v1::SkillGapSummary;
using Item = v1::SkillGapSummary::Item;
using Stub = catalog::v1::CatalogService::Stub;

}  // namespace

absl::StatusOr<GapCounts::Roles> GapCounts::ReadRoles(const rpc::Call& call) {
  Roles roles;
  absl::Status status = rpc::EachPage(
      catalog_, call, &Stub::ListRoles, {},
      [&](const catalog::v1::ListRolesResponse& page) {
        for (const catalog::v1::Role& role : page.roles()) {
          std::vector<Requirement>& requirements = roles[role.name()];
          for (const auto& asked : role.requirements()) {
            requirements.push_back({.skill = asked.skill(), .required_level = asked.required_level()});
          }
        }
      },
      /*as_service=*/true);
  if (!status.ok()) return status;
  return roles;
}

absl::Status GapCounts::CountPerson(store::Reader& reader, const rpc::Call& call, const Roles& roles,
                                    SkillGapSummary& unit) const {
  unit.set_people(unit.people() + 1);
  const std::string parent = absl::StrCat("profiles/", call.viewer.owner.name);
  auto development = deps_.developments.Load(reader, call, absl::StrCat(parent, "/development"));
  if (absl::IsNotFound(development.status())) return absl::OkStatus();
  if (!development.ok()) return development.status();
  const auto role = roles.find(development->message.target_role());
  if (role == roles.end()) return absl::OkStatus();
  store::ListQuery query;
  query.person_key = call.viewer.owner.person_key;
  auto assessments = deps_.assessments.table().Records(reader, query);
  if (!assessments.ok()) return assessments.status();
  std::vector<const SkillAssessment*> pointers;
  for (const auto& record : *assessments) pointers.push_back(&record.message);
  const v1::SkillGap gap = ComputeSkillGap(pointers, role->second, call.Today());
  for (const v1::SkillGap::Item& asked : gap.items()) {
    Item one;
    one.set_skill(asked.skill());
    one.set_people_required(1);
    one.set_people_below(asked.gap() > 0 ? 1 : 0);
    one.set_levels_short(asked.gap());
    AddTo(unit, one);
  }
  return absl::OkStatus();
}

absl::Status GapCounts::Refresh(const rpc::SweepRun& run) {
  const absl::StatusOr<bool> due = counts_.IsDue(run);
  if (!due.ok() || !*due) return due.status();
  const absl::StatusOr<Roles> roles = ReadRoles(rpc::SweepCall(run));
  if (!roles.ok()) return roles.status();
  return counts_.Count(run, [&](store::Reader& reader, const rpc::Call& call, SkillGapSummary& unit) {
    return CountPerson(reader, call, *roles, unit);
  });
}

absl::Status GapCounts::NameSkills(const rpc::Call& call, SkillGapSummary& summary) {
  for (Item& item : *summary.mutable_items()) {
    const auto skill = ReadSkill(catalog_, call, item.skill());
    if (!skill.ok()) return skill.status();
    item.set_skill_display_name(skill->display_name());
  }
  return absl::OkStatus();
}

absl::Status GapCounts::Get(const rpc::Call& call, const std::string& unit, SkillGapSummary& summary) {
  absl::Time as_of;
  absl::Status status = deps_.store.Read([&](store::Reader& reader) -> absl::Status {
    const absl::StatusOr<bool> may = access::MayAskAbout(reader, call.viewer, unit);
    if (!may.ok()) return may.status();
    if (!*may) return rpc::NotPermitted();
    auto units = counts_.Stored(reader, &as_of);
    if (!units.ok()) return units.status();
    if (!unit.empty()) WithholdFew(*units);
    summary = unit.empty() ? SumOf(*units) : std::move((*units)[unit]);
    if (summary.people() < access::kSmallestGroup) summary.Clear();
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  if (as_of != absl::InfinitePast()) rpc::SetTimestamp(as_of, summary.mutable_as_of_time());
  KeepLargest(summary);
  return NameSkills(call, summary);
}

}  // namespace milepost::profiles
