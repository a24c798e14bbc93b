#include "services/mentoring/session_rules.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/rpc/dates.h"
#include "services/rpc/states.h"
#include "services/store/text.h"

namespace milepost::mentoring {
namespace {

using namespace v1;  // NOLINT: the contract's names
using google::protobuf::RepeatedPtrField;
using google::protobuf::util::MessageDifferencer;

template <class T>
void CheckIds(const RepeatedPtrField<T>& items, std::string_view field, std::vector<rpc::Violation>* violations) {
  std::set<std::string> used;
  for (int i = 0; i < items.size(); ++i) {
    if (items.Get(i).id().empty() || used.insert(items.Get(i).id()).second) continue;
    violations->push_back(
        {absl::StrCat(store::Absl(field), "[", i, "].id"), "is used twice in this list; give each its own"});
  }
}

template <class T>
std::map<std::string, const T*> ById(const RepeatedPtrField<T>& items) {
  std::map<std::string, const T*> by_id;
  for (const T& item : items) by_id.emplace(item.id(), &item);
  return by_id;
}

// An id of a removed item is not given again: people may still hold it.
template <class T>
void GiveIds(const RepeatedPtrField<T>& stored, NewId new_id, RepeatedPtrField<T>* items) {
  std::set<std::string> used;
  for (const T& item : stored) used.insert(item.id());
  for (const T& item : *items) used.insert(item.id());
  for (T& item : *items) {
    while (item.id().empty()) {
      std::string id = new_id();
      if (used.insert(id).second) item.set_id(std::move(id));
    }
  }
}

bool IsClosed(const Commitment& commitment) { return commitment.has_done_time() || commitment.has_release_time(); }

void KeepClosing(const Commitment& stored, Commitment& commitment) {
  commitment.clear_done_time();
  commitment.clear_release_time();
  if (stored.has_done_time()) *commitment.mutable_done_time() = stored.done_time();
  if (stored.has_release_time()) *commitment.mutable_release_time() = stored.release_time();
  commitment.set_release_reason(stored.release_reason());
}

absl::Status MergeCommitments(const Session& before, Session& after) {
  const auto stored = ById(before.commitments());
  std::set<std::string> present;
  for (Commitment& commitment : *after.mutable_commitments()) {
    const auto found = commitment.id().empty() ? stored.end() : stored.find(commitment.id());
    const bool known = found != stored.end();
    KeepClosing(known ? *found->second : Commitment::default_instance(), commitment);
    if (!known) continue;
    present.insert(commitment.id());
    if (IsClosed(*found->second) && !MessageDifferencer::Equals(*found->second, commitment)) {
      return rpc::ElementCompleted(after.name(), commitment.id());
    }
  }
  for (const auto& [id, commitment] : stored) {
    if (IsClosed(*commitment) && !present.contains(id)) return rpc::ElementCompleted(after.name(), id);
  }
  return absl::OkStatus();
}

}  // namespace

std::vector<rpc::Violation> CheckSession(const Session& session) {
  std::vector<rpc::Violation> violations;
  CheckIds(session.agenda(), "agenda", &violations);
  CheckIds(session.commitments(), "commitments", &violations);
  return violations;
}

absl::Status MergeSession(const Session& before, Side side, NewId new_id, Session& after) {
  const auto stored = ById(before.agenda());
  for (AgendaItem& item : *after.mutable_agenda()) {
    const auto found = item.id().empty() ? stored.end() : stored.find(item.id());
    item.set_raised_by(found == stored.end() ? side : found->second->raised_by());
  }
  absl::Status status = MergeCommitments(before, after);
  if (!status.ok()) return status;
  GiveIds(before.agenda(), new_id, after.mutable_agenda());
  GiveIds(before.commitments(), new_id, after.mutable_commitments());
  return absl::OkStatus();
}

absl::Status CheckChange(const Session& before, const Session& after) {
  if (before.state() == Session::STATE_CANCELLED) {
    return rpc::CheckState(before, {Session::STATE_PLANNED, Session::STATE_HELD});
  }
  const bool moved = !MessageDifferencer::Equals(before.scheduled_time(), after.scheduled_time()) ||
                     before.duration_minutes() != after.duration_minutes();
  return moved ? rpc::CheckState(before, {Session::STATE_PLANNED}) : absl::OkStatus();
}

absl::StatusOr<Commitment*> OpenCommitment(Session& session, std::string_view id) {
  auto& commitments = *session.mutable_commitments();
  const auto found =
      std::find_if(commitments.begin(), commitments.end(), [id](const Commitment& c) { return c.id() == id; });
  if (found == commitments.end()) {
    return rpc::NotFound("milepost.dev/Session.Commitment", absl::StrCat(session.name(), "#", store::Absl(id)));
  }
  absl::Status status = rpc::CheckState(session, {Session::STATE_HELD});
  if (!status.ok()) return status;
  if (IsClosed(*found)) return rpc::ElementCompleted(session.name(), found->id());
  return &*found;
}

CommitmentStatus::Status StandingOf(const Commitment& commitment, absl::CivilDay today) {
  if (commitment.has_done_time()) return CommitmentStatus::STATUS_KEPT;
  if (commitment.has_release_time()) return CommitmentStatus::STATUS_RELEASED;
  const auto due = rpc::ToCivil(commitment.due_date());
  return due && *due < today ? CommitmentStatus::STATUS_OVERDUE : CommitmentStatus::STATUS_OPEN;
}

std::vector<CommitmentStatus> CommitmentsOf(const std::vector<Session>& sessions, absl::CivilDay today) {
  std::vector<CommitmentStatus> all;
  for (const Session& session : sessions) {
    if (session.state() != Session::STATE_HELD) continue;
    for (const Commitment& commitment : session.commitments()) {
      CommitmentStatus& status = all.emplace_back();
      status.set_session(session.name());
      *status.mutable_held_date() = session.held_date();
      *status.mutable_commitment() = commitment;
      status.set_status(StandingOf(commitment, today));
    }
  }
  std::sort(all.begin(), all.end(), [](const CommitmentStatus& a, const CommitmentStatus& b) {
    const auto key = [](const CommitmentStatus& s) {
      return std::tuple(rpc::ToCivil(s.commitment().due_date()).value_or(kNoDueDate), s.session(), s.commitment().id());
    };
    return key(a) < key(b);
  });
  return all;
}

}  // namespace milepost::mentoring
