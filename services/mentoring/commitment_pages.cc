#include "services/mentoring/commitment_pages.h"

#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/mentoring/session_rules.h"
#include "services/rpc/dates.h"
#include "services/rpc/errors.h"
#include "services/rpc/page_token.h"

namespace milepost::mentoring {
namespace {

using v1::CommitmentStatus;

// The order of the list, as far as a page token needs to know it: days since 1970, session, id.
using Place = std::tuple<int64_t, std::string, std::string>;

Place PlaceOf(const CommitmentStatus& status) {
  const absl::CivilDay due = rpc::ToCivil(status.commitment().due_date()).value_or(kNoDueDate);
  return {rpc::DayNumber(due), status.session(), status.commitment().id()};
}

absl::StatusOr<std::optional<Place>> Decode(const rpc::PageQuery& query, std::string_view token) {
  auto keys = rpc::DecodePageToken(query, token);
  if (!keys.ok()) return keys.status();
  if (keys->empty()) return std::optional<Place>();
  if (keys->size() != 3) return rpc::PageTokenInvalid();
  const auto* due = std::get_if<int64_t>(&(*keys)[0]);
  const auto* session = std::get_if<std::string>(&(*keys)[1]);
  const auto* id = std::get_if<std::string>(&(*keys)[2]);
  if (due == nullptr || session == nullptr || id == nullptr) return rpc::PageTokenInvalid();
  return Place(*due, *session, *id);
}

}  // namespace

absl::Status PageOfCommitments(const rpc::Call& call, const v1::ListCommitmentsRequest& request,
                               std::vector<CommitmentStatus> all, v1::ListCommitmentsResponse* reply) {
  const std::string filter = absl::StrCat(request.mentorship(), " ", request.status());
  const rpc::PageQuery query{call.method, request.parent(), filter, "", false};
  auto after = Decode(query, request.page_token());
  if (!after.ok()) return after.status();
  const int most = rpc::EffectivePageSize(request.page_size());
  for (CommitmentStatus& status : all) {
    if (request.status() != CommitmentStatus::STATUS_UNSPECIFIED && status.status() != request.status()) continue;
    Place place = PlaceOf(status);
    if (*after && place <= **after) continue;
    if (reply->commitments_size() == most) {
      auto [due, session, id] = PlaceOf(*reply->commitments().rbegin());
      reply->set_next_page_token(rpc::EncodePageToken(query, {due, std::move(session), std::move(id)}));
      return absl::OkStatus();
    }
    *reply->add_commitments() = std::move(status);
  }
  return absl::OkStatus();
}

}  // namespace milepost::mentoring
