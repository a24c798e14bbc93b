// The rules of one session: how its lists merge, its states, and its commitments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "milepost/mentoring/v1/commitment_status.pb.h"
#include "milepost/mentoring/v1/session.pb.h"
#include "services/rpc/errors.h"

namespace milepost::mentoring {

// Stands for a commitment without a due date in orders.
inline constexpr absl::CivilDay kNoDueDate(9999, 12, 31);

using NewId = absl::FunctionRef<std::string()>;

// Rules of a session by itself: no id twice in a list. Paths relative to the session.
std::vector<rpc::Violation> CheckSession(const v1::Session& session);

// Gives ids to new agenda items and commitments, and what only the service writes to all of them; `side` raised what is
// new in `after`. `before` is the default instance for a new session.
// Errors: FAILED_PRECONDITION (ELEMENT_COMPLETED: a kept or released commitment changed or is missing).
absl::Status MergeSession(const v1::Session& before, v1::Side side, NewId new_id, v1::Session& after);

// Whether a client may change `before` into `after`. Errors: FAILED_PRECONDITION (STATE_FORBIDS: anything of a
// cancelled session, the time of a held one).
absl::Status CheckChange(const v1::Session& before, const v1::Session& after);

// The open commitment of that id in a HELD session. Errors: FAILED_PRECONDITION (STATE_FORBIDS, ELEMENT_COMPLETED),
// NOT_FOUND.
absl::StatusOr<v1::Commitment*> OpenCommitment(v1::Session& session, std::string_view id);

// How a commitment stands on that day.
v1::CommitmentStatus::Status StandingOf(const v1::Commitment& commitment, absl::CivilDay today);

// The commitments of HELD sessions and how they stand, by due date (those without one last), then by session and id.
std::vector<v1::CommitmentStatus> CommitmentsOf(const std::vector<v1::Session>& sessions, absl::CivilDay today);

}  // namespace milepost::mentoring
