// PrepareSession: what each reader learns before they talk, with and without a mentorship.
#include "tests/conformance/domain/mentors.h"

namespace milepost::conformance {
namespace {

using absl::StatusCode;
using mentoring::v1::SessionBriefData;
using ::testing::ElementsAre;

class BriefTest : public Mentors {
 protected:
  SessionBriefData Prepare(const client::Client& who, const std::string& more = "") const {
    return Ok(Try(who, &Mentoring::PrepareSession, absl::StrCat("parent: '", Me(), "' ", more)));
  }
  // A session held at noon of that day, with a promise for 29 June.
  void HoldOn(const std::string& mentorship, const std::string& day) const {
    const auto planned = Ok(Try(OwnerOn(day), &Mentoring::CreateSession,
                                absl::StrCat("parent: '", mentorship,
                                             "' session { scheduled_time { seconds: 1 } commitments { id: 'call' who: "
                                             "SIDE_MENTEE what: 'Call Ann' due_date { ",
                                             DateText("2026-06-29"), " } } }")));
    Ok(Try(OwnerOn(day), &Mentoring::HoldSession, Named(planned.name()) + "shared_notes: 'Between us'"));
  }
  static std::vector<std::string> Ids(const SessionBriefData& brief) {
    std::vector<std::string> ids;
    for (const auto& prompt : brief.prompts()) ids.push_back(prompt.id());
    return ids;
  }
};

TEST_F(BriefTest, NeedsNoMentorship) {
  Create("title: 'Shared' audience: AUDIENCE_MANAGER");
  Create("title: 'Private' priority: PRIORITY_ESSENTIAL importance: 5");
  const SessionBriefData own = Prepare(Owner()), managers = Prepare(Manager());
  EXPECT_EQ(own.mentorship(), "");
  EXPECT_EQ(testing::Text(own.since_date()), "2026-05-31") << "30 days back";
  EXPECT_EQ(testing::Text(own.next_date()), "2026-07-14") << "the check-in cadence of 14 days";
  ASSERT_EQ(own.focus_goals_size(), 2);
  EXPECT_EQ(own.focus_goals(0).title(), "Private");
  ASSERT_EQ(managers.focus_goals_size(), 1);
  EXPECT_EQ(managers.focus_goals(0).title(), "Shared");
  EXPECT_EQ(managers.prompts_size(), 5);
}

TEST_F(BriefTest, TellsTheTwoOfTheLastSessionAndNobodyElse) {
  const std::string mentorship = Begin();
  HoldOn(mentorship, "2026-06-20");
  for (const client::Client& who : {Owner(), Mentor()}) {
    const SessionBriefData brief = Prepare(who);
    EXPECT_EQ(brief.mentorship(), mentorship);
    EXPECT_EQ(brief.mentor(), mentor_);
    EXPECT_EQ(brief.last_session().shared_notes(), "Between us");
    ASSERT_EQ(brief.commitments_size(), 1);
    EXPECT_EQ(brief.commitments(0).status(), mentoring::v1::CommitmentStatus::STATUS_OVERDUE);
    EXPECT_EQ(testing::Text(brief.since_date()), "2026-06-20");
  }
  const SessionBriefData managers = Prepare(Manager());
  EXPECT_FALSE(managers.has_last_session());
  EXPECT_EQ(managers.commitments_size(), 0);
  ExpectReason(
      Try(Manager(), &Mentoring::PrepareSession, absl::StrCat("parent: '", Me(), "' mentorship: '", mentorship, "'"))
          .status(),
      StatusCode::kPermissionDenied, "NOT_PERMITTED");
}

TEST_F(BriefTest, HoldsWhatHappenedSinceAsFarAsItIsShared) {
  const std::string mentorship = Begin();
  HoldOn(mentorship, "2026-06-20");
  const std::string shared = "audience: AUDIENCE_MENTOR ";
  const Goal goal = Ok(Try(OwnerOn("2026-01-01"), &Goals::CreateGoal,
                           absl::StrCat("parent: '", Me(),
                                        "' initial_state: STATE_ACTIVE goal { title: 'Cut' metric { "
                                        "unit: 'h' start: 48 target: 24 } ",
                                        shared, Days("2026-01-01", "2026-06-15"), " }")));
  Record(goal.name(), 36, "2026-06-19");
  Record(goal.name(), 30, "2026-06-25");
  const auto journal = [&](const std::string& entry) {
    Ok(Try(OwnerOn("2026-06-24"), &Progress::CreateJournalEntry,
           absl::StrCat("parent: '", Me(), "' journal_entry { ", entry, " }")));
  };
  journal(shared + "achievement { title: 'Backbone' }");
  journal(shared + "setback { what: 'Storage' lesson: 'Show the cost' }");
  journal("setback { what: 'Kept to myself' }");
  const auto kinds = [](const SessionBriefData& brief) {
    std::vector<std::string> said;
    for (const auto& change : brief.changes())
      said.push_back(absl::StrCat(change.title(), " ", change.from(), ">", change.to()));
    return said;
  };
  EXPECT_THAT(kinds(Prepare(Mentor())), ElementsAre("Cut 36>30", "Storage >", "Backbone >"));
  EXPECT_THAT(kinds(Prepare(Owner())), ElementsAre("Cut 36>30", "Kept to myself >", "Storage >", "Backbone >"));
  const SessionBriefData brief = Prepare(Mentor());
  EXPECT_EQ(brief.wins(0).title(), "Backbone");
  EXPECT_EQ(brief.risk().goal().health(), "OVERDUE");
  EXPECT_THAT(Ids(brief), ElementsAre("goal.celebrate", "reality.overdue", "reality.commitments", "options.more",
                                      "will.next-step"));
}

TEST_F(BriefTest, ChoosesTheMentorshipWithTheNextPlannedSession) {
  const std::string first = Begin();
  const std::string other_id = id_ + "-second";
  const std::string other = server().AddPerson(other_id);
  const std::string second = Ok(Propose(other)).name();
  Ok(Try(server().As(other_id), &Mentoring::AcceptMentorship, Named(second)));
  const auto plan = [&](const std::string& mentorship, int64_t seconds) {
    Ok(Try(&Mentoring::CreateSession,
           absl::StrCat("parent: '", mentorship, "' session { duration_minutes: 30 scheduled_time { seconds: ", seconds,
                        " } }")));
  };
  plan(first, 1784000000);
  plan(second, 1783000000);  // 2 July
  const SessionBriefData brief = Prepare(Owner());
  EXPECT_EQ(brief.mentorship(), second);
  EXPECT_EQ(testing::Text(brief.next_date()), "2026-07-16") << "14 days after the planned one";
  EXPECT_EQ(Prepare(Owner(), absl::StrCat("mentorship: '", first, "'")).mentorship(), first);
  EXPECT_EQ(Prepare(Mentor()).mentorship(), first) << "a mentor's own";
  int minutes = 0;
  for (const auto& timing : brief.timings()) minutes += timing.minutes();
  EXPECT_EQ(minutes, 30);
}

TEST_F(BriefTest, AsksToExploreWhereTheDirectionIsOpenAndShared) {
  using Profiles = profiles::v1::ProfilesService::Stub;
  Begin();
  const auto share = [&](const std::string& audience) {
    Ok(Try(&Profiles::UpdateDevelopment,
           absl::StrCat("development { name: '", Me(), "/development' direction: DIRECTION_EXPLORING ", audience,
                        " etag: '", Ok(Try(&Profiles::GetDevelopment, Named(Me() + "/development"))).etag(),
                        "' } update_mask { paths: 'direction' paths: 'audience' }")));
  };
  share("");
  EXPECT_TRUE(Prepare(Owner()).exploring());
  EXPECT_FALSE(Prepare(Mentor()).exploring());
  share("audience: AUDIENCE_MENTOR");
  EXPECT_THAT(Ids(Prepare(Mentor())), ::testing::Contains("options.explore"));
}

TEST_F(BriefTest, AMentorshipOfSomebodyElseIsRefused) {
  const std::string mentorship = Begin();
  ExpectReason(Try(Manager(), &Mentoring::PrepareSession,
                   absl::StrCat("parent: '", Me(), "-boss' mentorship: '", mentorship, "'"))
                   .status(),
               StatusCode::kInvalidArgument, "INVALID_FIELDS");
}

}  // namespace
}  // namespace milepost::conformance
