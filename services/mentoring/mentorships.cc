#include "services/mentoring/mentorships.h"

#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "milepost/mentoring/v1/mentoring_service.pb.h"
#include "services/access/edges.h"
#include "services/mentoring/mentorship_states.h"
#include "services/rpc/states.h"

namespace milepost::mentoring {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using rpc::Violation;
using store::Reader;
using store::Transaction;

constexpr int64_t kMostMentorships = 1'000;

bool IsMentor(const Call& call, const Mentorship& mentorship) {
  return call.viewer.caller.person_key != 0 &&
         mentorship.mentor() == absl::StrCat("profiles/", call.viewer.caller.name);
}

std::vector<Violation> CheckSkills(const Mentorship& mentorship) {
  const std::set<std::string> skills(mentorship.focus_skills().begin(), mentorship.focus_skills().end());
  if (static_cast<int>(skills.size()) == mentorship.focus_skills_size()) return {};
  return {{"focus_skills", "names a skill twice; name each once"}};
}

absl::Status Begin(Transaction& tx, Call& call, Mentorship& mentorship) {
  mentorship.set_state(Mentorship::STATE_PROPOSED);
  mentorship.set_proposer(call.principal.name);
  if (call.viewer.Is(type::v1::PARTY_OWNER)) rpc::SetTimestamp(call.now, mentorship.mutable_mentee_accept_time());
  auto mentor = store::FindPerson(tx, rpc::IdOf(mentorship.mentor()));
  if (!mentor.ok()) return mentor.status();
  if (!mentor->has_value()) {
    return rpc::RuleBroken("mentor-exists", mentorship.name(), "The mentor has no profile. Name somebody who has one.");
  }
  if ((*mentor)->person_key != call.viewer.owner.person_key) return absl::OkStatus();
  return rpc::RuleBroken("not-own-mentor", mentorship.name(), "Nobody mentors themselves. Name another mentor.");
}

absl::Status WriteEdge(Transaction& tx, Call& call, const Mentorship* before, const Mentorship& after) {
  if (before != nullptr && before->state() == after.state()) return absl::OkStatus();
  auto mentor = store::FindPerson(tx, rpc::IdOf(after.mentor()));
  if (!mentor.ok() || !mentor->has_value()) return mentor.status();
  const std::string end = access::MentorEnd((*mentor)->person_key, rpc::IdOf(after.name()));
  const int64_t mentee = call.viewer.owner.person_key;
  if (after.state() == Mentorship::STATE_ACTIVE) return access::AddEdge(tx, mentee, access::kMentor, end);
  return access::RemoveEdge(tx, mentee, access::kMentor, end);
}

// The manager and other mentors learn that a mentorship exists, an auditor its metadata; what the two agreed stays
// theirs and HR's.
absl::Status HideTerms(Reader&, Call& call, Mentorship& mentorship) {
  using namespace type::v1;  // NOLINT: the names of parties
  const access::Parties readers =
      access::Bit(PARTY_OWNER) | access::Bit(PARTY_HR_PARTNER) | access::Bit(PARTY_HR_ADMIN);
  if ((call.viewer.parties & readers) != 0 || IsMentor(call, mentorship)) return absl::OkStatus();
  mentorship.clear_focus_skills();
  mentorship.clear_cadence_days();
  mentorship.clear_agreement();
  mentorship.clear_end_reason();
  return absl::OkStatus();
}

}  // namespace

rpc::ResourceSpec<Mentorship> MentorshipSpec() {
  rpc::ResourceSpec<Mentorship> spec;
  spec.table = "mentorships";
  spec.columns = {
      rpc::EnumColumn<Mentorship>("state", Mentorship::State_descriptor(),
                                  [](const Mentorship& m) { return m.state(); }),
      rpc::TextColumn<Mentorship>("mentor", [](const Mentorship& m) { return m.mentor(); }),
  };
  spec.id_letter = 'n';
  spec.event = "milepost.mentorship";
  spec.update_request = UpdateMentorshipRequest::descriptor();
  spec.check = CheckSkills;
  spec.on_create = Begin;
  spec.on_update = [](Transaction&, Call& call, const Mentorship& before, Mentorship& after) {
    return ChangeTerms(call, SideOf(call), before, after);
  };
  spec.on_written = WriteEdge;
  spec.present = HideTerms;
  return spec;
}

absl::StatusOr<bool> Mentors(Reader& reader, const Call& call) {
  if (call.viewer.caller.person_key == 0) return false;
  auto left = access::HasEdge(reader, call.viewer.caller.person_key, access::kLeft, "");
  if (!left.ok()) return left.status();
  return !*left;
}

absl::Status CheckOfParent(const Call& call, std::string_view mentorship, std::string_view parent) {
  const std::string_view person = rpc::PersonOf(mentorship);
  if (person == parent || (person == "profiles/me" && call.viewer.Is(type::v1::PARTY_OWNER))) return absl::OkStatus();
  return rpc::InvalidField("mentorship", "is not a mentorship of parent; name one of theirs");
}

Side SideOf(const Call& call) { return call.viewer.Is(type::v1::PARTY_OWNER) ? SIDE_MENTEE : SIDE_MENTOR; }

absl::StatusOr<Joined> Join(const rpc::Resource<Mentorship>& mentorships, Reader& reader, Call& call,
                            std::string_view name) {
  const bool mentee = call.viewer.Is(type::v1::PARTY_OWNER);
  const bool unrestricted = std::exchange(call.viewer.unrestricted, true);
  auto record = mentorships.Load(reader, call, name);
  call.viewer.unrestricted = unrestricted;
  if (absl::IsNotFound(record.status()) && !mentee) return rpc::NotPermitted();
  if (!record.ok()) return record.status();
  if (!mentee) {
    auto mentor = Mentors(reader, call);
    if (!mentor.ok()) return mentor.status();
    if (!*mentor || !IsMentor(call, record->message)) return rpc::NotPermitted();
  }
  call.viewer.unrestricted = true;
  return Joined{std::move(record->message), SideOf(call)};
}

absl::StatusOr<Joined> JoinAtWork(const rpc::Resource<Mentorship>& mentorships, Reader& reader, Call& call,
                                  std::string_view name) {
  auto joined = Join(mentorships, reader, call, name);
  if (!joined.ok()) return joined;
  absl::Status status = rpc::CheckState(joined->mentorship, {Mentorship::STATE_ACTIVE, Mentorship::STATE_PAUSED});
  if (!status.ok()) return status;
  return joined;
}

absl::StatusOr<std::vector<Mentorship>> MentorshipsOf(const rpc::Resource<Mentorship>& mentorships, Reader& reader,
                                                      const Call& call) {
  store::ListQuery query;
  query.person_key = call.viewer.owner.person_key;
  query.limit = kMostMentorships;
  if (!call.viewer.Is(type::v1::PARTY_OWNER)) {
    auto mentor = Mentors(reader, call);
    if (!mentor.ok()) return mentor.status();
    if (!*mentor) return std::vector<Mentorship>();
    query.conditions = {{"mentor", store::Op::kEqual, absl::StrCat("profiles/", call.viewer.caller.name)}};
  }
  return mentorships.Messages(reader, query);
}

}  // namespace milepost::mentoring
