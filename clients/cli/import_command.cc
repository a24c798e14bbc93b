#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/cli/commands.h"
#include "clients/cli/import_run.h"
#include "clients/cli/progress_line.h"
#include "clients/cli/yaml.h"
#include "clients/cpp/errors.h"

namespace milepost::cli {
namespace {

struct Input {
  std::vector<std::string> files;
  ImportOptions options;
  bool check = false;
};

void ShowProgress(ProgressLine& line, const ImportCounts& counts) {
  const int64_t done = counts.acknowledged + counts.failed + counts.skipped;
  line.Update(counts.total == 0 ? 1 : static_cast<double>(done) / static_cast<double>(counts.total),
              absl::StrFormat("%d of %d records, %d failed", done, counts.total, counts.failed));
}

void PrintFailure(std::ostream& err, const ImportRecord& record, const absl::Status& status) {
  const client::ErrorDetails details(status);
  err << record.file << ": line " << record.line << ": " << record.place << ": " << record.method->name() << ": "
      << status.message() << (details.reason.empty() ? "" : absl::StrCat(" (", details.reason, ")")) << '\n';
  for (const auto& violation : details.violations)
    err << "  " << violation.field << ": " << violation.description << '\n';
}

absl::StatusOr<std::vector<ImportPlan::Step>> ReadPlan(Session& session, const std::vector<std::string>& files) {
  ImportPlan plan(session.contract());
  for (const std::string& file : files) {
    absl::StatusOr<YAML::Node> root = ReadYamlFile(file);
    if (!root.ok()) return root.status();
    if (absl::Status status = plan.Add(file, *root); !status.ok()) return status;
  }
  return plan.TakeSteps();
}

absl::Status Import(Session& session, const Input& input) {
  absl::StatusOr<std::vector<ImportPlan::Step>> steps = ReadPlan(session, input.files);
  if (!steps.ok()) return steps.status();
  if (input.check) {
    int64_t records = 0;
    for (const auto& step : *steps) {
      for (const auto& chain : step) records += static_cast<int64_t>(chain.size());
    }
    session.out() << records << " records are well-formed\n";
    return absl::OkStatus();
  }
  const absl::StatusOr<client::Client> writer = session.ConnectPatiently();
  if (!writer.ok()) return writer.status();
  ProgressLine line(session.err());
  ImportCounts counts;
  const absl::Status status = RunImport(
      *writer, *std::move(steps), input.options,
      [&](const ImportRecord& record, const absl::Status& error) {
        line.Clear();
        PrintFailure(session.err(), record, error);
      },
      [&](const ImportCounts& now) { ShowProgress(line, now); }, counts);
  line.Clear();
  session.out() << absl::StrFormat("%d of %d records acknowledged, %d failed, %d skipped\n", counts.acknowledged,
                                   counts.total, counts.failed, counts.skipped);
  return status;
}

}  // namespace

void AddImportCommand(CLI::App& app, Session& session) {
  auto input = std::make_shared<Input>();
  CLI::App* command = app.add_subcommand("import", "Write what files of people and catalogs say; see docs/import.md");
  command->add_option("files", input->files, "YAML or JSON")->required();
  command->add_option("--concurrency", input->options.concurrency, "People at once")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  command->add_flag("--stop-on-error", input->options.stop_on_error, "Begin nothing new after the first error");
  command->add_option("--ack-log", input->options.ack_log, "Append the name of each acknowledged record to this file");
  command->add_flag("--check", input->check, "Only check the files, write nothing");
  OnRun(command, session, [&session, input] { return Import(session, *input); });
}

}  // namespace milepost::cli
