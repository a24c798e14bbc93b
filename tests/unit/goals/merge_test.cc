#include "services/goals/merge.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/unit/goals/goal_texts.h"

namespace milepost::goals {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using v1::Reward;

std::string NoNewId() {
  ADD_FAILURE() << "no id was needed";
  return "unexpected";
}

TEST(MergeById, AKnownMilestoneKeepsWhatTheServiceWrote) {
  v1::Goal stored = Parse<v1::Goal>(
      "milestones { id: 'a' title: 'Old' evidence: 'certificate' achieve_date { year: 2026 month: 5 day: 1 } }");
  v1::Goal incoming = Parse<v1::Goal>("milestones { id: 'a' title: 'New' evidence: 'forged' }");
  EXPECT_THAT(MergeById(stored.milestones(), incoming.mutable_milestones(), NoNewId), IsEmpty());
  EXPECT_EQ(incoming.milestones(0).title(), "New");
  EXPECT_EQ(incoming.milestones(0).evidence(), "certificate");
  EXPECT_EQ(Text(incoming.milestones(0).achieve_date()), "2026-05-01");
}

TEST(MergeById, ANewElementStartsWithoutThemAndGetsAnId) {
  v1::Goal incoming = Parse<v1::Goal>(
      "milestones { title: 'New' evidence: 'forged' achieve_date { year: 2026 month: 5 day: 1 } } "
      "action_items { id: 'mine' complete_date { year: 2026 month: 5 day: 1 } }");
  v1::Goal stored;
  EXPECT_THAT(MergeById(stored.milestones(), incoming.mutable_milestones(), [] { return std::string("m1"); }),
              IsEmpty());
  EXPECT_THAT(MergeById(stored.action_items(), incoming.mutable_action_items(), NoNewId), IsEmpty());
  EXPECT_EQ(incoming.milestones(0).id(), "m1");
  EXPECT_EQ(incoming.milestones(0).evidence(), "");
  EXPECT_FALSE(incoming.milestones(0).has_achieve_date());
  EXPECT_EQ(incoming.action_items(0).id(), "mine");
  EXPECT_FALSE(incoming.action_items(0).has_complete_date());
}

TEST(MergeById, AnOpenMilestoneCannotBeAchievedByUpdate) {
  v1::Goal stored = Parse<v1::Goal>("milestones { id: 'a' }");
  v1::Goal incoming = Parse<v1::Goal>("milestones { id: 'a' achieve_date { year: 2026 month: 5 day: 1 } }");
  MergeById(stored.milestones(), incoming.mutable_milestones(), NoNewId);
  EXPECT_FALSE(incoming.milestones(0).has_achieve_date());
}

TEST(MergeById, ReportsAchievedMilestonesAndCompletedActionsThatAreMissing) {
  v1::Goal stored = Parse<v1::Goal>(
      "milestones { id: 'open' } milestones { id: 'done' achieve_date { year: 2026 month: 5 day: 1 } } "
      "action_items { id: 'open' } action_items { id: 'done' complete_date { year: 2026 month: 5 day: 1 } }");
  v1::Goal incoming;
  EXPECT_THAT(MergeById(stored.milestones(), incoming.mutable_milestones(), NoNewId), ElementsAre("done"));
  EXPECT_THAT(MergeById(stored.action_items(), incoming.mutable_action_items(), NoNewId), ElementsAre("done"));
}

TEST(MergeById, SpentHoursAreTheCallersToWrite) {
  v1::Goal stored =
      Parse<v1::Goal>("action_items { id: 'a' spent_hours: 2 complete_date { year: 2026 month: 5 day: 1 } }");
  v1::Goal incoming = Parse<v1::Goal>("action_items { id: 'a' spent_hours: 5 }");
  MergeById(stored.action_items(), incoming.mutable_action_items(), NoNewId);
  EXPECT_EQ(incoming.action_items(0).spent_hours(), 5);
  EXPECT_EQ(Text(incoming.action_items(0).complete_date()), "2026-05-01");
}

TEST(MergeById, ARewardKeepsItsStateAndANewOneIsPlanned) {
  v1::Goal stored = Parse<v1::Goal>("rewards { id: 'a' state: STATE_EARNED }");
  v1::Goal incoming =
      Parse<v1::Goal>("rewards { id: 'a' state: STATE_CLAIMED } rewards { id: 'b' state: STATE_CLAIMED }");
  EXPECT_THAT(MergeById(stored.rewards(), incoming.mutable_rewards(), NoNewId), IsEmpty());
  EXPECT_EQ(incoming.rewards(0).state(), Reward::STATE_EARNED);
  EXPECT_EQ(incoming.rewards(1).state(), Reward::STATE_PLANNED);
}

TEST(MergeById, ObstaclesAndRewardsMayGo) {
  v1::Goal stored = Parse<v1::Goal>("obstacles { id: 'a' } rewards { id: 'a' state: STATE_EARNED }");
  v1::Goal incoming;
  EXPECT_THAT(MergeById(stored.obstacles(), incoming.mutable_obstacles(), NoNewId), IsEmpty());
  EXPECT_THAT(MergeById(stored.rewards(), incoming.mutable_rewards(), NoNewId), IsEmpty());
}

TEST(MergeById, TheIncomingOrderStands) {
  v1::Goal stored = Parse<v1::Goal>("obstacles { id: 'a' } obstacles { id: 'b' }");
  v1::Goal incoming = Parse<v1::Goal>("obstacles { id: 'b' } obstacles { id: 'a' }");
  MergeById(stored.obstacles(), incoming.mutable_obstacles(), NoNewId);
  EXPECT_EQ(incoming.obstacles(0).id(), "b");
  EXPECT_EQ(incoming.obstacles(1).id(), "a");
}

TEST(MergeById, AGeneratedIdIsNeverOneInUseOrJustRemoved) {
  v1::Goal stored = Parse<v1::Goal>("obstacles { id: '1' }");
  v1::Goal incoming = Parse<v1::Goal>("obstacles {} obstacles { id: '2' } obstacles {}");
  int next = 0;
  MergeById(stored.obstacles(), incoming.mutable_obstacles(), [&next] { return absl::StrCat(++next); });
  EXPECT_EQ(incoming.obstacles(0).id(), "3");
  EXPECT_EQ(incoming.obstacles(2).id(), "4");
}

}  // namespace
}  // namespace milepost::goals
