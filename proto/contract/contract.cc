#include "proto/contract/contract.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "google/api/field_behavior.pb.h"
#include "google/api/resource.pb.h"
#include "milepost/type/v1/authorization.pb.h"

namespace milepost::contract {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;
using type::v1::Authorization;
using type::v1::Party;

bool StartsWith(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool IsSingleString(const FieldDescriptor* field) {
  return field != nullptr && !field->is_repeated() && field->type() == FieldDescriptor::TYPE_STRING;
}

// The field that a dotted path such as `goal.name` leads to, or null.
const FieldDescriptor* Resolve(const Descriptor* message, std::string_view path) {
  const FieldDescriptor* field = nullptr;
  while (message != nullptr) {
    const size_t dot = path.find('.');
    field = message->FindFieldByName(std::string(path.substr(0, dot)));
    if (field == nullptr || field->is_repeated() || dot == std::string_view::npos) return field;
    message = field->message_type();
    path.remove_prefix(dot + 1);
  }
  return nullptr;
}

bool StandsInRelation(Party party) { return party >= type::v1::PARTY_OWNER && party <= type::v1::PARTY_HR_PARTNER; }

class Inspection {
 public:
  void Read(const FileDescriptor* file) {
    for (int i = 0; i < file->message_type_count(); ++i) NoteTypes(file->message_type(i));
  }

  void Check(const FileDescriptor* file) {
    for (int i = 0; i < file->message_type_count(); ++i) CheckMessage(file->message_type(i));
    for (int i = 0; i < file->service_count(); ++i) {
      const ServiceDescriptor* service = file->service(i);
      for (int j = 0; j < service->method_count(); ++j) CheckMethod(service->method(j));
    }
  }

  std::vector<std::string> TakeFindings() { return std::move(findings_); }

 private:
  template <typename Named>
  void Fault(const Named* where, const std::string& what) {
    findings_.push_back(where->full_name() + ": " + what);
  }

  void NoteTypes(const Descriptor* message) {
    types_.insert(message->options().GetExtension(google::api::resource).type());
    for (int i = 0; i < message->nested_type_count(); ++i) NoteTypes(message->nested_type(i));
  }

  void CheckMessage(const Descriptor* message) {
    CheckResource(message);
    for (int i = 0; i < message->field_count(); ++i) CheckReference(message->field(i));
    for (int i = 0; i < message->nested_type_count(); ++i) CheckMessage(message->nested_type(i));
  }

  void CheckResource(const Descriptor* message) {
    const FieldDescriptor* name = message->FindFieldByName("name");
    const bool named = name != nullptr && name->number() == 1 && !EndsWith(message->name(), "Request");
    if (!message->options().HasExtension(google::api::resource)) {
      if (named) Fault(message, "has a name but no (google.api.resource)");
      return;
    }
    const auto& resource = message->options().GetExtension(google::api::resource);
    if (!named || !IsSingleString(name)) Fault(message, "is a resource, so its first field must be `string name = 1`");
    if (resource.type() != "milepost.dev/" + message->name()) {
      Fault(message, "has the resource type `" + resource.type() + "`, not `milepost.dev/" + message->name() + "`");
    }
    if (resource.pattern_size() == 0) Fault(message, "is a resource without a pattern");
  }

  void CheckReference(const FieldDescriptor* field) {
    if (!field->options().HasExtension(google::api::resource_reference)) return;
    const auto& reference = field->options().GetExtension(google::api::resource_reference);
    const std::string& target = reference.type().empty() ? reference.child_type() : reference.type();
    if (target != "*" && types_.count(target) == 0) Fault(field, "refers to `" + target + "`, which no resource is");
  }

  void CheckMethod(const MethodDescriptor* method) {
    CheckRequest(method->input_type());
    CheckAuthorization(method);
    CheckStandardFields(method);
  }

  void CheckAuthorization(const MethodDescriptor* method) {
    if (!method->options().HasExtension(type::v1::authorization)) {
      Fault(method, "does not say who may call it; add (milepost.type.v1.authorization)");
      return;
    }
    const Authorization& rule = method->options().GetExtension(type::v1::authorization);
    if (rule.scope().empty()) Fault(method, "has an authorization without a scope");
    if (rule.parties().empty()) Fault(method, "has an authorization without a party, so nobody could call it");
    bool relation = false;
    for (const int party : rule.parties()) {
      if (!type::v1::Party_IsValid(party) || party == type::v1::PARTY_UNSPECIFIED) {
        Fault(method, "names a party that does not exist");
      }
      relation |= StandsInRelation(static_cast<Party>(party));
    }
    if (rule.target().empty()) {
      if (relation)
        Fault(method, "admits parties by their relation to an owner, but has no target that names the owner");
    } else if (!IsSingleString(Resolve(method->input_type(), rule.target()))) {
      Fault(method, "has the target `" + rule.target() + "`, which is no single string of its request");
    }
  }

  void CheckStandardFields(const MethodDescriptor* method) {
    const std::string& name = method->name();
    const bool writes = StartsWith(name, "Create") || StartsWith(name, "Update") || StartsWith(name, "Delete") ||
                        EndsWith(method->options().GetExtension(type::v1::authorization).scope(), ".write");
    if (writes) Require(method, method->input_type(), "request_id", FieldDescriptor::TYPE_STRING);
    if (StartsWith(name, "List")) {
      Require(method, method->input_type(), "page_size", FieldDescriptor::TYPE_INT32);
      Require(method, method->input_type(), "page_token", FieldDescriptor::TYPE_STRING);
      Require(method, method->output_type(), "next_page_token", FieldDescriptor::TYPE_STRING);
    }
  }

  void Require(const MethodDescriptor* method, const Descriptor* message, const std::string& name,
               FieldDescriptor::Type type) {
    const FieldDescriptor* field = message->FindFieldByName(name);
    if (field != nullptr && !field->is_repeated() && field->type() == type) return;
    Fault(method, "needs `" + std::string(FieldDescriptor::TypeName(type)) + " " + name + "` in " + message->name());
  }

  // Follows a request into its messages, but not below what the server clears as output only. Common Google messages
  // have a meaning of their own and are left alone.
  void CheckRequest(const Descriptor* message) {
    if (!StartsWith(message->full_name(), "milepost.") || !visited_.insert(message).second) return;
    for (int i = 0; i < message->field_count(); ++i) {
      const FieldDescriptor* field = message->field(i);
      if (!message->options().map_entry()) CheckBehavior(field);
      if (field->message_type() != nullptr && !Behaves(field, {google::api::OUTPUT_ONLY})) {
        CheckRequest(field->message_type());
      }
    }
  }

  void CheckBehavior(const FieldDescriptor* field) {
    if (Behaves(field,
                {google::api::OPTIONAL, google::api::REQUIRED, google::api::OUTPUT_ONLY, google::api::IMMUTABLE}))
      return;
    Fault(field, "is part of a request and has no (google.api.field_behavior)");
  }

  static bool Behaves(const FieldDescriptor* field, const std::set<int>& any_of) {
    const auto& given = field->options().GetRepeatedExtension(google::api::field_behavior);
    return std::any_of(given.begin(), given.end(), [&](int behavior) { return any_of.count(behavior) > 0; });
  }

  std::vector<std::string> findings_;
  std::set<std::string> types_;
  std::set<const Descriptor*> visited_;
};

}  // namespace

std::vector<std::string> Violations(const std::vector<const FileDescriptor*>& files) {
  Inspection inspection;
  for (const FileDescriptor* file : files) inspection.Read(file);
  for (const FileDescriptor* file : files) inspection.Check(file);
  return inspection.TakeFindings();
}

}  // namespace milepost::contract
