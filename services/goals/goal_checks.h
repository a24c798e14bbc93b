// Rules that one goal, closing or plan must keep by itself, beyond the limits that its fields carry in the contract.
#pragma once

#include <string>
#include <vector>

#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/plan.pb.h"

namespace milepost::goals {

// One broken rule. `field` is a path within the message, such as `milestones[1].id`; `description` says what is wrong
// and what to do.
struct Violation {
  std::string field;
  std::string description;
};

// Due not before start; metric start != target; weights in (0, 100]; ids unique within each embedded list; an
// obstacle's cue and response together. Unset or partial dates are not compared.
std::vector<Violation> CheckGoal(const v1::Goal& goal);

// An outcome; a GAS score in -2 to 2 if any; a lesson where the goal was not achieved.
std::vector<Violation> CheckClosing(const v1::Closing& closing);

// End not before start; each required signer and each participant once.
std::vector<Violation> CheckPlan(const v1::Plan& plan);

}  // namespace milepost::goals
