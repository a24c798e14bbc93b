// Mentors: proposed, accepted by themselves, and seeing what is shared with them only while they are.
#include "milepost/mentoring/v1/mentoring_service.grpc.pb.h"
#include "tests/conformance/domain/life.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;
using mentoring::v1::Mentorship;
using Mentoring = mentoring::v1::MentoringService::Stub;

class Mentors : public Life {
 protected:
  Mentors() : id_(Me().substr(sizeof("profiles/") - 1) + "-mentor"), mentor_(server().AddPerson(id_)) {}
  client::Client Mentor() const { return server().As(id_); }
  absl::StatusOr<Mentorship> Propose(const std::string& mentor) {
    return Try(&Mentoring::CreateMentorship,
               absl::StrCat("parent: '", Me(), "' mentorship { mentor: '", mentor, "' }"));
  }

  const std::string id_, mentor_;
};

TEST_F(Mentors, SeeWhatIsSharedOnlyWhileTheMentorshipIsActive) {
  const Goal shared = Create("title: 'Shared' audience: AUDIENCE_MENTOR"), hidden = Create("title: 'Private'");
  const auto sees = [&](const Goal& goal) { return Try(Mentor(), &Goals::GetGoal, Named(goal.name())).ok(); };
  const std::string name = Named(Ok(Propose(mentor_)).name());
  EXPECT_FALSE(sees(shared)) << "a proposal opens nothing";
  EXPECT_EQ(Ok(Try(Mentor(), &Mentoring::AcceptMentorship, name)).state(), Mentorship::STATE_ACTIVE);
  EXPECT_TRUE(sees(shared));
  EXPECT_FALSE(sees(hidden));
  Ok(Try(&Mentoring::PauseMentorship, name));
  EXPECT_FALSE(sees(shared));
  Ok(Try(Mentor(), &Mentoring::ResumeMentorship, name));
  EXPECT_TRUE(sees(shared));
  Ok(Try(Mentor(), &Mentoring::CompleteMentorship, name));
  EXPECT_FALSE(sees(shared));
}

TEST_F(Mentors, AcceptForThemselves) {
  const std::string name = Named(Ok(Propose(mentor_)).name());
  for (const client::Client& other : {Owner(), Manager(), server().Hr()}) {
    ExpectReason(Try(other, &Mentoring::AcceptMentorship, name).status(), StatusCode::kPermissionDenied,
                 "NOT_PERMITTED");
  }
  const Mentorship accepted = Ok(Try(Mentor(), &Mentoring::AcceptMentorship, name));
  EXPECT_EQ(testing::Text(accepted.start_date()), "2026-06-30");
  EXPECT_EQ(accepted.proposer(), Me());
}

TEST_F(Mentors, TakeOnlyAllowedSteps) {
  const std::string name = Named(Ok(Propose(mentor_)).name());
  const auto forbidden = [&](auto method, const client::Client& who) {
    ExpectReason(Try(who, method, name).status(), StatusCode::kFailedPrecondition, "STATE_FORBIDS");
  };
  forbidden(&Mentoring::PauseMentorship, Owner());
  forbidden(&Mentoring::ResumeMentorship, Owner());
  forbidden(&Mentoring::CompleteMentorship, Owner());
  Ok(Try(Mentor(), &Mentoring::AcceptMentorship, name));
  forbidden(&Mentoring::AcceptMentorship, Mentor());
  forbidden(&Mentoring::ResumeMentorship, Mentor());
  EXPECT_EQ(Ok(Try(&Mentoring::EndMentorship, name)).state(), Mentorship::STATE_ENDED);
  forbidden(&Mentoring::EndMentorship, Owner());
  forbidden(&Mentoring::PauseMentorship, Owner());
}

TEST_F(Mentors, AreSomebodyElseWithAProfileAndOneAtATime) {
  ExpectRule(Propose(Me()).status(), "not-own-mentor");
  ExpectRule(Propose("profiles/nobody-here").status(), "mentor-exists");
  const std::string name = Named(Ok(Propose(mentor_)).name());
  ExpectRule(Propose(mentor_).status(), "one-open-mentorship");
  Ok(Try(&Mentoring::EndMentorship, name));
  EXPECT_TRUE(Propose(mentor_).ok());
}

TEST_F(Mentors, OnlyTheMenteeIsToldWhatIsMissing) {
  const std::string missing = Named(Me() + "/mentorships/nowhere");
  ExpectReason(Try(&Mentoring::PauseMentorship, missing).status(), StatusCode::kNotFound, "RESOURCE_NOT_FOUND");
  ExpectReason(Try(Mentor(), &Mentoring::PauseMentorship, missing).status(), StatusCode::kPermissionDenied,
               "NOT_PERMITTED");
  ExpectReason(Try(Mentor(), &Mentoring::AcceptMentorship, missing).status(), StatusCode::kPermissionDenied,
               "NOT_PERMITTED");
}

}  // namespace
}  // namespace milepost::conformance
