// The people of the installation, as far as the floor needs them: a name in URLs, a random key in rows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/store/database.h"

namespace milepost::store {

struct Person {
  int64_t person_key = 0;        // random and positive; erasing the mapping makes rows anonymous
  std::string name;              // the {profile} of profiles/{profile}
  std::string time_zone;         // IANA name
  std::string locale;            // BCP 47
  std::string unit;              // the unit's id; "" for none
  int64_t cadence_days = 0;      // days between check-ins; 0: not said
  int64_t capacity_minutes = 0;  // minutes a week for development; 0: not said
};

absl::StatusOr<std::optional<Person>> FindPerson(Reader& reader, std::string_view name);
absl::StatusOr<std::optional<Person>> FindPersonByKey(Reader& reader, int64_t person_key);

// At most `limit` people in the order of their keys, after this key.
absl::StatusOr<std::vector<Person>> ListPeople(Reader& reader, int64_t after_key, int64_t limit);

// ALREADY_EXISTS if the name or the key is taken.
absl::Status InsertPerson(Transaction& tx, const Person& person);

// Replaces all but the key; NOT_FOUND if there is no such key, ALREADY_EXISTS if the new name is taken.
absl::Status UpdatePerson(Transaction& tx, const Person& person);

// Cuts the rows of the other tables off from the person; NOT_FOUND if there is no such key.
absl::Status ErasePerson(Transaction& tx, int64_t person_key);

}  // namespace milepost::store
