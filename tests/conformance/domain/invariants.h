// What must hold of a person's goals and plans at any time, whoever did what.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "milepost/goals/v1/goals_service.pb.h"

namespace milepost::conformance {

// All that the API says of one person's goals (deleted ones too), plans and revisions, by name.
struct Everything {
  std::map<std::string, goals::v1::Goal> goals;
  std::map<std::string, goals::v1::Plan> plans;
  std::map<std::string, goals::v1::PlanRevision> revisions;
};

// The invariants that `now` breaks, in words; `before` is what was so one operation earlier. Empty: all hold.
std::vector<std::string> BrokenInvariants(const Everything& before, const Everything& now);

}  // namespace milepost::conformance
