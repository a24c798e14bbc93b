// Sessions are shared with nobody: their two people hear of them, and nobody else.
#include <unistd.h>

#include <filesystem>

#include "milepost/mentoring/v1/mentoring_service.grpc.pb.h"
#include "services/store/open.h"
#include "tests/conformance/events/feed.h"

namespace milepost::conformance {
namespace {

using mentoring::v1::Session;
using Mentoring = mentoring::v1::MentoringService::Stub;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const char kAnns[] = "parent: 'profiles/ann' ";

class SessionsFeed : public Feed {
 protected:
  SessionsFeed() {
    server_.AddPerson("boss");
    server_.AddPerson("ann", "boss", "unit-a");
    server_.AddPerson("hr", "", "", {"unit-a"});
    for (const char* mentor : {"mia", "max"}) Begin(server_.AddPerson(mentor));
  }

  // A mentorship of ann's with that person, who is then the only one with that mentor that is not over.
  void Begin(const std::string& mentor) { server_.AddMentor("ann", mentor.substr(sizeof("profiles/") - 1)); }
  std::string MentorshipWith(const std::string& mentor) {
    const auto page = Ok(server_.As("ann").Call(
        &Mentoring::ListMentorships, Parse<mentoring::v1::ListMentorshipsRequest>(absl::StrCat(
                                         kAnns, "filter: 'mentor = \"profiles/", mentor, "\" AND state = ACTIVE'"))));
    EXPECT_EQ(page.mentorships_size(), 1);
    return page.mentorships_size() == 1 ? page.mentorships(0).name() : "";
  }
  std::string Plan(const std::string& mentor, const std::string& more = "") {
    return Ok(server_.As(mentor).Call(&Mentoring::CreateSession,
                                      Parse<mentoring::v1::CreateSessionRequest>(absl::StrCat(
                                          "parent: '", MentorshipWith(mentor),
                                          "' session { scheduled_time { seconds: 1783000000 } ", more, " }"))))
        .name();
  }
  void End(const std::string& mentor) {
    Ok(server_.As("ann").Call(&Mentoring::EndMentorship, Parse<mentoring::v1::EndMentorshipRequest>(absl::StrCat(
                                                             "name: '", MentorshipWith(mentor), "' reason: 'x'"))));
  }
  // What somebody hears of ann's sessions: types, with the names of other sessions than `session` behind them.
  std::vector<std::string> Heard(const std::string& who, const std::string& session) {
    std::vector<std::string> heard;
    const auto page = List(server_.As(who), absl::StrCat(kAnns, "page_size: 1000"));
    for (const Event& event : page.events()) {
      if (event.resource().find("/sessions/") == std::string::npos) continue;
      heard.push_back(event.resource() == session ? Short(event) : absl::StrCat(Short(event), " ", event.resource()));
    }
    return heard;
  }
};

TEST_F(SessionsFeed, TheTwoPeopleHearOfASessionAndNobodyElse) {
  const std::string session = Plan("mia");
  Ok(server_.As("ann").Call(&Mentoring::UpdateSession, Parse<mentoring::v1::UpdateSessionRequest>(absl::StrCat(
                                                           "session { name: '", session,
                                                           "' duration_minutes: 30 }"
                                                           " update_mask { paths: 'duration_minutes' }"))));
  Ok(server_.As("ann").Call(&Mentoring::HoldSession,
                            Parse<mentoring::v1::HoldSessionRequest>("name: '" + session + "'")));
  for (const char* one : {"ann", "mia"}) {
    EXPECT_THAT(Heard(one, session), ElementsAre("session.created", "session.updated", "session.held")) << one;
  }
  for (const char* other : {"max", "boss", "hr"}) EXPECT_THAT(Heard(other, session), IsEmpty()) << other;
}

TEST_F(SessionsFeed, AMentorWatchesTheirOwnSessionsAndNotAnotherMentors) {
  Watch watch(server_.As("mia"), kAnns);
  WatchEventsResponse first;
  ASSERT_TRUE(watch.Next(&first));
  Plan("max");
  const std::string session = Plan("mia");
  Ok(server_.As("ann").Call(&Mentoring::CancelSession,
                            Parse<mentoring::v1::CancelSessionRequest>("name: '" + session + "' reason: 'Ill'")));
  std::vector<std::string> heard;
  while (heard.size() < 2) {
    const WatchEventsResponse message = watch.Heard();
    ASSERT_FALSE(message.events().empty());
    for (const Event& event : message.events()) {
      EXPECT_EQ(event.resource(), session);
      heard.push_back(Short(event));
    }
  }
  EXPECT_THAT(heard, ElementsAre("session.created", "session.cancelled"));
}

TEST_F(SessionsFeed, AnOverduePromiseIsToldToTheMentorOfItsSession) {
  const std::string session = Plan(
      "mia", absl::StrCat("commitments { who: SIDE_MENTEE what: 'Call' due_date { ", DateText("2026-07-10"), " } }"));
  server_.Sweep(Day("2026-07-10"));
  EXPECT_THAT(Heard("mia", session), ElementsAre("session.created"));
  server_.Sweep(Day("2026-07-11"));
  for (const char* one : {"ann", "mia"}) {
    EXPECT_THAT(Heard(one, session), ElementsAre("session.created", "commitment.overdue")) << one;
  }
  for (const char* other : {"max", "boss", "hr"}) EXPECT_THAT(Heard(other, session), IsEmpty()) << other;
}

TEST_F(SessionsFeed, AMentorshipThatIsOverTellsItsMentorNothingMore) {
  Begin("profiles/boss");
  const std::string first = Plan("boss");
  EXPECT_THAT(Heard("boss", first), ElementsAre("session.created"));
  End("boss");
  EXPECT_THAT(Heard("boss", first), IsEmpty()) << "who still hears what the manager hears";
  End("mia");
  const auto refused = server_.As("mia").Call(&Events::ListEvents, Parse<events::v1::ListEventsRequest>(kAnns));
  EXPECT_EQ(client::ErrorDetails(refused.status()).reason, "NOT_PERMITTED");
  Begin("profiles/boss");
  const std::string second = Plan("boss");
  EXPECT_THAT(Heard("boss", second), ElementsAre("session.created")) << "of the new one alone";
}

// Edges that name no mentorship, as they were stored at first.
void ForgetMentorships(const std::string& database) {
  store::OpenOptions options;
  options.url = database;
  auto store = Ok(store::Open(options));
  const absl::Status status = store->TransactAndWait(absl::InfiniteFuture(), [](store::Transaction& tx) {
    absl::Status cut = tx.Execute(
        "UPDATE edges SET other = (SELECT CAST(person_key AS TEXT) FROM people WHERE name = 'mia') "
        "WHERE kind = 'mentor'",
        {});
    return cut.ok() ? tx.Execute("DELETE FROM schema_migrations WHERE component = 'mentoring' AND number = 3", {})
                    : cut;
  });
  EXPECT_TRUE(status.ok()) << status;
  store->Close();
}

TEST(SessionsFeedOverAFile, AMentorFromBeforeEdgesNamedMentorshipsStaysOne) {
  const std::string path =
      (std::filesystem::temp_directory_path() / absl::StrCat("milepost-mentors-", getpid(), ".db")).string();
  const auto heard = [](const testing::TestServer& server) {
    return server.As("mia").Call(&Events::ListEvents, Parse<events::v1::ListEventsRequest>(kAnns)).status();
  };
  {
    testing::TestServer server("sqlite:" + path);
    server.AddPerson("ann");
    server.AddPerson("mia");
    server.AddMentor("ann", "mia");
    ASSERT_TRUE(heard(server).ok());
  }
  ForgetMentorships("sqlite:" + path);
  EXPECT_TRUE(heard(testing::TestServer("sqlite:" + path)).ok());
  for (const char* end : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(path + end);
}

}  // namespace
}  // namespace milepost::conformance
