// How a session's lists merge, and how commitments stand.
#include "services/mentoring/session_rules.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/protos.h"

namespace milepost::mentoring {
namespace {

using testing::Day;
using ::testing::ElementsAre;
using testing::Parse;
using v1::Commitment;
using v1::CommitmentStatus;
using v1::Session;

// Merges with ids n1, n2 ...
absl::Status Merge(const std::string& before, v1::Side side, Session* after) {
  int count = 0;
  return MergeSession(
      Parse<Session>(before), side, [&count] { return absl::StrCat("n", ++count); }, *after);
}

TEST(SessionMerge, SaysWhoRaisedWhatIsNewAndKeepsWhoRaisedTheRest) {
  Session after = Parse<Session>("agenda { id: 'old' text: 'changed' raised_by: SIDE_MENTOR } agenda { text: 'new' }");
  ASSERT_TRUE(Merge("agenda { id: 'old' text: 'first' raised_by: SIDE_MENTEE }", v1::SIDE_MENTOR, &after).ok());
  EXPECT_EQ(after.agenda(0).raised_by(), v1::SIDE_MENTEE);
  EXPECT_EQ(after.agenda(0).text(), "changed");
  EXPECT_EQ(after.agenda(1).raised_by(), v1::SIDE_MENTOR);
  EXPECT_EQ(after.agenda(1).id(), "n1");
}

TEST(SessionMerge, GivesNoIdOfARemovedItemAgain) {
  Session after = Parse<Session>("agenda { text: 'new' } commitments { what: 'ask' }");
  ASSERT_TRUE(Merge("agenda { id: 'n1' text: 'gone' }", v1::SIDE_MENTEE, &after).ok());
  EXPECT_EQ(after.agenda(0).id(), "n2");
  EXPECT_NE(after.commitments(0).id(), "");
}

TEST(SessionMerge, WhatWasKeptCanNeitherChangeNorGoAndOpenOnesCan) {
  const std::string kept = "commitments { id: 'k' what: 'Call' done_time { seconds: 9 } }",
                    open = "commitments { id: 'o' what: 'Read' }";
  Session same = Parse<Session>("commitments { id: 'k' what: 'Call' } commitments { id: 'o' what: 'Write' }");
  ASSERT_TRUE(Merge(kept + open, v1::SIDE_MENTEE, &same).ok());
  EXPECT_EQ(same.commitments(0).done_time().seconds(), 9) << "what only the service writes stays";
  EXPECT_EQ(same.commitments(1).what(), "Write");
  Session without_open = Parse<Session>("commitments { id: 'k' what: 'Call' }");
  EXPECT_TRUE(Merge(kept + open, v1::SIDE_MENTEE, &without_open).ok());
  Session changed = Parse<Session>("commitments { id: 'k' what: 'Write' }"), gone = Parse<Session>(open);
  for (Session* after : {&changed, &gone}) {
    EXPECT_TRUE(rpc::HasReason(Merge(kept + open, v1::SIDE_MENTEE, after), type::v1::ERROR_REASON_ELEMENT_COMPLETED));
  }
}

TEST(SessionMerge, ANewCommitmentIsNotKeptBeforehand) {
  Session after = Parse<Session>("commitments { what: 'Call' done_time { seconds: 1 } release_reason: 'x' }");
  ASSERT_TRUE(Merge("", v1::SIDE_MENTEE, &after).ok());
  EXPECT_FALSE(after.commitments(0).has_done_time());
  EXPECT_EQ(after.commitments(0).release_reason(), "");
}

TEST(SessionCheck, NamesEachIdThatIsUsedTwice) {
  const auto violations = CheckSession(Parse<Session>(
      "agenda { id: 'a' } agenda { id: 'a' } commitments { id: 'b' } commitments {} commitments { id: 'b' }"));
  ASSERT_EQ(violations.size(), 2u);
  EXPECT_EQ(violations[0].field, "agenda[1].id");
  EXPECT_EQ(violations[1].field, "commitments[2].id");
}

TEST(Commitments, StandByTheirDayAndWhatWasDecided) {
  const auto standing = [](const std::string& text, const char* today) {
    return StandingOf(Parse<Commitment>(text), Day(today));
  };
  const std::string due = "due_date { year: 2026 month: 6 day: 29 } ";
  EXPECT_EQ(standing(due, "2026-06-29"), CommitmentStatus::STATUS_OPEN) << "the last day counts";
  EXPECT_EQ(standing(due, "2026-06-30"), CommitmentStatus::STATUS_OVERDUE);
  EXPECT_EQ(standing("", "2099-01-01"), CommitmentStatus::STATUS_OPEN) << "without a day it is never overdue";
  EXPECT_EQ(standing(due + "done_time { seconds: 1 }", "2026-06-30"), CommitmentStatus::STATUS_KEPT);
  EXPECT_EQ(standing(due + "release_time { seconds: 1 }", "2026-06-30"), CommitmentStatus::STATUS_RELEASED);
}

TEST(Commitments, AreThoseOfHeldSessionsByDueDate) {
  const std::vector<Session> sessions = {
      Parse<Session>(
          "name: 's2' state: STATE_HELD commitments { id: 'never' } commitments { id: 'late' due_date { year: "
          "2026 month: 9 day: 1 } }"),
      Parse<Session>("name: 's1' state: STATE_HELD commitments { id: 'soon' due_date { year: 2026 month: 7 day: 1 } }"),
      Parse<Session>("name: 's3' state: STATE_PLANNED commitments { id: 'draft' }"),
      Parse<Session>("name: 's4' state: STATE_CANCELLED commitments { id: 'void' }")};
  std::vector<std::string> ids;
  for (const auto& status : CommitmentsOf(sessions, Day("2026-06-30"))) ids.push_back(status.commitment().id());
  EXPECT_THAT(ids, ElementsAre("soon", "late", "never"));
}

}  // namespace
}  // namespace milepost::mentoring
