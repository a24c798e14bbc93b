// How promises between mentee and mentor are told.
#ifndef MILEPOST_REPORTGEN_COMPOSE_COMMITMENT_WORDS_H_
#define MILEPOST_REPORTGEN_COMPOSE_COMMITMENT_WORDS_H_

#include <string>

#include "milepost/mentoring/v1/commitment_status.pb.h"
#include "reportgen/compose/source.h"

namespace milepost::report {

// Kept, open, overdue or let go: a shape and a word each.
StatusPip PipOf(const Source& source, mentoring::v1::CommitmentStatus::Status status);
// Whose promise it is. The mentor's name is that of the session's mentorship; without one, the word for mentors.
std::string PromiserOf(const Source& source, const mentoring::v1::CommitmentStatus& commitment);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_COMMITMENT_WORDS_H_
