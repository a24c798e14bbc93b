// The states of a goal, what moves it between them, and its horizon.
#pragma once

#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "milepost/goals/v1/goal.pb.h"

namespace milepost::goals {

// What people do to a goal's state; one a method of the service.
enum class GoalVerb { kAccept, kReject, kStart, kHold, kResume, kCancel, kReopen, kRepropose, kClose };

// The states in which `verb` is allowed, and the one it leads to.
std::vector<v1::Goal::State> FromStates(GoalVerb verb);
v1::Goal::State ToState(GoalVerb verb);

// Whether one of the verbs leads from `from` to `to`.
bool Allowed(v1::Goal::State from, v1::Goal::State to);

// Whether a goal may be created in `state`: PROPOSED, ACCEPTED or ACTIVE (the last two only by the owner).
bool MayBegin(v1::Goal::State state);

// SHORT if due is at most 12 months after start, MEDIUM at most 3 years, else LONG; unspecified without both dates.
v1::Goal::Horizon HorizonOf(std::optional<absl::CivilDay> start, std::optional<absl::CivilDay> due);
v1::Goal::Horizon HorizonOf(const v1::Goal& goal);

}  // namespace milepost::goals
