#include "services/rpc/dates.h"

#include "gtest/gtest.h"
#include "tests/testing/protos.h"

namespace milepost::rpc {
namespace {

using testing::Day;

google::type::Date Date(int year, int month, int day) {
  google::type::Date date;
  date.set_year(year);
  date.set_month(month);
  date.set_day(day);
  return date;
}

TEST(Dates, ARealDateBecomesItsDay) { EXPECT_EQ(ToCivil(Date(2026, 6, 30)), Day("2026-06-30")); }

TEST(Dates, TheLeapDayIsRealOnlyInLeapYears) {
  EXPECT_TRUE(IsRealDate(Date(2024, 2, 29)));
  EXPECT_TRUE(IsRealDate(Date(2000, 2, 29)));
  EXPECT_FALSE(IsRealDate(Date(2026, 2, 29)));
  EXPECT_FALSE(IsRealDate(Date(1900, 2, 29)));
}

TEST(Dates, UnsetAndPartialDatesAreNoDays) {
  EXPECT_FALSE(IsRealDate(google::type::Date()));
  EXPECT_FALSE(IsRealDate(Date(2026, 0, 0)));
  EXPECT_FALSE(IsRealDate(Date(2026, 6, 0)));
  EXPECT_FALSE(IsRealDate(Date(0, 6, 30)));
}

TEST(Dates, WhatTheCalendarDoesNotHaveIsNoDay) {
  EXPECT_FALSE(IsRealDate(Date(2026, 4, 31)));
  EXPECT_FALSE(IsRealDate(Date(2026, 13, 1)));
  EXPECT_FALSE(IsRealDate(Date(2026, -1, 1)));
  EXPECT_FALSE(IsRealDate(Date(2026, 1, 2147483647)));
  EXPECT_FALSE(IsRealDate(Date(10000, 1, 1)));
  EXPECT_FALSE(IsRealDate(Date(-2147483647, 1, 1)));
}

TEST(Dates, TheFirstAndTheLastDayAreReal) {
  EXPECT_TRUE(IsRealDate(Date(1, 1, 1)));
  EXPECT_TRUE(IsRealDate(Date(9999, 12, 31)));
}

TEST(Dates, ADayGoesThereAndBack) {
  for (const char* text : {"0001-01-01", "1969-12-31", "2024-02-29", "9999-12-31"}) {
    EXPECT_EQ(ToCivil(FromCivil(Day(text))), Day(text)) << text;
  }
}

TEST(Dates, MonthsAreAddedOnTheSameDayOrTheLastOfTheMonth) {
  EXPECT_EQ(AddMonths(Day("2026-01-15"), 6), Day("2026-07-15"));
  EXPECT_EQ(AddMonths(Day("2026-01-31"), 1), Day("2026-02-28"));
  EXPECT_EQ(AddMonths(Day("2024-01-31"), 1), Day("2024-02-29"));
  EXPECT_EQ(AddMonths(Day("2024-02-29"), 12), Day("2025-02-28"));
  EXPECT_EQ(AddMonths(Day("2026-11-30"), 3), Day("2027-02-28"));
  EXPECT_EQ(AddMonths(Day("2026-12-31"), 12), Day("2027-12-31"));
}

}  // namespace
}  // namespace milepost::rpc
