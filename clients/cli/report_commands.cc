#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>

#include "absl/strings/str_cat.h"
#include "clients/cli/commands.h"
#include "clients/cli/yaml.h"
#include "clients/cpp/download.h"

namespace milepost::cli {

using milepost::reports::v1::Report;

namespace {

struct Input {
  std::string person, kind = "plan", paper, since, unit, out;
};

absl::Status Save(Session& session, const Report& report, const std::string& out) {
  absl::StatusOr<client::Client> client = session.Connect();
  if (!client.ok()) return client.status();
  // The server's suggestion is a name, never a path.
  const std::string suggested = report.file_name().substr(report.file_name().rfind('/') + 1);
  const std::string path = !out.empty() ? out : suggested.empty() ? "report.pdf" : suggested;
  const absl::StatusOr<Report> saved = client::SaveReport(*client, report.name(), path);
  if (!saved.ok()) return saved.status();
  if (session.globals().output != Output::kTable) {
    session.Show(*saved);
    return absl::OkStatus();
  }
  session.out() << path << ": " << saved->page_count() << (saved->page_count() == 1 ? " page, " : " pages, ")
                << saved->size_bytes() << " bytes, SHA-256 " << saved->sha256() << '\n';
  for (const std::string& warning : saved->warnings()) session.err() << "  warning: " << warning << '\n';
  return absl::OkStatus();
}

absl::Status MakeReport(Session& session, const Input& input) {
  const auto method = session.contract().Method("CreateReport");
  if (!method.ok()) return method.status();
  MessagePtr request = NewMessage(*(*method)->input_type());
  SetText(*request, "parent", PersonName(input.person));
  std::vector<std::string> assignments = {absl::StrCat("report.kind=", input.kind)};
  AddAssignment(assignments, "report.paper", input.paper);
  AddAssignment(assignments, "report.period_start_date", input.since);
  AddAssignment(assignments, "report.unit", input.unit);
  for (const std::string& assignment : assignments) {
    const auto path = Assign(assignment, *request);
    if (!path.ok()) return path.status();
  }
  const absl::StatusOr<MessagePtr> report = session.Call(**method, *request);
  if (!report.ok()) return report.status();
  return Save(session, dynamic_cast<const Report&>(**report), input.out);
}

// Writes the input of the stand-alone generator, `milepost-report`.
absl::Status SaveSnapshot(Session& session, const Input& input) {
  const auto method = session.contract().Method("GetReportSnapshot");
  if (!method.ok()) return method.status();
  MessagePtr request = NewMessage(*(*method)->input_type());
  SetText(*request, "parent", PersonName(input.person));
  std::vector<std::string> assignments = {absl::StrCat("kind=", input.kind)};
  AddAssignment(assignments, "unit", input.unit);
  for (const std::string& assignment : assignments) {
    const auto path = Assign(assignment, *request);
    if (!path.ok()) return path.status();
  }
  const absl::StatusOr<MessagePtr> snapshot = session.Call(**method, *request);
  if (!snapshot.ok()) return snapshot.status();
  std::ofstream file(input.out, std::ios::binary | std::ios::trunc);
  if (!(*snapshot)->SerializeToOstream(&file) || !file.flush()) {
    return absl::FailedPreconditionError(absl::StrCat("cannot write ", input.out, ": ", std::strerror(errno)));
  }
  session.out() << input.out << ": " << (*snapshot)->ByteSizeLong() << " bytes\n";
  return absl::OkStatus();
}

absl::Status Download(Session& session, const Input& input) {
  const absl::StatusOr<MessagePtr> report = session.Get(input.person);
  if (!report.ok()) return report.status();
  const auto* found = dynamic_cast<const Report*>(report->get());
  if (found == nullptr) return absl::InvalidArgumentError(absl::StrCat("'", input.person, "' is no report"));
  return Save(session, *found, input.out);
}

}  // namespace

void AddReportCommands(CLI::App& app, Session& session) {
  auto input = std::make_shared<Input>();
  CLI::App* report = app.add_subcommand("report", "Make a document about a person and download it");
  report->add_option("person", input->person, "Such as amara")->required();
  report->add_option("--kind", input->kind, "plan, progress, brief, team-summary, roll-up or blank-form")
      ->capture_default_str();
  report->add_option("--paper", input->paper, "a4 or letter");
  report->add_option("--since", input->since, "First day of a progress report's period");
  report->add_option("--unit", input->unit, "The unit of a roll-up; default: the whole organization");
  report->add_option("--out,-o", input->out, "The file; default: the name that the server suggests");
  OnRun(report, session, [&session, input] { return MakeReport(session, *input); });

  auto brief_input = std::make_shared<Input>();
  brief_input->kind = "brief";
  CLI::App* brief = app.add_subcommand("brief", "Write the one-page brief for the next session with a person");
  brief->add_option("person", brief_input->person, "Such as amara")->required();
  brief->add_option("--paper", brief_input->paper, "a4 or letter");
  brief->add_option("--out,-o", brief_input->out, "The file; default: such as brief-amara-2026-07-01.pdf");
  OnRun(brief, session, [&session, brief_input] { return MakeReport(session, *brief_input); });

  auto download_input = std::make_shared<Input>();
  CLI::App* download = app.add_subcommand("download", "Download a report that was made before");
  download->add_option("report", download_input->person, "Such as profiles/amara/reports/r1")->required();
  download->add_option("--out,-o", download_input->out, "The file; default: the name that the server suggests");
  OnRun(download, session, [&session, download_input] { return Download(session, *download_input); });

  auto snapshot_input = std::make_shared<Input>();
  CLI::App* snapshot = app.add_subcommand("snapshot", "Save what a document would be made of, for milepost-report");
  snapshot->add_option("person", snapshot_input->person, "Such as amara")->required();
  snapshot->add_option("--kind", snapshot_input->kind, "As for report")->capture_default_str();
  snapshot->add_option("--unit", snapshot_input->unit, "The unit of a roll-up; default: the whole organization");
  snapshot->add_option("--out,-o", snapshot_input->out, "The file")->required();
  OnRun(snapshot, session, [&session, snapshot_input] { return SaveSnapshot(session, *snapshot_input); });
}

}  // namespace milepost::cli
