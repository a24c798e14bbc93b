// What becomes true by a date alone is told once, however often sweeps run.
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "milepost/progress/v1/progress_service.grpc.pb.h"
#include "services/rpc/agenda.h"
#include "tests/conformance/events/feed.h"

namespace milepost::conformance {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

class Sweeps : public Feed {
 protected:
  Sweeps() { server_.AddPerson("ann"); }
  std::string Due(const std::string& day, const std::string& more = "") {
    return AddGoal("ann", absl::StrCat("title: 'Read' due_date { ", DateText(day), " } ", more));
  }
  void Move(const std::string& goal, const std::string& day) {
    Ok(server_.As("ann").Call(&Goals::UpdateGoal, Parse<goals::v1::UpdateGoalRequest>(absl::StrCat(
                                                      "goal { name: '", goal, "' due_date { ", DateText(day),
                                                      " } } update_mask { paths: 'due_date' }"))));
  }
  // Measured by ann on that day; gives the entry's name.
  std::string Measure(const std::string& goal, const std::string& day, const std::string& entry) {
    const auto request = absl::StrCat("parent: '", goal, "' entry { ", entry, " }");
    return Ok(server_.As("ann", Day(day))
                  .Call(&progress::v1::ProgressService::Stub::RecordProgress,
                        Parse<progress::v1::RecordProgressRequest>(request)))
        .entry()
        .name();
  }
  // What the sweeps told, in order.
  std::vector<std::string> Swept() {
    return Types(
        List(server_.As("ann"), "parent: 'profiles/ann' filter: 'event_time > 2026-06-30T12:00:00Z'").events());
  }
};

TEST_F(Sweeps, AGoalIsOverdueTheDayAfterItIsDueAndSaidSoOnce) {
  const std::string goal = Due("2026-07-10");
  server_.Sweep(Day("2026-07-10"));
  EXPECT_THAT(Swept(), ElementsAre());
  server_.Sweep(Day("2026-07-11"));
  EXPECT_THAT(Swept(), ElementsAre("goal.overdue"));
  std::vector<std::thread> two;
  for (int i = 0; i < 2; ++i) two.emplace_back([this] { server_.Sweep(Day("2026-07-12")); });
  for (std::thread& sweep : two) sweep.join();
  EXPECT_THAT(Swept(), ElementsAre("goal.overdue"));
  const auto event = List(server_.As("ann"), "parent: 'profiles/ann' filter: 'type = \"milepost.goal.overdue.v1\"'");
  EXPECT_EQ(event.events(0).resource(), goal);
  EXPECT_EQ(event.events(0).actor(), "milepost");
}

TEST_F(Sweeps, AMovedDateIsToldAgain) {
  const std::string goal = Due("2026-07-10");
  server_.Sweep(Day("2026-07-20"));
  Move(goal, "2026-08-10");
  server_.Sweep(Day("2026-08-10"));
  EXPECT_THAT(Swept(), ElementsAre("goal.overdue"));
  server_.Sweep(Day("2026-08-11"));
  EXPECT_THAT(Swept(), ElementsAre("goal.overdue", "goal.overdue"));
  // Back to a date that was told: nothing new.
  Move(goal, "2026-07-10");
  server_.Sweep(Day("2026-08-12"));
  EXPECT_EQ(Swept().size(), 2u);
}

TEST_F(Sweeps, WhatIsDoneOrNotBegunIsNotOverdue) {
  const std::string held = Due("2026-07-10");
  Ok(server_.As("ann").Call(&Goals::HoldGoal, Parse<goals::v1::HoldGoalRequest>("name: '" + held + "' reason: 'x'")));
  AddGoal("ann", absl::StrCat("title: 'Later' due_date { ", DateText("2026-07-10"), " }"), "ACCEPTED");
  const std::string deleted = Due("2026-07-10");
  Ok(server_.As("ann").Call(&Goals::DeleteGoal, Parse<goals::v1::DeleteGoalRequest>("name: '" + deleted + "'")));
  server_.Sweep(Day("2026-07-11"));
  EXPECT_THAT(Swept(), ElementsAre());
  // Work goes on: it is overdue after all.
  Ok(server_.As("ann").Call(&Goals::ResumeGoal, Parse<goals::v1::ResumeGoalRequest>("name: '" + held + "'")));
  Ok(server_.As("ann").Call(&Goals::UndeleteGoal, Parse<goals::v1::UndeleteGoalRequest>("name: '" + deleted + "'")));
  server_.Sweep(Day("2026-07-12"));
  EXPECT_THAT(Swept(), ElementsAre("goal.overdue", "goal.overdue"));
}

TEST_F(Sweeps, ACorrectionThatUndoesAGoalMakesItAndTheGoalItIsAPartOfOverdue) {
  const std::string whole = Due("2026-07-10");
  const std::string part = Due("2026-07-10", absl::StrCat("parent_goal: '", whole, "' metric { start: 0 target: 2 }"));
  const std::string entry = Measure(part, "2026-06-30", "value: 2");
  server_.Sweep(Day("2026-07-11"));
  EXPECT_THAT(Swept(), ElementsAre());
  const std::string wrong = Measure(part, "2026-07-11", absl::StrCat("value: 1 supersedes: '", entry, "'"));
  for (const char* day : {"2026-07-11", "2026-07-12"}) server_.Sweep(Day(day));
  const auto overdue = [this] {
    std::vector<std::string> goals;
    const auto page = List(server_.As("ann"), "parent: 'profiles/ann' filter: 'type = \"milepost.goal.overdue.v1\"'");
    for (const Event& event : page.events()) {
      goals.push_back(event.resource());
    }
    return goals;
  };
  EXPECT_THAT(overdue(), UnorderedElementsAre(whole, part));
  // Right after all, and wrong again: that was told.
  const std::string right = Measure(part, "2026-07-12", absl::StrCat("value: 2 supersedes: '", wrong, "'"));
  Measure(part, "2026-07-12", absl::StrCat("value: 0 supersedes: '", right, "'"));
  server_.Sweep(Day("2026-07-13"));
  EXPECT_EQ(overdue().size(), 2u);
}

TEST_F(Sweeps, AGoalThatIsMeasuredAfterItWasStaleIsStaleAgain) {
  const std::string goal = AddGoal(
      "ann", absl::StrCat("title: 'Read' start_date { ", DateText("2026-06-30"), " } metric { start: 0 target: 9 }"));
  const auto stale = [this] {
    return List(server_.As("ann"), "parent: 'profiles/ann' filter: 'type = \"milepost.goal.stale.v1\"'").events_size();
  };
  server_.Sweep(Day("2026-08-31"));
  EXPECT_EQ(stale(), 1);
  Measure(goal, "2026-09-01", "value: 1");
  server_.Sweep(Day("2026-09-02"));
  EXPECT_EQ(stale(), 1);
  server_.Sweep(Day("2026-10-31"));
  EXPECT_EQ(stale(), 2);
}

TEST(Dues, ThatComeLaterThanOneAheadAreForeseen) {
  const absl::CivilDay today(2026, 7, 10);
  const auto unforeseen = [today](const std::vector<rpc::Due>& before, const rpc::Due& after) {
    return !rpc::Unforeseen(before, {after}, today).empty();
  };
  const rpc::Due stale{"stale", today + 5, ""}, past{"stale", today, ""};
  EXPECT_FALSE(unforeseen({stale}, {"stale", today + 9, ""})) << "an ordinary measurement writes nothing";
  EXPECT_FALSE(unforeseen({past}, past)) << "told, or about to be";
  EXPECT_TRUE(unforeseen({}, past));
  EXPECT_TRUE(unforeseen({stale}, {"stale", today + 4, ""}));
  EXPECT_TRUE(unforeseen({past}, {"stale", today + 9, ""})) << "the look of that day may be over";
  EXPECT_TRUE(unforeseen({stale}, {"stale", today + 9, "milestones.m1"}));
  EXPECT_TRUE(unforeseen({stale}, {"overdue", today + 9, ""}));
}

TEST_F(Sweeps, StepsAreToldByTheirIds) {
  Due("2026-12-31",
      absl::StrCat("milestones { id: 'm1' title: 'a' due_date { ", DateText("2026-07-05"),
                   " } } milestones { id: 'm2' title: 'b' due_date { ", DateText("2026-07-05"),
                   " } } action_items { id: 't1' title: 'c' due_date { ", DateText("2026-07-08"), " } }"));
  server_.Sweep(Day("2026-07-06"));
  server_.Sweep(Day("2026-07-09"));
  std::vector<std::string> told;
  const auto page = List(server_.As("ann"), "parent: 'profiles/ann' filter: 'event_time > 2026-06-30T12:00:00Z'");
  for (const Event& event : page.events()) {
    told.push_back(absl::StrCat(Short(event), " ", event.changed_paths(0)));
  }
  EXPECT_THAT(told, UnorderedElementsAre("milestone.overdue milestones.m1", "milestone.overdue milestones.m2",
                                         "action_item.overdue action_items.t1"));
}

TEST_F(Sweeps, AWatchHearsTheSweep) {
  Due("2026-07-10");
  Watch watch(server_.As("ann"), "parent: 'profiles/ann'");
  WatchEventsResponse message;
  ASSERT_TRUE(watch.Next(&message));
  server_.Sweep(Day("2026-07-11"));
  EXPECT_THAT(Types(watch.Heard().events()), ElementsAre("goal.overdue"));
}

TEST(SweepsOverAFile, ARestartTellsNothingTwice) {
  const std::string path =
      (std::filesystem::temp_directory_path() / absl::StrCat("milepost-sweep-", getpid(), ".db")).string();
  {
    testing::TestServer server("sqlite:" + path);
    server.AddPerson("ann");
    Ok(server.As("ann").Call(&Goals::CreateGoal, Parse<goals::v1::CreateGoalRequest>(absl::StrCat(
                                                     "parent: 'profiles/ann' goal { title: 'Read' due_date { ",
                                                     DateText("2026-07-10"), " } } initial_state: STATE_ACTIVE"))));
    for (int i = 0; i < 2; ++i) {
      server.Sweep(Day("2026-07-11"));
      server.Restart();
    }
    const auto told = Ok(server.As("ann").Call(
        &Events::ListEvents,
        Parse<events::v1::ListEventsRequest>("parent: 'profiles/ann' filter: 'type = \"milepost.goal.overdue.v1\"'")));
    EXPECT_EQ(told.events_size(), 1);
  }
  for (const char* end : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(path + end);
}

}  // namespace
}  // namespace milepost::conformance
