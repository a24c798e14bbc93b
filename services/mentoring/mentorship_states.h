// What the two people of a mentorship decide, step by step.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "milepost/mentoring/v1/mentorship.pb.h"
#include "milepost/mentoring/v1/session.pb.h"
#include "services/rpc/call.h"

namespace milepost::mentoring {

// What people do, from which states.
struct Step {
  std::string method, event;
  std::vector<v1::Mentorship::State> from;
  v1::Mentorship::State to;
};

bool IsOver(v1::Mentorship::State state);

// Takes the step, with its day and reason.
absl::Status Take(const Step& step, const rpc::Call& call, const std::string& reason, v1::Mentorship& mentorship);

// One side agrees to a proposal; it becomes ACTIVE when both have.
absl::Status Accept(const rpc::Call& call, v1::Side side, v1::Mentorship& mentorship);

// One side changes what was agreed: in a proposal that voids what the other side agreed to.
absl::Status ChangeTerms(const rpc::Call& call, v1::Side side, const v1::Mentorship& before, v1::Mentorship& after);

}  // namespace milepost::mentoring
