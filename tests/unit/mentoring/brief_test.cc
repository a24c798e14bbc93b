// What a brief says of its facts, worked out by hand.
#include "services/mentoring/brief.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/protos.h"

namespace milepost::mentoring {
namespace {

using goals::v1::Goal;
using progress::v1::JournalEntry;
using testing::Day;
using ::testing::ElementsAre;
using testing::Parse;
using v1::Session;
using v1::SessionBriefData;

// Noon, UTC, of a day of 2026.
int64_t Noon(int month, int day) {
  return absl::ToUnixSeconds(absl::FromCivil(absl::CivilDay(2026, month, day), absl::UTCTimeZone()) + absl::Hours(12));
}

BriefFacts Facts() {
  BriefFacts facts;
  facts.profile = "profiles/ann";
  facts.today = facts.meeting_day = Day("2026-06-30");
  facts.since = absl::FromUnixSeconds(Noon(6, 16));
  facts.since_date = Day("2026-06-16");
  facts.cadence_days = 14;
  return facts;
}

Goal Active(const std::string& more) { return Parse<Goal>("state: STATE_ACTIVE " + more); }

std::vector<std::string> Titles(const google::protobuf::RepeatedPtrField<SessionBriefData::BriefGoal>& goals) {
  std::vector<std::string> titles;
  for (const auto& goal : goals) titles.push_back(goal.title());
  return titles;
}

TEST(Brief, FocusesOnTheThreeMostUrgentActiveGoals) {
  BriefFacts facts = Facts();
  const std::string june = "due_date { year: 2026 month: 9 day: 1 }", july = "due_date { year: 2026 month: 10 day: 1 }";
  facts.goals = {Active("title: 'Later' status { urgency: 12 } " + july),
                 Active("title: 'Least' status { urgency: 2 }"),
                 Active("title: 'Sooner' status { urgency: 12 } " + june),
                 Active("title: 'First' status { urgency: 15 }"),
                 Parse<Goal>("state: STATE_ON_HOLD title: 'Resting' status { urgency: 15 }"),
                 Active("title: 'Put away' archived: true status { urgency: 15 }")};
  EXPECT_THAT(Titles(ComposeBrief(facts).focus_goals()), ElementsAre("First", "Sooner", "Later"));
}

TEST(Brief, TheRiskiestGoalHasTheMostSevereHealthAndItsWorstObstacle) {
  BriefFacts facts = Facts();
  facts.goals = {
      Active("title: 'Fine' status { health: HEALTH_ON_TRACK urgency: 15 } obstacles { likelihood: 5 impact: 5 "
             "description: 'x' }"),
      Active("title: 'At risk' status { health: HEALTH_AT_RISK urgency: 15 }"),
      Active("title: 'Off' status { health: HEALTH_OFF_TRACK urgency: 1 } obstacles { likelihood: 2 impact: 3 "
             "description: 'small' } obstacles { likelihood: 3 impact: 4 description: 'large' cue: 'If' "
             "response: 'then' }")};
  const SessionBriefData brief = ComposeBrief(facts);
  EXPECT_EQ(brief.risk().goal().title(), "Off");
  EXPECT_EQ(brief.risk().goal().health(), "OFF_TRACK");
  EXPECT_EQ(brief.risk().obstacle(), "large");
  EXPECT_EQ(brief.risk().response(), "then");
  facts.goals.resize(1);
  EXPECT_EQ(ComposeBrief(facts).risk().obstacle(), "x") << "healthy goals: the one whose obstacle is worst";
  facts.goals[0].clear_obstacles();
  EXPECT_FALSE(ComposeBrief(facts).has_risk());
}

TEST(Brief, StaleGoalsAreTheQuietestFirst) {
  BriefFacts facts = Facts();
  facts.goals = {Active("title: 'Quiet' status { stale: true quiet_days: 31 urgency: 15 }"),
                 Active("title: 'Silent' status { stale: true quiet_days: 90 urgency: 1 }"),
                 Active("title: 'Lively' status { quiet_days: 3 }")};
  EXPECT_THAT(Titles(ComposeBrief(facts).stale_goals()), ElementsAre("Silent", "Quiet"));
}

TEST(Brief, TellsOfTheLastSessionItsPromisesAndTheOlderOnesThatWait) {
  BriefFacts facts = Facts();
  facts.meeting.mentorship.set_name("profiles/ann/mentorships/m");
  facts.meeting.sessions = {
      Parse<Session>("name: 'next' state: STATE_PLANNED duration_minutes: 45 scheduled_time { seconds: 1783000000 }"),
      Parse<Session>("name: 'far' state: STATE_PLANNED scheduled_time { seconds: 1784000000 }"),
      Parse<Session>("name: 'last' state: STATE_HELD held_time { seconds: 200 } commitments { id: 'kept' done_time { "
                     "seconds: 1 } } commitments { id: 'open' due_date { year: 2026 month: 7 day: 5 } }"),
      Parse<Session>(
          "name: 'before' state: STATE_HELD held_time { seconds: 100 } commitments { id: 'old-kept' done_time "
          "{ seconds: 1 } } commitments { id: 'old-overdue' due_date { year: 2026 month: 6 day: 1 } }")};
  const SessionBriefData brief = ComposeBrief(facts);
  EXPECT_EQ(brief.last_session().name(), "last");
  EXPECT_EQ(brief.next_session().name(), "next");
  std::vector<std::string> ids;
  for (const auto& status : brief.commitments()) ids.push_back(status.commitment().id());
  EXPECT_THAT(ids, ElementsAre("old-overdue", "open", "kept"));
  int minutes = 0;
  for (const auto& timing : brief.timings()) minutes += timing.minutes();
  EXPECT_EQ(minutes, 45);
}

TEST(Brief, MeetsAgainACadenceAfterTheSession) {
  BriefFacts facts = Facts();
  EXPECT_EQ(testing::Text(ComposeBrief(facts).next_date()), "2026-07-14");
  facts.meeting_day = Day("2026-07-08");
  facts.cadence_days = 21;
  EXPECT_EQ(testing::Text(ComposeBrief(facts).next_date()), "2026-07-29");
}

TEST(Brief, WinsAreThoseSinceAndThoseNotYetCelebrated) {
  BriefFacts facts = Facts();
  const auto win = [](const char* title, int month, int day, bool celebrated) {
    JournalEntry entry = Parse<JournalEntry>(absl::StrCat("achievement { title: '", title, "' }"));
    entry.mutable_entry_date()->set_year(2026);
    entry.mutable_entry_date()->set_month(month);
    entry.mutable_entry_date()->set_day(day);
    if (celebrated) entry.mutable_achievement()->mutable_celebrate_time()->set_seconds(1);
    return entry;
  };
  facts.achievements = {win("new", 6, 25, true), win("also new", 6, 25, true), win("that day", 6, 16, true),
                        win("old", 3, 1, false), win("old and celebrated", 2, 1, true)};
  std::vector<std::string> titles;
  const SessionBriefData brief = ComposeBrief(facts);
  for (const auto& entry : brief.wins()) titles.push_back(entry.title());
  EXPECT_THAT(titles, ElementsAre("also new", "new", "old")) << "of one day by their titles";
}

TEST(Changes, AreWhatHappenedAfterTheLastSessionNewestFirst) {
  BriefFacts facts = Facts();
  Goal goal = Active(
      "name: 'g' title: 'Cut' metric { unit: 'h' start: 48 target: 24 } measurement { value: 30 effective_date { year: "
      "2026 month: 6 day: 22 } } milestones { title: 'Old' achieve_date { year: 2026 month: 6 day: 16 } } milestones { "
      "title: 'New' achieve_date { year: 2026 month: 6 day: 17 } }");
  auto& moved = *goal.add_transitions();
  moved.set_from_state(Goal::STATE_ACTIVE);
  moved.set_to_state(Goal::STATE_ON_HOLD);
  moved.set_reason("leave");
  moved.mutable_transition_time()->set_seconds(Noon(6, 29));
  *moved.mutable_transition_date() = rpc::FromCivil(Day("2026-06-29"));
  auto& before = *goal.add_transitions();
  before.set_to_state(Goal::STATE_ACTIVE);
  before.mutable_transition_time()->set_seconds(Noon(6, 16));
  facts.goals = {goal};
  facts.series["g"] = Parse<progress::v1::ProgressSeries>(
      "points { value: 40 effective_date { year: 2026 month: 5 day: 1 } } points { value: 36 effective_date { year: "
      "2026 "
      "month: 6 day: 16 } } points { value: 33 effective_date { year: 2026 month: 6 day: 20 } } points { value: 30 "
      "effective_date { year: 2026 month: 6 day: 22 } }");
  std::vector<std::string> said;
  for (const auto& change : ChangesSince(facts)) {
    said.push_back(absl::StrCat(testing::Text(change.change_date()), " ", change.from(), "->", change.to(),
                                change.unit(), " ", change.reason()));
  }
  EXPECT_THAT(said, ElementsAre("2026-06-29 ACTIVE->ON_HOLD leave", "2026-06-22 36->30h ", "2026-06-17 ->New "));
}

TEST(Changes, AGoalThatWasClosedSaysHow) {
  BriefFacts facts = Facts();
  Goal goal = Parse<Goal>(
      "state: STATE_COMPLETED title: 'Course' transitions { from_state: STATE_ACTIVE to_state: STATE_COMPLETED } "
      "closings "
      "{ outcome: OUTCOME_EXCEEDED lesson: 'Pairs' close_date { year: 2026 month: 6 day: 20 } }");
  goal.mutable_transitions(0)->mutable_transition_time()->set_seconds(Noon(6, 20));
  goal.mutable_closings(0)->mutable_close_time()->set_seconds(Noon(6, 20));
  facts.goals = {goal};
  const auto changes = ChangesSince(facts);
  ASSERT_EQ(changes.size(), 1u) << "not a second time as a change of state";
  EXPECT_EQ(changes[0].kind(), SessionBriefData::Change::KIND_GOAL_CLOSED);
  EXPECT_EQ(changes[0].to(), "EXCEEDED");
  EXPECT_EQ(changes[0].reason(), "Pairs");
}

}  // namespace
}  // namespace milepost::mentoring
