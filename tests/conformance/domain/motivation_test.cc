// What keeps a person going, through the API: wins, partners, and leaves that no streak pays for.
#include "tests/conformance/domain/life.h"

namespace milepost::conformance {
namespace {

class MotivationTest : public Life {
 protected:
  absl::StatusOr<progress::v1::JournalEntry> Write(std::string_view day, const std::string& entry) const {
    return Try(OwnerOn(day), &Progress::CreateJournalEntry,
               absl::StrCat("parent: '", Me(), "' journal_entry { ", entry, " }"));
  }
  progress::v1::MotivationSnapshot Snapshot() const {
    return Ok(Try(&Progress::GetMotivationSnapshot, absl::StrCat("parent: '", Me(), "'")));
  }
};

TEST_F(MotivationTest, ShowsQuickWinsAndWhatWaitsToBeCelebrated) {
  Ok(Write("2026-06-20", "achievement { title: 'Shipped' kind: KIND_RESULT }"));
  const auto quick = Ok(Write("2026-06-25", "achievement { title: 'Answered' kind: KIND_QUICK_WIN }"));
  EXPECT_EQ(Snapshot().uncelebrated_count(), 2);
  Ok(Try(&Progress::MarkCelebrated, Named(quick.name())));
  const auto snapshot = Snapshot();
  EXPECT_EQ(snapshot.uncelebrated_count(), 1);
  EXPECT_EQ(snapshot.recent_achievements_size(), 2);
  ASSERT_EQ(snapshot.quick_wins_size(), 1);
  EXPECT_EQ(snapshot.quick_wins(0).achievement().title(), "Answered");
}

TEST_F(MotivationTest, NamesTheParticipantsOfTheOpenPlan) {
  MakePlan(absl::StrCat("participants { profile: '", Me(), "-boss' contribution: 'Asks every month' }"));
  EXPECT_THAT(Snapshot().accountability_partners(), ::testing::ElementsAre(Me() + "-boss"));
}

// Periods of 14 days from 1970-01-01: 30 June 2026 is in the one from 18 June; before it 4 June, 21 May, 7 May.
TEST_F(MotivationTest, ALeaveIsNeutralForTheStreak) {
  Ok(Write("2026-05-10", "check_in { learned: 'a' }"));
  Ok(Write("2026-06-20", "check_in { learned: 'b' }"));
  EXPECT_EQ(Snapshot().streak(), 1) << "two periods are missing";
  Ok(Try(&Goals::ReportChange, absl::StrCat("parent: '", Me(), "' circumstance_change { kind: KIND_LEAVE start_date { ",
                                            DateText("2026-05-21"), " } end_date { ", DateText("2026-06-17"), " } }")));
  EXPECT_EQ(Snapshot().streak(), 2);
}

TEST_F(MotivationTest, APulseIsNobodyElses) {
  EXPECT_TRUE(Write("2026-06-20", "pulse { energy: 2 }").ok());
  for (const char* audience : {"AUDIENCE_MENTOR", "AUDIENCE_MANAGER", "AUDIENCE_HR", "AUDIENCE_ORG"}) {
    ExpectReason(Write("2026-06-20", absl::StrCat("pulse { energy: 2 } audience: ", audience)).status(),
                 absl::StatusCode::kInvalidArgument, "INVALID_FIELDS");
  }
}

}  // namespace
}  // namespace milepost::conformance
