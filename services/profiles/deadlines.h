// When something about a person is due: the next contact, the end of a credential. Pure.
#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "milepost/profiles/v1/contact.pb.h"
#include "milepost/profiles/v1/credential.pb.h"

namespace milepost::profiles {

// When the next contact is due: the last one, or the day of creation, plus the cadence. Nothing without a cadence.
std::optional<absl::CivilDay> NextContact(const v1::Contact& contact, absl::CivilDay created);

inline constexpr int kExpiringDays = 90;  // how long before its deadline a credential is EXPIRING

// The last valid day: expire_date, or renewal_date without one. Nothing if it does not end.
std::optional<absl::CivilDay> LastDay(const v1::Credential& credential);
// The day by which something must be done: the earlier of both dates.
std::optional<absl::CivilDay> Deadline(const v1::Credential& credential);
// Sets `state` and `days_left`.
void SetStanding(absl::CivilDay today, v1::Credential& credential);

}  // namespace milepost::profiles
