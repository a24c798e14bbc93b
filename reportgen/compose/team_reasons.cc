// The rules by which somebody needs a manager's attention, and what they wait for.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "reportgen/compose/change_words.h"
#include "reportgen/compose/goal_words.h"
#include "reportgen/compose/team.h"

namespace milepost::report {
namespace {

using goals::v1::Goal;
using goals::v1::GoalStatus;
using goals::v1::Plan;
using goals::v1::PlanRevision;
using snapshot::v1::TeamMember;

constexpr int kSoonDays = 30;
constexpr size_t kMostNamed = 3;  // goals named in one reason; the rest is counted

std::string Titles(const Source& source, const Goals& goals) {
  std::vector<std::string> titles;
  for (size_t i = 0; i < std::min(goals.size(), kMostNamed); ++i) titles.push_back(goals[i].get().title());
  const auto more = static_cast<int64_t>(goals.size() - titles.size());
  if (more > 0) titles.push_back(source.words().Count(Word::kAndMore, more));
  return absl::StrJoin(titles, "; ");
}

template <typename Test>
Goals Where(const TeamMember& member, Test test) {
  Goals found;
  for (const Goal& goal : member.goals()) {
    if (IsOpen(goal) && test(goal)) found.emplace_back(goal);
  }
  return found;
}

void AddHealth(const Source& source, const TeamMember& member, GoalStatus::Health health, Concern concern, Word word,
               std::vector<Reason>& out) {
  const Goals goals = Where(member, [health](const Goal& goal) { return goal.status().health() == health; });
  if (goals.empty()) return;
  const auto count = static_cast<int64_t>(goals.size());
  out.push_back({concern, count, source.words().Count(word, count, {{"goals", Titles(source, goals)}})});
}

void AddQuiet(const Source& source, const TeamMember& member, std::vector<Reason>& out) {
  const Goals goals = Where(member, [](const Goal& goal) { return goal.status().stale(); });
  int64_t days = 0;
  for (const Goal& goal : goals) days = std::max<int64_t>(days, goal.status().quiet_days());
  if (goals.empty()) return;
  out.push_back(
      {Concern::kQuiet, days, source.words().Count(Word::kQuietFor, days, {{"goals", Titles(source, goals)}})});
}

// Whether the reader's signature is what the plan's revision lacks.
bool AwaitsManager(const TeamMember& member) {
  const PlanRevision& revision = member.revision();
  if (revision.state() != PlanRevision::STATE_SUBMITTED) return false;
  const std::vector<goals::v1::SignerRole> roles = RequiredRoles(member.plan());
  return std::find(roles.begin(), roles.end(), goals::v1::SIGNER_ROLE_MANAGER) != roles.end() &&
         DecisionOf(revision, goals::v1::SIGNER_ROLE_MANAGER) == nullptr;
}

void AddSteps(const Source& source, const TeamMember& member, std::vector<Wait>& out) {
  const std::string& reader = source.snapshot().profile().name();
  for (const Goal& goal : member.goals()) {
    if (!IsOpen(goal)) continue;
    for (const auto& action : goal.action_items()) {
      if (action.responsible() != reader || action.has_complete_date()) continue;
      const std::string due = source.ShortDate(action.due_date());
      out.push_back({source(Word::kYourStep, {{"step", action.title()}, {"goal", goal.title()}}),
                     due.empty() ? "" : source(Word::kUntilDate, {{"date", due}})});
    }
  }
  if (!IsInForce(member.plan())) return;
  for (const auto& participant : member.plan().participants()) {
    if (participant.profile() != reader || participant.contribution().empty()) continue;
    out.push_back({source(Word::kYourPart, {{"what", participant.contribution()}}), ""});
  }
}

}  // namespace

bool IsInForce(const Plan& plan) { return plan.state() == Plan::STATE_AGREED || plan.state() == Plan::STATE_IN_REVIEW; }

std::optional<absl::CivilDay> ReviewDay(const TeamMember& member) {
  const Plan& plan = member.plan();
  if (!IsInForce(plan)) return std::nullopt;
  const std::optional<absl::CivilDay> day = DayOf(plan.review_due_date());
  return day ? day : DayOf(plan.next_review_date());
}

bool ReviewIsSoon(const Source& source, const TeamMember& member) {
  const std::optional<absl::CivilDay> day = ReviewDay(member);
  return day && *day >= source.today() && *day <= source.today() + kSoonDays;
}

std::vector<Reason> ReasonsOf(const Source& source, const TeamMember& member) {
  std::vector<Reason> reasons;
  if (const auto day = ReviewDay(member); day && *day < source.today()) {
    const int64_t late = source.today() - *day;
    reasons.push_back({Concern::kReviewLate, late, source.words().Count(Word::kReviewLateFor, late)});
  }
  AddHealth(source, member, GoalStatus::HEALTH_OVERDUE, Concern::kOverdue, Word::kLateGoals, reasons);
  AddHealth(source, member, GoalStatus::HEALTH_OFF_TRACK, Concern::kOffTrack, Word::kOffTrackGoals, reasons);
  for (const auto& change : member.open_changes()) {
    const std::string what = WordOf(source, change.kind());
    reasons.push_back({Concern::kChange, 1, source(Word::kChangeOpen, {{"change", what}})});
  }
  AddHealth(source, member, GoalStatus::HEALTH_AT_RISK, Concern::kAtRisk, Word::kAtRiskGoals, reasons);
  AddQuiet(source, member, reasons);
  if (member.plan().state() == Plan::STATE_DRAFT) reasons.push_back({Concern::kDraft, 1, source(Word::kDraftPlan)});
  return reasons;
}

std::vector<Wait> WaitsOf(const Source& source, const TeamMember& member) {
  std::vector<Wait> waits;
  const auto since = [&source](const google::protobuf::Timestamp& time) {
    return time.seconds() == 0 ? std::string()
                               : source(Word::kFromDate, {{"date", source.words().ShortDate(source.DayAt(time))}});
  };
  if (AwaitsManager(member)) {
    waits.push_back({source(Word::kSignPlan, {{"plan", member.plan().display_name()}}),
                     since(member.revision().submit_time()), true});
  }
  for (const progress::v1::Feedback& request : member.feedback_requests()) {
    const std::string question = Trimmed(request.question());
    waits.push_back({question.empty() ? source(Word::kGiveFeedback) : source(Word::kAnswerTo, {{"question", question}}),
                     since(request.create_time())});
  }
  AddSteps(source, member, waits);
  return waits;
}

}  // namespace milepost::report
