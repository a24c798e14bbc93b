#include "services/goals/lint_context.h"

#include "services/goals/workload.h"

namespace milepost::goals {

std::optional<double> CapacityOf(const rpc::Call& call) {
  if (call.viewer.owner.capacity_minutes == 0) return std::nullopt;
  return static_cast<double>(call.viewer.owner.capacity_minutes) / 60;
}

std::vector<const v1::Goal*> Pointers(absl::Span<const v1::Goal> goals) {
  std::vector<const v1::Goal*> pointers;
  for (const v1::Goal& goal : goals) pointers.push_back(&goal);
  return pointers;
}

LintContext ContextOf(const rpc::Call& call, absl::Span<const v1::Goal> all) {
  LintContext context;
  context.locale = call.viewer.owner.locale;
  context.today = call.Today();
  context.weekly_capacity_hours = CapacityOf(call);
  context.weekly_planned_hours = WorkloadOf(Pointers(all), context.weekly_capacity_hours, call.Today()).weekly_hours();
  return context;
}

}  // namespace milepost::goals
