// Goals counted, in words and bars.
#ifndef MILEPOST_REPORTGEN_COMPOSE_COUNT_WORDS_H_
#define MILEPOST_REPORTGEN_COMPOSE_COUNT_WORDS_H_

#include <cstdint>
#include <map>
#include <string>

#include "milepost/goals/v1/summary.pb.h"
#include "reportgen/compose/source.h"

namespace milepost::report {

// Goals by health, from ahead to overdue, then done and paused; healths without goals left out. Wider than a snapshot's
// counts, so that no sum of them overflows.
using HealthCounts = std::map<goals::v1::GoalStatus::Health, int64_t>;

void AddTo(HealthCounts& sum, const goals::v1::GoalCounts& counts);
int64_t CountOf(const HealthCounts& counts, goals::v1::GoalStatus::Health health);
// Goals that are on track or ahead, and all that are judged at all: neither done nor paused.
int64_t WellOf(const HealthCounts& counts);
int64_t JudgedOf(const HealthCounts& counts);
// "On track 3 · Overdue 1": every health that any goal has, and how many of `all` have none.
std::string HealthLine(const Source& source, const HealthCounts& counts, int64_t all);

// "3 / 5 goals on track or ahead", with the healths below.
Kpi WellKpi(const Source& source, const HealthCounts& counts);
// "2 / 4 have a plan".
std::string PartOf(const Source& source, int64_t part, int64_t all);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_COUNT_WORDS_H_
