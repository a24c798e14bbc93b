#include "services/mentoring/brief_facts.h"

#include <algorithm>
#include <utility>

#include "services/rpc/dates.h"
#include "services/rpc/errors.h"

namespace milepost::mentoring {
namespace {

using goals::v1::GoalsService;
using profiles::v1::ProfilesService;
using progress::v1::ProgressService;
using rpc::Call;
using v1::Session;

constexpr int kDaysWithoutSession = 30;
constexpr int kDefaultCadenceDays = 14;

// What the reader may not see, and what is not there, is left out without a word.
absl::Status Tolerate(absl::Status status) {
  return absl::IsPermissionDenied(status) || absl::IsNotFound(status) ? absl::OkStatus() : status;
}

}  // namespace

const Session* LastHeld(const std::vector<Session>& sessions) {
  const Session* last = nullptr;
  for (const Session& session : sessions) {
    if (session.state() != Session::STATE_HELD) continue;
    if (last == nullptr || rpc::ToTime(session.held_time()) > rpc::ToTime(last->held_time())) last = &session;
  }
  return last;
}

const Session* NextPlanned(const std::vector<Session>& sessions) {
  const Session* next = nullptr;
  for (const Session& session : sessions) {
    if (session.state() != Session::STATE_PLANNED) continue;
    if (next == nullptr || rpc::ToTime(session.scheduled_time()) < rpc::ToTime(next->scheduled_time())) next = &session;
  }
  return next;
}

absl::StatusOr<BriefFacts> BriefFactsReader::Read(const Call& call, const std::string& profile, Meeting meeting) {
  BriefFacts facts;
  facts.profile = profile;
  facts.today = facts.meeting_day = call.Today();
  facts.since = call.now - absl::Hours(24 * kDaysWithoutSession);
  facts.since_date = facts.today - kDaysWithoutSession;
  facts.cadence_days = call.CadenceDays();
  if (!meeting.mentorship.name().empty()) {
    const bool said = meeting.mentorship.has_cadence_days();
    facts.cadence_days = said ? meeting.mentorship.cadence_days() : kDefaultCadenceDays;
  }
  if (const Session* last = LastHeld(meeting.sessions)) {
    facts.since = rpc::ToTime(last->held_time());
    facts.since_date = call.DayOf(facts.since);
  }
  if (const Session* next = NextPlanned(meeting.sessions)) {
    facts.meeting_day = std::max(facts.today, call.DayOf(rpc::ToTime(next->scheduled_time())));
  }
  facts.meeting = std::move(meeting);
  using Step = absl::Status (BriefFactsReader::*)(const Call&, BriefFacts&);
  for (Step step : {&BriefFactsReader::AddDirection, &BriefFactsReader::AddGoals, &BriefFactsReader::AddSeries,
                    &BriefFactsReader::AddJournal, &BriefFactsReader::AddChanges}) {
    absl::Status status = Tolerate((this->*step)(call, facts));
    if (!status.ok()) return status;
  }
  return facts;
}

absl::Status BriefFactsReader::AddDirection(const Call& call, BriefFacts& facts) {
  profiles::v1::GetDevelopmentRequest request;
  request.set_name(facts.profile + "/development");
  profiles::v1::Development development;
  absl::Status status = profiles_.Call(call, &ProfilesService::Stub::GetDevelopment, request, &development);
  facts.exploring = development.direction() == profiles::v1::Development::DIRECTION_EXPLORING;
  return status;
}

absl::Status BriefFactsReader::AddGoals(const Call& call, BriefFacts& facts) {
  goals::v1::ListGoalsRequest request;
  request.set_parent(facts.profile);
  return rpc::EachPage(goals_, call, &GoalsService::Stub::ListGoals, request, [&facts](auto& page) {
    for (auto& goal : *page.mutable_goals()) facts.goals.push_back(std::move(goal));
  });
}

absl::Status BriefFactsReader::AddSeries(const Call& call, BriefFacts& facts) {
  for (const goals::v1::Goal& goal : facts.goals) {
    const auto measured = rpc::ToCivil(goal.measurement().effective_date());
    if (!measured || *measured <= facts.since_date) continue;
    progress::v1::GetProgressSeriesRequest request;
    request.set_parent(goal.name());
    progress::v1::ProgressSeries series;
    absl::Status status = progress_.Call(call, &ProgressService::Stub::GetProgressSeries, request, &series);
    if (status.ok()) facts.series[goal.name()] = std::move(series);
    if (status = Tolerate(status); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status BriefFactsReader::AddJournal(const Call& call, BriefFacts& facts) {
  for (const char* kind : {"ACHIEVEMENT", "SETBACK"}) {
    auto& entries = std::string_view(kind) == "SETBACK" ? facts.setbacks : facts.achievements;
    progress::v1::ListJournalEntriesRequest request;
    request.set_parent(facts.profile);
    request.set_filter(std::string("kind = ") + kind);
    request.set_page_size(rpc::kPeerPageSize);
    progress::v1::ListJournalEntriesResponse page;
    absl::Status status = progress_.Call(call, &ProgressService::Stub::ListJournalEntries, request, &page);
    if (!status.ok()) return status;
    entries.assign(page.journal_entries().begin(), page.journal_entries().end());
  }
  return absl::OkStatus();
}

absl::Status BriefFactsReader::AddChanges(const Call& call, BriefFacts& facts) {
  goals::v1::ListCircumstanceChangesRequest request;
  request.set_parent(facts.profile);
  request.set_order_by("start_date desc");
  request.set_page_size(rpc::kPeerPageSize);
  goals::v1::ListCircumstanceChangesResponse page;
  absl::Status status = goals_.Call(call, &GoalsService::Stub::ListCircumstanceChanges, request, &page);
  if (status.ok()) facts.changes.assign(page.circumstance_changes().begin(), page.circumstance_changes().end());
  return status;
}

}  // namespace milepost::mentoring
