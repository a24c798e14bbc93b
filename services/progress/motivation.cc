#include "services/progress/motivation.h"

#include <algorithm>

#include "services/rpc/dates.h"

namespace milepost::progress {
namespace {

using goals::v1::Plan;
using v1::Achievement;
using v1::JournalEntry;

constexpr int kRecentDays = 90;
constexpr int kMostShown = 5;

bool IsOpen(const Plan& plan) {
  return plan.state() == Plan::STATE_DRAFT || plan.state() == Plan::STATE_AWAITING_AGREEMENT ||
         plan.state() == Plan::STATE_AGREED || plan.state() == Plan::STATE_IN_REVIEW;
}

}  // namespace

void AddAchievements(const std::vector<JournalEntry>& achievements, absl::CivilDay today,
                     v1::MotivationSnapshot* snapshot) {
  for (const JournalEntry& entry : achievements) {
    if (!entry.achievement().has_celebrate_time()) snapshot->set_uncelebrated_count(snapshot->uncelebrated_count() + 1);
    const auto day = rpc::ToCivil(entry.entry_date());
    if (!day || today - *day > kRecentDays) continue;
    if (snapshot->recent_achievements_size() < kMostShown) *snapshot->add_recent_achievements() = entry;
    const bool quick = entry.achievement().kind() == Achievement::KIND_QUICK_WIN;
    if (quick && snapshot->quick_wins_size() < kMostShown) *snapshot->add_quick_wins() = entry;
  }
}

void AddStreak(const Streak& streak, int cadence_days, v1::MotivationSnapshot* snapshot) {
  snapshot->set_streak(streak.length);
  snapshot->set_cadence_days(cadence_days);
  snapshot->set_check_in_count(streak.check_in_count);
  snapshot->set_current_period_done(streak.current_done);
  *snapshot->mutable_current_period_start_date() = rpc::FromCivil(streak.current_start);
}

std::vector<std::string> AccountabilityPartners(const std::vector<Plan>& plans) {
  std::vector<std::string> partners;
  for (const Plan& plan : plans) {
    if (!IsOpen(plan) || plan.kind() == Plan::KIND_ONBOARDING) continue;
    for (const auto& participant : plan.participants()) {
      if (std::find(partners.begin(), partners.end(), participant.profile()) == partners.end()) {
        partners.push_back(participant.profile());
      }
    }
  }
  return partners;
}

}  // namespace milepost::progress
