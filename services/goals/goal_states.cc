#include "services/goals/goal_states.h"

#include <algorithm>

#include "services/rpc/dates.h"

namespace milepost::goals {

using v1::Goal;

std::vector<Goal::State> FromStates(GoalVerb verb) {
  switch (verb) {
    case GoalVerb::kAccept:
    case GoalVerb::kReject:
      return {Goal::STATE_PROPOSED};
    case GoalVerb::kStart:
      return {Goal::STATE_ACCEPTED};
    case GoalVerb::kHold:
      return {Goal::STATE_ACCEPTED, Goal::STATE_ACTIVE};
    case GoalVerb::kResume:
      return {Goal::STATE_ON_HOLD};
    case GoalVerb::kCancel:
      return {Goal::STATE_PROPOSED, Goal::STATE_ACCEPTED, Goal::STATE_ACTIVE, Goal::STATE_ON_HOLD};
    case GoalVerb::kReopen:
      return {Goal::STATE_COMPLETED};
    case GoalVerb::kRepropose:
      return {Goal::STATE_REJECTED, Goal::STATE_CANCELLED};
    case GoalVerb::kClose:
      return {Goal::STATE_ACTIVE};
  }
  return {};
}

Goal::State ToState(GoalVerb verb) {
  switch (verb) {
    case GoalVerb::kAccept:
      return Goal::STATE_ACCEPTED;
    case GoalVerb::kReject:
      return Goal::STATE_REJECTED;
    case GoalVerb::kStart:
    case GoalVerb::kResume:
    case GoalVerb::kReopen:
      return Goal::STATE_ACTIVE;
    case GoalVerb::kHold:
      return Goal::STATE_ON_HOLD;
    case GoalVerb::kCancel:
      return Goal::STATE_CANCELLED;
    case GoalVerb::kRepropose:
      return Goal::STATE_PROPOSED;
    case GoalVerb::kClose:
      return Goal::STATE_COMPLETED;
  }
  return Goal::STATE_UNSPECIFIED;
}

bool Allowed(Goal::State from, Goal::State to) {
  for (int verb = 0; verb <= static_cast<int>(GoalVerb::kClose); ++verb) {
    if (ToState(GoalVerb(verb)) != to) continue;
    std::vector<Goal::State> states = FromStates(GoalVerb(verb));
    if (std::find(states.begin(), states.end(), from) != states.end()) return true;
  }
  return false;
}

bool MayBegin(Goal::State state) {
  return state == Goal::STATE_PROPOSED || state == Goal::STATE_ACCEPTED || state == Goal::STATE_ACTIVE;
}

Goal::Horizon HorizonOf(std::optional<absl::CivilDay> start, std::optional<absl::CivilDay> due) {
  if (!start || !due) return Goal::HORIZON_UNSPECIFIED;
  if (*due <= rpc::AddMonths(*start, 12)) return Goal::HORIZON_SHORT;
  return *due <= rpc::AddMonths(*start, 36) ? Goal::HORIZON_MEDIUM : Goal::HORIZON_LONG;
}

Goal::Horizon HorizonOf(const Goal& goal) {
  return HorizonOf(rpc::ToCivil(goal.start_date()), rpc::ToCivil(goal.due_date()));
}

}  // namespace milepost::goals
