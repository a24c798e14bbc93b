#include "services/progress/series.h"

#include <deque>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/testing/protos.h"

namespace milepost::progress {
namespace {

using testing::DateText;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Parse;
using v1::ProgressEntry;

class SeriesTest : public ::testing::Test {
 protected:
  void Record(double value, absl::string_view date, int second, absl::string_view rest = "") {
    entries_.push_back(Parse<ProgressEntry>(absl::StrCat("value: ", value, " effective_date {", DateText(date),
                                                         "} create_time { seconds: ", second, " } ", rest)));
  }

  std::vector<double> Values() {
    std::vector<const ProgressEntry*> pointers;
    for (const ProgressEntry& entry : entries_) pointers.push_back(&entry);
    std::vector<double> values;
    for (const ProgressEntry* entry : CountingEntries(pointers)) values.push_back(entry->value());
    return values;
  }

  std::deque<ProgressEntry> entries_;
};

TEST_F(SeriesTest, RunsByTheDateAtWhichTheValueHeld) {
  Record(3, "2026-03-01", 10);
  Record(1, "2026-01-01", 20);
  Record(2, "2026-02-01", 30);
  EXPECT_THAT(Values(), ElementsAre(1, 2, 3));
}

TEST_F(SeriesTest, OfOneDateTheOneRecordedLastCounts) {
  Record(1, "2026-01-01", 20, "name: 'a'");
  Record(2, "2026-01-01", 10, "name: 'b'");
  EXPECT_THAT(Values(), ElementsAre(1));
  Record(3, "2026-01-01", 20, "name: 'c'");
  EXPECT_THAT(Values(), ElementsAre(3)) << "recorded in the same second, with a later name";
}

TEST_F(SeriesTest, LeavesOutWhatWasCorrected) {
  Record(5, "2026-02-01", 10, "superseded_by: 'x'");
  Record(4, "2026-01-01", 20);
  EXPECT_THAT(Values(), ElementsAre(4));
}

TEST_F(SeriesTest, ACorrectionMayMoveTheDate) {
  Record(9, "2026-03-01", 10, "superseded_by: 'x'");
  Record(1, "2026-02-01", 20);
  Record(9, "2026-01-01", 30, "name: 'x'");
  EXPECT_THAT(Values(), ElementsAre(9, 1)) << "the current value is now the one of February";
}

TEST_F(SeriesTest, AZeroIsAValue) {
  Record(0, "2026-01-01", 10);
  EXPECT_THAT(Values(), ElementsAre(0));
}

TEST_F(SeriesTest, IsEmptyWithoutEntries) { EXPECT_THAT(Values(), IsEmpty()); }

}  // namespace
}  // namespace milepost::progress
