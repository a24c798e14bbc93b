// How a person learns: the shares of experience, exposure and education.
#pragma once

#include "absl/types/span.h"
#include "milepost/progress/v1/journal_entry.pb.h"

namespace milepost::progress {

// One item each for EXPERIENCE, EXPOSURE and EDUCATION: hours, activities, and the share of all hours; of all
// activities where none has hours. Shares are unset without activities. Activities without a category are left out.
v1::LearningSummary SummarizeLearning(absl::Span<const v1::Activity* const> activities);

}  // namespace milepost::progress
