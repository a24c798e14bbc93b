#include "reportgen/compose/goal_words.h"

#include <cmath>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace milepost::report {

using goals::v1::ActionItem;
using goals::v1::Closing;
using goals::v1::Goal;
using goals::v1::GoalStatus;
using goals::v1::Plan;

bool IsLive(const Goal& goal) {
  return goal.state() != Goal::STATE_REJECTED && goal.state() != Goal::STATE_CANCELLED && !goal.has_delete_time() &&
         !goal.archived();
}

bool IsOpen(const Goal& goal) { return IsLive(goal) && goal.state() != Goal::STATE_COMPLETED; }

bool IsJudged(const Goal& goal) { return goal.state() == Goal::STATE_ACTIVE; }

std::optional<double> ExpectedOf(const Goal& goal) {
  if (!IsJudged(goal) || !goal.status().has_expected()) return std::nullopt;
  return goal.status().expected();
}

std::string WordOf(const Source& source, Goal::State state) {
  switch (state) {
    case Goal::STATE_PROPOSED:
      return source(Word::kGoalProposed);
    case Goal::STATE_ACCEPTED:
      return source(Word::kGoalAccepted);
    case Goal::STATE_ACTIVE:
      return source(Word::kGoalActive);
    case Goal::STATE_ON_HOLD:
      return source(Word::kGoalOnHold);
    case Goal::STATE_COMPLETED:
      return source(Word::kGoalCompleted);
    case Goal::STATE_REJECTED:
      return source(Word::kGoalRejected);
    case Goal::STATE_CANCELLED:
      return source(Word::kGoalCancelled);
    default:
      return "";
  }
}

std::string WordOf(const Source& source, Goal::Priority priority) {
  switch (priority) {
    case Goal::PRIORITY_ESSENTIAL:
      return source(Word::kPriorityEssential);
    case Goal::PRIORITY_HELPFUL:
      return source(Word::kPriorityHelpful);
    default:
      return source(Word::kPriorityNeeded);  // what an unset priority means
  }
}

std::string WordOf(const Source& source, Goal::Horizon horizon) {
  switch (horizon) {
    case Goal::HORIZON_SHORT:
      return source(Word::kHorizonShort);
    case Goal::HORIZON_MEDIUM:
      return source(Word::kHorizonMedium);
    case Goal::HORIZON_LONG:
      return source(Word::kHorizonLong);
    default:
      return source(Word::kHorizonOpen);
  }
}

std::string WordOf(const Source& source, GoalStatus::Health health) {
  switch (health) {
    case GoalStatus::HEALTH_AHEAD:
      return source(Word::kHealthAhead);
    case GoalStatus::HEALTH_ON_TRACK:
      return source(Word::kHealthOnTrack);
    case GoalStatus::HEALTH_NOT_STARTED:
      return source(Word::kHealthNotStarted);
    case GoalStatus::HEALTH_AT_RISK:
      return source(Word::kHealthAtRisk);
    case GoalStatus::HEALTH_OFF_TRACK:
      return source(Word::kHealthOffTrack);
    case GoalStatus::HEALTH_OVERDUE:
      return source(Word::kHealthOverdue);
    case GoalStatus::HEALTH_DONE:
      return source(Word::kHealthDone);
    case GoalStatus::HEALTH_PAUSED:
      return source(Word::kHealthPaused);
    default:
      return "";
  }
}

std::string WordOf(const Source& source, Closing::Outcome outcome) {
  switch (outcome) {
    case Closing::OUTCOME_NOT_ACHIEVED:
      return source(Word::kOutcomeNotAchieved);
    case Closing::OUTCOME_PARTIALLY_ACHIEVED:
      return source(Word::kOutcomePartial);
    case Closing::OUTCOME_ACHIEVED:
      return source(Word::kOutcomeAchieved);
    case Closing::OUTCOME_EXCEEDED:
      return source(Word::kOutcomeExceeded);
    default:
      return "";
  }
}

std::string WordOf(const Source& source, ActionItem::LearningCategory category) {
  switch (category) {
    case ActionItem::LEARNING_CATEGORY_EXPERIENCE:
      return source(Word::kExperience);
    case ActionItem::LEARNING_CATEGORY_EXPOSURE:
      return source(Word::kExposure);
    case ActionItem::LEARNING_CATEGORY_EDUCATION:
      return source(Word::kEducation);
    default:
      return "";
  }
}

std::string WordOf(const Source& source, Plan::State state) {
  switch (state) {
    case Plan::STATE_DRAFT:
      return source(Word::kPlanDraft);
    case Plan::STATE_AWAITING_AGREEMENT:
      return source(Word::kPlanAwaiting);
    case Plan::STATE_AGREED:
      return source(Word::kPlanAgreed);
    case Plan::STATE_IN_REVIEW:
      return source(Word::kPlanInReview);
    case Plan::STATE_COMPLETED:
      return source(Word::kPlanCompleted);
    case Plan::STATE_ARCHIVED:
      return source(Word::kPlanArchived);
    case Plan::STATE_CANCELLED:
      return source(Word::kPlanCancelled);
    case Plan::STATE_DECLINED:
      return source(Word::kPlanDeclined);
    default:
      return "";
  }
}

std::string WordOf(const Source& source, goals::v1::SignerRole role) {
  switch (role) {
    case goals::v1::SIGNER_ROLE_EMPLOYEE:
      return source(Word::kEmployee);
    case goals::v1::SIGNER_ROLE_MANAGER:
      return source(Word::kManager);
    case goals::v1::SIGNER_ROLE_MENTOR:
      return source(Word::kMentor);
    case goals::v1::SIGNER_ROLE_HR:
      return source(Word::kHrPartner);
    default:
      return "";
  }
}

Hue HueOf(Goal::Horizon horizon) {
  switch (horizon) {
    case Goal::HORIZON_SHORT:
      return Hue::kBrand;
    case Goal::HORIZON_MEDIUM:
      return Hue::kTeal;
    case Goal::HORIZON_LONG:
      return Hue::kPlum;
    default:
      return Hue::kSlate;
  }
}

std::optional<Status> StatusOf(GoalStatus::Health health) {
  switch (health) {
    case GoalStatus::HEALTH_AHEAD:
      return Status::kAhead;
    case GoalStatus::HEALTH_ON_TRACK:
      return Status::kOnTrack;
    case GoalStatus::HEALTH_NOT_STARTED:
      return Status::kNotStarted;
    case GoalStatus::HEALTH_AT_RISK:
      return Status::kAtRisk;
    case GoalStatus::HEALTH_OFF_TRACK:
      return Status::kOffTrack;
    case GoalStatus::HEALTH_OVERDUE:
      return Status::kOverdue;
    case GoalStatus::HEALTH_DONE:
      return Status::kDone;
    case GoalStatus::HEALTH_PAUSED:
      return Status::kPaused;
    default:
      return std::nullopt;
  }
}

std::optional<StatusPip> PipOf(const Source& source, const Goal& goal) {
  switch (goal.state()) {
    case Goal::STATE_PROPOSED:
    case Goal::STATE_ACCEPTED:
      return StatusPip{Status::kNotStarted, WordOf(source, goal.state())};
    case Goal::STATE_REJECTED:
    case Goal::STATE_CANCELLED:
      return StatusPip{Status::kDropped, WordOf(source, goal.state())};
    case Goal::STATE_ON_HOLD:
      return StatusPip{Status::kPaused, WordOf(source, goal.state())};
    case Goal::STATE_COMPLETED:
      if (goal.closings_size() > 0) {
        const Closing::Outcome outcome = goal.closings(goal.closings_size() - 1).outcome();
        const bool missed = outcome == Closing::OUTCOME_NOT_ACHIEVED;
        if (const std::string word = WordOf(source, outcome); !word.empty()) {
          return StatusPip{missed ? Status::kDropped : Status::kDone, word};
        }
      }
      return StatusPip{Status::kDone, WordOf(source, goal.state())};
    default:
      break;
  }
  const std::optional<Status> status = StatusOf(goal.status().health());
  if (!status) return std::nullopt;
  return StatusPip{*status, WordOf(source, goal.status().health())};
}

Cell StatusCell(const Source& source, const Goal& goal) {
  if (auto pip = PipOf(source, goal)) return *pip;
  return Plain(WordOf(source, goal.state()));
}

Cell ProgressOf(const Source& source, const Goal& goal, bool with_pip) {
  std::optional<StatusPip> pip = PipOf(source, goal);
  if (!goal.status().has_progress()) {
    if (with_pip && pip) return *pip;
    return Plain("–");
  }
  ProgressCell cell;
  cell.fraction = goal.status().progress();
  cell.expected = ExpectedOf(goal);
  cell.value = source.words().Percent(goal.status().progress());
  cell.hue = pip ? report::HueOf(pip->status) : Hue::kBrand;
  if (with_pip) cell.pip = std::move(pip);
  return cell;
}

std::string PercentOr(const Source& source, bool has, double fraction) {
  return has ? source.words().Percent(fraction) : "–";
}

std::string Quantity(const Source& source, double value, const std::string& unit) {
  const std::string figure = source.words().Number(value);
  return unit.empty() ? figure : absl::StrCat(figure, "\u00A0", unit);
}

std::string Hours(const Source& source, double hours) {
  return source(Word::kHours, {{"hours", source.words().Number(hours, 1)}});
}

std::string MetricLine(const Source& source, const Goal& goal) {
  if (!goal.has_metric()) return "";
  const goals::v1::Metric& metric = goal.metric();
  const std::string start = source.words().Number(metric.start());
  const std::string target = Quantity(source, metric.target(), metric.unit());
  if (!goal.status().has_current()) return source(Word::kMetricTarget, {{"start", start}, {"target", target}});
  const std::string now = source.words().Number(goal.status().current());
  return source(Word::kMetricNow, {{"start", start}, {"target", target}, {"now", now}});
}

void Purse::Add(const google::type::Money& money) {
  const __int128 amount = static_cast<__int128>(money.units()) * 1'000'000'000 + money.nanos();
  if (amount != 0) sums_[money.currency_code()] += amount;
}

std::string Purse::Format(const Source& source) const {
  std::vector<std::string> parts;
  for (const auto& [currency, sum] : sums_) {
    const double value = static_cast<double>(sum) / 1e9;
    const bool cents = sum % 1'000'000'000 != 0;
    parts.push_back(absl::StrCat(currency, currency.empty() ? "" : "\u00A0",
                                 cents ? source.words().Fixed(value, 2) : source.words().Number(value, 0)));
  }
  return absl::StrJoin(parts, " + ");
}

std::string FormatMoney(const Source& source, const google::type::Money& money) {
  Purse purse;
  purse.Add(money);
  return purse.Format(source);
}

std::string Trimmed(const std::string& text) { return std::string(absl::StripAsciiWhitespace(text)); }

}  // namespace milepost::report
