// A manager's people, each with what they share with their manager; and the organization, as the sweep counted it.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/reports/snapshot_builder.h"
#include "services/reports/snapshot_reading.h"

namespace milepost::reports {
namespace {

using goals::v1::GoalsService;
using progress::v1::ProgressService;
using rpc::Call;
using snapshot::v1::ReportSnapshot;
using snapshot::v1::TeamMember;

// The last day that what the person shares tells of.
std::optional<absl::CivilDay> LastActivity(const ReportSnapshot& person) {
  std::optional<absl::CivilDay> last;
  const auto see = [&last](const google::type::Date& date) {
    if (const auto day = rpc::ToCivil(date); day && (!last || *day > *last)) last = day;
  };
  for (const goals::v1::Goal& goal : person.goals()) {
    see(goal.measurement().effective_date());
    for (const auto& milestone : goal.milestones()) see(milestone.achieve_date());
    for (const auto& action : goal.action_items()) see(action.complete_date());
  }
  for (const auto& entry : person.journal()) see(entry.entry_date());
  return last;
}

// What of a person's snapshot a team summary needs; the rest of it stays behind.
TeamMember MemberFrom(ReportSnapshot person) {
  TeamMember member;
  if (const auto last = LastActivity(person)) *member.mutable_last_activity_date() = rpc::FromCivil(*last);
  *member.mutable_profile() = std::move(*person.mutable_profile());
  if (person.has_plan()) *member.mutable_plan() = std::move(*person.mutable_plan());
  if (person.has_revision()) {
    *member.mutable_revision() = std::move(*person.mutable_revision());
    member.mutable_revision()->clear_terms();
    member.mutable_revision()->clear_draft_terms();
  }
  *member.mutable_goals() = std::move(*person.mutable_goals());
  for (auto& entry : *person.mutable_journal()) {
    const bool waits = entry.has_achievement() && !entry.achievement().has_celebrate_time();
    if (waits) *member.add_achievements() = std::move(entry);
  }
  return member;
}

}  // namespace

absl::Status SnapshotBuilder::AddTeam(const Call& call, Snapshot& snapshot) {
  goals::v1::ListReportSummariesRequest list;
  list.set_parent(snapshot.profile().name());
  std::vector<goals::v1::ReportSummary> summaries;
  absl::Status status = rpc::EachPage(goals_, call, &GoalsService::Stub::ListReportSummaries, list, [&](auto& page) {
    for (auto& summary : *page.mutable_report_summaries()) summaries.push_back(std::move(summary));
  });
  for (const goals::v1::ReportSummary& summary : summaries) {
    if (!status.ok()) return status;
    if (call.Abandoned()) return rpc::DeadlinePassed();
    status = AddMember(call, summary, snapshot);
  }
  std::stable_sort(snapshot.mutable_team()->begin(), snapshot.mutable_team()->end(),
                   [](const TeamMember& a, const TeamMember& b) {
                     const auto key = [](const TeamMember& one) {
                       return std::make_pair(one.profile().display_name(), one.profile().name());
                     };
                     return key(a) < key(b);
                   });
  return status;
}

// The same questions with the same rights as for a document about that person.
absl::Status SnapshotBuilder::AddMember(const Call& call, const goals::v1::ReportSummary& summary, Snapshot& snapshot) {
  Snapshot person;
  person.mutable_profile()->set_name(summary.profile());
  for (Step step : {&SnapshotBuilder::AddProfile, &SnapshotBuilder::AddPlan, &SnapshotBuilder::AddGoals,
                    &SnapshotBuilder::AddJournal}) {
    absl::Status status = (this->*step)(call, person);
    if (absl::IsPermissionDenied(status)) return absl::OkStatus();  // no longer one of the reader's people
    if (!status.ok()) return status;
  }
  TeamMember member = MemberFrom(std::move(person));
  *member.mutable_summary() = summary;
  goals::v1::ListCircumstanceChangesRequest changes;
  changes.set_parent(summary.profile());
  changes.set_filter("handled = false");
  absl::Status status =
      ReadAll(goals_, call, &GoalsService::Stub::ListCircumstanceChanges, changes, member.mutable_open_changes(),
              [](auto& reply) { return reply.mutable_circumstance_changes(); });
  if (!status.ok()) return status;
  SortByDay(member.mutable_open_changes(), [](const auto& change) { return change.start_date(); });
  progress::v1::ListFeedbackRequest requests;
  requests.set_parent(summary.profile());
  requests.set_filter(absl::StrCat("state = REQUESTED AND author = \"", snapshot.profile().name(), "\""));
  status = ReadAll(progress_, call, &ProgressService::Stub::ListFeedback, requests, member.mutable_feedback_requests(),
                   [](auto& reply) { return reply.mutable_feedback(); });
  SortByTime(member.mutable_feedback_requests(), [](const auto& feedback) { return feedback.create_time(); });
  *snapshot.add_team() = std::move(member);
  return status;
}

// Whether the caller may know is that method's own question.
absl::Status SnapshotBuilder::AddOrganization(const Call& call, const std::string& unit, Snapshot& snapshot) {
  goals::v1::GetOrganizationSummaryRequest get;
  get.set_unit(unit);
  absl::Status status =
      goals_.Call(call, &GoalsService::Stub::GetOrganizationSummary, get, snapshot.mutable_organization());
  if (!status.ok()) return status;
  profiles::v1::GetSkillGapSummaryRequest get_gaps;
  get_gaps.set_unit(unit);
  return profiles_.Call(call, &profiles::v1::ProfilesService::Stub::GetSkillGapSummary, get_gaps,
                        snapshot.mutable_skill_gap_summary());
}

}  // namespace milepost::reports
