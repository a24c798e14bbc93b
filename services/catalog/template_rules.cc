#include "services/catalog/template_rules.h"

#include <set>
#include <string>

#include "absl/strings/str_cat.h"

namespace milepost::catalog {
namespace {

using Violations = std::vector<rpc::Violation>;

void CheckGoal(const v1::TemplateGoal& goal, const std::string& field, Violations& found) {
  if (goal.has_due_day() && goal.due_day() < goal.start_day()) {
    found.push_back({absl::StrCat(field, ".due_day"), absl::StrCat("lies before start_day (", goal.start_day(),
                                                                   "). Give the same day or a later one.")});
  }
  if (goal.has_metric() && goal.metric().start() == goal.metric().target()) {
    found.push_back({absl::StrCat(field, ".metric.target"),
                     "equals metric.start. Give the value to aim at; it may be higher or lower."});
  }
  for (int i = 0; i < goal.obstacles_size(); ++i) {
    const v1::TemplateObstacle& obstacle = goal.obstacles(i);
    if (obstacle.cue().empty() == obstacle.response().empty()) continue;
    found.push_back({absl::StrCat(field, ".obstacles[", i, obstacle.cue().empty() ? "].cue" : "].response"),
                     "is empty. An if-then plan needs both: what happens (cue) and what is then done (response)."});
  }
}

void CheckPlan(const v1::Template& pattern, Violations& found) {
  if (pattern.kind() == v1::Template::KIND_GOAL && pattern.has_plan()) {
    found.push_back({"plan", "is for plans only. Leave it out, or choose the kind PLAN."});
  }
  std::set<int> roles;
  for (int i = 0; i < pattern.plan().required_signers_size(); ++i) {
    if (roles.insert(pattern.plan().required_signers(i)).second) continue;
    found.push_back({absl::StrCat("plan.required_signers[", i, "]"), "is required twice. Name it once."});
  }
}

}  // namespace

Violations CheckTemplate(const v1::Template& pattern) {
  Violations found;
  CheckPlan(pattern, found);
  for (int i = 0; i < pattern.goals_size(); ++i) CheckGoal(pattern.goals(i), absl::StrCat("goals[", i, "]"), found);
  if (pattern.ByteSizeLong() >= kMostTemplateBytes) {
    found.push_back(
        {"goals", absl::StrCat("make the template ", pattern.ByteSizeLong(), " bytes long; it must stay below ",
                               kMostTemplateBytes, ". Shorten texts.")});
  }
  return found;
}

}  // namespace milepost::catalog
