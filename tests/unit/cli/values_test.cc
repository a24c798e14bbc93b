#include "clients/cli/values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "clients/cli/session.h"
#include "clients/cli/yaml.h"
#include "google/protobuf/duration.pb.h"
#include "google/type/date.pb.h"
#include "milepost/goals/v1/goals_service.pb.h"
#include "milepost/profiles/v1/profile.pb.h"

namespace milepost::cli {
namespace {

using goals::v1::ActionItem;
using goals::v1::Goal;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string ErrorOf(const absl::Status& status) { return std::string(status.message()); }

TEST(Assign, ReadsEnumsWithAndWithoutTheirPrefix) {
  Goal goal;
  ASSERT_TRUE(Assign("priority=essential", goal).ok());
  EXPECT_EQ(goal.priority(), Goal::PRIORITY_ESSENTIAL);
  ASSERT_TRUE(Assign("priority=PRIORITY_HELPFUL", goal).ok());
  EXPECT_EQ(goal.priority(), Goal::PRIORITY_HELPFUL);
}

TEST(Assign, NamesTheValuesThatAnEnumHas) {
  Goal goal;
  EXPECT_THAT(ErrorOf(Assign("priority=urgent", goal).status()),
              HasSubstr("priority: expects one of HELPFUL, NEEDED, ESSENTIAL, got 'urgent'"));
}

TEST(Assign, ReadsDatesAndRefusesThoseThatDoNotExist) {
  Goal goal;
  ASSERT_TRUE(Assign("due_date=2028-02-29", goal).ok());
  EXPECT_EQ(goal.due_date().year(), 2028);
  EXPECT_EQ(goal.due_date().month(), 2);
  EXPECT_EQ(goal.due_date().day(), 29);
  for (const char* text :
       {"2026-02-29", "2026-13-01", "2026-00-01", "26-01-01", "2026-1-1", "tomorrow", "2026-01-01-01"}) {
    EXPECT_EQ(Assign(std::string("due_date=") + text, goal).status().code(), absl::StatusCode::kInvalidArgument)
        << text;
  }
}

TEST(Assign, ReadsMoneyToTheCent) {
  ActionItem item;
  ASSERT_TRUE(Assign("cost=59.90 PLN", item).ok());
  EXPECT_EQ(item.cost().currency_code(), "PLN");
  EXPECT_EQ(item.cost().units(), 59);
  EXPECT_EQ(item.cost().nanos(), 900'000'000);
  ASSERT_TRUE(Assign("cost=-0.05 EUR", item).ok());
  EXPECT_EQ(item.cost().units(), 0);
  EXPECT_EQ(item.cost().nanos(), -50'000'000);
  EXPECT_FALSE(Assign("cost=59.90", item).ok());
}

TEST(Assign, ReadsPathsListsAndMessages) {
  Goal goal;
  EXPECT_EQ(*Assign("metric.target=24", goal), "metric.target");
  EXPECT_EQ(*Assign("skills=[skills/a, skills/b]", goal), "skills");
  EXPECT_EQ(*Assign("milestones=[{id: m1, title: First, dueDate: 2026-05-01}]", goal), "milestones");
  EXPECT_DOUBLE_EQ(goal.metric().target(), 24);
  EXPECT_THAT(goal.skills(), ElementsAre("skills/a", "skills/b"));
  EXPECT_EQ(goal.milestones(0).due_date().month(), 5);
}

TEST(Assign, TakesTextAsItStands) {
  Goal goal;
  ASSERT_TRUE(Assign("title=48 = 24: [half], #1", goal).ok());
  EXPECT_EQ(goal.title(), "48 = 24: [half], #1");
}

TEST(Assign, ReplacesAListAndClearsAField) {
  Goal goal;
  goal.add_skills("skills/old");
  goal.set_why("because");
  ASSERT_TRUE(Assign("skills=skills/new", goal).ok());
  EXPECT_THAT(goal.skills(), ElementsAre("skills/new"));
  EXPECT_EQ(*Assign("why=", goal), "why");
  EXPECT_EQ(goal.why(), "");
}

TEST(Assign, RefusesWhatIsNoAssignmentOrNoField) {
  Goal goal;
  EXPECT_THAT(ErrorOf(Assign("priority", goal).status()), HasSubstr("say field=value"));
  EXPECT_THAT(ErrorOf(Assign("prioritty=essential", goal).status()), HasSubstr("prioritty: a Goal has no such field"));
  EXPECT_THAT(ErrorOf(Assign("title.x=1", goal).status()), HasSubstr("has no fields of its own"));
  EXPECT_THAT(ErrorOf(Assign("importance=high", goal).status()), HasSubstr("expects a whole number"));
  EXPECT_THAT(ErrorOf(Assign("weight=nan", goal).status()), HasSubstr("expects a number"));
  EXPECT_THAT(ErrorOf(Assign("stretch=yes", goal).status()), HasSubstr("expects true or false"));
}

TEST(Yaml, SaysLineAndPathOfAnError) {
  Goal goal;
  const auto node = ParseYaml("title: Lead\nmilestones:\n- title: One\n- title: Two\n  due_date: soon\n");
  ASSERT_TRUE(node.ok());
  EXPECT_EQ(ErrorOf(FillMessage(*node, "goals[0]", goal)),
            "line 5: goals[0].milestones[1].due_date: expects a date as 2026-06-30, got 'soon'");
}

TEST(Yaml, RefusesAFieldGivenTwiceInEitherSpelling) {
  Goal goal;
  EXPECT_THAT(ErrorOf(FillMessage(*ParseYaml("due_date: 2026-01-01\ndueDate: 2026-01-02"), "", goal)),
              HasSubstr("line 2: due_date: is given twice"));
}

TEST(Yaml, RefusesBrokenDocumentsWithTheirLine) {
  EXPECT_THAT(ErrorOf(ParseYaml("title: a\n  b: [").status()), HasSubstr("line 2"));
}

TEST(Yaml, ReadsJsonWithCharactersBeyondTheBasicPlane) {
  Goal goal;
  ASSERT_TRUE(
      FillMessage(*ParseYaml(R"({"title": "Party \ud83c\udf89 \\ud83c \u9673", "stretch": true})"), "", goal).ok());
  EXPECT_EQ(goal.title(), "Party 🎉 \\ud83c 陳");
  EXPECT_TRUE(goal.stretch());
}

TEST(Yaml, LeavesOutNulls) {
  Goal goal;
  ASSERT_TRUE(FillMessage(*ParseYaml("why: ~\ntitle: x"), "", goal).ok());
  EXPECT_EQ(goal.why(), "");
}

TEST(Yaml, WritesWhatItReads) {
  Goal goal;
  goal.set_title("yes");  // a word that YAML would take for a truth value, were it not text
  goal.set_why("Two lines:\n- of text\n");
  goal.set_priority(Goal::PRIORITY_ESSENTIAL);
  goal.set_weight(0.1);
  goal.add_audience(type::v1::AUDIENCE_MENTOR);
  goal.mutable_due_date()->set_year(2026);
  goal.mutable_due_date()->set_month(12);
  goal.mutable_due_date()->set_day(31);
  goal.mutable_create_time()->set_seconds(1782810000);
  goal.mutable_create_time()->set_nanos(250'000'000);
  auto* item = goal.add_action_items();
  item->set_title("陳: #1 \"quoted\"");
  item->mutable_cost()->set_currency_code("GBP");
  item->mutable_cost()->set_units(165);
  const std::string yaml = ToYaml(goal);
  Goal back;
  ASSERT_TRUE(FillMessage(*ParseYaml(yaml), "", back).ok()) << yaml;
  EXPECT_EQ(back.SerializeAsString(), goal.SerializeAsString()) << yaml;
  EXPECT_THAT(yaml, HasSubstr("due_date: 2026-12-31"));
  EXPECT_THAT(yaml, HasSubstr("create_time: 2026-06-30T09:00:00.25Z"));
}

}  // namespace
}  // namespace milepost::cli
