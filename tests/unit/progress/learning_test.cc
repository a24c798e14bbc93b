#include "services/progress/learning.h"

#include "gtest/gtest.h"
#include "tests/testing/protos.h"

namespace milepost::progress {
namespace {

using testing::Parse;
using v1::Activity;
using v1::LearningSummary;

LearningSummary Summarize(const std::vector<std::string>& texts) {
  std::vector<Activity> activities;
  for (const std::string& text : texts) activities.push_back(Parse<Activity>("category: LEARNING_CATEGORY_" + text));
  std::vector<const Activity*> pointers;
  for (const Activity& activity : activities) pointers.push_back(&activity);
  return SummarizeLearning(pointers);
}

TEST(Learning, SharesHoursByCategory) {
  LearningSummary summary =
      Summarize({"EXPERIENCE hours: 10", "EXPERIENCE hours: 4", "EXPOSURE hours: 4", "EDUCATION hours: 2"});
  ASSERT_EQ(summary.shares_size(), 3);
  EXPECT_EQ(summary.shares(0).category(), Activity::LEARNING_CATEGORY_EXPERIENCE);
  EXPECT_EQ(summary.shares(1).category(), Activity::LEARNING_CATEGORY_EXPOSURE);
  EXPECT_EQ(summary.shares(2).category(), Activity::LEARNING_CATEGORY_EDUCATION);
  EXPECT_DOUBLE_EQ(summary.shares(0).share(), 0.7);
  EXPECT_DOUBLE_EQ(summary.shares(1).share(), 0.2);
  EXPECT_DOUBLE_EQ(summary.shares(2).share(), 0.1);
  EXPECT_DOUBLE_EQ(summary.shares(0).hours(), 14);
  EXPECT_EQ(summary.shares(0).count(), 2);
  EXPECT_DOUBLE_EQ(summary.total_hours(), 20);
  EXPECT_EQ(summary.activity_count(), 4);
  EXPECT_FALSE(summary.by_count());
}

TEST(Learning, ActivitiesWithoutHoursCountOnlyAsActivities) {
  LearningSummary summary = Summarize({"EXPERIENCE", "EDUCATION hours: 2"});
  EXPECT_DOUBLE_EQ(summary.shares(0).share(), 0);
  EXPECT_EQ(summary.shares(0).count(), 1);
  EXPECT_DOUBLE_EQ(summary.shares(2).share(), 1);
}

TEST(Learning, SharesCountsWhereNothingHasHours) {
  LearningSummary summary = Summarize({"EXPERIENCE", "EXPERIENCE", "EXPOSURE", "EDUCATION hours: 0"});
  EXPECT_TRUE(summary.by_count());
  EXPECT_DOUBLE_EQ(summary.shares(0).share(), 0.5);
  EXPECT_DOUBLE_EQ(summary.shares(2).share(), 0.25);
}

TEST(Learning, SaysNothingWithoutActivities) {
  LearningSummary summary = Summarize({});
  ASSERT_EQ(summary.shares_size(), 3);
  EXPECT_FALSE(summary.shares(0).has_share());
  EXPECT_FALSE(summary.by_count());
}

TEST(Learning, LeavesOutActivitiesWithoutACategory) {
  LearningSummary summary = Summarize({"UNSPECIFIED hours: 5", "EDUCATION hours: 2"});
  EXPECT_EQ(summary.activity_count(), 1);
  EXPECT_DOUBLE_EQ(summary.total_hours(), 2);
}

}  // namespace
}  // namespace milepost::progress
