#include "clients/cli/contract.h"

#include <gtest/gtest.h>

#include <set>

namespace milepost::cli {
namespace {

std::string MethodOf(const Contract& contract, const std::string& name, const std::string& verb) {
  const auto resource = contract.OfName(name);
  if (!resource.ok()) return "no resource";
  const auto method = contract.Method(**resource, verb);
  return method.ok() ? (*method)->name() : "no method";
}

TEST(Contract, KnowsResourcesByName) {
  const Contract contract;
  EXPECT_EQ((*contract.OfName("profiles/amara"))->type, "Profile");
  EXPECT_EQ((*contract.OfName("profiles/amara/development"))->type, "Development");
  EXPECT_EQ((*contract.OfName("profiles/amara/goals/g1"))->type, "Goal");
  EXPECT_EQ((*contract.OfName("profiles/amara/goals/g1/entries/e1"))->type, "ProgressEntry");
  EXPECT_EQ((*contract.OfName("profiles/amara/plans/p/revisions/r1"))->type, "PlanRevision");
  EXPECT_EQ((*contract.OfName("skills/python"))->type, "Skill");
  for (const char* name : {"", "profiles", "profiles/", "amara", "profiles/amara/hobbies/h1", "goals/g1"}) {
    EXPECT_FALSE(contract.OfName(name).ok()) << name;
  }
}

TEST(Contract, KnowsCollections) {
  const Contract contract;
  EXPECT_EQ((*contract.OfCollection("profiles"))->type, "Profile");
  EXPECT_EQ((*contract.OfCollection("profiles/amara/journal"))->type, "JournalEntry");
  EXPECT_FALSE(contract.OfCollection("profiles/amara").ok());
}

TEST(Contract, FindsStandardMethodsWhateverTheyAreCalled) {
  const Contract contract;
  EXPECT_EQ(MethodOf(contract, "profiles/a/goals/g", "get"), "GetGoal");
  EXPECT_EQ(MethodOf(contract, "profiles/a/goals/g", "list"), "ListGoals");
  EXPECT_EQ(MethodOf(contract, "profiles/a/goals/g", "create"), "CreateGoal");
  EXPECT_EQ(MethodOf(contract, "profiles/a/goals/g", "update"), "UpdateGoal");
  EXPECT_EQ(MethodOf(contract, "profiles/a/skillAssessments/s", "create"), "AssessSkill");
  EXPECT_EQ(MethodOf(contract, "profiles/a/goals/g/entries/e", "create"), "RecordProgress");
  EXPECT_EQ(MethodOf(contract, "profiles/a/goals/g/entries/e", "list"), "ListProgressEntries");
  EXPECT_EQ(MethodOf(contract, "profiles/a/development", "create"), "no method");
  EXPECT_EQ(MethodOf(contract, "profiles/a/goals/g/entries/e", "delete"), "no method");
}

TEST(Contract, FindsWhatAResourceCanBeTold) {
  const Contract contract;
  EXPECT_EQ(MethodOf(contract, "profiles/a/goals/g", "accept"), "AcceptGoal");
  EXPECT_EQ(MethodOf(contract, "profiles/a/mentorships/m", "accept"), "AcceptMentorship");
  EXPECT_EQ(MethodOf(contract, "profiles/a/plans/p", "sign"), "SignPlan");
  EXPECT_EQ(MethodOf(contract, "profiles/a/goals/g", "achieve_milestone"), "AchieveMilestone");
  EXPECT_EQ(MethodOf(contract, "profiles/a/journal/j", "mark_celebrated"), "MarkCelebrated");
  EXPECT_EQ(MethodOf(contract, "profiles/a/plans/p", "accept"), "no method");
}

TEST(Contract, FindsMethodsBySpelling) {
  const Contract contract;
  for (const char* name : {"GetGoal", "GoalsService.GetGoal", "milepost.goals.v1.GoalsService.GetGoal"}) {
    ASSERT_TRUE(contract.Method(name).ok()) << name;
    EXPECT_EQ((*contract.Method(name))->full_name(), "milepost.goals.v1.GoalsService.GetGoal");
  }
  EXPECT_FALSE(contract.Method("GetGaol").ok());
}

TEST(Contract, ReadsEveryResourceOfEveryService) {
  const Contract contract;
  std::set<std::string> with_get;
  for (const Resource& resource : contract.resources()) {
    EXPECT_TRUE(contract.Method(resource, "get").ok()) << resource.type;
    if (!resource.IsSingleton()) {
      EXPECT_TRUE(contract.Method(resource, "list").ok()) << resource.type;
    }
    with_get.insert(resource.type);
  }
  EXPECT_EQ(with_get.size(), contract.resources().size());
  EXPECT_GE(with_get.size(), 12u);
}

TEST(Names, OfPeopleMayBeShort) {
  EXPECT_EQ(PersonName("amara"), "profiles/amara");
  EXPECT_EQ(PersonName("profiles/amara"), "profiles/amara");
}

}  // namespace
}  // namespace milepost::cli
