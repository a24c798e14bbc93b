#include <memory>

#include "absl/strings/str_cat.h"
#include "clients/cli/commands.h"
#include "clients/cli/values.h"
#include "milepost/goals/v1/goals_service.pb.h"

namespace milepost::cli {

using milepost::goals::v1::Plan;
using milepost::goals::v1::PlanRevision;
using milepost::goals::v1::PlanTerms;

namespace {

struct Input {
  std::string name, role = "employee", comment, sha256;
};

void ShowTerms(std::ostream& out, const PlanRevision& revision) {
  PlanTerms terms;
  if (!terms.ParseFromString(revision.terms())) return;
  out << "Revision " << revision.number() << " of " << terms.display_name() << '\n';
  Table table({"GOAL", "DUE", "WEIGHT", "MILESTONES", "ACTIONS"});
  for (const auto& goal : terms.goals()) {
    table.Add({goal.title(), goal.has_due_date() ? ToText(goal.due_date()) : "",
               goal.has_weight() ? absl::StrCat(goal.weight()) : "1", absl::StrCat(goal.milestones_size()),
               absl::StrCat(goal.action_items_size())});
  }
  table.Print(out);
  out << "SHA-256 " << revision.sha256() << '\n';
}

// The revision that is to be signed.
absl::StatusOr<PlanRevision> SubmittedRevision(Session& session, const std::string& plan_name) {
  const absl::StatusOr<MessagePtr> plan = session.Get(plan_name);
  if (!plan.ok()) return plan.status();
  const std::string revision_name = GetText(**plan, "current_revision");
  if (revision_name.empty()) {
    return absl::FailedPreconditionError(absl::StrCat(plan_name, " was never submitted: there is nothing to sign"));
  }
  const absl::StatusOr<MessagePtr> revision = session.Get(revision_name);
  if (!revision.ok()) return revision.status();
  return dynamic_cast<const PlanRevision&>(**revision);
}

absl::Status Sign(Session& session, const Input& input) {
  const absl::StatusOr<PlanRevision> revision = SubmittedRevision(session, input.name);
  if (!revision.ok()) return revision.status();
  if (session.globals().output == Output::kTable) ShowTerms(session.out(), *revision);
  if (!input.sha256.empty() && input.sha256 != revision->sha256()) {
    return absl::AbortedError(
        absl::StrCat("the submitted revision is another one: its SHA-256 is ", revision->sha256()));
  }
  std::vector<std::string> assignments = {absl::StrCat("role=", input.role),
                                          absl::StrCat("sha256=", revision->sha256())};
  AddAssignment(assignments, "comment", input.comment);
  const absl::StatusOr<MessagePtr> response = session.Tell(input.name, "sign", assignments);
  if (!response.ok()) return response.status();
  const auto& plan = dynamic_cast<const Plan&>(**response);
  if (session.globals().output != Output::kTable) {
    session.Show(plan);
  } else {
    session.out() << "signed as " << input.role << "; the plan is "
                  << ToText(plan, *plan.GetDescriptor()->FindFieldByName("state"), -1) << '\n';
  }
  return absl::OkStatus();
}

absl::Status RequestChanges(Session& session, const Input& input) {
  const absl::StatusOr<MessagePtr> plan = session.Tell(
      input.name, "request_plan_changes", {absl::StrCat("role=", input.role), absl::StrCat("comment=", input.comment)});
  if (!plan.ok()) return plan.status();
  session.Show(**plan);
  return absl::OkStatus();
}

}  // namespace

void AddPlanCommands(CLI::App& app, Session& session) {
  auto input = std::make_shared<Input>();
  CLI::App* sign = app.add_subcommand("sign", "Sign a submitted plan; shows what is signed");
  sign->add_option("plan", input->name, "Such as profiles/amara/plans/growth-2026")->required();
  sign->add_option("--role", input->role, "employee, manager, mentor or hr")->capture_default_str();
  sign->add_option("--comment", input->comment, "A remark");
  sign->add_option("--sha256", input->sha256, "Refuse if the submitted terms have another hash");
  OnRun(sign, session, [&session, input] { return Sign(session, *input); });

  auto changes_input = std::make_shared<Input>();
  changes_input->role = "manager";
  CLI::App* changes = app.add_subcommand("request-changes", "Send a submitted plan back to its owner");
  changes->add_option("plan", changes_input->name)->required();
  changes->add_option("--role", changes_input->role, "manager, mentor or hr")->capture_default_str();
  changes->add_option("--comment", changes_input->comment, "What should change")->required();
  OnRun(changes, session, [&session, changes_input] { return RequestChanges(session, *changes_input); });
}

}  // namespace milepost::cli
