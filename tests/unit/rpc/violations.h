// What tests of the validator share.
#pragma once

#include <string>
#include <vector>

#include "google/protobuf/message.h"
#include "milepost/goals/v1/goals_service.pb.h"
#include "services/rpc/validate.h"

namespace milepost::rpc {

// Each violation as "field: description".
inline std::vector<std::string> Texts(const std::vector<Violation>& violations) {
  std::vector<std::string> texts;
  for (const Violation& violation : violations) texts.push_back(violation.field + ": " + violation.description);
  return texts;
}

inline std::vector<std::string> Fields(const std::vector<Violation>& violations) {
  std::vector<std::string> fields;
  for (const Violation& violation : violations) fields.push_back(violation.field);
  return fields;
}

inline std::vector<Violation> Check(const google::protobuf::Message& request, MethodKind kind = MethodKind::kOther) {
  return Validator(request.GetDescriptor(), kind).Check(request);
}

inline goals::v1::CreateGoalRequest GoodCreate() {
  goals::v1::CreateGoalRequest request;
  request.set_parent("profiles/me");
  request.mutable_goal()->set_title("Lead the bridge design");
  return request;
}

inline std::vector<std::string> CreateFaults(const goals::v1::CreateGoalRequest& request) {
  return Texts(Check(request, MethodKind::kCreate));
}

}  // namespace milepost::rpc
