#include "services/goals/plan_insight.h"

#include <algorithm>
#include <utility>

#include "services/goals/lint_context.h"
#include "services/goals/plan_diff.h"
#include "services/goals/plan_lint.h"
#include "services/goals/plan_terms.h"
#include "services/goals/plan_view.h"
#include "services/goals/workload.h"
#include "services/rpc/dates.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Reader;

constexpr int64_t kMostRevisions = 100'000;  // of one plan

absl::StatusOr<PlanTerms> TermsIn(const PlanStore& plans, Reader& reader, const Call& call, std::string_view name) {
  if (name.empty()) return PlanTerms();
  auto revision = plans.revisions().Load(reader, call, name);
  if (!revision.ok()) return revision.status();
  return TermsOf(revision->message);
}

// The plan and its goals as a revision would make them; goals that it does not name are left out.
void Overlay(const PlanTerms& terms, Plan& plan, std::vector<Goal>& goals) {
  plan.set_display_name(terms.display_name());
  plan.set_vision(terms.vision());
  *plan.mutable_start_date() = terms.start_date();
  *plan.mutable_end_date() = terms.end_date();
  std::erase_if(goals, [&terms](const Goal& goal) { return FindTerms(terms, goal.name()) == nullptr; });
  for (Goal& goal : goals) CopyTerms(*FindTerms(terms, goal.name()), goal);
}

void AddAssessment(const Goal& goal, const LintContext& context, GoalAssessment* assessment) {
  assessment->set_goal(goal.name());
  *assessment->mutable_assessment() = LintGoal(goal, context);
}

}  // namespace

absl::Status PlanInsight::Diff(Reader& reader, Call& call, const DiffRevisionsRequest& request, PlanDiff* reply) const {
  const std::string_view plan_name = rpc::ParentOf(request.name());
  auto plan = plans_.plans().Load(reader, call, plan_name);  // whoever may read the plan may read its revisions
  if (!plan.ok()) return plan.status();
  auto revision = plans_.revisions().Load(reader, call, request.name());
  if (!revision.ok()) return revision.status();
  std::string base = request.base().empty() ? revision->message.base_revision() : request.base();
  const std::string_view id = rpc::IdOf(rpc::ParentOf(base));
  if (!base.empty() && id != rpc::IdOf(plan_name)) {
    return rpc::InvalidField("base", "is a revision of another plan; name one of the same plan");
  }
  auto before = TermsIn(plans_, reader, call, base);
  if (!before.ok()) return before.status();
  auto after = TermsOf(revision->message);
  if (!after.ok()) return after.status();
  reply->set_revision(revision->message.name());
  reply->set_base_revision(base);
  *reply->mutable_changes() = DiffTerms(*before, *after);
  return absl::OkStatus();
}

absl::Status PlanInsight::Lint(Reader& reader, Call& call, const LintPlanRequest& request, PlanLint* reply) const {
  auto record = plans_.plans().Load(reader, call, request.name());
  if (!record.ok()) return record.status();
  Plan& plan = record->message;
  auto all = goals_.All(reader, call);
  if (!all.ok()) return all.status();
  const LintContext context = ContextOf(call, *all);
  PlanLintContext about{plan, {}, std::nullopt};
  // A number of all goals has one value: who may not see all of them does not get it.
  if (call.viewer.unrestricted) about.workload = WorkloadOf(Pointers(*all), CapacityOf(call), call.Today());
  std::vector<Goal>& goals = *all;
  std::erase_if(goals, [&plan](const Goal& goal) { return goal.plan() != plan.name() || !IsAgreed(goal); });
  if (!plan.draft_revision().empty() && plan.state() != Plan::STATE_AWAITING_AGREEMENT) {
    auto terms = TermsIn(plans_, reader, call, plan.draft_revision());
    if (!terms.ok()) return terms.status();
    Overlay(*terms, plan, goals);
  }
  const std::vector<const Goal*> pointers = Pointers(goals);
  about.goals = pointers;
  reply->set_plan(plan.name());
  for (auto& finding : PlanFindings(about)) *reply->add_findings() = std::move(finding);
  for (const Goal& goal : goals) AddAssessment(goal, context, reply->add_goals());
  return absl::OkStatus();
}

absl::Status PlanInsight::LintGoals(Reader& reader, Call& call, const LintGoalsRequest& request,
                                    LintGoalsResponse* reply) const {
  auto all = goals_.All(reader, call);
  if (!all.ok()) return all.status();
  const LintContext context = ContextOf(call, *all);
  ListGoalsResponse page;
  absl::Status status = goals_.goals().List(reader, call, rpc::ListArgsOf(request), page.mutable_goals(),
                                            reply->mutable_next_page_token());
  for (const Goal& goal : page.goals()) AddAssessment(goal, context, reply->add_assessments());
  return status;
}

absl::StatusOr<std::optional<PlanRevision>> PlanInsight::InForceOn(Reader& reader, const Call& call, const Plan& plan,
                                                                   absl::CivilDay day) const {
  std::optional<PlanRevision> in_force;
  const auto closed = rpc::ToCivil(plan.complete_date());
  if (closed && *closed <= day) return in_force;
  store::ListQuery query;
  query.person_key = call.viewer.owner.person_key;
  query.parent = std::string(rpc::IdOf(plan.name()));
  query.limit = kMostRevisions;
  auto revisions = plans_.revisions().Messages(reader, query);
  if (!revisions.ok()) return revisions.status();
  for (PlanRevision& revision : *revisions) {
    if (!revision.has_agree_time()) continue;
    const absl::Time agreed = rpc::ToTime(revision.agree_time());
    if (call.DayOf(agreed) <= day) in_force = std::move(revision);  // in the order of their numbers
  }
  return in_force;
}

absl::StatusOr<std::vector<MeasuredOn>> PlanInsight::SeriesOf(const Call& call, const std::string& goal) {
  progress::v1::GetProgressSeriesRequest request;
  request.set_parent(goal);
  progress::v1::ProgressSeries series;
  absl::Status status = progress_.Call(call, &progress::v1::ProgressService::Stub::GetProgressSeries, request, &series);
  if (!status.ok()) return status;
  std::vector<MeasuredOn> points;
  for (const auto& point : series.points()) {
    const auto day = rpc::ToCivil(point.effective_date());
    if (day) points.push_back({*day, point.value()});
  }
  std::stable_sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
  return points;
}

absl::Status PlanInsight::AsOf(Call& call, const GetPlanAsOfRequest& request, PlanAsOf* reply) {
  const absl::CivilDay day = rpc::ToCivil(request.as_of_date()).value_or(call.Today());
  if (day > call.Today()) return rpc::InvalidField("as_of_date", "lies in the future; give today or an earlier date");
  std::optional<PlanRevision> revision;
  PlanTerms terms;
  std::vector<Goal> ever;
  absl::Status status = store_.Read([&](Reader& reader) -> absl::Status {
    auto plan = plans_.plans().Load(reader, call, request.name());
    if (!plan.ok()) return plan.status();
    auto in_force = InForceOn(reader, call, plan->message, day);
    if (!in_force.ok()) return in_force.status();
    revision = *std::move(in_force);
    if (!revision) return absl::OkStatus();
    auto agreed = TermsOf(*revision);
    if (!agreed.ok()) return agreed.status();
    terms = *std::move(agreed);
    auto goals = goals_.AllEver(reader, call);
    if (goals.ok()) ever = *std::move(goals);
    return goals.status();
  });
  if (!status.ok()) return status;
  SeriesByGoal series;
  for (const std::string& goal : MeasuredGoals(terms, ever)) {
    auto points = SeriesOf(call, goal);
    if (!points.ok()) return points.status();
    series[goal] = *std::move(points);
  }
  if (revision) *reply = PlanAsOfDay(terms, ever, series, day, call.CadenceDays());
  reply->set_plan(request.name());
  *reply->mutable_as_of_date() = rpc::FromCivil(day);
  if (revision) *reply->mutable_revision() = *std::move(revision);
  return absl::OkStatus();
}

absl::Status PlanInsight::Present(const PlanStore& plans, const GoalStore& goals, Reader& reader, const Call& call,
                                  Plan& plan) {
  auto in_plan = goals.InPlan(reader, call, plan.name());
  if (!in_plan.ok()) return in_plan.status();
  const auto progress = TopLevelProgress(*in_plan);
  if (progress) plan.set_progress(*progress);
  plan.set_review_suggested(false);
  if (!IsOpen(plan.state()) || RevisionInForce(plan).empty()) return absl::OkStatus();
  auto agreed = TermsIn(plans, reader, call, RevisionInForce(plan));
  if (!agreed.ok()) return agreed.status();
  auto draft = TermsIn(plans, reader, call, plan.draft_revision());
  if (!draft.ok()) return draft.status();
  plan.set_review_suggested(SuggestsReview(*agreed, plan.draft_revision().empty() ? nullptr : &*draft, *in_plan));
  return absl::OkStatus();
}

}  // namespace milepost::goals
