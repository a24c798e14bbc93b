// What the session brief says, in which order, and in whose words.
#include "reportgen/compose/brief.h"

#include <gmock/gmock.h>

#include "absl/strings/str_cat.h"
#include "reportgen/compose/compose.h"
#include "tests/unit/compose/said.h"

namespace milepost::report {
namespace {

using snapshot::v1::ReportSnapshot;
using ::testing::HasSubstr;
using ::testing::Not;
using Data = mentoring::v1::SessionBriefData;

ReportSnapshot Brief() {
  ReportSnapshot snapshot = Load("amara");
  snapshot.set_kind(reports::v1::Report::KIND_BRIEF);
  return snapshot;
}

TEST(Brief, SaysEverythingInTheOrderOfTheConversation) {
  const std::string said = Said(Composed(Brief()));
  size_t last = 0;
  for (const char* text : {"SESSION BRIEF  ·  1 JULY 2026",
                           "Amara Okafor",
                           "Mentor: Priya Raman",
                           "Last session: 17 June 2026",
                           "Time: 45 minutes",
                           "Agenda",
                           "What to do with the storage team's veto  Amara Okafor",
                           "A seat on the architecture board in autumn  Priya Raman",
                           "Promised last time",
                           "Overdue | Draft the threat model of the identity gateway",
                           "Kept | Introduce Amara to the board of the guild | Priya Raman | 26 Jun 2026",
                           "In focus",
                           "Lead two cross-team designs",
                           "Changed since 17 June 2026",
                           "My mother moves in with us in August.",
                           "33 → 30 hours",
                           "Done: Take two practice exams",
                           "Wins",
                           "84 % in the practice exam  Celebrated?",
                           "Event backbone accepted by two teams",
                           "TO WATCH",
                           "When this happens  they send back the draft",
                           "What I do then  I ask for half an hour",
                           "Questions for the conversation",
                           "Look back 7 min  ·  Goal 7 min  ·  Reality 11 min  ·  Options 11 min  ·  Will 9 min",
                           "Goal | You reached 2 things",
                           "Reality | “Draft the threat model",
                           "Options | Something changed (Private life)",
                           "Will | What will you do, by when, and who will know of it?",
                           "Next date: 15 July 2026"}) {
    const size_t at = said.find(text);
    EXPECT_NE(at, said.npos) << text;
    if (at == said.npos) continue;
    EXPECT_GE(at, last) << text;
    last = at;
  }
}

TEST(Brief, GoalsShowTheWaySoFarAndWhereTheyStand) {
  const Document document = Composed(Brief());
  const auto* grid = First<CardGrid>(document.blocks);
  ASSERT_NE(grid, nullptr);
  ASSERT_EQ(grid->tiles.size(), 3u);
  const Tile& turnaround = grid->tiles[2];
  EXPECT_EQ(turnaround.title, "Cut review turnaround from 48 to 24 hours");
  EXPECT_EQ(turnaround.progress->value, "75%");
  EXPECT_EQ(turnaround.pip->word, "Ahead");
  ASSERT_TRUE(turnaround.sparkline);
  EXPECT_EQ(turnaround.sparkline->values.front(), 0);    // 48 hours
  EXPECT_EQ(turnaround.sparkline->values.back(), 0.75);  // 30 of 48 -> 24
  EXPECT_FALSE(grid->tiles[1].sparkline);                // nothing was measured
}

TEST(Brief, NeedsNoMentor) {
  ReportSnapshot snapshot = Brief();
  snapshot.clear_mentorships();
  snapshot.clear_sessions();
  for (auto clear : {&Data::clear_mentorship, &Data::clear_mentor, &Data::clear_last_session, &Data::clear_commitments,
                     &Data::clear_next_session}) {
    (snapshot.mutable_brief()->*clear)();
  }
  const std::string said = Said(Composed(snapshot));
  for (const char* absent : {"Mentor", "Promised", "Priya"}) EXPECT_THAT(said, Not(HasSubstr(absent)));
  EXPECT_THAT(said, HasSubstr("Questions for the conversation"));
}

TEST(Brief, HasNoDayOfItsOwnWhereNoSessionIsPlanned) {
  ReportSnapshot snapshot = Brief();
  snapshot.clear_brief_date();
  snapshot.mutable_brief()->clear_next_session();
  const std::string said = Said(Composed(snapshot));
  EXPECT_THAT(said, HasSubstr("SESSION BRIEF  ·  AS OF 30 JUNE 2026"));
  EXPECT_THAT(said, HasSubstr("Next date: ____________________  ·  every 14 days"));
  EXPECT_THAT(said, Not(HasSubstr("15 July 2026")));
}

TEST(Brief, WhoMayNotPrepareOneLearnsNothing) {
  ReportSnapshot snapshot = Brief();
  snapshot.set_reader(type::v1::PARTY_MANAGER);
  snapshot.clear_brief();
  const std::string said = Said(Composed(snapshot));
  EXPECT_THAT(said, HasSubstr("There is nothing to show in this document."));
  EXPECT_THAT(said, Not(HasSubstr("Questions")));
}

TEST(Brief, AskedForAnIfThenPlanWhereThereIsNone) {
  ReportSnapshot snapshot = Brief();
  snapshot.mutable_brief()->mutable_risk()->clear_cue();
  snapshot.mutable_brief()->mutable_risk()->clear_response();
  EXPECT_THAT(Said(Composed(snapshot)), HasSubstr("No if-then plan yet"));
}

TEST(Brief, HasATextForEveryQuestionInEveryLanguage) {
  for (const char* locale : {"en-GB", "pl-PL", "es-ES", "zh-Hant"}) {
    ReportSnapshot snapshot = Brief();
    snapshot.mutable_profile()->set_locale(locale);
    const std::string any = Language::For(locale)(Word::kPromptAny);
    for (const char* id : {"goal.celebrate", "goal.focus", "goal.vision", "reality.overdue", "reality.commitments",
                           "reality.progress", "reality.picture", "options.adapt", "options.explore", "options.if-then",
                           "options.more", "options.support", "will.restart", "will.next-step", "will.obstacle"}) {
      Data::Prompt prompt;
      prompt.set_id(id);
      for (const char* key : {"goal", "win", "what", "change", "cue", "response"}) {
        prompt.add_parameters()->set_key(key);
        prompt.mutable_parameters()->rbegin()->set_value("VALUE");
      }
      for (const char* key : {"count", "days"}) {
        prompt.add_parameters()->set_key(key);
        prompt.mutable_parameters()->rbegin()->set_value("5");
      }
      snapshot.mutable_brief()->clear_prompts();
      *snapshot.mutable_brief()->add_prompts() = prompt;
      const std::string said = Said(Composed(snapshot));
      EXPECT_THAT(said, Not(HasSubstr("{"))) << locale << " " << id;
      EXPECT_THAT(said, Not(HasSubstr(any))) << locale << " " << id;
    }
  }
}

TEST(Brief, AQuestionOfANewerServerBecomesOneThatAlwaysFits) {
  ReportSnapshot snapshot = Brief();
  snapshot.mutable_brief()->mutable_prompts(0)->set_id("goal.of-tomorrow");
  EXPECT_THAT(Said(Composed(snapshot)), HasSubstr("Goal | What else matters now?"));
}

TEST(Brief, LongNamesDoNotPushTheQuestionAway) {
  ReportSnapshot snapshot = Brief();
  Data::Prompt& prompt = *snapshot.mutable_brief()->mutable_prompts(1);
  std::string name;
  for (int i = 0; i < 40; ++i) absl::StrAppend(&name, "word", i, " ");
  prompt.mutable_parameters(0)->set_value(name);
  EXPECT_THAT(Said(Composed(snapshot)), HasSubstr("…” and others, 2 in all, are still open."));
}

TEST(Shortened, CutsAfterAWholeWordAndCountsWideLettersTwice) {
  EXPECT_EQ(Shortened("one two three", 13), "one two three");
  EXPECT_EQ(Shortened("one two three", 12), "one two…");
  EXPECT_EQ(Shortened("endlessword", 6), "endle…");
  EXPECT_EQ(Shortened("山田花子", 8), "山田花子");
  EXPECT_EQ(Shortened("山田花子", 7), "山田花…");
}

}  // namespace
}  // namespace milepost::report
