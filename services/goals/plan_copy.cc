#include "services/goals/plan_copy.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/goals/goal_flow.h"
#include "services/goals/plan_states.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Transaction;

bool IsDone(const Milestone& milestone) { return milestone.has_achieve_date(); }
bool IsDone(const ActionItem& item) { return item.has_complete_date(); }

bool LiesIn(const google::type::Date& date, absl::CivilDay start, absl::CivilDay end) {
  const auto day = rpc::ToCivil(date);
  return day && *day >= start && *day <= end;
}

template <class T>
void CarryList(const google::protobuf::RepeatedPtrField<T>& from, absl::CivilDay start, absl::CivilDay end,
               google::protobuf::RepeatedPtrField<T>* to) {
  for (const T& element : from) {
    if (IsDone(element)) continue;
    T& carried = *to->Add();
    carried = element;
    if (!LiesIn(carried.due_date(), start, end)) carried.clear_due_date();
  }
}

// What a copy keeps as it is.
Goal Words(const Goal& goal) {
  Goal copy;
  copy.set_title(goal.title());
  copy.set_description(goal.description());
  copy.set_why(goal.why());
  *copy.mutable_success_criteria() = goal.success_criteria();
  *copy.mutable_audience() = goal.audience();
  copy.set_role(goal.role());
  *copy.mutable_skills() = goal.skills();
  *copy.mutable_value_ids() = goal.value_ids();
  copy.set_priority(goal.priority());
  if (goal.has_importance()) copy.set_importance(goal.importance());
  if (goal.has_weight()) copy.set_weight(goal.weight());
  copy.set_stretch(goal.stretch());
  if (goal.has_confidence()) copy.set_confidence(goal.confidence());
  copy.set_expected_curve(goal.expected_curve());
  *copy.mutable_obstacles() = goal.obstacles();
  for (const Reward& reward : goal.rewards()) {
    if (reward.state() == Reward::STATE_PLANNED) *copy.add_rewards() = reward;
  }
  copy.set_copied_from(goal.name());
  return copy;
}

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

bool IsUnfinished(const Goal& goal) {
  return !goal.has_delete_time() && (goal.state() == Goal::STATE_PROPOSED || goal.state() == Goal::STATE_ACCEPTED ||
                                     goal.state() == Goal::STATE_ACTIVE || goal.state() == Goal::STATE_ON_HOLD);
}

Goal CarriedGoal(const Goal& goal, absl::CivilDay start, absl::CivilDay end) {
  Goal copy = Words(goal);
  if (goal.has_metric()) {
    *copy.mutable_metric() = goal.metric();
    const bool reached = goal.measurement().value() == goal.metric().target();
    if (goal.measurement().has_value() && !reached) copy.mutable_metric()->set_start(goal.measurement().value());
  }
  *copy.mutable_start_date() = rpc::FromCivil(start);
  *copy.mutable_due_date() = LiesIn(goal.due_date(), start, end) ? goal.due_date() : rpc::FromCivil(end);
  CarryList(goal.milestones(), start, end, copy.mutable_milestones());
  CarryList(goal.action_items(), start, end, copy.mutable_action_items());
  return copy;
}

absl::Status CopyForward(const PlanStore& plans, const GoalStore& goals, Transaction& tx, Call& call,
                         const CopyPlanForwardRequest& request, Plan* reply) {
  auto old = plans.plans().LoadLive(tx, call, request.name());
  if (!old.ok()) return old.status();
  const Plan& plan = old->message;
  if (!IsClosed(plan.state())) {
    return rpc::StateForbids(plan.name(), StateText(plan.state()),
                             {StateText(Plan::STATE_COMPLETED), StateText(Plan::STATE_ARCHIVED)});
  }
  if (rpc::ToCivil(request.end_date()) < rpc::ToCivil(request.start_date())) {
    return rpc::InvalidField("end_date", "lies before start_date; give the same day or a later one");
  }
  absl::Status status = CheckNotCarried(plans, tx, call, plan);
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
