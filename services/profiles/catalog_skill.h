// A skill as the catalog has it now.
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "milepost/catalog/v1/catalog_service.grpc.pb.h"
#include "services/rpc/peers.h"

namespace milepost::profiles {

// `name` is skills/{skill}; where the catalog has it no longer, its id stands for its display name. Asked as the
// service: who may hear of a number may hear which skill it is about.
absl::StatusOr<catalog::v1::Skill> ReadSkill(rpc::Peer<catalog::v1::CatalogService>& catalog, const rpc::Call& call,
                                             const std::string& name);

}  // namespace milepost::profiles
