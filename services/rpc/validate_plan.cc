#include "services/rpc/validate_plan.h"

#include <string>

#include "google/api/field_behavior.pb.h"
#include "google/api/resource.pb.h"

namespace milepost::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using type::v1::Limit;

bool IsResource(const Descriptor& type) { return type.options().HasExtension(google::api::resource); }

ValueKind KindOfMessage(const Descriptor& type, Limit::Form form) {
  const std::string& name = type.full_name();
  if (name == "google.type.Date") return form == Limit::FORM_PARTIAL_DATE ? ValueKind::kPartialDate : ValueKind::kDate;
  if (name == "google.type.Money") return ValueKind::kMoney;
  if (name == "google.protobuf.Timestamp") return ValueKind::kTimestamp;
  if (name == "google.protobuf.Duration") return ValueKind::kDuration;
  if (name == "google.protobuf.FieldMask") return ValueKind::kUnchecked;
  return ValueKind::kMessage;
}

ValueKind KindOf(const FieldDescriptor& field, Limit::Form form) {
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return field.type() == FieldDescriptor::TYPE_STRING ? ValueKind::kText : ValueKind::kUnchecked;
    case FieldDescriptor::CPPTYPE_DOUBLE:
    case FieldDescriptor::CPPTYPE_FLOAT:
      return ValueKind::kReal;
    case FieldDescriptor::CPPTYPE_ENUM:
      return ValueKind::kEnum;
    case FieldDescriptor::CPPTYPE_MESSAGE:
      return KindOfMessage(*field.message_type(), form);
    case FieldDescriptor::CPPTYPE_BOOL:
      return ValueKind::kUnchecked;
    default:
      return ValueKind::kInteger;
  }
}

void ReadBehavior(const FieldDescriptor& field, FieldPlan* plan) {
  const auto& options = field.options();
  for (int i = 0; i < options.ExtensionSize(google::api::field_behavior); ++i) {
    const auto behavior = options.GetExtension(google::api::field_behavior, i);
    if (behavior == google::api::REQUIRED) plan->required = true;
    if (behavior == google::api::OUTPUT_ONLY) plan->output_only = true;
  }
}

void ReadLimit(const FieldDescriptor& field, FieldPlan* plan) {
  const Limit& limit = field.options().GetExtension(type::v1::limit);
  plan->form = limit.form();
  if (limit.max_length() != 0) plan->max_length = limit.max_length();
  if (limit.max_items() != 0) plan->max_items = static_cast<int>(limit.max_items());
  if (limit.has_min()) plan->min = limit.min();
  if (limit.has_max()) plan->max = limit.max();
  plan->exclusive_min = limit.exclusive_min();
}

void ReadPattern(const FieldDescriptor& field, FieldPlan* plan) {
  const auto& options = field.options();
  if (options.HasExtension(google::api::resource_reference)) {
    plan->pattern = ResourcePattern(PatternTextOf(options.GetExtension(google::api::resource_reference).type()));
  } else if (field.name() == "name" && IsResource(*field.containing_type())) {
    plan->pattern = ResourcePattern::Of(*field.containing_type());
    plan->resource_name = true;
  }
}

void ReadRequestMeaning(FieldPlan* plan) {
  const std::string& name = plan->field->name();
  if (name == "request_id" && plan->kind == ValueKind::kText) plan->kind = ValueKind::kUuid;
  if (name == "page_token" && plan->kind == ValueKind::kText) plan->kind = ValueKind::kUnchecked;
  if (name == "page_size" && plan->kind == ValueKind::kInteger) plan->size = true;
}

}  // namespace

FieldPlan PlanBook::PlanField(const FieldDescriptor& field) {
  FieldPlan plan;
  plan.field = &field;
  ReadBehavior(field, &plan);
  ReadLimit(field, &plan);
  ReadPattern(field, &plan);
  plan.kind = KindOf(field, plan.form);
  plan.is_message = field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE;
  if (plan.is_message && !plan.output_only) plan.message = &Add(*field.message_type());
  return plan;
}

MessagePlan& PlanBook::Add(const Descriptor& type) {
  std::unique_ptr<MessagePlan>& slot = plans_[&type];
  if (slot != nullptr) return *slot;
  slot = std::make_unique<MessagePlan>();
  MessagePlan& plan = *slot;  // stays where it is while the book grows
  plan.type = &type;
  plan.is_resource = IsResource(type);
  for (int i = 0; i < type.field_count(); ++i) {
    plan.fields.push_back(PlanField(*type.field(i)));
    plan.has_output_only |= plan.fields.back().output_only;
  }
  return plan;
}

const MessagePlan& PlanBook::AddRequest(const Descriptor& request) {
  MessagePlan& plan = Add(request);
  for (FieldPlan& field : plan.fields) {
    ReadRequestMeaning(&field);
    const bool carries = field.message != nullptr && field.message->is_resource && !field.field->is_repeated();
    if (carries && plan.resource == nullptr) plan.resource = &field;
  }
  PropagateOutputOnly();
  return plan;
}

void PlanBook::PropagateOutputOnly() {
  for (bool changed = true; changed;) {
    changed = false;
    for (auto& [type, plan] : plans_) {
      if (plan->has_output_only) continue;
      for (const FieldPlan& field : plan->fields) {
        if (field.message != nullptr && field.message->has_output_only) plan->has_output_only = changed = true;
      }
    }
  }
}

}  // namespace milepost::rpc
