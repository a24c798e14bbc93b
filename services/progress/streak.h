// How many cadence periods in a row a person has checked in.
#pragma once

#include "absl/functional/function_ref.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"

namespace milepost::progress {

struct Streak {
  int length = 0;                // periods
  int check_in_count = 0;        // check-ins up to today, in all
  bool current_done = false;     // whether the current period has a check-in already
  absl::CivilDay current_start;  // the first day of the current period
};

// Whether the period of the days `first` to `last` is neutral: without a check-in it is passed over, neither counted
// nor ending the streak. So are periods wholly inside a leave or with every goal on hold.
using NeutralPeriod = absl::FunctionRef<bool(absl::CivilDay first, absl::CivilDay last)>;

// Consecutive periods with a check-in, counted back from the one before the current, plus the current one if it has
// one. Periods are blocks of `cadence_days` (at least 1) from 1970-01-01. Days need no order; those after `today` do
// not count.
Streak ComputeStreak(absl::Span<const absl::CivilDay> check_ins, int cadence_days, absl::CivilDay today,
                     NeutralPeriod neutral);

}  // namespace milepost::progress
