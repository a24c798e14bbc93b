// What the sweep does with goals and plans.
#include "absl/strings/str_cat.h"
#include "services/goals/goals_server.h"

namespace milepost::goals {

std::vector<rpc::AgendaSource> GoalsServer::Agenda() {
  return {goals_.goals().agenda_source(), plans_.plans().agenda_source()};
}

std::string GoalsServer::FirstLookSql() {
  const auto all = [](const std::string& table) {
    return absl::StrCat(
        "INSERT INTO agenda (day, person_key, resource, source)\nSELECT 0, t.person_key, 'profiles/' || ",
        "p.name || '/", table, "/' || t.id, '", table, "'\nFROM ", table,
        " AS t JOIN people AS p ON p.person_key = t.person_key WHERE t.delete_time = 0;\n");
  };
  return all("goals") + all("plans");
}

}  // namespace milepost::goals
