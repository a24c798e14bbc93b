// The ways that a person might take.
#pragma once

#include "milepost/profiles/v1/career_option.pb.h"
#include "services/rpc/resource.h"

namespace milepost::profiles {

rpc::ResourceSpec<v1::CareerOption> CareerOptionSpec();

}  // namespace milepost::profiles
