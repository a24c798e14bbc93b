#include <unistd.h>

#include <limits>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/time/clock.h"
#include "clients/cli/commands.h"
#include "clients/cli/import_run.h"
#include "clients/cli/yaml.h"
#include "clients/cpp/errors.h"

namespace milepost::cli {
namespace {

constexpr absl::Duration kBarInterval = absl::Milliseconds(100);
constexpr absl::Duration kLineInterval = absl::Seconds(5);
constexpr absl::Duration kPatience = absl::Seconds(60);  // a server that restarts is no reason to stop an import

struct Input {
  std::vector<std::string> files;
  ImportOptions options;
  bool check = false;
};

// Says how far an import is: a bar on a terminal, else a line every few seconds.
class ProgressLine {
 public:
  explicit ProgressLine(std::ostream& err) : err_(err), terminal_(isatty(STDERR_FILENO) != 0), last_(absl::Now()) {}

  void Update(const ImportCounts& counts) {
    const absl::Time now = absl::Now();
    if (now - last_ < (terminal_ ? kBarInterval : kLineInterval)) return;
    last_ = now;
    const int64_t done = counts.acknowledged + counts.failed + counts.skipped;
    if (!terminal_) {
      err_ << absl::StrFormat("%d of %d records, %d failed\n", done, counts.total, counts.failed) << std::flush;
      return;
    }
    constexpr int kWidth = 30;
    const int filled = counts.total == 0 ? kWidth : static_cast<int>(done * kWidth / counts.total);
    err_ << absl::StrFormat("\r[%s%s] %d of %d, %d failed", std::string(static_cast<size_t>(filled), '#'),
                            std::string(static_cast<size_t>(kWidth - filled), '.'), done, counts.total, counts.failed)
         << std::flush;
    drawn_ = true;
  }

  // Makes room for other output.
  void Clear() {
    if (drawn_) err_ << "\r\033[K";
    drawn_ = false;
  }

 private:
  std::ostream& err_;
  const bool terminal_;
  bool drawn_ = false;
  absl::Time last_;
};

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
  absl::StatusOr<client::Client> client = session.Connect();
  if (!client.ok()) return client.status();
  client::ClientOptions patient = client->options();
  patient.retry.max_attempts = std::numeric_limits<int>::max();
  const client::Client writer =
      client->WithRetry(patient.retry).WithDeadline(std::max(kPatience, client->options().deadline));
  ProgressLine line(session.err());
  ImportCounts counts;
  const absl::Status status = RunImport(
      writer, *std::move(steps), input.options,
      [&](const ImportRecord& record, const absl::Status& error) {
        line.Clear();
        PrintFailure(session.err(), record, error);
      },
      [&](const ImportCounts& now) { line.Update(now); }, counts);
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
