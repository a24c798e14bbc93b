#include "services/rpc/page_token.h"

#include <set>

#include "absl/strings/escaping.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "milepost/goals/v1/goals_service.pb.h"
#include "milepost/internal/v1/page_token.pb.h"
#include "services/rpc/errors.h"
#include "services/rpc/etag.h"
#include "services/rpc/request_hash.h"

namespace milepost::rpc {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::MatchesRegex;

constexpr PageQuery kQuery{"/milepost.goals.v1.GoalsService/ListGoals", "profiles/ann", "state = ACTIVE", "title",
                           false};
const std::vector<SortKey> kKeys = {std::string("Lead 日本"), int64_t{-7}, std::string("g1")};

bool IsRefused(const PageQuery& query, std::string_view token) {
  const auto keys = DecodePageToken(query, token);
  return HasReason(keys.status(), type::v1::ERROR_REASON_PAGE_TOKEN_INVALID) &&
         keys.status().code() == absl::StatusCode::kInvalidArgument;
}

TEST(PageToken, ComesBackAsItWas) {
  const std::string token = EncodePageToken(kQuery, kKeys);
  EXPECT_THAT(token, MatchesRegex("[A-Za-z0-9_-]+"));
  const auto keys = DecodePageToken(kQuery, token);
  ASSERT_TRUE(keys.ok());
  EXPECT_EQ(*keys, kKeys);
}

TEST(PageToken, EmptyMeansTheFirstPage) { EXPECT_THAT(*DecodePageToken(kQuery, ""), IsEmpty()); }

TEST(PageToken, BelongsToItsQuery) {
  const std::string token = EncodePageToken(kQuery, kKeys);
  for (int part = 0; part < 5; ++part) {
    PageQuery other = kQuery;
    if (part == 0) other.method = "/milepost.goals.v1.GoalsService/ListPlans";
    if (part == 1) other.parent = "profiles/bo";
    if (part == 2) other.filter = "";
    if (part == 3) other.order_by = "title desc";
    if (part == 4) other.show_deleted = true;
    EXPECT_TRUE(IsRefused(other, token)) << part;
  }
}

TEST(PageToken, PartsOfTheQueryDoNotRunTogether) {
  const PageQuery one{"m", "ab", "c", "", false};
  const PageQuery other{"m", "a", "bc", "", false};
  EXPECT_TRUE(IsRefused(other, EncodePageToken(one, kKeys)));
}

TEST(PageToken, DamageToAnyCharacterIsSeen) {
  google::protobuf::SetLogHandler(nullptr);  // it would log every text that is not UTF-8
  const std::string token = EncodePageToken(kQuery, kKeys);
  for (std::size_t i = 0; i < token.size(); ++i) {
    for (int c = 0; c < 256; ++c) {
      std::string damaged = token;
      if (damaged[i] == static_cast<char>(c)) continue;
      damaged[i] = static_cast<char>(c);
      ASSERT_TRUE(IsRefused(kQuery, damaged)) << i << " " << c;
    }
    EXPECT_TRUE(IsRefused(kQuery, token.substr(0, i)) || i == 0);
    EXPECT_TRUE(IsRefused(kQuery, token.substr(0, i) + token.substr(i + 1)));
  }
}

TEST(PageToken, DamageToAnyBitOfTheMessageIsSeen) {
  google::protobuf::SetLogHandler(nullptr);  // it would log every text that is not UTF-8
  std::string bytes;
  ASSERT_TRUE(absl::WebSafeBase64Unescape(EncodePageToken(kQuery, kKeys), &bytes));
  for (std::size_t i = 0; i < bytes.size() * 8; ++i) {
    std::string damaged = bytes;
    damaged[i / 8] = static_cast<char>(damaged[i / 8] ^ (1 << (i % 8)));
    EXPECT_TRUE(IsRefused(kQuery, absl::WebSafeBase64Escape(damaged))) << i;
  }
}

TEST(PageToken, OtherSpellingsAreRefused) {
  const std::string token = EncodePageToken(kQuery, kKeys);
  for (const std::string& other : {token + "=", token + "A", " " + token, token + "\n", token + ".", token + token}) {
    EXPECT_TRUE(IsRefused(kQuery, other)) << other;
  }
  EXPECT_TRUE(IsRefused(kQuery, std::string(1'000'000, 'A')));
  EXPECT_TRUE(IsRefused(kQuery, "none"));
}

TEST(PageToken, OddMessagesAreRefused) {
  internal::v1::PageToken token;
  EXPECT_TRUE(IsRefused(kQuery, EncodePageToken(kQuery, {})));
  token.set_query("0123456789abcdef");
  token.add_keys();
  EXPECT_TRUE(IsRefused(kQuery, absl::WebSafeBase64Escape(token.SerializeAsString())));
  EXPECT_TRUE(IsRefused(kQuery, EncodePageToken(kQuery, {std::string("a\0b", 3)})));
}

TEST(PageSize, HasADefaultAndAMaximum) {
  EXPECT_EQ(EffectivePageSize(0), 50);
  EXPECT_EQ(EffectivePageSize(1), 1);
  EXPECT_EQ(EffectivePageSize(1'000), 1'000);
  EXPECT_EQ(EffectivePageSize(1'001), 1'000);
  EXPECT_EQ(EffectivePageSize(2'147'483'647), 1'000);
}

TEST(Etag, IsQuotedAndDiffersForEveryRevision) {
  std::set<std::string> etags;
  for (int64_t revision = 0; revision < 10'000; ++revision) etags.insert(MakeEtag(revision));
  EXPECT_EQ(etags.size(), 10'000u);
  EXPECT_THAT(*etags.begin(), MatchesRegex("\"[0-9a-z]+\""));
  EXPECT_EQ(etags.begin()->size(), 15u);
  EXPECT_EQ(MakeEtag(7), MakeEtag(7));
}

TEST(Etag, IsComparedWhenGiven) {
  EXPECT_TRUE(CheckEtag("", 3, "profiles/a").ok());
  EXPECT_TRUE(CheckEtag(MakeEtag(3), 3, "profiles/a").ok());
  for (const std::string& etag :
       {MakeEtag(2), MakeEtag(4), std::string("x"), std::string("\"\""), "W/" + MakeEtag(3)}) {
    const absl::Status refused = CheckEtag(etag, 3, "profiles/a");
    EXPECT_EQ(refused.code(), absl::StatusCode::kAborted);
    EXPECT_TRUE(HasReason(refused, type::v1::ERROR_REASON_ETAG_MISMATCH));
  }
}

TEST(Sha256, IsThatOfTheStandard) {
  EXPECT_EQ(absl::BytesToHexString(Sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(RequestHash, IsThatOfTheRequestWithoutItsId) {
  goals::v1::CreateGoalRequest request;
  request.set_parent("profiles/me");
  request.mutable_goal()->set_title("t");
  request.set_validate_only(true);
  const std::string without_id = RequestHash(request);
  EXPECT_EQ(without_id, Sha256(request.SerializeAsString()));
  request.set_request_id("f81d4fae-7dec-4ad0-a765-00a0c91e6bf6");
  EXPECT_EQ(RequestHash(request), without_id);
  request.mutable_goal()->set_title("u");
  EXPECT_NE(RequestHash(request), without_id);
}

TEST(RequestHash, NeedsNoRequestId) {
  goals::v1::GetGoalRequest request;
  EXPECT_EQ(RequestHash(request), Sha256(""));
  request.set_name("profiles/me/goals/g1");
  EXPECT_EQ(RequestHash(request), Sha256(request.SerializeAsString()));
}

}  // namespace
}  // namespace milepost::rpc
