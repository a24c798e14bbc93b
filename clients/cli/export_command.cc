#include <memory>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "clients/cli/columns.h"
#include "clients/cli/commands.h"
#include "clients/cli/listing.h"

namespace milepost::cli {

using google::protobuf::Message;

namespace {

// What is exported of a person, by the last part of its collection.
constexpr const char* kCollections[] = {"goals",    "plans",        "skillAssessments", "credentials", "careerOptions",
                                        "contacts", "interactions", "journal",          "mentorships"};

struct Input {
  std::string person, format = "jsonl", collection = "goals";
};

std::string CsvCell(const std::string& text) {
  // A leading = + - @ would be a formula to a spreadsheet; numbers keep their sign.
  const bool formula = !text.empty() && std::string("=+@").find(text.front()) != std::string::npos;
  const std::string safe = formula ? absl::StrCat("'", text) : text;
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  return absl::StrCat("\"", absl::StrReplaceAll(safe, {{"\"", "\"\""}}), "\"");
}

void PrintCsv(std::ostream& out, const Message& item, bool& begun) {
  const std::vector<Column> columns = ColumnsOf(*item.GetDescriptor());
  auto row = [&](auto text) {
    out << absl::StrJoin(columns, ",", [&](std::string* line, const Column& column) {
      absl::StrAppend(line, text(column));
    }) << '\n';
  };
  if (!begun) row([](const Column& column) { return column.path == "#id" ? "name" : column.path; });
  begun = true;
  row([&](const Column& column) { return CsvCell(Cell(item, {.path = column.path == "#id" ? "name" : column.path})); });
}

absl::StatusOr<std::vector<std::string>> People(Session& session, const std::string& person) {
  std::vector<std::string> names;
  if (person != "all") return std::vector<std::string>{PersonName(person)};
  const auto more =
      ForEachItem(session, {.collection = "profiles", .page_size = 1000, .all = true}, [&](const Message& profile) {
        names.push_back(GetText(profile, "name"));
        return absl::OkStatus();
      });
  if (!more.ok()) return more.status();
  return names;
}

// JSON lines: everything of a person the caller may read, one resource a line with its type.
absl::Status ExportJsonLines(Session& session, const std::string& person) {
  auto print = [&](const Message& item) {
    session.out() << "{\"type\":\"" << item.GetDescriptor()->name() << "\",\"resource\":" << ToJson(item, false)
                  << "}\n";
    return absl::OkStatus();
  };
  for (const std::string& name : {person, absl::StrCat(person, "/development")}) {
    const absl::StatusOr<MessagePtr> resource = session.Get(name);
    if (absl::IsPermissionDenied(resource.status())) continue;  // not shared with the caller: nothing to export
    if (!resource.ok()) return resource.status();
    if (absl::Status status = print(**resource); !status.ok()) return status;
  }
  for (const char* collection : kCollections) {
    const std::string full = absl::StrCat(person, "/", collection);
    std::vector<std::string> metric_goals;
    const auto more =
        ForEachItem(session, {.collection = full, .page_size = 1000, .all = true}, [&](const Message& item) {
          const auto* metric = item.GetDescriptor()->FindFieldByName("metric");
          if (metric != nullptr && item.GetReflection()->HasField(item, metric))
            metric_goals.push_back(GetText(item, "name"));
          return print(item);
        });
    if (absl::IsPermissionDenied(more.status())) continue;
    if (!more.ok()) return more.status();
    for (const std::string& goal : metric_goals) {
      const auto entries =
          ForEachItem(session, {.collection = absl::StrCat(goal, "/entries"), .page_size = 1000, .all = true}, print);
      if (!entries.ok()) return entries.status();
    }
  }
  return absl::OkStatus();
}

absl::Status Export(Session& session, const Input& input) {
  const absl::StatusOr<std::vector<std::string>> people = People(session, input.person);
  if (!people.ok()) return people.status();
  bool begun = false;
  for (const std::string& person : *people) {
    absl::Status status;
    if (input.format == "jsonl") {
      status = ExportJsonLines(session, person);
    } else {
      const auto more = ForEachItem(
          session, {.collection = absl::StrCat(person, "/", input.collection), .page_size = 1000, .all = true},
          [&](const Message& item) {
            PrintCsv(session.out(), item, begun);
            return absl::OkStatus();
          });
      status = more.status();
    }
    if (absl::IsPermissionDenied(status) && input.person == "all") continue;
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace

void AddExportCommand(CLI::App& app, Session& session) {
  auto input = std::make_shared<Input>();
  CLI::App* command = app.add_subcommand("export", "Write what the caller may read of a person, or of all");
  command->add_option("person", input->person, "Such as amara, or all")->required();
  command->add_option("--format", input->format, "jsonl: everything; csv: one collection's columns")
      ->check(CLI::IsMember({"jsonl", "csv"}))
      ->capture_default_str();
  command
      ->add_option(
          "--collection", input->collection,
          "For csv: goals, plans, skillAssessments, credentials, careerOptions, contacts, interactions, journal, "
          "mentorships")
      ->check(CLI::IsMember(std::vector<std::string>(std::begin(kCollections), std::end(kCollections))))
      ->capture_default_str();
  OnRun(command, session, [&session, input] { return Export(session, *input); });
}

}  // namespace milepost::cli
