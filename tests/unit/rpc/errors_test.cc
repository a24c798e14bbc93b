#include "services/rpc/errors.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

namespace milepost::rpc {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

google::rpc::ErrorInfo InfoOf(const absl::Status& status) {
  google::rpc::ErrorInfo info;
  EXPECT_TRUE(FindDetail(status, &info));
  return info;
}

std::vector<absl::Status> EveryError() {
  return {MalformedRequest(),
          InvalidField("goal.title", "is required"),
          PageTokenInvalid(),
          FilterInvalid("filter", 3, "expected a comma"),
          RequestIdReused("r"),
          EtagRequired("profiles/a"),
          MessageTooLarge(10),
          CredentialInvalid(),
          NotPermitted(),
          ScopeMissing("goals.read"),
          NotFound("milepost.dev/Goal", "profiles/a/goals/g"),
          AlreadyExists("milepost.dev/Goal", "profiles/a/goals/g"),
          EtagMismatch("profiles/a", "\"x\""),
          StateForbids("profiles/a/goals/g", "COMPLETED", {"ACTIVE"}),
          GoalUnderAgreement("profiles/a/goals/g", "profiles/a/plans/p", "title"),
          RuleBroken("no-cycle", "profiles/a/goals/g", "A goal cannot be its own part. Choose another parent."),
          HasChildren("profiles/a/goals/g"),
          ElementCompleted("profiles/a/goals/g", "m1"),
          OffsetOutOfRange(7),
          CursorExpired(),
          Overloaded(),
          Unavailable(),
          OutcomeUnknown(),
          StorageFull(),
          StorageReadOnly(),
          DeadlinePassed(),
          CallCancelled(),
          InternalFault(),
          MethodUnknown()};
}

TEST(Errors, ThereIsAMakerForEveryReason) {
  std::set<int> reasons;
  for (const absl::Status& error : EveryError()) reasons.insert(ReasonOf(error));
  EXPECT_EQ(reasons.size(), static_cast<std::size_t>(type::v1::ErrorReason_ARRAYSIZE - 1));
  EXPECT_EQ(reasons.count(type::v1::ERROR_REASON_UNSPECIFIED), 0u);
}

TEST(Errors, EveryErrorSaysDomainReasonAndASentence) {
  for (const absl::Status& error : EveryError()) {
    EXPECT_FALSE(error.ok());
    EXPECT_EQ(InfoOf(error).domain(), "milepost.dev");
    EXPECT_THAT(InfoOf(error).reason(), Not(HasSubstr("ERROR_REASON")));
    EXPECT_EQ(error.message().back(), '.') << error;
  }
}

TEST(Errors, EveryErrorListsEachDetailTypeOnce) {
  for (const absl::Status& error : EveryError()) {
    std::set<std::string> types;
    const google::rpc::Status proto = ToProto(error);
    for (const auto& detail : proto.details()) EXPECT_TRUE(types.insert(detail.type_url()).second) << error;
    EXPECT_EQ(types.count("type.googleapis.com/google.rpc.ErrorInfo"), 1u);
  }
}

TEST(Errors, EveryErrorSurvivesTheWay) {
  for (const absl::Status& error : EveryError()) EXPECT_EQ(FromProto(ToProto(error)), error);
  EXPECT_EQ(FromProto(ToProto(absl::OkStatus())), absl::OkStatus());
}

TEST(Errors, InvalidFieldsListsAllAndNamesTheFirst) {
  const absl::Status one = InvalidFields({{"goal.title", "is required"}});
  EXPECT_EQ(one.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(one.message(), "goal.title is required.");
  const absl::Status many = InvalidFields({{"a", "is required"}, {"b", "is bad"}, {"c", "is bad"}, {"d", "is bad"}});
  EXPECT_EQ(many.message(), "4 fields are wrong: a is required; b is bad; c is bad; and 1 more.");
  const std::vector<Violation> violations = ViolationsOf(many);
  ASSERT_EQ(violations.size(), 4u);
  EXPECT_EQ(violations[3].field, "d");
  EXPECT_EQ(violations[3].description, "is bad");
}

TEST(Errors, InvalidFieldsFitsIntoATrailer) {
  const std::vector<Violation> violations(10'000, {"goal.milestones[7].title", std::string(5'000, 'x')});
  const absl::Status error = InvalidFields(violations);
  EXPECT_LT(ToProto(error).ByteSizeLong(), 5'000u);
  EXPECT_THAT(std::string(error.message()), HasSubstr("10000 fields are wrong"));
  EXPECT_GT(ViolationsOf(error).size(), 5u);
}

TEST(Errors, LongQuotesAreCutBetweenCharacters) {
  std::string name;
  for (int i = 0; i < 3'000; ++i) name += "漢";
  const absl::Status error = NotFound("milepost.dev/Goal", name);
  const google::rpc::Status proto = ToProto(error);
  EXPECT_LT(proto.ByteSizeLong(), 1'500u);
  google::rpc::Status read;
  EXPECT_TRUE(read.ParseFromString(proto.SerializeAsString()));
  EXPECT_THAT(InfoOf(error).metadata().at("name"), ::testing::EndsWith("漢..."));
}

TEST(Errors, NotPermittedIsAlwaysTheSame) { EXPECT_EQ(NotPermitted(), NotPermitted()); }

TEST(Errors, NotFoundNamesTheResource) {
  const absl::Status error = NotFound("milepost.dev/Goal", "profiles/a/goals/g");
  google::rpc::ResourceInfo resource;
  ASSERT_TRUE(FindDetail(error, &resource));
  EXPECT_EQ(resource.resource_type(), "milepost.dev/Goal");
  EXPECT_EQ(resource.resource_name(), "profiles/a/goals/g");
  EXPECT_THAT(InfoOf(error).metadata(), UnorderedElementsAre(Pair("name", "profiles/a/goals/g")));
}

TEST(Errors, StateForbidsSaysWhichStatesAllow) {
  const absl::Status error = StateForbids("profiles/a/goals/g", "COMPLETED", {"ACTIVE", "ON_HOLD"});
  google::rpc::PreconditionFailure failure;
  ASSERT_TRUE(FindDetail(error, &failure));
  EXPECT_EQ(failure.violations(0).type(), "STATE_FORBIDS");
  EXPECT_EQ(failure.violations(0).subject(), "profiles/a/goals/g");
  EXPECT_THAT(InfoOf(error).metadata(),
              UnorderedElementsAre(Pair("name", "profiles/a/goals/g"), Pair("state", "COMPLETED"),
                                   Pair("allowedStates", "ACTIVE,ON_HOLD")));
  EXPECT_THAT(std::string(error.message()), HasSubstr("ACTIVE, ON_HOLD"));
}

TEST(Errors, OverloadedSaysHowLongToWait) {
  google::rpc::RetryInfo retry;
  ASSERT_TRUE(FindDetail(Overloaded(absl::Milliseconds(1500)), &retry));
  EXPECT_EQ(retry.retry_delay().seconds(), 1);
  EXPECT_EQ(retry.retry_delay().nanos(), 500'000'000);
  ASSERT_TRUE(FindDetail(Unavailable(absl::Seconds(-3)), &retry));
  EXPECT_EQ(retry.retry_delay().seconds(), 0);
}

TEST(Errors, InternalFaultCarriesTheRequestsId) {
  google::rpc::RequestInfo request;
  ASSERT_TRUE(FindDetail(InternalFault("q7"), &request));
  EXPECT_EQ(request.request_id(), "q7");
  EXPECT_FALSE(FindDetail(InternalFault(), &request));
}

TEST(Errors, TheStoresWordsNeverReachAClient) {
  const std::vector<absl::StatusCode> codes = {
      absl::StatusCode::kUnavailable,     absl::StatusCode::kUnknown,           absl::StatusCode::kDeadlineExceeded,
      absl::StatusCode::kCancelled,       absl::StatusCode::kResourceExhausted, absl::StatusCode::kFailedPrecondition,
      absl::StatusCode::kInternal,        absl::StatusCode::kNotFound,          absl::StatusCode::kAlreadyExists,
      absl::StatusCode::kInvalidArgument, absl::StatusCode::kDataLoss,          absl::StatusCode::kAborted};
  for (absl::StatusCode code : codes) {
    const absl::Status seen = FromStore(absl::Status(code, "store: no such column: secret (SQLite 1)"));
    EXPECT_THAT(ToProto(seen).DebugString(), Not(HasSubstr("secret")));
    EXPECT_NE(ReasonOf(seen), type::v1::ERROR_REASON_UNSPECIFIED);
  }
}

TEST(Errors, FromStoreTellsTheReasons) {
  const auto reason = [](absl::Status status) { return ReasonText(ReasonOf(FromStore(status))); };
  EXPECT_EQ(reason(absl::UnavailableError("the store is closed")), "BACKEND_UNAVAILABLE");
  EXPECT_EQ(reason(absl::UnknownError("the commit's outcome is not known")), "OUTCOME_UNKNOWN");
  EXPECT_EQ(reason(absl::DeadlineExceededError("late")), "DEADLINE_PASSED");
  EXPECT_EQ(reason(absl::CancelledError("gone")), "CALL_CANCELLED");
  EXPECT_EQ(reason(absl::ResourceExhaustedError("store: database or disk is full (SQLite 13)")), "STORAGE_FULL");
  EXPECT_EQ(reason(absl::ResourceExhaustedError("too many writes are waiting; retry later")), "OVERLOADED");
  EXPECT_EQ(reason(absl::FailedPreconditionError("store: read only")), "STORAGE_READ_ONLY");
  EXPECT_EQ(reason(absl::InternalError("store: syntax error")), "INTERNAL_FAULT");
}

TEST(Errors, FromStoreLeavesOursAndOkAlone) {
  EXPECT_EQ(FromStore(absl::OkStatus()), absl::OkStatus());
  for (const absl::Status& error : EveryError()) EXPECT_EQ(FromStore(error), error);
}

TEST(Errors, ForeignErrorsHaveNoReason) {
  EXPECT_EQ(ReasonOf(absl::InternalError("x")), type::v1::ERROR_REASON_UNSPECIFIED);
  EXPECT_EQ(ReasonOf(absl::OkStatus()), type::v1::ERROR_REASON_UNSPECIFIED);
  absl::Status foreign = absl::InternalError("x");
  google::rpc::ErrorInfo info;
  info.set_domain("example.com");
  info.set_reason("NOT_PERMITTED");
  AddDetail(info, &foreign);
  EXPECT_FALSE(HasReason(foreign, type::v1::ERROR_REASON_NOT_PERMITTED));
}

}  // namespace
}  // namespace milepost::rpc
