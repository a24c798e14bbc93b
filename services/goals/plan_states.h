// The states of a plan and what moves it between them.
#pragma once

#include <optional>
#include <vector>

#include "absl/time/civil_time.h"
#include "milepost/goals/v1/plan.pb.h"

namespace milepost::goals {

// What happens to a plan's state. kAgree is the last required signature; kRevise begins a new draft while the agreed
// revision stays in force.
enum class PlanVerb {
  kSubmit,
  kAgree,
  kRequestChanges,
  kWithdraw,
  kCancel,
  kDecline,
  kStartReview,
  kKeep,
  kRevise,
  kComplete,
  kArchive
};

// The states in which `verb` is allowed, and the one it leads to.
std::vector<v1::Plan::State> FromStates(PlanVerb verb);
v1::Plan::State ToState(PlanVerb verb);

// Whether one of the verbs leads from `from` to `to`.
bool Allowed(v1::Plan::State from, v1::Plan::State to);

// Whether a plan in `state` is open: a person has at most one open plan of a kind.
bool IsOpen(v1::Plan::State state);

// Whether a plan in `state` fixes the terms of its goals.
bool IsInForce(v1::Plan::State state);

// The last review (or the agreement) + review_interval_months, 6 unless given. Unset before the plan is agreed.
std::optional<absl::CivilDay> NextReviewDate(const v1::Plan& plan);

}  // namespace milepost::goals
