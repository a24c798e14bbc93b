#include "tests/conformance/resource/resource_case.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "google/api/field_behavior.pb.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"

namespace milepost::conformance {
namespace {

using google::protobuf::Reflection;
using google::protobuf::TextFormat;

// The last field of a path and the message that it lies in.
struct Place {
  Message* message;
  const FieldDescriptor* field;
};

Place Find(std::string_view path, Message* message) {
  const FieldDescriptor* field = nullptr;
  for (absl::string_view part : absl::StrSplit(absl::string_view(path.data(), path.size()), '.')) {
    if (field != nullptr) message = message->GetReflection()->MutableMessage(message, field);
    field = message->GetDescriptor()->FindFieldByName(std::string(part));
    if (field == nullptr) throw std::logic_error(absl::StrCat("no field ", part));
  }
  return {message, field};
}

bool Answers(const MethodDescriptor& method, const Descriptor* type) {
  return method.output_type() == type || ResourceField(method.output_type(), type) != nullptr;
}

}  // namespace

Methods::Methods(const ResourceCase& resource) {
  const std::string& name = resource.type->name();
  const auto find = [&](std::string_view verb) {
    return resource.service->FindMethodByName(absl::StrCat(absl::string_view(verb.data(), verb.size()), name));
  };
  get = find("Get");
  update = find("Update");
  remove = find("Delete");
  undelete = find("Undelete");
  for (int i = 0; i < resource.service->method_count(); ++i) {
    const MethodDescriptor* method = resource.service->method(i);
    const FieldDescriptor* item = method->output_type()->field_count() > 0 ? method->output_type()->field(0) : nullptr;
    const bool lists = method->name().starts_with("List") && item->message_type() == resource.type;
    if (lists && list == nullptr) list = method;  // the first: others list across people
    const bool takes = ResourceField(method->input_type(), resource.type) != nullptr;
    if (takes && method != update && Answers(*method, resource.type)) create = method;
  }
}

std::vector<const MethodDescriptor*> Methods::all() const {
  std::vector<const MethodDescriptor*> methods;
  for (const MethodDescriptor* method : {get, list, create, update, remove, undelete}) {
    if (method != nullptr) methods.push_back(method);
  }
  return methods;
}

std::ostream& operator<<(std::ostream& out, const ResourceCase& resource) { return out << resource.type->name(); }

MessagePtr New(const Descriptor* type) {
  return MessagePtr(google::protobuf::MessageFactory::generated_factory()->GetPrototype(type)->New());
}

void Merge(std::string_view text, Message* message) {
  EXPECT_TRUE(TextFormat::MergeFromString(std::string(text), message)) << text;
}

const FieldDescriptor* ResourceField(const Descriptor* message, const Descriptor* resource) {
  for (int i = 0; i < message->field_count(); ++i) {
    const FieldDescriptor* field = message->field(i);
    if (field->message_type() == resource && !field->is_repeated()) return field;
  }
  return nullptr;
}

const Message& ResourceIn(const Message& answer, const Descriptor* resource) {
  if (answer.GetDescriptor() == resource) return answer;
  return answer.GetReflection()->GetMessage(answer, ResourceField(answer.GetDescriptor(), resource));
}

std::string GetText(const Message& message, std::string_view path) {
  MessagePtr copy(message.New());
  copy->CopyFrom(message);
  const Place place = Find(path, copy.get());
  return place.message->GetReflection()->GetString(*place.message, place.field);
}

void SetText(std::string_view path, std::string_view value, Message* message) {
  const Place place = Find(path, message);
  place.message->GetReflection()->SetString(place.message, place.field, std::string(value));
}

bool HasField(const Message& message, std::string_view path) {
  MessagePtr copy(message.New());
  copy->CopyFrom(message);
  const Place place = Find(path, copy.get());
  return place.message->GetReflection()->HasField(*place.message, place.field);
}

std::vector<const FieldDescriptor*> FieldsWith(const Descriptor* type, int behavior) {
  std::vector<const FieldDescriptor*> fields;
  for (int i = 0; i < type->field_count(); ++i) {
    const auto& options = type->field(i)->options();
    if (type->field(i)->name() == "name") continue;
    for (int j = 0; j < options.ExtensionSize(google::api::field_behavior); ++j) {
      if (options.GetExtension(google::api::field_behavior, j) == behavior) fields.push_back(type->field(i));
    }
  }
  return fields;
}

void SetJunk(const FieldDescriptor* field, Message* message) {
  const auto value = [field]() -> std::string {
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_STRING:
        return "'junk'";
      case FieldDescriptor::CPPTYPE_BOOL:
        return "true";
      case FieldDescriptor::CPPTYPE_ENUM:
        return field->enum_type()->value(field->enum_type()->value_count() - 1)->name();
      case FieldDescriptor::CPPTYPE_DOUBLE:
        return "0.77";
      case FieldDescriptor::CPPTYPE_MESSAGE:
        if (field->message_type()->full_name() == "google.type.Date") return "{ year: 2001 month: 2 day: 3 }";
        return field->message_type()->full_name() == "google.protobuf.Timestamp" ? "{ seconds: 77 }" : "{}";
      default:
        return "77";
    }
  };
  Merge(absl::StrCat(field->name(), ": ", value()), message);
}

bool SameField(const FieldDescriptor* field, const Message& a, const Message& b) {
  if (!field->is_repeated() && a.GetReflection()->HasField(a, field) != b.GetReflection()->HasField(b, field)) {
    return false;
  }
  google::protobuf::util::MessageDifferencer differencer;
  return differencer.CompareWithFields(a, b, {field}, {field});
}

}  // namespace milepost::conformance
