#include "services/rpc/validate.h"

#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "google/protobuf/unknown_field_set.h"
#include "services/rpc/validate_plan.h"
#include "services/rpc/validate_value.h"

namespace milepost::rpc {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

constexpr std::size_t kMaxViolations = 100;
constexpr std::size_t kMaxUnknownPerMessage = 10;

// Where a walk stands: a list through the stack, made into text only for a violation.
struct Place {
  const Place* outer = nullptr;
  const FieldDescriptor* field = nullptr;  // null at the top
  int index = -1;                          // of an item, otherwise -1

  std::string Text() const {
    if (field == nullptr) return "";
    std::string path = outer->Text();
    absl::StrAppend(&path, path.empty() ? "" : ".", field->name());
    if (index >= 0) absl::StrAppend(&path, "[", index, "]");
    return path;
  }
};

// What a walk checks; `values` includes unknown fields.
struct Checks {
  bool values = true;
  bool required = true;
};

class Walk {
 public:
  Walk(const FieldPlan* resource, MethodKind kind) : resource_(resource), kind_(kind) {}

  void Visit(const Message& message, const MessagePlan& plan, const Place& place, Checks checks);
  std::vector<Violation> Take() { return std::move(violations_); }

 private:
  void VisitList(const Message& message, const FieldPlan& plan, const Place& place, Checks checks);
  void VisitName(const Message& resource, const FieldPlan& plan, const Place& place, Checks checks);
  void VisitSingle(const Message& message, const FieldPlan& plan, const Place& place, Checks checks);
  void VisitInner(const Message& inner, const FieldPlan& plan, const Place& place, Checks checks);
  void NoteUnknown(const Message& message, const Place& place);
  void Note(const Place& place, std::string description);
  bool full() const { return violations_.size() >= kMaxViolations; }

  const FieldPlan* resource_;
  MethodKind kind_;
  std::vector<Violation> violations_;
};

void Walk::Note(const Place& place, std::string description) {
  if (!description.empty() && !full()) violations_.push_back({place.Text(), std::move(description)});
}

void Walk::NoteUnknown(const Message& message, const Place& place) {
  const auto& unknown = message.GetReflection()->GetUnknownFields(message);
  if (unknown.empty()) return;
  std::set<int> numbers;
  for (int i = 0; i < unknown.field_count() && numbers.size() < kMaxUnknownPerMessage; ++i) {
    numbers.insert(unknown.field(i).number());
  }
  const std::string path = place.Text();
  for (int number : numbers) {
    if (full()) return;
    violations_.push_back(
        {absl::StrCat(path, path.empty() ? "" : ".", number), absl::StrCat("unknown field number ", number)});
  }
}

double NumberOf(const Message& message, const FieldDescriptor* field) {
  const Reflection* reflection = message.GetReflection();
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      return reflection->GetInt32(message, field);
    case FieldDescriptor::CPPTYPE_INT64:
      return static_cast<double>(reflection->GetInt64(message, field));
    case FieldDescriptor::CPPTYPE_UINT32:
      return reflection->GetUInt32(message, field);
    case FieldDescriptor::CPPTYPE_UINT64:
      return static_cast<double>(reflection->GetUInt64(message, field));
    case FieldDescriptor::CPPTYPE_FLOAT:
      return reflection->GetFloat(message, field);
    default:
      return reflection->GetDouble(message, field);
  }
}

double NumberOf(const Message& message, const FieldDescriptor* field, int i) {
  const Reflection* reflection = message.GetReflection();
  switch (field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_INT32:
      return reflection->GetRepeatedInt32(message, field, i);
    case FieldDescriptor::CPPTYPE_INT64:
      return static_cast<double>(reflection->GetRepeatedInt64(message, field, i));
    case FieldDescriptor::CPPTYPE_UINT32:
      return reflection->GetRepeatedUInt32(message, field, i);
    case FieldDescriptor::CPPTYPE_UINT64:
      return static_cast<double>(reflection->GetRepeatedUInt64(message, field, i));
    case FieldDescriptor::CPPTYPE_FLOAT:
      return reflection->GetRepeatedFloat(message, field, i);
    default:
      return reflection->GetRepeatedDouble(message, field, i);
  }
}

std::string JudgeItem(const Message& message, const FieldPlan& plan, int i) {
  const Reflection* reflection = message.GetReflection();
  std::string scratch;
  switch (plan.kind) {
    case ValueKind::kText:
    case ValueKind::kUuid:
      return JudgeText(plan, reflection->GetRepeatedStringReference(message, plan.field, i, &scratch), true);
    case ValueKind::kInteger:
    case ValueKind::kReal:
      return JudgeNumber(plan, NumberOf(message, plan.field, i));
    case ValueKind::kEnum:
      return JudgeEnum(plan, reflection->GetRepeatedEnumValue(message, plan.field, i));
    default:
      return "";
  }
}

std::string JudgeSingle(const Message& message, const FieldPlan& plan) {
  const Reflection* reflection = message.GetReflection();
  std::string scratch;
  switch (plan.kind) {
    case ValueKind::kText:
    case ValueKind::kUuid:
      return JudgeText(plan, reflection->GetStringReference(message, plan.field, &scratch), false);
    case ValueKind::kInteger:
    case ValueKind::kReal:
      return JudgeNumber(plan, NumberOf(message, plan.field));
    case ValueKind::kEnum:
      return JudgeEnum(plan, reflection->GetEnumValue(message, plan.field));
    default:
      return "";
  }
}

// Whether a singular field that is present in the wire's sense still says nothing.
bool IsBlank(const Message& message, const FieldDescriptor* field) {
  const Reflection* reflection = message.GetReflection();
  std::string scratch;
  if (field->cpp_type() == FieldDescriptor::CPPTYPE_STRING) {
    return reflection->GetStringReference(message, field, &scratch).empty();
  }
  return field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM && reflection->GetEnumValue(message, field) == 0;
}

void Walk::VisitInner(const Message& inner, const FieldPlan& plan, const Place& place, Checks checks) {
  if (plan.kind == ValueKind::kMessage) return Visit(inner, *plan.message, place, checks);
  if (!checks.values) return;
  Note(place, JudgeValue(plan.kind, inner));
  NoteUnknown(inner, place);
}

void Walk::VisitList(const Message& message, const FieldPlan& plan, const Place& place, Checks checks) {
  const int size = message.GetReflection()->FieldSize(message, plan.field);
  if (size == 0 && plan.required && checks.required) return Note(place, "is required; give at least one item");
  if (size > plan.max_items) {
    return Note(place, absl::StrCat("has ", size, " items; at most ", plan.max_items, " are allowed"));
  }
  for (int i = 0; i < size && !full(); ++i) {
    const Place item{place.outer, plan.field, i};
    if (plan.is_message) {
      VisitInner(message.GetReflection()->GetRepeatedMessage(message, plan.field, i), plan, item, checks);
    } else if (checks.values) {
      Note(item, JudgeItem(message, plan, i));
    }
  }
}

void Walk::VisitSingle(const Message& message, const FieldPlan& plan, const Place& place, Checks checks) {
  const Reflection* reflection = message.GetReflection();
  const bool present = reflection->HasField(message, plan.field);
  if (plan.required && checks.required && (!present || IsBlank(message, plan.field))) {
    return Note(place, "is required");
  }
  if (!present) return;
  if (plan.is_message) {
    // An Update may leave out what is REQUIRED in a resource: it is looked for in the merged one.
    if (&plan == resource_ && kind_ == MethodKind::kUpdate) checks.required = false;
    return VisitInner(reflection->GetMessage(message, plan.field), plan, place, checks);
  }
  if (checks.values) Note(place, JudgeSingle(message, plan));
}

void Walk::VisitName(const Message& resource, const FieldPlan& plan, const Place& place, Checks checks) {
  const bool of_request = place.outer->field != nullptr && resource_ != nullptr &&
                          place.outer->field == resource_->field && place.outer->outer->field == nullptr;
  if (!checks.values || (of_request && kind_ == MethodKind::kCreate)) return;
  if (of_request && kind_ == MethodKind::kUpdate && IsBlank(resource, plan.field)) return Note(place, "is required");
  Note(place, JudgeSingle(resource, plan));
}

void Walk::Visit(const Message& message, const MessagePlan& plan, const Place& place, Checks checks) {
  for (const FieldPlan& field : plan.fields) {
    if (full()) return;
    if (field.output_only) continue;
    const Place here{&place, field.field, -1};
    if (field.field->is_repeated()) {
      VisitList(message, field, here, checks);
    } else if (field.resource_name) {
      VisitName(message, field, here, checks);
    } else {
      VisitSingle(message, field, here, checks);
    }
  }
  if (checks.values) NoteUnknown(message, place);
}

void ClearIn(Message* message, const MessagePlan& plan) {
  const Reflection* reflection = message->GetReflection();
  for (const FieldPlan& field : plan.fields) {
    const bool repeated = field.field->is_repeated();
    const bool inner = field.message != nullptr && field.message->has_output_only && !field.field->is_map();
    if (!field.output_only && !inner) continue;
    const int size = repeated ? reflection->FieldSize(*message, field.field) : 0;
    if (repeated ? size == 0 : !reflection->HasField(*message, field.field)) continue;
    if (field.output_only) {
      reflection->ClearField(message, field.field);
    } else if (!repeated) {
      ClearIn(reflection->MutableMessage(message, field.field), *field.message);
    } else {
      for (int i = 0; i < size; ++i) {
        ClearIn(reflection->MutableRepeatedMessage(message, field.field, i), *field.message);
      }
    }
  }
}

}  // namespace

Validator::Validator(const google::protobuf::Descriptor* request, MethodKind kind)
    : book_(std::make_unique<PlanBook>()), request_(&book_->AddRequest(*request)), kind_(kind) {}

Validator::~Validator() = default;

void Validator::ClearOutputOnly(Message* request) const {
  if (request_->has_output_only) ClearIn(request, *request_);
  if (kind_ != MethodKind::kCreate || request_->resource == nullptr) return;
  const Reflection* reflection = request->GetReflection();
  const FieldDescriptor* field = request_->resource->field;
  if (!reflection->HasField(*request, field)) return;
  for (const FieldPlan& inner : request_->resource->message->fields) {
    if (!inner.resource_name) continue;
    Message* resource = reflection->MutableMessage(request, field);
    resource->GetReflection()->ClearField(resource, inner.field);
  }
}

std::vector<Violation> Validator::Check(const Message& request) const {
  Walk walk(request_->resource, kind_);
  walk.Visit(request, *request_, Place{}, Checks{});
  return walk.Take();
}

std::vector<Violation> Validator::CheckResource(const Message& resource) const {
  if (request_->resource == nullptr) return {};
  Walk walk(request_->resource, MethodKind::kOther);
  const Place top;
  const Place place{&top, request_->resource->field, -1};
  walk.Visit(resource, *request_->resource->message, place, Checks{.values = false});
  return walk.Take();
}

}  // namespace milepost::rpc
