// What every Delete and Undelete promises.
#include "clients/cpp/retry.h"
#include "tests/conformance/resource/suite.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;
using ::testing::Contains;
using ::testing::Not;

TEST_P(DeleteSuite, TakesItOutOfLists) {
  const std::string name = NameOf(*Make());
  EXPECT_THAT(Names(), Contains(name));
  EXPECT_THAT(Call(methods_.remove, *Named(methods_.remove, name)), Succeeds());
  EXPECT_THAT(Names(), Not(Contains(name)));
}

TEST_P(DeleteSuite, ASecondDeleteFindsNothing) {
  const std::string name = NameOf(*Make());
  EXPECT_THAT(Call(methods_.remove, *Named(methods_.remove, name)), Succeeds());
  const Answer again = Call(methods_.remove, *Named(methods_.remove, name));
  EXPECT_THAT(again, FailsWith(StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
  EXPECT_EQ(client::ErrorDetails(again.status).resource, name);
}

TEST_P(EtagDeleteSuite, AStaleEtagAbortsAndDeletesNothing) {
  const MessagePtr made = Make();
  EXPECT_THAT(Call(methods_.remove, *Named(methods_.remove, NameOf(*made), "etag: '\"stale\"'")),
              FailsWith(StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_TRUE(Same(*made, *Get(NameOf(*made))));
  MessagePtr request = Named(methods_.remove, NameOf(*made));
  SetText("etag", EtagOf(*made), request.get());
  EXPECT_THAT(Call(methods_.remove, *request), Succeeds());
}

TEST_P(DeleteSuite, ARetryOfADeleteSucceeds) {
  MessagePtr request = Named(methods_.remove, NameOf(*Make()));
  SetText("request_id", client::NewRequestId(), request.get());
  const Answer first = Call(methods_.remove, *request);
  ASSERT_THAT(first, Succeeds());
  const Answer again = Call(methods_.remove, *request);
  ASSERT_THAT(again, Succeeds());
  EXPECT_TRUE(Same(*first.message, *again.message));
  SetText("name", NameOf(*Make()), request.get());
  EXPECT_THAT(Call(methods_.remove, *request), FailsWith(StatusCode::kInvalidArgument, "REQUEST_ID_REUSED"));
}

TEST_P(AllowMissingSuite, AllowMissingMakesAMissingOneFine) {
  const std::string name = NameOf(*Make());
  EXPECT_THAT(Call(methods_.remove, *Named(methods_.remove, name, "allow_missing: true")), Succeeds());
  EXPECT_THAT(Call(methods_.remove, *Named(methods_.remove, name, "allow_missing: true")), Succeeds());
  MessagePtr request = Named(methods_.remove, MissingName(), "allow_missing: true");
  SetText("request_id", client::NewRequestId(), request.get());
  EXPECT_THAT(Call(methods_.remove, *request), Succeeds());
  EXPECT_THAT(Call(methods_.remove, *request), Succeeds());  // and its retry
}

TEST_P(SoftDeleteSuite, ADeletedOneIsStillThereForThirtyDays) {
  const std::string name = NameOf(*Make());
  const Answer removed = Call(methods_.remove, *Named(methods_.remove, name));
  ASSERT_THAT(removed, Succeeds());
  EXPECT_TRUE(HasField(*removed.message, "delete_time"));
  EXPECT_TRUE(Same(*removed.message, *Get(name)));
  EXPECT_THAT(Names("show_deleted: true"), Contains(name));
  const auto seconds = [&](const char* field) {
    const Message& time =
        removed.message->GetReflection()->GetMessage(*removed.message, type()->FindFieldByName(field));
    return time.GetReflection()->GetInt64(time, time.GetDescriptor()->FindFieldByName("seconds"));
  };
  EXPECT_EQ(seconds("purge_time") - seconds("delete_time"), 30 * 24 * 3600);
}

TEST_P(SoftDeleteSuite, ADeletedOneIsNotWritten) {
  const MessagePtr made = Make();
  ASSERT_THAT(Call(methods_.remove, *Named(methods_.remove, NameOf(*made))), Succeeds());
  MessagePtr request = UpdateRequest(*made, {GetParam().text});
  EXPECT_THAT(Call(methods_.update, *request), FailsWith(StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
}

TEST_P(SoftDeleteSuite, UndeleteBringsItBackOnce) {
  const MessagePtr made = Make();
  const std::string name = NameOf(*made);
  EXPECT_THAT(Call(methods_.undelete, *Named(methods_.undelete, name)),
              FailsWith(StatusCode::kAlreadyExists, "RESOURCE_EXISTS"));
  ASSERT_THAT(Call(methods_.remove, *Named(methods_.remove, name)), Succeeds());
  const Answer back = Call(methods_.undelete, *Named(methods_.undelete, name));
  ASSERT_THAT(back, Succeeds());
  EXPECT_FALSE(HasField(*back.message, "delete_time"));
  EXPECT_FALSE(HasField(*back.message, "purge_time"));
  EXPECT_TRUE(Same(*back.message, *Get(name)));
  EXPECT_THAT(Names(), Contains(name));
  EXPECT_THAT(Call(methods_.undelete, *Named(methods_.undelete, name)),
              FailsWith(StatusCode::kAlreadyExists, "RESOURCE_EXISTS"));
  EXPECT_THAT(Call(methods_.undelete, *Named(methods_.undelete, MissingName())),
              FailsWith(StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
}

TEST_P(SoftDeleteSuite, ADeletedNameStaysTaken) {
  const std::string name = NameOf(*Make());
  ASSERT_THAT(Call(methods_.remove, *Named(methods_.remove, name)), Succeeds());
  MessagePtr request = CreateRequest();
  SetText(FieldName() + "_id", name.substr(name.rfind('/') + 1), request.get());
  EXPECT_THAT(Call(methods_.create, *request), FailsWith(StatusCode::kAlreadyExists, "RESOURCE_EXISTS"));
}

}  // namespace
}  // namespace milepost::conformance
