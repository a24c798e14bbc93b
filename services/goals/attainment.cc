#include "services/goals/attainment.h"

#include <algorithm>
#include <tuple>

#include "services/goals/gas.h"
#include "services/rpc/dates.h"

namespace milepost::goals {
namespace {

constexpr double kCorrelation = 0.3;

void SortByClosing(v1::GoalAttainment& attainment) {
  std::sort(attainment.mutable_items()->begin(), attainment.mutable_items()->end(), [](const auto& a, const auto& b) {
    const auto key = [](const v1::GoalAttainment::Item& item) {
      return std::tuple(rpc::ToCivil(item.close_date()), item.title(), item.goal());
    };
    return key(a) < key(b);
  });
}

}  // namespace

v1::GoalAttainment AttainmentOf(const std::vector<v1::Goal>& goals, std::string_view plan) {
  v1::GoalAttainment attainment;
  attainment.set_correlation(kCorrelation);
  for (const v1::Goal& goal : goals) {
    if (goal.state() != v1::Goal::STATE_COMPLETED || goal.closings().empty()) continue;
    if (!plan.empty() && goal.plan() != plan) continue;
    const v1::Closing& closing = *goal.closings().rbegin();
    if (!closing.has_gas_score()) {
      attainment.set_unscored_count(attainment.unscored_count() + 1);
      continue;
    }
    v1::GoalAttainment::Item& item = *attainment.add_items();
    item.set_goal(goal.name());
    item.set_title(goal.title());
    item.set_gas_score(closing.gas_score());
    item.set_weight(goal.has_weight() ? goal.weight() : 1);
    *item.mutable_close_date() = closing.close_date();
  }
  SortByClosing(attainment);
  std::vector<GasScore> scores;
  for (const auto& item : attainment.items()) scores.push_back({static_cast<double>(item.gas_score()), item.weight()});
  if (auto score = GasTScore(scores, kCorrelation)) attainment.set_t_score(*score);
  return attainment;
}

}  // namespace milepost::goals
