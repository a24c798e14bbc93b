// The states of a plan and what moves it between them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "absl/time/civil_time.h"
#include "milepost/goals/v1/plan.pb.h"

namespace milepost::goals {

// What happens to a plan's state. kAgree is the last required signature. kKeep, kRevise and kComplete end a review;
// with kRevise a new revision is written while the agreed one stays in force. kSubmit needs a DRAFT revision in AGREED.
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

// Where a submitted plan goes back to: AGREED if another revision is in force, else DRAFT.
v1::Plan::State SentBackTo(const v1::Plan& plan);

// The name of the revision in force; empty without one. It is still said after the plan was closed.
std::string_view RevisionInForce(const v1::Plan& plan);

// Whether one of the verbs leads from `from` to `to`.
bool Allowed(v1::Plan::State from, v1::Plan::State to);

// Whether a plan in `state` is open: a person has at most one open plan of a kind.
bool IsOpen(v1::Plan::State state);

// Whether a plan in `state` is agreed: reviews of it can be due.
bool IsInForce(v1::Plan::State state);

// Whether a plan in `state` is over after it was agreed, and so read-only with the terms of its goals.
bool IsClosed(v1::Plan::State state);

// The last review (or the agreement) + review_interval_months, 6 unless given. Unset before the plan is agreed.
std::optional<absl::CivilDay> NextReviewDate(const v1::Plan& plan);

}  // namespace milepost::goals
