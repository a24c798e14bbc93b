// With whom a person's things may be shared at most.
#pragma once

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/access/viewer.h"
#include "services/rpc/errors.h"

namespace milepost::profiles {

// Those who help: a person's options, contacts and interactions.
inline constexpr access::AudienceSet kHelpers =
    access::Bit(type::v1::AUDIENCE_MENTOR) | access::Bit(type::v1::AUDIENCE_MANAGER);
// And HR, which has to know whose licence runs out.
inline constexpr access::AudienceSet kHelpersAndHr = kHelpers | access::Bit(type::v1::AUDIENCE_HR);

// Adds a violation for an audience beyond `allowed`.
template <class Repeated>
void LimitAudience(const Repeated& audience, access::AudienceSet allowed, std::vector<rpc::Violation>& violations) {
  if ((access::SetOf(audience) & ~allowed) == 0) return;
  const absl::string_view and_hr = allowed == kHelpersAndHr ? ", AUDIENCE_HR" : "";
  violations.push_back({"audience", absl::StrCat("may hold AUDIENCE_MENTOR, AUDIENCE_MANAGER", and_hr, " only")});
}

}  // namespace milepost::profiles
