#include <memory>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/cli/columns.h"
#include "clients/cli/commands.h"
#include "clients/cli/yaml.h"
#include "milepost/goals/v1/goal_status.pb.h"
#include "milepost/profiles/v1/skill_assessment.pb.h"

namespace milepost::cli {

using google::protobuf::Message;
using milepost::goals::v1::SmartAssessment;
using milepost::profiles::v1::SkillGap;

namespace {

// Calls a method and, if it lists, goes on to the last page: one answer that has all items.
absl::StatusOr<MessagePtr> CallToTheEnd(Session& session, const google::protobuf::MethodDescriptor& method,
                                        Message& request) {
  absl::StatusOr<MessagePtr> whole = session.Call(method, request);
  while (whole.ok() && !GetText(**whole, "next_page_token").empty()) {
    SetText(request, "page_token", GetText(**whole, "next_page_token"));
    SetText(**whole, "next_page_token", "");
    absl::StatusOr<MessagePtr> page = session.Call(method, request);
    if (!page.ok()) return page;
    (*whole)->MergeFrom(**page);
  }
  return whole;
}

// Calls a method that takes a person as `parent`, with further assignments.
absl::StatusOr<MessagePtr> Ask(Session& session, const std::string& method_name, const std::string& person,
                               const std::vector<std::string>& assignments) {
  const auto method = session.contract().Method(method_name);
  if (!method.ok()) return method.status();
  MessagePtr request = NewMessage(*(*method)->input_type());
  SetText(*request, "parent", PersonName(person));
  for (const std::string& assignment : assignments) {
    const auto path = Assign(assignment, *request);
    if (!path.ok()) return path.status();
  }
  return CallToTheEnd(session, **method, *request);
}

// Calls a method that takes one resource as `name`.
absl::StatusOr<MessagePtr> AskOf(Session& session, const std::string& method_name, const std::string& name) {
  const auto method = session.contract().Method(method_name);
  if (!method.ok()) return method.status();
  MessagePtr request = NewMessage(*(*method)->input_type());
  SetText(*request, "name", name);
  return session.Call(**method, *request);
}

void PrintRows(std::ostream& out, const std::vector<const Message*>& items) {
  if (items.empty()) return;
  const std::vector<Column> columns = ColumnsOf(*items[0]->GetDescriptor());
  std::vector<std::string> headings;
  for (const Column& column : columns) headings.push_back(column.heading);
  Table table(headings);
  for (const Message* item : items) {
    std::vector<std::string> cells;
    for (const Column& column : columns) cells.push_back(Cell(*item, column));
    table.Add(cells);
  }
  table.Print(out);
}

template <class Items>
void PrintItems(std::ostream& out, const Items& items) {
  std::vector<const Message*> rows;
  for (const auto& item : items) rows.push_back(&item);
  PrintRows(out, rows);
}

// The figures of an answer, a line each, and its list.
void PrintFigures(std::ostream& out, const Message& answer) {
  const auto& reflection = *answer.GetReflection();
  std::vector<const Message*> rows;
  for (int i = 0; i < answer.GetDescriptor()->field_count(); ++i) {
    const auto& field = *answer.GetDescriptor()->field(i);
    if (!field.is_repeated()) {
      const std::string text = Cell(answer, {"", field.name()});
      if (!text.empty()) out << field.name() << ": " << text << '\n';
    } else if (field.message_type() != nullptr) {
      for (int j = 0; j < reflection.FieldSize(answer, &field); ++j) {
        rows.push_back(&reflection.GetRepeatedMessage(answer, &field, j));
      }
    }
  }
  PrintRows(out, rows);
}

void PrintGap(std::ostream& out, const SkillGap& gap) {
  out << gap.role_display_name() << ": readiness "
      << (gap.has_readiness() ? absl::StrFormat("%.2f", gap.readiness()) : "unknown") << ", " << gap.assessed_count()
      << " of " << gap.required_count() << " skills assessed\n";
  PrintItems(out, gap.items());
}

void PrintAssessment(std::ostream& out, const SmartAssessment& assessment) {
  out << "SMART " << assessment.score() << " of 10:";
  for (const auto& letter : assessment.letters()) out << "  " << letter.letter() << ' ' << letter.score();
  out << '\n';
  PrintItems(out, assessment.findings());
}

absl::Status ShowAnswer(Session& session, const absl::StatusOr<MessagePtr>& answer) {
  if (!answer.ok()) return answer.status();
  const bool table = session.globals().output == Output::kTable;
  if (const auto* gap = dynamic_cast<const SkillGap*>(answer->get()); table && gap != nullptr) {
    PrintGap(session.out(), *gap);
  } else if (const auto* smart = dynamic_cast<const SmartAssessment*>(answer->get()); table && smart != nullptr) {
    PrintAssessment(session.out(), *smart);
  } else {
    session.Show(**answer);
  }
  return absl::OkStatus();
}

// A command that asks for figures and a list about a person.
void AddListQuestion(CLI::App& app, Session& session, const char* name, const char* help, const char* method) {
  auto person = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(name, help);
  command->add_option("person", *person, "Such as amara")->required();
  OnRun(command, session, [&session, person, method]() -> absl::Status {
    const auto answer = Ask(session, method, *person, {});
    if (!answer.ok()) return answer.status();
    if (session.globals().output != Output::kTable) {
      session.Show(**answer);
      return absl::OkStatus();
    }
    PrintFigures(session.out(), **answer);
    return absl::OkStatus();
  });
}

// A command that asks one question about a person.
void AddQuestion(CLI::App& app, Session& session, const char* name, const char* help, const char* method) {
  auto person = std::make_shared<std::string>();
  CLI::App* command = app.add_subcommand(name, help);
  command->add_option("person", *person, "Such as amara")->required();
  OnRun(command, session,
        [&session, person, method] { return ShowAnswer(session, Ask(session, method, *person, {})); });
}

void AddGap(CLI::App& app, Session& session) {
  auto person = std::make_shared<std::string>(), role = std::make_shared<std::string>();
  CLI::App* gap = app.add_subcommand("gap", "Compare a person's skills with a role");
  gap->add_option("person", *person, "Such as amara")->required();
  gap->add_option("--role", *role, "Default: the target role");
  OnRun(gap, session, [&session, person, role] {
    std::vector<std::string> assignments;
    if (!role->empty()) AddAssignment(assignments, "role", absl::StrContains(*role, '/') ? *role : "roles/" + *role);
    return ShowAnswer(session, Ask(session, "GetSkillGap", *person, assignments));
  });
}

void AddLint(CLI::App& app, Session& session) {
  auto goal = std::make_shared<std::string>();
  CLI::App* lint = app.add_subcommand("lint", "Say how well a goal or a plan is put");
  lint->add_option("goal", *goal, "Such as profiles/amara/goals/lead-designs")->required();
  OnRun(lint, session, [&session, goal] {
    if (absl::StrContains(*goal, "/plans/")) return ShowAnswer(session, AskOf(session, "LintPlan", *goal));
    return ShowAnswer(session, Ask(session, "LintGoal", ParentOf(CollectionOf(*goal)), {absl::StrCat("name=", *goal)}));
  });
}

void AddDiff(CLI::App& app, Session& session) {
  auto revision = std::make_shared<std::string>();
  CLI::App* diff = app.add_subcommand("diff", "Say what a revision of a plan changes");
  diff->add_option("revision", *revision, "Such as profiles/amara/plans/growth/revisions/r000002")->required();
  OnRun(diff, session,
        [&session, revision] { return ShowAnswer(session, AskOf(session, "DiffRevisions", *revision)); });
}

struct Judgement {
  std::string person, skill, level, source = "self", credential, date, evidence, expires;
};

absl::Status Assess(Session& session, const Judgement& judgement) {
  const std::string skill = absl::StrContains(judgement.skill, '/') ? judgement.skill : "skills/" + judgement.skill;
  std::vector<std::string> assignments;
  AddAssignment(assignments, "skill_assessment.skill", skill);
  AddAssignment(assignments, "skill_assessment.level", judgement.level);
  AddAssignment(assignments, "skill_assessment.source", judgement.source);
  AddAssignment(assignments, "skill_assessment.credential", judgement.credential);
  AddAssignment(assignments, "skill_assessment.assess_date", judgement.date);
  AddAssignment(assignments, "skill_assessment.expire_date", judgement.expires);
  AddAssignment(assignments, "skill_assessment.evidence", judgement.evidence);
  return ShowAnswer(session, Ask(session, "AssessSkill", judgement.person, assignments));
}

void AddAssess(CLI::App& app, Session& session) {
  auto judgement = std::make_shared<Judgement>();
  CLI::App* assess = app.add_subcommand("assess", "Record one judgement of one skill");
  assess->add_option("person", judgement->person, "Such as amara")->required();
  assess->add_option("skill", judgement->skill, "Such as python")->required();
  assess->add_option("level", judgement->level, "1 novice to 5 expert")->required();
  assess->add_option("--source", judgement->source, "self, peer, mentor, manager, test or credential")
      ->capture_default_str();
  assess->add_option("--credential", judgement->credential, "The credential that proves it, for --source credential");
  assess->add_option("--date", judgement->date, "Default: today");
  assess->add_option("--expires", judgement->expires, "The last day on which it counts");
  assess->add_option("--evidence", judgement->evidence, "What shows it");
  OnRun(assess, session, [&session, judgement] { return Assess(session, *judgement); });
}

}  // namespace

void AddPersonCommands(CLI::App& app, Session& session) {
  AddAssess(app, session);
  AddLint(app, session);
  AddDiff(app, session);
  AddGap(app, session);
  AddListQuestion(app, session, "transferable", "Skills that carry over to the target role", "ListTransferableSkills");
  AddListQuestion(app, session, "compare-options", "Career options side by side", "CompareCareerOptions");
  AddListQuestion(app, session, "due-contacts", "Whom to contact again", "ListDueContacts");
  AddListQuestion(app, session, "expiring", "Credentials to renew within 90 days", "ListExpiringCredentials");
  AddQuestion(app, session, "motivation", "Streak and wins", "GetMotivationSnapshot");
  AddQuestion(app, session, "learning", "Hours by the 70-20-10 categories", "GetLearningSummary");
  AddQuestion(app, session, "workload", "Open work against weekly capacity", "GetWorkload");
  AddQuestion(app, session, "reviews-due", "Plans whose review is due; `-` for everybody you look after",
              "ListReviewsDue");
  AddQuestion(app, session, "balance", "Short-term against long-term goals", "GetPlanBalance");
}

}  // namespace milepost::cli
