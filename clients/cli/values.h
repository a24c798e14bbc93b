#pragma once

#include <google/protobuf/message.h>

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace milepost::cli {

// Whether people write this message type as one text: Date, Timestamp, Duration, Money, FieldMask.
bool IsTextLike(const google::protobuf::Descriptor& type);

// Sets a field, or adds to a repeated one, from text as people write it: numbers, `true`, enum values with or without
// their prefix in any case, dates `2026-06-30`, times in RFC 3339 (or a date: its midnight in UTC), durations `1h30m`,
// money `1200 EUR`, field masks `title,due_date`. INVALID_ARGUMENT says what would be right.
absl::Status SetFromText(absl::string_view text, const google::protobuf::FieldDescriptor& field,
                         google::protobuf::Message& message);

// The text of one value of a field, such that SetFromText reads it back. `index` is -1 for a single field. Enum values
// lose their prefix. Not for messages that are not text-like.
std::string ToText(const google::protobuf::Message& message, const google::protobuf::FieldDescriptor& field, int index);

// The text of a text-like message: `2026-06-30`.
std::string ToText(const google::protobuf::Message& value);

// `STATE_ON_HOLD` -> `ON_HOLD`.
std::string EnumText(const google::protobuf::EnumValueDescriptor& value);

}  // namespace milepost::cli
