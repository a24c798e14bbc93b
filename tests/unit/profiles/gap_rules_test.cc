// Which numbers about skills that people lack may be told.
#include "services/profiles/gap_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace milepost::profiles {
namespace {

using ::testing::ElementsAre;
using v1::SkillGapSummary;

// People of a unit, and of these how many lack one skill, of how many whose role requires it.
struct Unit {
  int people = 0, below = 0, required = 0;
};

// Of those units, "below/required" of each about which the skill may be told.
std::vector<std::string> Told(const std::vector<Unit>& given) {
  std::map<std::string, SkillGapSummary> units;
  for (const Unit& one : given) {
    SkillGapSummary& unit = units[absl::StrCat("unit", units.size())];
    unit.set_people(one.people);
    auto& item = *unit.add_items();
    item.set_skill("skills/sql");
    item.set_people_below(one.below);
    item.set_people_required(one.required);
  }
  WithholdFew(units);
  std::vector<std::string> told;
  for (auto& [name, unit] : units) {
    KeepLargest(unit);
    for (const auto& item : unit.items()) {
      told.push_back(absl::StrCat(item.people_below(), "/", item.people_required()));
    }
  }
  return told;
}

TEST(WithholdFew, TellsOfUnitsWhereFiveLackASkill) {
  EXPECT_THAT(Told({{9, 5, 6}, {9, 7, 7}}), ElementsAre("5/6", "7/7"));
  EXPECT_THAT(Told({{9, 4, 6}}), ElementsAre());
}

TEST(WithholdFew, WithholdsWhatSubtractionWouldTellOfThoseWhoLackIt) {
  EXPECT_THAT(Told({{9, 2, 9}, {9, 6, 9}, {9, 7, 9}}), ElementsAre("7/9")) << "two people are a group under five";
  EXPECT_THAT(Told({{9, 2, 9}, {9, 4, 9}, {9, 7, 9}}), ElementsAre("7/9")) << "six people together";
}

TEST(WithholdFew, WithholdsWhatSubtractionWouldTellOfThoseWhoseRoleRequiresIt) {
  EXPECT_THAT(Told({{9, 0, 1}, {9, 6, 6}, {9, 7, 7}}), ElementsAre("7/7")) << "14 - 6 - 7 is one person's target role";
  EXPECT_THAT(Told({{9, 0, 5}, {9, 6, 6}, {9, 7, 7}}), ElementsAre("6/6", "7/7"));
}

TEST(WithholdFew, TellsNothingOfUnitsThatAreWithheldThemselves) {
  EXPECT_THAT(Told({{4, 0, 0}, {5, 5, 5}, {9, 7, 7}}), ElementsAre("7/7"))
      << "that five lack it tells who is the other";
}

TEST(KeepLargest, PutsFirstWhatMostPeopleLackAndKeepsTwenty) {
  SkillGapSummary summary;
  for (int i = 0; i < 30; ++i) {
    auto& item = *summary.add_items();
    item.set_skill(absl::StrCat("skills/", i));
    item.set_people_below(i);
    item.set_levels_short(i == 28 ? 90 : 60);
  }
  summary.mutable_items(27)->set_people_below(28);
  KeepLargest(summary);
  ASSERT_EQ(summary.items_size(), 20);
  EXPECT_EQ(summary.items(0).skill(), "skills/29");
  EXPECT_EQ(summary.items(1).skill(), "skills/28") << "as many people as 27, by more levels";
  EXPECT_EQ(summary.items(2).skill(), "skills/27");
}

}  // namespace
}  // namespace milepost::profiles
