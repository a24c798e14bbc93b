#include "clients/cpp/retry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "clients/cpp/errors.h"
#include "milepost/goals/v1/goals_service.pb.h"
#include "tests/testing/fake_services.h"

namespace milepost::client {
namespace {

constexpr RetryPolicy kPolicy = {.max_attempts = 5,
                                 .initial_backoff = absl::Milliseconds(100),
                                 .max_backoff = absl::Milliseconds(500),
                                 .multiplier = 2.0};

TEST(Retry, BacksOffExponentiallyUpToTheLongestWait) {
  const absl::Status away = absl::UnavailableError("away");
  // Without jitter a wait is half of its most: 100, 200, 400 and then 500 ms.
  EXPECT_EQ(DelayBeforeRetry(away, 1, kPolicy, 0.0), absl::Milliseconds(50));
  EXPECT_EQ(DelayBeforeRetry(away, 2, kPolicy, 0.0), absl::Milliseconds(100));
  EXPECT_EQ(DelayBeforeRetry(away, 3, kPolicy, 0.0), absl::Milliseconds(200));
  EXPECT_EQ(DelayBeforeRetry(away, 4, kPolicy, 0.0), absl::Milliseconds(250));
}

TEST(Retry, SpreadsTheWaitOverItsUpperHalf) {
  EXPECT_EQ(DelayBeforeRetry(absl::UnavailableError("away"), 1, kPolicy, 0.5), absl::Milliseconds(75));
}

TEST(Retry, GivesUpAfterTheLastAttempt) {
  EXPECT_EQ(DelayBeforeRetry(absl::UnavailableError("away"), 5, kPolicy, 0.0), std::nullopt);
}

TEST(Retry, TakesEveryOtherErrorAsFinal) {
  for (const absl::Status& error :
       {absl::AbortedError("etag"), absl::InternalError("bug"), absl::DeadlineExceededError("late"),
        absl::NotFoundError("gone"), absl::InvalidArgumentError("wrong"), absl::CancelledError("stop")}) {
    EXPECT_EQ(DelayBeforeRetry(error, 1, kPolicy, 0.0), std::nullopt) << error;
  }
}

TEST(Retry, WaitsAsLongAsAnOverloadedServerSays) {
  google::rpc::RetryInfo retry;
  retry.mutable_retry_delay()->set_seconds(3);
  retry.mutable_retry_delay()->set_nanos(500'000'000);
  const auto error = ToStatus(testing::Refusal(grpc::StatusCode::RESOURCE_EXHAUSTED, "busy", "OVERLOADED", &retry));
  EXPECT_EQ(DelayBeforeRetry(error, 1, kPolicy, 0.0), absl::Milliseconds(3500));
  EXPECT_GT(DelayBeforeRetry(error, 1, kPolicy, 0.9), absl::Milliseconds(3500));
}

TEST(Retry, DoesNotGuessHowLongAnExhaustedQuotaTakes) {
  EXPECT_EQ(DelayBeforeRetry(absl::ResourceExhaustedError("quota"), 1, kPolicy, 0.0), std::nullopt);
}

TEST(Retry, RepeatsReadsAndOnlyWritesThatCanBeRecognized) {
  goals::v1::CreateGoalRequest write;
  EXPECT_TRUE(IsRepeatable(goals::v1::GetGoalRequest()));
  EXPECT_FALSE(IsRepeatable(write));
  write.set_request_id(NewRequestId());
  EXPECT_TRUE(IsRepeatable(write));
}

TEST(RequestId, IsARandomUuidOfVersion4) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    const std::string id = NewRequestId();
    EXPECT_THAT(id, ::testing::MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    EXPECT_TRUE(seen.insert(id).second);
  }
}

}  // namespace
}  // namespace milepost::client
