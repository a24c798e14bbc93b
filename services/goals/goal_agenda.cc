#include "services/goals/goal_agenda.h"

#include <optional>

#include "services/goals/goal_health.h"
#include "services/goals/goal_summary.h"
#include "services/rpc/dates.h"

namespace milepost::goals {
namespace {

constexpr absl::CivilDay kLastDay(9999, 12, 31);

// A day after the last cannot be told.
void Add(const char* type, std::optional<absl::CivilDay> day, std::string element, std::vector<rpc::Due>& dues) {
  if (day && *day <= kLastDay) dues.push_back({type, *day, std::move(element)});
}

std::optional<absl::CivilDay> After(const google::type::Date& date) {
  const auto day = rpc::ToCivil(date);
  return day ? std::optional(*day + 1) : std::nullopt;
}

std::optional<absl::CivilDay> StaleFrom(const v1::Goal& goal, int cadence_days) {
  const auto quiet = QuietDays(goal, kLastDay);
  if (!quiet) return std::nullopt;
  return kLastDay - *quiet + StaleAfterDays(cadence_days);
}

}  // namespace

std::vector<rpc::Due> GoalDues(const v1::Goal& goal, int cadence_days) {
  std::vector<rpc::Due> dues;
  if (goal.state() != v1::Goal::STATE_ACTIVE || !goal.carried_to().empty()) return dues;
  if (goal.stored_progress() < 1) Add("milepost.goal.overdue.v1", After(goal.due_date()), "", dues);
  for (const v1::Milestone& milestone : goal.milestones()) {
    if (milestone.has_achieve_date()) continue;
    Add("milepost.milestone.overdue.v1", After(milestone.due_date()), "milestones." + milestone.id(), dues);
  }
  for (const v1::ActionItem& action : goal.action_items()) {
    if (action.has_complete_date()) continue;
    Add("milepost.action_item.overdue.v1", After(action.due_date()), "action_items." + action.id(), dues);
  }
  Add("milepost.goal.stale.v1", StaleFrom(goal, cadence_days), "", dues);
  return dues;
}

std::vector<rpc::Due> PlanDues(const v1::Plan& plan) {
  std::vector<rpc::Due> dues;
  Add("milepost.plan.review_due.v1", ReviewDue(plan), "", dues);
  return dues;
}

}  // namespace milepost::goals
