#include "services/progress/neutral.h"

#include "services/rpc/dates.h"

namespace milepost::progress {
namespace {

using goals::v1::Goal;

const absl::CivilDay kForever(9999, 12, 31);

}  // namespace

HoldHistory::HoldHistory(const std::vector<Goal>& goals) {
  for (const Goal& goal : goals) {
    for (int i = 0; i < goal.transitions_size(); ++i) {
      const auto begin = rpc::ToCivil(goal.transitions(i).transition_date());
      if (!begin) continue;
      const bool last = i + 1 == goal.transitions_size();
      const auto end = last ? kForever : rpc::ToCivil(goal.transitions(i + 1).transition_date()).value_or(*begin);
      const Goal::State state = goal.transitions(i).to_state();
      if (state == Goal::STATE_ACTIVE) active_.push_back({*begin, end});
      if (state == Goal::STATE_ON_HOLD) held_.push_back({*begin, end});
    }
  }
}

bool HoldHistory::Touches(const std::vector<Span>& spans, absl::CivilDay first, absl::CivilDay last) {
  for (const Span& span : spans) {
    if (span.begin <= last && span.end > first) return true;
  }
  return false;
}

bool HoldHistory::EveryGoalOnHold(absl::CivilDay first, absl::CivilDay last) const {
  if (Touches(active_, first, last)) return false;
  for (absl::CivilDay day = first; day <= last; ++day) {
    if (!Touches(held_, day, day)) return false;
  }
  return true;
}

bool InsideLeave(const std::vector<goals::v1::CircumstanceChange>& leaves, absl::CivilDay first, absl::CivilDay last) {
  for (const auto& leave : leaves) {
    const auto begin = rpc::ToCivil(leave.start_date());
    const auto end = rpc::ToCivil(leave.end_date()).value_or(kForever);
    if (begin && *begin <= first && last <= end) return true;
  }
  return false;
}

}  // namespace milepost::progress
