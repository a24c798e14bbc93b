// How units stand: counted by the sweep once a day, never told of groups under 5 people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "milepost/goals/v1/summary.pb.h"
#include "services/goals/goal_store.h"
#include "services/goals/plan_store.h"
#include "services/rpc/unit_counts.h"

namespace milepost::goals {

// The owner's open plans, oldest first, whoever asks.
absl::StatusOr<std::vector<v1::Plan>> OpenPlans(const PlanStore& plans, store::Reader& reader, const rpc::Call& call);

class OrganizationRollUp {
 public:
  OrganizationRollUp(const GoalStore& goals, const PlanStore& plans) : goals_(goals), plans_(plans) {}

  std::string CreateSql() const { return counts_.CreateSql(); }

  // Counts anew if the last count is of another day (UTC).
  absl::Status Refresh(const rpc::SweepRun& run) const;

  // One unit, or everything with an empty `unit`. Of a unit that is withheld only its name is told.
  absl::Status Get(store::Reader& reader, std::string_view unit, v1::OrganizationSummary* summary) const;

 private:
  absl::Status CountPerson(store::Reader& reader, const rpc::Call& call, v1::UnitSummary& unit) const;

  const GoalStore& goals_;
  const PlanStore& plans_;
  const rpc::UnitCounts<v1::UnitSummary> counts_{"unit_roll_up"};
};

}  // namespace milepost::goals
