#include "services/mentoring/mentoring_server.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "milepost/mentoring/v1/mentoring_service.pb.h"
#include "services/mentoring/brief.h"
#include "services/mentoring/mentorship_states.h"
#include "services/rpc/standard_rows.h"

namespace milepost::mentoring {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Reader;
using store::Transaction;

constexpr auto kProposed = Mentorship::STATE_PROPOSED, kActive = Mentorship::STATE_ACTIVE,
               kPaused = Mentorship::STATE_PAUSED, kCompleted = Mentorship::STATE_COMPLETED,
               kEnded = Mentorship::STATE_ENDED;

// One open mentorship of the same two people.
absl::Status CheckOnlyOne(const rpc::Resource<Mentorship>& mentorships, Reader& reader, const Call& call,
                          const std::string& mentor) {
  store::ListQuery query;
  query.person_key = call.viewer.owner.person_key;
  query.conditions = {{"mentor", store::Op::kEqual, mentor}};
  query.limit = 1'000;
  auto others = mentorships.Messages(reader, query);
  if (!others.ok()) return others.status();
  const bool open = std::any_of(others->begin(), others->end(), [](const Mentorship& m) { return !IsOver(m.state()); });
  if (!open) return absl::OkStatus();
  return rpc::RuleBroken("one-open-mentorship", mentor,
                         "A mentorship with this mentor is open. Use that one, or end it.");
}

// Lets everybody in who may know of the mentorship: by their relation to the mentee, or as its mentor.
absl::Status Admit(const rpc::Resource<Mentorship>& mentorships, Reader& reader, Call& call, std::string_view name) {
  if ((call.viewer.parties & ~access::Bit(type::v1::PARTY_ANYONE)) != 0) return absl::OkStatus();
  return Join(mentorships, reader, call, name).status();
}

template <class Req>
std::string ReasonOf(const Req& request) {
  if constexpr (requires { request.reason(); }) return request.reason();
  return "";
}

template <class Req>
rpc::Method StepRow(const rpc::Resource<Mentorship>& mentorships, Step step) {
  const std::string method = step.method;
  return rpc::Write<Req, Mentorship>(method, [&mentorships, step = std::move(step)](
                                                 Transaction& tx, Call& call, const Req& request, Mentorship& reply) {
    auto joined = Join(mentorships, tx, call, request.name());
    if (!joined.ok()) return joined.status();
    return mentorships.Apply(
        tx, call, request.name(), request.etag(), step.event,
        [&](Mentorship& mentorship) { return Take(step, call, ReasonOf(request), mentorship); }, &reply);
  });
}

absl::Status ListMentees(const rpc::Resource<Mentorship>& mentorships, Reader& reader, Call& call,
                         const ListMenteesRequest& request, ListMenteesResponse& reply) {
  auto mentor = Mentors(reader, call);
  if (!mentor.ok()) return mentor.status();
  if (!*mentor) return rpc::NotPermitted();
  const rpc::ListArgs args = rpc::ListArgsOf(request);
  auto query = mentorships.QueryFor(call, args);
  if (!query.ok()) return query.status();
  query->conditions.push_back({"mentor", store::Op::kEqual, absl::StrCat("profiles/", call.viewer.caller.name)});
  return mentorships.ListQuery(reader, call, args, *std::move(query), reply.mutable_mentorships(),
                               reply.mutable_next_page_token());
}

// Edges to mentors as they were first name no mentorship.
constexpr char kNameMentorships[] = R"sql(DELETE FROM edges WHERE kind = 'mentor';
INSERT INTO edges (person_key, kind, other)
SELECT m.person_key, 'mentor', CAST(p.person_key AS TEXT) || '/' || m.id
FROM mentorships AS m JOIN people AS p ON m.mentor = 'profiles/' || p.name WHERE m.state = 2;
)sql";

}  // namespace

MentoringServer::MentoringServer(store::Database& store, const rpc::Peers& peers)
    : store_(store), mentorships_(MentorshipSpec()), sessions_(mentorships_), facts_(peers) {}

std::vector<rpc::SchemaStep> MentoringServer::Schema() const {
  return {{"mentorships", mentorships_.CreateSql()},
          {"sessions", sessions_.CreateSql() + "CREATE INDEX mentorships_by_mentor ON mentorships (mentor);\n"},
          {"edges name mentorships", kNameMentorships}};
}

std::vector<rpc::ServiceRows> MentoringServer::Rows() {
  const rpc::Replay replay{Mentorship::descriptor(),
                           [this](Reader& reader, Call& call, std::string_view name, rpc::Message& reply) {
                             absl::Status status = Admit(mentorships_, reader, call, name);
                             if (!status.ok()) return status;
                             return mentorships_.Get(reader, call, name, static_cast<Mentorship*>(&reply));
                           }};
  rpc::ServiceRows rows{"milepost.mentoring.v1.MentoringService", {}, {replay, sessions_.replay()}};
  AddMentorshipRows(rows.methods);
  AddStepRows(rows.methods);
  for (rpc::Method& row : sessions_.Rows()) rows.methods.push_back(std::move(row));
  rows.methods.push_back(rpc::Orchestrate<PrepareSessionRequest, SessionBriefData>(
      "PrepareSession", [this](Call& call, const auto& request, SessionBriefData& reply) {
        Meeting meeting;
        absl::Status status = store_.Read([&](Reader& reader) {
          auto found = MeetingOf(reader, call, request.parent(), request.mentorship());
          if (found.ok()) meeting = *std::move(found);
          return found.status();
        });
        if (!status.ok()) return status;
        auto facts = facts_.Read(call, request.parent(), std::move(meeting));
        if (facts.ok()) reply = ComposeBrief(*facts);
        return facts.status();
      }));
  return {std::move(rows)};
}

void MentoringServer::AddMentorshipRows(std::vector<rpc::Method>& rows) {
  rows.push_back(rpc::Read<GetMentorshipRequest, Mentorship>(
      "GetMentorship", [this](Reader& reader, Call& call, const auto& request, Mentorship& reply) {
        absl::Status status = Admit(mentorships_, reader, call, request.name());
        return status.ok() ? mentorships_.Get(reader, call, request.name(), &reply) : status;
      }));
  rows.push_back(rpc::Read<ListMenteesRequest, ListMenteesResponse>(
      "ListMentees", [this](Reader& reader, Call& call, const auto& request, auto& reply) {
        return ListMentees(mentorships_, reader, call, request, reply);
      }));
  rows.push_back(rpc::ListRow<ListMentorshipsRequest>("ListMentorships", mentorships_,
                                                      &ListMentorshipsResponse::mutable_mentorships));
  rows.push_back(rpc::Write<CreateMentorshipRequest, Mentorship>(
      "CreateMentorship", [this](Transaction& tx, Call& call, const auto& request, Mentorship& reply) {
        absl::Status status = CheckOnlyOne(mentorships_, tx, call, request.mentorship().mentor());
        if (!status.ok()) return status;
        return mentorships_.Create(tx, call, request.parent(), request.mentorship_id(), request.mentorship(), &reply);
      }));
  rows.push_back(rpc::Write<UpdateMentorshipRequest, Mentorship>(
      "UpdateMentorship", [this](Transaction& tx, Call& call, const auto& request, Mentorship& reply) {
        auto joined = Join(mentorships_, tx, call, request.mentorship().name());
        if (!joined.ok()) return joined.status();
        return mentorships_.Update(tx, call, request.mentorship(), request.update_mask(), &reply);
      }));
}

void MentoringServer::AddStepRows(std::vector<rpc::Method>& rows) {
  rows.push_back(rpc::Write<AcceptMentorshipRequest, Mentorship>(
      "AcceptMentorship", [this](Transaction& tx, Call& call, const auto& request, Mentorship& reply) {
        auto joined = Join(mentorships_, tx, call, request.name());
        if (!joined.ok()) return joined.status();
        const auto accept = [&](Mentorship& mentorship) { return Accept(call, joined->side, mentorship); };
        return mentorships_.Apply(tx, call, request.name(), request.etag(), "accepted", accept, &reply);
      }));
  rows.push_back(
      StepRow<DeclineMentorshipRequest>(mentorships_, {"DeclineMentorship", "declined", {kProposed}, kEnded}));
  rows.push_back(StepRow<PauseMentorshipRequest>(mentorships_, {"PauseMentorship", "paused", {kActive}, kPaused}));
  rows.push_back(StepRow<ResumeMentorshipRequest>(mentorships_, {"ResumeMentorship", "resumed", {kPaused}, kActive}));
  rows.push_back(StepRow<CompleteMentorshipRequest>(
      mentorships_, {"CompleteMentorship", "completed", {kActive, kPaused}, kCompleted}));
  rows.push_back(
      StepRow<EndMentorshipRequest>(mentorships_, {"EndMentorship", "ended", {kProposed, kActive, kPaused}, kEnded}));
}

absl::StatusOr<Meeting> MentoringServer::MeetingOf(Reader& reader, Call& call, const std::string& parent,
                                                   const std::string& name) const {
  std::vector<Mentorship> candidates;
  if (name.empty()) {
    auto own = MentorshipsOf(mentorships_, reader, call);
    if (!own.ok()) return own.status();
    for (Mentorship& mentorship : *own) {
      if (mentorship.state() == kActive) candidates.push_back(std::move(mentorship));
    }
  } else {
    absl::Status status = CheckOfParent(call, name, parent);
    if (!status.ok()) return status;
    auto joined = Join(mentorships_, reader, call, name);
    if (!joined.ok()) return joined.status();
    candidates.push_back(std::move(joined->mentorship));
  }
  Meeting chosen;
  for (Mentorship& mentorship : candidates) {
    auto sessions = sessions_.Of(reader, call, mentorship);
    if (!sessions.ok()) return sessions.status();
    const Session *next = NextPlanned(*sessions), *best = NextPlanned(chosen.sessions);
    const bool sooner =
        next != nullptr && (best == nullptr || next->scheduled_time().seconds() < best->scheduled_time().seconds());
    if (!chosen.mentorship.name().empty() && !sooner) continue;
    chosen = {std::move(mentorship), *std::move(sessions)};
  }
  return chosen;
}

}  // namespace milepost::mentoring
