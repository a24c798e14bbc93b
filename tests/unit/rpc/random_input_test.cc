// Whatever arrives, nothing crashes, and what is accepted once is accepted again.
#include <bit>
#include <cstdio>
#include <random>

#include "absl/strings/escaping.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "milepost/goals/v1/goals_service.pb.h"
#include "milepost/progress/v1/progress_service.pb.h"
#include "services/rpc/errors.h"
#include "services/rpc/field_mask.h"
#include "services/rpc/filter.h"
#include "services/rpc/page_token.h"
#include "services/rpc/request_hash.h"
#include "services/rpc/validate.h"
#include "services/rpc/validate_text.h"

namespace milepost::rpc {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;

constexpr int kRounds = 20'000;

class RandomInput : public ::testing::Test {
 protected:
  RandomInput() : seed_(std::random_device()()), random_(seed_) {
    std::printf("seed %u\n", seed_);
    google::protobuf::SetLogHandler(nullptr);  // it would log every text that is not UTF-8
  }

  int Below(int limit) { return static_cast<int>(random_() % limit); }

  std::string Bytes(int longest) {
    std::string bytes(Below(longest), '\0');
    for (char& c : bytes) c = static_cast<char>(random_());
    return bytes;
  }

  // Gives a field a value that no client's library would send.
  void Scramble(Message* message) {
    const google::protobuf::Reflection* reflection = message->GetReflection();
    const auto* field = message->GetDescriptor()->field(Below(message->GetDescriptor()->field_count()));
    const bool list = field->is_repeated();
    const double real = std::bit_cast<double>(uint64_t{random_()} << 32 | random_());
    const int number = Below(3) == 0 ? static_cast<int>(random_()) : Below(8) - 2;
    switch (field->cpp_type()) {
      case FieldDescriptor::CPPTYPE_STRING:
        return list ? reflection->AddString(message, field, Bytes(20))
                    : reflection->SetString(message, field, Bytes(20));
      case FieldDescriptor::CPPTYPE_ENUM:
        return list ? reflection->AddEnumValue(message, field, number)
                    : reflection->SetEnumValue(message, field, number);
      case FieldDescriptor::CPPTYPE_INT32:
        return reflection->SetInt32(message, field, number);
      case FieldDescriptor::CPPTYPE_INT64:
        return reflection->SetInt64(message, field, static_cast<int64_t>(random_()) << Below(32));
      case FieldDescriptor::CPPTYPE_DOUBLE:
        return reflection->SetDouble(message, field, real);
      case FieldDescriptor::CPPTYPE_MESSAGE:
        return Scramble(list ? reflection->AddMessage(message, field) : reflection->MutableMessage(message, field));
      default:
        reflection->MutableUnknownFields(message)->AddVarint(1 + Below(1000), 1);
    }
  }

  // Changes, removes, doubles or adds a few bytes.
  std::string Mutated(std::string bytes) {
    for (int changes = 1 + Below(4); changes > 0 && !bytes.empty(); --changes) {
      const int at = Below(static_cast<int>(bytes.size()));
      const int kind = Below(4);
      if (kind == 0) bytes[at] = static_cast<char>(random_());
      if (kind == 1) bytes.erase(at, 1 + Below(4));
      if (kind == 2) bytes.insert(at, bytes.substr(at, Below(16)));
      if (kind == 3) bytes.insert(at, 1, static_cast<char>(random_()));
    }
    return bytes;
  }

  std::string Words(const std::vector<std::string>& words) {
    std::string text;
    for (int count = Below(12); count > 0; --count) text += words[Below(static_cast<int>(words.size()))];
    return text;
  }

  unsigned seed_;
  std::mt19937 random_;
};

goals::v1::UpdateGoalRequest FullRequest() {
  goals::v1::UpdateGoalRequest request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      R"pb(
        goal {
          name: "profiles/me/goals/g1"
          title: "T"
          description: "日本"
          success_criteria: [ "a", "b" ]
          plan: "profiles/me/plans/p"
          audience: [ AUDIENCE_HR ]
          weight: 3
          due_date { year: 2028 month: 2 day: 29 }
          metric { unit: "h" start: 1 target: 2 }
          milestones { id: "m" title: "M" evidence: "e" }
          action_items {
            id: "a"
            title: "A"
            cost { currency_code: "EUR" units: 1 }
          }
          transitions { actor: "x" }
          create_time { seconds: 5 }
          etag: "\"e\""
        }
        update_mask { paths: [ "title", "metric.unit" ] }
        request_id: "f81d4fae-7dec-4ad0-a765-00a0c91e6bf6"
      )pb",
      &request));
  return request;
}

TEST_F(RandomInput, TheValidatorAndMasksBearScrambledMessages) {
  const Validator validator(goals::v1::UpdateGoalRequest::descriptor(), MethodKind::kUpdate);
  const goals::v1::UpdateGoalRequest original = FullRequest();
  for (int i = 0; i < kRounds; ++i) {
    goals::v1::UpdateGoalRequest request = original;
    for (int changes = 1 + Below(6); changes > 0; --changes) Scramble(request.mutable_goal());
    validator.ClearOutputOnly(&request);
    EXPECT_FALSE(request.goal().has_create_time());
    validator.Check(request);
    if (i % 3 == 0) request.clear_update_mask();
    if (i % 3 == 1) *request.mutable_update_mask()->mutable_paths(1) = "milestones";
    request.mutable_goal()->clear_template_();  // immutable: another one is refused, as it should be
    request.mutable_goal()->clear_template_etag();
    goals::v1::Goal target = original.goal();
    ASSERT_TRUE(ApplyMask(*ResolveMask(request.update_mask(), request.goal()), request.goal(), &target).ok());
    EXPECT_EQ(target.create_time().seconds(), 5);
    validator.CheckResource(target);
  }
}

TEST_F(RandomInput, TheValidatorAndMasksBearMutatedRequests) {
  const Validator validator(goals::v1::UpdateGoalRequest::descriptor(), MethodKind::kUpdate);
  const goals::v1::UpdateGoalRequest original = FullRequest();
  const std::string bytes = original.SerializeAsString();
  int parsed = 0;
  int valid = 0;
  for (int i = 0; i < kRounds; ++i) {
    goals::v1::UpdateGoalRequest request;
    if (!request.ParseFromString(Mutated(bytes))) continue;
    ++parsed;
    RequestHash(request);
    validator.ClearOutputOnly(&request);
    EXPECT_TRUE(request.goal().transitions().empty());
    const std::vector<Violation> violations = validator.Check(request);
    for (const Violation& violation : violations) {
      EXPECT_FALSE(violation.field.empty() || violation.description.empty());
    }
    EXPECT_TRUE(violations.empty() || ToProto(InvalidFields(violations)).ByteSizeLong() < 5'000);
    const auto mask = ResolveMask(request.update_mask(), request.goal());
    if (!mask.ok()) continue;
    goals::v1::Goal target = original.goal();
    if (!ApplyMask(*mask, request.goal(), &target).ok()) continue;
    EXPECT_EQ(target.create_time().seconds(), 5);
    EXPECT_EQ(target.name(), original.goal().name());
    valid += violations.empty() && validator.CheckResource(target).empty() ? 1 : 0;
  }
  EXPECT_GT(parsed, kRounds / 100);
  EXPECT_GT(valid, 0);
}

TEST_F(RandomInput, TheValidatorBearsRandomBytes) {
  const Validator goal(goals::v1::CreateGoalRequest::descriptor(), MethodKind::kCreate);
  const Validator entry(progress::v1::CreateJournalEntryRequest::descriptor(), MethodKind::kCreate);
  for (int i = 0; i < kRounds; ++i) {
    const std::string bytes = Bytes(40);
    goals::v1::CreateGoalRequest request;
    if (request.ParseFromString(bytes)) {
      goal.ClearOutputOnly(&request);
      EXPECT_FALSE(goal.Check(request).empty());
    }
    progress::v1::CreateJournalEntryRequest other;
    if (other.ParseFromString(bytes)) entry.Check(other);
    // Texts that no parser has checked.
    request.Clear();
    request.set_goal_id(bytes);
    request.mutable_goal()->set_title(bytes);
    goal.Check(request);
    IsUri("https://" + bytes);
    IsLanguage(bytes);
    IsTimeZone(bytes);
  }
}

TEST_F(RandomInput, TheFilterParserBearsAnything) {
  const std::vector<ListField> fields = {
      {"title", ListField::TEXT, "title"},
      {"due_date", ListField::DATE, "due"},
      {"create_time", ListField::TIME, "created"},
      {"importance", ListField::INT, "importance"},
      {"archived", ListField::BOOL, "archived"},
      {"state", ListField::ENUM, "state", true, true, goals::v1::Goal::State_descriptor()}};
  const std::vector<std::string> words = {"title",
                                          "due_date",
                                          "create_time",
                                          "state",
                                          "archived",
                                          " ",
                                          "=",
                                          "<",
                                          ">",
                                          "!",
                                          "AND",
                                          " AND ",
                                          "\"",
                                          "'",
                                          "\\",
                                          "ACTIVE",
                                          "true",
                                          "2026-01-01",
                                          "2026-01-01T00:00:00Z",
                                          "-1",
                                          ",",
                                          " desc",
                                          " asc",
                                          "(",
                                          "日",
                                          "\xff",
                                          "importance = 1"};
  int accepted = 0;
  for (int i = 0; i < kRounds; ++i) {
    const std::string text = i % 4 == 0 ? Bytes(60) : Words(words);
    const auto filter = ParseFilter(text, fields);
    const auto order = ParseOrderBy(text, fields);
    accepted += filter.ok() && !filter->empty() ? 1 : 0;
    for (const absl::Status& status : {filter.status(), order.status()}) {
      if (status.ok()) continue;
      EXPECT_TRUE(HasReason(status, type::v1::ERROR_REASON_FILTER_INVALID));
      EXPECT_EQ(LookAtText(std::string(status.message()), false).fault, TextFault::kNone) << text;
    }
  }
  EXPECT_GT(accepted, 0);
}

TEST_F(RandomInput, TheTokenDecoderAcceptsOnlyItsOwn) {
  const PageQuery query{"m", "p", "f", "o", true};
  const std::string token = EncodePageToken(query, {int64_t{5}, std::string("g1")});
  for (int i = 0; i < kRounds; ++i) {
    const std::string bytes = Bytes(60);
    EXPECT_TRUE(bytes.empty() || !DecodePageToken(query, bytes).ok());
    EXPECT_TRUE(bytes.empty() || !DecodePageToken(query, absl::WebSafeBase64Escape(bytes)).ok());
    const std::string mutated = Mutated(token);
    EXPECT_TRUE(mutated.empty() || mutated == token || !DecodePageToken(query, mutated).ok()) << mutated;
  }
}

TEST_F(RandomInput, MasksBearAnyPath) {
  const std::vector<std::string> words = {
      "title", "metric",      ".",     "unit",   "milestones", "[0]",          "*",   "due_date", "state",
      "name",  "measurement", "value", "status", "labels",     "\xe6\x97\xa5", "etag"};
  const goals::v1::Goal goal = FullRequest().goal();
  for (int i = 0; i < kRounds; ++i) {
    google::protobuf::FieldMask mask;
    for (int count = Below(4); count > 0; --count) mask.add_paths(i % 4 == 0 ? Bytes(20) : Words(words));
    const auto resolved = ResolveMask(mask, goal);
    if (!resolved.ok()) continue;
    goals::v1::Goal target = goal;
    EXPECT_TRUE(ApplyMask(*resolved, goal, &target).ok());
    EXPECT_EQ(target.SerializeAsString(), goal.SerializeAsString());
  }
}

}  // namespace
}  // namespace milepost::rpc
