#pragma once

#include <google/protobuf/message.h>

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace milepost::cli {

// One column of a table of messages.
struct Column {
  std::string heading;
  std::string path;      // a field, such as `status.health`; `#id` is the last part of the name
  bool percent = false;  // a share from 0 to 1, shown as `50 %`
};

// The columns that are worth a table of this message type.
std::vector<Column> ColumnsOf(const google::protobuf::Descriptor& type);

// A column's text for one message; empty where the field is unset.
std::string Cell(const google::protobuf::Message& message, const Column& column);

}  // namespace milepost::cli
