// What whoever asks is told of a resource that is there, and of one that is not.
#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "milepost/type/v1/authorization.pb.h"
#include "tests/conformance/resource/suite.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;

bool Permits(const MethodDescriptor* method, type::v1::Party party) {
  const auto& rule = method->options().GetExtension(type::v1::authorization);
  return std::find(rule.parties().begin(), rule.parties().end(), party) != rule.parties().end();
}

// The wire's tag of the first text.
char FirstText(const Descriptor* message) {
  int i = 0;
  while (message->field(i)->cpp_type() != FieldDescriptor::CPPTYPE_STRING) ++i;
  return static_cast<char>(message->field(i)->number() << 3 | 2);
}

TEST_P(ReadSuite, WhatWasStoredIsReadBack) {
  const MessagePtr made = Make();
  EXPECT_TRUE(Same(*made, *Get(NameOf(*made)))) << made->DebugString();
}

TEST_P(CreateSuite, TheOwnerIsToldWhatIsMissingByItsName) {
  const std::string missing = MissingName();
  const Answer answer = Call(methods_.get, *Named(methods_.get, missing));
  EXPECT_THAT(answer, FailsWith(StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
  EXPECT_EQ(client::ErrorDetails(answer.status).resource, missing);
  EXPECT_EQ(client::ErrorDetails(answer.status).metadata["name"], missing);
}

TEST_P(ReadSuite, EveryPermittedFunctionRoleIsToldWhatIsMissing) {
  const std::string missing = MissingName();
  for (const auto& [party, caller] :
       {std::pair(type::v1::PARTY_HR_ADMIN, server().Hr()), std::pair(type::v1::PARTY_SERVICE, server().Sync())}) {
    // Where anyone may ask about a person's data, only those who take part are answered.
    const bool anyone = GetParam().owned != Owned::kByPerson && Permits(methods_.get, type::v1::PARTY_ANYONE);
    const bool told = anyone || Permits(methods_.get, party);
    const Answer answer = Call(caller, methods_.get, *Named(methods_.get, missing));
    EXPECT_EQ(answer.status.code(), told ? StatusCode::kNotFound : StatusCode::kPermissionDenied) << answer.status;
  }
}

// The details too: nothing in the bytes tells a forbidden resource from a missing one.
TEST_P(PersonalSuite, ForbiddenAndMissingAnswerTheSameBytes) {
  const std::string there = NameOf(*Make());
  const std::string below_nobody = absl::StrCat(
      "profiles/no-such-person", there.substr(there.find('/', 9) == there.npos ? there.size() : there.find('/', 9)));
  std::vector<std::string> missing = {below_nobody};
  if (methods_.create != nullptr) missing.push_back(MissingName());
  const grpc::Status forbidden = CallRaw(Stranger(), methods_.get, Named(methods_.get, there)->SerializeAsString());
  EXPECT_EQ(forbidden.error_code(), grpc::StatusCode::PERMISSION_DENIED);
  for (const std::string& name : missing) {
    const grpc::Status status = CallRaw(Stranger(), methods_.get, Named(methods_.get, name)->SerializeAsString());
    EXPECT_EQ(status.error_code(), forbidden.error_code()) << name;
    EXPECT_EQ(status.error_message(), forbidden.error_message()) << name;
    EXPECT_EQ(status.error_details(), forbidden.error_details()) << name;
  }
}

TEST_P(ManagedSuite, AManagerIsNotToldWhetherSomethingUnsharedExists) {
  const std::string boss = server().AddPerson(world_.person + "-boss");
  const std::string person = world_.person + "-managed";
  world_.parent = server().AddPerson(person, world_.person + "-boss");
  world_.person = person;
  const std::string there = NameOf(*Make());
  const client::Client manager = server().As(person.substr(0, person.size() - 8) + "-boss");
  const grpc::Status known = CallRaw(manager, methods_.get, Named(methods_.get, there)->SerializeAsString());
  const grpc::Status unknown =
      CallRaw(manager, methods_.get, Named(methods_.get, absl::StrCat(there, "x"))->SerializeAsString());
  EXPECT_EQ(unknown.error_code(), grpc::StatusCode::PERMISSION_DENIED) << unknown.error_message();
  if (known.ok()) return;  // shared by its kind, as a plan that the manager signs
  EXPECT_EQ(known.error_code(), grpc::StatusCode::PERMISSION_DENIED) << known.error_message();
  EXPECT_EQ(known.error_message(), unknown.error_message());
  EXPECT_EQ(known.error_details(), unknown.error_details());
}

TEST_P(ReadSuite, StrangersWriteNothing) {
  const client::Client stranger = Stranger();  // whose own profile is there before anything is counted
  const MessagePtr create = methods_.create == nullptr ? nullptr : CreateRequest();
  const MessagePtr made = Make();
  const auto names = Names();
  const auto denied = FailsWith(StatusCode::kPermissionDenied, "NOT_PERMITTED");
  if (methods_.create != nullptr) {
    EXPECT_THAT(Call(stranger, methods_.create, *create), denied);
  }
  if (methods_.update != nullptr) {
    MessagePtr change = UpdateRequest(*made, {GetParam().text});
    EXPECT_THAT(Call(stranger, methods_.update, *change), denied);
  }
  if (methods_.remove != nullptr) {
    EXPECT_THAT(Call(stranger, methods_.remove, *Named(methods_.remove, NameOf(*made))), denied);
  }
  EXPECT_TRUE(Same(*made, *Get(NameOf(*made))));
  EXPECT_EQ(Names(), names);
}

TEST_P(ReadSuite, AMalformedNameIsRefusedByItsField) {
  const std::string name = NameOf(*Make());
  for (const std::string& bad : {std::string("nonsense"), name + "/", "/" + name, name + "/more", name + "\n",
                                 std::string("PROFILES/a"), name + "_", name + std::string(80, 'a')}) {
    ExpectViolation(methods_.get, *Named(methods_.get, bad), "name");
  }
  ExpectViolation(methods_.get, *Named(methods_.get, ""), "name");
}

TEST_P(ReadSuite, BytesThatAreNoMessageAreRefused) {
  for (const MethodDescriptor* method : methods_.all()) {
    const char text = FirstText(method->input_type());
    for (const std::string& bytes :
         {std::string("\xff\xff\xff"), std::string("\x0a\x7f"), text + std::string("\2\xc3\x28")}) {
      const absl::Status status = client::ToStatus(CallRaw(Writer(), method, bytes));
      EXPECT_EQ(status.code(), StatusCode::kInvalidArgument) << method->name() << status;
      EXPECT_EQ(Reason(status), "MALFORMED_REQUEST") << method->name() << status;
    }
  }
}

TEST_P(ReadSuite, AMessageThatIsTooLargeIsRefused) {
  const std::string bytes = std::string("\x0a\x80\x80\x14") + std::string(320 << 10, 'a');  // field 1, 320 KiB
  for (const MethodDescriptor* method : methods_.all()) {
    const absl::Status status = client::ToStatus(CallRaw(Writer(), method, bytes));
    EXPECT_EQ(status.code(), StatusCode::kInvalidArgument) << method->name() << status;
    EXPECT_EQ(Reason(status), "MESSAGE_TOO_LARGE") << method->name() << status;
    EXPECT_EQ(client::ErrorDetails(status).metadata["limit"], "262144") << method->name();
  }
}

TEST_P(ReadSuite, CallersWithoutANameAreRefused) {
  for (const MethodDescriptor* method : methods_.all()) {
    const Answer answer = Call(server().As("", {""}), method, *New(method->input_type()));
    EXPECT_THAT(answer, FailsWith(StatusCode::kUnauthenticated, "CREDENTIAL_INVALID")) << method->name();
  }
}

}  // namespace
}  // namespace milepost::conformance
