#include "services/profiles/skill_gap.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <tuple>
#include <vector>

#include "services/rpc/dates.h"

namespace milepost::profiles {
namespace {

using v1::SkillAssessment;
using v1::SkillGap;

int Strength(SkillAssessment::Source source) {
  switch (source) {
    case SkillAssessment::SOURCE_CREDENTIAL:
    case SkillAssessment::SOURCE_TEST:
      return 5;
    case SkillAssessment::SOURCE_MANAGER:
      return 4;
    case SkillAssessment::SOURCE_MENTOR:
      return 3;
    case SkillAssessment::SOURCE_PEER:
      return 2;
    case SkillAssessment::SOURCE_SELF:
      return 1;
    default:
      return 0;
  }
}

// The day it was judged; before all others where it does not say.
absl::CivilDay DayOf(const SkillAssessment& assessment) {
  return rpc::ToCivil(assessment.assess_date()).value_or(absl::CivilDay::min());
}

bool Counts(const SkillAssessment& assessment, absl::CivilDay today) {
  std::optional<absl::CivilDay> expire = rpc::ToCivil(assessment.expire_date());
  return DayOf(assessment) <= today && (!expire || *expire >= today);
}

auto Rank(const SkillAssessment& assessment) {
  return std::tuple(Strength(assessment.source()), DayOf(assessment), assessment.create_time().seconds(),
                    assessment.create_time().nanos(), absl::string_view(assessment.name()));
}

using Wanted = std::function<bool(const SkillAssessment&)>;

const SkillAssessment* Best(Assessments assessments, absl::CivilDay today, const Wanted& wanted) {
  const SkillAssessment* best = nullptr;
  for (const SkillAssessment* assessment : assessments) {
    if (!Counts(*assessment, today) || !wanted(*assessment)) continue;
    if (best == nullptr || Rank(*best) < Rank(*assessment)) best = assessment;
  }
  return best;
}

bool IsSelf(const SkillAssessment& assessment) { return assessment.source() == SkillAssessment::SOURCE_SELF; }

void SetLevels(Assessments of_skill, absl::CivilDay today, SkillGap::Item& item) {
  const SkillAssessment* current = Best(of_skill, today, [](const auto&) { return true; });
  const SkillAssessment* self = Best(of_skill, today, IsSelf);
  const SkillAssessment* other = Best(of_skill, today, std::not_fn(IsSelf));
  if (self != nullptr) item.set_self_level(self->level());
  if (self != nullptr && other != nullptr) item.set_perception_delta(self->level() - other->level());
  if (current == nullptr) return;
  item.set_current_level(current->level());
  item.set_source(current->source());
  absl::CivilDay day = DayOf(*current);
  if (day == absl::CivilDay::min()) return;
  const SkillAssessment* previous = Best(of_skill, day - 1, [](const auto&) { return true; });
  if (previous != nullptr) item.set_previous_level(previous->level());
}

SkillGap::Item ItemOf(const Requirement& requirement, Assessments assessments, absl::CivilDay today) {
  SkillGap::Item item;
  item.set_skill(requirement.skill);
  item.set_skill_display_name(requirement.display_name);
  item.set_required_level(requirement.required_level);
  item.set_importance(requirement.weight);
  std::vector<const SkillAssessment*> of_skill;
  std::copy_if(assessments.begin(), assessments.end(), std::back_inserter(of_skill),
               [&](const SkillAssessment* assessment) { return assessment->skill() == requirement.skill; });
  SetLevels(of_skill, today, item);
  item.set_gap(std::max(0, requirement.required_level - item.current_level()));
  return item;
}

// How much of the requirement is met, 0 to 1.
double Met(const SkillGap::Item& item) {
  if (item.required_level() <= 0) return 1;
  return std::min(item.current_level(), item.required_level()) / static_cast<double>(item.required_level());
}

}  // namespace

const SkillAssessment* EffectiveAssessment(absl::string_view skill, Assessments assessments, absl::CivilDay today) {
  return Best(assessments, today, [skill](const SkillAssessment& assessment) { return assessment.skill() == skill; });
}

SkillGap ComputeSkillGap(Assessments assessments, absl::Span<const Requirement> requirements, absl::CivilDay today) {
  SkillGap gap;
  *gap.mutable_as_of_date() = rpc::FromCivil(today);
  double weights = 0;
  double met = 0;
  int assessed = 0;
  for (const Requirement& requirement : requirements) {
    const SkillGap::Item& item = *gap.add_items() = ItemOf(requirement, assessments, today);
    weights += requirement.weight;
    met += requirement.weight * Met(item);
    assessed += item.has_current_level() ? 1 : 0;
  }
  if (weights > 0) gap.set_readiness(met / weights);
  gap.set_assessed_count(assessed);
  gap.set_required_count(static_cast<int>(requirements.size()));
  std::sort(gap.mutable_items()->begin(), gap.mutable_items()->end(), [](const auto& a, const auto& b) {
    auto key = [](const SkillGap::Item& item) {
      return std::tuple(-item.gap() * item.importance(), -item.importance(), absl::string_view(item.skill()));
    };
    return key(a) < key(b);
  });
  return gap;
}

}  // namespace milepost::profiles
