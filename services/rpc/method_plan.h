// What the doorway knows of a method before it is called: read once from the contract's annotations.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"
#include "services/access/viewer.h"
#include "services/rpc/method.h"
#include "services/rpc/validate.h"

namespace milepost::rpc {

struct MethodPlan {
  Method method;
  std::string path;  // /milepost.goals.v1.GoalsService/GetGoal
  std::string scope;
  access::Parties permitted = 0;
  std::vector<const google::protobuf::FieldDescriptor*> target;  // the path to the name of the owner's object
  const google::protobuf::FieldDescriptor* request_id = nullptr;
  const google::protobuf::FieldDescriptor* validate_only = nullptr;
  const google::protobuf::FieldDescriptor* allow_missing = nullptr;
  const google::protobuf::FieldDescriptor* reply_name = nullptr;  // `name` of the reply, what a write is remembered by
  std::unique_ptr<Validator> validator;
  std::size_t limit_bytes = 256 << 10;

  // The value of the target field; empty without one.
  const std::string& TargetOf(const Message& request) const;
  // Replaces `profiles/me` in the target field by the owner's own name.
  void ResolveMe(Message& request, std::string_view owner) const;
};

// The plans of a service's rows, in their order. FAILED_PRECONDITION if rows and contract differ: a method without a
// row, a row without a method, other types, no authorization.
absl::StatusOr<std::vector<std::unique_ptr<MethodPlan>>> PlanMethods(const std::string& service,
                                                                     std::vector<Method> rows);

}  // namespace milepost::rpc
