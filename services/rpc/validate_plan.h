// What the validator knows about a message type, read from its annotations once: the tables behind validate.h.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "google/protobuf/descriptor.h"
#include "milepost/type/v1/limit.pb.h"
#include "services/rpc/resource_name.h"

namespace milepost::rpc {

struct MessagePlan;

// How a field's values are checked.
enum class ValueKind : uint8_t {
  kUnchecked,  // bool, bytes, and texts that their own parser checks (page tokens)
  kText,
  kUuid,  // a text: the request_id
  kInteger,
  kReal,
  kEnum,
  kDate,
  kPartialDate,
  kTimestamp,
  kDuration,
  kMoney,
  kMessage,  // by the plan of its type
};

struct FieldPlan {
  const google::protobuf::FieldDescriptor* field = nullptr;
  ValueKind kind = ValueKind::kUnchecked;
  bool required = false;
  bool output_only = false;
  bool resource_name = false;  // the `name` of a resource
  bool is_message = false;
  bool size = false;  // the page_size of a request: negative is wrong
  bool exclusive_min = false;
  type::v1::Limit::Form form = type::v1::Limit::FORM_UNSPECIFIED;
  uint32_t max_length = 4000;
  int max_items = 100;
  std::optional<double> min;
  std::optional<double> max;
  std::optional<ResourcePattern> pattern;
  const MessagePlan* message = nullptr;  // of a message that is input
};

struct MessagePlan {
  const google::protobuf::Descriptor* type = nullptr;
  bool is_resource = false;
  bool has_output_only = false;  // here or deeper
  std::vector<FieldPlan> fields;
  const FieldPlan* resource = nullptr;  // the field that carries the resource of a request
};

// The plans of a request and all it reaches. Immutable once built.
class PlanBook {
 public:
  // Reads `request` as the request of a method, where page_size, page_token and request_id have their meaning.
  const MessagePlan& AddRequest(const google::protobuf::Descriptor& request);

 private:
  MessagePlan& Add(const google::protobuf::Descriptor& type);
  FieldPlan PlanField(const google::protobuf::FieldDescriptor& field);
  void PropagateOutputOnly();

  std::unordered_map<const google::protobuf::Descriptor*, std::unique_ptr<MessagePlan>> plans_;
};

}  // namespace milepost::rpc
