// Sessions: planned, held or cancelled by the two people, with promises that are kept or let go.
#include "tests/conformance/domain/mentors.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;
using mentoring::v1::CommitmentStatus;
using mentoring::v1::Session;
using ::testing::ElementsAre;

constexpr char kLater[] = "scheduled_time { seconds: 1783000000 } ";  // 2026-07-02T13:46:40Z

class SessionsTest : public Mentors {
 protected:
  SessionsTest() : mentorship_(Begin()) {}

  absl::StatusOr<Session> Plan(const client::Client& who, const std::string& more = "") const {
    return Try(who, &Mentoring::CreateSession,
               absl::StrCat("parent: '", mentorship_, "' session { ", kLater, more, " }"));
  }
  absl::StatusOr<Session> Write(const client::Client& who, const Session& session, const std::string& fields,
                                const std::string& path) const {
    return Try(who, &Mentoring::UpdateSession,
               absl::StrCat("session { name: '", session.name(), "' etag: '", session.etag(), "' ", fields,
                            " } update_mask { paths: '", path, "' }"));
  }
  // Held today, with two promises.
  Session Held() const {
    const Session planned =
        Ok(Plan(Owner(),
                "commitments { id: 'call' who: SIDE_MENTEE what: 'Call Ann' due_date { year: 2026 "
                "month: 6 day: 29 } } commitments { id: 'read' who: SIDE_MENTOR what: 'Read it' }"));
    return Ok(Try(&Mentoring::HoldSession, Named(planned.name())));
  }
  void ExpectForbidden(const absl::Status& status) const {
    ExpectReason(status, StatusCode::kFailedPrecondition, "STATE_FORBIDS");
  }
  void ExpectNotPermitted(const absl::Status& status) const {
    ExpectReason(status, StatusCode::kPermissionDenied, "NOT_PERMITTED");
  }

  const std::string mentorship_;
};

TEST_F(SessionsTest, ArePlannedByBothAndSayWhoRaisedWhat) {
  const Session planned = Ok(Plan(Mentor(), "agenda { text: 'The review' }"));
  EXPECT_EQ(planned.state(), Session::STATE_PLANNED);
  EXPECT_EQ(planned.creator(), mentoring::v1::SIDE_MENTOR);
  const std::string kept = absl::StrCat("agenda { id: '", planned.agenda(0).id(), "' text: 'The review' done: true } ");
  const Session changed = Ok(Write(Owner(), planned, kept + "agenda { text: 'My talk' }", "agenda"));
  ASSERT_EQ(changed.agenda_size(), 2);
  EXPECT_EQ(changed.agenda(0).raised_by(), mentoring::v1::SIDE_MENTOR);
  EXPECT_TRUE(changed.agenda(0).done());
  EXPECT_EQ(changed.agenda(1).raised_by(), mentoring::v1::SIDE_MENTEE);
  EXPECT_EQ(Ok(Try(Mentor(), &Mentoring::GetSession, Named(planned.name()))).agenda_size(), 2);
}

TEST_F(SessionsTest, AreHeldOnceAndNotInTheFuture) {
  const std::string name = Ok(Plan(Owner())).name();
  ExpectReason(Try(&Mentoring::HoldSession, Named(name) + "held_time { seconds: 1782820801 }").status(),
               StatusCode::kInvalidArgument, "INVALID_FIELDS");
  const Session held = Ok(
      Try(Mentor(), &Mentoring::HoldSession, Named(name) + "held_time { seconds: 1782734400 } shared_notes: 'Good'"));
  EXPECT_EQ(held.state(), Session::STATE_HELD);
  EXPECT_EQ(testing::Text(held.held_date()), "2026-06-29");
  EXPECT_EQ(held.shared_notes(), "Good");
  ExpectForbidden(Try(&Mentoring::HoldSession, Named(name)).status());
  ExpectForbidden(Try(&Mentoring::CancelSession, Named(name)).status());
}

TEST_F(SessionsTest, OfAHeldOneTheTimeStaysAndTheRestIsWritten) {
  const Session held = Held();
  ExpectForbidden(Write(Owner(), held, "scheduled_time { seconds: 1 }", "scheduled_time").status());
  ExpectForbidden(Write(Owner(), held, "duration_minutes: 30", "duration_minutes").status());
  EXPECT_EQ(Ok(Write(Mentor(), held, "shared_notes: 'Later'", "shared_notes")).shared_notes(), "Later");
}

TEST_F(SessionsTest, ACancelledOneStaysAsItIs) {
  const std::string name = Ok(Plan(Owner())).name();
  const Session cancelled = Ok(Try(Mentor(), &Mentoring::CancelSession, Named(name) + "reason: 'Ill'"));
  EXPECT_EQ(cancelled.state(), Session::STATE_CANCELLED);
  EXPECT_EQ(cancelled.cancel_reason(), "Ill");
  ExpectForbidden(Write(Owner(), cancelled, "shared_notes: 'x'", "shared_notes").status());
  ExpectForbidden(Try(&Mentoring::HoldSession, Named(name)).status());
  ExpectForbidden(Try(&Mentoring::CancelSession, Named(name)).status());
}

TEST_F(SessionsTest, PromisesAreKeptOrLetGoOnceAndThenFixed) {
  const std::string name = Held().name();
  const Session kept = Ok(Try(&Mentoring::KeepCommitment, Named(name) + "commitment_id: 'call'"));
  EXPECT_EQ(kept.commitments(0).done_time().seconds(), 1782820800) << "noon of today";
  const Session released =
      Ok(Try(Mentor(), &Mentoring::ReleaseCommitment, Named(name) + "commitment_id: 'read' reason: 'Out of print'"));
  EXPECT_EQ(released.commitments(1).release_reason(), "Out of print");
  for (const char* id : {"call", "read"}) {
    const std::string one = absl::StrCat(Named(name), "commitment_id: '", id, "' ");
    ExpectReason(Try(&Mentoring::KeepCommitment, one).status(), StatusCode::kFailedPrecondition, "ELEMENT_COMPLETED");
    ExpectReason(Try(&Mentoring::ReleaseCommitment, one + "reason: 'x'").status(), StatusCode::kFailedPrecondition,
                 "ELEMENT_COMPLETED");
  }
  ExpectReason(Write(Owner(), released, "commitments { who: SIDE_MENTEE what: 'New' }", "commitments").status(),
               StatusCode::kFailedPrecondition, "ELEMENT_COMPLETED");
  ExpectReason(Try(&Mentoring::KeepCommitment, Named(name) + "commitment_id: 'none'").status(), StatusCode::kNotFound,
               "RESOURCE_NOT_FOUND");
  ExpectReason(Try(&Mentoring::ReleaseCommitment, Named(name) + "commitment_id: 'read'").status(),
               StatusCode::kInvalidArgument, "INVALID_FIELDS");
}

TEST_F(SessionsTest, APromiseOfASessionThatIsPlannedIsNotKeptYet) {
  const std::string name = Ok(Plan(Owner(), "commitments { id: 'c' who: SIDE_MENTEE what: 'Call' }")).name();
  ExpectForbidden(Try(&Mentoring::KeepCommitment, Named(name) + "commitment_id: 'c'").status());
  ExpectForbidden(Try(&Mentoring::ReleaseCommitment, Named(name) + "commitment_id: 'c' reason: 'x'").status());
}

TEST_F(SessionsTest, AreWrittenWhileTheMentorshipIsAtWorkAndReadForEver) {
  const Session held = Held(), planned = Ok(Plan(Owner()));
  Ok(Try(&Mentoring::PauseMentorship, Named(mentorship_)));
  EXPECT_EQ(Ok(Write(Mentor(), held, "shared_notes: 'In the pause'", "shared_notes")).shared_notes(), "In the pause");
  Ok(Try(Mentor(), &Mentoring::CompleteMentorship, Named(mentorship_)));
  for (const client::Client& who : {Owner(), Mentor()}) {
    EXPECT_EQ(Ok(Try(who, &Mentoring::GetSession, Named(held.name()))).shared_notes(), "In the pause");
    EXPECT_EQ(Ok(Try(who, &Mentoring::ListSessions, absl::StrCat("parent: '", mentorship_, "'"))).sessions_size(), 2);
    ExpectForbidden(Plan(who).status());
    ExpectForbidden(Write(who, held, "shared_notes: 'x'", "shared_notes").status());
    ExpectForbidden(Try(who, &Mentoring::HoldSession, Named(planned.name())).status());
    ExpectForbidden(Try(who, &Mentoring::KeepCommitment, Named(held.name()) + "commitment_id: 'call'").status());
  }
}

TEST_F(SessionsTest, AProposalHasNoneYet) {
  const std::string other = server().AddPerson(id_ + "-other");
  const std::string proposal = Ok(Propose(other)).name();
  ExpectForbidden(
      Try(&Mentoring::CreateSession, absl::StrCat("parent: '", proposal, "' session { ", kLater, " }")).status());
}

TEST_F(SessionsTest, AreNobodyElses) {
  const std::string other_id = id_ + "-second";
  server().AddPerson(other_id);
  server().AddMentor(Me().substr(sizeof("profiles/") - 1), other_id);
  const std::string name = Held().name();
  for (const client::Client& who : {Manager(), server().Hr(), server().As(other_id), server().Sync()}) {
    ExpectNotPermitted(Try(who, &Mentoring::GetSession, Named(name)).status());
    ExpectNotPermitted(Try(who, &Mentoring::ListSessions, absl::StrCat("parent: '", mentorship_, "'")).status());
    ExpectNotPermitted(Try(who, &Mentoring::HoldSession, Named(name)).status());
    ExpectNotPermitted(Plan(who).status());
    ExpectNotPermitted(
        Try(who, &Mentoring::ListCommitments, absl::StrCat("parent: '", Me(), "' mentorship: '", mentorship_, "'"))
            .status());
  }
}

TEST_F(SessionsTest, PromisesAreListedByHowTheyStand) {
  const std::string name = Held().name();
  Ok(Plan(Owner(), "commitments { who: SIDE_MENTEE what: 'Not yet a promise' }"));
  const auto listed = [&](const client::Client& who, const std::string& more) {
    std::vector<std::string> ids;
    const auto page = Ok(Try(who, &Mentoring::ListCommitments, absl::StrCat("parent: '", Me(), "' ", more)));
    for (const auto& status : page.commitments()) ids.push_back(status.commitment().id());
    return ids;
  };
  EXPECT_THAT(listed(Owner(), ""), ElementsAre("call", "read"));
  EXPECT_THAT(listed(Mentor(), "status: STATUS_OVERDUE"), ElementsAre("call"));
  EXPECT_THAT(listed(Mentor(), "status: STATUS_OPEN"), ElementsAre("read"));
  Ok(Try(&Mentoring::KeepCommitment, Named(name) + "commitment_id: 'call'"));
  EXPECT_THAT(listed(Owner(), "status: STATUS_OVERDUE"), ElementsAre());
  EXPECT_THAT(listed(Owner(), "status: STATUS_KEPT"), ElementsAre("call"));
  const auto first = Ok(Try(&Mentoring::ListCommitments, absl::StrCat("parent: '", Me(), "' page_size: 1")));
  ASSERT_EQ(first.commitments_size(), 1);
  EXPECT_THAT(listed(Owner(), absl::StrCat("page_token: '", first.next_page_token(), "'")), ElementsAre("read"));
  ExpectReason(Try(&Mentoring::ListCommitments,
                   absl::StrCat("parent: '", Me(), "' status: STATUS_KEPT page_token: '", first.next_page_token(), "'"))
                   .status(),
               StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID");
}

TEST_F(SessionsTest, OnlyTheMenteeChoosesIds) {
  const auto plan = [&](const client::Client& who) {
    return Try(who, &Mentoring::CreateSession,
               absl::StrCat("parent: '", mentorship_, "' session_id: 'first' session { ", kLater, " }"));
  };
  ExpectReason(plan(Mentor()).status(), StatusCode::kInvalidArgument, "INVALID_FIELDS");
  EXPECT_EQ(Ok(plan(Owner())).name(), mentorship_ + "/sessions/first");
}

}  // namespace
}  // namespace milepost::conformance
