// What a template must be so that whatever is made from it keeps the rules of plans and goals.
#pragma once

#include <vector>

#include "milepost/catalog/v1/template.pb.h"
#include "services/rpc/errors.h"

namespace milepost::catalog {

// The largest template that is stored, in bytes.
inline constexpr std::size_t kMostTemplateBytes = 256 << 10;

std::vector<rpc::Violation> CheckTemplate(const v1::Template& pattern);

}  // namespace milepost::catalog
