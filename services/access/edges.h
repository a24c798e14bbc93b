// Who is what to whom. Edges lie beside the data, so that permission and data are read in one snapshot; an edge that
// is there is active now, one that is gone gives no rights any more.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/store/database.h"

namespace milepost::access {

// Kinds of edges, with what the other end is.
inline constexpr std::string_view kManager = "manager";       // person -> key of the manager; written by profiles
inline constexpr std::string_view kMentor = "mentor";         // mentee -> MentorEnd of an active mentor; by mentoring
inline constexpr std::string_view kHrPartner = "hr_partner";  // HR partner -> unit; by profiles
inline constexpr std::string_view kLeft = "left";  // who left -> "", who then is nothing to others; by profiles
inline constexpr std::string_view kPrincipal = "principal";  // person -> identity in credentials; by profiles

// The other end of an edge to a person.
std::string KeyEnd(int64_t person_key);

// The other end of an edge to a mentor: `7/n1`, with the id of the mentorship that makes them one.
std::string MentorEnd(int64_t mentor_key, std::string_view mentorship);

absl::StatusOr<bool> HasEdge(store::Reader& reader, int64_t person_key, std::string_view kind, std::string_view other);

// The other ends of one kind, in order.
absl::StatusOr<std::vector<std::string>> EdgesOf(store::Reader& reader, int64_t person_key, std::string_view kind);

// The person whose edge of this kind ends at `other`; 0 for nobody.
absl::StatusOr<int64_t> PersonWith(store::Reader& reader, std::string_view kind, std::string_view other);

// Makes `others` the only edges of this kind.
absl::Status SetEdges(store::Transaction& tx, int64_t person_key, std::string_view kind,
                      const std::vector<std::string>& others);

absl::Status AddEdge(store::Transaction& tx, int64_t person_key, std::string_view kind, std::string_view other);
absl::Status RemoveEdge(store::Transaction& tx, int64_t person_key, std::string_view kind, std::string_view other);

}  // namespace milepost::access
