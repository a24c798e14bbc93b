#include "clients/cli/yaml.h"

#include <fstream>
#include <iostream>
#include <set>
#include <sstream>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "clients/cli/contract.h"
#include "clients/cli/values.h"
#include "google/api/field_behavior.pb.h"

namespace milepost::cli {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

namespace {

std::string Join(const std::string& path, absl::string_view field) {
  return path.empty() ? std::string(field) : absl::StrCat(path, ".", field);
}

const FieldDescriptor* FindField(const Descriptor& type, const std::string& name) {
  const FieldDescriptor* field = type.FindFieldByName(name);
  return field != nullptr ? field : type.FindFieldByCamelcaseName(name);
}

std::string FieldNames(const Descriptor& type) {
  std::vector<std::string> names;
  for (int i = 0; i < type.field_count(); ++i) {
    if (!HasBehavior(*type.field(i), google::api::OUTPUT_ONLY)) names.push_back(type.field(i)->name());
  }
  return absl::StrJoin(names, ", ");
}

absl::Status UnknownField(const YAML::Node& node, const std::string& path, const Descriptor& type,
                          const std::string& name) {
  return ErrorAt(node, Join(path, name),
                 absl::StrCat("a ", type.name(), " has no such field; it has ", FieldNames(type)));
}

bool IsNested(const FieldDescriptor& field) {
  return field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE && !IsTextLike(*field.message_type());
}

// Adds one value to a repeated field, or sets a single one.
absl::Status FillValue(const YAML::Node& node, const std::string& path, const FieldDescriptor& field,
                       Message& message) {
  if (IsNested(field)) {
    const auto& reflection = *message.GetReflection();
    return FillMessage(
        node, path,
        field.is_repeated() ? *reflection.AddMessage(&message, &field) : *reflection.MutableMessage(&message, &field));
  }
  if (!node.IsScalar()) return ErrorAt(node, path, "expects one value");
  const absl::Status status = SetFromText(node.Scalar(), field, message);
  return status.ok() ? status : ErrorAt(node, path, status.message());
}

absl::Status FillField(const YAML::Node& node, const std::string& path, const FieldDescriptor& field,
                       Message& message) {
  if (node.IsNull()) return absl::OkStatus();
  if (!field.is_repeated() || !node.IsSequence()) return FillValue(node, path, field, message);
  for (size_t i = 0; i < node.size(); ++i) {
    const absl::Status status = FillValue(node[i], absl::StrCat(path, "[", i, "]"), field, message);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

// JSON writes characters beyond the basic plane as two escapes (a surrogate pair), YAML as one: \ud83d\ude00 is
// \U0001f600.
std::string JoinSurrogates(const std::string& text) {
  auto unit = [&](size_t at) -> uint32_t {  // the escape \uXXXX at a place; 0: there is none
    uint32_t value = 0;
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return 0;
    return absl::SimpleHexAtoi(text.substr(at + 2, 4), &value) ? value : 0;
  };
  std::string result;
  for (size_t i = 0; i < text.size(); ++i) {
    const uint32_t high = unit(i), low = unit(i + 6);
    if (high >= 0xd800 && high < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
      absl::StrAppend(&result, "\\U", absl::Hex(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00), absl::kZeroPad8));
      i += 11;
    } else {
      result += text[i];
      if (text[i] == '\\' && i + 1 < text.size()) result += text[++i];  // an escaped backslash begins nothing
    }
  }
  return result;
}

void Emit(const Message& message, YAML::Emitter& out);

void EmitValue(const Message& message, const FieldDescriptor& field, int index, YAML::Emitter& out) {
  if (IsNested(field)) {
    const auto& reflection = *message.GetReflection();
    Emit(index >= 0 ? reflection.GetRepeatedMessage(message, &field, index) : reflection.GetMessage(message, &field),
         out);
    return;
  }
  const std::string text = ToText(message, field, index);
  if (text.find('\n') != std::string::npos) out << YAML::Literal;
  out << text;
}

void Emit(const Message& message, YAML::Emitter& out) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  out << YAML::BeginMap;
  for (const FieldDescriptor* field : fields) {
    out << YAML::Key << field->name() << YAML::Value;
    if (!field->is_repeated()) {
      EmitValue(message, *field, -1, out);
      continue;
    }
    const bool flow = !IsNested(*field) && field->cpp_type() != FieldDescriptor::CPPTYPE_STRING;
    out << (flow ? YAML::Flow : YAML::Block) << YAML::BeginSeq;
    for (int i = 0; i < message.GetReflection()->FieldSize(message, field); ++i) EmitValue(message, *field, i, out);
    out << YAML::EndSeq;
  }
  out << YAML::EndMap;
}

}  // namespace

absl::Status ErrorAt(const YAML::Node& node, absl::string_view path, absl::string_view what) {
  const std::string place = node.Mark().line < 0 ? std::string() : absl::StrCat("line ", node.Mark().line + 1, ": ");
  return absl::InvalidArgumentError(absl::StrCat(place, path, path.empty() ? "" : ": ", what));
}

absl::StatusOr<YAML::Node> ParseYaml(const std::string& text) {
  try {
    return YAML::Load(JoinSurrogates(text));
  } catch (const YAML::Exception& error) {  // the library's way to say so; it ends here
    return absl::InvalidArgumentError(absl::StrCat("line ", error.mark.line + 1, ": ", error.msg));
  }
}

absl::StatusOr<YAML::Node> ReadYamlFile(const std::string& path) {
  std::ostringstream text;
  if (path == "-") {
    text << std::cin.rdbuf();
  } else {
    std::ifstream file(path, std::ios::binary);
    if (!file || !(text << file.rdbuf())) return absl::InvalidArgumentError(absl::StrCat("cannot read ", path));
  }
  absl::StatusOr<YAML::Node> node = ParseYaml(text.str());
  if (!node.ok()) return absl::InvalidArgumentError(absl::StrCat(path, ": ", node.status().message()));
  return node;
}

absl::Status FillMessage(const YAML::Node& map, const std::string& path, Message& message,
                         const std::set<std::string>* skipped) {
  const Descriptor& type = *message.GetDescriptor();
  if (!map.IsMap()) return ErrorAt(map, path, absl::StrCat("expects the fields of a ", type.name()));
  std::set<const FieldDescriptor*> seen;
  for (const auto& entry : map) {
    if (skipped != nullptr && skipped->count(entry.first.Scalar()) != 0) continue;
    const FieldDescriptor* field = FindField(type, entry.first.Scalar());
    if (field == nullptr) return UnknownField(entry.first, path, type, entry.first.Scalar());
    const std::string place = Join(path, field->name());
    if (!seen.insert(field).second) return ErrorAt(entry.first, place, "is given twice");
    if (field->containing_oneof() != nullptr && message.GetReflection()->HasOneof(message, field->containing_oneof())) {
      return ErrorAt(entry.first, place, absl::StrCat("only one ", field->containing_oneof()->name(), " can be given"));
    }
    const absl::Status status = FillField(entry.second, place, *field, message);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> Assign(absl::string_view assignment, Message& message) {
  const std::pair<std::string, std::string> parts = absl::StrSplit(assignment, absl::MaxSplits('=', 1));
  if (assignment.find('=') == absl::string_view::npos || parts.first.empty()) {
    return absl::InvalidArgumentError(absl::StrCat("'", assignment, "' is no assignment; say field=value"));
  }
  Message* target = &message;
  std::vector<std::string> path;
  const std::vector<std::string> steps = absl::StrSplit(parts.first, '.');
  for (size_t i = 0; i < steps.size(); ++i) {
    const FieldDescriptor* field = FindField(*target->GetDescriptor(), steps[i]);
    if (field == nullptr)
      return UnknownField(YAML::Node(), absl::StrJoin(path, "."), *target->GetDescriptor(), steps[i]);
    path.push_back(field->name());
    if (i + 1 < steps.size()) {
      if (!IsNested(*field) || field->is_repeated()) {
        return absl::InvalidArgumentError(absl::StrCat(absl::StrJoin(path, "."), ": has no fields of its own"));
      }
      target = target->GetReflection()->MutableMessage(target, field);
      continue;
    }
    target->GetReflection()->ClearField(target, field);
    if (parts.second.empty()) break;
    absl::StatusOr<YAML::Node> value = YAML::Node(parts.second);
    if (field->is_repeated() || IsNested(*field)) value = ParseYaml(parts.second);
    if (!value.ok()) return absl::InvalidArgumentError(absl::StrCat(parts.first, ": ", value.status().message()));
    const absl::Status status = FillField(*value, absl::StrJoin(path, "."), *field, *target);
    if (!status.ok()) return status;
  }
  return absl::StrJoin(path, ".");
}

std::string ToYaml(const Message& message) {
  YAML::Emitter out;
  Emit(message, out);
  return absl::StrCat(out.c_str(), "\n");
}

}  // namespace milepost::cli
