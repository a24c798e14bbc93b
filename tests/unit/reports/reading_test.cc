// In which order what was read stands in a snapshot.
#include <gmock/gmock.h>

#include "milepost/progress/v1/journal_entry.pb.h"
#include "services/reports/snapshot_reading.h"
#include "tests/testing/protos.h"

namespace milepost::reports {
namespace {

using progress::v1::JournalEntry;
using testing::Parse;

google::protobuf::RepeatedPtrField<JournalEntry> Sorted(const std::vector<const char*>& entries) {
  google::protobuf::RepeatedPtrField<JournalEntry> sorted;
  for (const char* entry : entries) *sorted.Add() = Parse<JournalEntry>(entry);
  SortByDay(&sorted, [](const JournalEntry& entry) { return entry.entry_date(); });
  return sorted;
}

// Two people wrote the same; only what the server named differs.
TEST(Reading, EntriesOfOneDayAreOrderedByWhatTheySayNotByGeneratedNames) {
  const auto one = Sorted(
      {"name: 'n1' goal: 'g1' achievement { title: 'Later' }", "name: 'n2' goal: 'g2' achievement { title: 'Again' }"});
  const auto other = Sorted(
      {"name: 'n1' goal: 'g2' achievement { title: 'Later' }", "name: 'n2' goal: 'g1' achievement { title: 'Again' }"});
  EXPECT_EQ(one[0].achievement().title(), "Again");
  EXPECT_EQ(other[0].achievement().title(), "Again");
}

TEST(Reading, TheNewestDayIsFirst) {
  const auto sorted = Sorted({"entry_date { year: 2026 month: 6 day: 29 } achievement { title: 'Old' }",
                              "entry_date { year: 2026 month: 6 day: 30 } achievement { title: 'New' }"});
  EXPECT_EQ(sorted[0].achievement().title(), "New");
}

}  // namespace
}  // namespace milepost::reports
