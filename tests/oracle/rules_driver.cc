// Reads cases from standard input, one JSON line each, and prints what the rules answer, one JSON line each.
#include <iostream>
#include <string>
#include <vector>

#include "case.pb.h"
#include "google/protobuf/util/json_util.h"
#include "services/goals/gas.h"
#include "services/goals/goal_health.h"
#include "services/goals/goal_progress.h"
#include "services/goals/goal_states.h"
#include "services/goals/workload.h"
#include "services/profiles/skill_gap.h"
#include "services/progress/streak.h"
#include "services/rpc/dates.h"

namespace milepost::oracle {
namespace {

absl::CivilDay Day(const google::type::Date& date) { return rpc::ToCivil(date).value_or(absl::CivilDay()); }

std::vector<goals::Part> ChildrenOf(const std::string& parent, const Case& input) {
  std::vector<goals::Part> parts;
  for (const auto& goal : input.goals()) {
    if (goal.parent_goal() == parent) parts.push_back(goals::PartOf(goal));
  }
  return parts;
}

void AnswerGoals(Case& input, Answer& answer) {
  absl::CivilDay today = Day(input.today());
  std::vector<goals::Progress> progress(input.goals_size());
  for (int i = input.goals_size() - 1; i >= 0; --i) {  // children stand behind their parents
    auto& goal = *input.mutable_goals(i);
    const std::vector<goals::Part> children = ChildrenOf(goal.name(), input);
    goal.set_child_count(static_cast<int>(children.size()));
    progress[i] = goals::ComputeProgress(goal, children, today);
    if (progress[i].p) goal.set_stored_progress(*progress[i].p);
  }
  std::vector<const goals::v1::Goal*> all;
  for (int i = 0; i < input.goals_size(); ++i) {
    all.push_back(&input.goals(i));
    *answer.add_statuses() = goals::ComputeStatus(input.goals(i), progress[i], today, input.cadence_days());
    answer.add_horizons(goals::HorizonOf(input.goals(i)));
  }
  if (auto p = goals::RollUp(ChildrenOf("", input)).p) answer.set_plan_progress(*p);
  std::optional<double> capacity;
  if (input.has_weekly_capacity_hours()) capacity = input.weekly_capacity_hours();
  *answer.mutable_balance() = goals::BalanceOf(all);
  *answer.mutable_workload() = goals::WorkloadOf(all, capacity, today);
}

void AnswerGas(const Case& input, Answer& answer) {
  std::vector<goals::GasScore> scores;
  for (const auto& item : input.gas_scores()) scores.push_back({item.score(), item.weight()});
  if (auto score = goals::GasTScore(scores)) answer.set_gas(*score);
}

void AnswerSkills(const Case& input, Answer& answer) {
  std::vector<profiles::Requirement> requirements;
  for (const auto& item : input.requirements()) {
    requirements.push_back({item.skill(), item.skill(), item.required_level(), item.importance()});
  }
  std::vector<const profiles::v1::SkillAssessment*> assessments;
  for (const auto& assessment : input.assessments()) assessments.push_back(&assessment);
  *answer.mutable_skill_gap() = profiles::ComputeSkillGap(assessments, requirements, Day(input.today()));
}

void AnswerStreak(const Case& input, Answer& answer) {
  std::vector<absl::CivilDay> days;
  for (const auto& date : input.check_ins()) days.push_back(Day(date));
  auto neutral = [&input](absl::CivilDay first, absl::CivilDay last) {
    for (const auto& leave : input.leaves()) {
      if (Day(leave.first()) <= first && last <= Day(leave.last())) return true;
    }
    return false;
  };
  progress::Streak streak = progress::ComputeStreak(days, input.cadence_days(), Day(input.today()), neutral);
  answer.mutable_streak()->set_length(streak.length);
  answer.mutable_streak()->set_check_in_count(streak.check_in_count);
  answer.mutable_streak()->set_current_done(streak.current_done);
  *answer.mutable_streak()->mutable_current_start() = rpc::FromCivil(streak.current_start);
}

int Run() {
  google::protobuf::util::JsonPrintOptions print;
  print.preserve_proto_field_names = true;
  for (std::string line; std::getline(std::cin, line);) {
    Case input;
    Answer answer;
    if (auto status = google::protobuf::util::JsonStringToMessage(line, &input); !status.ok()) {
      std::cerr << status.ToString() << "\n" << line << "\n";
      return 1;
    }
    answer.set_id(input.id());
    AnswerGoals(input, answer);
    AnswerGas(input, answer);
    AnswerSkills(input, answer);
    AnswerStreak(input, answer);
    std::string text;
    if (!google::protobuf::util::MessageToJsonString(answer, &text, print).ok()) return 1;
    std::cout << text << "\n";
  }
  return 0;
}

}  // namespace
}  // namespace milepost::oracle

int main() { return milepost::oracle::Run(); }
