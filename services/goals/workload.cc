#include "services/goals/workload.h"

#include <algorithm>

#include "services/goals/goal_progress.h"
#include "services/goals/goal_states.h"
#include "services/goals/numbers.h"
#include "services/rpc/dates.h"

namespace milepost::goals {
namespace {

// Work on a goal that was carried on goes on in its copy.
bool IsWorkedOn(const v1::Goal& goal) {
  return goal.state() == v1::Goal::STATE_ACTIVE && !goal.has_delete_time() && goal.carried_to().empty();
}

void AddItem(const v1::ActionItem& item, absl::CivilDay today, v1::Workload& workload) {
  if (item.has_complete_date()) return;
  std::optional<absl::CivilDay> due = rpc::ToCivil(item.due_date());
  if (!due || !item.has_planned_hours()) {
    workload.set_uncounted_action_items(workload.uncounted_action_items() + 1);
    return;
  }
  double hours = std::max(0.0, item.planned_hours() - item.spent_hours());
  double weeks = std::max(1.0, static_cast<double>(*due - today) / 7.0);
  workload.set_weekly_hours(workload.weekly_hours() + hours / weeks);
  workload.set_counted_action_items(workload.counted_action_items() + 1);
}

}  // namespace

v1::PlanBalance BalanceOf(absl::Span<const v1::Goal* const> goals) {
  v1::PlanBalance balance;
  for (const v1::Goal* goal : goals) {
    if (!IsWorkedOn(*goal)) continue;
    double weight = WeightOf(*goal);
    switch (HorizonOf(*goal)) {
      case v1::Goal::HORIZON_SHORT:
        balance.set_short_weight(balance.short_weight() + weight);
        break;
      case v1::Goal::HORIZON_MEDIUM:
        balance.set_medium_weight(balance.medium_weight() + weight);
        break;
      case v1::Goal::HORIZON_LONG:
        balance.set_long_weight(balance.long_weight() + weight);
        break;
      default:
        balance.set_unknown_weight(balance.unknown_weight() + weight);
    }
  }
  double total = balance.short_weight() + balance.medium_weight() + balance.long_weight();
  if (total <= 0) return balance;
  double share = balance.short_weight() / total;
  balance.set_short_share(share);
  balance.set_flagged(Less(share, 0.2) || Less(0.8, share));
  return balance;
}

v1::Workload WorkloadOf(absl::Span<const v1::Goal* const> goals, std::optional<double> capacity, absl::CivilDay today) {
  v1::Workload workload;
  *workload.mutable_as_of_date() = rpc::FromCivil(today);
  for (const v1::Goal* goal : goals) {
    if (!IsWorkedOn(*goal)) continue;
    for (const v1::ActionItem& item : goal->action_items()) AddItem(item, today, workload);
  }
  if (!capacity) return workload;
  workload.set_weekly_capacity_hours(*capacity);
  if (*capacity > 0) workload.set_load(workload.weekly_hours() / *capacity);
  workload.set_overloaded(Less(*capacity, workload.weekly_hours()));
  return workload;
}

}  // namespace milepost::goals
