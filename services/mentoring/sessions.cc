#include "services/mentoring/sessions.h"

#include <utility>

#include "services/mentoring/commitment_pages.h"
#include "services/mentoring/session_rules.h"
#include "services/rpc/dates.h"
#include "services/rpc/standard_rows.h"
#include "services/rpc/states.h"

namespace milepost::mentoring {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Reader;
using store::Transaction;

constexpr int64_t kMostSessions = 1'000;

absl::Status Merge(Call& call, const Session& before, Session& after) {
  return MergeSession(
      before, SideOf(call), [&call] { return call.NewId('k'); }, after);
}

absl::Status HoldSession(const Call& call, const HoldSessionRequest& request, Session& session) {
  absl::Status status = rpc::CheckState(session, {Session::STATE_PLANNED});
  if (!status.ok()) return status;
  const absl::Time held = request.has_held_time() ? rpc::ToTime(request.held_time()) : call.now;
  if (held > call.now) return rpc::InvalidField("held_time", "lies in the future; give now or an earlier time");
  session.set_state(Session::STATE_HELD);
  rpc::SetTimestamp(held, session.mutable_held_time());
  *session.mutable_held_date() = rpc::FromCivil(call.DayOf(held));
  if (!request.shared_notes().empty()) session.set_shared_notes(request.shared_notes());
  return absl::OkStatus();
}

absl::Status CancelSession(const CancelSessionRequest& request, Session& session) {
  absl::Status status = rpc::CheckState(session, {Session::STATE_PLANNED});
  if (!status.ok()) return status;
  session.set_state(Session::STATE_CANCELLED);
  session.set_cancel_reason(request.reason());
  return absl::OkStatus();
}

absl::Status KeepCommitment(const Call& call, const KeepCommitmentRequest& request, Session& session) {
  auto commitment = OpenCommitment(session, request.commitment_id());
  if (!commitment.ok()) return commitment.status();
  rpc::SetTimestamp(call.now, (*commitment)->mutable_done_time());
  return absl::OkStatus();
}

absl::Status ReleaseCommitment(const Call& call, const ReleaseCommitmentRequest& request, Session& session) {
  auto commitment = OpenCommitment(session, request.commitment_id());
  if (!commitment.ok()) return commitment.status();
  rpc::SetTimestamp(call.now, (*commitment)->mutable_release_time());
  (*commitment)->set_release_reason(request.reason());
  return absl::OkStatus();
}

std::vector<rpc::Due> OverdueCommitments(const Session& session, int) {
  std::vector<rpc::Due> dues;
  for (const Commitment& commitment : session.commitments()) {
    const auto due = rpc::ToCivil(commitment.due_date());
    if (!due || commitment.has_done_time() || commitment.has_release_time()) continue;
    dues.push_back({"milepost.commitment.overdue.v1", *due + 1, "commitments." + commitment.id()});
  }
  return dues;
}

}  // namespace

rpc::ResourceSpec<Session> SessionSpec() {
  rpc::ResourceSpec<Session> spec;
  spec.table = "sessions";
  spec.columns = {
      rpc::EnumColumn<Session>("state", Session::State_descriptor(), [](const Session& s) { return s.state(); }),
      rpc::TimeColumn<Session>("scheduled_time", [](const Session& s) { return s.scheduled_time(); }),
  };
  spec.id_letter = 's';
  spec.event = "milepost.session";
  spec.default_order = {{"scheduled_time", true}};
  spec.update_request = UpdateSessionRequest::descriptor();
  // In nobody's audience: the two see it by the mentorship alone.
  spec.audience = [](const Session&) { return access::AudienceSet{0}; };
  spec.check = CheckSession;
  spec.agenda = OverdueCommitments;
  spec.on_create = [](Transaction&, Call& call, Session& session) {
    session.set_state(Session::STATE_PLANNED);
    session.set_creator(SideOf(call));
    return Merge(call, Session::default_instance(), session);
  };
  spec.on_update = [](Transaction&, Call& call, const Session& before, Session& after) {
    absl::Status status = CheckChange(before, after);
    return status.ok() ? Merge(call, before, after) : status;
  };
  return spec;
}

Sessions::Sessions(const rpc::Resource<Mentorship>& mentorships)
    : mentorships_(mentorships), sessions_(SessionSpec()) {}

rpc::Replay Sessions::replay() const {
  return {Session::descriptor(), [this](Reader& reader, Call& call, std::string_view name, rpc::Message& reply) {
            auto joined = Join(mentorships_, reader, call, rpc::ParentOf(name));
            if (!joined.ok()) return joined.status();
            return sessions_.Get(reader, call, name, static_cast<Session*>(&reply));
          }};
}

absl::StatusOr<std::vector<Session>> Sessions::Of(Reader& reader, const Call& call,
                                                  const Mentorship& mentorship) const {
  store::ListQuery query;
  query.person_key = call.viewer.owner.person_key;
  query.parent = std::string(rpc::IdOf(mentorship.name()));
  query.order = {{"scheduled_time", true}};
  query.limit = kMostSessions;
  return sessions_.Messages(reader, query);
}

absl::Status Sessions::List(Reader& reader, Call& call, const ListSessionsRequest& request,
                            ListSessionsResponse& reply) const {
  auto joined = Join(mentorships_, reader, call, request.parent());
  if (!joined.ok()) return joined.status();
  return sessions_.List(reader, call, rpc::ListArgsOf(request), reply.mutable_sessions(),
                        reply.mutable_next_page_token());
}

absl::Status Sessions::ListCommitments(Reader& reader, Call& call, const ListCommitmentsRequest& request,
                                       ListCommitmentsResponse& reply) const {
  std::vector<Mentorship> mentorships;
  if (request.mentorship().empty()) {
    auto own = MentorshipsOf(mentorships_, reader, call);
    if (!own.ok()) return own.status();
    if (own->empty() && !call.viewer.Is(type::v1::PARTY_OWNER)) return rpc::NotPermitted();
    mentorships = *std::move(own);
  } else {
    absl::Status status = CheckOfParent(call, request.mentorship(), request.parent());
    if (!status.ok()) return status;
    auto joined = Join(mentorships_, reader, call, request.mentorship());
    if (!joined.ok()) return joined.status();
    mentorships.push_back(std::move(joined->mentorship));
  }
  std::vector<Session> sessions;
  for (const Mentorship& mentorship : mentorships) {
    auto some = Of(reader, call, mentorship);
    if (!some.ok()) return some.status();
    sessions.insert(sessions.end(), some->begin(), some->end());
  }
  return PageOfCommitments(call, request, CommitmentsOf(sessions, call.Today()), &reply);
}

absl::Status Sessions::Change(Transaction& tx, Call& call, const std::string& name, const std::string& etag,
                              std::string_view event, absl::FunctionRef<absl::Status(Session&)> change,
                              Session* reply) const {
  auto joined = JoinAtWork(mentorships_, tx, call, rpc::ParentOf(name));
  if (!joined.ok()) return joined.status();
  return sessions_.Apply(tx, call, name, etag, event, change, reply);
}

std::vector<rpc::Method> Sessions::Rows() const {
  std::vector<rpc::Method> rows;
  AddStandardRows(rows);
  AddStateRows(rows);
  rows.push_back(rpc::Read<ListCommitmentsRequest, ListCommitmentsResponse>(
      "ListCommitments", [this](Reader& reader, Call& call, const auto& request, auto& reply) {
        return ListCommitments(reader, call, request, reply);
      }));
  return rows;
}

void Sessions::AddStandardRows(std::vector<rpc::Method>& rows) const {
  rows.push_back(rpc::Write<CreateSessionRequest, Session>(
      "CreateSession", [this](Transaction& tx, Call& call, const auto& request, Session& reply) {
        auto joined = JoinAtWork(mentorships_, tx, call, request.parent());
        if (!joined.ok()) return joined.status();
        if (!request.session_id().empty() && joined->side != SIDE_MENTEE) {
          return rpc::InvalidField("session_id", "may be chosen by the mentee only; leave it empty");
        }
        return sessions_.Create(tx, call, request.parent(), request.session_id(), request.session(), &reply);
      }));
  rows.push_back(rpc::Read<GetSessionRequest, Session>(
      "GetSession", [this](Reader& reader, Call& call, const auto& request, Session& reply) {
        auto joined = Join(mentorships_, reader, call, rpc::ParentOf(request.name()));
        return joined.ok() ? sessions_.Get(reader, call, request.name(), &reply) : joined.status();
      }));
  rows.push_back(rpc::Read<ListSessionsRequest, ListSessionsResponse>(
      "ListSessions", [this](Reader& reader, Call& call, const auto& request, auto& reply) {
        return List(reader, call, request, reply);
      }));
  rows.push_back(rpc::Write<UpdateSessionRequest, Session>(
      "UpdateSession", [this](Transaction& tx, Call& call, const auto& request, Session& reply) {
        auto joined = JoinAtWork(mentorships_, tx, call, rpc::ParentOf(request.session().name()));
        if (!joined.ok()) return joined.status();
        return sessions_.Update(tx, call, request.session(), request.update_mask(), &reply);
      }));
}

void Sessions::AddStateRows(std::vector<rpc::Method>& rows) const {
  rows.push_back(rpc::Write<HoldSessionRequest, Session>(
      "HoldSession", [this](Transaction& tx, Call& call, const auto& request, Session& reply) {
        const auto hold = [&](Session& session) { return HoldSession(call, request, session); };
        return Change(tx, call, request.name(), request.etag(), "held", hold, &reply);
      }));
  rows.push_back(rpc::Write<CancelSessionRequest, Session>(
      "CancelSession", [this](Transaction& tx, Call& call, const auto& request, Session& reply) {
        const auto cancel = [&](Session& session) { return CancelSession(request, session); };
        return Change(tx, call, request.name(), request.etag(), "cancelled", cancel, &reply);
      }));
  rows.push_back(rpc::Write<KeepCommitmentRequest, Session>(
      "KeepCommitment", [this](Transaction& tx, Call& call, const auto& request, Session& reply) {
        const auto keep = [&](Session& session) { return KeepCommitment(call, request, session); };
        return Change(tx, call, request.name(), request.etag(), "commitment_kept", keep, &reply);
      }));
  rows.push_back(rpc::Write<ReleaseCommitmentRequest, Session>(
      "ReleaseCommitment", [this](Transaction& tx, Call& call, const auto& request, Session& reply) {
        const auto release = [&](Session& session) { return ReleaseCommitment(call, request, session); };
        return Change(tx, call, request.name(), request.etag(), "commitment_released", release, &reply);
      }));
}

}  // namespace milepost::mentoring
