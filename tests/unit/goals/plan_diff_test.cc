#include "services/goals/plan_diff.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/unit/goals/goal_texts.h"

namespace milepost::goals {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr absl::string_view kBefore =
    "display_name: 'The year' vision: 'Architect' start_date { year: 2026 month: 1 day: 1 } "
    "goals { goal: 'a' title: 'Lead' success_criteria: 'one' success_criteria: 'two' "
    "  metric { unit: 'designs' start: 0 target: 2 } due_date { year: 2026 month: 12 day: 31 } weight: 2 "
    "  milestones { id: 'm' title: 'First' due_date { year: 2026 month: 6 day: 30 } } "
    "  action_items { id: 'x' title: 'Ask' planned_hours: 4 } }";

// One line a change: `goal field KIND old -> new (days)`.
std::vector<std::string> Lines(const v1::PlanTerms& before, const v1::PlanTerms& after) {
  std::vector<std::string> lines;
  for (const v1::TermChange& change : DiffTerms(before, after)) {
    std::string days = change.has_days_moved() ? absl::StrCat(" (", change.days_moved(), ")") : "";
    lines.push_back(absl::StrCat(change.goal(), " ", change.field_path(), " ",
                                 v1::TermChange::Kind_Name(change.kind()).substr(sizeof("KIND_") - 1), " ",
                                 change.old_text(), " -> ", change.new_text(), days));
  }
  return lines;
}

std::vector<std::string> After(const std::function<void(v1::PlanTerms&)>& change) {
  const auto before = Parse<v1::PlanTerms>(kBefore);
  v1::PlanTerms after = before;
  change(after);
  return Lines(before, after);
}

TEST(DiffTerms, SaysNothingOfTheSame) {
  EXPECT_THAT(After([](v1::PlanTerms&) {}), IsEmpty());
}

TEST(DiffTerms, SaysTheWordsOfThePlanFirst) {
  EXPECT_THAT(After([](v1::PlanTerms& t) {
                t.set_vision("Principal");
                t.clear_start_date();
                *t.mutable_end_date() = rpc::FromCivil(Day("2026-12-31"));
                t.mutable_goals(0)->set_title("Lead more");
              }),
              ElementsAre(" vision CHANGED Architect -> Principal", " start_date REMOVED 2026-01-01 -> ",
                          " end_date ADDED  -> 2026-12-31", "a title CHANGED Lead -> Lead more"));
}

TEST(DiffTerms, CountsTheDaysOfADateThatMoved) {
  EXPECT_THAT(After([](v1::PlanTerms& t) {
                *t.mutable_goals(0)->mutable_due_date() = rpc::FromCivil(Day("2027-03-31"));
                *t.mutable_goals(0)->mutable_milestones(0)->mutable_due_date() = rpc::FromCivil(Day("2026-06-20"));
              }),
              ElementsAre("a due_date MOVED 2026-12-31 -> 2027-03-31 (90)",
                          "a milestones.m.due_date MOVED 2026-06-30 -> 2026-06-20 (-10)"));
}

TEST(DiffTerms, NamesTheFieldsOfAMetric) {
  EXPECT_THAT(After([](v1::PlanTerms& t) {
                t.mutable_goals(0)->mutable_metric()->set_target(2.5);
                t.mutable_goals(0)->clear_weight();
              }),
              ElementsAre("a metric.target CHANGED 2 -> 2.5", "a weight REMOVED 2 -> "));
  EXPECT_THAT(After([](v1::PlanTerms& t) { t.mutable_goals(0)->clear_metric(); }),
              ElementsAre("a metric REMOVED 0 to 2 designs -> "));
}

TEST(DiffTerms, ComparesElementsById) {
  EXPECT_THAT(
      After([](v1::PlanTerms& t) {
        auto& goal = *t.mutable_goals(0);
        goal.mutable_milestones(0)->set_id("n");
        goal.mutable_action_items(0)->set_planned_hours(6);
        goal.mutable_action_items(0)->set_category(v1::ActionItem::LEARNING_CATEGORY_EXPOSURE);
      }),
      ElementsAre("a milestones.n ADDED  -> First", "a milestones.m REMOVED First -> ",
                  "a action_items.x.category ADDED  -> EXPOSURE", "a action_items.x.planned_hours CHANGED 4 -> 6"));
}

TEST(DiffTerms, ListsCriteriaLineByLine) {
  EXPECT_THAT(After([](v1::PlanTerms& t) { t.mutable_goals(0)->add_success_criteria("three"); }),
              ElementsAre("a success_criteria CHANGED one\ntwo -> one\ntwo\nthree"));
}

TEST(DiffTerms, SaysGoalsThatCameAndWent) {
  EXPECT_THAT(After([](v1::PlanTerms& t) {
                t.mutable_goals(0)->set_goal("b");
                t.mutable_goals(0)->set_title("Write");
              }),
              ElementsAre("a  REMOVED Lead -> ", "b  ADDED  -> Write"));
  EXPECT_THAT(Lines(v1::PlanTerms(), Parse<v1::PlanTerms>("display_name: 'P' goals { goal: 'a' title: 'Lead' }")),
              ElementsAre(" display_name ADDED  -> P", "a  ADDED  -> Lead"));
}

}  // namespace
}  // namespace milepost::goals
