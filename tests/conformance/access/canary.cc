#include "tests/conformance/access/canary.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "google/api/field_behavior.pb.h"
#include "google/api/resource.pb.h"
#include "google/protobuf/descriptor.h"
#include "milepost/type/v1/limit.pb.h"

namespace milepost::testing {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

bool Behaves(const FieldDescriptor& field, google::api::FieldBehavior behavior) {
  const auto& options = field.options();
  for (int i = 0; i < options.ExtensionSize(google::api::field_behavior); ++i) {
    if (options.GetExtension(google::api::field_behavior, i) == behavior) return true;
  }
  return false;
}

// Text that people write, rather than a name, an id or a form.
bool IsWords(const FieldDescriptor& field) {
  const auto form = field.options().GetExtension(type::v1::limit).form();
  return field.type() == FieldDescriptor::TYPE_STRING &&
         !field.options().HasExtension(google::api::resource_reference) &&
         (form == type::v1::Limit::FORM_UNSPECIFIED || form == type::v1::Limit::FORM_LINE) && field.name() != "name" &&
         field.name() != "etag" && field.name() != "parent" && field.name() != "request_id";
}

// The least legal number; some 0 otherwise.
void SetNumber(const FieldDescriptor& field, Message* message) {
  const double least = std::max(0.0, field.options().GetExtension(type::v1::limit).min());
  const auto& reflection = *message->GetReflection();
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_INT32) reflection.SetInt32(message, &field, static_cast<int>(least));
  if (field.cpp_type() == FieldDescriptor::CPPTYPE_DOUBLE) {
    reflection.SetDouble(message, &field, field.name() == "target" ? 4 : least);
  }
}

}  // namespace

std::set<Who> ReadersOf(Shared shared) {
  std::set<Who> readers = {Who::kOwner};
  for (Who who : {Who::kMentor, Who::kManager, Who::kSkipLevel, Who::kHrPartner}) {
    if (Includes(shared, who)) readers.insert(who);
  }
  return readers;
}

std::string Canaries::New(const std::set<Who>& readers, std::string_view field) {
  const std::string text = absl::StrCat("zq", absl::Dec(planted_.size(), absl::kZeroPad4), "qz");
  planted_[text] = {std::string(field), readers};
  return text;
}

void Canaries::Plant(Message* message, const std::set<Who>& readers) {
  const auto& reflection = *message->GetReflection();
  for (int i = 0; i < message->GetDescriptor()->field_count(); ++i) {
    const FieldDescriptor& field = *message->GetDescriptor()->field(i);
    if (Behaves(field, google::api::OUTPUT_ONLY)) continue;
    if (field.real_containing_oneof() != nullptr && !reflection.HasField(*message, &field)) continue;
    if (IsWords(field)) {
      const std::string text = New(readers, field.full_name());
      field.is_repeated() ? reflection.AddString(message, &field, text) : reflection.SetString(message, &field, text);
    } else if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      const bool ours = field.message_type()->full_name().rfind("milepost.", 0) == 0;
      const bool date = field.message_type()->full_name() == "google.type.Date";
      if (date && Behaves(field, google::api::REQUIRED)) {
        reflection.MutableMessage(message, &field)->CopyFrom(Date(2026, 12, 31));
      }
      if (!ours || field.message_type()->name() == "Participant") continue;
      Plant(field.is_repeated() ? reflection.AddMessage(message, &field) : reflection.MutableMessage(message, &field),
            readers);
    } else if (Behaves(field, google::api::REQUIRED) && !field.is_repeated()) {
      if (field.cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
        reflection.SetEnumValue(message, &field, 1);
      } else {
        SetNumber(field, message);
      }
    }
  }
}

std::set<std::string> Canaries::FoundIn(std::string_view bytes) const {
  std::set<std::string> found;
  for (std::size_t at = bytes.find("zq"); at != bytes.npos; at = bytes.find("zq", at + 1)) {
    const std::string text(bytes.substr(at, 8));
    if (planted_.contains(text)) found.insert(text);
  }
  return found;
}

std::set<std::string> Canaries::For(Who who) const {
  std::set<std::string> texts;
  for (const auto& [text, planted] : planted_) {
    if (planted.readers.contains(who)) texts.insert(text);
  }
  return texts;
}

}  // namespace milepost::testing
