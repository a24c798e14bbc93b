// Mentors: proposed, accepted by themselves, and seeing what is shared with them only while they are.
#include "tests/conformance/domain/mentors.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;

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
  for (const client::Client& other : {Manager(), server().Hr()}) {
    ExpectReason(Try(other, &Mentoring::AcceptMentorship, name).status(), StatusCode::kPermissionDenied,
                 "NOT_PERMITTED");
  }
  ExpectRule(Try(&Mentoring::AcceptMentorship, name).status(), "accepted-already");
  const Mentorship accepted = Ok(Try(Mentor(), &Mentoring::AcceptMentorship, name));
  EXPECT_EQ(testing::Text(accepted.start_date()), "2026-06-30");
  EXPECT_EQ(accepted.proposer(), Me());
  EXPECT_TRUE(accepted.has_mentee_accept_time() && accepted.has_mentor_accept_time());
}

TEST_F(Mentors, ProposedByHrNeedBothToAccept) {
  for (const bool mentee_first : {true, false}) {
    const std::string name = Named(Ok(Propose(mentor_, server().Hr())).name());
    const client::Client first = mentee_first ? Owner() : Mentor(), second = mentee_first ? Mentor() : Owner();
    const Mentorship half = Ok(Try(first, &Mentoring::AcceptMentorship, name));
    EXPECT_EQ(half.state(), Mentorship::STATE_PROPOSED);
    EXPECT_FALSE(half.has_start_date());
    EXPECT_EQ(half.has_mentee_accept_time(), mentee_first);
    ExpectRule(Try(first, &Mentoring::AcceptMentorship, name).status(), "accepted-already");
    EXPECT_EQ(Ok(Try(second, &Mentoring::AcceptMentorship, name)).state(), Mentorship::STATE_ACTIVE);
    Ok(Try(&Mentoring::EndMentorship, name));
  }
}

TEST_F(Mentors, EitherSideMayDeclineAProposalAndSayWhy) {
  for (const client::Client& who : {Owner(), Mentor()}) {
    const std::string name = Named(Ok(Propose(mentor_, server().Hr())).name());
    const Mentorship declined = Ok(Try(who, &Mentoring::DeclineMentorship, name + "reason: 'No time this year'"));
    EXPECT_EQ(declined.state(), Mentorship::STATE_ENDED);
    EXPECT_EQ(declined.end_reason(), "No time this year");
    EXPECT_EQ(testing::Text(declined.end_date()), "2026-06-30");
    ExpectReason(Try(Mentor(), &Mentoring::AcceptMentorship, name).status(), StatusCode::kFailedPrecondition,
                 "STATE_FORBIDS");
    ExpectReason(Try(who, &Mentoring::DeclineMentorship, name).status(), StatusCode::kFailedPrecondition,
                 "STATE_FORBIDS");
  }
}

TEST_F(Mentors, AChangedProposalIsAgreedToByWhoeverChangedIt) {
  const std::string name = Ok(Propose(mentor_)).name();
  const Mentorship countered = Ok(Change(Mentor(), name, "agreement: 'Monthly'", "agreement"));
  EXPECT_FALSE(countered.has_mentee_accept_time()) << "the mentee agreed to something else";
  EXPECT_TRUE(countered.has_mentor_accept_time());
  EXPECT_EQ(Ok(Try(&Mentoring::AcceptMentorship, Named(name))).state(), Mentorship::STATE_ACTIVE);
}

TEST_F(Mentors, BothChangeTheTermsUntilItIsOver) {
  const std::string name = Begin();
  EXPECT_EQ(Ok(Change(Mentor(), name, "cadence_days: 21", "cadence_days")).cadence_days(), 21);
  const Mentorship changed = Ok(Change(Owner(), name, "agreement: 'Monthly'", "agreement"));
  EXPECT_EQ(changed.state(), Mentorship::STATE_ACTIVE);
  EXPECT_TRUE(changed.has_mentor_accept_time());
  ExpectReason(Change(Manager(), name, "agreement: 'x'", "agreement").status(), StatusCode::kPermissionDenied,
               "NOT_PERMITTED");
  Ok(Try(&Mentoring::PauseMentorship, Named(name)));
  EXPECT_TRUE(Change(Owner(), name, "agreement: 'Later'", "agreement").ok());
  Ok(Try(&Mentoring::CompleteMentorship, Named(name)));
  ExpectReason(Change(Owner(), name, "agreement: 'x'", "agreement").status(), StatusCode::kFailedPrecondition,
               "STATE_FORBIDS");
}

TEST_F(Mentors, AreAboutOneToThreeSkillsEachOnce) {
  const auto propose = [&](const std::string& skills) {
    return Try(&Mentoring::CreateMentorship,
               absl::StrCat("parent: '", Me(), "' mentorship { mentor: '", mentor_, "' ", skills, " }"))
        .status();
  };
  std::string four;
  for (const char* skill : {"a", "b", "c", "d"}) absl::StrAppend(&four, "focus_skills: 'skills/", skill, "' ");
  for (const std::string& wrong :
       {std::string(), four, std::string("focus_skills: 'skills/a' focus_skills: 'skills/a'")}) {
    ExpectReason(propose(wrong), StatusCode::kInvalidArgument, "INVALID_FIELDS");
  }
  EXPECT_TRUE(propose("focus_skills: 'skills/a' focus_skills: 'skills/b' focus_skills: 'skills/c'").ok());
}

TEST_F(Mentors, SeeTheirMenteesInEveryStateAndNobodyElses) {
  const std::string name = Ok(Propose(mentor_)).name();
  const auto mentees = [&](const client::Client& who, const std::string& filter = "") {
    std::vector<std::string> names;
    const auto page = Ok(Try(who, &Mentoring::ListMentees, absl::StrCat("filter: '", filter, "'")));
    for (const auto& mentorship : page.mentorships()) {
      names.push_back(absl::StrCat(mentorship.name(), " ", mentorship.agreement()));
    }
    return names;
  };
  using ::testing::ElementsAre;
  EXPECT_THAT(mentees(Mentor()), ElementsAre(name + " Weekly")) << "with its terms, to decide by";
  EXPECT_THAT(mentees(Owner()), ElementsAre());
  EXPECT_EQ(Ok(Try(Mentor(), &Mentoring::GetMentorship, Named(name))).agreement(), "Weekly");
  Ok(Try(&Mentoring::EndMentorship, Named(name)));
  EXPECT_THAT(mentees(Mentor()), ElementsAre(name + " Weekly"));
  EXPECT_THAT(mentees(Mentor(), "state = PROPOSED"), ElementsAre());
}

TEST_F(Mentors, MenteesMayCallThemselvesMe) {
  const std::string name = Begin();
  const std::string mine = absl::StrCat("profiles/me/mentorships/", name.substr(name.rfind('/') + 1));
  EXPECT_EQ(Ok(Try(&Mentoring::GetMentorship, Named(mine))).name(), name);
  EXPECT_EQ(Ok(Try(&Mentoring::PauseMentorship, Named(mine))).state(), Mentorship::STATE_PAUSED);
  EXPECT_EQ(Ok(Try(&Mentoring::ResumeMentorship, Named(mine))).name(), name);
  EXPECT_EQ(Ok(Change(Owner(), mine, "agreement: 'x'", "agreement")).name(), name);
  ExpectReason(Try(Mentor(), &Mentoring::PauseMentorship, Named(mine)).status(), StatusCode::kNotFound,
               "RESOURCE_NOT_FOUND");
  EXPECT_EQ(Ok(Try(&Mentoring::EndMentorship, Named(mine))).state(), Mentorship::STATE_ENDED);
}

TEST_F(Mentors, ARepeatedRequestIsAnsweredToBothAlike) {
  const std::string name = Ok(Propose(mentor_)).name();
  const std::string request = Named(name) + "request_id: '6f1c0a3e-8f5b-4c1d-9a77-0a4d2f9b1c55'";
  EXPECT_EQ(Ok(Try(Mentor(), &Mentoring::AcceptMentorship, request)).state(), Mentorship::STATE_ACTIVE);
  Ok(Try(&Mentoring::PauseMentorship, Named(name)));
  EXPECT_EQ(Ok(Try(Mentor(), &Mentoring::AcceptMentorship, request)).state(), Mentorship::STATE_PAUSED)
      << "the mentorship as it is now";
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
