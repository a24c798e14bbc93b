// milepost-report: the generator as a program of its own, from a snapshot in a file or from a server. A program stands
// above the rooms it puts together; nothing else in this folder may include clients/.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "clients/cpp/client.h"
#include "milepost/reports/v1/reports_service.grpc.pb.h"
#include "reportgen/finish/finish.h"
#include "reportgen/report.h"
#include "reportgen/snapshot_file.h"

namespace {

using milepost::report::FileForm;
using milepost::reports::v1::GetReportSnapshotRequest;
using milepost::reports::v1::GetRollUpSnapshotRequest;
using milepost::reports::v1::Report;
using milepost::reports::v1::ReportsService;
using milepost::snapshot::v1::ReportSnapshot;

enum ExitCode { kDone = 0, kInvalid = 2, kUnreadable = 3, kUnwritable = 4, kServer = 5, kInternal = 6 };

const std::map<std::string, Report::Kind> kKinds = {
    {"plan", Report::KIND_PLAN},       {"progress", Report::KIND_PROGRESS},
    {"brief", Report::KIND_BRIEF},     {"team-summary", Report::KIND_TEAM_SUMMARY},
    {"roll-up", Report::KIND_ROLL_UP}, {"blank-form", Report::KIND_BLANK_FORM}};
const std::map<std::string, Report::Paper> kPapers = {{"a4", Report::PAPER_A4}, {"letter", Report::PAPER_LETTER}};

struct Options {
  std::string snapshot, out, dump_layout, theme, password_file;
  bool linearize = false, compact = false;
  std::string server, person, unit, locale, since;
  Report::Kind kind = Report::KIND_PLAN;
  Report::Paper paper = Report::PAPER_A4;
  std::string as, token, tls_ca;
  std::vector<std::string> roles;
  double timeout_s = 10;
  milepost::report::FontDirectories fonts;
};

int Fail(ExitCode code, const absl::Status& status) {
  fprintf(stderr, "milepost-report: %s\n", std::string(status.message()).c_str());
  return code;
}

absl::StatusOr<GetReportSnapshotRequest> RequestOf(const Options& options) {
  GetReportSnapshotRequest request;
  request.set_parent(absl::StrContains(options.person, '/') ? options.person
                                                            : absl::StrCat("profiles/", options.person));
  request.set_kind(options.kind);
  request.set_paper(options.paper);
  request.set_unit(options.unit);
  if (options.since.empty()) return request;
  absl::CivilDay since;
  if (!absl::ParseCivilTime(options.since, &since)) {
    return absl::InvalidArgumentError(absl::StrCat("--since: no date: ", options.since));
  }
  request.mutable_period_start_date()->set_year(static_cast<int>(since.year()));
  request.mutable_period_start_date()->set_month(since.month());
  request.mutable_period_start_date()->set_day(since.day());
  return request;
}

// A form needs nothing of anybody.
ReportSnapshot BlankForm(const Options& options) {
  ReportSnapshot snapshot;
  snapshot.set_format(1);
  snapshot.set_kind(options.kind);
  snapshot.set_paper(options.paper);
  snapshot.mutable_profile()->set_locale(options.locale);
  const absl::CivilDay today = absl::ToCivilDay(absl::Now(), absl::UTCTimeZone());
  snapshot.mutable_today()->set_year(static_cast<int>(today.year()));
  snapshot.mutable_today()->set_month(today.month());
  snapshot.mutable_today()->set_day(today.day());
  return snapshot;
}

absl::StatusOr<ReportSnapshot> FetchSnapshot(const Options& options, const GetReportSnapshotRequest& request) {
  milepost::client::ClientOptions connection;
  connection.target = options.server;
  connection.tls = !options.tls_ca.empty();
  if (options.tls_ca != "system") connection.tls_ca_file = options.tls_ca;
  connection.deadline = absl::Seconds(options.timeout_s);
  connection.caller.token = options.token;
  connection.caller.roles = options.roles;
  // A bare word with roles is a system's name, without them a person's.
  const bool bare = !options.as.empty() && options.roles.empty() && !absl::StrContains(options.as, '/') &&
                    !absl::StrContains(options.as, '@');
  connection.caller.principal = bare ? absl::StrCat("profiles/", options.as) : options.as;
  absl::StatusOr<milepost::client::Client> client = milepost::client::Client::Connect(connection);
  if (!client.ok()) return client.status();
  if (!options.person.empty()) return client->Call(&ReportsService::Stub::GetReportSnapshot, request);
  GetRollUpSnapshotRequest roll_up;
  roll_up.set_unit(options.unit);
  roll_up.set_paper(options.paper);
  roll_up.set_locale(options.locale);
  return client->Call(&ReportsService::Stub::GetRollUpSnapshot, roll_up);
}

// A file's own kind and paper may be overruled; its person and data may not.
absl::StatusOr<ReportSnapshot> ReadSnapshot(const Options& options, const CLI::App& app) {
  absl::StatusOr<ReportSnapshot> snapshot = milepost::report::ReadSnapshotFile(options.snapshot);
  if (!snapshot.ok()) return snapshot;
  const absl::StatusOr<GetReportSnapshotRequest> wanted = RequestOf(options);
  if (!wanted.ok()) return wanted.status();
  if (app.count("--kind") > 0) snapshot->set_kind(wanted->kind());
  if (app.count("--paper") > 0) snapshot->set_paper(wanted->paper());
  if (wanted->has_period_start_date()) *snapshot->mutable_period_start_date() = wanted->period_start_date();
  return snapshot;
}

void Declare(CLI::App& app, Options& options) {
  app.add_option("--snapshot", options.snapshot, "A snapshot: .json, .binpb or .textproto");
  app.add_option("--server", options.server, "Where Milepost listens, host:port")->envname("MILEPOST_SERVER");
  app.add_option("--person", options.person, "Whose document, such as profiles/amara; a roll-up needs nobody");
  app.add_option("--kind", options.kind, "plan (default), progress, brief, team-summary, roll-up or blank-form")
      ->transform(CLI::CheckedTransformer(kKinds));
  app.add_option("--paper", options.paper, "a4 (default) or letter")->transform(CLI::CheckedTransformer(kPapers));
  app.add_option("--unit", options.unit, "The unit of a roll-up; default: the whole organization");
  app.add_option("--locale", options.locale, "The language of a blank form or of a roll-up of nobody, such as pl");
  app.add_option("--since", options.since, "First day of a progress report's period, YYYY-MM-DD");
  app.add_option("--out", options.out, "The PDF to write; default: a name made from person and date");
  app.add_option("--dump-layout", options.dump_layout, "Write the placed items as JSON, too");
  app.add_option("--theme", options.theme, "Logo, colours and footer of an organization: a JSON file")
      ->envname("MILEPOST_THEME_FILE");
  app.add_option(
      "--password-file", options.password_file,
      "Encrypt with the password that is this file's only line (AES-256): no longer PDF/A, which forbids it, "
      "and other bytes each time");
  app.add_flag("--linearize", options.linearize,
               "Order the file so that its first page shows before the rest is there");
  app.add_flag("--compact", options.compact, "Half the bytes, for mail, tags and all: no longer PDF/A-1b, but PDF 1.5");
  app.add_option("--as", options.as, "The principal, in development mode")->envname("MILEPOST_AS");
  app.add_option("--roles", options.roles, "Function roles, in development mode: hr_admin, auditor")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--token", options.token, "A bearer token")->envname("MILEPOST_TOKEN");
  app.add_option("--tls-ca", options.tls_ca, "TLS with the roots in this PEM file, or `system`")
      ->envname("MILEPOST_TLS_CA");
  app.add_option("--timeout-s", options.timeout_s, "Seconds for the call with its retries")->capture_default_str();
  app.add_option("--lato-dir", options.fonts.lato, "Where the Lato fonts are")->capture_default_str();
  app.add_option("--noto-dir", options.fonts.noto, "Where the Noto fonts are")->capture_default_str();
  app.add_option("--dejavu-dir", options.fonts.dejavu, "Where the DejaVu fonts are")->capture_default_str();
  app.add_option("--droid-dir", options.fonts.droid, "Where the Droid fallback font is")->capture_default_str();
}

// The password of the file; empty without one.
absl::StatusOr<std::string> ReadPassword(const std::string& path) {
  if (path.empty()) return std::string();
  constexpr size_t kMostBytes = 1 << 20;
  absl::StatusOr<std::string> line = milepost::report::ReadWholeFile(path, kMostBytes);
  if (!line.ok()) return line;
  if (absl::EndsWith(*line, "\n")) line->pop_back();
  if (absl::EndsWith(*line, "\r")) line->pop_back();
  if (absl::Status fit = milepost::report::CheckPassword(*line); !fit.ok()) {
    return absl::InvalidArgumentError(absl::StrCat("--password-file: ", fit.message()));
  }
  return line;
}

int WriteDocument(const Options& options, const ReportSnapshot& snapshot) {
  const auto fonts = milepost::report::FontLibrary::Load(options.fonts);
  if (!fonts.ok()) return Fail(kUnreadable, fonts.status());
  const auto theme = milepost::report::ReadThemeFile(options.theme);
  if (!theme.ok()) return Fail(absl::IsNotFound(theme.status()) ? kUnreadable : kInvalid, theme.status());
  const auto password = ReadPassword(options.password_file);
  if (!password.ok()) return Fail(absl::IsNotFound(password.status()) ? kUnreadable : kInvalid, password.status());
  const FileForm form = options.compact ? FileForm::kCompact : FileForm::kArchive;
  auto report = milepost::report::RenderReport(snapshot, **fonts, *theme, form);
  if (!report.ok()) return Fail(absl::IsInternal(report.status()) ? kInternal : kInvalid, report.status());
  for (const std::string& warning : report->warnings) fprintf(stderr, "milepost-report: note: %s\n", warning.c_str());
  if (!options.dump_layout.empty()) {
    const auto layout = milepost::report::DumpReportLayout(snapshot, **fonts, *theme);
    if (!layout.ok()) return Fail(kInternal, layout.status());
    const absl::Status written = milepost::report::WriteWholeFile(options.dump_layout, *layout);
    if (!written.ok()) return Fail(kUnwritable, written);
  }
  const auto pdf = milepost::report::Finish(std::move(report->pdf), {*password, options.linearize});
  if (!pdf.ok()) return Fail(kInternal, pdf.status());
  const std::string path = options.out.empty() ? report->file_name : options.out;
  if (const absl::Status written = milepost::report::WriteWholeFile(path, *pdf); !written.ok()) {
    return Fail(kUnwritable, written);
  }
  printf("%s: %d %s, %zu bytes\n", path.c_str(), report->page_count, report->page_count == 1 ? "page" : "pages",
         pdf->size());
  return kDone;
}

int Run(const Options& options, const CLI::App& app) {
  if (!options.snapshot.empty()) {
    const absl::StatusOr<ReportSnapshot> snapshot = ReadSnapshot(options, app);
    if (snapshot.ok()) return WriteDocument(options, *snapshot);
    return Fail(absl::IsNotFound(snapshot.status()) ? kUnreadable : kInvalid, snapshot.status());
  }
  if (options.kind == Report::KIND_BLANK_FORM && options.person.empty()) {
    return WriteDocument(options, BlankForm(options));
  }
  if (options.server.empty() || (options.person.empty() && options.kind != Report::KIND_ROLL_UP)) {
    return Fail(kInvalid, absl::InvalidArgumentError("give --snapshot FILE, or --server HOST:PORT and --person NAME"));
  }
  const absl::StatusOr<GetReportSnapshotRequest> request = RequestOf(options);
  if (!request.ok()) return Fail(kInvalid, request.status());
  const absl::StatusOr<ReportSnapshot> snapshot = FetchSnapshot(options, *request);
  return snapshot.ok() ? WriteDocument(options, *snapshot) : Fail(kServer, snapshot.status());
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Makes a career development plan, or another document about careers, as a PDF.", "milepost-report");
  app.footer("Exit codes: 0 done, 2 invalid, 3 cannot read, 4 cannot write, 5 the server refused, 6 internal.");
  Options options;
  Declare(app, options);
  CLI11_PARSE(app, argc, argv);
  return Run(options, app);
}
