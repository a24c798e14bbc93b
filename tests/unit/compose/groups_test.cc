// Documents about many people and about nobody: what they say, of whom, and in which order.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "reportgen/compose/compose.h"
#include "reportgen/compose/team.h"
#include "tests/unit/compose/said.h"

namespace milepost::report {
namespace {

using reports::v1::Report;
using snapshot::v1::ReportSnapshot;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// 30 June 2026, with a manager who reads.
ReportSnapshot Of(Report::Kind kind, const std::string& rest = "") {
  ReportSnapshot snapshot;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      "format: 1 today { year: 2026 month: 6 day: 30 } reader: PARTY_OWNER paper: PAPER_A4 "
      "profile { name: 'profiles/boss' display_name: 'Bo Boss' locale: 'en' } " +
          rest,
      &snapshot));
  snapshot.set_kind(kind);
  return snapshot;
}

std::string Member(const std::string& name, const std::string& rest) {
  return "team { profile { name: 'profiles/" + name + "' display_name: '" + name + "' } " + rest + " } ";
}

// A goal that is ACTIVE, with a health.
std::string Goal(const std::string& title, const std::string& health, const std::string& rest = "") {
  return "goals { name: '" + title + "' title: '" + title + "' state: STATE_ACTIVE status { health: HEALTH_" + health +
         " " + rest + " } } ";
}

std::string Plan(const std::string& state, const std::string& rest = "") {
  return "plan { display_name: 'Plan' state: STATE_" + state + " " + rest + " } ";
}

std::vector<std::string> Reasons(const std::string& member) {
  const ReportSnapshot snapshot = Of(Report::KIND_TEAM_SUMMARY, Member("Ann", member));
  const Source source(snapshot);
  std::vector<std::string> words;
  for (const Reason& reason : ReasonsOf(source, snapshot.team(0))) words.push_back(reason.words);
  return words;
}

std::vector<std::string> Waits(const std::string& member) {
  const ReportSnapshot snapshot = Of(Report::KIND_TEAM_SUMMARY, Member("Ann", member));
  const Source source(snapshot);
  std::vector<std::string> words;
  for (const Wait& wait : WaitsOf(source, snapshot.team(0))) {
    words.push_back(wait.words + (wait.date.empty() ? "" : " | " + wait.date));
  }
  return words;
}

const char kReviewOn20June[] = "review_due_date { year: 2026 month: 6 day: 20 }";

TEST(TeamSummary, SaysWhyInTheOrderOfUrgency) {
  EXPECT_THAT(Reasons(Goal("Slow", "AT_RISK") + Goal("Late", "OVERDUE") +
                      Goal("Off", "OFF_TRACK", "stale: true quiet_days: 45") + Goal("Fine", "ON_TRACK") +
                      "open_changes { kind: KIND_LEAVE } " + Plan("AGREED", kReviewOn20June)),
              ElementsAre("The review is 10 days late", "1 goal overdue: Late", "1 goal off track: Off",
                          "Something changed and nobody has dealt with it: Leave", "1 goal at risk: Slow",
                          "Nothing noted for 45 days: Off"));
}

TEST(TeamSummary, HasNoReasonWhereAllIsWellOrNothingIsShared) {
  EXPECT_THAT(Reasons(""), IsEmpty());
  EXPECT_THAT(Reasons(Goal("Fine", "AHEAD") + Plan("AGREED", "review_due_date { year: 2026 month: 6 day: 30 }")),
              IsEmpty());
  EXPECT_THAT(Reasons(Plan("DRAFT")), ElementsAre("The plan is still a draft"));
}

TEST(TeamSummary, NamesThreeGoalsAndCountsTheRest) {
  EXPECT_THAT(Reasons(Goal("A", "OVERDUE") + Goal("B", "OVERDUE") + Goal("C", "OVERDUE") + Goal("D", "OVERDUE")),
              ElementsAre("4 goals overdue: A; B; C; and 1 more"));
}

TEST(TeamSummary, LeavesOutGoalsThatAreClosedOrPutAway) {
  EXPECT_THAT(Reasons("goals { title: 'Old' state: STATE_COMPLETED status { health: HEALTH_OVERDUE } } "
                      "goals { title: 'Away' state: STATE_ACTIVE archived: true status { health: HEALTH_OVERDUE } }"),
              IsEmpty());
}

TEST(TeamSummary, WaitsForASignatureUntilTheReaderDecided) {
  const std::string submitted =
      Plan("AWAITING_AGREEMENT") + "revision { state: STATE_SUBMITTED sha256: 'aa' submit_time { seconds: 1782345600 }";
  // 1782345600 is 25 June 2026, 00:00 UTC.
  EXPECT_THAT(Waits(submitted + " sign_offs { role: SIGNER_ROLE_EMPLOYEE sha256: 'aa' } }"),
              ElementsAre("Sign the plan “Plan”, or say what should change | from 25 Jun 2026"));
  EXPECT_THAT(Waits(submitted + " sign_offs { role: SIGNER_ROLE_MANAGER sha256: 'aa' } }"), IsEmpty());
  EXPECT_THAT(Waits(submitted + " sign_offs { role: SIGNER_ROLE_MANAGER sha256: 'older' } }").size(), 1);
  EXPECT_THAT(Waits(Plan("AWAITING_AGREEMENT", "required_signers: SIGNER_ROLE_EMPLOYEE") +
                    "revision { state: STATE_SUBMITTED sha256: 'aa' }"),
              IsEmpty());
}

TEST(TeamSummary, WaitsForFeedbackStepsAndPartsOfThePlanThatAreTheReaders) {
  const std::string member =
      "feedback_requests { question: 'How was it?' } "
      "goals { title: 'Big' state: STATE_ACTIVE "
      "action_items { title: 'Ask' responsible: 'profiles/boss' due_date { year: 2026 month: 7 day: 10 } } "
      "action_items { title: 'Done' responsible: 'profiles/boss' complete_date { year: 2026 month: 6 day: 1 } } "
      "action_items { title: 'Own' } } " +
      Plan("AGREED",
           "participants { profile: 'profiles/boss' contribution: 'Time' } "
           "participants { profile: 'profiles/peer' contribution: 'Advice' }");
  EXPECT_THAT(Waits(member), ElementsAre("Give feedback: How was it?", "Ask, for “Big” | until 10 Jul 2026",
                                         "Your part in the plan: Time"));
}

TEST(TeamSummary, PutsTheMostUrgentPersonFirst) {
  const std::string said =
      Said(Composed(Of(Report::KIND_TEAM_SUMMARY,
                       Member("Ann", Goal("Slow", "AT_RISK")) + Member("Ben", Goal("Off", "OFF_TRACK")) +
                           Member("Cem", Plan("AGREED", kReviewOn20June)) + Member("Dea", Goal("Fine", "ON_TRACK")))));
  const size_t attention = said.find("Who needs attention");
  ASSERT_NE(attention, said.npos);
  const std::string after = said.substr(attention);
  EXPECT_LT(after.find("Cem | Review late"), after.find("Ben | Off track"));
  EXPECT_LT(after.find("Ben | Off track"), after.find("Ann | At risk"));
  EXPECT_THAT(after, Not(HasSubstr("Dea |")));
}

TEST(TeamSummary, CountsTheTeamTogether) {
  const std::string counts =
      "summary { counts { healths { health: HEALTH_AHEAD count: 1 } healths { health: HEALTH_ON_TRACK count: 2 } "
      "healths { health: HEALTH_OVERDUE count: 1 } healths { health: HEALTH_DONE count: 5 } stale: 1 } } ";
  const std::string soon = Plan("IN_REVIEW", "next_review_date { year: 2026 month: 7 day: 30 }");
  const std::string later = Plan("AGREED", "next_review_date { year: 2026 month: 7 day: 31 }");
  const std::string said =
      Said(Composed(Of(Report::KIND_TEAM_SUMMARY,
                       Member("Ann", counts + soon) + Member("Ben", counts + later) + Member("Cem", Plan("DRAFT")))));
  EXPECT_THAT(said, HasSubstr("2 / 3 with an agreed plan"));
  EXPECT_THAT(said, HasSubstr("6 / 8 goals on track or ahead"));
  EXPECT_THAT(said, HasSubstr("1 review due within 30 days (none overdue)"));
  EXPECT_THAT(said, HasSubstr("2 quiet goals"));
  // 1 + 2 on track or ahead, none at risk, 1 overdue. Nobody has progress or activity: those columns are left out.
  EXPECT_THAT(said, HasSubstr("Ann | In review | 3 | 0 | 1 | 30 Jul 2026 | \n"));
  EXPECT_THAT(said, HasSubstr("Cem | Draft | – | – | – | – | \n"));
}

TEST(TeamSummary, AddsUpTheLargestCountsThatASnapshotHolds) {
  const std::string most =
      "summary { counts { stale: 2147483647 healths { health: HEALTH_OVERDUE count: 2147483647 } "
      "healths { health: HEALTH_OFF_TRACK count: 2147483647 } } } ";
  EXPECT_THAT(Said(Composed(Of(Report::KIND_TEAM_SUMMARY, Member("Ann", most) + Member("Ben", most)))),
              AllOf(HasSubstr("4,294,967,294 quiet goals"), HasSubstr("0 / 8,589,934,588")));
}

TEST(TeamSummary, SetsProgressBesideWhatIsExpectedOfThePlan) {
  const Document document = Composed(
      Of(Report::KIND_TEAM_SUMMARY,
         Member("Ann",
                "plan { name: 'p' state: STATE_AGREED progress: 0.25 } summary { plans { plan: 'old' expected: 1 } "
                "plans { plan: 'p' expected: 0.5 } }")));
  const auto* table = First<Table>(document.blocks);
  ASSERT_NE(table, nullptr);
  const ProgressCell* found = nullptr;
  for (const Cell& cell : table->groups[0].rows[0].cells) {
    if (const auto* progress = std::get_if<ProgressCell>(&cell)) found = progress;
  }
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->value, "25%");
  EXPECT_EQ(found->expected, 0.5);
}

TEST(TeamSummary, SuggestsAnAgendaOutOfWhatIsThere) {
  const std::string said =
      Said(Composed(Of(Report::KIND_TEAM_SUMMARY,
                       Member("Ann", "achievements { achievement { title: 'Won' } } " + Goal("Late", "OVERDUE")) +
                           Member("Ben", Plan("AGREED", kReviewOn20June) + "feedback_requests { question: 'x' }"))));
  EXPECT_THAT(said, HasSubstr("Begin with what went well: Ann.\nSettle what is waiting for you: Ben.\n"
                              "Ask what is really in the way, one to one: Ann.\nPrepare the review: Ben.\n"));
  EXPECT_THAT(Said(Composed(Of(Report::KIND_TEAM_SUMMARY, Member("Ann", "")))), HasSubstr("Nothing presses."));
  EXPECT_THAT(Said(Composed(Of(Report::KIND_TEAM_SUMMARY))), HasSubstr("There are no direct reports."));
}

const char kOrganization[] =
    "organization { as_of_time { seconds: 1782777600 } "  // 30 June 2026, 00:00 UTC
    "total { people: 20 people_with_open_plan: 13 people_with_agreed_plan: 5 reviews_due: 2 "
    "counts { goals: 10 overdue: 1 stale: 3 states { state: STATE_ACTIVE count: 8 } "
    "healths { health: HEALTH_ON_TRACK count: 6 } healths { health: HEALTH_OVERDUE count: 2 } "
    "horizons { horizon: HORIZON_SHORT count: 6 } horizons { horizon: HORIZON_LONG count: 2 } } } "
    "units { unit: '-' suppressed: true } units { unit: 'Law' suppressed: true } "
    "units { unit: 'Sales' people: 6 open_plan_share: 0.5 agreed_share: 0.25 counts { goals: 4 } } "
    "units { unit: 'Tech' people: 9 open_plan_share: 1 agreed_share: 0.75 counts { goals: 5 } } }";

TEST(RollUp, SaysTheNumbersAsTheyWereCounted) {
  const std::string said = Said(Composed(Of(Report::KIND_ROLL_UP, kOrganization)));
  EXPECT_THAT(said, HasSubstr("Whole organization"));
  EXPECT_THAT(said, HasSubstr("As of: 30 June 2026"));
  EXPECT_THAT(said, HasSubstr("65% have an open plan (13 of 20)"));
  EXPECT_THAT(said, HasSubstr("25% have an agreed plan (5 of 20)"));
  EXPECT_THAT(said, HasSubstr("2 reviews due"));
  EXPECT_THAT(said, HasSubstr("6 / 8 goals on track or ahead"));
  EXPECT_THAT(said, HasSubstr("On track | 6 | 60% |"));
  EXPECT_THAT(said, HasSubstr("Active | 8 | 80% |"));
  EXPECT_THAT(said, HasSubstr("Long term | 2 | 25% |"));
  EXPECT_THAT(said, HasSubstr("Sales: 25%; Tech: 75%")) << "what the chart is to those who cannot see it";
}

const char kGaps[] =
    "skill_gap_summary { items { skill: 'skills/sql' skill_display_name: 'SQL' people_required: 8 people_below: 6 "
    "levels_short: 9 } } ";

TEST(RollUp, SaysWhatMostPeopleLack) {
  // 6 of 8 are below, by 9 levels together: 1.5 each.
  EXPECT_THAT(Said(Composed(Of(Report::KIND_ROLL_UP, absl::StrCat(kOrganization, kGaps)))),
              HasSubstr("SQL | 6 | 8 | 75% | 1.5 | \n"));
  EXPECT_THAT(Said(Composed(Of(Report::KIND_ROLL_UP, kOrganization))), Not(HasSubstr("Largest skill gaps")));
}

TEST(RollUp, OfAWithheldUnitSaysNotWhatItLacks) {
  const char withheld[] = "organization { as_of_time { seconds: 1 } total { unit: 'Law' suppressed: true } } ";
  EXPECT_THAT(Said(Composed(Of(Report::KIND_ROLL_UP, absl::StrCat(withheld, kGaps)))), Not(HasSubstr("SQL")));
}

TEST(RollUp, SaysOfWithheldUnitsNothingButTheirName) {
  const std::string said = Said(Composed(Of(Report::KIND_ROLL_UP, kOrganization)));
  EXPECT_THAT(said, HasSubstr("Law | Withheld | \n"));
  EXPECT_THAT(said, HasSubstr("Without a unit | Withheld | \n"));
  EXPECT_THAT(said, HasSubstr("Groups of fewer than five people are withheld"));
}

TEST(RollUp, OfAWithheldUnitSaysWhyAndNoNumber) {
  const std::string said = Said(Composed(
      Of(Report::KIND_ROLL_UP, "organization { as_of_time { seconds: 1 } total { unit: 'Law' suppressed: true } }")));
  EXPECT_THAT(said, HasSubstr("These numbers are withheld, so that nobody can be recognized in them."));
  EXPECT_THAT(said, Not(HasSubstr("%"))) << said;
  EXPECT_THAT(said, HasSubstr("Law"));
}

TEST(RollUp, AddsUpTheLargestCountsThatASnapshotHolds) {
  EXPECT_THAT(Said(Composed(Of(Report::KIND_ROLL_UP,
                               "organization { as_of_time { seconds: 1 } total { people: 9 counts { goals: 2147483647 "
                               "healths { health: HEALTH_AHEAD count: 2147483647 } "
                               "healths { health: HEALTH_ON_TRACK count: 2147483647 } "
                               "horizons { horizon: HORIZON_SHORT count: 2147483647 } "
                               "horizons { horizon: HORIZON_LONG count: 2147483647 } } } }"))),
              AllOf(HasSubstr("4,294,967,294 / 4,294,967,294 goals on track or ahead"),
                    HasSubstr("Long term | 2,147,483,647 | 50% |")));
}

TEST(RollUp, BeforeTheFirstCountSaysSo) {
  EXPECT_THAT(Said(Composed(Of(Report::KIND_ROLL_UP, "organization { total {} }"))),
              HasSubstr("Nothing has been counted yet"));
}

TEST(RollUp, NeedsNoNameOfItsReader) {
  ReportSnapshot snapshot = Of(Report::KIND_ROLL_UP, kOrganization);
  snapshot.mutable_profile()->Clear();
  snapshot.clear_reader();
  const Document document = Composed(snapshot);
  EXPECT_EQ(document.title, "Development roll-up – Whole organization");
  EXPECT_EQ(SuggestFileName(snapshot), "Development-roll-up_Whole-organization_2026-06-30.pdf");
}

TEST(BlankForm, IsTheSameForEverybody) {
  ReportSnapshot named = Of(Report::KIND_BLANK_FORM), nobody = named;
  nobody.mutable_profile()->clear_display_name();
  nobody.mutable_profile()->clear_name();
  EXPECT_EQ(Said(Composed(named)), Said(Composed(nobody)));
  EXPECT_THAT(Said(Composed(named)), Not(HasSubstr("Bo Boss")));
}

TEST(BlankForm, HasTheSectionsOfThePlan) {
  EXPECT_THAT(Sections(Composed(Of(Report::KIND_BLANK_FORM))),
              ElementsAre("Where I am heading", "Who I am", "Skills", "Support and budget",
                          "What keeps this sustainable", "Goal 1", "Goal 2", "Goal 3", "Reviews", "Agreement"));
  const std::string said = Said(Composed(Of(Report::KIND_BLANK_FORM)));
  for (const char* word :
       {"Specific:", "Measurable:", "Achievable:", "Relevant:", "Time-bound:", "not a guarantee of advancement"}) {
    EXPECT_THAT(said, HasSubstr(word));
  }
}

TEST(Kinds, NoOtherKindIsMade) {
  for (const int kind : {0, 7}) {
    ReportSnapshot snapshot = Of(Report::KIND_PLAN);
    snapshot.set_kind(static_cast<Report::Kind>(kind));
    EXPECT_EQ(Compose(snapshot).status().code(), absl::StatusCode::kInvalidArgument) << kind;
  }
  ReportSnapshot team = Of(Report::KIND_TEAM_SUMMARY);
  team.mutable_profile()->clear_display_name();
  EXPECT_EQ(Compose(team).status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace milepost::report
