#include "services/progress/motivation.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/progress/neutral.h"
#include "tests/testing/protos.h"

namespace milepost::progress {
namespace {

using goals::v1::CircumstanceChange;
using goals::v1::Plan;
using testing::DateText;
using testing::Day;
using ::testing::ElementsAre;
using testing::Parse;
using v1::JournalEntry;

JournalEntry Win(const std::string& title, const char* day, const std::string& more = "") {
  return Parse<JournalEntry>(
      absl::StrCat("entry_date { ", DateText(day), " } achievement { title: '", title, "' ", more, " }"));
}

TEST(Motivation, ShowsFiveRecentWinsAndCountsWhatWaitsToBeCelebrated) {
  const std::string quick = "kind: KIND_QUICK_WIN", celebrated = "celebrate_time { seconds: 1 }";
  v1::MotivationSnapshot snapshot;
  AddAchievements({Win("a", "2026-06-29", quick), Win("b", "2026-06-01"), Win("c", "2026-05-20", celebrated),
                   Win("d", "2026-05-01"), Win("e", "2026-04-10", quick), Win("f", "2026-04-01", quick),
                   Win("too old", "2026-03-31", quick)},
                  Day("2026-06-30"), &snapshot);
  std::vector<std::string> recent, quick_wins;
  for (const auto& entry : snapshot.recent_achievements()) recent.push_back(entry.achievement().title());
  for (const auto& entry : snapshot.quick_wins()) quick_wins.push_back(entry.achievement().title());
  EXPECT_THAT(recent, ElementsAre("a", "b", "c", "d", "e"));
  EXPECT_THAT(quick_wins, ElementsAre("a", "e", "f")) << "90 days back from 30 June is 1 April";
  EXPECT_EQ(snapshot.uncelebrated_count(), 6) << "however old";
}

TEST(Motivation, PartnersAreTheParticipantsOfTheOpenDevelopmentPlan) {
  EXPECT_THAT(AccountabilityPartners(
                  {Parse<Plan>("state: STATE_AGREED kind: KIND_DEVELOPMENT participants { profile: 'profiles/priya' } "
                               "participants { profile: 'profiles/sam' } participants { profile: 'profiles/priya' }"),
                   Parse<Plan>("state: STATE_ARCHIVED participants { profile: 'profiles/old' }"),
                   Parse<Plan>("state: STATE_DRAFT kind: KIND_ONBOARDING participants { profile: 'profiles/buddy' }")}),
              ElementsAre("profiles/priya", "profiles/sam"));
}

TEST(Leave, IsNeutralForPeriodsWhollyInsideIt) {
  const std::vector<CircumstanceChange> leaves = {
      Parse<CircumstanceChange>(
          absl::StrCat("start_date { ", DateText("2026-02-01"), " } end_date { ", DateText("2026-02-28"), " }")),
      Parse<CircumstanceChange>(absl::StrCat("start_date { ", DateText("2026-06-01"), " }"))};
  EXPECT_TRUE(InsideLeave(leaves, Day("2026-02-01"), Day("2026-02-28")));
  EXPECT_FALSE(InsideLeave(leaves, Day("2026-01-31"), Day("2026-02-13")));
  EXPECT_FALSE(InsideLeave(leaves, Day("2026-02-16"), Day("2026-03-01")));
  EXPECT_TRUE(InsideLeave(leaves, Day("2026-06-01"), Day("2030-01-01"))) << "one without an end lasts";
}

}  // namespace
}  // namespace milepost::progress
