#include "services/mentoring/brief.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "services/mentoring/prompts.h"
#include "services/mentoring/session_rules.h"
#include "services/rpc/dates.h"
#include "services/rpc/enum_text.h"

namespace milepost::mentoring {
namespace {

using goals::v1::Goal;
using goals::v1::GoalStatus;
using progress::v1::JournalEntry;
using v1::CommitmentStatus;
using Data = v1::SessionBriefData;

constexpr int kFocusGoals = 3;
constexpr int kMostWins = 10;
constexpr int kMostReported = 10;
constexpr int kDefaultMinutes = 60;

// More urgent, then due earlier, then by title: an order that does not depend on generated ids.
bool MoreUrgent(const Goal* a, const Goal* b) {
  const auto key = [](const Goal& goal) {
    return std::make_tuple(-goal.status().urgency(), rpc::ToCivil(goal.due_date()).value_or(absl::CivilDay::max()),
                           goal.title());
  };
  return key(*a) < key(*b);
}

std::vector<const Goal*> WorkedOn(const std::vector<Goal>& goals) {
  std::vector<const Goal*> active;
  for (const Goal& goal : goals) {
    if (goal.state() == Goal::STATE_ACTIVE && !goal.archived()) active.push_back(&goal);
  }
  std::sort(active.begin(), active.end(), MoreUrgent);
  return active;
}

int Exposure(const goals::v1::Obstacle& obstacle) { return obstacle.likelihood() * obstacle.impact(); }

// The obstacle that is likeliest times worst; of equal ones the first. Null without one.
const goals::v1::Obstacle* WorstObstacle(const Goal& goal) {
  const goals::v1::Obstacle* worst = nullptr;
  for (const auto& obstacle : goal.obstacles()) {
    if (worst == nullptr || Exposure(obstacle) > Exposure(*worst)) worst = &obstacle;
  }
  return worst;
}

// The most severe health from AT_RISK on: the enum's values rise with severity up to OVERDUE.
int Severity(const Goal& goal) {
  const auto health = goal.status().health();
  return health >= GoalStatus::HEALTH_AT_RISK && health <= GoalStatus::HEALTH_OVERDUE ? health : 0;
}

void AddRisk(const std::vector<const Goal*>& active, Data& brief) {
  const Goal* riskiest = nullptr;
  const auto key = [](const Goal& goal) {
    const auto* obstacle = WorstObstacle(goal);
    return std::make_pair(Severity(goal), Severity(goal) > 0 || obstacle == nullptr ? 0 : Exposure(*obstacle));
  };
  for (const Goal* goal : active) {
    if (key(*goal) > (riskiest == nullptr ? std::make_pair(0, 0) : key(*riskiest))) riskiest = goal;
  }
  if (riskiest == nullptr) return;
  *brief.mutable_risk()->mutable_goal() = Brief(*riskiest);
  if (const auto* obstacle = WorstObstacle(*riskiest)) {
    brief.mutable_risk()->set_obstacle(obstacle->description());
    brief.mutable_risk()->set_cue(obstacle->cue());
    brief.mutable_risk()->set_response(obstacle->response());
  }
}

void AddGoals(const BriefFacts& facts, Data& brief) {
  const std::vector<const Goal*> active = WorkedOn(facts.goals);
  for (const Goal* goal : active) {
    if (brief.focus_goals_size() < kFocusGoals) *brief.add_focus_goals() = Brief(*goal);
  }
  AddRisk(active, brief);
  std::vector<const Goal*> stale;
  for (const Goal* goal : active) {
    if (goal->status().stale()) stale.push_back(goal);
  }
  std::stable_sort(stale.begin(), stale.end(),
                   [](const Goal* a, const Goal* b) { return a->status().quiet_days() > b->status().quiet_days(); });
  for (const Goal* goal : stale) *brief.add_stale_goals() = Brief(*goal);
}

// All of the last session's, and what is still open of the earlier ones; overdue ones first.
void AddCommitments(const BriefFacts& facts, Data& brief) {
  std::vector<CommitmentStatus> chosen;
  for (CommitmentStatus& status : CommitmentsOf(facts.meeting.sessions, facts.today)) {
    const bool waits =
        status.status() == CommitmentStatus::STATUS_OPEN || status.status() == CommitmentStatus::STATUS_OVERDUE;
    if (waits || status.session() == brief.last_session().name()) chosen.push_back(std::move(status));
  }
  std::stable_partition(chosen.begin(), chosen.end(), [](const CommitmentStatus& status) {
    return status.status() == CommitmentStatus::STATUS_OVERDUE;
  });
  for (CommitmentStatus& status : chosen) *brief.add_commitments() = std::move(status);
}

// The newest first; of one day, by what they say: an order that does not depend on generated ids.
template <class T, class Key>
std::vector<T> Newest(std::vector<T> items, Key key) {
  std::stable_sort(items.begin(), items.end(), [&](const T& a, const T& b) {
    const auto [a_day, a_words] = key(a);
    const auto [b_day, b_words] = key(b);
    return a_day != b_day ? a_day > b_day : a_words < b_words;
  });
  return items;
}

void AddWins(const BriefFacts& facts, Data& brief) {
  const auto key = [](const JournalEntry& entry) {
    return std::make_pair(rpc::ToCivil(entry.entry_date()), entry.achievement().title());
  };
  for (const JournalEntry& entry : Newest(facts.achievements, key)) {
    const bool celebrated = entry.achievement().has_celebrate_time();
    const bool recent = rpc::ToCivil(entry.entry_date()) > facts.since_date;
    if ((celebrated && !recent) || brief.wins_size() == kMostWins) continue;
    Data::Win& win = *brief.add_wins();
    win.set_entry(entry.name());
    win.set_title(entry.achievement().title());
    win.set_impact(entry.achievement().impact());
    *win.mutable_entry_date() = entry.entry_date();
    win.set_celebrated(celebrated);
  }
}

void AddReported(const BriefFacts& facts, Data& brief) {
  const auto key = [](const goals::v1::CircumstanceChange& change) {
    return std::make_pair(rpc::ToCivil(change.start_date()), change.note());
  };
  for (const auto& change : Newest(facts.changes, key)) {
    const bool handled = change.has_handle_date();
    const bool recent = rpc::ToCivil(change.start_date()) > facts.since_date;
    if ((handled && !recent) || brief.circumstance_changes_size() == kMostReported) continue;
    Data::ReportedChange& reported = *brief.add_circumstance_changes();
    reported.set_change(change.name());
    reported.set_kind(rpc::EnumText(change.kind()));
    reported.set_summary(change.note());
    *reported.mutable_effective_date() = change.start_date();
    reported.set_handled(handled);
  }
}

int MinutesOf(const Data& brief) {
  return brief.next_session().has_duration_minutes() ? brief.next_session().duration_minutes() : kDefaultMinutes;
}

}  // namespace

std::string HealthText(const Goal& goal) {
  if (goal.status().health() == GoalStatus::HEALTH_UNSPECIFIED) return "";
  return rpc::EnumText(goal.status().health());
}

Data::BriefGoal Brief(const Goal& goal) {
  Data::BriefGoal brief;
  brief.set_goal(goal.name());
  brief.set_title(goal.title());
  brief.set_urgency(goal.status().urgency());
  if (goal.status().has_progress()) brief.set_progress(goal.status().progress());
  if (goal.status().has_expected()) brief.set_expected(goal.status().expected());
  brief.set_health(HealthText(goal));
  if (goal.has_due_date()) *brief.mutable_due_date() = goal.due_date();
  if (goal.status().has_quiet_days()) brief.set_quiet_days(goal.status().quiet_days());
  if (goal.has_metric()) {
    brief.set_current(goal.status().current());
    brief.set_target(goal.metric().target());
    brief.set_unit(goal.metric().unit());
  }
  return brief;
}

Data ComposeBrief(const BriefFacts& facts) {
  Data brief;
  brief.set_profile(facts.profile);
  brief.set_mentorship(facts.meeting.mentorship.name());
  brief.set_mentor(facts.meeting.mentorship.mentor());
  *brief.mutable_as_of_date() = rpc::FromCivil(facts.today);
  *brief.mutable_since_date() = rpc::FromCivil(facts.since_date);
  if (const v1::Session* last = LastHeld(facts.meeting.sessions)) *brief.mutable_last_session() = *last;
  if (const v1::Session* next = NextPlanned(facts.meeting.sessions)) *brief.mutable_next_session() = *next;
  AddCommitments(facts, brief);
  for (Data::Change& change : ChangesSince(facts)) *brief.add_changes() = std::move(change);
  AddGoals(facts, brief);
  AddWins(facts, brief);
  AddReported(facts, brief);
  brief.set_exploring(facts.exploring);
  for (Data::Prompt& prompt : ChoosePrompts(brief)) *brief.add_prompts() = std::move(prompt);
  for (Data::Timing& timing : SuggestTimings(MinutesOf(brief))) *brief.add_timings() = std::move(timing);
  brief.set_cadence_days(facts.cadence_days);
  *brief.mutable_next_date() = rpc::FromCivil(facts.meeting_day + facts.cadence_days);
  return brief;
}

}  // namespace milepost::mentoring
