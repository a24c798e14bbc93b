#include "services/goals/carried_goal.h"

#include "services/rpc/dates.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names

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

}  // namespace milepost::goals
