#pragma once

#include <google/protobuf/descriptor.h>

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace milepost::cli {

// One kind of resource, as its `google.api.resource` annotation tells.
struct Resource {
  const google::protobuf::Descriptor* message;         // such as milepost.goals.v1.Goal
  const google::protobuf::ServiceDescriptor* service;  // the service that keeps it
  std::string type;                                    // `Goal`
  std::vector<std::string> pattern;                    // profiles, {profile}, goals, {goal}

  bool IsSingleton() const { return pattern.back().front() != '{'; }
};

// What the API can do, read from the descriptors: which methods there are, and which of them serve which resource. The
// commands are generic over it, so that a new resource or method needs no code here.
class Contract {
 public:
  Contract();

  const std::vector<Resource>& resources() const { return resources_; }
  const std::vector<const google::protobuf::ServiceDescriptor*>& services() const { return services_; }

  // The resource a name denotes: `profiles/amara/goals/g1` is a Goal. INVALID_ARGUMENT: no pattern fits.
  absl::StatusOr<const Resource*> OfName(absl::string_view name) const;
  // The resource a collection holds: `profiles/amara/goals` holds Goals. INVALID_ARGUMENT: no pattern fits.
  absl::StatusOr<const Resource*> OfCollection(absl::string_view collection) const;
  // The resource by its type, such as `Goal`; null if there is none.
  const Resource* OfType(absl::string_view type) const;

  // A method by `GetGoal`, `GoalsService.GetGoal` or `milepost.goals.v1.GoalsService.GetGoal`. INVALID_ARGUMENT: none.
  absl::StatusOr<const google::protobuf::MethodDescriptor*> Method(absl::string_view name) const;
  // The method that does `verb` to a resource: `accept` a Goal is AcceptGoal, `achieve_milestone` is AchieveMilestone.
  // `get`, `list`, `create`, `update` and `delete` are the standard methods whatever they are called (AssessSkill
  // creates a SkillAssessment). INVALID_ARGUMENT: there is none.
  absl::StatusOr<const google::protobuf::MethodDescriptor*> Method(const Resource& resource,
                                                                   absl::string_view verb) const;

 private:
  std::vector<const google::protobuf::ServiceDescriptor*> services_;
  std::vector<Resource> resources_;
};

// The field of `message` that holds a message of `type`, single or repeated; null if there is none.
const google::protobuf::FieldDescriptor* FieldOfType(const google::protobuf::Descriptor& message,
                                                     const google::protobuf::Descriptor& type);
// Whether a field is annotated with a behaviour, such as google::api::OUTPUT_ONLY.
bool HasBehavior(const google::protobuf::FieldDescriptor& field, int behavior);
// `achieve_milestone` -> `AchieveMilestone`.
std::string PascalCase(absl::string_view words);
// `profiles/amara/goals/g1` -> `profiles/amara/goals`; empty without a slash.
std::string CollectionOf(absl::string_view name);
// `profiles/amara/goals` -> `profiles/amara`; empty for a top-level collection.
std::string ParentOf(absl::string_view collection);
// A person as people type it: `amara` -> `profiles/amara`; a name stays as it is.
std::string PersonName(absl::string_view text);

}  // namespace milepost::cli
