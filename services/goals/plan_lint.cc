#include "services/goals/plan_lint.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/goals/workload.h"
#include "services/rpc/dates.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using Finding = SmartAssessment::Finding;
using Severity = SmartAssessment::Severity;

constexpr int kYear = 12;  // months; a plan is reviewed at least yearly

class Findings {
 public:
  void Add(std::string_view rule, Severity severity, std::string_view field, const std::string& message,
           const std::string& suggestion) {
    Finding& finding = found_.emplace_back();
    finding.set_rule_id(std::string(rule));
    finding.set_severity(severity);
    finding.set_field(std::string(field));
    finding.set_message(message);
    finding.set_suggestion(suggestion);
  }

  std::vector<Finding> Sorted() && {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Finding& a, const Finding& b) { return a.severity() > b.severity(); });
    return std::move(found_);
  }

 private:
  std::vector<Finding> found_;
};

void LintWords(const Plan& plan, Findings& findings) {
  if (plan.vision().empty()) {
    findings.Add("plan.no-vision", SmartAssessment::SEVERITY_WARNING, "vision", "The plan has no vision.",
                 "Say in a sentence where it leads.");
  }
  if (plan.review_interval_months() > kYear) {
    findings.Add("plan.rare-review", SmartAssessment::SEVERITY_WARNING, "review_interval_months",
                 absl::StrCat("The plan is looked at again only after ", plan.review_interval_months(), " months."),
                 "Set the months between reviews to at most 12.");
  }
}

void LintGoals(const PlanLintContext& context, Findings& findings) {
  if (context.goals.empty()) {
    findings.Add("plan.no-goal", SmartAssessment::SEVERITY_ERROR, "goals", "The plan has no goal.",
                 "Add one: a plan without a goal cannot be agreed.");
  }
  const auto first = rpc::ToCivil(context.plan.start_date()), last = rpc::ToCivil(context.plan.end_date());
  for (const Goal* goal : context.goals) {
    if (goal->action_items().empty() && goal->milestones().empty()) {
      findings.Add("plan.goal-without-step", SmartAssessment::SEVERITY_ERROR, goal->name(),
                   absl::StrCat("\"", goal->title(), "\" has neither action item nor milestone."),
                   "Add the first thing to do: without one the plan cannot be agreed.");
    }
    const auto due = rpc::ToCivil(goal->due_date());
    if (due && ((first && *due < *first) || (last && *due > *last))) {
      findings.Add("plan.outside-period", SmartAssessment::SEVERITY_WARNING, goal->name(),
                   absl::StrCat("\"", goal->title(), "\" is due on ", absl::FormatCivilTime(*due),
                                ", outside the plan's period."),
                   "Move its due date, or the period, or set a milestone inside the period.");
    }
  }
}

// The balance as it will be when the goals are worked on.
void LintBalance(const PlanLintContext& context, Findings& findings) {
  std::vector<Goal> active;
  for (const Goal* goal : context.goals) {
    active.push_back(*goal);
    active.back().set_state(Goal::STATE_ACTIVE);
  }
  std::vector<const Goal*> pointers;
  for (const Goal& goal : active) pointers.push_back(&goal);
  const PlanBalance balance = BalanceOf(pointers);
  if (!balance.flagged()) return;
  const std::string share = absl::StrFormat("%.0f %%", 100 * balance.short_share());
  if (balance.short_share() < 0.5) {
    findings.Add("plan.too-few-short", SmartAssessment::SEVERITY_INFO, "goals",
                 absl::StrCat("Only ", share, " of the weight lies on goals of up to a year."),
                 "Add a short-term goal, for wins on the way.");
  } else {
    findings.Add("plan.too-many-short", SmartAssessment::SEVERITY_INFO, "goals",
                 absl::StrCat(share, " of the weight lies on goals of up to a year."),
                 "Add a goal that reaches further, towards the vision.");
  }
}

void LintLoad(const PlanLintContext& context, Findings& findings) {
  if (!context.workload || !context.workload->overloaded()) return;
  findings.Add("plan.overload", SmartAssessment::SEVERITY_WARNING, "goals",
               absl::StrFormat("Open action items need %.1f hours a week; there are %.1f.",
                               context.workload->weekly_hours(), context.workload->weekly_capacity_hours()),
               "Move due dates, drop an action, or ask for time.");
}

}  // namespace

std::vector<Finding> PlanFindings(const PlanLintContext& context) {
  Findings findings;
  LintGoals(context, findings);
  LintWords(context.plan, findings);
  LintLoad(context, findings);
  LintBalance(context, findings);
  return std::move(findings).Sorted();
}

}  // namespace milepost::goals
