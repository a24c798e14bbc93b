#include "clients/cli/contract.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "google/api/field_behavior.pb.h"
#include "google/api/resource.pb.h"
#include "milepost/catalog/v1/catalog_service.pb.h"
#include "milepost/events/v1/events_service.pb.h"
#include "milepost/goals/v1/goals_service.pb.h"
#include "milepost/mentoring/v1/mentoring_service.pb.h"
#include "milepost/profiles/v1/profiles_service.pb.h"
#include "milepost/progress/v1/progress_service.pb.h"
#include "milepost/reports/v1/reports_service.pb.h"

namespace milepost::cli {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;

namespace {

// One message of each service file: a new service is one line here.
std::vector<const FileDescriptor*> ServiceFiles() {
  return {
      milepost::profiles::v1::GetProfileRequest::descriptor()->file(),
      milepost::catalog::v1::GetSkillRequest::descriptor()->file(),
      milepost::goals::v1::GetGoalRequest::descriptor()->file(),
      milepost::progress::v1::GetProgressEntryRequest::descriptor()->file(),
      milepost::mentoring::v1::GetMentorshipRequest::descriptor()->file(),
      milepost::events::v1::ListEventsRequest::descriptor()->file(),
      milepost::reports::v1::GetReportRequest::descriptor()->file(),
  };
}

void AddResources(const FileDescriptor& file, const ServiceDescriptor* service, std::vector<Resource>& resources) {
  for (int i = 0; i < file.message_type_count(); ++i) {
    const Descriptor* message = file.message_type(i);
    if (!message->options().HasExtension(google::api::resource)) continue;
    const auto& annotation = message->options().GetExtension(google::api::resource);
    const std::vector<std::string> type = absl::StrSplit(annotation.type(), '/');
    resources.push_back({message, service, type.back(), absl::StrSplit(annotation.pattern(0), '/')});
  }
}

bool Fits(const std::vector<std::string>& pattern, const std::vector<absl::string_view>& segments) {
  if (segments.size() > pattern.size()) return false;
  for (size_t i = 0; i < segments.size(); ++i) {
    const bool variable = pattern[i].front() == '{';
    if (variable ? segments[i].empty() : segments[i] != pattern[i]) return false;
  }
  return true;
}

std::string Patterns(const std::vector<Resource>& resources) {
  return absl::StrJoin(resources, ", ", [](std::string* out, const Resource& resource) {
    absl::StrAppend(out, absl::StrJoin(resource.pattern, "/"));
  });
}

bool IsStandard(const MethodDescriptor& method, absl::string_view verb, const Resource& resource) {
  const Descriptor& request = *method.input_type();
  if (verb == "get") return method.name() == absl::StrCat("Get", resource.type);
  if (verb == "delete") return method.name() == absl::StrCat("Delete", resource.type);
  if (verb == "list") {
    return absl::StartsWith(method.name(), "List") && FieldOfType(*method.output_type(), *resource.message) != nullptr;
  }
  const FieldDescriptor* body = FieldOfType(request, *resource.message);
  if (body == nullptr) return false;
  if (verb == "update") return request.FindFieldByName("update_mask") != nullptr;
  return verb == "create" && request.FindFieldByName(absl::StrCat(body->name(), "_id")) != nullptr;
}

// Whether the method does something named by the last word of the type: CompleteReview to a PlanReview.
bool IsByLastWord(const MethodDescriptor& method, const std::string& verb, const Resource& resource) {
  size_t word = resource.type.size() - 1;
  while (word > 0 && !absl::ascii_isupper(resource.type[word])) --word;
  return method.name() == absl::StrCat(verb, resource.type.substr(word)) &&
         method.input_type()->FindFieldByName("name") != nullptr;
}

}  // namespace

const FieldDescriptor* FieldOfType(const Descriptor& message, const Descriptor& type) {
  for (int i = 0; i < message.field_count(); ++i) {
    if (message.field(i)->message_type() == &type) return message.field(i);
  }
  return nullptr;
}

bool HasBehavior(const FieldDescriptor& field, int behavior) {
  const auto& options = field.options();
  for (int i = 0; i < options.ExtensionSize(google::api::field_behavior); ++i) {
    if (options.GetExtension(google::api::field_behavior, i) == behavior) return true;
  }
  return false;
}

std::string PascalCase(absl::string_view words) {
  std::string result;
  for (absl::string_view word : absl::StrSplit(words, absl::ByAnyChar("_-"), absl::SkipEmpty())) {
    absl::StrAppend(&result, std::string(1, absl::ascii_toupper(word.front())), word.substr(1));
  }
  return result;
}

std::string CollectionOf(absl::string_view name) {
  const size_t slash = name.rfind('/');
  return std::string(name.substr(0, slash == absl::string_view::npos ? 0 : slash));
}

std::string ParentOf(absl::string_view collection) { return CollectionOf(collection); }

std::string PersonName(absl::string_view text) {
  return absl::StrContains(text, '/') ? std::string(text) : absl::StrCat("profiles/", text);
}

Contract::Contract() {
  for (const FileDescriptor* file : ServiceFiles()) {
    for (int i = 0; i < file->service_count(); ++i) services_.push_back(file->service(i));
    for (int i = 0; i < file->dependency_count(); ++i) {
      // A service's own package holds its resources; a snapshot's imports belong to others.
      if (file->dependency(i)->package() == file->package()) {
        AddResources(*file->dependency(i), file->service(0), resources_);
      }
    }
  }
}

absl::StatusOr<const Resource*> Contract::OfName(absl::string_view name) const {
  const std::vector<absl::string_view> segments = absl::StrSplit(name, '/');
  for (const Resource& resource : resources_) {
    if (segments.size() == resource.pattern.size() && Fits(resource.pattern, segments)) return &resource;
  }
  return absl::InvalidArgumentError(
      absl::StrCat("'", name, "' names no resource; names look like ", Patterns(resources_)));
}

absl::StatusOr<const Resource*> Contract::OfCollection(absl::string_view collection) const {
  const std::vector<absl::string_view> segments = absl::StrSplit(collection, '/');
  for (const Resource& resource : resources_) {
    if (resource.IsSingleton()) continue;
    if (segments.size() + 1 == resource.pattern.size() && Fits(resource.pattern, segments)) return &resource;
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "'", collection, "' is no collection; a collection is a name without its last part: ", Patterns(resources_)));
}

const Resource* Contract::OfType(absl::string_view type) const {
  const auto found = std::find_if(resources_.begin(), resources_.end(),
                                  [&](const Resource& resource) { return resource.type == type; });
  return found == resources_.end() ? nullptr : &*found;
}

absl::StatusOr<const MethodDescriptor*> Contract::Method(absl::string_view name) const {
  for (const ServiceDescriptor* service : services_) {
    for (int i = 0; i < service->method_count(); ++i) {
      const MethodDescriptor* method = service->method(i);
      if (name == method->name() || name == method->full_name() ||
          name == absl::StrCat(service->name(), ".", method->name())) {
        return method;
      }
    }
  }
  return absl::InvalidArgumentError(absl::StrCat("there is no method '", name, "'; say it as GoalsService.GetGoal"));
}

absl::StatusOr<const MethodDescriptor*> Contract::Method(const Resource& resource, absl::string_view verb) const {
  const std::string name = PascalCase(verb);
  for (int i = 0; i < resource.service->method_count(); ++i) {
    const MethodDescriptor* method = resource.service->method(i);
    if (IsStandard(*method, verb, resource) || method->name() == absl::StrCat(name, resource.type) ||
        IsByLastWord(*method, name, resource)) {
      return method;
    }
  }
  const MethodDescriptor* method = resource.service->FindMethodByName(name);
  if (method != nullptr && method->output_type() == resource.message) return method;
  return absl::InvalidArgumentError(absl::StrCat("a ", resource.type, " cannot be told to '", verb, "'"));
}

}  // namespace milepost::cli
