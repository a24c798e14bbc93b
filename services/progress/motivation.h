// What keeps a person going, out of what they wrote and whom they named.
#pragma once

#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "milepost/goals/v1/plan.pb.h"
#include "milepost/progress/v1/journal_entry.pb.h"
#include "services/progress/streak.h"

namespace milepost::progress {

// Fills in the achievements (newest first, all of them): recent ones, quick wins, and how many wait to be celebrated.
void AddAchievements(const std::vector<v1::JournalEntry>& achievements, absl::CivilDay today,
                     v1::MotivationSnapshot* snapshot);

void AddStreak(const Streak& streak, int cadence_days, v1::MotivationSnapshot* snapshot);

// The participants of the open development plan among `plans`, each once.
std::vector<std::string> AccountabilityPartners(const std::vector<goals::v1::Plan>& plans);

}  // namespace milepost::progress
