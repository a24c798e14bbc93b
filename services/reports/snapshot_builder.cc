#include "services/reports/snapshot_builder.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "services/rpc/dates.h"
#include "services/rpc/errors.h"
#include "services/rpc/resource_base.h"

namespace milepost::reports {
namespace {

using catalog::v1::CatalogService;
using goals::v1::GoalsService;
using mentoring::v1::MentoringService;
using profiles::v1::ProfilesService;
using progress::v1::ProgressService;
using rpc::Call;

constexpr int kPageSize = 1'000;
constexpr int kPeriodDays = 90;
constexpr int kMostJournalEntries = 500;

// What the reader may not see, and what is not there, is left out without a word.
absl::Status Tolerate(absl::Status status) {
  const bool left_out = absl::IsPermissionDenied(status) || absl::IsNotFound(status) ||
                        rpc::HasReason(status, type::v1::ERROR_REASON_RULE_BROKEN);
  return left_out ? absl::OkStatus() : status;
}

// Calls `list` for page after page: it sets nothing but the token and gives the next one.
template <class Req, class List>
absl::Status EachPage(Req request, List list) {
  request.set_page_size(kPageSize);
  do {
    auto next = list(request);
    if (!next.ok()) return next.status();
    request.set_page_token(*next);
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

// The newest day first; of one day, by what they say: an order that does not depend on generated ids.
template <class T, class DayOf>
void SortByDay(google::protobuf::RepeatedPtrField<T>* items, DayOf day_of) {
  const auto words = [](T item) {
    item.clear_name();
    return item.SerializeAsString();
  };
  std::stable_sort(items->begin(), items->end(), [&](const T& a, const T& b) {
    const absl::CivilDay left = rpc::ToCivil(day_of(a)).value_or(absl::CivilDay::min());
    const absl::CivilDay right = rpc::ToCivil(day_of(b)).value_or(absl::CivilDay::min());
    return left != right ? left > right : words(a) < words(b);
  });
}

type::v1::Party ReaderOf(const access::Viewer& viewer) {
  using type::v1::Party;
  for (Party party : {Party::PARTY_OWNER, Party::PARTY_MENTOR, Party::PARTY_MANAGER, Party::PARTY_HR_PARTNER}) {
    if (viewer.Is(party)) return party;
  }
  return Party::PARTY_SKIP_LEVEL;
}

}  // namespace

absl::StatusOr<snapshot::v1::ReportSnapshot> SnapshotBuilder::Build(const Call& call,
                                                                    const v1::GetReportSnapshotRequest& request) {
  Snapshot snapshot;
  snapshot.set_format(1);
  rpc::SetTimestamp(call.now, snapshot.mutable_snapshot_time());
  *snapshot.mutable_today() = rpc::FromCivil(call.Today());
  snapshot.set_reader(ReaderOf(call.viewer));
  snapshot.set_kind(request.kind());
  snapshot.set_paper(request.paper() == v1::Report::PAPER_UNSPECIFIED ? v1::Report::PAPER_A4 : request.paper());
  *snapshot.mutable_period_start_date() =
      request.has_period_start_date() ? request.period_start_date() : rpc::FromCivil(call.Today() - kPeriodDays);
  snapshot.mutable_profile()->set_name(request.parent());
  using Step = absl::Status (SnapshotBuilder::*)(const Call&, Snapshot&);
  for (Step step : {&SnapshotBuilder::AddPerson, &SnapshotBuilder::AddSkills, &SnapshotBuilder::AddPlan,
                    &SnapshotBuilder::AddGoals, &SnapshotBuilder::AddJournal, &SnapshotBuilder::AddOwnNumbers,
                    &SnapshotBuilder::AddMentorships, &SnapshotBuilder::AddNames}) {
    absl::Status status = (this->*step)(call, snapshot);
    if (!status.ok()) return status;
  }
  return snapshot;
}

absl::Status SnapshotBuilder::AddPerson(const Call& call, Snapshot& snapshot) {
  profiles::v1::GetProfileRequest get_profile;
  get_profile.set_name(snapshot.profile().name());
  absl::Status status =
      profiles_.Call(call, &ProfilesService::Stub::GetProfile, get_profile, snapshot.mutable_profile());
  if (!status.ok()) return status;
  profiles::v1::GetDevelopmentRequest get_development;
  get_development.set_name(get_profile.name() + "/development");
  profiles::v1::Development development;
  status = profiles_.Call(call, &ProfilesService::Stub::GetDevelopment, get_development, &development);
  if (status.ok()) *snapshot.mutable_development() = std::move(development);
  return Tolerate(status);
}

absl::Status SnapshotBuilder::AddSkills(const Call& call, Snapshot& snapshot) {
  profiles::v1::ListSkillAssessmentsRequest list;
  list.set_parent(snapshot.profile().name());
  absl::Status status = Tolerate(EachPage(list, [&](const auto& request) -> absl::StatusOr<std::string> {
    profiles::v1::ListSkillAssessmentsResponse page;
    absl::Status listed = profiles_.Call(call, &ProfilesService::Stub::ListSkillAssessments, request, &page);
    if (!listed.ok()) return listed;
    snapshot.mutable_skill_assessments()->MergeFrom(page.skill_assessments());
    return page.next_page_token();
  }));
  SortByDay(snapshot.mutable_skill_assessments(), [](const auto& assessment) { return assessment.assess_date(); });
  const std::string& role = snapshot.development().target_role();
  if (!status.ok() || role.empty()) return status;
  catalog::v1::GetRoleRequest get_role;
  get_role.set_name(role);
  catalog::v1::Role found;
  status = catalog_.Call(call, &CatalogService::Stub::GetRole, get_role, &found);
  if (!status.ok()) return Tolerate(status);
  *snapshot.mutable_target_role() = std::move(found);
  profiles::v1::GetSkillGapRequest get_gap;
  get_gap.set_parent(snapshot.profile().name());
  profiles::v1::SkillGap gap;
  status = profiles_.Call(call, &ProfilesService::Stub::GetSkillGap, get_gap, &gap);
  if (status.ok()) *snapshot.mutable_skill_gap() = std::move(gap);
  return Tolerate(status);
}

absl::Status SnapshotBuilder::AddPlan(const Call& call, Snapshot& snapshot) {
  goals::v1::ListPlansRequest list;
  list.set_parent(snapshot.profile().name());
  list.set_order_by("create_time desc");
  list.set_page_size(kPageSize);
  goals::v1::ListPlansResponse page;
  absl::Status status = goals_.Call(call, &GoalsService::Stub::ListPlans, list, &page);
  if (!status.ok() || page.plans().empty()) return Tolerate(status);
  using goals::v1::Plan;
  const Plan* chosen = &page.plans(0);
  for (const Plan& plan : page.plans()) {
    const bool open = plan.state() >= Plan::STATE_DRAFT && plan.state() <= Plan::STATE_IN_REVIEW;
    if (open && plan.kind() == Plan::KIND_DEVELOPMENT) {
      chosen = &plan;
      break;
    }
  }
  *snapshot.mutable_plan() = *chosen;
  if (chosen->current_revision().empty()) return absl::OkStatus();
  goals::v1::GetPlanRevisionRequest get_revision;
  get_revision.set_name(chosen->current_revision());
  goals::v1::PlanRevision revision;
  status = goals_.Call(call, &GoalsService::Stub::GetPlanRevision, get_revision, &revision);
  if (status.ok()) *snapshot.mutable_revision() = std::move(revision);
  return Tolerate(status);
}

absl::Status SnapshotBuilder::AddGoals(const Call& call, Snapshot& snapshot) {
  goals::v1::ListGoalsRequest list;
  list.set_parent(snapshot.profile().name());
  std::vector<goals::v1::Goal> goals;
  absl::Status status = EachPage(list, [&](const auto& request) -> absl::StatusOr<std::string> {
    goals::v1::ListGoalsResponse page;
    absl::Status listed = goals_.Call(call, &GoalsService::Stub::ListGoals, request, &page);
    if (!listed.ok()) return listed;
    for (auto& goal : *page.mutable_goals()) goals.push_back(std::move(goal));
    return page.next_page_token();
  });
  if (!status.ok()) return Tolerate(status);
  // Most urgent first, then the earlier due date, then the title: an order that does not depend on generated ids.
  std::stable_sort(goals.begin(), goals.end(), [](const goals::v1::Goal& a, const goals::v1::Goal& b) {
    const auto key = [](const goals::v1::Goal& goal) {
      const absl::CivilDay due = rpc::ToCivil(goal.due_date()).value_or(absl::CivilDay::max());
      return std::make_tuple(-goal.status().urgency(), due, goal.title());
    };
    return key(a) < key(b);
  });
  for (goals::v1::Goal& goal : goals) {
    if (goal.measurement().series_version() > 0) {
      progress::v1::GetProgressSeriesRequest get_series;
      get_series.set_parent(goal.name());
      progress::v1::ProgressSeries series;
      status = progress_.Call(call, &ProgressService::Stub::GetProgressSeries, get_series, &series);
      if (status.ok()) *snapshot.add_series() = std::move(series);
      if (status = Tolerate(status); !status.ok()) return status;
    }
    *snapshot.add_goals() = std::move(goal);
  }
  return AddAssessments(call, snapshot);
}

// In one question for all goals: each by itself would read all of them again.
absl::Status SnapshotBuilder::AddAssessments(const Call& call, Snapshot& snapshot) {
  goals::v1::LintGoalsRequest lint;
  lint.set_parent(snapshot.profile().name());
  return Tolerate(EachPage(lint, [&](const auto& request) -> absl::StatusOr<std::string> {
    goals::v1::LintGoalsResponse page;
    absl::Status linted = goals_.Call(call, &GoalsService::Stub::LintGoals, request, &page);
    if (!linted.ok()) return linted;
    for (auto& goal : *page.mutable_assessments()) {
      (*snapshot.mutable_smart())[goal.goal()] = std::move(*goal.mutable_assessment());
    }
    return page.next_page_token();
  }));
}

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
  return goals_.Call(call, &GoalsService::Stub::GetPlanBalance, get_balance, snapshot.mutable_balance());
}

absl::Status SnapshotBuilder::AddMentorships(const Call& call, Snapshot& snapshot) {
  mentoring::v1::ListMentorshipsRequest list;
  list.set_parent(snapshot.profile().name());
  list.set_page_size(kPageSize);
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

// Whoever may read a name may know what it stands for: people by their display name, skills by their label.
absl::Status SnapshotBuilder::AddNames(const Call& call, Snapshot& snapshot) {
  std::set<std::string> people, skills;
  people.insert(snapshot.profile().manager());
  for (const auto& mentorship : snapshot.mentorships()) {
    people.insert(mentorship.mentor());
    skills.insert(mentorship.focus_skills().begin(), mentorship.focus_skills().end());
  }
  for (const auto& participant : snapshot.plan().participants()) people.insert(participant.profile());
  for (const auto& sign_off : snapshot.revision().sign_offs()) people.insert(sign_off.profile());
  for (const auto& goal : snapshot.goals()) {
    skills.insert(goal.skills().begin(), goal.skills().end());
    for (const auto& item : goal.action_items()) {
      if (item.responsible().starts_with("profiles/")) people.insert(item.responsible());
    }
  }
  for (const auto& assessment : snapshot.skill_assessments()) skills.insert(assessment.skill());
  for (const auto& requirement : snapshot.target_role().requirements()) skills.insert(requirement.skill());
  auto& names = *snapshot.mutable_display_names();
  for (const std::string& person : people) {
    if (person.empty()) continue;
    profiles::v1::GetProfileRequest get;
    get.set_name(person);
    profiles::v1::Profile profile;
    absl::Status status = profiles_.Call(call, &ProfilesService::Stub::GetProfile, get, &profile, /*as_service=*/true);
    if (status.ok()) names[person] = profile.display_name();
    if (status = Tolerate(status); !status.ok()) return status;
  }
  for (const std::string& name : skills) {
    catalog::v1::GetSkillRequest get;
    get.set_name(name);
    catalog::v1::Skill skill;
    absl::Status status = catalog_.Call(call, &CatalogService::Stub::GetSkill, get, &skill);
    if (status.ok()) names[name] = skill.display_name();
    if (status = Tolerate(status); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace milepost::reports
