// The worked examples of the domain, through the API. Expected values are those of the table, or computed by hand
// beside it; today is 2026-06-30.
#include "milepost/catalog/v1/catalog_service.grpc.pb.h"
#include "milepost/profiles/v1/profiles_service.grpc.pb.h"
#include "tests/conformance/domain/life.h"

namespace milepost::conformance {
namespace {

using goals::v1::GoalStatus;
using goals::v1::SmartAssessment;
using Catalog = catalog::v1::CatalogService::Stub;
using Profiles = profiles::v1::ProfilesService::Stub;
using ::testing::DoubleNear;

class Numbers : public Life {
 protected:
  // A goal from `from` to `to` that stood at `now` on 2026-06-15.
  GoalStatus StatusOf(double from, double to, double now, const std::string& start, const std::string& due) {
    const Goal goal =
        Create(absl::StrCat("title: 'Measure it' metric { start: ", from, " target: ", to, " } ", Days(start, due)));
    EXPECT_TRUE(Record(goal.name(), now, "2026-06-25").applied());
    return Get(goal.name()).status();
  }
};

TEST_F(Numbers, HalfOfFourInHalfAYearIsOnTrack) {
  const GoalStatus status = StatusOf(0, 4, 2, "2026-01-01", "2026-12-31");
  EXPECT_DOUBLE_EQ(status.progress(), 0.5);
  EXPECT_DOUBLE_EQ(status.expected(), 180.0 / 364);  // .4945
  EXPECT_EQ(status.health(), GoalStatus::HEALTH_ON_TRACK);
  EXPECT_THAT(status.pace(), DoubleNear(1.011, 0.0005));
  EXPECT_EQ(testing::Text(status.projected_finish_date()), "2026-12-27");
  EXPECT_EQ(status.slip_days(), -4);
  EXPECT_DOUBLE_EQ(status.gap(), 180.0 / 364 - 0.5);
  EXPECT_TRUE(status.measured());
  EXPECT_EQ(status.current(), 2);
  EXPECT_EQ(status.quiet_days(), 5);
  EXPECT_EQ(status.progress_source(), GoalStatus::PROGRESS_SOURCE_METRIC);
  EXPECT_EQ(testing::Text(status.as_of_date()), "2026-06-30");
}

TEST_F(Numbers, AGoalThatDecreasesIsMeasuredDownwards) {
  const GoalStatus status = StatusOf(48, 24, 30, "2026-01-01", "2026-12-31");
  EXPECT_DOUBLE_EQ(status.progress(), 0.75);
  EXPECT_EQ(status.health(), GoalStatus::HEALTH_AHEAD);
}

TEST_F(Numbers, EightOfFortyHoursIsOffTrack) {
  const GoalStatus status = StatusOf(0, 40, 8, "2026-03-01", "2026-09-30");
  EXPECT_DOUBLE_EQ(status.progress(), 0.2);
  EXPECT_THAT(status.expected(), DoubleNear(0.5681, 0.00005));
  EXPECT_EQ(status.health(), GoalStatus::HEALTH_OFF_TRACK);
  EXPECT_EQ(testing::Text(status.projected_finish_date()), "2027-10-27");
}

TEST_F(Numbers, HalfDonePastItsDueDateIsOverdue) {
  EXPECT_EQ(StatusOf(0, 2, 1, "2026-01-01", "2026-06-15").health(), GoalStatus::HEALTH_OVERDUE);
}

TEST_F(Numbers, NothingDoneTenDaysInIsNotStarted) {
  EXPECT_EQ(StatusOf(0, 5, 0, "2026-06-20", "2026-12-31").health(), GoalStatus::HEALTH_NOT_STARTED);
}

TEST_F(Numbers, ValuesBeyondTheTargetAreClampedAndKeptRaw) {
  const GoalStatus status = StatusOf(0, 4, 6, "2026-01-01", "2026-12-31");
  EXPECT_DOUBLE_EQ(status.progress(), 1);
  EXPECT_DOUBLE_EQ(status.raw_ratio(), 1.5);
  EXPECT_EQ(status.current(), 6);
  EXPECT_FALSE(status.has_pace());
}

TEST_F(Numbers, UnmeasuredCountsAsTheStart) {
  const GoalStatus status = Create("title: 'Measure it' metric { start: 3 target: 5 }").status();
  EXPECT_EQ(status.current(), 3);
  EXPECT_TRUE(status.has_progress());
  EXPECT_EQ(status.progress(), 0);
  EXPECT_FALSE(status.measured());
}

// (3 x .5 + 2 x .75) / 5 = .6; the cancelled child would have made it .65.
TEST_F(Numbers, ARollUpWeighsItsPartsAndLeavesOutCancelledOnes) {
  const Plan plan = MakePlan();
  const Goal parent = Create(absl::StrCat("title: 'The whole' plan: '", plan.name(), "'"));
  EXPECT_FALSE(parent.status().has_progress());
  const auto child = [&](double from, double to, int weight) {
    return Create(absl::StrCat("title: 'A part' parent_goal: '", parent.name(), "' metric { start: ", from,
                               " target: ", to, " } weight: ", weight))
        .name();
  };
  const std::string first = child(0, 4, 3), second = child(48, 24, 2), third = child(0, 10, 1);
  Record(first, 2, "2026-06-01");
  Record(second, 30, "2026-06-01");
  Record(third, 9, "2026-06-01");
  EXPECT_THAT(Get(parent.name()).status().progress(), DoubleNear(3.9 / 6, 1e-12));  // .65 as long as all three count
  Ok(Try(&Goals::CancelGoal, Named(third) + "reason: 'No longer needed'"));
  const Goal rolled = Get(parent.name());
  EXPECT_THAT(rolled.status().progress(), DoubleNear(0.6, 1e-12));
  EXPECT_EQ(rolled.status().part_count(), 2);
  EXPECT_EQ(rolled.status().progress_source(), GoalStatus::PROGRESS_SOURCE_ROLL_UP);
  EXPECT_EQ(rolled.child_count(), 3);
  EXPECT_EQ(rolled.etag(), parent.etag()) << "computed values are no part of the etag";
  EXPECT_THAT(GetPlan(plan.name()).progress(), DoubleNear(0.6, 1e-12));
}

TEST_F(Numbers, ProgressIsCarriedThroughEveryLevel) {
  const Goal top = Create("title: 'Top'");
  const Goal middle = Create(absl::StrCat("title: 'Middle' parent_goal: '", top.name(), "'"));
  const Goal low = Create(absl::StrCat("title: 'Low' parent_goal: '", middle.name(), "'"));
  const Goal leaf = Create(absl::StrCat("title: 'Leaf' parent_goal: '", low.name(), "' metric { start: 0 target: 8 }"));
  Record(leaf.name(), 2, "2026-06-30");
  for (const std::string& name : {leaf.name(), low.name(), middle.name(), top.name()}) {
    EXPECT_EQ(Get(name).status().progress(), 0.25);
  }
  Ok(Try(&Goals::CloseGoal, Named(leaf.name()) + "outcome: OUTCOME_ACHIEVED"));
  EXPECT_EQ(Get(top.name()).status().progress(), 1) << "achieved counts 1";
  Ok(Try(&Goals::ReopenGoal, Named(leaf.name()) + "reason: 'Not yet'"));
  EXPECT_EQ(Get(top.name()).status().progress(), 0.25);
  Ok(Try(&Goals::DeleteGoal, Named(leaf.name())));
  EXPECT_FALSE(Get(top.name()).status().has_progress());
  EXPECT_EQ(Get(low.name()).child_count(), 0);
  Ok(Try(&Goals::UndeleteGoal, Named(leaf.name())));
  EXPECT_EQ(Get(top.name()).status().progress(), 0.25);
}

TEST_F(Numbers, AnOverrideWinsUntilItExpires) {
  Goal goal = Create(
      "title: 'By hand' metric { start: 0 target: 4 } manual_override { progress: 0.9 reason: 'Seen' "
      "expire_date { " +
      DateText("2026-07-02") + " } }");
  EXPECT_EQ(goal.status().progress(), 0.9);
  EXPECT_EQ(goal.status().progress_source(), GoalStatus::PROGRESS_SOURCE_MANUAL_OVERRIDE);
  goal = Ok(Try(OwnerOn("2026-07-03"), &Goals::GetGoal, Named(goal.name())));
  EXPECT_EQ(goal.status().progress(), 0);
  EXPECT_EQ(goal.status().progress_source(), GoalStatus::PROGRESS_SOURCE_METRIC);
}

TEST_F(Numbers, AManagerCannotOverride) {
  const auto goal = Try(Manager(), &Goals::CreateGoal,
                        absl::StrCat("parent: '", Me(),
                                     "' goal { title: 'By hand' manual_override { progress: 1 reason: "
                                     "'So' expire_date { ",
                                     DateText("2027-01-01"), " } } }"));
  ExpectReason(goal.status(), absl::StatusCode::kInvalidArgument, "INVALID_FIELDS");
  EXPECT_EQ(client::ErrorDetails(goal.status()).violations.at(0).field, "goal.manual_override");
}

// Readiness: (3 x 3/5 + 2 x 4/5 + 2 x 1 + 1 x 1 + 2 x 0) / 10.
TEST_F(Numbers, ReadinessIsWeighedAndCoverageStandsBesideIt) {
  const struct {
    int required, current;
    const char* importance;
  } kRows[] = {{5, 3, "CRITICAL"}, {5, 4, "IMPORTANT"}, {4, 4, "IMPORTANT"}, {4, 5, "USEFUL"}, {5, 0, "IMPORTANT"}};
  std::string role = "role { display_name: 'Data scientist' ";
  int number = 0;
  for (const auto& row : kRows) {
    const auto skill =
        Ok(Try(server().Sync(), &Catalog::CreateSkill, absl::StrCat("skill { display_name: 'Skill ", ++number, "' }")));
    absl::StrAppend(&role, "requirements { skill: '", skill.name(), "' required_level: ", row.required,
                    " importance: IMPORTANCE_", row.importance, " } ");
    if (row.current == 0) continue;
    Ok(Try(&Profiles::AssessSkill, absl::StrCat("parent: '", Me(), "' skill_assessment { skill: '", skill.name(),
                                                "' level: ", row.current, " source: SOURCE_SELF }")));
  }
  const auto stored = Ok(Try(server().Sync(), &Catalog::CreateRole, role + "}"));
  const auto gap = Ok(Try(&Profiles::GetSkillGap, absl::StrCat("parent: '", Me(), "' role: '", stored.name(), "'")));
  EXPECT_THAT(gap.readiness(), DoubleNear(0.64, 1e-12));
  EXPECT_EQ(gap.assessed_count(), 4);
  EXPECT_EQ(gap.required_count(), 5);
  EXPECT_EQ(gap.role_display_name(), "Data scientist");
  EXPECT_EQ(gap.items_size(), 5);
}

TEST_F(Numbers, GetBetterAtCodingScoresNothing) {
  const auto lint =
      Ok(Try(&Goals::LintGoal, absl::StrCat("parent: '", Me(), "' goal { title: 'Get better at coding' }")));
  EXPECT_EQ(lint.score(), 0);
  EXPECT_EQ(lint.verdict(), SmartAssessment::VERDICT_NOT_SMART);
  ASSERT_EQ(lint.letters_size(), 5);
  for (const auto& letter : lint.letters()) EXPECT_EQ(letter.score(), 0) << letter.letter();
  EXPECT_GE(lint.findings_size(), 5);
}

TEST_F(Numbers, AStoredGoalIsLintedByItsNameOrAsItIsSentNotBoth) {
  const Goal goal = Create("title: 'Get better at coding'");
  EXPECT_EQ(Ok(Try(&Goals::LintGoal, absl::StrCat("parent: '", Me(), "' ", Named(goal.name())))).score(), 0);
  EXPECT_EQ(
      Ok(Try(&Goals::LintGoal, "parent: 'profiles/me' name: 'profiles/me" + goal.name().substr(Me().size()) + "'"))
          .score(),
      0);
  const std::string foreign = Named(SomebodyElse().goal);
  for (const std::string& both : {std::string(), Named(goal.name()) + "goal { title: 'Read' }", foreign}) {
    ExpectReason(Try(&Goals::LintGoal, absl::StrCat("parent: '", Me(), "' ", both)).status(),
                 absl::StatusCode::kInvalidArgument, "INVALID_FIELDS");
  }
}

// Periods of 14 days are counted from 1970-01-01: today's began on 2026-06-18, those before on 06-04, 05-21, 05-07.
TEST_F(Numbers, AStreakCountsBackFromThePeriodBeforeTheCurrentOne) {
  const auto check_in = [&](const char* day) {
    Ok(Try(&Progress::CreateJournalEntry, absl::StrCat("parent: '", Me(),
                                                       "' journal_entry { check_in { learned: 'It' } "
                                                       "entry_date { ",
                                                       DateText(day), " } }")));
  };
  const auto snapshot = [&] { return Ok(Try(&Progress::GetMotivationSnapshot, absl::StrCat("parent: '", Me(), "'"))); };
  EXPECT_EQ(snapshot().streak(), 0);
  for (const char* day : {"2026-06-04", "2026-06-03", "2026-05-07", "2026-04-22"}) check_in(day);
  EXPECT_EQ(snapshot().streak(), 3);  // nothing from 04-23 to 05-06
  EXPECT_FALSE(snapshot().current_period_done());
  check_in("2026-06-18");
  const auto now = snapshot();
  EXPECT_EQ(now.streak(), 4);
  EXPECT_TRUE(now.current_period_done());
  EXPECT_EQ(now.check_in_count(), 5);
  EXPECT_EQ(now.cadence_days(), 14);
  EXPECT_EQ(testing::Text(now.current_period_start_date()), "2026-06-18");
}

TEST_F(Numbers, APeriodWithEveryGoalOnHoldIsNeutral) {
  const Goal goal = Ok(Try(OwnerOn("2026-01-01"), &Goals::CreateGoal,
                           absl::StrCat("parent: '", Me(), "' initial_state: STATE_ACTIVE goal { title: 'Study' }")));
  for (const char* day : {"2026-04-10", "2026-06-05"}) {
    Ok(Try(&Progress::CreateJournalEntry, absl::StrCat("parent: '", Me(),
                                                       "' journal_entry { check_in { learned: 'It' } "
                                                       "entry_date { ",
                                                       DateText(day), " } }")));
  }
  EXPECT_EQ(Ok(Try(&Progress::GetMotivationSnapshot, absl::StrCat("parent: '", Me(), "'"))).streak(), 1);
  Ok(Try(OwnerOn("2026-04-22"), &Goals::HoldGoal, Named(goal.name()) + "reason: 'Family leave'"));
  Ok(Try(OwnerOn("2026-06-04"), &Goals::ResumeGoal, Named(goal.name())));
  EXPECT_EQ(Ok(Try(&Progress::GetMotivationSnapshot, absl::StrCat("parent: '", Me(), "'"))).streak(), 2);
}

TEST_F(Numbers, LearningIsSharedByHours) {
  const std::pair<const char*, int> kHours[] = {{"EXPERIENCE", 14}, {"EXPOSURE", 4}, {"EDUCATION", 2}};
  for (const auto& [category, hours] : kHours) {
    Ok(Try(&Progress::CreateJournalEntry,
           absl::StrCat("parent: '", Me(), "' journal_entry { activity { title: 'Learn' category: LEARNING_CATEGORY_",
                        category, " hours: ", hours, " } }")));
  }
  const auto summary = Ok(Try(&Progress::GetLearningSummary, absl::StrCat("parent: '", Me(), "'")));
  ASSERT_EQ(summary.shares_size(), 3);
  EXPECT_DOUBLE_EQ(summary.shares(0).share(), 0.7);
  EXPECT_DOUBLE_EQ(summary.shares(1).share(), 0.2);
  EXPECT_DOUBLE_EQ(summary.shares(2).share(), 0.1);
  EXPECT_EQ(summary.total_hours(), 20);
}

}  // namespace
}  // namespace milepost::conformance
