// How units stand: counted by the sweep once a day into a table, read from there, never of groups under 5 people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "milepost/goals/v1/summary.pb.h"
#include "services/goals/goal_store.h"
#include "services/goals/plan_store.h"
#include "services/rpc/service.h"

namespace milepost::goals {

// People in the smallest group that may be shown.
inline constexpr int kSmallestGroup = 5;
// People without a unit.
inline constexpr std::string_view kNoUnit = "-";

// Withholds the numbers of groups that are too small, and of the next smallest as long as what is withheld together
// could be found by subtracting the rest from the total: one group alone, or under 5 people. Keeps only `unit` of them.
void Suppress(std::vector<v1::UnitSummary>* units);

// The owner's open plans, oldest first, whoever asks.
absl::StatusOr<std::vector<v1::Plan>> OpenPlans(const PlanStore& plans, store::Reader& reader, const rpc::Call& call);

class OrganizationRollUp {
 public:
  OrganizationRollUp(const GoalStore& goals, const PlanStore& plans) : goals_(goals), plans_(plans) {}

  static std::string CreateSql();

  // Counts anew if the last count is of another day (UTC). Reads in pages; stores everything at the end.
  absl::Status Refresh(const rpc::SweepRun& run) const;

  // One unit, or everything with an empty `unit`.
  static absl::Status Get(store::Reader& reader, std::string_view unit, v1::OrganizationSummary* summary);

 private:
  absl::Status CountPage(store::Reader& reader, const rpc::SweepRun& run, int64_t* after,
                         std::vector<v1::UnitSummary>* units) const;
  // Those who left are not counted.
  absl::Status CountPerson(store::Reader& reader, const rpc::Call& call, std::vector<v1::UnitSummary>* units) const;

  const GoalStore& goals_;
  const PlanStore& plans_;
};

}  // namespace milepost::goals
