// How promises between mentee and mentor are told, and what each of the two brings up.
#ifndef MILEPOST_REPORTGEN_COMPOSE_COMMITMENT_WORDS_H_
#define MILEPOST_REPORTGEN_COMPOSE_COMMITMENT_WORDS_H_

#include <string>
#include <string_view>

#include "milepost/mentoring/v1/commitment_status.pb.h"
#include "reportgen/compose/source.h"

namespace milepost::report {

// Kept, open, overdue or let go: a shape and a word each.
StatusPip PipOf(const Source& source, mentoring::v1::CommitmentStatus::Status status);
// Who that is in a session. The mentor's name is that of the session's mentorship; without one, the word for mentors.
std::string NameOf(const Source& source, mentoring::v1::Side side, std::string_view session);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_COMMITMENT_WORDS_H_
