#include "services/goals/reviews_due.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/access/edges.h"
#include "services/goals/plan_states.h"
#include "services/rpc/dates.h"
#include "services/rpc/page_token.h"
#include "services/rpc/resource_name.h"
#include "services/store/people.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using access::Bit;
using rpc::Call;
using store::Reader;

constexpr std::string_view kEverybody = "profiles/-";
constexpr access::Parties kLookAfter = Bit(type::v1::PARTY_OWNER) | Bit(type::v1::PARTY_MANAGER) |
                                       Bit(type::v1::PARTY_HR_PARTNER) | Bit(type::v1::PARTY_HR_ADMIN);

// Whose rows are looked at. Parameters from $7 on are the scope's.
struct Scope {
  std::string sql;  // a condition on the plans' rows; empty for all of them
  std::vector<store::OwnedValue> values;
};

// `profiles/-`: direct reports as far as shared with managers, units as far as shared with HR.
absl::StatusOr<Scope> ScopeOfCaller(Reader& reader, const Call& call) {
  if ((call.principal.functions & Bit(type::v1::PARTY_HR_ADMIN)) != 0) return Scope();
  const int64_t caller = call.viewer.caller.person_key;
  auto left = access::HasEdge(reader, caller, access::kLeft, "");
  if (!left.ok()) return left.status();
  if (caller == 0 || *left) return Scope{"FALSE", {}};
  // Found from the caller's people, not from everything that is due: an organization has many more of that.
  return Scope{absl::StrCat("((audience & ", Bit(type::v1::AUDIENCE_MANAGER),
                            ") <> 0 AND person_key IN (SELECT person_key FROM edges WHERE kind = $7 AND other = $8)) "
                            "OR ((audience & ",
                            Bit(type::v1::AUDIENCE_HR),
                            ") <> 0 AND person_key IN (SELECT people.person_key FROM edges JOIN people ON people.unit "
                            "= edges.other WHERE edges.person_key = $9 AND kind = $10))"),
               {std::string(access::kManager), access::KeyEnd(caller), caller, std::string(access::kHrPartner)}};
}

absl::StatusOr<Scope> ScopeOfPerson(Reader& reader, const Call& call, std::string_view parent) {
  const std::string_view id = rpc::IdOf(parent);
  if (rpc::PersonOf(parent) != parent || !rpc::IsId(id)) {
    return rpc::InvalidField("parent", "must be profiles/- or a person, such as profiles/amara");
  }
  auto viewer = access::Resolve(reader, call.principal, id, kLookAfter);
  if (absl::IsPermissionDenied(viewer.status())) return rpc::NotPermitted();
  if (absl::IsNotFound(viewer.status())) return rpc::NotFound("milepost.dev/Profile", parent);
  if (!viewer.ok()) return viewer.status();
  if (viewer->unrestricted) return Scope{"person_key = $7", {viewer->owner.person_key}};
  return Scope{"person_key = $7 AND (audience & $8) <> 0", {viewer->owner.person_key, viewer->audience}};
}

// The page's statement: the review_due index in its order.
std::string SqlOf(const Scope& scope) {
  return absl::StrCat(
      "SELECT review_due, person_key, parent, id, body FROM plans WHERE review_due <= $1 AND delete_time = 0 AND "
      "(review_due, person_key, parent, id) > ($2, $3, $4, $5)",
      scope.sql.empty() ? "" : absl::StrCat(" AND (", scope.sql, ")"),
      " ORDER BY review_due, person_key, parent, id LIMIT $6");
}

// Fills in a due plan; false if it is not due after all: a row from before due dates were kept.
absl::StatusOr<bool> Describe(Reader& reader, const Call& call, int64_t person_key, const Plan& plan,
                              absl::CivilDay until, ReviewDue* due) {
  const auto& date = plan.has_review_due_date() ? plan.review_due_date() : plan.next_review_date();
  const auto day = rpc::ToCivil(date);
  if (!day || *day > until || !IsOpen(plan.state())) return false;
  auto person = store::FindPersonByKey(reader, person_key);
  if (!person.ok()) return person.status();
  if (!person->has_value()) return false;
  Call theirs;
  theirs.now = call.now;
  theirs.viewer.owner = **std::move(person);
  due->set_plan(plan.name());
  due->set_profile(std::string(rpc::PersonOf(plan.name())));
  *due->mutable_due_date() = date;
  if (plan.has_last_review_date()) *due->mutable_last_review_date() = plan.last_review_date();
  due->set_overdue_days(static_cast<int>(theirs.Today() - *day));
  due->set_in_review(plan.state() == Plan::STATE_IN_REVIEW);
  return true;
}

store::Value View(const store::OwnedValue& value) {
  if (const auto* number = std::get_if<int64_t>(&value)) return *number;
  return std::string_view(std::get<std::string>(value));
}

struct Row {
  store::SortKey place;
  Plan plan;
};

absl::StatusOr<std::vector<Row>> RowsOf(Reader& reader, const Call& call, const Scope& scope, absl::CivilDay until,
                                        const std::vector<rpc::SortKey>& after, int64_t limit) {
  std::vector<store::Value> values = {rpc::DayNumber(until)};
  for (const rpc::SortKey& key : after) values.push_back(View(key));
  values.push_back(limit);
  for (const store::OwnedValue& value : scope.values) values.push_back(View(value));
  std::vector<Row> rows;
  bool damaged = false;
  absl::Status status = reader.Query(SqlOf(scope), values, [&](const store::Row& row) {
    Row& found = rows.emplace_back();
    found.place = {{row.Int(0)}, row.Int(1), std::string(row.Text(2)), std::string(row.Text(3))};
    const std::string_view body = row.Bytes(4);
    damaged = !found.plan.ParseFromArray(body.data(), static_cast<int>(body.size()));
    return !damaged && !call.Abandoned();
  });
  if (!status.ok()) return status;
  if (damaged) return absl::InternalError("store: a row's message is damaged");
  return rows;
}

// The place that a token names, or the one before every row.
absl::StatusOr<std::vector<rpc::SortKey>> PlaceOf(const rpc::PageQuery& query, std::string_view token) {
  const std::vector<rpc::SortKey> start = {int64_t{-1}, int64_t{0}, std::string(), std::string()};
  auto keys = rpc::DecodePageToken(query, token);
  if (!keys.ok()) return keys.status();
  if (keys->empty()) return start;
  if (keys->size() != start.size()) return rpc::PageTokenInvalid();
  for (std::size_t i = 0; i < start.size(); ++i) {
    if ((*keys)[i].index() != start[i].index()) return rpc::PageTokenInvalid();
  }
  return keys;
}

}  // namespace

absl::Status ListReviewsDue(Reader& reader, Call& call, const ListReviewsDueRequest& request,
                            ListReviewsDueResponse* reply) {
  auto scope =
      request.parent() == kEverybody ? ScopeOfCaller(reader, call) : ScopeOfPerson(reader, call, request.parent());
  if (!scope.ok()) return scope.status();
  const absl::CivilDay until =
      rpc::ToCivil(request.due_by_date()).value_or(absl::ToCivilDay(call.now, absl::UTCTimeZone()));
  const std::string asked = request.has_due_by_date() ? absl::FormatCivilTime(until) : "";
  const rpc::PageQuery query{call.method, request.parent(), asked, "", false};
  auto after = PlaceOf(query, request.page_token());
  if (!after.ok()) return after.status();
  const int64_t limit = rpc::EffectivePageSize(request.page_size());
  auto rows = RowsOf(reader, call, *scope, until, *after, limit + 1);  // one more tells whether there is a next page
  if (!rows.ok()) return rows.status();
  if (static_cast<int64_t>(rows->size()) > limit) {
    rows->pop_back();
    const store::SortKey& last = rows->back().place;
    *reply->mutable_next_page_token() =
        rpc::EncodePageToken(query, {last.order.front(), last.person_key, last.parent, last.id});
  }
  for (const Row& row : *rows) {
    ReviewDue due;
    auto is_due = Describe(reader, call, row.place.person_key, row.plan, until, &due);
    if (!is_due.ok()) return is_due.status();
    if (*is_due) *reply->add_reviews_due() = std::move(due);
  }
  return absl::OkStatus();
}

}  // namespace milepost::goals
