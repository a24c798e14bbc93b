#include "services/profiles/credentials.h"

#include <algorithm>
#include <utility>

#include "google/protobuf/empty.pb.h"
#include "services/access/edges.h"
#include "services/profiles/deadlines.h"
#include "services/profiles/sharing.h"
#include "services/rpc/dates.h"
#include "services/rpc/standard_rows.h"

namespace milepost::profiles {
namespace {

using namespace v1;  // NOLINT: the contract's names
using google::protobuf::Empty;
using google::type::Date;
using rpc::Call;
using rpc::Violation;
using store::Reader;
using store::Transaction;

constexpr int kDefaultDays = 90;
constexpr int64_t kMostLookedAt = 10'000;  // credentials, for one page of a unit's

// The days that a date of which day or month may be unknown can mean. Nothing if it is unset.
std::optional<absl::CivilDay> FirstOf(const Date& date) {
  if (date.year() == 0) return std::nullopt;
  return absl::CivilDay(date.year(), std::max(1, date.month()), std::max(1, date.day()));
}
std::optional<absl::CivilDay> LastOf(const Date& date) {
  if (date.year() == 0) return std::nullopt;
  if (date.month() == 0) return absl::CivilDay(date.year(), 12, 31);
  if (date.day() == 0) return absl::CivilDay(absl::CivilMonth(date.year(), date.month()) + 1) - 1;
  return absl::CivilDay(date.year(), date.month(), date.day());
}

// What its dates say against one another, and the audience.
std::vector<Violation> CheckCredential(const Credential& credential) {
  std::vector<Violation> violations;
  const auto issued = FirstOf(credential.issue_date()), began = FirstOf(credential.start_date());
  const auto issued_by = LastOf(credential.issue_date());
  const auto expires = rpc::ToCivil(credential.expire_date()), renewal = rpc::ToCivil(credential.renewal_date());
  if (began && issued_by && *began > *issued_by) violations.push_back({"issue_date", "lies before start_date"});
  if (expires && issued && *expires < *issued) violations.push_back({"expire_date", "lies before issue_date"});
  if (renewal && issued && *renewal < *issued) violations.push_back({"renewal_date", "lies before issue_date"});
  if (renewal && expires && *renewal > *expires) violations.push_back({"renewal_date", "lies after expire_date"});
  LimitAudience(credential.audience(), kHelpersAndHr, violations);
  return violations;
}

absl::Status CheckIssued(const Call& call, const Credential& credential) {
  const auto issued = FirstOf(credential.issue_date());
  if (!issued || *issued <= call.Today()) return absl::OkStatus();
  return rpc::InvalidField("credential.issue_date",
                           "lies in the future; what is still to be earned is a goal, not a credential");
}

int DaysAhead(const auto& request) { return request.has_within_days() ? request.within_days() : kDefaultDays; }

ExpiringCredential Expiring(absl::CivilDay today, Credential credential) {
  ExpiringCredential item;
  item.set_profile(std::string(rpc::PersonOf(credential.name())));
  item.set_days_to_deadline(static_cast<int>(*Deadline(credential) - today));
  *item.mutable_credential() = std::move(credential);
  return item;
}

// Whether the person of that key is still here; they become the call's owner.
absl::StatusOr<bool> EnterPerson(Reader& reader, Call& call, int64_t person_key) {
  auto person = store::FindPersonByKey(reader, person_key);
  if (!person.ok()) return person.status();
  if (!person->has_value()) return false;
  call.viewer.owner = **std::move(person);
  auto left = access::HasEdge(reader, person_key, access::kLeft, "");
  if (!left.ok()) return left.status();
  return !*left;
}

}  // namespace

Credentials::Credentials()
    : credentials_([] {
        rpc::ResourceSpec<Credential> spec;
        spec.table = "credentials";
        spec.columns = {
            rpc::EnumColumn<Credential>("kind", Credential::Kind_descriptor(),
                                        [](const Credential& c) { return c.kind(); }),
            rpc::TextColumn<Credential>("title", [](const Credential& c) { return c.title(); }),
            rpc::DateColumn<Credential>("deadline_date", [](const Credential& c) { return c.deadline_date(); }),
            rpc::DateColumn<Credential>("expire_date", [](const Credential& c) { return c.expire_date(); }),
        };
        spec.id_letter = 'k';
        spec.event = "milepost.credential";
        spec.update_request = UpdateCredentialRequest::descriptor();
        spec.audience = [](const Credential& c) { return access::SetOf(c.audience()); };
        spec.check = CheckCredential;
        spec.agenda = [](const Credential& c, int) {
          std::vector<rpc::Due> dues;
          if (const auto day = Deadline(c)) {
            dues.push_back({"milepost.credential.expiring.v1", *day - kExpiringDays, ""});
          }
          return dues;
        };
        spec.on_create = [](Transaction&, Call& call, Credential& c) { return CheckIssued(call, c); };
        spec.on_update = [](Transaction&, Call& call, const Credential&, Credential& after) {
          return CheckIssued(call, after);
        };
        spec.derive = [](Transaction&, Call&, Credential& c) {
          c.clear_deadline_date();
          if (const auto deadline = Deadline(c)) *c.mutable_deadline_date() = rpc::FromCivil(*deadline);
          return absl::OkStatus();
        };
        spec.present = [](Reader&, Call& call, Credential& c) {
          SetStanding(call.Today(), c);
          return absl::OkStatus();
        };
        return spec;
      }()) {}

absl::StatusOr<Credential> Credentials::Named(Reader& reader, const Call& call, std::string_view of,
                                              const std::string& name) const {
  if (rpc::PersonOf(name) != of) {
    return rpc::InvalidField("skill_assessment.credential", "is somebody else's; name one of this person");
  }
  auto record = credentials_.table().Get(reader, {call.viewer.owner.person_key, "", rpc::IdOf(name)});
  if (!record.ok()) return record.status();
  if (record->has_value()) return (*record)->message;
  return rpc::RuleBroken("credential-exists", name, "There is no such credential. Create it first.");
}

absl::Status Credentials::ListExpiring(Reader& reader, Call& call, const ListExpiringCredentialsRequest& request,
                                       ListExpiringCredentialsResponse& reply) const {
  rpc::ListArgs args = rpc::ListArgsOf(request);
  args.order_by = "deadline_date";
  auto query = credentials_.QueryFor(call, args);
  if (!query.ok()) return query.status();
  const absl::CivilDay today = call.Today();
  query->conditions.push_back({"deadline_date", store::Op::kLessOrEqual, rpc::DayNumber(today + DaysAhead(request))});
  google::protobuf::RepeatedPtrField<Credential> due;
  absl::Status status =
      credentials_.ListQuery(reader, call, args, *std::move(query), &due, reply.mutable_next_page_token());
  for (Credential& credential : due) *reply.add_expiring_credentials() = Expiring(today, std::move(credential));
  return status;
}

absl::Status Credentials::ListOfUnit(Reader& reader, Call& call, const ListUnitExpiringCredentialsRequest& request,
                                     ListUnitExpiringCredentialsResponse& reply) const {
  auto partner = access::HasEdge(reader, call.viewer.caller.person_key, access::kHrPartner, request.unit());
  if (!partner.ok()) return partner.status();
  if (!*partner) return rpc::NotPermitted();
  rpc::ListArgs args = rpc::ListArgsOf(request);
  args.parent = request.unit();
  args.order_by = "deadline_date";
  auto query = credentials_.QueryFor(call, args);
  if (!query.ok()) return query.status();
  const int page_size = static_cast<int>(query->limit) - 1;
  query->parent = "";
  query->unit = request.unit();
  query->limit = kMostLookedAt;
  query->audience_mask = access::Bit(type::v1::AUDIENCE_HR);
  // A day more: for some owners it is tomorrow already.
  const absl::CivilDay horizon = call.Today() + DaysAhead(request) + 1;
  query->conditions.push_back({"deadline_date", store::Op::kLessOrEqual, rpc::DayNumber(horizon)});
  int64_t looked_at = 0;
  absl::Status fault;
  absl::Status status = credentials_.table().List(reader, *query, [&](const store::RowView& row) {
    auto inside = EnterPerson(reader, call, row.key.person_key);
    store::Record<Credential> record;
    fault = inside.status();
    if (fault.ok() && *inside) {
      if (!store::Table<Credential>::Parse(row, record)) fault = absl::InternalError("store: a row is damaged");
      if (fault.ok()) fault = credentials_.Present(reader, call, row.facts.revision, record.message);
      const bool due = fault.ok() && *Deadline(record.message) - call.Today() <= DaysAhead(request);
      if (due) *reply.add_expiring_credentials() = Expiring(call.Today(), std::move(record.message));
    }
    if (call.Abandoned()) fault = rpc::CallCancelled();
    if (!fault.ok()) return false;
    if (reply.expiring_credentials_size() < page_size && ++looked_at < kMostLookedAt) return true;
    reply.set_next_page_token(rpc::NextPageToken(call, args, row.sort_key()));
    return false;
  });
  return status.ok() ? fault : status;
}

void Credentials::AddTo(rpc::ServiceRows& rows) const {
  rows.replays.push_back(credentials_.replay());
  rows.methods.push_back(rpc::CreateRow("CreateCredential", credentials_, &CreateCredentialRequest::credential_id,
                                        &CreateCredentialRequest::credential));
  rows.methods.push_back(rpc::GetRow<GetCredentialRequest>("GetCredential", credentials_));
  rows.methods.push_back(rpc::ListRow<ListCredentialsRequest>("ListCredentials", credentials_,
                                                              &ListCredentialsResponse::mutable_credentials));
  rows.methods.push_back(rpc::UpdateRow("UpdateCredential", credentials_, &UpdateCredentialRequest::credential));
  rows.methods.push_back(rpc::Write<DeleteCredentialRequest, Empty>(
      "DeleteCredential", [this](Transaction& tx, Call& call, const auto& request, Empty&) {
        return credentials_.Erase(tx, call, request.name(), request.etag());
      }));
  rows.methods.push_back(rpc::Read<ListExpiringCredentialsRequest, ListExpiringCredentialsResponse>(
      "ListExpiringCredentials", [this](Reader& reader, Call& call, const auto& request, auto& reply) {
        return ListExpiring(reader, call, request, reply);
      }));
  rows.methods.push_back(rpc::Read<ListUnitExpiringCredentialsRequest, ListUnitExpiringCredentialsResponse>(
      "ListUnitExpiringCredentials", [this](Reader& reader, Call& call, const auto& request, auto& reply) {
        return ListOfUnit(reader, call, request, reply);
      }));
}

}  // namespace milepost::profiles
