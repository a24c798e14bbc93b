// Which questions a brief asks: each rule alone, all of them, and none.
#include "services/mentoring/prompts.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/protos.h"

namespace milepost::mentoring {
namespace {

using ::testing::ElementsAre;
using testing::Parse;
using v1::SessionBriefData;

std::vector<std::string> Ids(const std::string& brief) {
  std::vector<std::string> ids;
  for (const auto& prompt : ChoosePrompts(Parse<SessionBriefData>(brief))) ids.push_back(prompt.id());
  return ids;
}

// The parameters of one prompt, as `key=value`.
std::vector<std::string> Parameters(const std::string& brief, const std::string& id) {
  std::vector<std::string> parameters;
  for (const auto& prompt : ChoosePrompts(Parse<SessionBriefData>(brief))) {
    if (prompt.id() != id) continue;
    for (const auto& parameter : prompt.parameters()) parameters.push_back(parameter.key() + "=" + parameter.value());
  }
  return parameters;
}

constexpr char kToday[] = "as_of_date { year: 2026 month: 6 day: 30 } ";
constexpr char kGoal[] = "focus_goals { title: 'Lead' } ";
constexpr char kOverdue[] =
    "risk { goal { title: 'Talk' health: 'OVERDUE' due_date { year: 2026 month: 6 day: 15 } } } ";
constexpr char kStale[] = "stale_goals { title: 'Course' quiet_days: 45 } ";
constexpr char kWin[] = "wins { title: 'Backbone' } wins { title: 'Older' } ";
constexpr char kChange[] = "circumstance_changes { kind: 'LEAVE' } ";

TEST(Prompts, WithoutAnyReasonAreTheUsualOnesInGrowOrder) {
  EXPECT_THAT(Ids(""),
              ElementsAre("goal.vision", "reality.picture", "options.more", "options.support", "will.next-step"));
  EXPECT_THAT(Ids(kGoal),
              ElementsAre("goal.focus", "reality.progress", "options.more", "options.support", "will.next-step"));
}

TEST(Prompts, AnOverdueGoalAsksForReality) {
  const std::string brief = std::string(kToday) + kOverdue;
  EXPECT_THAT(Ids(brief),
              ElementsAre("goal.vision", "reality.overdue", "options.more", "options.support", "will.next-step"));
  EXPECT_THAT(Parameters(brief, "reality.overdue"), ElementsAre("goal=Talk", "days=15"));
}

TEST(Prompts, AGoalThatIsOnlyAtRiskIsNotCalledOverdue) {
  EXPECT_THAT(
      Parameters(std::string(kToday) + "risk { goal { health: 'AT_RISK' due_date { year: 2026 month: 6 day: 1 } } }",
                 "reality.overdue"),
      ElementsAre());
}

TEST(Prompts, AStaleGoalAsksForMotivation) {
  EXPECT_THAT(Ids(kStale),
              ElementsAre("goal.vision", "reality.picture", "options.more", "will.restart", "will.next-step"));
  EXPECT_THAT(Parameters(kStale, "will.restart"), ElementsAre("goal=Course", "days=45"));
}

TEST(Prompts, SomethingAchievedAsksToCelebrateAndWhatNext) {
  EXPECT_THAT(Ids(kWin),
              ElementsAre("goal.celebrate", "reality.picture", "options.more", "options.support", "will.next-step"));
  EXPECT_THAT(Parameters(kWin, "goal.celebrate"), ElementsAre("win=Backbone", "count=2"));
  EXPECT_THAT(Parameters("changes { kind: KIND_GOAL_CLOSED title: 'Course' to: 'ACHIEVED' }", "goal.celebrate"),
              ElementsAre("win=Course", "count=1"));
  EXPECT_THAT(Parameters("changes { kind: KIND_GOAL_CLOSED title: 'Course' to: 'NOT_ACHIEVED' }", "goal.celebrate"),
              ElementsAre());
}

TEST(Prompts, ExploringAsksForExploration) {
  EXPECT_THAT(Ids("exploring: true"),
              ElementsAre("goal.vision", "reality.picture", "options.explore", "options.more", "will.next-step"));
}

TEST(Prompts, AReportedChangeAsksForAdaptation) {
  EXPECT_THAT(Ids(kChange),
              ElementsAre("goal.vision", "reality.picture", "options.adapt", "options.more", "will.next-step"));
  EXPECT_THAT(Parameters(kChange, "options.adapt"), ElementsAre("change=LEAVE"));
}

TEST(Prompts, AllReasonsAtOnceAreFiveAndNoPartIsLeftOut) {
  EXPECT_THAT(Ids(std::string(kToday) + kGoal + kOverdue + kStale + kWin + kChange + "exploring: true"),
              ElementsAre("goal.celebrate", "reality.overdue", "options.adapt", "options.explore", "will.restart"));
}

TEST(Prompts, AnyReasonsAreFiveAndEveryPartHasOne) {
  const char* reasons[] = {
      kGoal, kOverdue, kStale, kWin, kChange, "exploring: true ", "commitments { status: STATUS_OPEN }"};
  for (unsigned set = 0; set < 256; ++set) {
    std::string text = kToday;
    for (int i = 0; i < 7; ++i) {
      if ((set >> i & 1) != 0) text += reasons[i];
    }
    SessionBriefData brief = Parse<SessionBriefData>(text);
    if ((set >> 7 & 1) != 0) {
      brief.mutable_risk()->set_cue("If");
      brief.mutable_risk()->set_response("then");
    }
    const auto prompts = ChoosePrompts(brief);
    EXPECT_EQ(prompts.size(), 5u) << text;
    std::set<int> parts;
    int before = 0;
    for (const auto& prompt : prompts) {
      EXPECT_GE(prompt.part(), before) << "not in GROW order: " << text;
      parts.insert(before = prompt.part());
    }
    EXPECT_EQ(parts.size(), 4u) << text;
  }
}

TEST(Prompts, PromisesThatWaitAndAnIfThenAreAskedFor) {
  const std::string brief =
      "focus_goals { title: 'Lead' } risk { goal { title: 'Cut' health: 'AT_RISK' } cue: 'If both are away' response: "
      "'then I swap' } commitments { status: STATUS_KEPT commitment { what: 'Kept' } } commitments { status: "
      "STATUS_OVERDUE commitment { what: 'Call Ann' } } commitments { status: STATUS_OPEN commitment { what: 'Read' } "
      "}";
  EXPECT_THAT(Ids(brief), ElementsAre("goal.focus", "reality.commitments", "reality.progress", "options.if-then",
                                      "will.next-step"));
  EXPECT_THAT(Parameters(brief, "reality.commitments"), ElementsAre("what=Call Ann", "count=2"));
  EXPECT_THAT(Parameters(brief, "options.if-then"),
              ElementsAre("goal=Cut", "cue=If both are away", "response=then I swap"));
}

std::vector<int> Minutes(int minutes) {
  std::vector<int> parts;
  for (const auto& timing : SuggestTimings(minutes)) parts.push_back(timing.minutes());
  return parts;
}

TEST(Timings, AreSharesInWholeMinutesThatAddUp) {
  EXPECT_THAT(Minutes(60), ElementsAre(9, 9, 15, 15, 12));
  EXPECT_THAT(Minutes(45), ElementsAre(7, 7, 11, 11, 9));  // ends at 6.75, 13.5, 24.75, 36, 45
  for (int minutes = 5; minutes <= 480; ++minutes) {
    int sum = 0;
    for (int part : Minutes(minutes)) sum += part;
    EXPECT_EQ(sum, minutes);
  }
}

}  // namespace
}  // namespace milepost::mentoring
