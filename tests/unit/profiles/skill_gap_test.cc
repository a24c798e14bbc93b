#include "services/profiles/skill_gap.h"

#include <deque>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/protos.h"

namespace milepost::profiles {
namespace {

using testing::DateText;
using testing::Day;
using testing::Parse;
using testing::Text;
using v1::SkillAssessment;
using v1::SkillGap;

const absl::CivilDay kToday(2026, 6, 30);

// Assessments by date and source, and what follows from them.
class SkillGapTest : public ::testing::Test {
 protected:
  void Assess(absl::string_view skill, absl::string_view source, int level, absl::string_view date,
              absl::string_view rest = "") {
    assessments_.push_back(
        Parse<SkillAssessment>(absl::StrCat("skill: '", skill, "' source: SOURCE_", source, " level: ", level,
                                            " assess_date {", DateText(date), "} ", rest)));
    pointers_.push_back(&assessments_.back());
  }

  // The effective level of skill `a`; 0 if there is none.
  int Effective(absl::CivilDay today = kToday) {
    const SkillAssessment* assessment = EffectiveAssessment("a", pointers_, today);
    return assessment == nullptr ? 0 : assessment->level();
  }

  SkillGap Gap(const std::vector<Requirement>& requirements) {
    return ComputeSkillGap(pointers_, requirements, kToday);
  }
  SkillGap::Item OnlyItem(int required = 5) { return Gap({{"a", "A", required, 2}}).items(0); }

  std::deque<SkillAssessment> assessments_;
  std::vector<const SkillAssessment*> pointers_;
};

TEST_F(SkillGapTest, ReadinessOfTheWorkedExample) {
  Assess("a", "SELF", 3, "2026-01-01");
  Assess("b", "SELF", 4, "2026-01-01");
  Assess("c", "SELF", 4, "2026-01-01");
  Assess("d", "SELF", 5, "2026-01-01");
  SkillGap gap = Gap({{"a", "A", 5, 3}, {"b", "B", 5, 2}, {"c", "C", 4, 2}, {"d", "D", 4, 1}, {"e", "E", 5, 2}});
  EXPECT_NEAR(gap.readiness(), 0.64, 1e-12);
  EXPECT_EQ(gap.assessed_count(), 4);
  EXPECT_EQ(gap.required_count(), 5);
  EXPECT_EQ(Text(gap.as_of_date()), "2026-06-30");
}

TEST_F(SkillGapTest, ReadinessIsUnsetWhereNothingIsRequired) {
  EXPECT_FALSE(Gap({}).has_readiness());
  EXPECT_EQ(Gap({}).required_count(), 0);
}

TEST_F(SkillGapTest, ReadinessIsZeroWithoutAssessmentsAndOneWithSurplus) {
  EXPECT_EQ(Gap({{"a", "A", 3, 2}}).readiness(), 0);
  Assess("a", "SELF", 5, "2026-01-01");
  EXPECT_EQ(Gap({{"a", "A", 3, 2}}).readiness(), 1);
}

TEST_F(SkillGapTest, TheStrongestSourceCountsHoweverOld) {
  Assess("a", "SELF", 1, "2026-06-30");
  EXPECT_EQ(Effective(), 1);
  Assess("a", "PEER", 2, "2026-05-01");
  EXPECT_EQ(Effective(), 2);
  Assess("a", "MENTOR", 3, "2026-04-01");
  EXPECT_EQ(Effective(), 3);
  Assess("a", "MANAGER", 4, "2026-03-01");
  EXPECT_EQ(Effective(), 4);
  Assess("a", "TEST", 5, "2026-02-01");
  EXPECT_EQ(Effective(), 5);
}

TEST_F(SkillGapTest, ATestAndACredentialAreEquallyStrong) {
  Assess("a", "CREDENTIAL", 2, "2026-01-01");
  Assess("a", "TEST", 3, "2026-02-01");
  EXPECT_EQ(Effective(), 3);
  Assess("a", "CREDENTIAL", 4, "2026-03-01");
  EXPECT_EQ(Effective(), 4);
}

TEST_F(SkillGapTest, OfOneDayTheOneRecordedLastCounts) {
  Assess("a", "SELF", 3, "2026-01-01", "create_time { seconds: 20 }");
  Assess("a", "SELF", 2, "2026-01-01", "create_time { seconds: 10 }");
  EXPECT_EQ(Effective(), 3);
}

TEST_F(SkillGapTest, CountsThroughItsLastDay) {
  Assess("a", "SELF", 2, "2026-01-01");
  Assess("a", "TEST", 4, "2026-01-01", absl::StrCat("expire_date {", DateText("2026-06-30"), "}"));
  EXPECT_EQ(Effective(Day("2026-06-30")), 4);
  EXPECT_EQ(Effective(Day("2026-07-01")), 2);
}

TEST_F(SkillGapTest, WhatIsJudgedLaterDoesNotCountYet) {
  Assess("a", "SELF", 2, "2026-07-01");
  EXPECT_EQ(Effective(Day("2026-06-30")), 0);
  EXPECT_EQ(Effective(Day("2026-07-01")), 2);
}

TEST_F(SkillGapTest, OtherSkillsDoNotCount) {
  Assess("b", "TEST", 5, "2026-01-01");
  EXPECT_EQ(Effective(), 0);
}

TEST_F(SkillGapTest, AnItemShowsLevelsSourceAndGap) {
  Assess("a", "MANAGER", 3, "2026-01-01");
  SkillGap::Item item = OnlyItem();
  EXPECT_EQ(item.skill(), "a");
  EXPECT_EQ(item.skill_display_name(), "A");
  EXPECT_EQ(item.required_level(), 5);
  EXPECT_EQ(item.importance(), 2);
  EXPECT_EQ(item.current_level(), 3);
  EXPECT_EQ(item.source(), SkillAssessment::SOURCE_MANAGER);
  EXPECT_EQ(item.gap(), 2);
  EXPECT_EQ(OnlyItem(2).gap(), 0) << "a surplus is no gap";
}

TEST_F(SkillGapTest, AnUnassessedSkillIsAllGap) {
  SkillGap::Item item = OnlyItem(4);
  EXPECT_FALSE(item.has_current_level());
  EXPECT_EQ(item.gap(), 4);
  EXPECT_EQ(item.source(), SkillAssessment::SOURCE_UNSPECIFIED);
}

TEST_F(SkillGapTest, PerceptionIsSelfMinusOther) {
  Assess("a", "SELF", 3, "2025-01-01");
  Assess("a", "SELF", 4, "2026-01-01");
  EXPECT_EQ(OnlyItem().self_level(), 4);
  EXPECT_FALSE(OnlyItem().has_perception_delta());
  Assess("a", "PEER", 5, "2026-02-01");
  Assess("a", "MANAGER", 2, "2026-01-01");
  EXPECT_EQ(OnlyItem().perception_delta(), 2);
}

TEST_F(SkillGapTest, PerceptionIsUnsetWithoutASelfAssessment) {
  Assess("a", "MANAGER", 2, "2026-01-01");
  EXPECT_FALSE(OnlyItem().has_self_level());
  EXPECT_FALSE(OnlyItem().has_perception_delta());
}

TEST_F(SkillGapTest, ThePreviousLevelIsTheOneInForceTheDayBefore) {
  Assess("a", "SELF", 2, "2026-01-01");
  EXPECT_FALSE(OnlyItem().has_previous_level());
  Assess("a", "MANAGER", 4, "2026-03-01");
  EXPECT_EQ(OnlyItem().previous_level(), 2);
  Assess("a", "SELF", 3, "2026-04-01");
  EXPECT_EQ(OnlyItem().previous_level(), 2) << "a later, weaker judgement changes nothing";
}

TEST_F(SkillGapTest, TheLargestWeightedGapComesFirst) {
  Assess("small", "SELF", 4, "2026-01-01");
  Assess("heavy", "SELF", 3, "2026-01-01");
  Assess("met", "SELF", 5, "2026-01-01");
  SkillGap gap = Gap({{"met", "", 5, 3}, {"small", "", 5, 2}, {"b", "", 3, 1}, {"heavy", "", 5, 3}, {"a", "", 3, 1}});
  std::vector<std::string> order;
  for (const SkillGap::Item& item : gap.items()) order.push_back(item.skill());
  EXPECT_THAT(order, ::testing::ElementsAre("heavy", "a", "b", "small", "met"));
}

}  // namespace
}  // namespace milepost::profiles
