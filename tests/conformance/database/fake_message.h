// A message as small as Table<T> allows: two fields, readable bytes.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "services/store/table.h"

namespace milepost::store {

struct FakeGoal {
  int64_t due = 0;
  std::string title;

  bool SerializeToString(std::string* out) const {
    *out = std::to_string(due) + "|" + title;
    return true;
  }
  bool ParseFromArray(const void* data, int size) {
    const std::string_view text(static_cast<const char*>(data), size);
    const std::size_t bar = text.find('|');
    if (bar == std::string_view::npos) return false;
    due = std::strtoll(std::string(text.substr(0, bar)).c_str(), nullptr, 10);
    title = text.substr(bar + 1);
    return true;
  }
};

inline TableSpec<FakeGoal> FakeGoalSpec() {
  return {"fake_goals",
          {{"due", ColumnKind::kInt, [](const FakeGoal& goal) { return goal.due; }},
           {"title", ColumnKind::kText, [](const FakeGoal& goal) { return std::string_view(goal.title); }}},
          {"CREATE INDEX fake_goals_by_due ON fake_goals (person_key, due)"}};
}

}  // namespace milepost::store
