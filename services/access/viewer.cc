#include "services/access/viewer.h"

#include <optional>

#include "services/access/edges.h"
#include "services/store/text.h"

namespace milepost::access {
namespace {

using namespace type::v1;  // NOLINT: the names of parties

constexpr int kLongestLine = 16;  // levels of management looked through, which also ends a cycle
constexpr Parties kFunctions = Bit(PARTY_HR_ADMIN) | Bit(PARTY_AUDITOR) | Bit(PARTY_SERVICE) | Bit(PARTY_INTERNAL);
constexpr Parties kUnrestricted = Bit(PARTY_OWNER) | kFunctions;

absl::StatusOr<store::Person> CallerOf(store::Reader& reader, const Principal& principal) {
  std::string_view name = principal.name;
  absl::StatusOr<std::optional<store::Person>> person = std::optional<store::Person>();
  if (store::ConsumePrefix("profiles/", name)) {
    person = store::FindPerson(reader, name);
  } else {
    auto key = PersonWith(reader, kPrincipal, principal.name);
    if (!key.ok()) return key.status();
    if (*key != 0) person = store::FindPersonByKey(reader, *key);
  }
  if (!person.ok()) return person.status();
  return person->value_or(store::Person());
}

// Whether the caller is above the owner's manager.
absl::StatusOr<bool> IsSkipLevel(store::Reader& reader, int64_t owner, int64_t caller) {
  int64_t person = owner;
  for (int level = 0; level < kLongestLine; ++level) {
    auto managers = EdgesOf(reader, person, kManager);
    if (!managers.ok()) return managers.status();
    if (managers->empty()) return false;
    person = std::stoll(managers->front());
    if (level > 0 && person == caller) return true;
  }
  return false;
}

// What the caller is to the owner, as far as anybody asks.
absl::StatusOr<Parties> RelationOf(store::Reader& reader, const store::Person& owner, const store::Person& caller,
                                   Parties permitted) {
  if (owner.person_key == caller.person_key) return Bit(PARTY_OWNER) & permitted;
  Parties found = 0;
  const std::string end = KeyEnd(caller.person_key);
  const auto ask = [&](Party party, int64_t from, std::string_view kind, std::string_view other) -> absl::Status {
    if ((permitted & Bit(party)) == 0) return absl::OkStatus();
    auto has = HasEdge(reader, from, kind, other);
    if (has.ok() && *has) found |= Bit(party);
    return has.status();
  };
  absl::Status status = ask(PARTY_MENTOR, owner.person_key, kMentor, end);
  if (status.ok()) status = ask(PARTY_MANAGER, owner.person_key, kManager, end);
  if (status.ok() && !owner.unit.empty()) status = ask(PARTY_HR_PARTNER, caller.person_key, kHrPartner, owner.unit);
  if (!status.ok()) return status;
  if ((permitted & Bit(PARTY_SKIP_LEVEL)) != 0) {
    auto above = IsSkipLevel(reader, owner.person_key, caller.person_key);
    if (!above.ok()) return above.status();
    if (*above) found |= Bit(PARTY_SKIP_LEVEL);
  }
  return found;
}

AudienceSet OpenedBy(Parties parties) {
  AudienceSet set = 0;
  if (parties & Bit(PARTY_MENTOR)) set |= Bit(AUDIENCE_MENTOR);
  if (parties & Bit(PARTY_MANAGER)) set |= Bit(AUDIENCE_MANAGER);
  if (parties & Bit(PARTY_HR_PARTNER)) set |= Bit(AUDIENCE_HR);
  if (parties & Bit(PARTY_SKIP_LEVEL)) set |= Bit(AUDIENCE_ORG);
  return set;
}

}  // namespace

absl::StatusOr<Viewer> Resolve(store::Reader& reader, const Principal& principal, std::string_view owner_name,
                               Parties permitted) {
  Viewer viewer;
  viewer.parties = (principal.functions | Bit(PARTY_ANYONE)) & permitted;
  auto caller = CallerOf(reader, principal);
  if (!caller.ok()) return caller.status();
  viewer.caller = *std::move(caller);
  if (!owner_name.empty()) {
    auto owner = owner_name == "me" ? std::optional(viewer.caller) : store::FindPerson(reader, owner_name);
    if (!owner.ok()) return owner.status();
    viewer.owner = owner->value_or(store::Person());
    if (viewer.owner.person_key != 0 && viewer.caller.person_key != 0) {
      auto relation = RelationOf(reader, viewer.owner, viewer.caller, permitted);
      if (!relation.ok()) return relation.status();
      viewer.parties |= *relation;
    }
  }
  if (viewer.parties == 0) return absl::PermissionDeniedError("no permitted relation");
  if (!owner_name.empty() && viewer.owner.person_key == 0) return absl::NotFoundError("no such person");
  viewer.audience = OpenedBy(viewer.parties);
  viewer.unrestricted = owner_name.empty() || (viewer.parties & kUnrestricted) != 0;
  return viewer;
}

}  // namespace milepost::access
