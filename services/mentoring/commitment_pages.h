// Pages of ListCommitments, which lists what lies inside sessions.
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "milepost/mentoring/v1/mentoring_service.pb.h"
#include "services/rpc/call.h"

namespace milepost::mentoring {

// Fills in the page of `all`, which is in the order of CommitmentsOf, that the request asks for. Errors:
// INVALID_ARGUMENT (PAGE_TOKEN_INVALID).
absl::Status PageOfCommitments(const rpc::Call& call, const v1::ListCommitmentsRequest& request,
                               std::vector<v1::CommitmentStatus> all, v1::ListCommitmentsResponse* reply);

}  // namespace milepost::mentoring
