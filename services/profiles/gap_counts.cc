#include "services/profiles/gap_counts.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/access/small_groups.h"
#include "services/rpc/errors.h"

namespace milepost::profiles {
namespace {

using v1::SkillAssessment;
using v1::SkillGapSummary;
using Item = v1::SkillGapSummary::Item;
using Stub = catalog::v1::CatalogService::Stub;
using Units = std::map<std::string, SkillGapSummary>;

constexpr int kMostItems = 20;

Item& ItemFor(const std::string& skill, SkillGapSummary& unit) {
  auto& items = *unit.mutable_items();
  const auto found = std::lower_bound(items.begin(), items.end(), skill,
                                      [](const Item& item, const std::string& it) { return item.skill() < it; });
  if (found != items.end() && found->skill() == skill) return *found;
  const int place = static_cast<int>(found - items.begin());
  items.Add()->set_skill(skill);
  std::rotate(items.pointer_begin() + place, items.pointer_end() - 1, items.pointer_end());
  return *items.Mutable(place);
}

void Add(const Item& more, Item& item) {
  item.set_people_required(item.people_required() + more.people_required());
  item.set_people_below(item.people_below() + more.people_below());
  item.set_levels_short(item.levels_short() + more.levels_short());
}

SkillGapSummary SumOf(const Units& units) {
  SkillGapSummary sum;
  for (const auto& [name, unit] : units) {
    for (const Item& item : unit.items()) Add(item, ItemFor(item.skill(), sum));
  }
  return sum;
}

}  // namespace

void WithholdFew(Units& units) {
  std::map<std::string, std::vector<Item*>> by_skill;
  for (auto& [name, unit] : units) {
    for (Item& item : *unit.mutable_items()) by_skill[item.skill()].push_back(&item);
  }
  for (auto& [skill, items] : by_skill) {
    std::vector<int> sizes;
    for (const Item* item : items) sizes.push_back(item->people_below());
    const std::vector<bool> withheld = access::Withheld(sizes);
    for (size_t i = 0; i < items.size(); ++i) {
      if (withheld[i]) items[i]->set_people_below(0);
    }
  }
}

void KeepLargest(SkillGapSummary& summary) {
  auto& items = *summary.mutable_items();
  items.erase(std::remove_if(items.begin(), items.end(),
                             [](const Item& item) { return item.people_below() < access::kSmallestGroup; }),
              items.end());
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) {
    const auto key = [](const Item& it) { return std::tuple(-it.people_below(), -it.levels_short(), it.skill()); };
    return key(a) < key(b);
  });
  if (items.size() > kMostItems) items.DeleteSubrange(kMostItems, items.size() - kMostItems);
}

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
    one.set_people_required(1);
    one.set_people_below(asked.gap() > 0 ? 1 : 0);
    one.set_levels_short(asked.gap());
    Add(one, ItemFor(asked.skill(), unit));
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
    catalog::v1::GetSkillRequest get;
    get.set_name(item.skill());
    catalog::v1::Skill skill;
    absl::Status status = catalog_.Call(call, &Stub::GetSkill, get, &skill);
    if (!status.ok() && !absl::IsNotFound(status)) return status;
    item.set_skill_display_name(status.ok() ? skill.display_name() : std::string(rpc::IdOf(item.skill())));
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
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  if (as_of != absl::InfinitePast()) rpc::SetTimestamp(as_of, summary.mutable_as_of_time());
  KeepLargest(summary);
  return NameSkills(call, summary);
}

}  // namespace milepost::profiles
