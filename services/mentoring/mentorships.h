// Mentorships as they are stored, and the two people of each. The edge that opens what is shared with mentors is there
// exactly while a mentorship is ACTIVE.
#pragma once

#include <string_view>
#include <vector>

#include "milepost/mentoring/v1/mentorship.pb.h"
#include "milepost/mentoring/v1/session.pb.h"
#include "services/rpc/resource.h"

namespace milepost::mentoring {

rpc::ResourceSpec<v1::Mentorship> MentorshipSpec();

// A mentorship, and which of its two people calls.
struct Joined {
  v1::Mentorship mentorship;
  v1::Side side = v1::SIDE_UNSPECIFIED;
};

// Opens a mentorship to the caller if they are one of the two, whatever its state and whoever they are to one another
// otherwise: the mentor of a proposal has no edge yet, that of a finished one none any more. From then on the call's
// viewer sees everything under it.
// Errors: NOT_FOUND for a mentee who names none; PERMISSION_DENIED for everybody else.
absl::StatusOr<Joined> Join(const rpc::Resource<v1::Mentorship>& mentorships, store::Reader& reader, rpc::Call& call,
                            std::string_view name);

// Join, for writing what lies below it: ACTIVE or PAUSED. Errors: also FAILED_PRECONDITION (STATE_FORBIDS).
absl::StatusOr<Joined> JoinAtWork(const rpc::Resource<v1::Mentorship>& mentorships, store::Reader& reader,
                                  rpc::Call& call, std::string_view name);

// Whether the caller can be anybody's mentor: they have a profile and have not left.
absl::StatusOr<bool> Mentors(store::Reader& reader, const rpc::Call& call);

// OK if the mentorship's name lies under `parent`, otherwise INVALID_ARGUMENT.
absl::Status CheckOfParent(const rpc::Call& call, std::string_view mentorship, std::string_view parent);

// Which of the two calls, of a mentorship that was joined.
v1::Side SideOf(const rpc::Call& call);

// The mentorships of the call's owner that the caller is one of the two of: all of an owner's, a mentor's own. At most
// 1,000. Empty for anybody else.
absl::StatusOr<std::vector<v1::Mentorship>> MentorshipsOf(const rpc::Resource<v1::Mentorship>& mentorships,
                                                          store::Reader& reader, const rpc::Call& call);

}  // namespace milepost::mentoring
