#include <filesystem>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/cli/commands.h"
#include "clients/cli/pack_run.h"
#include "clients/cli/people.h"
#include "clients/cli/progress_line.h"
#include "clients/cli/zip_file.h"

namespace milepost::cli {
namespace {

struct Input {
  std::vector<std::string> people, files, units, kinds = {"plan"};
  bool team = false, mentees = false;
  std::string paper, since, zip;
  PackOptions options;
};

absl::StatusOr<People> Gather(const client::Client& client, const Input& input) {
  People people;
  for (const std::string& person : input.people) people.Add(person);
  absl::Status status;
  for (const std::string& file : input.files) status.Update(people.AddFile(file));
  for (const std::string& unit : input.units) status.Update(people.AddUnit(client, unit));
  if (input.team) status.Update(people.AddReports(client));
  if (input.mentees) status.Update(people.AddMentees(client));
  if (!status.ok()) return status;
  if (people.names().empty()) {
    return absl::InvalidArgumentError("nobody is named: say who, --team, --mentees, --to FILE or --unit UNIT");
  }
  return people;
}

absl::StatusOr<std::unique_ptr<PackLock>> OpenFolder(const std::string& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure) return absl::InvalidArgumentError(absl::StrCat("cannot make ", folder, ": ", failure.message()));
  return PackLock::Of(folder);
}

// The pack of the folder, or a new one, with everything that is wanted.
absl::StatusOr<Pack> PackFor(const Input& input, const People& people) {
  absl::StatusOr<Pack> pack = ReadPack(input.options.folder);
  if (absl::IsNotFound(pack.status())) pack = Pack{.paper = input.paper, .since = input.since};
  if (!pack.ok()) return pack;
  if (pack->paper != input.paper || pack->since != input.since) {
    return absl::InvalidArgumentError(absl::StrCat(
        input.options.folder, " holds a pack with another --paper or --since; give the same ones or another folder"));
  }
  for (const std::string& person : people.names()) {
    for (const std::string& kind : input.kinds) pack->Want(person, kind);
  }
  return pack;
}

void PrintFailure(std::ostream& err, const PackItem& item) {
  err << item.person << ": " << item.kind << ": " << item.error->message
      << (item.error->reason.empty() ? "" : absl::StrCat(" (", item.error->reason, ")")) << '\n';
}

// Whether the archive that is asked for can be written: known before the first document is made.
absl::Status CheckZip(const Input& input) {
  if (input.zip.empty()) return absl::OkStatus();
  const std::filesystem::path file(input.zip);
  std::error_code is_not_there;
  if (file.lexically_normal() == std::filesystem::path(input.options.folder).lexically_normal()) {
    return absl::InvalidArgumentError(absl::StrCat("cannot write ", input.zip, ": it is the pack's own folder"));
  }
  if (std::filesystem::equivalent(file.has_parent_path() ? file.parent_path() : ".", input.options.folder,
                                  is_not_there)) {
    return absl::InvalidArgumentError(
        absl::StrCat("cannot write ", input.zip, ": it would lie among the pack's own files; give it another folder"));
  }
  return CheckZipPath(input.zip);
}

// Runs the pack and says meanwhile how far it is.
absl::Status MakeDocuments(Session& session, const client::Client& client, const PackOptions& options, Pack& pack,
                           PackCounts& counts) {
  ProgressLine line(session.err());
  absl::Status status = RunPack(
      client, options, pack,
      [&](const PackItem& item) {
        line.Clear();
        PrintFailure(session.err(), item);
      },
      [&](const PackCounts& now) {
        const int64_t done = now.made + now.there + now.failed;
        line.Update(static_cast<double>(done) / static_cast<double>(now.total),
                    absl::StrFormat("%d of %d documents, %d failed", done, now.total, now.failed));
      },
      counts);
  line.Clear();
  return status;
}

void PrintPack(Session& session, const std::string& folder, const Pack& pack, const PackCounts& counts) {
  if (session.globals().output == Output::kJson) {
    session.out() << PackJson(pack);
  } else {
    session.out() << absl::StrFormat("%s: %d of %d documents: %d made, %d were there, %d failed\n", folder,
                                     counts.made + counts.there, counts.total, counts.made, counts.there,
                                     counts.failed);
  }
}

absl::Status MakeZip(Session& session, const Input& input, const Pack& pack) {
  if (input.zip.empty()) return absl::OkStatus();
  const absl::StatusOr<int64_t> documents = ZipPack(pack, input.options.folder, input.zip);
  if (documents.ok() && session.globals().output != Output::kJson) {
    session.out() << absl::StrFormat("%s: %d documents and the manifest\n", input.zip, *documents);
  }
  return documents.status();
}

absl::Status MakePack(Session& session, const Input& input) {
  if (absl::Status status = CheckZip(input); !status.ok()) return status;
  const absl::StatusOr<client::Client> client = session.ConnectPatiently();
  if (!client.ok()) return client.status();
  const absl::StatusOr<People> people = Gather(*client, input);
  if (!people.ok()) return people.status();
  const absl::StatusOr<std::unique_ptr<PackLock>> lock = OpenFolder(input.options.folder);
  if (!lock.ok()) return lock.status();
  absl::StatusOr<Pack> pack = PackFor(input, *people);
  if (!pack.ok()) return pack.status();
  PackCounts counts;
  const absl::Status made = MakeDocuments(session, *client, input.options, *pack, counts);
  PrintPack(session, input.options.folder, *pack, counts);
  absl::Status zipped = MakeZip(session, input, *pack);
  if (made.ok()) return zipped;
  if (!zipped.ok()) session.ShowError(zipped);  // the documents' failure matters more: it is the program's result
  return absl::Status(made.code(), absl::StrCat("the pack is not complete; ", input.options.folder,
                                                "/manifest.json says why. Run the same command again to go on"));
}

}  // namespace

void AddPackCommand(CLI::App& app, Session& session) {
  auto input = std::make_shared<Input>();
  CLI::App* pack = app.add_subcommand("pack", "Make documents about many people into one folder, with a manifest");
  pack->add_option("people", input->people, "Such as amara");
  pack->add_flag("--team", input->team, "Everybody who reports to the caller");
  pack->add_flag("--mentees", input->mentees, "Everybody whose mentor the caller is");
  pack->add_option("--to", input->files, "A file that names a person a line");
  pack->add_option("--unit", input->units, "Everybody of this unit, for callers who may list profiles");
  pack->add_option("--kind", input->kinds, "plan, progress, brief; several with commas")
      ->delimiter(',')
      ->check(CLI::IsMember({"plan", "progress", "brief"}))
      ->capture_default_str();
  pack->add_option("--paper", input->paper, "a4 or letter");
  pack->add_option("--since", input->since, "First day of the progress reports' period");
  pack->add_option("--out,-o", input->options.folder, "The folder; it is made if it is not there")->required();
  pack->add_option("--zip", input->zip,
                   "Then write the manifest and all documents that are there into this ZIP file, too")
      ->check([](const std::string& file) { return file.empty() ? "it needs the name of a file" : ""; });
  pack->add_flag("--keep", input->options.keep, "Leave the documents on the server, too");
  pack->add_option("--concurrency", input->options.concurrency, "Documents at once")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  OnRun(pack, session, [&session, input] { return MakePack(session, *input); });
}

}  // namespace milepost::cli
