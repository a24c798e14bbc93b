#include "services/profiles/transferable.h"

#include <algorithm>
#include <tuple>

#include "services/rpc/dates.h"

namespace milepost::profiles {
namespace {

using catalog::v1::Skill;
using v1::TransferableSkill;

bool CarriesOver(Skill::ReuseLevel level) {
  return level == Skill::REUSE_LEVEL_TRANSVERSAL || level == Skill::REUSE_LEVEL_CROSS_SECTOR;
}

TransferableSkill ItemOf(const Requirement& requirement, Assessments assessments, absl::CivilDay today) {
  TransferableSkill item;
  item.set_skill(requirement.skill);
  item.set_skill_display_name(requirement.display_name);
  item.set_reuse_level(requirement.reuse_level);
  item.set_required_level(requirement.required_level);
  item.set_importance(requirement.weight);
  const v1::SkillAssessment* effective = EffectiveAssessment(requirement.skill, assessments, today);
  if (effective == nullptr) return item;
  item.set_current_level(effective->level());
  item.set_source(effective->source());
  item.set_met(effective->level() >= requirement.required_level);
  return item;
}

}  // namespace

v1::ListTransferableSkillsResponse ComputeTransferable(Assessments assessments,
                                                       absl::Span<const Requirement> requirements,
                                                       absl::CivilDay today) {
  v1::ListTransferableSkillsResponse reply;
  *reply.mutable_as_of_date() = rpc::FromCivil(today);
  int met = 0, all = 0;
  for (const Requirement& requirement : requirements) {
    all += requirement.weight;
    if (!CarriesOver(requirement.reuse_level)) continue;
    const TransferableSkill& item = *reply.add_transferable_skills() = ItemOf(requirement, assessments, today);
    if (item.met()) met += requirement.weight;
  }
  reply.set_met_importance(met);
  reply.set_required_importance(all);
  if (all > 0) reply.set_coverage(static_cast<double>(met) / all);
  auto& items = *reply.mutable_transferable_skills();
  std::sort(items.begin(), items.end(), [](const TransferableSkill& a, const TransferableSkill& b) {
    const auto key = [](const TransferableSkill& item) {
      return std::tuple(!item.met(), -item.importance(), absl::string_view(item.skill()));
    };
    return key(a) < key(b);
  });
  return reply;
}

}  // namespace milepost::profiles
