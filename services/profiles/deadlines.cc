#include "services/profiles/deadlines.h"

#include <algorithm>

#include "services/rpc/dates.h"

namespace milepost::profiles {

std::optional<absl::CivilDay> NextContact(const v1::Contact& contact, absl::CivilDay created) {
  if (!contact.has_cadence_days()) return std::nullopt;
  return rpc::ToCivil(contact.last_contact_date()).value_or(created) + contact.cadence_days();
}

std::optional<absl::CivilDay> LastDay(const v1::Credential& credential) {
  const auto expires = rpc::ToCivil(credential.expire_date());
  return expires ? expires : rpc::ToCivil(credential.renewal_date());
}

std::optional<absl::CivilDay> Deadline(const v1::Credential& credential) {
  const auto renewal = rpc::ToCivil(credential.renewal_date()), expires = rpc::ToCivil(credential.expire_date());
  if (renewal && expires) return std::min(*renewal, *expires);
  return renewal ? renewal : expires;
}

void SetStanding(absl::CivilDay today, v1::Credential& credential) {
  credential.set_state(v1::Credential::STATE_VALID);
  const auto last = LastDay(credential);
  if (!last) return;
  credential.set_days_left(static_cast<int>(*last - today));
  if (*last < today) {
    credential.set_state(v1::Credential::STATE_EXPIRED);
  } else if (*Deadline(credential) - today <= kExpiringDays) {
    credential.set_state(v1::Credential::STATE_EXPIRING);
  }
}

}  // namespace milepost::profiles
