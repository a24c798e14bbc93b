// The rules of feedback: what it holds, and how far it is.
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "milepost/progress/v1/feedback.pb.h"
#include "services/access/viewer.h"
#include "services/rpc/errors.h"

namespace milepost::progress {

// STRENGTH, SUGGESTION or BOTH; unspecified while it holds nothing.
v1::Feedback::Kind KindOf(const v1::Feedback& feedback);

// Rules of feedback by itself: what it is about belongs to its person. Paths relative to it.
std::vector<rpc::Violation> CheckFeedback(const v1::Feedback& feedback);

// What the author is to the person, of a set of parties: the closest one.
type::v1::Party AuthorParty(access::Parties parties);

// Fills in a strength, a suggestion or both. Errors: INVALID_ARGUMENT if it is neither; `prefix` leads to the fields.
absl::Status Give(const std::string& strength, const std::string& suggestion, std::string_view prefix,
                  v1::Feedback& feedback);

// The audiences that feedback may be shared with.
bool MayBeShared(access::AudienceSet audience);

}  // namespace milepost::progress
