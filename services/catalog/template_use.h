// What is made from a template: days become dates, its words become a plan's and goals'. Pure functions.
#pragma once

#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "milepost/catalog/v1/template.pb.h"
#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/plan.pb.h"

namespace milepost::catalog {

// `display_name` empty: the template's. The plan lasts from `start` to the day before the same day `period_months`
// later.
goals::v1::Plan PlanFrom(const v1::Template& pattern, absl::CivilDay start, std::string_view display_name);

// Goal number `index` of the template, in `plan` (may be empty). Elements get ids from their place: m1, a1, o1.
goals::v1::Goal GoalFrom(const v1::Template& pattern, int index, absl::CivilDay start, std::string_view plan);

// A UUID4 for one object of a write: the same for the same request_id and part.
std::string DerivedRequestId(std::string_view request_id, std::string_view part);

}  // namespace milepost::catalog
