#include "tests/fuzz/shrink.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>

#include <string>
#include <vector>

namespace milepost::fuzz {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;
using snapshot::v1::ReportSnapshot;

// Does the edit number `left` of those possible in a message, counted from the outside inwards.
class Edit {
 public:
  explicit Edit(int number) : left_(number) {}

  // False if there are fewer edits.
  bool Apply(Message& message) {
    const Reflection& reflection = *message.GetReflection();
    std::vector<const FieldDescriptor*> fields;
    reflection.ListFields(message, &fields);
    for (const FieldDescriptor* field : fields) {
      if (left_-- == 0) return reflection.ClearField(&message, field), true;
    }
    for (const FieldDescriptor* field : fields) {
      if (field->is_repeated() ? InList(message, *field) : InField(message, *field)) return true;
    }
    return false;
  }

 private:
  bool InList(Message& message, const FieldDescriptor& field) {
    const Reflection& reflection = *message.GetReflection();
    const int count = reflection.FieldSize(message, &field);
    if (count > 1 && left_-- == 0) {
      for (int i = 0; i < count / 2; ++i) reflection.RemoveLast(&message, &field);
      return true;
    }
    for (int i = 0; i < count; ++i) {
      if (left_-- != 0) continue;
      for (int k = i; k + 1 < count; ++k) reflection.SwapElements(&message, &field, k, k + 1);
      reflection.RemoveLast(&message, &field);
      return true;
    }
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) return false;
    for (int i = 0; i < count; ++i) {
      if (Apply(*reflection.MutableRepeatedMessage(&message, &field, i))) return true;
    }
    return false;
  }

  bool InField(Message& message, const FieldDescriptor& field) {
    const Reflection& reflection = *message.GetReflection();
    if (field.cpp_type() == FieldDescriptor::CPPTYPE_MESSAGE) {
      return Apply(*reflection.MutableMessage(&message, &field));
    }
    if (field.cpp_type() != FieldDescriptor::CPPTYPE_STRING) return false;
    const std::string text = reflection.GetString(message, &field);
    if (text.size() < 2) return false;
    const size_t half = text.size() / 2;
    for (const std::string& part : {text.substr(0, half), text.substr(half), text.substr(1)}) {
      if (left_-- == 0) return reflection.SetString(&message, &field, part), true;
    }
    return false;
  }

  int left_;
};

}  // namespace

ReportSnapshot Shrunk(ReportSnapshot snapshot, int most_tries,
                      const std::function<bool(const ReportSnapshot&)>& fails) {
  bool shrunk = true;
  while (shrunk) {
    shrunk = false;
    for (int edit = 0; most_tries > 0;) {
      ReportSnapshot smaller = snapshot;
      if (!Edit(edit).Apply(smaller)) break;
      --most_tries;
      if (fails(smaller)) {
        snapshot = smaller;
        shrunk = true;
      } else {
        ++edit;
      }
    }
    if (most_tries == 0) break;
  }
  return snapshot;
}

}  // namespace milepost::fuzz
