#include "services/access/viewer.h"

#include <optional>
#include <utility>

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

// The edges that make others something to a person.
struct PersonEdges {
  std::string manager;     // the manager's end; empty without one
  std::string mentorship;  // in which the caller mentors the person; empty without one
};

absl::StatusOr<PersonEdges> EdgesAround(store::Reader& reader, int64_t person, int64_t caller) {
  PersonEdges edges;
  const std::string mentor = MentorEnd(caller, "");
  absl::Status status =
      reader.Query("SELECT kind, other FROM edges WHERE person_key = $1", {person}, [&](const store::Row& row) {
        if (row.Text(0) == kManager) edges.manager = std::string(row.Text(1));
        std::string_view other = row.Text(1);
        if (row.Text(0) == kMentor && store::ConsumePrefix(mentor, other)) edges.mentorship = std::string(other);
        return true;
      });
  if (!status.ok()) return status;
  return edges;
}

// Whether the caller is above `manager`, the end of somebody's edge to their manager.
absl::StatusOr<bool> IsAbove(store::Reader& reader, std::string manager, std::string_view caller_end) {
  for (int level = 0; level < kLongestLine && !manager.empty(); ++level) {
    auto managers = EdgesOf(reader, std::stoll(manager), kManager);
    if (!managers.ok()) return managers.status();
    manager = managers->empty() ? "" : managers->front();
    if (manager == caller_end) return true;
  }
  return false;
}

// What the caller is to the owner, as far as anybody asks; `mentorship` by which one if a mentor.
absl::StatusOr<Parties> RelationOf(store::Reader& reader, const store::Person& owner, const store::Person& caller,
                                   Parties permitted, std::string& mentorship) {
  if (owner.person_key == caller.person_key) return Bit(PARTY_OWNER) & permitted;
  const std::string end = KeyEnd(caller.person_key);
  auto edges = EdgesAround(reader, owner.person_key, caller.person_key);
  if (!edges.ok()) return edges.status();
  Parties found = 0;
  if (!edges->mentorship.empty()) found |= Bit(PARTY_MENTOR);
  if (edges->manager == end) found |= Bit(PARTY_MANAGER);
  if ((permitted & Bit(PARTY_HR_PARTNER)) != 0 && !owner.unit.empty()) {
    auto partner = HasEdge(reader, caller.person_key, kHrPartner, owner.unit);
    if (!partner.ok()) return partner.status();
    if (*partner) found |= Bit(PARTY_HR_PARTNER);
  }
  if ((permitted & Bit(PARTY_SKIP_LEVEL)) != 0) {
    auto above = IsAbove(reader, edges->manager, end);
    if (!above.ok()) return above.status();
    if (*above) found |= Bit(PARTY_SKIP_LEVEL);
  }
  if ((found & permitted) == 0) return Parties{0};
  auto left = HasEdge(reader, caller.person_key, kLeft, "");
  if (!left.ok()) return left.status();
  mentorship = std::move(edges->mentorship);
  return *left ? Parties{0} : found & permitted;
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
    const bool own = owner_name == "me" || owner_name == viewer.caller.name;
    absl::StatusOr<std::optional<store::Person>> owner = std::optional(viewer.caller);
    if (!own) owner = store::FindPerson(reader, owner_name);
    if (!owner.ok()) return owner.status();
    viewer.owner = owner->value_or(store::Person());
    if (viewer.owner.person_key != 0 && viewer.caller.person_key != 0) {
      auto relation = RelationOf(reader, viewer.owner, viewer.caller, permitted, viewer.mentorship);
      if (!relation.ok()) return relation.status();
      viewer.parties |= *relation;
    }
  }
  if (viewer.parties == 0) return absl::PermissionDeniedError("no permitted relation");
  if (!owner_name.empty() && viewer.owner.person_key == 0) {
    // Whoever is only anybody here is not told who exists.
    if ((viewer.parties & kFunctions) == 0) return absl::PermissionDeniedError("no permitted relation");
    return absl::NotFoundError("no such person");
  }
  viewer.audience = OpenedBy(viewer.parties);
  viewer.unrestricted = owner_name.empty() || (viewer.parties & kUnrestricted) != 0;
  return viewer;
}

absl::StatusOr<bool> MayAskAbout(store::Reader& reader, const Viewer& viewer, std::string_view unit) {
  if (viewer.Is(type::v1::PARTY_HR_ADMIN) || viewer.Is(type::v1::PARTY_AUDITOR)) return true;
  if (unit.empty() || viewer.caller.person_key == 0) return false;
  absl::StatusOr<bool> partner = HasEdge(reader, viewer.caller.person_key, kHrPartner, unit);
  if (!partner.ok() || !*partner) return partner;
  const absl::StatusOr<bool> left = HasEdge(reader, viewer.caller.person_key, kLeft, "");
  if (!left.ok()) return left.status();
  return !*left;
}

}  // namespace milepost::access
