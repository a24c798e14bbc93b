// What the numbers say about a goal: expected progress, health, pace, projected finish, silence, urgency.
#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/goal_status.pb.h"
#include "services/goals/goal_progress.h"

namespace milepost::goals {

// Where the bands of health lie. The gap is expected - progress, in 0 to 1.
struct Thresholds {
  double not_started_below = 0.10;  // NOT_STARTED needs an expected progress below this
  double ahead_beyond = 0.10;       // AHEAD: the gap is below minus this
  double on_track_within = 0.10;    // ON_TRACK: the gap is at most this
  double at_risk_within = 0.25;     // AT_RISK: the gap is at most this; beyond: OFF_TRACK
  int low_confidence = 3;           // confidence at most this raises health
  int stale_cadences = 2;           // stale after this many cadences ...
  int stale_min_days = 30;          // ... but not before this many days
};

// Expected progress, 0 to 1.
// LINEAR (also when not said): the share of days from start to due that have passed; due = start: 0 before, 1 from
// then. STEP: the weight of milestones due by `today` over that of all; one without a date falls due with the goal.
// Without milestones: 0 for 75 % of the days, then linear to 1. Unset for NONE, and where the dates for it are missing.
std::optional<double> Expected(const v1::Goal& goal, absl::CivilDay today);

// AHEAD 1 < ON_TRACK < NOT_STARTED < AT_RISK < OFF_TRACK < OVERDUE 6; 0 for those that judge nothing (unspecified,
// DONE, PAUSED).
int Severity(v1::GoalStatus::Health health);

// Progress / expected. Unset at p = 0, p = 1 or e = 0.
std::optional<double> Pace(std::optional<double> p, std::optional<double> e);

// start + ceil(days passed / p). Unset where Pace is, without a start, before the start and beyond the year 9999.
std::optional<absl::CivilDay> ProjectedFinish(const v1::Goal& goal, std::optional<double> p, std::optional<double> e,
                                              absl::CivilDay today);

// Days since the newest measurement, achieved milestone or completed action item, else since the start; at least 0.
// Unset if there is none of them or the goal starts after today, and for a goal without a metric that others are part
// of.
std::optional<int> QuietDays(const v1::Goal& goal, absl::CivilDay today);

// Quiet days from which a goal is stale: max(2 cadences, 30 days), as thresholds say.
int StaleAfterDays(int cadence_days, const Thresholds& thresholds = {});

// Priority (ESSENTIAL 3, NEEDED 2, HELPFUL 1; default NEEDED) x importance (1 to 5; default 3): 1 to 15.
int Urgency(const v1::Goal& goal);

// The urgency rank: higher urgency first, then the earlier due date (none last), then the name. A strict weak order.
bool MoreUrgent(const v1::Goal& a, const v1::Goal& b);

// Fills every field of a status for `today`. Numbers are given in every state; what judges (health, stale, overdue
// milestones) only where work is going on: an ACTIVE goal; others are DONE, PAUSED or unspecified. A goal past its due
// date is OVERDUE whatever its curve. `cadence_days` is the owner's check-in cadence, at least 1.
v1::GoalStatus ComputeStatus(const v1::Goal& goal, const Progress& progress, absl::CivilDay today, int cadence_days,
                             const Thresholds& thresholds = {});

}  // namespace milepost::goals
