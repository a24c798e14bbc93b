#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "clients/cli/session.h"

namespace milepost::cli {

// Each adds a group of commands to the program. Options live in the commands' closures.
void AddResourceCommands(CLI::App& app, Session& session);  // get list create update delete call
void AddStateCommands(CLI::App& app,
                      Session& session);  // accept ... archive, milestone, action, record, claim, celebrate
void AddPlanCommands(CLI::App& app, Session& session);         // submit sign withdraw request-changes decline
void AddPersonCommands(CLI::App& app, Session& session);       // assess lint gap motivation learning workload balance
void AddReportCommands(CLI::App& app, Session& session);       // report download snapshot
void AddPackCommand(CLI::App& app, Session& session);          // pack
void AddCatalogCommands(CLI::App& app, Session& session);      // deprecate, template apply
void AddImportCommand(CLI::App& app, Session& session);        // import
void AddImportSkillsCommand(CLI::App& app, Session& session);  // import-skills
void AddEventCommands(CLI::App& app, Session& session);        // events list, events watch
void AddExportCommand(CLI::App& app, Session& session);        // export

// Makes `run` the command's action; what it returns becomes the program's result.
inline void OnRun(CLI::App* command, Session& session, std::function<absl::Status()> run) {
  command->callback([&session, run = std::move(run)] { session.result = run(); });
}

// `key=value` if there is a value.
inline void AddAssignment(std::vector<std::string>& assignments, const std::string& key, const std::string& value) {
  if (!value.empty()) assignments.push_back(key + "=" + value);
}

}  // namespace milepost::cli
