// Who may call what, written by hand from the promise and never from the annotations: those are what is tested.
#pragma once

#include <string>
#include <vector>

namespace milepost::testing {

struct Expectation {
  std::string method;  // without the leading `milepost.`
  // A letter a caller, in the order of Who, in groups of people and functions:
  //   Y  may            -  one identical PERMISSION_DENIED, for what is there and what is not
  //   S  may if the object is shared with them, otherwise as `-`
  //   L  may list, and finds what is shared with them
  std::string cells;
  std::string request;  // in text format; `$goal` and others are filled in, see World::Fill
  std::string shows;    // what a list must show to whom may see it
};

// Of one part of a service, where a file of its own holds it.
std::vector<Expectation> PlanExpectations();
std::vector<Expectation> EventExpectations();

const std::vector<Expectation>& Matrix();

}  // namespace milepost::testing
