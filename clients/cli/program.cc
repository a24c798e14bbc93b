#include "clients/cli/program.h"

#include <algorithm>
#include <map>

#include "clients/cli/commands.h"

namespace milepost::cli {
namespace {

void AddGlobals(CLI::App& app, Globals& globals) {
  static const std::map<std::string, Output> kOutputs = {
      {"table", Output::kTable}, {"json", Output::kJson}, {"yaml", Output::kYaml}};
  app.add_option("--server", globals.server, "Where Milepost listens")
      ->envname("MILEPOST_SERVER")
      ->capture_default_str();
  app.add_option("--as", globals.as, "The principal, in development mode: amara, directory-sync")
      ->envname("MILEPOST_AS");
  app.add_option("--roles", globals.roles, "Function roles, in development mode: hr_admin, service, auditor")
      ->delimiter(',')
      ->allow_extra_args(false);
  app.add_option("--token", globals.token, "A bearer token")->envname("MILEPOST_TOKEN");
  app.add_option("--token-file", globals.token_file, "A file that holds the token")->envname("MILEPOST_TOKEN_FILE");
  app.add_option("--time", globals.time, "The domain clock of this call, in development mode");
  app.add_option("--tls-ca", globals.tls_ca, "TLS with the roots in this PEM file, or `system`")
      ->envname("MILEPOST_TLS_CA");
  app.add_option("--timeout-s", globals.timeout_s, "Seconds for one call with its retries")
      ->check(CLI::Range(0.001, 3600.0))
      ->capture_default_str();
  app.add_option("--output", globals.output, "table, json or yaml")
      ->transform(CLI::CheckedTransformer(kOutputs, CLI::ignore_case));
}

}  // namespace

int RunProgram(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  Session session(out, err);
  CLI::App app(
      "Milepost: career development plans that stay alive.\n"
      "Exit codes: 0 done, 1 wrong usage, 2 invalid input, 3 not found, 4 not permitted, 5 conflict,\n"
      "6 unavailable, 7 internal.",
      "milepost");
  app.require_subcommand(1);
  app.fallthrough();  // globals may stand behind the command too
  AddGlobals(app, session.globals());
  AddResourceCommands(app, session);
  AddStateCommands(app, session);
  AddPlanCommands(app, session);
  AddPersonCommands(app, session);
  AddReportCommands(app, session);
  AddPackCommand(app, session);
  AddCatalogCommands(app, session);
  AddImportCommand(app, session);
  AddImportSkillsCommand(app, session);
  AddExportCommand(app, session);
  AddEventCommands(app, session);
  app.add_subcommand("version", "Print the program's version")->callback([&] {
    out << "milepost " << MILEPOST_VERSION << '\n';
  });
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    app.parse(std::move(reversed));
  } catch (const CLI::ParseError& error) {  // the library's way to say so; it ends here
    return app.exit(error, out, err) == 0 ? kOk : kUsage;
  }
  if (!session.result.ok()) session.ShowError(session.result);
  return ExitCodeOf(session.result);
}

}  // namespace milepost::cli
