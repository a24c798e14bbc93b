#include <filesystem>
#include <fstream>
#include <map>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/cli/catalog_writer.h"
#include "clients/cli/commands.h"
#include "clients/cli/progress_line.h"
#include "clients/cli/side_by_side.h"
#include "clients/cpp/errors.h"

namespace milepost::cli {
namespace {

constexpr std::size_t kAtOnce = 256;  // items held in memory

struct Input {
  std::vector<std::string> files;
  CatalogFormat format = CatalogFormat::kGeneric;
  std::string version;
  int concurrency = 8;
  bool dry_run = false;
};

struct Counts {
  int64_t created = 0, updated = 0, unchanged = 0, failed = 0;
  int64_t done() const { return created + updated + unchanged + failed; }
};

// One file on its way to the server: a batch is read, written side by side and reported in the file's order.
class SkillImport {
 public:
  SkillImport(Session& session, const client::Client& client, const Input& input, ProgressLine& line)
      : session_(session), client_(client), input_(input), line_(line) {}

  // The first error of the file's records. UNAVAILABLE: the server is away; nothing more was read.
  absl::Status Run(const std::string& name) {
    name_ = name;
    std::ifstream file(name, std::ios::binary);
    if (!file) return absl::InvalidArgumentError(absl::StrCat("cannot read ", name));
    std::error_code unknown;
    const auto size = static_cast<double>(std::filesystem::file_size(name, unknown));
    CatalogCsv csv(file, input_.format, input_.version);
    if (absl::Status status = csv.ReadHeader(); !status.ok()) {
      return absl::InvalidArgumentError(absl::StrCat(name, ": ", status.message()));
    }
    absl::Status first;
    for (bool more = true; more && !absl::IsUnavailable(first);) {
      std::vector<Entry> batch = ReadBatch(csv, more);
      SideBySide(batch.size(), input_.concurrency, [&](std::size_t i) {
        if (!batch[i].item.ok()) return;
        batch[i].written = WriteItem(client_, *batch[i].item, input_.dry_run);
      });
      for (const Entry& entry : batch) {
        const absl::Status status = Count(entry);
        if (first.ok() || absl::IsUnavailable(status)) first = status;
      }
      line_.Update(size > 0 ? static_cast<double>(csv.bytes()) / size : 1,
                   absl::StrFormat("%d records, %d failed", counts_.done(), counts_.failed));
    }
    return first;
  }

  const Counts& counts() const { return counts_; }

 private:
  struct Entry {
    absl::StatusOr<CatalogItem> item;
    absl::StatusOr<Written> written = Written::kUnchanged;
  };

  std::vector<Entry> ReadBatch(CatalogCsv& csv, bool& more) {
    std::vector<Entry> batch;
    while (batch.size() < kAtOnce) {
      CatalogItem item;
      const absl::StatusOr<bool> found = csv.Next(item);
      if (found.ok() && !*found) {
        more = false;
        break;
      }
      batch.push_back({found.ok() ? absl::StatusOr<CatalogItem>(std::move(item)) : found.status()});
    }
    return batch;
  }

  absl::Status Count(const Entry& entry) {
    if (!entry.item.ok()) return Fail(std::string(entry.item.status().message()), entry.item.status());
    absl::Status first;
    for (const std::string& problem : entry.item->problems) {
      first = Fail(problem, absl::InvalidArgumentError(problem));
    }
    if (!entry.written.ok()) {
      const client::ErrorDetails details(entry.written.status());
      std::string text =
          absl::StrCat("line ", entry.item->line, ": ", entry.item->id, ": ", entry.written.status().message());
      for (const auto& violation : details.violations) {
        absl::StrAppend(&text, "\n  ", violation.field, ": ", violation.description);
      }
      return Fail(text, entry.written.status());
    }
    ++(*entry.written == Written::kCreated   ? counts_.created
       : *entry.written == Written::kUpdated ? counts_.updated
                                             : counts_.unchanged);
    return first;
  }

  absl::Status Fail(const std::string& text, const absl::Status& status) {
    ++counts_.failed;
    line_.Clear();
    session_.err() << name_ << ": " << text << '\n';
    return status;
  }

  Session& session_;
  const client::Client& client_;
  const Input& input_;
  ProgressLine& line_;
  std::string name_;
  Counts counts_;
};

absl::Status Run(Session& session, const Input& input) {
  const absl::StatusOr<client::Client> client = session.ConnectPatiently();
  if (!client.ok()) return client.status();
  ProgressLine line(session.err());
  SkillImport import(session, *client, input, line);
  absl::Status status;
  for (const std::string& file : input.files) {
    const absl::Status one = import.Run(file);
    if (status.ok() || absl::IsUnavailable(one)) status = one;
    if (absl::IsUnavailable(one)) break;
  }
  line.Clear();
  const Counts& counts = import.counts();
  session.out() << absl::StrFormat("%s%d created, %d updated, %d unchanged, %d failed\n",
                                   input.dry_run ? "would be: " : "", counts.created, counts.updated, counts.unchanged,
                                   counts.failed);
  if (counts.failed == 0) return status;
  return absl::Status(status.code(), absl::StrCat(counts.failed,
                                                  " records were not taken; correct them and run this "
                                                  "again: what is there already stays as it is"));
}

}  // namespace

void AddImportSkillsCommand(CLI::App& app, Session& session) {
  static const std::map<std::string, CatalogFormat> kFormats = {
      {"onet", CatalogFormat::kOnet}, {"esco", CatalogFormat::kEsco}, {"generic", CatalogFormat::kGeneric}};
  auto input = std::make_shared<Input>();
  CLI::App* command =
      app.add_subcommand("import-skills", "Write skills and roles from CSV files of O*NET, ESCO or your own");
  command->add_option("files", input->files, "CSV, or tab-separated, with a header; see docs/import.md")->required();
  command->add_option("--format", input->format, "onet, esco or generic")
      ->transform(CLI::CheckedTransformer(kFormats, CLI::ignore_case))
      ->required();
  command->add_option("--catalog-version", input->version, "The release that the codes come from, such as 30.0");
  command->add_option("--concurrency", input->concurrency, "Records at once")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  command->add_flag("--dry-run", input->dry_run, "Let the server check every write, and write nothing");
  OnRun(command, session, [&session, input] { return Run(session, *input); });
}

}  // namespace milepost::cli
