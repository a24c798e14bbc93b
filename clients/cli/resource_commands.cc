#include <memory>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/columns.h"
#include "clients/cli/commands.h"
#include "clients/cli/listing.h"
#include "clients/cli/yaml.h"
#include "google/protobuf/field_mask.pb.h"

namespace milepost::cli {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::MethodDescriptor;

namespace {

struct Input {
  std::string name, id, file, etag, initial_state;
  std::vector<std::string> assignments;
  bool validate_only = false, force = false, allow_missing = false;
};

// Fills a message from --file and then from key=value. The paths written, for an update mask.
absl::StatusOr<std::vector<std::string>> FillFrom(const Input& input, Message& message) {
  std::vector<std::string> paths;
  if (!input.file.empty()) {
    absl::StatusOr<YAML::Node> node = ReadYamlFile(input.file);
    if (!node.ok()) return node.status();
    const absl::Status status = FillMessage(*node, "", message);
    if (!status.ok()) return absl::InvalidArgumentError(absl::StrCat(input.file, ": ", status.message()));
    std::vector<const FieldDescriptor*> fields;
    message.GetReflection()->ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      if (field->name() != "name" && field->name() != "etag") paths.push_back(field->name());
    }
  }
  for (const std::string& assignment : input.assignments) {
    absl::StatusOr<std::string> path = Assign(assignment, message);
    if (!path.ok()) return path.status();
    paths.push_back(*std::move(path));
  }
  if (paths.empty()) return absl::InvalidArgumentError("nothing to write: say field=value, or --file");
  return paths;
}

absl::Status ShowResult(Session& session, const absl::StatusOr<MessagePtr>& response) {
  if (!response.ok()) return response.status();
  session.Show(**response);
  return absl::OkStatus();
}

void SetBool(Message& request, const std::string& field, bool value) {
  const FieldDescriptor* descriptor = request.GetDescriptor()->FindFieldByName(field);
  if (descriptor != nullptr && value) request.GetReflection()->SetBool(&request, descriptor, true);
}

absl::Status Create(Session& session, const Input& input) {
  const auto resource = session.contract().OfCollection(input.name);
  if (!resource.ok()) return resource.status();
  const auto method = session.contract().Method(**resource, "create");
  if (!method.ok()) return method.status();
  MessagePtr request = NewMessage(*(*method)->input_type());
  const FieldDescriptor* body = FieldOfType(*request->GetDescriptor(), *(*resource)->message);
  SetText(*request, "parent", ParentOf(input.name));
  SetText(*request, absl::StrCat(body->name(), "_id"), input.id);
  SetBool(*request, "validate_only", input.validate_only);
  if (!input.initial_state.empty()) {
    const auto path = Assign(absl::StrCat("initial_state=", input.initial_state), *request);
    if (!path.ok()) return path.status();
  }
  const auto paths = FillFrom(input, *request->GetReflection()->MutableMessage(request.get(), body));
  if (!paths.ok()) return paths.status();
  return ShowResult(session, session.Call(**method, *request));
}

absl::Status Update(Session& session, const Input& input) {
  const auto resource = session.contract().OfName(input.name);
  if (!resource.ok()) return resource.status();
  const auto method = session.contract().Method(**resource, "update");
  if (!method.ok()) return method.status();
  MessagePtr request = NewMessage(*(*method)->input_type());
  const auto& reflection = *request->GetReflection();
  Message* body =
      reflection.MutableMessage(request.get(), FieldOfType(*request->GetDescriptor(), *(*resource)->message));
  const auto paths = FillFrom(input, *body);
  if (!paths.ok()) return paths.status();
  SetText(*body, "name", input.name);
  if (!input.etag.empty()) SetText(*body, "etag", input.etag);
  SetBool(*request, "validate_only", input.validate_only);
  const FieldDescriptor* mask = request->GetDescriptor()->FindFieldByName("update_mask");
  auto& field_mask = dynamic_cast<google::protobuf::FieldMask&>(*reflection.MutableMessage(request.get(), mask));
  for (const std::string& path : *paths) field_mask.add_paths(path);
  return ShowResult(session, session.Call(**method, *request));
}

absl::Status Delete(Session& session, const Input& input) {
  const auto resource = session.contract().OfName(input.name);
  if (!resource.ok()) return resource.status();
  const auto method = session.contract().Method(**resource, "delete");
  if (!method.ok()) return method.status();
  MessagePtr request = NewMessage(*(*method)->input_type());
  SetText(*request, "name", input.name);
  SetText(*request, "etag", input.etag);
  SetBool(*request, "force", input.force);
  SetBool(*request, "allow_missing", input.allow_missing);
  const auto response = session.Call(**method, *request);
  if (!response.ok()) return response.status();
  session.out() << "deleted " << input.name << '\n';
  return absl::OkStatus();
}

absl::Status CallMethod(Session& session, const std::string& name, const std::string& json) {
  const auto method = session.contract().Method(name);
  if (!method.ok()) return method.status();
  absl::StatusOr<YAML::Node> node = ParseYaml(json.empty() ? "{}" : json);
  if (!node.ok()) return node.status();
  MessagePtr request = NewMessage(*(*method)->input_type());
  if (absl::Status status = FillMessage(*node, "", *request); !status.ok()) return status;
  return ShowResult(session, session.Call(**method, *request));
}

void AddWriteOptions(CLI::App* command, Input& input) {
  command->add_option("fields", input.assignments,
                      "field=value; lists and messages as YAML: skills=[skills/a, skills/b]");
  command->add_option("--file,-f", input.file, "Fields from a YAML or JSON file; `-` reads the standard input");
  command->add_flag("--validate-only", input.validate_only, "Only check, write nothing");
}

void AddList(CLI::App& app, Session& session) {
  auto query = std::make_shared<ListQuery>();
  auto* list = app.add_subcommand("list", "List a collection, such as profiles/amara/goals");
  list->add_option("collection", query->collection, "profiles, skills, profiles/amara/goals, ...")->required();
  list->add_option("--filter", query->filter, "Such as \"state = ACTIVE AND due_date <= 2026-12-31\"");
  list->add_option("--order-by", query->order_by, "Such as \"due_date desc, title\"");
  list->add_option("--page-size", query->page_size, "Items a page; 0: the server's default")
      ->check(CLI::Range(0, 1000));
  list->add_flag("--all", query->all, "All pages, not only the first");
  list->add_flag("--show-deleted", query->show_deleted, "Deleted ones too");
  OnRun(list, session, [&session, query] { return PrintList(session, *query); });
}

}  // namespace

void AddResourceCommands(CLI::App& app, Session& session) {
  auto input = std::make_shared<Input>();
  auto* get = app.add_subcommand("get", "Show one resource");
  get->add_option("name", input->name, "Such as profiles/amara/goals/lead-designs")->required();
  OnRun(get, session, [&session, input] { return ShowResult(session, session.Get(input->name)); });

  AddList(app, session);

  auto* create = app.add_subcommand("create", "Create a resource in a collection");
  create->add_option("collection", input->name, "Such as profiles/amara/goals")->required();
  create->add_option("--id", input->id, "The new id; generated when left out");
  create->add_option("--initial-state", input->initial_state, "A goal's first state: proposed, accepted or active");
  AddWriteOptions(create, *input);
  OnRun(create, session, [&session, input] { return Create(session, *input); });

  auto* update = app.add_subcommand("update", "Change fields of a resource; only those that are given");
  update->add_option("name", input->name)->required();
  update->add_option("--etag", input->etag, "Refuse if it changed since");
  AddWriteOptions(update, *input);
  OnRun(update, session, [&session, input] { return Update(session, *input); });

  auto* remove = app.add_subcommand("delete", "Delete a resource");
  remove->add_option("name", input->name)->required();
  remove->add_option("--etag", input->etag, "Refuse if it changed since");
  remove->add_flag("--force", input->force, "Its children too");
  remove->add_flag("--allow-missing", input->allow_missing, "A missing one is no error");
  OnRun(remove, session, [&session, input] { return Delete(session, *input); });

  auto* call = app.add_subcommand("call", "Call any unary method");
  call->add_option("method", input->name, "Such as GoalsService.GetGoal")->required();
  call->add_option("request", input->file, "The request as JSON or YAML");
  OnRun(call, session, [&session, input] { return CallMethod(session, input->name, input->file); });
}

}  // namespace milepost::cli
