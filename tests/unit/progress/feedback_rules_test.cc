#include "services/progress/feedback_rules.h"

#include "gtest/gtest.h"
#include "tests/testing/protos.h"

namespace milepost::progress {
namespace {

using testing::Parse;
using v1::Feedback;

TEST(FeedbackKind, SaysWhatIsInIt) {
  EXPECT_EQ(KindOf(Parse<Feedback>("")), Feedback::KIND_UNSPECIFIED);
  EXPECT_EQ(KindOf(Parse<Feedback>("strength: 'Calm'")), Feedback::KIND_STRENGTH);
  EXPECT_EQ(KindOf(Parse<Feedback>("suggestion: 'Ask more'")), Feedback::KIND_SUGGESTION);
  EXPECT_EQ(KindOf(Parse<Feedback>("strength: 'Calm' suggestion: 'Ask more'")), Feedback::KIND_BOTH);
}

TEST(FeedbackGive, NeedsAStrengthOrASuggestion) {
  Feedback feedback;
  EXPECT_TRUE(absl::IsInvalidArgument(Give("", "", "feedback.", feedback)));
  EXPECT_EQ(feedback.state(), Feedback::STATE_UNSPECIFIED);
  EXPECT_TRUE(Give("", "Ask more", "", feedback).ok());
  EXPECT_EQ(feedback.state(), Feedback::STATE_GIVEN);
  EXPECT_EQ(feedback.kind(), Feedback::KIND_SUGGESTION);
}

TEST(FeedbackAbout, IsThePersonsOwn) {
  const auto wrong = [](const std::string& about) {
    return CheckFeedback(Parse<Feedback>("name: 'profiles/ann/feedback/f' " + about)).size();
  };
  EXPECT_EQ(wrong("goal: 'profiles/ann/goals/g'"), 0u);
  EXPECT_EQ(wrong("skill: 'skills/sql'"), 0u);
  EXPECT_EQ(wrong("goal: 'profiles/bob/goals/g'"), 1u);
  EXPECT_EQ(wrong("journal_entry: 'profiles/bob/journal/j'"), 1u);
}

TEST(FeedbackAuthor, IsTheClosestOfSeveralParties) {
  using namespace type::v1;  // NOLINT: the names of parties
  using access::Bit;
  EXPECT_EQ(AuthorParty(Bit(PARTY_MANAGER) | Bit(PARTY_MENTOR) | Bit(PARTY_ANYONE)), PARTY_MENTOR);
  EXPECT_EQ(AuthorParty(Bit(PARTY_HR_PARTNER) | Bit(PARTY_MANAGER)), PARTY_MANAGER);
  EXPECT_EQ(AuthorParty(Bit(PARTY_ANYONE)), PARTY_ANYONE);
}

TEST(FeedbackShare, IsNeverWithTheLineAbove) {
  using namespace type::v1;  // NOLINT: the names of audiences
  EXPECT_TRUE(MayBeShared(0));
  EXPECT_TRUE(MayBeShared(access::Bit(AUDIENCE_MENTOR) | access::Bit(AUDIENCE_MANAGER) | access::Bit(AUDIENCE_HR)));
  EXPECT_FALSE(MayBeShared(access::Bit(AUDIENCE_MENTOR) | access::Bit(AUDIENCE_ORG)));
}

}  // namespace
}  // namespace milepost::progress
