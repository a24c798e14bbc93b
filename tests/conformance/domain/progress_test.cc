// Measurements: recorded once, carried to their goal, corrected but never changed. Over both ways services talk.
#include <memory>

#include "absl/strings/str_cat.h"
#include "clients/cpp/retry.h"
#include "tests/conformance/domain/life.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;
using progress::v1::RecordProgressResponse;

const testing::TestServer& ServerWith(const std::string& peers) {
  static const testing::TestServer network("sqlite::memory:", "network");
  static const testing::TestServer in_process("sqlite::memory:", "in-process");
  return peers == "network" ? network : in_process;
}

class Measurements : public Life, public ::testing::WithParamInterface<std::string> {
 protected:
  Measurements() : Life(ServerWith(GetParam())) {}

  Goal Measured() { return Create("title: 'Read' metric { start: 0 target: 10 }"); }
  absl::StatusOr<RecordProgressResponse> TryRecord(const Goal& goal, const std::string& entry,
                                                   const std::string& more = "") {
    return Try(&Progress::RecordProgress, absl::StrCat("parent: '", goal.name(), "' entry { ", entry, " } ", more));
  }
  static std::string On(const char* day) { return absl::StrCat("effective_date { ", DateText(day), " } "); }
  double Current(const Goal& goal) { return Get(goal.name()).status().current(); }
};

TEST_P(Measurements, ReachTheirGoalAndLeaveItsEtagAlone) {
  const Goal goal = Measured();
  const auto recorded = Ok(TryRecord(goal, "value: 4 note: 'Four papers'"));
  EXPECT_TRUE(recorded.applied());
  EXPECT_EQ(recorded.series_version(), 1);
  EXPECT_EQ(testing::Text(recorded.entry().effective_date()), "2026-06-30");
  EXPECT_EQ(recorded.entry().recorder(), Me());
  const Goal after = Get(goal.name());
  EXPECT_EQ(after.measurement().value(), 4);
  EXPECT_EQ(after.measurement().entry(), recorded.entry().name());
  EXPECT_EQ(after.status().progress(), 0.4);
  EXPECT_EQ(after.etag(), goal.etag());
  EXPECT_EQ(after.update_time().nanos(), goal.update_time().nanos());
  EXPECT_TRUE(
      Try(&Goals::UpdateGoal, absl::StrCat("goal { ", Named(goal.name()), " etag: '", goal.etag(), "' why: 'It' }"))
          .ok());
}

TEST_P(Measurements, OfTheLatestDateCountsWhateverTheOrder) {
  const Goal goal = Measured();
  Ok(TryRecord(goal, "value: 6 " + On("2026-06-20")));
  Ok(TryRecord(goal, "value: 2 " + On("2026-05-01")));
  EXPECT_EQ(Current(goal), 6);
  Ok(TryRecord(goal, "value: 7 " + On("2026-06-20")));
  EXPECT_EQ(Current(goal), 7) << "of several on one date the one recorded last";
  const auto series = Ok(Try(&Progress::GetProgressSeries, absl::StrCat("parent: '", goal.name(), "'")));
  ASSERT_EQ(series.points_size(), 2);
  EXPECT_EQ(series.points(0).value(), 2);
  EXPECT_EQ(series.points(1).value(), 7);
  EXPECT_EQ(series.series_version(), 3);
}

TEST_P(Measurements, AreCorrectedByNewOnes) {
  const Goal goal = Measured();
  Ok(TryRecord(goal, "value: 1 " + On("2026-05-01")));
  const auto wrong = Ok(TryRecord(goal, "value: 9"));
  const std::string supersedes = absl::StrCat("supersedes: '", wrong.entry().name(), "' ");
  const auto right = Ok(TryRecord(goal, supersedes + "value: 3"));
  EXPECT_EQ(Current(goal), 3);
  const auto kept = Ok(Try(&Progress::GetProgressEntry, Named(wrong.entry().name())));
  EXPECT_EQ(kept.value(), 9);
  EXPECT_EQ(kept.superseded_by(), right.entry().name());
  ExpectRule(TryRecord(goal, supersedes + "value: 5").status(), "superseded-once");
  EXPECT_EQ(Current(goal), 3);
  const auto list = Ok(Try(&Progress::ListProgressEntries, absl::StrCat("parent: '", goal.name(), "'")));
  EXPECT_EQ(list.entries_size(), 3);
  const Goal other = Measured();
  ExpectReason(TryRecord(other, supersedes + "value: 5").status(), StatusCode::kInvalidArgument, "INVALID_FIELDS");
  ExpectReason(TryRecord(goal, "value: 5 supersedes: '" + goal.name() + "/entries/nowhere'").status(),
               StatusCode::kNotFound, "RESOURCE_NOT_FOUND");
  EXPECT_EQ(Ok(Try(&Progress::ListProgressEntries, absl::StrCat("parent: '", goal.name(), "'"))).entries_size(), 3);
}

TEST_P(Measurements, ARetryRecordsNothingTwice) {
  const Goal goal = Measured();
  const std::string id = absl::StrCat("request_id: '", client::NewRequestId(), "'");
  const auto first = Ok(TryRecord(goal, "value: 4", id));
  Ok(TryRecord(goal, "value: 5"));
  Ok(Try(&Goals::CloseGoal, Named(goal.name()) + "outcome: OUTCOME_PARTIALLY_ACHIEVED"));
  const auto again = Ok(TryRecord(goal, "value: 4", id));
  EXPECT_EQ(again.entry().name(), first.entry().name());
  EXPECT_TRUE(again.applied());
  EXPECT_EQ(Ok(Try(&Progress::ListProgressEntries, absl::StrCat("parent: '", goal.name(), "'"))).entries_size(), 2);
  EXPECT_EQ(Current(goal), 5);
  ExpectReason(TryRecord(goal, "value: 6", id).status(), StatusCode::kInvalidArgument, "REQUEST_ID_REUSED");
}

TEST_P(Measurements, AreOfGoalsThatAreWorkedOnAndHaveAMetric) {
  for (const char* state : {"PROPOSED", "ACCEPTED"}) {
    const absl::Status refused =
        TryRecord(Create("title: 'Read' metric { start: 0 target: 1 }", state), "value: 1").status();
    ExpectReason(refused, StatusCode::kFailedPrecondition, "STATE_FORBIDS");
    EXPECT_EQ(client::ErrorDetails(refused).metadata["allowedStates"], "ACTIVE,ON_HOLD");
  }
  ExpectRule(TryRecord(Create("title: 'No metric'"), "value: 1").status(), "has-metric");
  const Goal gone = Measured();
  Ok(Try(&Goals::DeleteGoal, Named(gone.name())));
  ExpectReason(TryRecord(gone, "value: 1").status(), StatusCode::kNotFound, "RESOURCE_NOT_FOUND");
  const absl::Status future = TryRecord(Measured(), "value: 1 " + On("2026-07-01")).status();
  ExpectReason(future, StatusCode::kInvalidArgument, "INVALID_FIELDS");
  EXPECT_EQ(client::ErrorDetails(future).violations.at(0).field, "entry.effective_date");
}

TEST_P(Measurements, AreSeenByWhoeverSeesTheGoal) {
  const Goal goal = Measured();
  const auto entry = Ok(TryRecord(goal, "value: 4")).entry();
  ExpectReason(Try(Manager(), &Progress::GetProgressEntry, Named(entry.name())).status(), StatusCode::kPermissionDenied,
               "NOT_PERMITTED");
  ExpectReason(Try(Manager(), &Progress::ListProgressEntries, absl::StrCat("parent: '", goal.name(), "'")).status(),
               StatusCode::kPermissionDenied, "NOT_PERMITTED");
  Ok(Try(&Goals::UpdateGoal, absl::StrCat("goal { ", Named(goal.name()), " etag: '", goal.etag(),
                                          "' audience: AUDIENCE_MANAGER } update_mask { paths: 'audience' }")));
  EXPECT_EQ(Ok(Try(Manager(), &Progress::GetProgressEntry, Named(entry.name()))).value(), 4);
  EXPECT_EQ(
      Ok(Try(Manager(), &Progress::ListProgressEntries, absl::StrCat("parent: '", goal.name(), "'"))).entries_size(),
      1);
  ExpectReason(Try(Manager(), &Progress::RecordProgress, absl::StrCat("parent: '", goal.name(), "' entry { value: 5 }"))
                   .status(),
               StatusCode::kPermissionDenied, "NOT_PERMITTED");
}

TEST_P(Measurements, OfOtherSystemsAreRecordedForTheOwner) {
  const Goal goal = Measured();
  const auto recorded = Ok(
      Try(server().Sync(), &Progress::RecordProgress, absl::StrCat("parent: '", goal.name(), "' entry { value: 5 }")));
  EXPECT_TRUE(recorded.applied());
  EXPECT_EQ(recorded.entry().recorder(), "directory-sync");
  EXPECT_EQ(Current(goal), 5);
}

INSTANTIATE_TEST_SUITE_P(Peers, Measurements, ::testing::Values("in_process", "network"),
                         [](const auto& info) { return info.param; });

}  // namespace
}  // namespace milepost::conformance
