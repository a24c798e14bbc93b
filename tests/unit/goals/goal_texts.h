// Goals for tests, in few words.
#pragma once

#include <string>

#include "milepost/goals/v1/goal.pb.h"
#include "tests/testing/protos.h"

namespace milepost::goals {

using milepost::testing::DateText;
using milepost::testing::Day;
using milepost::testing::Parse;
using milepost::testing::Text;

inline const absl::CivilDay kToday(2026, 6, 30);

// An ACTIVE goal from `start` to `due` with the rest in protobuf text format.
inline v1::Goal ActiveGoal(absl::string_view start, absl::string_view due, absl::string_view rest = "") {
  return Parse<v1::Goal>(
      absl::StrCat("state: STATE_ACTIVE start_date {", DateText(start), "} due_date {", DateText(due), "} ", rest));
}

}  // namespace milepost::goals
