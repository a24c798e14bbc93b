// Values of enums as the API spells them.
#pragma once

#include <string>

#include "google/protobuf/generated_enum_reflection.h"

namespace milepost::rpc {

// What the names of all values begin with: `STATE_` of Goal.State.
std::string EnumPrefix(const google::protobuf::EnumDescriptor& type);

// Without that prefix: `ON_HOLD` of Goal.STATE_ON_HOLD.
std::string EnumText(const google::protobuf::EnumDescriptor& type, int value);

template <class Enum>
std::string EnumText(Enum value) {
  return EnumText(*google::protobuf::GetEnumDescriptor<Enum>(), value);
}

}  // namespace milepost::rpc
