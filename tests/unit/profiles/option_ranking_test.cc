#include "services/profiles/option_ranking.h"

#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/protos.h"

namespace milepost::profiles {
namespace {

using ::testing::ElementsAre;
using testing::Parse;
using v1::CareerOption;
using v1::CareerOptionComparison;

class OptionRankingTest : public ::testing::Test {
 protected:
  void Add(const std::string& id, const std::string& figures, std::optional<double> readiness = std::nullopt) {
    ComparedOption compared{Parse<CareerOption>(figures)};
    compared.option.set_name("profiles/ann/careerOptions/" + id);
    if (readiness) {
      compared.gap.emplace();
      compared.gap->set_readiness(*readiness);
      compared.gap->set_assessed_count(4);
      compared.gap->set_required_count(5);
    }
    options_.push_back(std::move(compared));
  }
  CareerOptionComparison Compare() const { return CompareOptions(options_, absl::CivilDay(2026, 6, 30)); }
  std::vector<std::string> Order() const {
    std::vector<std::string> ids;
    const CareerOptionComparison comparison = Compare();
    for (const auto& row : comparison.rows()) {
      ids.push_back(row.career_option().name().substr(sizeof("profiles/ann/careerOptions/") - 1));
    }
    return ids;
  }
  static std::string Pay(int from, int to, const std::string& currency = "EUR") {
    return absl::StrCat("salary { min_amount { currency_code: '", currency, "' units: ", from,
                        " } max_amount { currency_code: '", currency, "' units: ", to, " } }");
  }

  std::vector<ComparedOption> options_;
};

TEST_F(OptionRankingTest, AScoreIsTheMeanOfAllCriteria) {
  // fit 5 -> 1, growth 4 -> .75, balance 3 -> .5, demand HIGH 4 -> .75, pay 40 of at most 80 -> .5, readiness .64.
  Add("a", "fit: 5 growth: 4 balance_rating: 3 demand: DEMAND_HIGH " + Pay(30'000, 50'000), .64);
  Add("b", Pay(80'000, 80'000));
  const auto comparison = Compare();
  EXPECT_EQ(comparison.criteria_size(), 6);
  const auto& row = comparison.rows(0);
  EXPECT_EQ(row.rank(), 1);
  EXPECT_NEAR(row.score(), 4.14 / 6, 1e-12);
  EXPECT_EQ(row.readiness(), .64);
  EXPECT_EQ(row.required_count(), 5);
  ASSERT_EQ(row.inputs_size(), 6);
  EXPECT_EQ(row.inputs(4).criterion(), CareerOptionComparison::CRITERION_SALARY);
  EXPECT_EQ(row.inputs(4).value(), 40'000);
  EXPECT_EQ(row.inputs(4).normalized(), .5);
  // .5 five times, and 1 for the pay.
  EXPECT_NEAR(comparison.rows(1).score(), 3.5 / 6, 1e-12);
  EXPECT_FALSE(comparison.rows(1).inputs(0).given());
}

TEST_F(OptionRankingTest, WhatNoOptionSaysDoesNotCount) {
  Add("a", "fit: 2");
  Add("b", "fit: 4");
  EXPECT_THAT(Compare().criteria(), ElementsAre(CareerOptionComparison::CRITERION_FIT));
  EXPECT_THAT(Order(), ElementsAre("b", "a"));
  EXPECT_EQ(Compare().rows(0).score(), .75);
}

TEST_F(OptionRankingTest, WhatIsUnknownIsNeitherForNorAgainst) {
  Add("bad", "fit: 1");
  Add("good", "fit: 5");
  Add("unknown", "");
  EXPECT_THAT(Order(), ElementsAre("good", "unknown", "bad"));
}

TEST_F(OptionRankingTest, AmountsOfDifferentCurrenciesAreNotCompared) {
  Add("a", "fit: 3 " + Pay(10, 10));
  Add("b", "fit: 3 " + Pay(900, 900, "TWD"));
  EXPECT_THAT(Compare().criteria(), ElementsAre(CareerOptionComparison::CRITERION_FIT));
}

TEST_F(OptionRankingTest, OneEndOfARangeIsItsMiddle) {
  Add("a", "salary { max_amount { currency_code: 'EUR' units: 60 } }");
  Add("b", Pay(20, 40));
  const CareerOptionComparison comparison = Compare();
  EXPECT_EQ(comparison.rows(0).inputs(0).value(), 60);
  EXPECT_EQ(comparison.rows(1).inputs(0).normalized(), .5);
}

TEST_F(OptionRankingTest, EqualScoresGoByWhatIsKnownAndThenByName) {
  Add("b", "fit: 3");
  Add("known", "fit: 3 growth: 3");
  Add("a", "fit: 3");
  EXPECT_THAT(Order(), ElementsAre("known", "a", "b"));
}

TEST_F(OptionRankingTest, AVerdictDoesNotMoveAnOption) {
  Add("rejected", "fit: 5 verdict: VERDICT_REJECT");
  Add("pursued", "fit: 4 verdict: VERDICT_PURSUE");
  EXPECT_THAT(Order(), ElementsAre("rejected", "pursued"));
}

TEST_F(OptionRankingTest, WithoutFiguresThereIsNoScoreAndNoRank) {
  Add("a", "title: 'Bakery'");
  EXPECT_FALSE(Compare().rows(0).has_score());
  EXPECT_EQ(Compare().rows(0).rank(), 0);
  EXPECT_EQ(CompareOptions({}, absl::CivilDay(2026, 6, 30)).rows_size(), 0);
}

TEST_F(OptionRankingTest, ATitleIsTheOptionsTheRolesOrItsId) {
  Add("a", "title: 'My way' role: 'roles/data-scientist'");
  Add("b", "role: 'roles/data-scientist'");
  Add("c", "role: 'roles/gone'");
  options_[0].role_display_name = options_[1].role_display_name = "Data scientist";
  std::vector<std::string> titles;
  const CareerOptionComparison comparison = Compare();
  for (const auto& row : comparison.rows()) titles.push_back(row.display_title());
  EXPECT_THAT(titles, ElementsAre("My way", "Data scientist", "gone"));
}

}  // namespace
}  // namespace milepost::profiles
