#pragma once

#include <yaml-cpp/yaml.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/session.h"

namespace milepost::cli {

// One write that an import file asks for.
struct ImportRecord {
  std::string place;  // where it stands: `people[0].goals[2].history[1]`
  int line = 0;       // its line in the file, from 1
  std::string file;
  client::Caller caller;  // on whose behalf, and when
  const google::protobuf::MethodDescriptor* method = nullptr;
  MessagePtr request;    // with its request_id; what must be read first (etag, sha256) is still missing
  std::string resource;  // the resource it creates or changes; empty if the server will name it
  std::string needs;     // the resource that an earlier record creates; empty: none
};

// What a set of import files asks for, in the order in which it must happen: the steps one after another, the chains of
// a step side by side, the records of a chain one after another. docs/import.md describes the files.
class ImportPlan {
 public:
  using Chain = std::vector<ImportRecord>;
  using Step = std::vector<Chain>;

  explicit ImportPlan(const Contract& contract) : contract_(contract) {}

  // Adds what a file asks for. INVALID_ARGUMENT with file, line and place: it does not have the form.
  absl::Status Add(const std::string& file, const YAML::Node& root);
  // Orders what was added; the plan is empty afterwards.
  std::vector<Step> TakeSteps();

 private:
  struct Person {
    std::string manager;
    std::vector<ImportRecord> profile;  // at most one
    Chain chain;
  };
  // What a record inherits from where it stands.
  struct Surroundings {
    std::string file, place, parent, needs;
    std::optional<absl::Time> time;  // unset: the server's clock
    client::Caller caller;
  };

  absl::Status AddSection(const YAML::Node& items, absl::string_view type, const Surroundings& around, Chain& chain);
  absl::Status AddItem(const YAML::Node& item, const std::string& id, const Resource& resource,
                       const Surroundings& around, Chain& chain);
  absl::Status AddWhatFollows(const YAML::Node& item, const Resource& resource, const Surroundings& around,
                              Chain& chain);
  absl::Status AddHistory(const YAML::Node& history, const Resource& resource, const YAML::Node& item,
                          const Surroundings& around, Chain& chain);
  absl::Status AddEvent(const YAML::Node& event, const Resource& resource, const YAML::Node& item,
                        const Surroundings& around, Chain& chain);
  absl::Status AddVerb(const std::string& verb, const YAML::Node& arguments, const YAML::Node& event,
                       const Resource& resource, const YAML::Node& item, const Surroundings& around, Chain& chain);
  absl::Status AddCatalog(const YAML::Node& node, Surroundings around);
  absl::Status AddPerson(const YAML::Node& node, const Surroundings& around);
  absl::Status AddProfile(const YAML::Node& node, const Surroundings& around, Person& person);
  absl::Status AddDevelopment(const YAML::Node& node, const Surroundings& around, Chain& chain);
  absl::Status Finish(const YAML::Node& node, ImportRecord record, const Surroundings& around, Chain& chain);

  const Contract& contract_;
  Chain skills_, roles_, templates_;
  std::map<std::string, Person> people_;    // by name
  std::map<std::string, int> occurrences_;  // how often the same record was seen
};

// Reads a record's own `time`, if it says one; a date alone stands for the late afternoon of that day, in UTC.
absl::Status ReadTime(const YAML::Node& node, const std::string& place, std::optional<absl::Time>& time);

}  // namespace milepost::cli
