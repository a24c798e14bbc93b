#include "services/mentoring/mentoring_server.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "milepost/mentoring/v1/mentoring_service.pb.h"
#include "services/access/edges.h"
#include "services/rpc/standard_rows.h"

namespace milepost::mentoring {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Reader;
using store::Transaction;
using State = Mentorship::State;

std::string StateText(State state) { return Mentorship::State_Name(state).substr(sizeof("STATE_") - 1); }

bool IsOver(State state) { return state == Mentorship::STATE_COMPLETED || state == Mentorship::STATE_ENDED; }

// What people do, from which states, and which side may do it.
struct Step {
  std::string method, event;
  std::vector<State> from;
  State to;
  bool mentor_only = false;
};

absl::Status CheckNew(Transaction& tx, Call& call, Mentorship& mentorship) {
  mentorship.set_state(Mentorship::STATE_PROPOSED);
  mentorship.set_proposer(call.principal.name);
  auto mentor = store::FindPerson(tx, rpc::IdOf(mentorship.mentor()));
  if (!mentor.ok()) return mentor.status();
  if (!mentor->has_value()) {
    return rpc::RuleBroken("mentor-exists", mentorship.name(), "The mentor has no profile. Name somebody who has one.");
  }
  if ((*mentor)->person_key != call.viewer.owner.person_key) return absl::OkStatus();
  return rpc::RuleBroken("not-own-mentor", mentorship.name(), "Nobody mentors themselves. Name another mentor.");
}

// The edge is there exactly while some mentorship of the two is active.
absl::Status WriteEdge(Transaction& tx, Call& call, const Mentorship*, const Mentorship& after) {
  auto mentor = store::FindPerson(tx, rpc::IdOf(after.mentor()));
  if (!mentor.ok() || !mentor->has_value()) return mentor.status();
  const std::string end = access::KeyEnd((*mentor)->person_key);
  const int64_t mentee = call.viewer.owner.person_key;
  if (after.state() == Mentorship::STATE_ACTIVE) return access::AddEdge(tx, mentee, access::kMentor, end);
  return access::RemoveEdge(tx, mentee, access::kMentor, end);
}

// The owner's manager learns that a mentorship exists, an auditor its metadata; what the two agreed stays theirs and
// HR's.
absl::Status HideTerms(Reader&, Call& call, Mentorship& mentorship) {
  using namespace type::v1;  // NOLINT: the names of parties
  const access::Parties readers = access::Bit(PARTY_OWNER) | access::Bit(PARTY_MENTOR) | access::Bit(PARTY_HR_PARTNER) |
                                  access::Bit(PARTY_HR_ADMIN) | access::Bit(PARTY_ANYONE);
  if ((call.viewer.parties & readers) != 0) return absl::OkStatus();
  mentorship.clear_focus_skills();
  mentorship.clear_cadence_days();
  mentorship.clear_agreement();
  return absl::OkStatus();
}

rpc::ResourceSpec<Mentorship> Spec() {
  rpc::ResourceSpec<Mentorship> spec;
  spec.table = "mentorships";
  spec.columns = {
      rpc::EnumColumn<Mentorship>("state", Mentorship::State_descriptor(),
                                  [](const Mentorship& m) { return m.state(); }),
      rpc::TextColumn<Mentorship>("mentor", [](const Mentorship& m) { return m.mentor(); }),
  };
  spec.id_letter = 'n';
  spec.event = "milepost.mentorship";
  spec.on_create = CheckNew;
  spec.on_written = WriteEdge;
  spec.present = HideTerms;
  return spec;
}

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

// The two people of a mentorship act on it, whoever they are to one another now: the mentor of a proposal has no edge
// yet. Opens the mentorship to the caller if they are one of the two.
absl::Status OpenToBoth(const rpc::Resource<Mentorship>& mentorships, Reader& reader, Call& call, std::string_view name,
                        bool mentor_only) {
  auto owner = store::FindPerson(reader, rpc::IdOf(rpc::PersonOf(name)));
  if (!owner.ok()) return owner.status();
  if (!owner->has_value() || call.viewer.caller.person_key == 0) return rpc::NotPermitted();
  call.viewer.owner = **owner;
  call.viewer.unrestricted = true;
  auto record = mentorships.Load(reader, call, name);
  const bool is_mentee = call.viewer.caller.person_key == call.viewer.owner.person_key;
  if (absl::IsNotFound(record.status()) && !is_mentee) return rpc::NotPermitted();
  if (!record.ok()) return record.status();
  const bool is_mentor = record->message.mentor() == absl::StrCat("profiles/", call.viewer.caller.name);
  return is_mentor || (is_mentee && !mentor_only) ? absl::OkStatus() : rpc::NotPermitted();
}

absl::Status Move(const Step& step, const Call& call, Mentorship& mentorship) {
  if (std::find(step.from.begin(), step.from.end(), mentorship.state()) == step.from.end()) {
    std::vector<std::string> allowed;
    for (State state : step.from) allowed.push_back(StateText(state));
    return rpc::StateForbids(mentorship.name(), StateText(mentorship.state()), allowed);
  }
  mentorship.set_state(step.to);
  if (step.to == Mentorship::STATE_ACTIVE && !mentorship.has_start_date()) {
    *mentorship.mutable_start_date() = rpc::FromCivil(call.Today());
  }
  return absl::OkStatus();
}

template <class Req>
rpc::Method StepRow(const rpc::Resource<Mentorship>& mentorships, Step step) {
  const std::string method = step.method;
  return rpc::Write<Req, Mentorship>(method, [&mentorships, step = std::move(step)](
                                                 Transaction& tx, Call& call, const Req& request, Mentorship& reply) {
    absl::Status status = OpenToBoth(mentorships, tx, call, request.name(), step.mentor_only);
    if (!status.ok()) return status;
    return mentorships.Apply(
        tx, call, request.name(), request.etag(), step.event,
        [&](Mentorship& mentorship) { return Move(step, call, mentorship); }, &reply);
  });
}

}  // namespace

MentoringServer::MentoringServer() : mentorships_(Spec()) {}

std::vector<rpc::SchemaStep> MentoringServer::Schema() const { return {{"mentorships", mentorships_.CreateSql()}}; }

std::vector<rpc::ServiceRows> MentoringServer::Rows() {
  const rpc::Replay replay{
      Mentorship::descriptor(), [this](Reader& reader, Call& call, std::string_view name, rpc::Message& reply) {
        absl::Status status = absl::OkStatus();
        if (call.viewer.owner.person_key == 0) {
          status = OpenToBoth(mentorships_, reader, call, name, false);
        }
        return status.ok() ? mentorships_.Get(reader, call, name, static_cast<Mentorship*>(&reply)) : status;
      }};
  rpc::ServiceRows rows{"milepost.mentoring.v1.MentoringService", {}, {replay}};
  const State proposed = Mentorship::STATE_PROPOSED, active = Mentorship::STATE_ACTIVE,
              paused = Mentorship::STATE_PAUSED;
  rows.methods = {
      rpc::GetRow<GetMentorshipRequest>("GetMentorship", mentorships_),
      rpc::ListRow<ListMentorshipsRequest>("ListMentorships", mentorships_,
                                           &ListMentorshipsResponse::mutable_mentorships),
      rpc::Write<CreateMentorshipRequest, Mentorship>(
          "CreateMentorship",
          [this](Transaction& tx, Call& call, const auto& request, Mentorship& reply) {
            absl::Status status = CheckOnlyOne(mentorships_, tx, call, request.mentorship().mentor());
            if (!status.ok()) return status;
            return mentorships_.Create(tx, call, request.parent(), request.mentorship_id(), request.mentorship(),
                                       &reply);
          }),
      StepRow<AcceptMentorshipRequest>(mentorships_, {"AcceptMentorship", "accepted", {proposed}, active, true}),
      StepRow<PauseMentorshipRequest>(mentorships_, {"PauseMentorship", "paused", {active}, paused}),
      StepRow<ResumeMentorshipRequest>(mentorships_, {"ResumeMentorship", "resumed", {paused}, active}),
      StepRow<CompleteMentorshipRequest>(
          mentorships_, {"CompleteMentorship", "completed", {active, paused}, Mentorship::STATE_COMPLETED}),
      StepRow<EndMentorshipRequest>(mentorships_,
                                    {"EndMentorship", "ended", {proposed, active, paused}, Mentorship::STATE_ENDED}),
  };
  return {std::move(rows)};
}

}  // namespace milepost::mentoring
