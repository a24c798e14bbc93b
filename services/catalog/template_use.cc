#include "services/catalog/template_use.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/rpc/dates.h"
#include "services/rpc/request_hash.h"
#include "services/store/text.h"

namespace milepost::catalog {
namespace {

using goals::v1::Goal;
using goals::v1::Plan;

constexpr int kPeriodMonths = 12;

// Copies an optional field that template and goal call the same.
#define COPY_OPTIONAL(from, to, field) \
  if ((from).has_##field()) (to).set_##field((from).field())

template <class Part, class Made>
void SetDueDate(const Part& part, absl::CivilDay start, Made& made) {
  if (part.has_due_day()) *made.mutable_due_date() = rpc::FromCivil(start + part.due_day());
}

void AddMilestone(const v1::TemplateMilestone& from, absl::CivilDay start, Goal& goal) {
  goals::v1::Milestone& milestone = *goal.add_milestones();
  milestone.set_id(absl::StrCat("m", goal.milestones_size()));
  milestone.set_title(from.title());
  SetDueDate(from, start, milestone);
  COPY_OPTIONAL(from, milestone, weight);
}

void AddActionItem(const v1::TemplateActionItem& from, absl::CivilDay start, Goal& goal) {
  goals::v1::ActionItem& item = *goal.add_action_items();
  item.set_id(absl::StrCat("a", goal.action_items_size()));
  item.set_title(from.title());
  item.set_category(static_cast<goals::v1::ActionItem::LearningCategory>(from.category()));
  item.set_responsible(from.responsible());
  item.set_support(from.support());
  SetDueDate(from, start, item);
  COPY_OPTIONAL(from, item, planned_hours);
}

void AddObstacle(const v1::TemplateObstacle& from, Goal& goal) {
  goals::v1::Obstacle& obstacle = *goal.add_obstacles();
  obstacle.set_id(absl::StrCat("o", goal.obstacles_size()));
  obstacle.set_description(from.description());
  COPY_OPTIONAL(from, obstacle, likelihood);
  COPY_OPTIONAL(from, obstacle, impact);
  obstacle.set_cue(from.cue());
  obstacle.set_response(from.response());
}

}  // namespace

Plan PlanFrom(const v1::Template& pattern, absl::CivilDay start, std::string_view display_name) {
  const v1::TemplatePlan& words = pattern.plan();
  Plan plan;
  plan.set_display_name(display_name.empty() ? pattern.display_name() : std::string(display_name));
  plan.set_kind(static_cast<Plan::Kind>(words.kind()));
  plan.set_vision(words.vision());
  *plan.mutable_start_date() = rpc::FromCivil(start);
  const int months = words.has_period_months() ? words.period_months() : kPeriodMonths;
  *plan.mutable_end_date() = rpc::FromCivil(rpc::AddMonths(start, months) - 1);
  COPY_OPTIONAL(words, plan, review_interval_months);
  for (int signer : words.required_signers()) plan.add_required_signers(static_cast<goals::v1::SignerRole>(signer));
  plan.set_template_(pattern.name());
  plan.set_template_etag(pattern.etag());
  return plan;
}

Goal GoalFrom(const v1::Template& pattern, int index, absl::CivilDay start, std::string_view plan) {
  const v1::TemplateGoal& from = pattern.goals(index);
  Goal goal;
  goal.set_title(from.title());
  goal.set_description(from.description());
  goal.set_why(from.why());
  *goal.mutable_success_criteria() = from.success_criteria();
  goal.set_plan(std::string(plan));
  goal.set_role(pattern.role());
  *goal.mutable_skills() = from.skills();
  goal.set_priority(static_cast<Goal::Priority>(from.priority()));
  COPY_OPTIONAL(from, goal, importance);
  COPY_OPTIONAL(from, goal, weight);
  goal.set_stretch(from.stretch());
  *goal.mutable_start_date() = rpc::FromCivil(start + from.start_day());
  SetDueDate(from, start, goal);
  if (from.has_metric()) {
    goal.mutable_metric()->set_unit(from.metric().unit());
    goal.mutable_metric()->set_start(from.metric().start());
    goal.mutable_metric()->set_target(from.metric().target());
  }
  goal.set_expected_curve(static_cast<Goal::ExpectedCurve>(from.expected_curve()));
  for (const v1::TemplateMilestone& milestone : from.milestones()) AddMilestone(milestone, start, goal);
  for (const v1::TemplateActionItem& item : from.action_items()) AddActionItem(item, start, goal);
  for (const v1::TemplateObstacle& obstacle : from.obstacles()) AddObstacle(obstacle, goal);
  goal.set_template_(pattern.name());
  goal.set_template_etag(pattern.etag());
  return goal;
}

#undef COPY_OPTIONAL

std::string DerivedRequestId(std::string_view request_id, std::string_view part) {
  if (request_id.empty()) return "";
  std::string bytes = rpc::Sha256(absl::StrCat(store::Absl(request_id), "\n", store::Absl(part))).substr(0, 16);
  bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x40);  // version 4
  bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);  // the variant of RFC 4122
  const std::string hex = absl::BytesToHexString(bytes);
  return absl::StrCat(hex.substr(0, 8), "-", hex.substr(8, 4), "-", hex.substr(12, 4), "-", hex.substr(16, 4), "-",
                      hex.substr(20));
}

}  // namespace milepost::catalog
