#include "clients/cpp/errors.h"

#include <gtest/gtest.h>

#include "tests/testing/fake_services.h"

namespace milepost::client {
namespace {

TEST(Errors, KeepCodeMessageReasonAndEveryViolation) {
  google::rpc::BadRequest bad;
  for (const auto& [field, what] : {std::pair("goal.title", "is required"), std::pair("goal.due_date", "is no date")}) {
    auto* violation = bad.add_field_violations();
    violation->set_field(field);
    violation->set_description(what);
  }
  const absl::Status status =
      ToStatus(testing::Refusal(grpc::StatusCode::INVALID_ARGUMENT, "Two fields are wrong.", "INVALID_FIELDS", &bad));
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "Two fields are wrong.");
  const ErrorDetails details(status);
  EXPECT_EQ(details.reason, "INVALID_FIELDS");
  EXPECT_EQ(details.domain, "milepost.dev");
  ASSERT_EQ(details.violations.size(), 2u);
  EXPECT_EQ(details.violations[0].field, "goal.title");
  EXPECT_EQ(details.violations[1].description, "is no date");
}

TEST(Errors, NameTheMissingResource) {
  google::rpc::ResourceInfo resource;
  resource.set_resource_name("profiles/amara/goals/none");
  const ErrorDetails details(
      ToStatus(testing::Refusal(grpc::StatusCode::NOT_FOUND, "No such goal.", "RESOURCE_NOT_FOUND", &resource)));
  EXPECT_EQ(details.resource, "profiles/amara/goals/none");
}

TEST(Errors, WithoutDetailsHaveEmptyDetails) {
  const ErrorDetails details(ToStatus(grpc::Status(grpc::StatusCode::UNAVAILABLE, "away")));
  EXPECT_EQ(details.reason, "");
  EXPECT_TRUE(details.violations.empty());
  EXPECT_EQ(details.retry_delay, std::nullopt);
}

TEST(Errors, SurviveDamagedDetails) {
  const absl::Status status = ToStatus(grpc::Status(grpc::StatusCode::INTERNAL, "bug", "\xff\xff not a message"));
  EXPECT_EQ(status.code(), absl::StatusCode::kInternal);
  EXPECT_EQ(ErrorDetails(status).reason, "");
}

TEST(Errors, OfASuccessAreNone) { EXPECT_TRUE(ToStatus(grpc::Status::OK).ok()); }

}  // namespace
}  // namespace milepost::client
