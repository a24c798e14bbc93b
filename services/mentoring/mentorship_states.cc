#include "services/mentoring/mentorship_states.h"

#include "services/rpc/dates.h"
#include "services/rpc/resource_base.h"
#include "services/rpc/states.h"

namespace milepost::mentoring {
namespace {

using v1::Mentorship;

bool SameTerms(const Mentorship& a, const Mentorship& b) {
  return std::equal(a.focus_skills().begin(), a.focus_skills().end(), b.focus_skills().begin(),
                    b.focus_skills().end()) &&
         a.cadence_days() == b.cadence_days() && a.agreement() == b.agreement();
}

void AgreeAs(v1::Side side, absl::Time now, Mentorship& mentorship) {
  rpc::SetTimestamp(
      now, side == v1::SIDE_MENTEE ? mentorship.mutable_mentee_accept_time() : mentorship.mutable_mentor_accept_time());
}

}  // namespace

bool IsOver(Mentorship::State state) {
  return state == Mentorship::STATE_COMPLETED || state == Mentorship::STATE_ENDED;
}

absl::Status Take(const Step& step, const rpc::Call& call, const std::string& reason, Mentorship& mentorship) {
  absl::Status status = rpc::CheckState(mentorship, step.from);
  if (!status.ok()) return status;
  mentorship.set_state(step.to);
  if (IsOver(step.to)) {
    *mentorship.mutable_end_date() = rpc::FromCivil(call.Today());
    mentorship.set_end_reason(reason);
  }
  return absl::OkStatus();
}

absl::Status Accept(const rpc::Call& call, v1::Side side, Mentorship& mentorship) {
  absl::Status status = rpc::CheckState(mentorship, {Mentorship::STATE_PROPOSED});
  if (!status.ok()) return status;
  const bool accepted =
      side == v1::SIDE_MENTEE ? mentorship.has_mentee_accept_time() : mentorship.has_mentor_accept_time();
  if (accepted) {
    return rpc::RuleBroken("accepted-already", mentorship.name(),
                           "You have accepted this mentorship already. It begins when the other side accepts it too.");
  }
  AgreeAs(side, call.now, mentorship);
  if (!mentorship.has_mentee_accept_time() || !mentorship.has_mentor_accept_time()) return absl::OkStatus();
  mentorship.set_state(Mentorship::STATE_ACTIVE);
  *mentorship.mutable_start_date() = rpc::FromCivil(call.Today());
  return absl::OkStatus();
}

absl::Status ChangeTerms(const rpc::Call& call, v1::Side side, const Mentorship& before, Mentorship& after) {
  absl::Status status =
      rpc::CheckState(before, {Mentorship::STATE_PROPOSED, Mentorship::STATE_ACTIVE, Mentorship::STATE_PAUSED});
  if (!status.ok() || before.state() != Mentorship::STATE_PROPOSED || SameTerms(before, after)) return status;
  after.clear_mentee_accept_time();
  after.clear_mentor_accept_time();
  AgreeAs(side, call.now, after);
  return absl::OkStatus();
}

}  // namespace milepost::mentoring
