// The plan with its revisions and reviews, the goals, and what changed around the person.
#include <tuple>
#include <utility>
#include <vector>

#include "services/reports/snapshot_builder.h"
#include "services/reports/snapshot_reading.h"

namespace milepost::reports {
namespace {

using goals::v1::GoalsService;
using progress::v1::ProgressService;
using rpc::Call;

}  // namespace

absl::Status SnapshotBuilder::AddPlan(const Call& call, Snapshot& snapshot) {
  goals::v1::ListPlansRequest list;
  list.set_parent(snapshot.profile().name());
  list.set_order_by("create_time desc");
  list.set_page_size(rpc::kPeerPageSize);
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

absl::Status SnapshotBuilder::AddHistory(const Call& call, Snapshot& snapshot) {
  if (!snapshot.has_plan()) return absl::OkStatus();
  goals::v1::ListPlanRevisionsRequest list;
  list.set_parent(snapshot.plan().name());
  absl::Status status =
      ReadAll(goals_, call, &GoalsService::Stub::ListPlanRevisions, list, snapshot.mutable_revisions(),
              [](auto& reply) { return reply.mutable_plan_revisions(); });
  if (!status.ok()) return status;
  std::stable_sort(snapshot.mutable_revisions()->begin(), snapshot.mutable_revisions()->end(),
                   [](const auto& a, const auto& b) { return a.number() < b.number(); });
  goals::v1::DiffRevisionsRequest compare;
  for (auto& revision : *snapshot.mutable_revisions()) {
    revision.clear_terms();
    revision.clear_draft_terms();
    if (revision.state() == goals::v1::PlanRevision::STATE_WITHDRAWN || revision.base_revision().empty()) continue;
    compare.set_name(revision.name());
    compare.set_base(revision.base_revision());
  }
  if (!compare.name().empty()) {
    goals::v1::PlanDiff diff;
    status = goals_.Call(call, &GoalsService::Stub::DiffRevisions, compare, &diff);
    if (status.ok()) *snapshot.mutable_plan_diff() = std::move(diff);
    if (status = Tolerate(status); !status.ok()) return status;
  }
  return AddReviews(call, snapshot);
}

absl::Status SnapshotBuilder::AddReviews(const Call& call, Snapshot& snapshot) {
  goals::v1::ListPlanReviewsRequest list;
  list.set_parent(snapshot.plan().name());
  absl::Status status = ReadAll(goals_, call, &GoalsService::Stub::ListPlanReviews, list, snapshot.mutable_reviews(),
                                [](auto& reply) { return reply.mutable_plan_reviews(); });
  SortByDay(snapshot.mutable_reviews(), [](const auto& review) { return review.start_date(); });
  std::reverse(snapshot.mutable_reviews()->begin(), snapshot.mutable_reviews()->end());
  return status;
}

absl::Status SnapshotBuilder::AddCircumstances(const Call& call, Snapshot& snapshot) {
  goals::v1::ListCircumstanceChangesRequest list;
  list.set_parent(snapshot.profile().name());
  absl::Status status =
      ReadAll(goals_, call, &GoalsService::Stub::ListCircumstanceChanges, list, snapshot.mutable_circumstance_changes(),
              [](auto& reply) { return reply.mutable_circumstance_changes(); });
  SortByDay(snapshot.mutable_circumstance_changes(), [](const auto& change) { return change.start_date(); });
  return status;
}

absl::Status SnapshotBuilder::AddGoals(const Call& call, Snapshot& snapshot) {
  goals::v1::ListGoalsRequest list;
  list.set_parent(snapshot.profile().name());
  std::vector<goals::v1::Goal> goals;
  absl::Status status = rpc::EachPage(goals_, call, &GoalsService::Stub::ListGoals, list, [&goals](auto& page) {
    for (auto& goal : *page.mutable_goals()) goals.push_back(std::move(goal));
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
  for (goals::v1::Goal& goal : goals) *snapshot.add_goals() = std::move(goal);
  return absl::OkStatus();
}

absl::Status SnapshotBuilder::AddSeries(const Call& call, Snapshot& snapshot) {
  for (const goals::v1::Goal& goal : snapshot.goals()) {
    if (goal.measurement().series_version() == 0) continue;
    progress::v1::GetProgressSeriesRequest get_series;
    get_series.set_parent(goal.name());
    progress::v1::ProgressSeries series;
    absl::Status status = progress_.Call(call, &ProgressService::Stub::GetProgressSeries, get_series, &series);
    if (status.ok()) *snapshot.add_series() = std::move(series);
    if (status = Tolerate(status); !status.ok()) return status;
  }
  return absl::OkStatus();
}

// In one question for all goals: each by itself would read all of them again.
absl::Status SnapshotBuilder::AddAssessments(const Call& call, Snapshot& snapshot) {
  goals::v1::LintGoalsRequest lint;
  lint.set_parent(snapshot.profile().name());
  return Tolerate(rpc::EachPage(goals_, call, &GoalsService::Stub::LintGoals, lint, [&snapshot](auto& page) {
    for (auto& goal : *page.mutable_assessments()) {
      (*snapshot.mutable_smart())[goal.goal()] = std::move(*goal.mutable_assessment());
    }
  }));
}

}  // namespace milepost::reports
