#include <memory>

#include "absl/strings/str_cat.h"
#include "clients/cli/commands.h"
#include "clients/cli/values.h"
#include "clients/cli/yaml.h"

namespace milepost::cli {
namespace {

struct Verb {
  const char* name;
  const char* help;
};

// What a resource can be told to do; which resources know which verb, the contract says.
constexpr Verb kVerbs[] = {
    {"accept", "Accept a proposed goal or mentorship"},
    {"reject", "Reject a proposed goal"},
    {"start", "Begin an accepted goal"},
    {"hold", "Pause a goal"},
    {"pause", "Pause a mentorship"},
    {"resume", "Go on with a paused goal or mentorship"},
    {"cancel", "Give up a goal or a draft plan"},
    {"close", "Close a goal with --outcome"},
    {"complete", "Complete a mentorship, or a plan's review with --outcome keep, revise or close"},
    {"end", "End a mentorship early"},
    {"reopen", "Reopen a closed goal"},
    {"repropose", "Propose a rejected or cancelled goal again"},
    {"archive", "Put a goal or a completed plan away"},
    {"unarchive", "Take an archived goal out again"},
    {"undelete", "Restore a deleted goal or profile"},
    {"submit", "Submit a plan for agreement"},
    {"withdraw", "Take a submitted plan back, or give up the revision that is being written"},
    {"revise", "Begin a new revision of an agreed plan, with --reason"},
    {"handle", "Say with --handling what was done about a change of circumstances"},
    {"decline", "Decline a plan"},
    {"restore", "Take a deprecated skill, role or template into use again"},
};

struct Input {
  std::string name, element, etag, reason, outcome, lesson, gas, date, evidence, hours, summary, handling;
};

absl::Status ShowState(Session& session, const absl::StatusOr<MessagePtr>& resource) {
  if (!resource.ok()) return resource.status();
  if (session.globals().output != Output::kTable) {
    session.Show(**resource);
    return absl::OkStatus();
  }
  session.out() << GetText(**resource, "name") << " is ";
  const auto* state = (*resource)->GetDescriptor()->FindFieldByName("state");
  session.out() << (state == nullptr ? "changed" : ToText(**resource, *state, -1)) << '\n';
  return absl::OkStatus();
}

absl::Status Tell(Session& session, const std::string& verb, const Input& input) {
  std::vector<std::string> assignments;
  AddAssignment(assignments, "etag", input.etag);
  AddAssignment(assignments, "reason", input.reason);
  AddAssignment(assignments, "outcome", input.outcome);
  AddAssignment(assignments, "lesson", input.lesson);
  AddAssignment(assignments, "gas_score", input.gas);
  AddAssignment(assignments, "summary", input.summary);
  AddAssignment(assignments, "handling", input.handling);
  return ShowState(session, session.Tell(input.name, verb, assignments));
}

void AddVerbs(CLI::App& app, Session& session) {
  for (const Verb& verb : kVerbs) {
    auto input = std::make_shared<Input>();
    CLI::App* command = app.add_subcommand(verb.name, verb.help);
    command->add_option("name", input->name, "Such as profiles/amara/goals/lead-designs")->required();
    command->add_option("--etag", input->etag, "Refuse if it changed since");
    command->add_option("--reason", input->reason, "Why");
    if (std::string(verb.name) == "close") {
      command->add_option("--outcome", input->outcome, "not_achieved, partially_achieved, achieved or exceeded")
          ->required();
      command->add_option("--lesson", input->lesson, "What was learned; required for not_achieved");
      command->add_option("--gas", input->gas, "Goal attainment score, -2 to 2");
    }
    if (std::string(verb.name) == "complete") {
      command->add_option("--outcome", input->outcome, "Of a plan's review: keep, revise or close");
      command->add_option("--summary", input->summary, "Of a plan's review: the result; required for close");
    }
    if (std::string(verb.name) == "handle") {
      command->add_option("--handling", input->handling, "What was done about it")->required();
    }
    OnRun(command, session, [&session, input, name = std::string(verb.name)] { return Tell(session, name, *input); });
  }
}

void AddElementCommand(CLI::App& app, Session& session, const char* name, const char* help, const char* verb,
                       const char* id_field) {
  auto input = std::make_shared<Input>();
  CLI::App* command = app.add_subcommand(name, help);
  command->add_option("goal", input->name, "Such as profiles/amara/goals/lead-designs")->required();
  command->add_option("id", input->element, "Its id within the goal")->required();
  command->add_option("--etag", input->etag, "Refuse if the goal changed since");
  const bool milestone = std::string(name) == "milestone", action = std::string(name) == "action";
  if (milestone || action) command->add_option("--date", input->date, "Default: today");
  if (milestone) command->add_option("--evidence", input->evidence, "What shows it");
  if (action) command->add_option("--hours", input->hours, "Hours spent on it in all");
  OnRun(command, session, [&session, input, milestone, verb, id_field] {
    std::vector<std::string> assignments = {absl::StrCat(id_field, "=", input->element)};
    AddAssignment(assignments, milestone ? "achieve_date" : "complete_date", input->date);
    AddAssignment(assignments, "evidence", input->evidence);
    AddAssignment(assignments, "spent_hours", input->hours);
    AddAssignment(assignments, "etag", input->etag);
    return ShowState(session, session.Tell(input->name, verb, assignments));
  });
}

absl::Status Record(Session& session, const Input& input, const std::string& value, const std::string& note) {
  const auto method = session.contract().Method("RecordProgress");
  if (!method.ok()) return method.status();
  MessagePtr request = NewMessage(*(*method)->input_type());
  SetText(*request, "parent", input.name);
  std::vector<std::string> assignments = {absl::StrCat("entry.value=", value)};
  AddAssignment(assignments, "entry.effective_date", input.date);
  AddAssignment(assignments, "entry.note", note);
  AddAssignment(assignments, "entry.supersedes", input.element);
  for (const std::string& assignment : assignments) {
    const auto path = Assign(assignment, *request);
    if (!path.ok()) return path.status();
  }
  const auto response = session.Call(**method, *request);
  if (!response.ok()) return response.status();
  session.Show(**response);
  return absl::OkStatus();
}

void AddRecord(CLI::App& app, Session& session) {
  auto input = std::make_shared<Input>();
  auto value = std::make_shared<std::string>(), note = std::make_shared<std::string>();
  CLI::App* record = app.add_subcommand("record", "Record one measurement of a goal");
  record->add_option("goal", input->name, "Such as profiles/amara/goals/lead-designs")->required();
  record->add_option("value", *value, "In the metric's unit")->required();
  record->add_option("--date", input->date, "When it held. Default: today");
  record->add_option("--note", *note, "A remark");
  record->add_option("--supersedes", input->element, "The entry that this one corrects");
  OnRun(record, session, [&session, input, value, note] { return Record(session, *input, *value, *note); });
}

}  // namespace

void AddStateCommands(CLI::App& app, Session& session) {
  AddVerbs(app, session);
  AddElementCommand(app, session, "milestone", "Mark a milestone achieved", "achieve_milestone", "milestone_id");
  AddElementCommand(app, session, "action", "Mark an action item completed", "complete_action_item", "action_item_id");
  AddElementCommand(app, session, "claim", "Mark an earned reward claimed", "claim_reward", "reward_id");
  AddRecord(app, session);
  auto name = std::make_shared<std::string>();
  CLI::App* celebrate = app.add_subcommand("celebrate", "Mark an achievement celebrated");
  celebrate->add_option("name", *name, "Such as profiles/amara/journal/talk")->required();
  OnRun(celebrate, session,
        [&session, name] { return ShowState(session, session.Tell(*name, "mark_celebrated", {})); });
}

}  // namespace milepost::cli
