#include "services/goals/plan_copy.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/goals/carried_goal.h"
#include "services/goals/goal_flow.h"
#include "services/goals/plan_states.h"
#include "services/rpc/states.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Transaction;

// The goals to carry on, parents before their parts.
absl::StatusOr<std::vector<Goal>> Chosen(const std::vector<Goal>& in_plan, const CopyPlanForwardRequest& request) {
  std::map<std::string, const Goal*> unfinished;
  for (const Goal& goal : in_plan) {
    if (IsUnfinished(goal)) unfinished[goal.name()] = &goal;
  }
  std::vector<std::string> names(request.goals().begin(), request.goals().end());
  if (names.empty()) {
    for (const auto& [name, goal] : unfinished) names.push_back(name);
  }
  std::vector<Goal> chosen;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto goal = unfinished.find(names[i]);
    if (goal == unfinished.end()) {
      return rpc::InvalidField(absl::StrCat("goals[", i, "]"), "is no unfinished goal of the plan, or is named twice");
    }
    chosen.push_back(*goal->second);
    unfinished.erase(goal);
  }
  std::map<std::string, std::string> parents;
  for (const Goal& goal : chosen) parents[goal.name()] = goal.parent_goal();
  const auto depth = [&parents](const Goal& goal) {
    int levels = 0;
    for (auto above = parents.find(goal.parent_goal()); above != parents.end(); above = parents.find(above->second)) {
      ++levels;
    }
    return levels;
  };
  std::stable_sort(chosen.begin(), chosen.end(), [&](const Goal& a, const Goal& b) { return depth(a) < depth(b); });
  return chosen;
}

Plan NextPlan(const Plan& old, const CopyPlanForwardRequest& request) {
  Plan next;
  next.set_display_name(request.display_name().empty() ? old.display_name() : request.display_name());
  next.set_kind(old.kind());
  next.set_vision(old.vision());
  *next.mutable_start_date() = request.start_date();
  *next.mutable_end_date() = request.end_date();
  if (old.has_review_interval_months()) next.set_review_interval_months(old.review_interval_months());
  *next.mutable_required_signers() = old.required_signers();
  *next.mutable_participants() = old.participants();
  *next.mutable_audience() = old.audience();
  next.set_copied_from(old.name());
  return next;
}

// The old goal is put away and says where it went on.
absl::Status PutAway(const GoalStore& goals, Transaction& tx, Call& call, const std::string& name,
                     const std::string& copy) {
  Goal stored;
  return goals.goals().Apply(
      tx, call, name, "", "carried",
      [&copy](Goal& old) {
        old.set_archived(true);
        old.set_carried_to(copy);
        return absl::OkStatus();
      },
      &stored);
}

absl::Status CarryGoals(const GoalStore& goals, Transaction& tx, Call& call, const std::vector<Goal>& chosen,
                        const Plan& next) {
  const auto start = rpc::ToCivil(next.start_date()), end = rpc::ToCivil(next.end_date());
  std::map<std::string, std::string> copies;
  for (const Goal& goal : chosen) {
    Goal copy = CarriedGoal(goal, *start, *end);
    copy.set_plan(next.name());
    const auto parent = copies.find(goal.parent_goal());
    if (parent != copies.end()) copy.set_parent_goal(parent->second);
    absl::Status status = BeginGoal(call, Goal::STATE_ACCEPTED, copy);
    Goal stored;
    if (status.ok()) status = goals.goals().Create(tx, call, rpc::PersonOf(goal.name()), "", copy, &stored);
    if (status.ok()) status = PutAway(goals, tx, call, goal.name(), stored.name());
    if (!status.ok()) return status;
    copies[goal.name()] = stored.name();
  }
  return absl::OkStatus();
}

// A plan is carried on once, unless what came of that was given up.
absl::Status CheckNotCarried(const PlanStore& plans, Transaction& tx, const Call& call, const Plan& plan) {
  auto next = plans.Find(tx, call, plan.carried_to());
  if (!next.ok()) return next.status();
  if (!next->has_value()) return absl::OkStatus();
  const Plan::State state = (*next)->state();
  if (state == Plan::STATE_CANCELLED || state == Plan::STATE_DECLINED) return absl::OkStatus();
  return rpc::RuleBroken("carried-once", plan.carried_to(), "The plan goes on in another one already. Use that one.");
}

}  // namespace

absl::Status CopyForward(const PlanStore& plans, const GoalStore& goals, Transaction& tx, Call& call,
                         const CopyPlanForwardRequest& request, Plan* reply) {
  auto old = plans.plans().LoadLive(tx, call, request.name());
  if (!old.ok()) return old.status();
  const Plan& plan = old->message;
  absl::Status status = rpc::CheckState(plan, {Plan::STATE_COMPLETED, Plan::STATE_ARCHIVED});
  if (!status.ok()) return status;
  if (rpc::ToCivil(request.end_date()) < rpc::ToCivil(request.start_date())) {
    return rpc::InvalidField("end_date", "lies before start_date; give the same day or a later one");
  }
  status = CheckNotCarried(plans, tx, call, plan);
  if (!status.ok()) return status;
  auto in_plan = goals.InPlan(tx, call, plan.name());
  if (!in_plan.ok()) return in_plan.status();
  auto chosen = Chosen(*in_plan, request);
  if (!chosen.ok()) return chosen.status();
  Plan next;
  status =
      plans.plans().Create(tx, call, rpc::PersonOf(plan.name()), request.plan_id(), NextPlan(plan, request), &next);
  if (status.ok()) status = CarryGoals(goals, tx, call, *chosen, next);
  if (!status.ok()) return status;
  Plan carried;
  status = plans.plans().Apply(
      tx, call, plan.name(), "", "carried",
      [&next](Plan& changed) {
        changed.set_carried_to(next.name());
        return absl::OkStatus();
      },
      &carried);
  return status.ok() ? plans.plans().Get(tx, call, next.name(), reply) : status;
}

}  // namespace milepost::goals
