// Who looks at whose data, and what that opens. Every read of the house takes a Viewer.
//
// Allowed = the caller's relation to the owner is active now, and the object's audience set includes it, and the
// credential's scope allows the method. A set, not a ladder.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "milepost/type/v1/audience.pb.h"
#include "milepost/type/v1/authorization.pb.h"
#include "services/store/database.h"
#include "services/store/people.h"

namespace milepost::access {

using type::v1::Audience;
using type::v1::Party;

// A set of parties, a bit each.
using Parties = uint32_t;
constexpr Parties Bit(Party party) { return Parties{1} << party; }

// A set of audiences, a bit each; what rows keep in their column `audience`.
using AudienceSet = int64_t;
constexpr AudienceSet Bit(Audience audience) { return AudienceSet{1} << audience; }
// The audience of rows that every permitted party sees, such as a basic profile.
inline constexpr AudienceSet kEveryAudience = ~AudienceSet{0};

// The set of a repeated enum field.
template <class Repeated>
AudienceSet SetOf(const Repeated& audiences) {
  AudienceSet set = 0;
  for (int audience : audiences) set |= Bit(static_cast<Audience>(audience));
  return set;
}

// What a credential says about its bearer.
struct Principal {
  std::string name;                 // `profiles/amara`, or an identity that a profile's `principal` names
  Parties functions = 0;            // of PARTY_HR_ADMIN, PARTY_AUDITOR, PARTY_SERVICE, PARTY_INTERNAL
  std::vector<std::string> scopes;  // empty: every method
};

struct Viewer {
  store::Person owner;       // whose data; key 0 where it is nobody's
  store::Person caller;      // the caller's own person; key 0 for those without a profile
  Parties parties = 0;       // what the caller is here, of the parties the method permits
  AudienceSet audience = 0;  // the audiences that this opens
  std::string mentorship;    // of a PARTY_MENTOR: the id of the one with the owner, which is ACTIVE
  bool unrestricted =
      false;  // sees every object: the owner, permitted functions, and anybody where it is nobody's data

  bool Is(Party party) const { return (parties & Bit(party)) != 0; }
  bool Sees(AudienceSet object) const { return unrestricted || (object & audience) != 0; }
};

// Who the caller is to the owner named `owner_name` (the {profile} of profiles/{profile}, `me` for the caller, empty
// for nobody's data), as far as the parties in `permitted` go.
// Errors: PERMISSION_DENIED if the caller is none of them; NOT_FOUND if there is no such owner and the caller holds a
// permitted function; those of the store.
absl::StatusOr<Viewer> Resolve(store::Reader& reader, const Principal& principal, std::string_view owner_name,
                               Parties permitted);

// Whether the viewer may ask how the people of `unit` stand, empty for everybody: the unit's HR partner for that unit,
// HR administrators and auditors for everything.
absl::StatusOr<bool> MayAskAbout(store::Reader& reader, const Viewer& viewer, std::string_view unit);

}  // namespace milepost::access
