// The sections of an import file, and the order in which they are written.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/cli/import_file.h"
#include "clients/cli/yaml.h"

namespace milepost::cli {
namespace {

struct Section {
  const char* key;
  const char* type;
};

// What stands under a person, beside `profile` and `development`; what is named stands before what names it.
constexpr Section kSections[] = {{"credentials", "Credential"},
                                 {"assessments", "SkillAssessment"},
                                 {"career_options", "CareerOption"},
                                 {"contacts", "Contact"},
                                 {"interactions", "Interaction"},
                                 {"plans", "Plan"},
                                 {"goals", "Goal"},
                                 {"journal", "JournalEntry"},
                                 {"mentorships", "Mentorship"},
                                 {"feedback", "Feedback"}};

// Refuses keys that would silently mean nothing.
absl::Status CheckKeys(const YAML::Node& map, absl::string_view place, const std::vector<std::string>& known) {
  if (!map.IsMap()) return ErrorAt(map, place, "expects a map");
  for (const auto& entry : map) {
    if (std::find(known.begin(), known.end(), entry.first.Scalar()) == known.end()) {
      return ErrorAt(entry.first, place, absl::StrCat("'", entry.first.Scalar(), "' is not known here"));
    }
  }
  return absl::OkStatus();
}

bool Earlier(const ImportRecord& a, const ImportRecord& b) {
  return a.caller.now.value_or(absl::InfinitePast()) < b.caller.now.value_or(absl::InfinitePast());
}

// Records that do not wait for one another.
ImportPlan::Step SideBySide(ImportPlan::Chain records) {
  ImportPlan::Step step;
  for (ImportRecord& record : records) {
    step.emplace_back();
    step.back().push_back(std::move(record));
  }
  return step;
}

}  // namespace

absl::Status ImportPlan::Add(const std::string& file, const YAML::Node& root) {
  Surroundings around{.file = file};
  around.caller = CallerOf("directory-sync", {"service"});
  absl::Status status = CheckKeys(root, "the file", {"catalog", "people"});
  if (status.ok() && root["catalog"].IsDefined()) status = AddCatalog(root["catalog"], around);
  const YAML::Node people = status.ok() ? root["people"] : YAML::Node();
  if (status.ok() && people.IsDefined() && !people.IsSequence()) status = ErrorAt(people, "people", "expects a list");
  for (size_t i = 0; status.ok() && people.IsDefined() && i < people.size(); ++i) {
    around.place = absl::StrCat("people[", i, "]");
    status = AddPerson(people[i], around);
  }
  return status.ok() ? status : absl::InvalidArgumentError(absl::StrCat(file, ": ", status.message()));
}

absl::Status ImportPlan::AddCatalog(const YAML::Node& node, Surroundings around) {
  absl::Status status = CheckKeys(node, "catalog", {"skills", "roles", "templates", "time"});
  if (status.ok()) status = ReadTime(node, "catalog", around.time);
  around.place = "catalog.skills";
  if (status.ok() && node["skills"].IsDefined()) status = AddSection(node["skills"], "Skill", around, skills_);
  around.place = "catalog.roles";
  if (status.ok() && node["roles"].IsDefined()) status = AddSection(node["roles"], "Role", around, roles_);
  around.place = "catalog.templates";
  if (status.ok() && node["templates"].IsDefined()) {
    status = AddSection(node["templates"], "Template", around, templates_);
  }
  return status;
}

absl::Status ImportPlan::AddPerson(const YAML::Node& node, const Surroundings& around) {
  std::vector<std::string> known = {"id", "time", "profile", "development"};
  for (const Section& section : kSections) known.push_back(section.key);
  if (absl::Status status = CheckKeys(node, around.place, known); !status.ok()) return status;
  const YAML::Node id = node["id"];
  if (!id.IsDefined() || !id.IsScalar()) return ErrorAt(node, around.place, "needs an id");
  Surroundings inside = around;
  inside.parent = PersonName(id.Scalar());
  if (absl::Status status = ReadTime(node, around.place, inside.time); !status.ok()) return status;
  Person& person = people_[inside.parent];
  absl::Status status;
  if (node["profile"].IsDefined()) {
    status = AddProfile(node["profile"], inside, person);
    inside.needs = inside.parent;
  }
  inside.caller = CallerOf(inside.parent, {});
  if (status.ok() && node["development"].IsDefined())
    status = AddDevelopment(node["development"], inside, person.chain);
  for (const Section& section : kSections) {
    if (!status.ok() || !node[section.key].IsDefined()) continue;
    inside.place = absl::StrCat(around.place, ".", section.key);
    status = AddSection(node[section.key], section.type, inside, person.chain);
  }
  return status;
}

absl::Status ImportPlan::AddProfile(const YAML::Node& node, const Surroundings& around, Person& person) {
  Surroundings inside = around;
  inside.place = absl::StrCat(around.place, ".profile");
  inside.parent.clear();
  if (node.IsMap() && node["manager"].IsDefined()) person.manager = node["manager"].Scalar();
  const std::string id = around.parent.substr(around.parent.rfind('/') + 1);
  return AddItem(node, id, *contract_.OfType("Profile"), inside, person.profile);
}

absl::Status ImportPlan::AddDevelopment(const YAML::Node& node, const Surroundings& around, Chain& chain) {
  Surroundings inside = around;
  inside.place = absl::StrCat(around.place, ".development");
  inside.parent = absl::StrCat(around.parent, "/development");
  if (!node.IsMap()) return ErrorAt(node, inside.place, "expects a map");
  return AddVerb("update", node, node, *contract_.OfType("Development"), node, inside, chain);
}

std::vector<ImportPlan::Step> ImportPlan::TakeSteps() {
  std::vector<Step> steps;
  steps.push_back(SideBySide(std::move(skills_)));
  steps.push_back(SideBySide(std::move(roles_)));
  steps.push_back(SideBySide(std::move(templates_)));
  // Managers come before those they manage; a circle, which the server refuses, ends up in the last wave.
  std::map<std::string, size_t> depth;
  for (const auto& [name, person] : people_) {
    size_t height = 0;
    std::string manager = person.manager;
    for (auto above = people_.find(manager); above != people_.end() && height < people_.size(); ++height) {
      manager = above->second.manager;
      above = people_.find(manager);
    }
    depth[name] = height;
  }
  std::map<size_t, Chain> waves;
  Step chains;
  for (auto& [name, person] : people_) {
    for (ImportRecord& record : person.profile) waves[depth[name]].push_back(std::move(record));
    std::stable_sort(person.chain.begin(), person.chain.end(), Earlier);
    chains.push_back(std::move(person.chain));
  }
  for (auto& [height, wave] : waves) steps.push_back(SideBySide(std::move(wave)));
  steps.push_back(std::move(chains));
  people_.clear();
  occurrences_.clear();
  return steps;
}

}  // namespace milepost::cli
