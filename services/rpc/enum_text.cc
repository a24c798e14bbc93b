#include "services/rpc/enum_text.h"

#include <string_view>

#include "google/protobuf/descriptor.h"

namespace milepost::rpc {

std::string EnumPrefix(const google::protobuf::EnumDescriptor& type) {
  constexpr std::string_view kZero = "UNSPECIFIED";  // how the name of every enum's value 0 ends
  const auto& first = type.FindValueByNumber(0)->name();
  return std::string(first.substr(0, first.size() - kZero.size()));
}

std::string EnumText(const google::protobuf::EnumDescriptor& type, int value) {
  const auto* known = type.FindValueByNumber(value);
  return known == nullptr ? std::to_string(value) : known->name().substr(EnumPrefix(type).size());
}

}  // namespace milepost::rpc
