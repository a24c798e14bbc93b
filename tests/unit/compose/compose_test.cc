// What the documents of six people say, and what they keep to themselves. Figures come from the snapshots' own fields.
#include "reportgen/compose/compose.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "google/protobuf/util/time_util.h"
#include "reportgen/compose/source.h"
#include "tests/unit/compose/said.h"

namespace milepost::report {
namespace {

using goals::v1::Goal;
using reports::v1::Report;
using snapshot::v1::ReportSnapshot;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(Plan, HasEverySectionThatAmarasDataAllow) {
  EXPECT_THAT(
      Sections(Composed(Load("amara"))),
      ElementsAre("Who I am", "Target role: Solution architect", "Options explored", "Goals", "Goal by goal", "Actions",
                  "Obstacles and responses", "Standing and network", "What keeps this sustainable", "Mentoring",
                  "Reviews", "Agreement", "Also working on, not part of this plan", "What the scores mean"));
}

TEST(Plan, CoverSaysWhoWhereToAndHowFar) {
  const Document document = Composed(Load("amara"));
  const auto* cover = First<Cover>(document.blocks);
  ASSERT_NE(cover, nullptr);
  EXPECT_EQ(cover->overline, "CAREER DEVELOPMENT PLAN  ·  1 JANUARY 2026 – 31 DECEMBER 2026");
  EXPECT_EQ(cover->title, "Towards solution architecture");
  EXPECT_EQ(cover->name, "Amara Okafor");
  EXPECT_EQ(cover->role, "Senior software developer");
  EXPECT_EQ(cover->target_role, "Solution architect");
  EXPECT_EQ(cover->facts[0].value, "Helen Brandt");
  EXPECT_EQ(cover->facts[1].value, "Priya Raman");
  EXPECT_EQ(document.title, "Career development plan – Amara Okafor");
  EXPECT_EQ(document.language, "en-GB");
}

// In Taipei, eight hours ahead, 23 March 17:00 UTC is the next day; before its first stretch a zone was as in it.
TEST(Source, TellsTheOwnersDayOfAMoment) {
  ReportSnapshot snapshot = Load("amara");
  const auto day_at = [&snapshot](const char* time) {
    google::protobuf::Timestamp moment;
    EXPECT_TRUE(google::protobuf::util::TimeUtil::FromString(time, &moment));
    return absl::FormatCivilTime(Source(snapshot).DayAt(moment));
  };
  EXPECT_EQ(day_at("2026-03-23T17:00:00Z"), "2026-03-23");
  auto* stretch = snapshot.add_zone_offsets();
  google::protobuf::util::TimeUtil::FromString("2026-01-01T00:00:00Z", stretch->mutable_start_time());
  stretch->set_offset_seconds(8 * 3600);
  stretch = snapshot.add_zone_offsets();
  google::protobuf::util::TimeUtil::FromString("2026-06-01T00:00:00Z", stretch->mutable_start_time());
  stretch->set_offset_seconds(-5 * 3600);
  EXPECT_EQ(day_at("2025-12-31T17:00:00Z"), "2026-01-01");
  EXPECT_EQ(day_at("2026-03-23T15:59:59Z"), "2026-03-23");
  EXPECT_EQ(day_at("2026-03-23T16:00:00Z"), "2026-03-24");
  EXPECT_EQ(day_at("2026-06-02T04:59:59Z"), "2026-06-01");
}

TEST(Plan, FiguresAreTheSnapshotsOwn) {
  ReportSnapshot snapshot = Load("amara");
  snapshot.mutable_plan()->set_progress(0.125);
  snapshot.mutable_skill_gap()->set_readiness(0.6449);
  Goal& goal = *snapshot.mutable_goals(0);
  goal.mutable_status()->set_progress(0.505);
  goal.mutable_status()->set_expected(0.4945);
  const std::string said = Said(Composed(snapshot));
  EXPECT_THAT(said, HasSubstr("13% plan progress"));
  EXPECT_THAT(said, HasSubstr("64% ready for the target role (6 of 6 required skills assessed)"));
  EXPECT_THAT(said, HasSubstr("Progress: 51% · expected 49%"));
}

TEST(Plan, AReviewThatIsDueSaysForHowLong) {
  ReportSnapshot snapshot = Load("amara");
  google::type::Date& review = *snapshot.mutable_plan()->mutable_next_review_date();
  review = snapshot.today();
  EXPECT_THAT(Said(Composed(snapshot)), Not(HasSubstr("late)")));
  review.set_day(review.day() - 20);
  for (const Report::Kind kind : {Report::KIND_PLAN, Report::KIND_PROGRESS}) {
    snapshot.set_kind(kind);
    EXPECT_THAT(Said(Composed(snapshot)), HasSubstr("Next review: 10 June 2026 (20 days late)"));
  }
}

TEST(Plan, MetricThatFallsIsToldFromStartToTarget) {
  EXPECT_THAT(Said(Composed(Load("amara"))), HasSubstr("Measure: 30 now\n48\u00A0→ 24\u00A0hours"));
}

TEST(Plan, BudgetIsTheSumOfAllCostsByCurrency) {
  ReportSnapshot snapshot = Load("amara");  // 390 and 165 GBP
  EXPECT_THAT(Said(Composed(snapshot)), HasSubstr("Budget: GBP\u00A0555"));
  google::type::Money& cost = *snapshot.mutable_goals(0)->mutable_action_items(0)->mutable_cost();
  cost.set_currency_code("EUR");
  cost.set_units(1200);
  cost.set_nanos(500'000'000);
  EXPECT_THAT(Said(Composed(snapshot)), HasSubstr("Budget: EUR\u00A01,200.50 + GBP\u00A0555"));
}

TEST(Plan, SignaturesOfTheRevisionAreDatedAndOthersLeftBlank) {
  ReportSnapshot snapshot = Load("amara");
  EXPECT_THAT(Said(Composed(snapshot)), HasSubstr("Helen Brandt, Manager: Signed 12 April 2026"));
  snapshot.mutable_revision()->mutable_sign_offs(1)->set_sha256("of another text");
  EXPECT_THAT(Said(Composed(snapshot)), HasSubstr("Helen Brandt, Manager: \n"));
}

TEST(Plan, AgreementSaysWhatItIsNot) {
  EXPECT_THAT(Said(Composed(Load("amara"))),
              HasSubstr("not a guarantee of advancement and not a performance appraisal"));
}

TEST(Plan, SmartIsShownOnlyForGoalsThatWereAssessed) {
  ReportSnapshot snapshot = Load("amara");
  EXPECT_THAT(Said(Composed(snapshot)), HasSubstr("S+M+A+R+T~ | SMART 9 of 10"));
  snapshot.clear_smart();
  EXPECT_THAT(Said(Composed(snapshot)), Not(HasSubstr("SMART")));
}

// The rules as they stand in the code that applies them.
std::set<std::string> RulesOfTheLint() {
  std::ifstream file(MILEPOST_SOURCE_DIR "/services/goals/smart_lint.cc");
  const std::string code(std::istreambuf_iterator<char>(file), {});
  const std::regex rule("\"(smart\\.[a-z.-]+)\"");
  std::set<std::string> rules;
  for (std::sregex_iterator it(code.begin(), code.end(), rule), end; it != end; ++it) rules.insert((*it)[1]);
  return rules;
}

TEST(Plan, AdviceOnEveryRuleIsGivenInTheDocumentsLanguage) {
  ReportSnapshot snapshot = Load("amara");
  auto& finding = *(*snapshot.mutable_smart())["profiles/amara/goals/review-turnaround"].mutable_findings(0);
  finding.set_suggestion("In the server's words.");
  const std::set<std::string> rules = RulesOfTheLint();
  EXPECT_THAT(rules, Contains("smart.specific.vague-word"));
  for (const char* locale : {"en-GB", "pl-PL", "es-ES", "zh-Hant"}) {
    snapshot.mutable_profile()->set_locale(locale);
    for (const std::string& rule : rules) {
      finding.set_rule_id(rule);
      EXPECT_THAT(Said(Composed(snapshot)), Not(HasSubstr("In the server's words."))) << locale << " " << rule;
    }
  }
  EXPECT_THAT(Said(Composed(snapshot)), HasSubstr("表述良好。 訂下希望完成的日期。"));  // the last rule's
  finding.set_rule_id("smart.of-tomorrow");
  EXPECT_THAT(Said(Composed(snapshot)), HasSubstr("In the server's words."));
}

TEST(Plan, RejectedAndCancelledGoalsAreNoPartOfIt) {
  ReportSnapshot snapshot = Load("amara");
  const std::string cancelled = "Speak at the spring architecture conference";
  ASSERT_THAT(snapshot.ShortDebugString(), HasSubstr(cancelled));
  EXPECT_THAT(Said(Composed(snapshot)), Not(HasSubstr(cancelled)));
}

// What comes before the signatures, and what comes after them.
std::pair<std::string, std::string> Parted(const ReportSnapshot& snapshot) {
  const std::string said = Said(Composed(snapshot));
  const size_t at = said.find("Also working on, not part of this plan");
  return {said.substr(0, at), at == said.npos ? "" : said.substr(at)};
}

// Of Amara's seven goals that are not cancelled five are the plan's; of the two others one is done.
TEST(Plan, GoalsThatAreNotInItComeAfterTheSignatures) {
  const auto [plan, rest] = Parted(Load("amara"));
  EXPECT_THAT(plan, HasSubstr("Lead two cross-team designs"));
  EXPECT_THAT(plan, HasSubstr("5 / 5 plan goals on track or ahead"));
  EXPECT_THAT(plan, HasSubstr("Signed 12 April 2026"));
  EXPECT_THAT(plan, Not(HasSubstr("Prepare the talk about my pay band")));
  EXPECT_THAT(rest, HasSubstr("Prepare the talk about my pay band"));
  EXPECT_THAT(rest, Not(HasSubstr("Lead two cross-team designs")));
  EXPECT_THAT(plan + rest, Not(HasSubstr("Complete the distributed systems course")));
}

TEST(Plan, HoldsTheGoalsOfTheTermsThatAreSigned) {
  ReportSnapshot snapshot = Load("amara");
  goals::v1::PlanTerms terms;
  terms.add_goals()->set_goal(snapshot.goals(0).name());  // later ones left the agreement
  snapshot.mutable_revision()->set_terms(terms.SerializeAsString());
  EXPECT_THAT(Parted(snapshot).first, HasSubstr("1 / 1 plan goals on track or ahead"));
  EXPECT_THAT(Parted(snapshot).second, HasSubstr("Cut review turnaround from 48 to 24 hours"));
  snapshot.mutable_revision()->set_state(goals::v1::PlanRevision::STATE_WITHDRAWN);
  EXPECT_THAT(Parted(snapshot).first, HasSubstr("5 / 5 plan goals on track or ahead"));
}

TEST(Plan, WithoutOneAllGoalsAreShownAlike) {
  ReportSnapshot snapshot = Load("amara");
  snapshot.clear_plan();
  const auto [all, rest] = Parted(snapshot);
  EXPECT_THAT(all, HasSubstr("5 / 6 goals on track or ahead"));
  EXPECT_THAT(all, HasSubstr("Prepare the talk about my pay band"));
  EXPECT_EQ(rest, "");
}

TEST(Plan, OwnerWithoutMentorIsToldThatOneIsOptional) {
  ReportSnapshot snapshot = Load("amara");
  snapshot.clear_mentorships();
  EXPECT_THAT(Said(Composed(snapshot)), HasSubstr("A mentor is optional"));
  snapshot.set_reader(type::v1::PARTY_MANAGER);
  EXPECT_THAT(Said(Composed(snapshot)), Not(HasSubstr("entor is optional")));
}

TEST(Plan, ExploringPersonGetsQuestionsAndNoTargetRole) {
  const std::string said = Said(Composed(Load("diego")));
  EXPECT_THAT(said, HasSubstr("Todavía explorando"));
  EXPECT_THAT(said, Not(HasSubstr("Puesto objetivo")));
}

TEST(Plan, ManagersCopyHoldsNothingThatIsTheOwnersAlone) {
  const Document document = Composed(Load("lerato-for-manager"));
  const std::string said = Said(document);
  EXPECT_EQ(document.running.confidentiality, "Confidential – shared with the manager");
  for (const char* hidden : {"balance", "workload", "Weekly", "check-ins", "No mentor"}) {
    EXPECT_THAT(said, Not(HasSubstr(hidden)));
  }
}

TEST(Plan, NamesTheReaderMayNotKnowAreLeftOut) {
  ReportSnapshot snapshot = Load("amara");
  snapshot.clear_display_names();
  const std::string said = Said(Composed(snapshot));
  for (const char* name : {"profiles/", "skills/", "roles/", "Helen Brandt", "Priya Raman", "Mentor:"}) {
    EXPECT_THAT(said, Not(HasSubstr(name)));
  }
}

TEST(Plan, EmptyPersonGetsAPlaceToBegin) {
  const Document document = Composed(Load("empty"));
  EXPECT_THAT(Sections(document), ElementsAre("A place to begin"));
  EXPECT_THAT(Said(document), HasSubstr("ten minutes"));
  EXPECT_NE(First<NoteLines>(document.blocks), nullptr);
}

TEST(Plan, OthersLearnNothingFromAnEmptyPerson) {
  ReportSnapshot snapshot = Load("empty");
  snapshot.set_reader(type::v1::PARTY_MANAGER);
  snapshot.clear_development();
  const Document document = Composed(snapshot);
  EXPECT_THAT(Sections(document), IsEmpty());
  EXPECT_THAT(Said(document), HasSubstr("There is nothing to show in this document."));
}

TEST(Plan, FollowsTheOwnersLanguage) {
  EXPECT_THAT(Sections(Composed(Load("mei-ling"))), Contains("關於我"));
  EXPECT_THAT(Sections(Composed(Load("tomasz"))), Contains("Kim jestem"));
  EXPECT_THAT(Sections(Composed(Load("diego"))), Contains("Quién soy"));
  EXPECT_THAT(Said(Composed(Load("mei-ling"))), HasSubstr("截至: 2026年6月30日"));
  EXPECT_THAT(Said(Composed(Load("tomasz"))), HasSubstr("Stan na: 30 czerwca 2026"));
}

TEST(Plan, LeapDayIsWrittenAsItIs) {
  ReportSnapshot snapshot = Load("amara");
  google::type::Date& due = *snapshot.mutable_goals(0)->mutable_due_date();
  due.set_year(2028), due.set_month(2), due.set_day(29);
  EXPECT_THAT(Said(Composed(snapshot)), HasSubstr("Due 29 February 2028"));
}

TEST(Plan, DateThatDoesNotExistIsNotShownAsAnother) {
  ReportSnapshot snapshot = Load("amara");
  google::type::Date& due = *snapshot.mutable_goals(0)->mutable_due_date();
  due.set_year(2027), due.set_month(2), due.set_day(29);
  const std::string said = Said(Composed(snapshot));
  EXPECT_THAT(said, Not(HasSubstr("1 March 2027")));
  EXPECT_THAT(said, Not(HasSubstr("29 February 2027")));
}

TEST(Plan, SixHundredGoalsAreTheMostAndTheOthersAreCounted) {
  ReportSnapshot snapshot = Load("amara");
  const Goal goal = snapshot.goals(0);
  snapshot.clear_goals();
  for (int i = 0; i < 700; ++i) {
    *snapshot.add_goals() = goal;
    snapshot.mutable_goals(i)->set_name("profiles/amara/goals/g" + std::to_string(i));
    snapshot.mutable_goals(i)->set_title("Goal number " + std::to_string(i));
  }
  const std::string said = Said(Composed(snapshot));
  const auto times = [&said](std::string_view words) {
    int count = 0;
    for (size_t at = said.find(words); at != said.npos; at = said.find(words, at + 1)) ++count;
    return count;
  };
  EXPECT_THAT(said, HasSubstr("Short term 700 goals"));
  EXPECT_EQ(times("Goal number 599"), 2) << "in its lane and on a card";
  EXPECT_EQ(times("Goal number 600"), 0);
  EXPECT_EQ(times("and 100 more"), 2);
}

TEST(Plan, ADateBeyondTheYear9999IsNone) {
  ReportSnapshot snapshot = Load("amara");
  for (Goal& goal : *snapshot.mutable_goals()) goal.mutable_due_date()->set_year(2'000'000'000);
  const std::string said = Said(Composed(snapshot));
  EXPECT_THAT(said, HasSubstr("Lead two cross-team designs"));
  EXPECT_THAT(said, Not(HasSubstr("Timeline")));
}

TEST(Plan, TextOfFourThousandCharactersIsWhole) {
  ReportSnapshot snapshot = Load("amara");
  std::string text;
  while (text.size() < 4000) text += "Die längste Begründung, die jemand schreiben darf. ";
  text += "END";
  snapshot.mutable_goals(0)->set_description(text);
  EXPECT_THAT(Said(Composed(snapshot)), HasSubstr(text));
}

TEST(Compose, SameSnapshotSameDocument) {
  EXPECT_EQ(Said(Composed(Load("amara"))), Said(Composed(Load("amara"))));
  EXPECT_EQ(Said(Composed(LoadProgress("amara"))), Said(Composed(LoadProgress("amara"))));
}

// Whatever is taken out of a snapshot leaves no word behind.
TEST(Compose, WhatIsNotInTheSnapshotIsNotInTheDocument) {
  for (ReportSnapshot snapshot : {Load("amara"), LoadProgress("amara")}) {
    ASSERT_THAT(Said(Composed(snapshot)), HasSubstr("Cut review turnaround"));
    snapshot.clear_goals();
    snapshot.clear_series();
    snapshot.clear_journal();
    snapshot.clear_smart();
    snapshot.clear_commitments();
    snapshot.clear_feedback();
    snapshot.clear_plan_diff();
    snapshot.clear_goal_attainment();
    const std::string said = Said(Composed(snapshot));
    for (const char* gone :
         {"Cut review turnaround", "Event backbone", "certification", "Goals", "Overdue", "Actions"}) {
      EXPECT_THAT(said, Not(HasSubstr(gone)));
    }
  }
}

TEST(Compose, RefusesWhatIsNoSnapshotOfThisForm) {
  const auto refuses = [](ReportSnapshot snapshot) { return absl::IsInvalidArgument(Compose(snapshot).status()); };
  ReportSnapshot snapshot = Load("amara");
  EXPECT_FALSE(refuses(snapshot));
  snapshot.set_format(2);
  EXPECT_TRUE(refuses(snapshot));
  snapshot = Load("amara");
  snapshot.clear_today();
  EXPECT_TRUE(refuses(snapshot));
  snapshot = Load("amara");
  snapshot.clear_profile();
  EXPECT_TRUE(refuses(snapshot));
  snapshot = Load("amara");
  snapshot.set_kind(static_cast<Report::Kind>(99));
  EXPECT_TRUE(refuses(snapshot));
  EXPECT_TRUE(refuses(ReportSnapshot()));
}

TEST(Compose, UnknownEnumValuesOfANewerServerAreLeftOut) {
  ReportSnapshot snapshot = Load("amara");
  snapshot.mutable_goals(0)->set_state(static_cast<Goal::State>(99));
  snapshot.mutable_goals(0)->mutable_status()->set_health(static_cast<goals::v1::GoalStatus::Health>(99));
  snapshot.mutable_plan()->set_state(static_cast<goals::v1::Plan::State>(99));
  EXPECT_TRUE(Compose(snapshot).ok());
}

TEST(Compose, LetterPaperIsHonoured) {
  ReportSnapshot snapshot = Load("amara");
  EXPECT_EQ(Composed(snapshot).page_size, PageSize::kA4);
  snapshot.set_paper(Report::PAPER_LETTER);
  EXPECT_EQ(Composed(snapshot).page_size, PageSize::kLetter);
}

TEST(FileName, NamesKindPersonAndDay) {
  EXPECT_EQ(SuggestFileName(Load("amara")), "Career-development-plan_Amara-Okafor_2026-06-30.pdf");
}

TEST(FileName, CannotLeaveItsFolder) {
  ReportSnapshot snapshot = Load("amara");
  snapshot.mutable_profile()->set_display_name("../../etc/\n\"passwd\" \\ 美");
  EXPECT_EQ(SuggestFileName(snapshot), "Career-development-plan_..-..-etc---passwd----美_2026-06-30.pdf");
  snapshot.mutable_profile()->set_display_name("Ada\u202Efdp\x01.\xFF علی\u200Cرضا");
  EXPECT_EQ(SuggestFileName(snapshot), "Career-development-plan_Ada-fdp-.--علی\u200Cرضا_2026-06-30.pdf");
  std::string long_name;
  for (int i = 0; i < 200; ++i) long_name += "美";
  snapshot.mutable_profile()->set_display_name(long_name);
  EXPECT_LE(SuggestFileName(snapshot).size(), 200u);
}

}  // namespace
}  // namespace milepost::report
