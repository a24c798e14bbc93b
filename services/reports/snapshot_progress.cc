// What was written down and said: journal, feedback, mentoring; and the owner's own numbers.
#include <tuple>
#include <utility>

#include "services/reports/snapshot_builder.h"
#include "services/reports/snapshot_reading.h"
#include "services/rpc/dates.h"

namespace milepost::reports {
namespace {

using goals::v1::GoalsService;
using mentoring::v1::MentoringService;
using progress::v1::ProgressService;
using rpc::Call;

constexpr int kMostJournalEntries = 500;

}  // namespace

absl::Status SnapshotBuilder::AddJournal(const Call& call, Snapshot& snapshot) {
  progress::v1::ListJournalEntriesRequest list;
  list.set_parent(snapshot.profile().name());
  list.set_page_size(kMostJournalEntries);
  progress::v1::ListJournalEntriesResponse page;
  absl::Status status = progress_.Call(call, &ProgressService::Stub::ListJournalEntries, list, &page);
  if (status.ok()) *snapshot.mutable_journal() = page.journal_entries();
  SortByDay(snapshot.mutable_journal(), [](const auto& entry) { return entry.entry_date(); });
  return Tolerate(status);
}

absl::Status SnapshotBuilder::AddFeedback(const Call& call, Snapshot& snapshot) {
  progress::v1::ListFeedbackRequest list;
  list.set_parent(snapshot.profile().name());
  list.set_filter("state != REQUESTED");
  absl::Status status = ReadAll(progress_, call, &ProgressService::Stub::ListFeedback, list,
                                snapshot.mutable_feedback(), [](auto& reply) { return reply.mutable_feedback(); });
  SortByTime(snapshot.mutable_feedback(), [](const auto& feedback) { return feedback.give_time(); });
  return status;
}

absl::Status SnapshotBuilder::AddOwnNumbers(const Call& call, Snapshot& snapshot) {
  if (snapshot.reader() != type::v1::PARTY_OWNER) return absl::OkStatus();
  const std::string& parent = snapshot.profile().name();
  progress::v1::GetMotivationSnapshotRequest get_motivation;
  get_motivation.set_parent(parent);
  absl::Status status = progress_.Call(call, &ProgressService::Stub::GetMotivationSnapshot, get_motivation,
                                       snapshot.mutable_motivation());
  if (!status.ok()) return status;
  progress::v1::GetLearningSummaryRequest get_learning;
  get_learning.set_parent(parent);
  status = progress_.Call(call, &ProgressService::Stub::GetLearningSummary, get_learning, snapshot.mutable_learning());
  if (!status.ok()) return status;
  goals::v1::GetWorkloadRequest get_workload;
  get_workload.set_parent(parent);
  status = goals_.Call(call, &GoalsService::Stub::GetWorkload, get_workload, snapshot.mutable_workload());
  if (!status.ok()) return status;
  goals::v1::GetPlanBalanceRequest get_balance;
  get_balance.set_parent(parent);
  status = goals_.Call(call, &GoalsService::Stub::GetPlanBalance, get_balance, snapshot.mutable_balance());
  if (!status.ok()) return status;
  goals::v1::GetGoalAttainmentRequest get_attainment;
  get_attainment.set_parent(parent);
  return goals_.Call(call, &GoalsService::Stub::GetGoalAttainment, get_attainment, snapshot.mutable_goal_attainment());
}

absl::Status SnapshotBuilder::AddMentorships(const Call& call, Snapshot& snapshot) {
  mentoring::v1::ListMentorshipsRequest list;
  list.set_parent(snapshot.profile().name());
  list.set_page_size(rpc::kPeerPageSize);
  mentoring::v1::ListMentorshipsResponse page;
  absl::Status status = mentoring_.Call(call, &MentoringService::Stub::ListMentorships, list, &page);
  using mentoring::v1::Mentorship;
  for (Mentorship& mentorship : *page.mutable_mentorships()) {
    const bool over =
        mentorship.state() == Mentorship::STATE_COMPLETED || mentorship.state() == Mentorship::STATE_ENDED;
    if (!over) *snapshot.add_mentorships() = std::move(mentorship);
  }
  SortByDay(snapshot.mutable_mentorships(), [](const auto& mentorship) { return mentorship.start_date(); });
  return Tolerate(status);
}

absl::Status SnapshotBuilder::AddSessions(const Call& call, Snapshot& snapshot) {
  for (const auto& mentorship : snapshot.mentorships()) {
    mentoring::v1::ListSessionsRequest list;
    list.set_parent(mentorship.name());
    absl::Status status = ReadAll(mentoring_, call, &MentoringService::Stub::ListSessions, list,
                                  snapshot.mutable_sessions(), [](auto& reply) { return reply.mutable_sessions(); });
    if (!status.ok()) return status;
  }
  SortByTime(snapshot.mutable_sessions(), [](const auto& session) { return session.scheduled_time(); });
  // A document may lie about: what the two wrote down of a conversation stays where only they read it.
  for (auto& session : *snapshot.mutable_sessions()) session.clear_shared_notes();
  mentoring::v1::ListCommitmentsRequest commitments;
  commitments.set_parent(snapshot.profile().name());
  absl::Status status =
      ReadAll(mentoring_, call, &MentoringService::Stub::ListCommitments, commitments, snapshot.mutable_commitments(),
              [](auto& reply) { return reply.mutable_commitments(); });
  // By due date, those without one last; of one date by what was promised.
  std::stable_sort(snapshot.mutable_commitments()->begin(), snapshot.mutable_commitments()->end(),
                   [](const auto& a, const auto& b) {
                     const auto key = [](const mentoring::v1::CommitmentStatus& it) {
                       const auto due = rpc::ToCivil(it.commitment().due_date());
                       return std::make_tuple(due.value_or(absl::CivilDay::max()), it.commitment().what());
                     };
                     return key(a) < key(b);
                   });
  return status;
}

absl::Status SnapshotBuilder::AddBrief(const Call& call, Snapshot& snapshot) {
  if (snapshot.kind() != v1::Report::KIND_BRIEF) return absl::OkStatus();
  mentoring::v1::PrepareSessionRequest prepare;
  prepare.set_parent(snapshot.profile().name());
  mentoring::v1::SessionBriefData brief;
  absl::Status status = mentoring_.Call(call, &MentoringService::Stub::PrepareSession, prepare, &brief);
  if (!status.ok()) return Tolerate(status);
  if (brief.has_last_session()) brief.mutable_last_session()->clear_shared_notes();
  if (brief.has_next_session()) {
    brief.mutable_next_session()->clear_shared_notes();
    const absl::Time planned = rpc::ToTime(brief.next_session().scheduled_time());
    *snapshot.mutable_brief_date() = rpc::FromCivil(call.DayOf(planned));
  }
  *snapshot.mutable_brief() = std::move(brief);
  return absl::OkStatus();
}

}  // namespace milepost::reports
