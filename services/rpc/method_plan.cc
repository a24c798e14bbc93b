#include "services/rpc/method_plan.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "services/store/text.h"

namespace milepost::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::FieldDescriptor;
using google::protobuf::MethodDescriptor;
using google::protobuf::ServiceDescriptor;
using store::Absl;

absl::Status Mismatch(std::string_view method, std::string_view what) {
  return absl::FailedPreconditionError(absl::StrCat("contract: ", Absl(method), " ", Absl(what)));
}

MethodKind KindOf(std::string_view name) {
  if (name.starts_with("Update")) return MethodKind::kUpdate;
  const bool creates = name.starts_with("Create") || name == "AssessSkill" || name == "RecordProgress" ||
                       name == "LogInteraction" || name == "RequestFeedback" || name == "ReportChange" ||
                       name == "StartReview";
  return creates ? MethodKind::kCreate : MethodKind::kOther;
}

absl::StatusOr<std::vector<const FieldDescriptor*>> PathTo(const Descriptor* message, std::string_view path) {
  std::vector<const FieldDescriptor*> fields;
  if (path.empty()) return fields;
  for (absl::string_view part : absl::StrSplit(Absl(path), '.')) {
    const FieldDescriptor* field = message == nullptr ? nullptr : message->FindFieldByName(std::string(part));
    if (field == nullptr) return Mismatch(path, "names no field");
    fields.push_back(field);
    message = field->message_type();
  }
  if (fields.back()->cpp_type() != FieldDescriptor::CPPTYPE_STRING) return Mismatch(path, "is no text");
  return fields;
}

absl::StatusOr<std::unique_ptr<MethodPlan>> PlanOne(const MethodDescriptor& method, Method row) {
  if (row.request->GetDescriptor() != method.input_type() || row.reply->GetDescriptor() != method.output_type()) {
    return Mismatch(method.full_name(), "has other types in its row");
  }
  if (method.server_streaming() != (row.kind == Kind::kStream)) return Mismatch(method.full_name(), "streams or not");
  auto plan = std::make_unique<MethodPlan>();
  const auto& rule = method.options().GetExtension(type::v1::authorization);
  if (rule.parties().empty()) return Mismatch(method.full_name(), "has no authorization");
  for (int party : rule.parties()) plan->permitted |= access::Bit(static_cast<access::Party>(party));
  plan->scope = rule.scope();
  auto target = PathTo(method.input_type(), rule.target());
  if (!target.ok()) return target.status();
  plan->target = *std::move(target);
  plan->request_id = method.input_type()->FindFieldByName("request_id");
  plan->validate_only = method.input_type()->FindFieldByName("validate_only");
  plan->allow_missing = method.input_type()->FindFieldByName("allow_missing");
  plan->reply_name = method.output_type()->FindFieldByName("name");
  plan->validator = std::make_unique<Validator>(method.input_type(), KindOf(method.name()));
  plan->path = absl::StrCat("/", method.service()->full_name(), "/", method.name());
  plan->method = std::move(row);
  return plan;
}

}  // namespace

const std::string& MethodPlan::TargetOf(const Message& request) const {
  static const std::string kNone;
  if (target.empty()) return kNone;
  const Message* message = &request;
  for (std::size_t i = 0; i + 1 < target.size(); ++i)
    message = &message->GetReflection()->GetMessage(*message, target[i]);
  std::string scratch;
  return message->GetReflection()->GetStringReference(*message, target.back(), &scratch);
}

void MethodPlan::ResolveMe(Message& request, std::string_view owner) const {
  constexpr std::string_view kMe = "profiles/me";
  Message* message = &request;
  for (std::size_t i = 0; i + 1 < target.size(); ++i) {
    message = message->GetReflection()->MutableMessage(message, target[i]);
  }
  const std::string name = message->GetReflection()->GetString(*message, target.back());
  message->GetReflection()->SetString(
      message, target.back(), absl::StrCat("profiles/", Absl(owner), absl::string_view(name).substr(kMe.size())));
}

absl::StatusOr<std::vector<std::unique_ptr<MethodPlan>>> PlanMethods(const std::string& service,
                                                                     std::vector<Method> rows) {
  const ServiceDescriptor* descriptor = DescriptorPool::generated_pool()->FindServiceByName(service);
  if (descriptor == nullptr) return Mismatch(service, "is no service");
  std::vector<std::unique_ptr<MethodPlan>> plans;
  for (Method& row : rows) {
    const MethodDescriptor* method = descriptor->FindMethodByName(row.name);
    if (method == nullptr) return Mismatch(absl::StrCat(service, ".", row.name), "is no method");
    auto plan = PlanOne(*method, std::move(row));
    if (!plan.ok()) return plan.status();
    for (const auto& other : plans) {
      if (other->path == (*plan)->path) return Mismatch((*plan)->path, "has two rows");
    }
    plans.push_back(*std::move(plan));
  }
  if (static_cast<int>(plans.size()) != descriptor->method_count())
    return Mismatch(service, "has methods without a row");
  return plans;
}

}  // namespace milepost::rpc
