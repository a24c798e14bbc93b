#include "services/goals/goal_checks.h"

#include <optional>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "services/rpc/dates.h"

namespace milepost::goals {
namespace {

using Violations = std::vector<Violation>;

void CheckOrder(const google::type::Date& first, const google::type::Date& last, absl::string_view first_field,
                absl::string_view last_field, Violations& found) {
  std::optional<absl::CivilDay> from = rpc::ToCivil(first);
  std::optional<absl::CivilDay> to = rpc::ToCivil(last);
  if (!from || !to || *to >= *from) return;
  found.push_back(
      {std::string(last_field), absl::StrCat("lies before ", first_field, " (", absl::FormatCivilTime(*from),
                                             "). Give the same day or a later one, or change ", first_field, ".")});
}

template <typename T>
void CheckWeight(const T& weighted, std::string field, Violations& found) {
  // Written so that NaN fails too.
  if (!weighted.has_weight() || (weighted.weight() > 0 && weighted.weight() <= 100)) return;
  found.push_back({std::move(field), "must be above 0 and at most 100. Leave it out for 1."});
}

template <typename List>
void CheckIds(const List& list, absl::string_view field, Violations& found) {
  std::set<absl::string_view> seen;
  for (int i = 0; i < list.size(); ++i) {
    const std::string& id = list[i].id();
    if (id.empty() || seen.insert(id).second) continue;
    found.push_back({absl::StrCat(field, "[", i, "].id"),
                     absl::StrCat("\"", id, "\" is in the list twice. Leave the id of a new element empty.")});
  }
}

bool IsBlank(absl::string_view text) { return absl::StripAsciiWhitespace(text).empty(); }

void CheckObstacle(const v1::Obstacle& obstacle, absl::string_view field, Violations& found) {
  if (IsBlank(obstacle.cue()) == IsBlank(obstacle.response())) return;
  absl::string_view missing = IsBlank(obstacle.cue()) ? ".cue" : ".response";
  found.push_back({absl::StrCat(field, missing),
                   "is empty. An if-then plan needs both: what happens (cue) and what you then do (response)."});
}

}  // namespace

Violations CheckGoal(const v1::Goal& goal) {
  Violations found;
  CheckOrder(goal.start_date(), goal.due_date(), "start_date", "due_date", found);
  const v1::Metric& metric = goal.metric();
  if (metric.has_start() && metric.has_target() && metric.start() == metric.target()) {
    found.push_back({"metric.target", "equals metric.start. Give the value you aim at; it may be higher or lower."});
  }
  CheckWeight(goal, "weight", found);
  for (int i = 0; i < goal.milestones_size(); ++i) {
    CheckWeight(goal.milestones(i), absl::StrCat("milestones[", i, "].weight"), found);
  }
  CheckIds(goal.milestones(), "milestones", found);
  CheckIds(goal.action_items(), "action_items", found);
  CheckIds(goal.obstacles(), "obstacles", found);
  CheckIds(goal.rewards(), "rewards", found);
  for (int i = 0; i < goal.obstacles_size(); ++i) {
    CheckObstacle(goal.obstacles(i), absl::StrCat("obstacles[", i, "]"), found);
  }
  return found;
}

Violations CheckClosing(const v1::Closing& closing) {
  Violations found;
  if (!v1::Closing::Outcome_IsValid(closing.outcome()) || closing.outcome() == v1::Closing::OUTCOME_UNSPECIFIED) {
    found.push_back({"outcome", "is not set. Say how far the goal was achieved."});
  }
  if (closing.has_gas_score() && (closing.gas_score() < -2 || closing.gas_score() > 2)) {
    found.push_back({"gas_score", "must be -2 (much less than expected) to 2 (much more than expected)."});
  }
  if (closing.outcome() == v1::Closing::OUTCOME_NOT_ACHIEVED && IsBlank(closing.lesson())) {
    found.push_back({"lesson", "is empty. A goal that was not achieved is closed with what was learned from it."});
  }
  return found;
}

Violations CheckPlan(const v1::Plan& plan) {
  Violations found;
  CheckOrder(plan.start_date(), plan.end_date(), "start_date", "end_date", found);
  std::set<int> roles;
  for (int i = 0; i < plan.required_signers_size(); ++i) {
    if (roles.insert(plan.required_signers(i)).second) continue;
    found.push_back({absl::StrCat("required_signers[", i, "]"),
                     absl::StrCat(v1::SignerRole_Name(plan.required_signers(i)), " is required twice. Name it once.")});
  }
  std::set<absl::string_view> people;
  for (int i = 0; i < plan.participants_size(); ++i) {
    const std::string& profile = plan.participants(i).profile();
    if (profile.empty() || people.insert(profile).second) continue;
    found.push_back({absl::StrCat("participants[", i, "].profile"), "takes part twice. Name each person once."});
  }
  return found;
}

}  // namespace milepost::goals
