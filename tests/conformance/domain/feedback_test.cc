// Feedback: asked for or not, given, acknowledged, and shared by the person alone.
#include "tests/conformance/domain/mentors.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;
using progress::v1::Feedback;
using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

class FeedbackTest : public Mentors {
 protected:
  FeedbackTest() : peer_id_(id_ + "-peer"), peer_(server().AddPerson(peer_id_)) {}
  client::Client Peer() const { return server().As(peer_id_); }

  absl::StatusOr<Feedback> Create(const client::Client& who, const std::string& feedback) const {
    return Try(who, &Progress::CreateFeedback, absl::StrCat("parent: '", Me(), "' feedback { ", feedback, " }"));
  }
  absl::StatusOr<Feedback> Ask(const std::string& feedback) const {
    return Try(&Progress::RequestFeedback, absl::StrCat("parent: '", Me(), "' feedback { ", feedback, " }"));
  }
  std::string AskPeer() const {
    return Ok(Ask(absl::StrCat("author: '", peer_, "' question: 'How was the talk?'"))).name();
  }
  absl::Status Reads(const client::Client& who, const std::string& name) const {
    return Try(who, &Progress::GetFeedback, Named(name)).status();
  }
  std::vector<std::string> Listed(const client::Client& who) const {
    std::vector<std::string> names;
    const auto page = Ok(Try(who, &Progress::ListFeedback, absl::StrCat("parent: '", Me(), "'")));
    for (const auto& feedback : page.feedback()) names.push_back(feedback.name());
    return names;
  }
  std::vector<std::string> Given(const client::Client& who) const {
    std::vector<std::string> names;
    const auto page = Ok(Try(who, &Progress::ListGivenFeedback, ""));
    for (const auto& feedback : page.feedback()) names.push_back(feedback.name());
    return names;
  }
  static void ExpectForbidden(const absl::Status& status) {
    ExpectReason(status, StatusCode::kFailedPrecondition, "STATE_FORBIDS");
  }
  static void ExpectNotPermitted(const absl::Status& status) {
    ExpectReason(status, StatusCode::kPermissionDenied, "NOT_PERMITTED");
  }
  static void ExpectInvalid(const absl::Status& status) {
    ExpectReason(status, StatusCode::kInvalidArgument, "INVALID_FIELDS");
  }

  const std::string peer_id_, peer_;
};

TEST_F(FeedbackTest, IsGivenByMentorAndManagerUnaskedAndByNobodyElse) {
  Begin();
  const Feedback managers = Ok(Create(Manager(), "strength: 'Calm' skill: 'skills/sql'"));
  EXPECT_EQ(managers.state(), Feedback::STATE_GIVEN);
  EXPECT_EQ(managers.kind(), Feedback::KIND_STRENGTH);
  EXPECT_EQ(managers.author(), Me() + "-boss");
  EXPECT_EQ(managers.author_party(), type::v1::PARTY_MANAGER);
  EXPECT_EQ(Ok(Create(Mentor(), "suggestion: 'Ask more'")).author_party(), type::v1::PARTY_MENTOR);
  for (const client::Client& who : {Owner(), Peer(), server().Hr(), server().Sync()}) {
    ExpectNotPermitted(Create(who, "strength: 'x'").status());
  }
}

TEST_F(FeedbackTest, SaysSomethingAboutWhatIsThePersonsOwn) {
  ExpectInvalid(Create(Manager(), "skill: 'skills/sql'").status());
  ExpectInvalid(Create(Manager(), "strength: 'x' goal: 'profiles/somebody/goals/g'").status());
  ExpectInvalid(Create(Manager(), absl::StrCat("strength: 'x' author: '", peer_, "'")).status());
  ExpectInvalid(Create(Manager(), "strength: 'x' question: 'Mine?'").status());
}

TEST_F(FeedbackTest, APeerWhoIsAskedReadsTheQuestionAndAnswersOnce) {
  const std::string name = AskPeer();
  EXPECT_THAT(Given(Peer()), ElementsAre(name));
  EXPECT_EQ(Ok(Try(Peer(), &Progress::GetFeedback, Named(name))).question(), "How was the talk?");
  ExpectNotPermitted(Try(Manager(), &Progress::GiveFeedback, Named(name) + "strength: 'x'").status());
  ExpectNotPermitted(Try(&Progress::GiveFeedback, Named(name) + "strength: 'x'").status());
  ExpectInvalid(Try(Peer(), &Progress::GiveFeedback, Named(name)).status());
  const Feedback given =
      Ok(Try(Peer(), &Progress::GiveFeedback, Named(name) + "strength: 'Clear' suggestion: 'Slower'"));
  EXPECT_EQ(given.state(), Feedback::STATE_GIVEN);
  EXPECT_EQ(given.kind(), Feedback::KIND_BOTH);
  EXPECT_EQ(given.author_party(), type::v1::PARTY_ANYONE);
  ExpectForbidden(Try(Peer(), &Progress::GiveFeedback, Named(name) + "strength: 'x'").status());
}

TEST_F(FeedbackTest, IsAskedOfSomebodyElseWithAProfile) {
  ExpectInvalid(Ask("question: 'x'").status());
  ExpectInvalid(Ask(absl::StrCat("author: '", peer_, "' strength: 'x'")).status());
  ExpectRule(Ask("author: 'profiles/nobody-here'").status(), "author-exists");
  ExpectRule(Ask(absl::StrCat("author: '", Me(), "'")).status(), "not-own-feedback");
}

TEST_F(FeedbackTest, IsAcknowledgedOnceByThePerson) {
  const std::string name = AskPeer();
  const auto acknowledge = [&](const client::Client& who) {
    return Try(who, &Progress::AcknowledgeFeedback, Named(name) + "response: 'I see it otherwise'");
  };
  ExpectForbidden(acknowledge(Owner()).status());
  Ok(Try(Peer(), &Progress::GiveFeedback, Named(name) + "strength: 'Clear'"));
  ExpectNotPermitted(acknowledge(Peer()).status());
  const Feedback acknowledged = Ok(acknowledge(Owner()));
  EXPECT_EQ(acknowledged.state(), Feedback::STATE_ACKNOWLEDGED);
  EXPECT_EQ(acknowledged.response(), "I see it otherwise");
  EXPECT_EQ(acknowledged.acknowledge_time().seconds(), 1782820800) << "noon of today";
  ExpectForbidden(acknowledge(Owner()).status());
}

TEST_F(FeedbackTest, ListsToAnAuthorWhatTheyWroteAndAreAskedForAndNotOthers) {
  Begin();
  const std::string managers = Ok(Create(Manager(), "strength: 'Calm'")).name();
  const std::string asked = Ok(Ask(absl::StrCat("author: '", mentor_, "' question: 'How was it?'"))).name();
  const std::string peers = AskPeer();
  EXPECT_THAT(Listed(Mentor()), ElementsAre(asked));
  EXPECT_THAT(Listed(Manager()), ElementsAre(managers));
  for (const std::string& name : {managers, asked, peers}) {
    EXPECT_EQ(Reads(Mentor(), name).ok(), name == asked) << name;
    EXPECT_EQ(Reads(Manager(), name).ok(), name == managers) << name;
  }
  EXPECT_THAT(Listed(Owner()), UnorderedElementsAre(managers, asked, peers));
  ExpectNotPermitted(Try(Peer(), &Progress::ListFeedback, absl::StrCat("parent: '", Me(), "'")).status());
}

TEST_F(FeedbackTest, IsReadByAuthorAndPersonAndWhomThePersonSharesItWith) {
  Begin();
  const std::string name = Ok(Create(Manager(), "strength: 'Calm'")).name();
  EXPECT_TRUE(Reads(Owner(), name).ok());
  EXPECT_TRUE(Reads(Manager(), name).ok()) << "the author";
  ExpectNotPermitted(Reads(Mentor(), name));
  EXPECT_THAT(Listed(Mentor()), ElementsAre());
  EXPECT_THAT(Listed(Manager()), ElementsAre(name)) << "what they read by its name is listed";
  const auto share = [&](const client::Client& who, const std::string& audience) {
    return Try(who, &Progress::ShareFeedback, Named(name) + audience).status();
  };
  ExpectNotPermitted(share(Manager(), "audience: AUDIENCE_MENTOR"));
  ExpectInvalid(share(Owner(), "audience: AUDIENCE_ORG"));
  EXPECT_TRUE(share(Owner(), "audience: AUDIENCE_MENTOR").ok());
  EXPECT_TRUE(Reads(Mentor(), name).ok());
  EXPECT_THAT(Listed(Mentor()), ElementsAre(name));
  EXPECT_TRUE(share(Owner(), "").ok());
  ExpectNotPermitted(Reads(Mentor(), name));
  const std::string asked = AskPeer();
  ExpectForbidden(Try(&Progress::ShareFeedback, Named(asked) + "audience: AUDIENCE_MENTOR").status());
}

TEST_F(FeedbackTest, IsDeletedByItsAuthorUntilAcknowledgedAndByThePersonWhileAsked) {
  const auto remove = [&](const client::Client& who, const std::string& name) {
    return Try(who, &Progress::DeleteFeedback, Named(name)).status();
  };
  EXPECT_TRUE(remove(Owner(), AskPeer()).ok());
  EXPECT_TRUE(remove(Peer(), AskPeer()).ok()) << "declined";
  const std::string given = AskPeer();
  Ok(Try(Peer(), &Progress::GiveFeedback, Named(given) + "strength: 'Clear'"));
  ExpectForbidden(remove(Owner(), given));
  ExpectNotPermitted(remove(Manager(), given));
  EXPECT_TRUE(remove(Peer(), given).ok());
  ExpectReason(Reads(Owner(), given), StatusCode::kNotFound, "RESOURCE_NOT_FOUND");
  const std::string acknowledged = Ok(Create(Manager(), "strength: 'Calm'")).name();
  Ok(Try(&Progress::AcknowledgeFeedback, Named(acknowledged)));
  ExpectForbidden(remove(Manager(), acknowledged));
  ExpectForbidden(remove(Owner(), acknowledged));
}

}  // namespace
}  // namespace milepost::conformance
