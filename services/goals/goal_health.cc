#include "services/goals/goal_health.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "services/goals/numbers.h"
#include "services/rpc/dates.h"

namespace milepost::goals {
namespace {

using rpc::ToCivil;
using v1::Goal;
using v1::GoalStatus;

// The share of the days from start to due that have passed, 0 to 1.
std::optional<double> ElapsedShare(const Goal& goal, absl::CivilDay today) {
  std::optional<absl::CivilDay> start = ToCivil(goal.start_date());
  std::optional<absl::CivilDay> due = ToCivil(goal.due_date());
  if (!start || !due) return std::nullopt;
  if (today >= *due) return 1.0;
  if (today <= *start) return 0.0;
  return static_cast<double>(today - *start) / static_cast<double>(*due - *start);
}

std::optional<double> ExpectedByMilestones(const Goal& goal, absl::CivilDay today) {
  std::optional<absl::CivilDay> goal_due = ToCivil(goal.due_date());
  bool dated = false;
  double total = 0;
  double due_weight = 0;
  for (const v1::Milestone& milestone : goal.milestones()) {
    std::optional<absl::CivilDay> due = ToCivil(milestone.due_date());
    if (!due) due = goal_due;
    dated |= due.has_value();
    total += WeightOf(milestone);
    if (due && *due <= today) due_weight += WeightOf(milestone);
  }
  if (!dated || total <= 0) return std::nullopt;
  return std::clamp(due_weight / total, 0.0, 1.0);
}

std::optional<double> ExpectedInSteps(const Goal& goal, absl::CivilDay today) {
  if (!goal.milestones().empty()) return ExpectedByMilestones(goal, today);
  constexpr double kQuiet = 0.75;
  std::optional<double> share = ElapsedShare(goal, today);
  if (share) share = std::clamp((*share - kQuiet) / (1 - kQuiet), 0.0, 1.0);
  return share;
}

bool IsOverdue(const Goal& goal, std::optional<double> p, absl::CivilDay today) {
  std::optional<absl::CivilDay> due = ToCivil(goal.due_date());
  return due && today > *due && Less(p.value_or(0), 1);
}

GoalStatus::Health BandOf(double p, double e, const Thresholds& thresholds) {
  double gap = e - p;
  if (IsZero(p) && Less(e, thresholds.not_started_below)) return GoalStatus::HEALTH_NOT_STARTED;
  if (Less(gap, -thresholds.ahead_beyond)) return GoalStatus::HEALTH_AHEAD;
  if (AtMost(gap, thresholds.on_track_within)) return GoalStatus::HEALTH_ON_TRACK;
  if (AtMost(gap, thresholds.at_risk_within)) return GoalStatus::HEALTH_AT_RISK;
  return GoalStatus::HEALTH_OFF_TRACK;
}

// Health by the numbers alone, before anything raises it. The order of the questions is the rule.
GoalStatus::Health BaseHealth(const Goal& goal, std::optional<double> p, std::optional<double> e, absl::CivilDay today,
                              const Thresholds& thresholds) {
  if (goal.state() == Goal::STATE_COMPLETED) return GoalStatus::HEALTH_DONE;
  if (goal.state() == Goal::STATE_ON_HOLD) return GoalStatus::HEALTH_PAUSED;
  if (goal.state() != Goal::STATE_ACTIVE) return GoalStatus::HEALTH_UNSPECIFIED;
  if (IsOverdue(goal, p, today)) return GoalStatus::HEALTH_OVERDUE;
  if (!p || !e) return GoalStatus::HEALTH_UNSPECIFIED;
  return BandOf(*p, *e, thresholds);
}

void JudgeActive(const Goal& goal, absl::CivilDay today, int cadence_days, const Thresholds& thresholds,
                 GoalStatus& status) {
  for (const v1::Milestone& milestone : goal.milestones()) {
    std::optional<absl::CivilDay> due = ToCivil(milestone.due_date());
    if (due && *due < today && !milestone.has_achieve_date()) status.add_overdue_milestone_ids(milestone.id());
  }
  status.set_stale(status.has_quiet_days() && status.quiet_days() >= StaleAfterDays(cadence_days, thresholds));

  bool unsure = goal.has_confidence() && goal.confidence() <= thresholds.low_confidence;
  int severity = Severity(status.health());
  if ((unsure || !status.overdue_milestone_ids().empty()) && severity > 0 &&
      severity < Severity(GoalStatus::HEALTH_AT_RISK)) {
    status.set_health(GoalStatus::HEALTH_AT_RISK);
    status.set_raised(true);
  }
}

void SetProgress(const Progress& progress, GoalStatus& status) {
  if (progress.p) status.set_progress(*progress.p);
  if (progress.raw) status.set_raw_ratio(*progress.raw);
  if (progress.current) status.set_current(*progress.current);
  status.set_measured(progress.measured);
  status.set_progress_source(progress.source);
  status.set_part_count(progress.parts);
}

void SetForecast(const Goal& goal, std::optional<double> p, std::optional<double> e, absl::CivilDay today,
                 GoalStatus& status) {
  if (e) status.set_expected(*e);
  if (p && e) status.set_gap(*e - *p);
  if (std::optional<double> pace = Pace(p, e)) status.set_pace(*pace);
  std::optional<absl::CivilDay> finish = ProjectedFinish(goal, p, e, today);
  if (!finish) return;
  *status.mutable_projected_finish_date() = rpc::FromCivil(*finish);
  if (auto due = ToCivil(goal.due_date())) status.set_slip_days(static_cast<int32_t>(*finish - *due));
}

}  // namespace

std::optional<double> Expected(const Goal& goal, absl::CivilDay today) {
  switch (goal.expected_curve()) {
    case Goal::EXPECTED_CURVE_NONE:
      return std::nullopt;
    case Goal::EXPECTED_CURVE_STEP:
      return ExpectedInSteps(goal, today);
    default:
      return ElapsedShare(goal, today);
  }
}

int Severity(GoalStatus::Health health) {
  switch (health) {
    case GoalStatus::HEALTH_AHEAD:
      return 1;
    case GoalStatus::HEALTH_ON_TRACK:
      return 2;
    case GoalStatus::HEALTH_NOT_STARTED:
      return 3;
    case GoalStatus::HEALTH_AT_RISK:
      return 4;
    case GoalStatus::HEALTH_OFF_TRACK:
      return 5;
    case GoalStatus::HEALTH_OVERDUE:
      return 6;
    default:
      return 0;
  }
}

std::optional<double> Pace(std::optional<double> p, std::optional<double> e) {
  if (!p || !e || IsZero(*p) || IsZero(*e) || !Less(*p, 1)) return std::nullopt;
  return *p / *e;
}

std::optional<absl::CivilDay> ProjectedFinish(const Goal& goal, std::optional<double> p, std::optional<double> e,
                                              absl::CivilDay today) {
  std::optional<absl::CivilDay> start = ToCivil(goal.start_date());
  if (!Pace(p, e) || !start || today < *start) return std::nullopt;
  double days = std::ceil(static_cast<double>(today - *start) / *p - kTolerance);
  if (days > static_cast<double>(absl::CivilDay(9999, 12, 31) - *start)) return std::nullopt;
  return *start + static_cast<absl::civil_diff_t>(days);
}

std::optional<int> QuietDays(const Goal& goal, absl::CivilDay today) {
  // Nothing is recorded of a goal that is the sum of others: they are quiet or not.
  if (goal.child_count() > 0 && !goal.has_metric()) return std::nullopt;
  std::optional<absl::CivilDay> last;
  auto consider = [&last](const google::type::Date& date) { last = std::max(last, ToCivil(date)); };
  if (goal.measurement().has_value()) consider(goal.measurement().effective_date());
  for (const v1::Milestone& milestone : goal.milestones()) consider(milestone.achieve_date());
  for (const v1::ActionItem& action : goal.action_items()) consider(action.complete_date());
  if (last) return static_cast<int>(std::max<absl::civil_diff_t>(0, today - *last));

  std::optional<absl::CivilDay> start = ToCivil(goal.start_date());
  if (!start || *start > today) return std::nullopt;
  return static_cast<int>(today - *start);
}

int StaleAfterDays(int cadence_days, const Thresholds& thresholds) {
  return std::max(thresholds.stale_cadences * cadence_days, thresholds.stale_min_days);
}

int Urgency(const Goal& goal) {
  int priority = goal.priority() == Goal::PRIORITY_UNSPECIFIED ? Goal::PRIORITY_NEEDED : goal.priority();
  return priority * (goal.has_importance() ? goal.importance() : 3);
}

bool MoreUrgent(const Goal& a, const Goal& b) {
  auto rank = [](const Goal& goal) {
    return std::tuple(-Urgency(goal), ToCivil(goal.due_date()).value_or(absl::CivilDay::max()),
                      std::string_view(goal.name()));
  };
  return rank(a) < rank(b);
}

GoalStatus ComputeStatus(const Goal& goal, const Progress& progress, absl::CivilDay today, int cadence_days,
                         const Thresholds& thresholds) {
  GoalStatus status;
  *status.mutable_as_of_date() = rpc::FromCivil(today);
  SetProgress(progress, status);
  std::optional<double> e = Expected(goal, today);
  SetForecast(goal, progress.p, e, today, status);
  if (std::optional<int> quiet = QuietDays(goal, today)) status.set_quiet_days(*quiet);
  status.set_urgency(Urgency(goal));
  status.set_health(BaseHealth(goal, progress.p, e, today, thresholds));
  if (goal.state() == Goal::STATE_ACTIVE) JudgeActive(goal, today, cadence_days, thresholds, status);
  return status;
}

}  // namespace milepost::goals
