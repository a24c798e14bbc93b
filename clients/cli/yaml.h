#pragma once

#include <google/protobuf/message.h>
#include <yaml-cpp/yaml.h>

#include <set>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace milepost::cli {

// Reads a document of YAML, or of JSON (which YAML contains). INVALID_ARGUMENT with the line: it is neither.
absl::StatusOr<YAML::Node> ParseYaml(const std::string& text);
// Reads a file; `-` is the standard input.
absl::StatusOr<YAML::Node> ReadYamlFile(const std::string& path);

// An error at a place of a document: `line 12: goals[0].due_date: what`.
absl::Status ErrorAt(const YAML::Node& node, absl::string_view path, absl::string_view what);

// Writes a map into a message. Fields may be named as in the protos (`due_date`) or in JSON (`dueDate`); values are
// what SetFromText understands; one value may stand for a list of one; null leaves a field unset. `path` says where the
// map stands, for messages. INVALID_ARGUMENT names the line and the field: `line 12: goals[0].due_date: expects a
// date`.
// Keys in `skipped`, if given, are not fields: others read them.
absl::Status FillMessage(const YAML::Node& map, const std::string& path, google::protobuf::Message& message,
                         const std::set<std::string>* skipped = nullptr);

// Applies `path=value` to a message: `priority=essential`, `metric.target=24`, `skills=[skills/a, skills/b]`. The value
// of a text field is taken as it stands; of lists and messages it is YAML. `path=` alone clears the field. Returns the
// path in proto names, for an update mask.
absl::StatusOr<std::string> Assign(absl::string_view assignment, google::protobuf::Message& message);

// A message as YAML that FillMessage reads back; unset fields are left out.
std::string ToYaml(const google::protobuf::Message& message);

}  // namespace milepost::cli
