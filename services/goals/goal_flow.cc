#include "services/goals/goal_flow.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/goals/goal_checks.h"
#include "services/goals/goal_store.h"
#include "services/rpc/dates.h"
#include "services/rpc/enum_text.h"
#include "services/rpc/errors.h"
#include "services/rpc/states.h"
#include "services/store/text.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;

void AddTransition(const Call& call, Goal::State to, std::string_view reason, Goal& goal) {
  Transition& transition = *goal.add_transitions();
  transition.set_from_state(goal.state());
  transition.set_to_state(to);
  rpc::SetTimestamp(call.now, transition.mutable_transition_time());
  *transition.mutable_transition_date() = rpc::FromCivil(call.Today());
  transition.set_actor(call.principal.name);
  transition.set_reason(std::string(reason));
  goal.set_state(to);
}

absl::Status CheckWorkedOn(const Goal& goal) {
  return rpc::CheckState(goal, {Goal::STATE_ACTIVE, Goal::STATE_ON_HOLD});
}

// The day given, today if none; INVALID_ARGUMENT if it lies in the future.
absl::StatusOr<google::type::Date> DayOrToday(const Call& call, std::string_view field, const google::type::Date& day,
                                              bool given) {
  if (!given) return rpc::FromCivil(call.Today());
  if (rpc::ToCivil(day) > call.Today())
    return rpc::InvalidField(field, "lies in the future; give today or an earlier date");
  return day;
}

template <class List>
auto* FindById(List* list, std::string_view id) {
  for (auto& element : *list) {
    if (element.id() == id) return &element;
  }
  return static_cast<decltype(&*list->begin())>(nullptr);
}

absl::Status NoSuchElement(const Goal& goal, std::string_view kind, std::string_view id) {
  return rpc::NotFound(absl::StrCat("milepost.dev/Goal.", store::Absl(kind)),
                       absl::StrCat(goal.name(), "#", store::Absl(id)));
}

}  // namespace

absl::Status MoveGoal(const Call& call, GoalVerb verb, std::string_view reason, Goal& goal) {
  absl::Status status = rpc::CheckState(goal, FromStates(verb));
  if (status.ok()) AddTransition(call, ToState(verb), reason, goal);
  return status;
}

absl::Status BeginGoal(const Call& call, Goal::State initial, Goal& goal) {
  if (initial == Goal::STATE_UNSPECIFIED) initial = Goal::STATE_PROPOSED;
  if (!MayBegin(initial))
    return rpc::InvalidField("initial_state", "is no first state; use PROPOSED, ACCEPTED or ACTIVE");
  if (initial != Goal::STATE_PROPOSED && !call.viewer.Is(access::Party::PARTY_OWNER)) {
    return rpc::InvalidField("initial_state",
                             "may be given by the owner only; leave it out, the owner accepts the goal");
  }
  goal.set_state(Goal::STATE_UNSPECIFIED);
  AddTransition(call, initial, "", goal);
  return absl::OkStatus();
}

absl::Status CloseGoal(const Call& call, const CloseGoalRequest& request, Goal& goal) {
  Closing closing;
  closing.set_outcome(request.outcome());
  if (request.has_gas_score()) closing.set_gas_score(request.gas_score());
  closing.set_lesson(request.lesson());
  std::vector<rpc::Violation> violations;
  for (const Violation& violation : CheckClosing(closing))
    violations.push_back({violation.field, violation.description});
  if (!violations.empty()) return rpc::InvalidFields(violations);
  absl::Status status = MoveGoal(call, GoalVerb::kClose, request.lesson(), goal);
  if (!status.ok()) return status;
  if (goal.has_stored_progress()) closing.set_progress(goal.stored_progress());
  rpc::SetTimestamp(call.now, closing.mutable_close_time());
  *closing.mutable_close_date() = rpc::FromCivil(call.Today());
  *goal.add_closings() = std::move(closing);
  if (request.outcome() < Closing::OUTCOME_ACHIEVED) return absl::OkStatus();
  for (Reward& reward : *goal.mutable_rewards()) {
    if (reward.state() == Reward::STATE_PLANNED) reward.set_state(Reward::STATE_EARNED);
  }
  return absl::OkStatus();
}

absl::Status AchieveMilestone(const Call& call, const AchieveMilestoneRequest& request, Goal& goal) {
  Milestone* milestone = FindById(goal.mutable_milestones(), request.milestone_id());
  if (milestone == nullptr) return NoSuchElement(goal, "Milestone", request.milestone_id());
  absl::Status status = CheckWorkedOn(goal);
  if (!status.ok()) return status;
  if (milestone->has_achieve_date()) return rpc::ElementCompleted(goal.name(), milestone->id());
  auto day = DayOrToday(call, "achieve_date", request.achieve_date(), request.has_achieve_date());
  if (!day.ok()) return day.status();
  *milestone->mutable_achieve_date() = *day;
  milestone->set_evidence(request.evidence());
  return absl::OkStatus();
}

absl::Status CompleteActionItem(const Call& call, const CompleteActionItemRequest& request, Goal& goal) {
  ActionItem* item = FindById(goal.mutable_action_items(), request.action_item_id());
  if (item == nullptr) return NoSuchElement(goal, "ActionItem", request.action_item_id());
  absl::Status status = CheckWorkedOn(goal);
  if (!status.ok()) return status;
  if (item->has_complete_date()) return rpc::ElementCompleted(goal.name(), item->id());
  auto day = DayOrToday(call, "complete_date", request.complete_date(), request.has_complete_date());
  if (!day.ok()) return day.status();
  *item->mutable_complete_date() = *day;
  if (request.has_spent_hours()) item->set_spent_hours(request.spent_hours());
  return absl::OkStatus();
}

absl::Status ClaimReward(const ClaimRewardRequest& request, Goal& goal) {
  Reward* reward = FindById(goal.mutable_rewards(), request.reward_id());
  if (reward == nullptr) return NoSuchElement(goal, "Reward", request.reward_id());
  if (reward->state() != Reward::STATE_EARNED) {
    return rpc::StateForbids(goal.name(), rpc::EnumText(reward->state()), {"EARNED"});
  }
  reward->set_state(Reward::STATE_CLAIMED);
  return absl::OkStatus();
}

}  // namespace milepost::goals
