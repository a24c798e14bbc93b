// The reflective validator: the annotations of a request's fields are the check.
//
// It enforces google.api.field_behavior, google.api.resource_reference, google.api.resource patterns,
// milepost.type.v1.limit, and what every text, number, date and enum must be (validate_text.h, validate_value.h).
// A Validator is built once for each method and is then immutable: any number of threads may use it.
#pragma once

#include <memory>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"
#include "services/rpc/errors.h"

namespace milepost::rpc {

struct MessagePlan;
class PlanBook;

// What a method does with the resource in its request (the field whose type has a google.api.resource annotation).
enum class MethodKind {
  kCreate,  // the resource's `name` is ignored
  kUpdate,  // its `name` is REQUIRED and nothing else is: the merged resource is checked by CheckResource
  kOther,   // it is checked like every other message
};

class Validator {
 public:
  Validator(const google::protobuf::Descriptor* request, MethodKind kind);
  ~Validator();
  Validator(const Validator&) = delete;
  Validator& operator=(const Validator&) = delete;

  // Clears OUTPUT_ONLY fields at every level and, for a Create, the resource's `name`. Call it before Check.
  void ClearOutputOnly(google::protobuf::Message* request) const;

  // Every violation (the first 100) in the order of the fields; empty if the request is valid. OUTPUT_ONLY fields are
  // not looked at. `request` must be of the descriptor given at construction.
  std::vector<Violation> Check(const google::protobuf::Message& request) const;

  // For an Update: what the resource as it would be stored lacks (REQUIRED, max_items), with paths as in the request.
  // Values are not checked again, and unknown fields of stored resources are theirs to keep.
  std::vector<Violation> CheckResource(const google::protobuf::Message& resource) const;

 private:
  std::unique_ptr<PlanBook> book_;
  const MessagePlan* request_;
  MethodKind kind_;
};

}  // namespace milepost::rpc
