#include "services/progress/streak.h"

#include <vector>

#include "gtest/gtest.h"
#include "tests/testing/protos.h"

namespace milepost::progress {
namespace {

using testing::Day;

// Periods of 14 days from 1970-01-01; this one is 2026-06-18 to 2026-07-01, day 20622 to 20635 of the epoch.
const absl::CivilDay kToday(2026, 6, 30);
const absl::CivilDay kStart(2026, 6, 18);

bool Never(absl::CivilDay, absl::CivilDay) { return false; }

// Check-ins in the periods so many before the current one.
std::vector<absl::CivilDay> InPeriods(const std::vector<int>& ago) {
  std::vector<absl::CivilDay> days;
  for (int periods : ago) days.push_back(kStart - 14 * periods + periods % 14);
  return days;
}

int Length(const std::vector<int>& ago, NeutralPeriod neutral = Never) {
  return ComputeStreak(InPeriods(ago), 14, kToday, neutral).length;
}

TEST(Streak, KnowsTheCurrentPeriod) {
  Streak streak = ComputeStreak({}, 14, kToday, Never);
  EXPECT_EQ(streak.current_start, kStart);
  EXPECT_EQ(ComputeStreak({}, 14, kStart, Never).current_start, kStart);
  EXPECT_EQ(ComputeStreak({}, 14, kStart - 1, Never).current_start, kStart - 14);
  EXPECT_EQ(ComputeStreak({}, 7, Day("1970-01-07"), Never).current_start, Day("1970-01-01"));
  EXPECT_EQ(ComputeStreak({}, 7, Day("1969-12-31"), Never).current_start, Day("1969-12-25"));
}

TEST(Streak, CountsPeriodsInARow) {
  EXPECT_EQ(Length({1, 2, 3, 4, 5}), 5);
  EXPECT_EQ(Length({0, 1, 2, 3, 4}), 5);
  EXPECT_EQ(Length({}), 0);
}

TEST(Streak, ThisPeriodMayStillBeOpen) {
  EXPECT_EQ(Length({1, 2}), 2);
  EXPECT_FALSE(ComputeStreak(InPeriods({1, 2}), 14, kToday, Never).current_done);
  EXPECT_EQ(Length({0}), 1);
  EXPECT_TRUE(ComputeStreak(InPeriods({0}), 14, kToday, Never).current_done);
}

TEST(Streak, AMissedPeriodEndsIt) {
  EXPECT_EQ(Length({0, 2, 3}), 1);
  EXPECT_EQ(Length({2, 3}), 0);
  EXPECT_EQ(Length({0, 1, 3}), 2);
}

TEST(Streak, SeveralCheckInsInAPeriodAreOnePeriod) {
  Streak streak = ComputeStreak({kStart - 1, kStart - 1, kStart - 14, kStart - 15}, 14, kToday, Never);
  EXPECT_EQ(streak.length, 2);
  EXPECT_EQ(streak.check_in_count, 4);
}

TEST(Streak, TheDaysOfAPeriodReachFromItsFirstToItsLast) {
  EXPECT_EQ(ComputeStreak({kStart - 1}, 14, kToday, Never).length, 1);
  EXPECT_EQ(ComputeStreak({kStart - 14}, 14, kToday, Never).length, 1);
  EXPECT_EQ(ComputeStreak({kStart - 15}, 14, kToday, Never).length, 0);
}

TEST(Streak, TheFutureDoesNotCount) {
  Streak streak = ComputeStreak({kToday + 1}, 14, kToday, Never);
  EXPECT_EQ(streak.length, 0);
  EXPECT_EQ(streak.check_in_count, 0);
  EXPECT_TRUE(ComputeStreak({kToday}, 14, kToday, Never).current_done);
}

TEST(Streak, ANeutralPeriodIsPassedOver) {
  auto second_last = [](absl::CivilDay first, absl::CivilDay last) {
    return first == kStart - 28 && last == kStart - 15;
  };
  EXPECT_EQ(Length({1, 3, 4}, second_last), 3);
  EXPECT_EQ(Length({1, 4}, second_last), 1);
}

TEST(Streak, ACheckInDuringALeaveCountsAllTheSame) {
  auto always = [](absl::CivilDay, absl::CivilDay) { return true; };
  EXPECT_EQ(Length({1, 5, 9}, always), 3);
  EXPECT_EQ(Length({}, always), 0);
}

TEST(Streak, FollowsTheCadence) {
  std::vector<absl::CivilDay> daily = {kToday, kToday - 1, kToday - 2, kToday - 4};
  EXPECT_EQ(ComputeStreak(daily, 1, kToday, Never).length, 3);
  EXPECT_EQ(ComputeStreak(daily, 366, kToday, Never).length, 1);
}

}  // namespace
}  // namespace milepost::progress
