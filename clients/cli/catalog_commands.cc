#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/cli/commands.h"
#include "clients/cli/people.h"
#include "clients/cli/progress_line.h"
#include "clients/cli/request_id.h"
#include "clients/cli/side_by_side.h"
#include "clients/cli/values.h"
#include "clients/cpp/errors.h"
#include "milepost/catalog/v1/catalog_service.grpc.pb.h"

namespace milepost::cli {
namespace {

using catalog::v1::ApplyTemplateRequest;
using catalog::v1::ApplyTemplateResponse;
using catalog::v1::CatalogService;

constexpr std::size_t kAtOnce = 64;  // people between two looks at whether the server is still there

struct Input {
  std::string name, replaced_by, etag;
};

struct ApplyInput {
  std::string name, start, display_name, run;
  std::vector<std::string> people, files, units;
  int concurrency = 4;
};

absl::StatusOr<People> Gather(const client::Client& client, const ApplyInput& input) {
  People people;
  for (const std::string& person : input.people) people.Add(person);
  for (const std::string& file : input.files) {
    if (absl::Status status = people.AddFile(file); !status.ok()) return status;
  }
  for (const std::string& unit : input.units) {
    if (absl::Status status = people.AddUnit(client, unit); !status.ok()) return status;
  }
  if (people.names().empty()) return absl::InvalidArgumentError("nobody is named: say who, --to FILE or --unit UNIT");
  return people;
}

// The same for the same person, template and day, so that running the command again completes it and doubles nothing.
std::string RequestIdFor(const ApplyInput& input, const std::string& person) {
  return RequestIdOf(absl::StrCat("apply template\n", input.name, "\n", person, "\n", input.start, "\n",
                                  input.display_name, "\n", input.run));
}

absl::Status Report(Session& session, const std::vector<std::pair<std::string, absl::Status>>& failures,
                    std::size_t made, std::size_t total, std::size_t left) {
  absl::Status worst;
  for (const auto& [person, status] : failures) {
    const std::string reason = client::ErrorDetails(status).reason;
    session.err() << person << ": " << status.message() << (reason.empty() ? "" : absl::StrCat(" (", reason, ")"))
                  << '\n';
    if (worst.ok() || absl::IsUnavailable(status)) worst = status;
  }
  if (session.globals().output == Output::kTable) {
    session.out() << absl::StrFormat("%d of %d people have it, %d failed, %d left\n", made, total, failures.size(),
                                     left);
  }
  if (failures.empty()) return absl::OkStatus();
  return absl::Status(worst.code(),
                      absl::StrCat("it was not applied to everybody; run the same command again to go on: ",
                                   "who has it gets nothing twice for 72 hours"));
}

absl::Status Apply(Session& session, const ApplyInput& input) {
  ApplyTemplateRequest request;
  request.set_name(input.name);
  request.set_display_name(input.display_name);
  const auto* start = request.GetDescriptor()->FindFieldByName("start_date");
  if (absl::Status status = SetFromText(input.start, *start, request); !status.ok()) return status;
  const absl::StatusOr<client::Client> client = session.ConnectPatiently();
  if (!client.ok()) return client.status();
  const absl::StatusOr<People> people = Gather(*client, input);
  if (!people.ok()) return people.status();
  const std::vector<std::string>& names = people->names();
  ProgressLine line(session.err());
  std::vector<std::pair<std::string, absl::Status>> failures;
  std::size_t done = 0;
  for (bool away = false; done < names.size() && !away;) {
    const std::size_t first = done, count = std::min(kAtOnce, names.size() - first);
    std::vector<absl::StatusOr<ApplyTemplateResponse>> answers(count, absl::UnknownError(""));
    SideBySide(count, input.concurrency, [&](std::size_t i) {
      ApplyTemplateRequest mine = request;
      mine.set_profile(names[first + i]);
      mine.set_request_id(RequestIdFor(input, names[first + i]));
      answers[i] = client->Call(&CatalogService::Stub::ApplyTemplate, mine);
    });
    for (std::size_t i = 0; i < count; ++i) {
      if (!answers[i].ok()) failures.emplace_back(names[first + i], answers[i].status());
      if (answers[i].ok() && session.globals().output != Output::kTable) session.Show(*answers[i]);
      away = away || absl::IsUnavailable(answers[i].status());
    }
    done += count;
    line.Update(static_cast<double>(done) / static_cast<double>(names.size()),
                absl::StrFormat("%d of %d people, %d failed", done, names.size(), failures.size()));
  }
  line.Clear();
  return Report(session, failures, done - failures.size(), names.size(), names.size() - done);
}

absl::Status Deprecate(Session& session, const Input& input) {
  std::vector<std::string> assignments;
  AddAssignment(assignments, "etag", input.etag);
  AddAssignment(assignments, "replaced_by", input.replaced_by);
  const absl::StatusOr<MessagePtr> response = session.Tell(input.name, "deprecate", assignments);
  if (!response.ok()) return response.status();
  session.Show(**response);
  return absl::OkStatus();
}

}  // namespace

void AddCatalogCommands(CLI::App& app, Session& session) {
  auto input = std::make_shared<Input>();
  CLI::App* deprecate = app.add_subcommand("deprecate", "Mark a skill, role or template as no longer to be used");
  deprecate->add_option("name", input->name, "Such as skills/cobol")->required();
  deprecate->add_option("--replaced-by", input->replaced_by, "What to use instead, such as skills/python");
  deprecate->add_option("--etag", input->etag, "Refuse if it changed since");
  OnRun(deprecate, session, [&session, input] { return Deprecate(session, *input); });

  auto apply_input = std::make_shared<ApplyInput>();
  CLI::App* templates = app.add_subcommand("template", "Make plans and goals from a template");
  templates->require_subcommand(1);
  CLI::App* apply = templates->add_subcommand("apply", "Give one person or many what a template says");
  apply->add_option("template", apply_input->name, "Such as templates/onboarding-nurse")->required();
  apply->add_option("people", apply_input->people, "Such as amara");
  apply->add_option("--to", apply_input->files, "A file that names a person a line");
  apply->add_option("--unit", apply_input->units, "Everybody of this unit");
  apply->add_option("--start", apply_input->start, "The day from which the template counts, such as 2026-07-01")
      ->required();
  apply->add_option("--display-name", apply_input->display_name, "The plans' name instead of the template's");
  apply->add_option("--run", apply_input->run, "A word for this run; another word applies the same template again");
  apply->add_option("--concurrency", apply_input->concurrency, "People at once")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  OnRun(apply, session, [&session, apply_input] { return Apply(session, *apply_input); });
}

}  // namespace milepost::cli
