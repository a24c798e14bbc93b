// Checks of single values: what a violation says about them, or nothing.
#pragma once

#include <string>
#include <string_view>

#include "google/protobuf/message.h"
#include "services/rpc/validate_plan.h"

namespace milepost::rpc {

// Each gives the violation's description; empty if the value is good. A text that is empty is judged by the pattern and
// the form only if `must_have_form`.
std::string JudgeText(const FieldPlan& plan, std::string_view text, bool must_have_form);
std::string JudgeNumber(const FieldPlan& plan, double number);
std::string JudgeEnum(const FieldPlan& plan, int number);

// A google.type.Date, Money, google.protobuf.Timestamp or Duration.
std::string JudgeValue(ValueKind kind, const google::protobuf::Message& value);

}  // namespace milepost::rpc
