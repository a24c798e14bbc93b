// What every Create promises.
#include <limits>

#include "absl/strings/str_cat.h"
#include "clients/cpp/retry.h"
#include "google/api/field_behavior.pb.h"
#include "google/api/resource.pb.h"
#include "milepost/type/v1/limit.pb.h"
#include "tests/conformance/resource/suite.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;

TEST_P(CreateSuite, NamesWhatItMakesAndSaysWhen) {
  const MessagePtr made = Make();
  if (!world_.parent.empty()) {
    EXPECT_THAT(NameOf(*made), ::testing::StartsWith(world_.parent + "/"));
  }
  EXPECT_TRUE(HasField(*made, "create_time"));
  EXPECT_THAT(Names(), ::testing::Contains(NameOf(*made)));
}

TEST_P(CreateSuite, NamesExactlyTheRequiredFieldThatIsMissing) {
  for (const FieldDescriptor* field : FieldsWith(type(), google::api::REQUIRED)) {
    MessagePtr request = CreateRequest();
    Message* resource = ResourceOf(request.get(), type());
    resource->GetReflection()->ClearField(resource, field);
    ExpectViolation(methods_.create, *request, absl::StrCat(FieldName(), ".", field->name()));
  }
  MessagePtr request = CreateRequest();
  request->GetReflection()->ClearField(request.get(), ResourceField(request->GetDescriptor(), type()));
  ExpectViolation(methods_.create, *request, FieldName());
}

TEST_P(CreateSuite, IgnoresANameAndWhatOnlyTheServerSays) {
  MessagePtr request = CreateRequest();
  Message* resource = ResourceOf(request.get(), type());
  SetText("name", "nonsense", resource);
  const auto fields = FieldsWith(type(), google::api::OUTPUT_ONLY);
  for (const FieldDescriptor* field : fields) SetJunk(field, resource);
  const Answer made = Call(methods_.create, *request);
  ASSERT_THAT(made, Succeeds());
  for (const FieldDescriptor* field : fields) {
    EXPECT_FALSE(SameField(field, ResourceIn(*made.message, type()), *resource)) << field->name();
  }
}

TEST_P(CreateSuite, MakesOneOfTwoRequestsWithTheSameId) {
  MessagePtr request = CreateRequest();
  SetText("request_id", client::NewRequestId(), request.get());
  const Answer first = Call(methods_.create, *request);
  ASSERT_THAT(first, Succeeds());
  const auto names = Names();
  const Answer second = Call(methods_.create, *request);
  ASSERT_THAT(second, Succeeds());
  EXPECT_TRUE(Same(*first.message, *second.message)) << second.message->DebugString();
  EXPECT_EQ(Names(), names);
}

TEST_P(CreateSuite, RefusesARequestIdUsedForSomethingElse) {
  MessagePtr request = CreateRequest();
  const std::string id = client::NewRequestId();
  SetText("request_id", id, request.get());
  ASSERT_THAT(Call(methods_.create, *request), Succeeds());
  const auto names = Names();
  SetText(FieldName() + "_id", "another-id", request.get());
  const Answer answer = Call(methods_.create, *request);
  EXPECT_THAT(answer, FailsWith(StatusCode::kInvalidArgument, "REQUEST_ID_REUSED"));
  EXPECT_EQ(client::ErrorDetails(answer.status).metadata["requestId"], id);
  EXPECT_EQ(Names(), names);
}

TEST_P(CreateSuite, RemembersNothingOfARequestThatFailed) {
  MessagePtr request = CreateRequest();
  SetText("request_id", client::NewRequestId(), request.get());
  MessagePtr bad(request->New());
  bad->CopyFrom(*request);
  bad->GetReflection()->ClearField(bad.get(), ResourceField(bad->GetDescriptor(), type()));
  EXPECT_FALSE(Call(methods_.create, *bad).ok());
  EXPECT_THAT(Call(methods_.create, *request), Succeeds());
}

TEST_P(CreateSuite, RefusesARequestIdThatIsNoUuid4) {
  MessagePtr request = CreateRequest();
  for (const char* bad : {"1", "00000000-0000-1000-8000-000000000000", "x0000000-0000-4000-8000-000000000000"}) {
    SetText("request_id", bad, request.get());
    ExpectViolation(methods_.create, *request, "request_id");
  }
}

TEST_P(CreateSuite, TakesAChosenIdOnce) {
  MessagePtr request = CreateRequest();
  const std::string field = request->GetDescriptor()->FindFieldByName(absl::StrCat(FieldName(), "_id"))->name();
  const std::string id = absl::StrCat("chosen-", world_.person);
  SetText(field, id, request.get());
  const Answer made = Call(methods_.create, *request);
  ASSERT_THAT(made, Succeeds());
  EXPECT_THAT(NameOf(ResourceIn(*made.message, type())), ::testing::EndsWith("/" + id));
  ResourceOf(request.get(), type())->Clear();
  Merge(GetParam().valid(world_), ResourceOf(request.get(), type()));
  const Answer again = Call(methods_.create, *request);
  EXPECT_THAT(again, FailsWith(StatusCode::kAlreadyExists, "RESOURCE_EXISTS"));
  EXPECT_EQ(client::ErrorDetails(again.status).resource, NameOf(ResourceIn(*made.message, type())));
  for (const char* bad : {"A", "-a", "a-", "a b", "a/b", "1a"}) {
    SetText(field, bad, request.get());
    ExpectViolation(methods_.create, *request, field);
  }
}

TEST_P(DryRunSuite, OnlyValidatesWhenAskedTo) {
  MessagePtr request = CreateRequest();
  const auto names = Names();
  Merge("validate_only: true", request.get());
  EXPECT_THAT(Call(methods_.create, *request), Succeeds());
  EXPECT_EQ(Names(), names);
  Merge("validate_only: false", request.get());
  EXPECT_THAT(Call(methods_.create, *request), Succeeds());
  EXPECT_EQ(Names().size(), names.size() + 1);
}

TEST_P(TextSuite, RefusesTextsThatAreNoPlainWords) {
  const std::string path = absl::StrCat(FieldName(), ".", GetParam().text);
  const MessagePtr good = CreateRequest();
  const auto names = Names();
  for (const std::string& bad :
       {std::string("a\0b", 3), std::string("a\x01"), std::string("a\x7f"), std::string("a\xc2\x85"),
        std::string("a\u202e b"), std::string("a\u2066 b"), std::string("a\ufffe"), std::string(4001, 'a')}) {
    MessagePtr request(good->New());
    request->CopyFrom(*good);
    SetText(path, bad, request.get());
    ExpectViolation(methods_.create, *request, path);
  }
  EXPECT_EQ(Names(), names);
}

TEST_P(TextSuite, KeepsTheTextsOfTheWorldAsTheyAre) {
  for (const char* text :
       {"陳美玲 learns 한국어", "Zażółć gęślą jaźń", "مرحبا بالعالم", "👩🏽‍💻 & <b>\"quotes\"</b> \\ %s"}) {
    MessagePtr request = CreateRequest();
    SetText(absl::StrCat(FieldName(), ".", GetParam().text), text, request.get());
    const Answer made = Call(methods_.create, *request);
    ASSERT_THAT(made, Succeeds());
    const Message& resource = ResourceIn(*made.message, type());
    EXPECT_EQ(GetText(*Get(NameOf(resource)), GetParam().text), text);
  }
}

// Every number, date and name of the resource that a client may give.
TEST_P(CreateSuite, RefusesImpossibleValuesByTheirField) {
  const MessagePtr good = CreateRequest();
  const auto names = Names();
  const double infinity = std::numeric_limits<double>::infinity();
  for (int i = 0; i < type()->field_count(); ++i) {
    const FieldDescriptor* field = type()->field(i);
    const auto output = FieldsWith(type(), google::api::OUTPUT_ONLY);
    if (field->is_repeated() || std::find(output.begin(), output.end(), field) != output.end()) continue;
    std::vector<std::string> bad;
    if (field->cpp_type() == FieldDescriptor::CPPTYPE_DOUBLE) {
      for (double value : {std::nan(""), infinity, -infinity}) bad.push_back(absl::StrCat(value));
    } else if (field->cpp_type() == FieldDescriptor::CPPTYPE_ENUM) {
      bad = {"99"};
    } else if (field->options().HasExtension(google::api::resource_reference)) {
      bad = {"'nonsense'", "'profiles/A'", "'skills/a/b/c/d/e/f/g'", "'//'"};
    } else if (field->message_type() != nullptr && field->message_type()->full_name() == "google.type.Date") {
      bad = {"{ year: 2026 month: 2 day: 30 }", "{ year: 2025 month: 2 day: 29 }",
             "{ year: 2026 month: 13 day: 1 }", "{ month: 6 day: 1 }",
             "{ year: 2026 month: -1 day: 1 }", "{ year: 99999 month: 1 day: 1 }"};
      const auto form = field->options().GetExtension(type::v1::limit).form();
      bad.push_back(form == type::v1::Limit::FORM_PARTIAL_DATE ? "{ year: 2026 day: 1 }" : "{ year: 2026 month: 6 }");
    }
    for (const std::string& value : bad) {
      MessagePtr request(good->New());
      request->CopyFrom(*good);
      Merge(absl::StrCat(field->name(), ": ", value), ResourceOf(request.get(), type()));
      ExpectViolation(methods_.create, *request, absl::StrCat(FieldName(), ".", field->name()));
    }
  }
  EXPECT_EQ(Names(), names);
}

TEST_P(CreateSuite, RefusesFieldsItDoesNotKnowAtEveryLevel) {
  MessagePtr request = CreateRequest();
  request->GetReflection()->MutableUnknownFields(request.get())->AddVarint(900, 1);
  ExpectViolation(methods_.create, *request, "900");
  request = CreateRequest();
  Message* resource = ResourceOf(request.get(), type());
  resource->GetReflection()->MutableUnknownFields(resource)->AddVarint(901, 1);
  ExpectViolation(methods_.create, *request, absl::StrCat(FieldName(), ".901"));
}

}  // namespace
}  // namespace milepost::conformance
