// What every Update promises.
#include <algorithm>
#include <thread>

#include "absl/strings/str_cat.h"
#include "clients/cpp/retry.h"
#include "google/api/field_behavior.pb.h"
#include "tests/conformance/resource/suite.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;

// A message with only the name, the etag and a new text.
MessagePtr Change(const Message& resource, const std::string& path, const std::string& text) {
  MessagePtr change(resource.New());
  SetText("name", NameOf(resource), change.get());
  SetText("etag", EtagOf(resource), change.get());
  SetText(path, text, change.get());
  return change;
}

TEST_P(UpdateSuite, WithoutAMaskWritesWhatIsPopulated) {
  const MessagePtr made = Make();
  const Answer updated = Call(methods_.update, *UpdateRequest(*Change(*made, GetParam().text, "New words"), {}));
  ASSERT_THAT(updated, Succeeds());
  EXPECT_EQ(GetText(*updated.message, GetParam().text), "New words");
  EXPECT_NE(EtagOf(*updated.message), EtagOf(*made));
  EXPECT_TRUE(Same(*updated.message, *Get(NameOf(*made))));
  for (const FieldDescriptor* field : FieldsWith(type(), google::api::REQUIRED)) {
    EXPECT_TRUE(SameField(field, *updated.message, *made)) << field->name();
  }
}

TEST_P(UpdateSuite, AMaskWritesItsFieldsAndClearsUnsetOnes) {
  const MessagePtr made = Make();
  const std::string& text = GetParam().text;
  const Answer set = Call(methods_.update, *UpdateRequest(*Change(*made, text, "Words"), {text}));
  ASSERT_THAT(set, Succeeds());
  EXPECT_EQ(GetText(*set.message, text), "Words");
  const Answer cleared = Call(methods_.update, *UpdateRequest(*Change(*set.message, text, ""), {text}));
  ASSERT_THAT(cleared, Succeeds());
  EXPECT_EQ(GetText(*cleared.message, text), "");
}

TEST_P(UpdateSuite, AStarReplacesEverythingAndNeedsAnEtag) {
  const MessagePtr made = Make();
  const std::string& text = GetParam().text;
  const Answer set = Call(methods_.update, *UpdateRequest(*Change(*made, text, "Words"), {text}));
  ASSERT_THAT(set, Succeeds());
  MessagePtr whole(set.message->New());
  whole->CopyFrom(*set.message);
  SetText(text, "", whole.get());
  SetText("etag", "", whole.get());
  EXPECT_THAT(Call(methods_.update, *UpdateRequest(*whole, {"*"})),
              FailsWith(StatusCode::kInvalidArgument, "ETAG_REQUIRED"));
  EXPECT_TRUE(Same(*set.message, *Get(NameOf(*made))));
  SetText("etag", EtagOf(*set.message), whole.get());
  const Answer replaced = Call(methods_.update, *UpdateRequest(*whole, {"*"}));
  ASSERT_THAT(replaced, Succeeds());
  EXPECT_EQ(GetText(*replaced.message, text), "");
}

TEST_P(UpdateSuite, WhatIsRequiredCannotBeCleared) {
  const MessagePtr made = Make();
  const auto immutable = FieldsWith(type(), google::api::IMMUTABLE);
  for (const FieldDescriptor* field : FieldsWith(type(), google::api::REQUIRED)) {
    if (std::find(immutable.begin(), immutable.end(), field) != immutable.end()) continue;  // it stays as it is
    MessagePtr change(made->New());
    change->CopyFrom(*made);
    change->GetReflection()->ClearField(change.get(), field);
    const std::string path = absl::StrCat(FieldName(), ".", field->name());
    ExpectViolation(methods_.update, *UpdateRequest(*change, {field->name()}), path);
    ExpectViolation(methods_.update, *UpdateRequest(*change, {"*"}), path);
  }
  EXPECT_TRUE(Same(*made, *Get(NameOf(*made))));
}

TEST_P(UpdateSuite, RefusesPathsThatLeadNowhere) {
  const MessagePtr made = Make();
  for (const char* path : {"nonsense", "create_time.seconds.more", "name.x", ""}) {
    ExpectViolation(methods_.update, *UpdateRequest(*made, {path}), "update_mask");
  }
  EXPECT_TRUE(Same(*made, *Get(NameOf(*made))));
}

TEST_P(UpdateSuite, PassesOverWhatOnlyTheServerSays) {
  const MessagePtr made = Make();
  MessagePtr change = Change(*made, GetParam().text, "Words");
  std::vector<std::string> mask = {GetParam().text, "name", "etag"};
  const auto fields = FieldsWith(type(), google::api::OUTPUT_ONLY);
  for (const FieldDescriptor* field : fields) {
    SetJunk(field, change.get());
    mask.push_back(field->name());
  }
  const Answer updated = Call(methods_.update, *UpdateRequest(*change, mask));
  ASSERT_THAT(updated, Succeeds());
  EXPECT_EQ(GetText(*updated.message, GetParam().text), "Words");
  for (const FieldDescriptor* field : fields) {
    if (field->name() == "update_time") continue;
    EXPECT_TRUE(SameField(field, *updated.message, *made)) << field->name();
  }
}

TEST_P(UpdateSuite, AStaleEtagAbortsAndWritesNothing) {
  const MessagePtr made = Make();
  const std::string& text = GetParam().text;
  const Answer first = Call(methods_.update, *UpdateRequest(*Change(*made, text, "First"), {text}));
  ASSERT_THAT(first, Succeeds());
  for (const std::string& etag : {EtagOf(*made), std::string("\"x\""), std::string("nonsense")}) {
    MessagePtr change = Change(*made, text, "Second");
    SetText("etag", etag, change.get());
    const Answer second = Call(methods_.update, *UpdateRequest(*change, {text}));
    EXPECT_THAT(second, FailsWith(StatusCode::kAborted, "ETAG_MISMATCH"));
    EXPECT_EQ(client::ErrorDetails(second.status).metadata["name"], NameOf(*made));
  }
  EXPECT_TRUE(Same(*first.message, *Get(NameOf(*made))));
}

TEST_P(UpdateSuite, OfManyWritersAtOnceExactlyOneWins) {
  const MessagePtr made = Make();
  constexpr int kWriters = 6;
  std::vector<absl::Status> statuses(kWriters);
  std::vector<std::thread> threads;
  for (int i = 0; i < kWriters; ++i) {
    threads.emplace_back([&, i] {
      const MessagePtr change = Change(*made, GetParam().text, absl::StrCat("Writer ", i));
      statuses[i] = Call(methods_.update, *UpdateRequest(*change, {GetParam().text})).status;
    });
  }
  for (std::thread& thread : threads) thread.join();
  std::string winner;
  for (int i = 0; i < kWriters; ++i) {
    if (!statuses[i].ok()) {
      EXPECT_EQ(Reason(statuses[i]), "ETAG_MISMATCH") << statuses[i];
      continue;
    }
    EXPECT_EQ(winner, "") << "two writers won";
    winner = absl::StrCat("Writer ", i);
  }
  EXPECT_EQ(GetText(*Get(NameOf(*made)), GetParam().text), winner);
}

TEST_P(UpdateSuite, OnlyValidatesWhenAskedTo) {
  const MessagePtr made = Make();
  MessagePtr request = UpdateRequest(*Change(*made, GetParam().text, "Words"), {GetParam().text});
  Merge("validate_only: true", request.get());
  EXPECT_THAT(Call(methods_.update, *request), Succeeds());
  EXPECT_TRUE(Same(*made, *Get(NameOf(*made))));
}

TEST_P(UpdateSuite, ARetryIsAnsweredWithTheResourceAsItIsNow) {
  const MessagePtr made = Make();
  const std::string& text = GetParam().text;
  MessagePtr request = UpdateRequest(*Change(*made, text, "First"), {text});
  SetText("request_id", client::NewRequestId(), request.get());
  const Answer first = Call(methods_.update, *request);
  ASSERT_THAT(first, Succeeds());
  const Answer second = Call(methods_.update, *UpdateRequest(*Change(*first.message, text, "Second"), {text}));
  ASSERT_THAT(second, Succeeds());
  const Answer again = Call(methods_.update, *request);  // its etag is stale by now, and it was written all the same
  ASSERT_THAT(again, Succeeds());
  EXPECT_TRUE(Same(*again.message, *second.message)) << again.message->DebugString();
  SetText(absl::StrCat(FieldName(), ".", text), "Third", request.get());
  EXPECT_THAT(Call(methods_.update, *request), FailsWith(StatusCode::kInvalidArgument, "REQUEST_ID_REUSED"));
}

TEST_P(UpdateSuite, NeedsANameOfItsForm) {
  const MessagePtr made = Make();
  for (const char* name : {"", "nonsense", "profiles/a/b/c/d/e"}) {
    MessagePtr request = UpdateRequest(*made, {GetParam().text});
    SetText(absl::StrCat(FieldName(), ".name"), name, request.get());
    ExpectViolation(methods_.update, *request, absl::StrCat(FieldName(), ".name"));
  }
}

TEST_P(UpdateSuite, RefusesWhatCreateRefuses) {
  const MessagePtr made = Make();
  const std::string path = absl::StrCat(FieldName(), ".", GetParam().text);
  for (const std::string& bad : {std::string("a\0b", 3), std::string("a\u202e"), std::string(4001, 'a')}) {
    ExpectViolation(methods_.update, *UpdateRequest(*Change(*made, GetParam().text, bad), {GetParam().text}), path);
  }
  MessagePtr request = UpdateRequest(*made, {GetParam().text});
  Message* resource = ResourceOf(request.get(), type());
  resource->GetReflection()->MutableUnknownFields(resource)->AddVarint(901, 1);
  ExpectViolation(methods_.update, *request, absl::StrCat(FieldName(), ".901"));
  EXPECT_TRUE(Same(*made, *Get(NameOf(*made))));
}

}  // namespace
}  // namespace milepost::conformance
