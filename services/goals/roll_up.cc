#include "services/goals/roll_up.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "services/access/small_groups.h"
#include "services/goals/goal_summary.h"
#include "services/goals/plan_states.h"
#include "services/store/query.h"

namespace milepost::goals {
namespace {

using v1::UnitSummary;

void Withhold(UnitSummary* unit) {
  UnitSummary withheld;
  withheld.set_unit(unit->unit());
  withheld.set_suppressed(true);
  *unit = std::move(withheld);
}

void Add(const UnitSummary& more, UnitSummary* total) {
  total->set_people(total->people() + more.people());
  total->set_people_with_open_plan(total->people_with_open_plan() + more.people_with_open_plan());
  total->set_people_with_agreed_plan(total->people_with_agreed_plan() + more.people_with_agreed_plan());
  total->set_reviews_due(total->reviews_due() + more.reviews_due());
  AddCounts(more.counts(), total->mutable_counts());
}

void SetShares(UnitSummary* unit) {
  if (unit->people() == 0) return;
  unit->set_open_plan_share(static_cast<double>(unit->people_with_open_plan()) / unit->people());
  unit->set_agreed_share(static_cast<double>(unit->people_with_agreed_plan()) / unit->people());
}

}  // namespace

absl::StatusOr<std::vector<v1::Plan>> OpenPlans(const PlanStore& plans, store::Reader& reader, const rpc::Call& call) {
  store::ListQuery query;
  query.person_key = call.viewer.owner.person_key;
  query.order = {{"create_time"}};
  auto found = plans.plans().Messages(reader, query);
  if (found.ok()) std::erase_if(*found, [](const v1::Plan& plan) { return !IsOpen(plan.state()); });
  return found;
}

absl::Status OrganizationRollUp::CountPerson(store::Reader& reader, const rpc::Call& call, UnitSummary& unit) const {
  const absl::CivilDay today = call.Today();
  auto goals = goals_.All(reader, call);
  if (!goals.ok()) return goals.status();
  std::vector<int> counted(goals->size());
  std::iota(counted.begin(), counted.end(), 0);
  Count(*goals, StatusesOf(*goals, {today, call.CadenceDays()}), counted, today, unit.mutable_counts());
  auto plans = OpenPlans(plans_, reader, call);
  if (!plans.ok()) return plans.status();
  int agreed = 0;
  for (const v1::Plan& plan : *plans) {
    if (IsInForce(plan.state())) ++agreed;
    const auto due = ReviewDue(plan);
    if (due && *due <= today) unit.set_reviews_due(unit.reviews_due() + 1);
  }
  unit.set_people(unit.people() + 1);
  if (!plans->empty()) unit.set_people_with_open_plan(unit.people_with_open_plan() + 1);
  if (agreed > 0) unit.set_people_with_agreed_plan(unit.people_with_agreed_plan() + 1);
  return absl::OkStatus();
}

absl::Status OrganizationRollUp::Refresh(const rpc::SweepRun& run) const {
  const absl::StatusOr<bool> due = counts_.IsDue(run);
  if (!due.ok() || !*due) return due.status();
  return counts_.Count(run, [this](store::Reader& reader, const rpc::Call& call, UnitSummary& unit) {
    return CountPerson(reader, call, unit);
  });
}

absl::Status OrganizationRollUp::Get(store::Reader& reader, std::string_view unit,
                                     v1::OrganizationSummary* summary) const {
  absl::Time as_of;
  auto stored = counts_.Stored(reader, &as_of);
  if (!stored.ok()) return stored.status();
  UnitSummary total;
  std::vector<UnitSummary> units;
  std::vector<int> sizes;
  for (auto& [name, one] : *stored) {
    Add(one, &total);
    one.set_unit(name);
    SetShares(&one);
    sizes.push_back(one.people());
    units.push_back(std::move(one));
  }
  SetShares(&total);
  if (total.people() < access::kSmallestGroup) Withhold(&total);
  const std::vector<bool> withheld = access::Withheld(sizes);
  for (size_t i = 0; i < units.size(); ++i) {
    if (withheld[i]) Withhold(&units[i]);
  }
  if (as_of != absl::InfinitePast()) rpc::SetTimestamp(as_of, summary->mutable_as_of_time());
  if (unit.empty()) {
    *summary->mutable_total() = std::move(total);
    for (UnitSummary& one : units) *summary->add_units() = std::move(one);
    return absl::OkStatus();
  }
  UnitSummary none;
  none.set_unit(std::string(unit));
  none.set_suppressed(true);
  const auto found = std::find_if(units.begin(), units.end(), [unit](auto& one) { return one.unit() == unit; });
  *summary->mutable_total() = found == units.end() ? std::move(none) : std::move(*found);
  return absl::OkStatus();
}

}  // namespace milepost::goals
