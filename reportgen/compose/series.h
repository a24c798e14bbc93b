// A goal's measurements as shares of the way from start to target.
#ifndef MILEPOST_REPORTGEN_COMPOSE_SERIES_H_
#define MILEPOST_REPORTGEN_COMPOSE_SERIES_H_

#include <optional>
#include <vector>

#include "milepost/goals/v1/goal.pb.h"
#include "reportgen/compose/source.h"

namespace milepost::report {

struct Trend {
  absl::CivilDay from, until;  // `until` is the day after the last one shown
  std::vector<TrendPoint> actual, expected;
};

// Unset without a metric, both dates and at least two measurements. The expected line is straight for a LINEAR goal and
// climbs at milestones for a STEP goal.
std::optional<Trend> TrendFor(const Source& source, const goals::v1::Goal& goal);

// The metric's change from the last value known before the period to the newest, in its own unit. Unset if nothing was
// measured within the period. Without an earlier value the metric's start stands in.
std::optional<double> ChangeInPeriod(const Source& source, const goals::v1::Goal& goal);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_SERIES_H_
