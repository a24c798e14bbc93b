#include "services/profiles/transferable.h"

#include <deque>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/protos.h"

namespace milepost::profiles {
namespace {

using catalog::v1::Skill;
using testing::DateText;
using ::testing::ElementsAre;
using testing::Parse;
using v1::SkillAssessment;

constexpr auto kTransversal = Skill::REUSE_LEVEL_TRANSVERSAL, kCrossSector = Skill::REUSE_LEVEL_CROSS_SECTOR,
               kSector = Skill::REUSE_LEVEL_SECTOR, kOccupation = Skill::REUSE_LEVEL_OCCUPATION;

class TransferableTest : public ::testing::Test {
 protected:
  void Assess(absl::string_view skill, int level, absl::string_view rest = "") {
    assessments_.push_back(
        Parse<SkillAssessment>(absl::StrCat("skill: '", skill, "' source: SOURCE_SELF level: ", level, " assess_date {",
                                            DateText("2026-01-01"), "} ", rest)));
    pointers_.push_back(&assessments_.back());
  }
  v1::ListTransferableSkillsResponse Compute(const std::vector<Requirement>& requirements) {
    return ComputeTransferable(pointers_, requirements, absl::CivilDay(2026, 6, 30));
  }

  std::deque<SkillAssessment> assessments_;
  std::vector<const SkillAssessment*> pointers_;
};

TEST_F(TransferableTest, CoverageIsTheShareOfImportanceMetByWhatCarriesOver) {
  Assess("listening", 4);
  Assess("python", 2);
  Assess("ledgers", 5);
  // Importance 2 of 3 + 2 + 1 + 2 = 8: python falls short, ledgers and wards do not carry over.
  const auto reply = Compute({{"python", "", 4, 3, kCrossSector},
                              {"listening", "", 4, 2, kTransversal},
                              {"ledgers", "", 4, 1, kOccupation},
                              {"wards", "", 3, 2, kSector}});
  EXPECT_DOUBLE_EQ(reply.coverage(), .25);
  EXPECT_EQ(reply.met_importance(), 2);
  EXPECT_EQ(reply.required_importance(), 8);
  std::vector<std::string> skills;
  for (const auto& item : reply.transferable_skills()) skills.push_back(item.skill());
  EXPECT_THAT(skills, ElementsAre("listening", "python"));
  EXPECT_TRUE(reply.transferable_skills(0).met());
  EXPECT_FALSE(reply.transferable_skills(1).met());
  EXPECT_EQ(reply.transferable_skills(1).current_level(), 2);
}

TEST_F(TransferableTest, ASkillThatFallsShortCoversNothing) {
  Assess("a", 3);
  EXPECT_EQ(Compute({{"a", "", 4, 2, kTransversal}}).coverage(), 0);
  EXPECT_EQ(Compute({{"a", "", 3, 2, kTransversal}}).coverage(), 1);
}

TEST_F(TransferableTest, AnExpiredJudgementCoversNothing) {
  Assess("a", 5, absl::StrCat("expire_date {", DateText("2026-06-29"), "}"));
  const auto reply = Compute({{"a", "", 1, 2, kTransversal}});
  EXPECT_EQ(reply.coverage(), 0);
  EXPECT_FALSE(reply.transferable_skills(0).has_current_level());
}

TEST_F(TransferableTest, ASkillOfUnknownReuseDoesNotCarryOver) {
  Assess("a", 5);
  EXPECT_EQ(Compute({{"a", "", 1, 2}}).coverage(), 0);
  EXPECT_EQ(Compute({{"a", "", 1, 2}}).transferable_skills_size(), 0);
}

TEST_F(TransferableTest, CoverageIsUnsetWhereNothingIsRequired) { EXPECT_FALSE(Compute({}).has_coverage()); }

}  // namespace
}  // namespace milepost::profiles
