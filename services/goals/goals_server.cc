#include "services/goals/goals_server.h"

#include <utility>

#include "milepost/goals/v1/goals_service.pb.h"
#include "services/goals/attainment.h"
#include "services/goals/goal_flow.h"
#include "services/goals/lint_context.h"
#include "services/goals/smart_lint.h"
#include "services/goals/workload.h"
#include "services/rpc/standard_rows.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Reader;
using store::Transaction;

// A method that moves a goal by one verb; `event` is the verb in the past tense.
template <class Req>
rpc::Method MoveRow(const GoalStore& goals, std::string name, GoalVerb verb, std::string event) {
  return rpc::Write<Req, Goal>(std::move(name),
                               [&goals, verb, event](Transaction& tx, Call& call, const Req& request, Goal& reply) {
                                 return goals.goals().Apply(
                                     tx, call, request.name(), request.etag(), event,
                                     [&](Goal& goal) { return MoveGoal(call, verb, request.reason(), goal); }, &reply);
                               });
}

// A method that changes one goal in place by `change(call, request, goal)`.
template <class Req, class Change>
rpc::Method ChangeRow(const GoalStore& goals, std::string name, std::string event, Change change) {
  return rpc::Write<Req, Goal>(std::move(name),
                               [&goals, event, change](Transaction& tx, Call& call, const Req& request, Goal& reply) {
                                 return goals.goals().Apply(
                                     tx, call, request.name(), request.etag(), event,
                                     [&](Goal& goal) -> absl::Status { return change(call, request, goal); }, &reply);
                               });
}

absl::Status CreateGoal(const GoalStore& goals, Transaction& tx, Call& call, const CreateGoalRequest& request,
                        Goal& reply) {
  Goal goal = request.goal();
  absl::Status status = BeginGoal(call, request.initial_state(), goal);
  if (!status.ok()) return status;
  if (!call.viewer.Is(type::v1::PARTY_OWNER)) {
    if (goal.has_manual_override()) {
      return rpc::InvalidField("goal.manual_override", "may be set by the owner only; leave it out");
    }
    // Whoever proposes a goal sees what becomes of it.
    if ((access::SetOf(goal.audience()) & access::Bit(type::v1::AUDIENCE_MANAGER)) == 0) {
      goal.add_audience(type::v1::AUDIENCE_MANAGER);
    }
  }
  return goals.goals().Create(tx, call, request.parent(), request.goal_id(), goal, &reply);
}

absl::Status DeleteGoal(const GoalStore& goals, const PlanStore& plans, Transaction& tx, Call& call,
                        const std::string& name, const DeleteGoalRequest& request, Goal& reply) {
  auto record = goals.goals().Load(tx, call, name);
  if (record.ok() && record->facts.delete_time == 0) {
    auto fixed = plans.FixesTerms(tx, call, record->message.plan(), name);
    if (!fixed.ok()) return fixed.status();
    if (*fixed) return rpc::GoalUnderAgreement(name, record->message.plan(), "goal");
    auto children = goals.ChildrenOf(tx, call, name);
    if (!children.ok()) return children.status();
    if (!children->empty() && !request.force()) return rpc::HasChildren(name);
    for (const Goal& child : *children) {
      Goal deleted;
      absl::Status status = DeleteGoal(goals, plans, tx, call, child.name(), request, deleted);
      if (!status.ok()) return status;
    }
  }
  const std::string_view etag = name == request.name() ? std::string_view(request.etag()) : "";
  return goals.goals().SoftDelete(tx, call, name, etag, request.allow_missing(), &reply);
}

absl::Status Lint(const GoalStore& goals, Reader& reader, Call& call, const LintGoalRequest& request,
                  SmartAssessment& reply) {
  if (request.name().empty() != request.has_goal()) {
    return rpc::InvalidField("name", "and goal exclude each other; give the name of a stored goal or a goal, not both");
  }
  Goal goal = request.goal();
  if (!request.name().empty()) {
    const std::string_view person = rpc::PersonOf(request.name());
    const bool me = person == "profiles/me" && call.viewer.Is(type::v1::PARTY_OWNER);
    if (person != request.parent() && !me) {
      return rpc::InvalidField("name", "is not a goal of parent; name one of theirs");
    }
    auto record = goals.goals().Load(reader, call, request.name());
    if (!record.ok()) return record.status();
    goal = std::move(record->message);
  }
  auto all = goals.All(reader, call);
  if (!all.ok()) return all.status();
  if (request.has_goal()) {
    goal.set_state(Goal::STATE_ACTIVE);  // as it would be worked on
    all->push_back(goal);
  }
  reply = LintGoal(goal, ContextOf(call, *all));
  return absl::OkStatus();
}

absl::Status Attainment(const GoalStore& goals, const PlanStore& plans, Reader& reader, Call& call,
                        const GetGoalAttainmentRequest& request, GoalAttainment& reply) {
  std::string plan = request.plan();
  if (!plan.empty()) {
    const std::string_view person = rpc::PersonOf(plan);
    if (person != request.parent() && person != "profiles/me") {
      return rpc::InvalidField("plan", "is not a plan of parent; name one of theirs");
    }
    auto record = plans.plans().Load(reader, call, plan);
    if (!record.ok()) return record.status();
    plan = record->message.name();
  }
  auto all = goals.All(reader, call);
  if (all.ok()) reply = AttainmentOf(*all, plan);
  return all.status();
}

}  // namespace

GoalsServer::GoalsServer(store::Database& store, const rpc::Peers& peers)
    : plans_(changes_, {[this](Reader& reader, Call& call, Plan& plan) {
                          return PlanInsight::Present(plans_, goals_, reader, call, plan);
                        },
                        [this](Transaction& tx, Call& call, const PlanRevision& before, PlanRevision& after) {
                          return revisions_.CheckEdit(tx, call, before, after);
                        }}),
      goals_(plans_),
      revisions_(plans_, goals_, changes_),
      flow_(plans_, goals_, revisions_),
      reviews_(plans_, changes_, revisions_),
      insight_({store, peers, plans_, goals_}),
      roll_up_(goals_, plans_) {}

std::vector<rpc::SchemaStep> GoalsServer::Schema() const {
  return {{"goals, plans and revisions", goals_.CreateSql() + plans_.CreateSql()},
          {"reviews, changes of circumstances and due dates",
           PlanStore::ReviewDueSql() + reviews_.CreateSql() + changes_.CreateSql()},
          {"roll-up of units; a first look at everything", roll_up_.CreateSql() + FirstLookSql()}};
}

std::vector<rpc::ServiceRows> GoalsServer::Rows() {
  rpc::ServiceRows rows{"milepost.goals.v1.GoalsService",
                        {},
                        {goals_.goals().replay(), plans_.plans().replay(), plans_.revisions().replay(),
                         reviews_.reviews().replay(), changes_.changes().replay()}};
  AddGoalRows(rows.methods);
  AddGoalStateRows(rows.methods);
  AddElementRows(rows.methods);
  AddNumberRows(rows.methods);
  AddSummaryRows(rows.methods);
  AddPlanRows(rows.methods);
  AddRevisionRows(rows.methods);
  AddReviewRows(rows.methods);
  AddChangeRows(rows.methods);
  AddInsightRows(rows.methods);
  return {std::move(rows), MeasurementRows()};
}

void GoalsServer::AddGoalRows(std::vector<rpc::Method>& rows) {
  rows.push_back(rpc::GetRow<GetGoalRequest>("GetGoal", goals_.goals()));
  rows.push_back(rpc::ListRow<ListGoalsRequest>("ListGoals", goals_.goals(), &ListGoalsResponse::mutable_goals));
  rows.push_back(rpc::Write<CreateGoalRequest, Goal>(
      "CreateGoal", [this](Transaction& tx, Call& call, const auto& request, Goal& reply) {
        return CreateGoal(goals_, tx, call, request, reply);
      }));
  rows.push_back(rpc::UpdateRow("UpdateGoal", goals_.goals(), &UpdateGoalRequest::goal));
  rows.push_back(rpc::Write<DeleteGoalRequest, Goal>(
      "DeleteGoal", [this](Transaction& tx, Call& call, const auto& request, Goal& reply) {
        return DeleteGoal(goals_, plans_, tx, call, request.name(), request, reply);
      }));
  rows.push_back(rpc::Write<UndeleteGoalRequest, Goal>(
      "UndeleteGoal", [this](Transaction& tx, Call& call, const auto& request, Goal& reply) {
        absl::Status status = goals_.goals().Undelete(tx, call, request.name(), &reply);
        return status.ok() ? goals_.CheckUndeleted(tx, call, reply) : status;
      }));
}

void GoalsServer::AddGoalStateRows(std::vector<rpc::Method>& rows) {
  rows.push_back(MoveRow<AcceptGoalRequest>(goals_, "AcceptGoal", GoalVerb::kAccept, "accepted"));
  rows.push_back(MoveRow<RejectGoalRequest>(goals_, "RejectGoal", GoalVerb::kReject, "rejected"));
  rows.push_back(MoveRow<StartGoalRequest>(goals_, "StartGoal", GoalVerb::kStart, "started"));
  rows.push_back(MoveRow<HoldGoalRequest>(goals_, "HoldGoal", GoalVerb::kHold, "held"));
  rows.push_back(MoveRow<ResumeGoalRequest>(goals_, "ResumeGoal", GoalVerb::kResume, "resumed"));
  rows.push_back(MoveRow<CancelGoalRequest>(goals_, "CancelGoal", GoalVerb::kCancel, "cancelled"));
  rows.push_back(MoveRow<ReopenGoalRequest>(goals_, "ReopenGoal", GoalVerb::kReopen, "reopened"));
  rows.push_back(MoveRow<ReproposeGoalRequest>(goals_, "ReproposeGoal", GoalVerb::kRepropose, "reproposed"));
  rows.push_back(ChangeRow<CloseGoalRequest>(goals_, "CloseGoal", "closed", CloseGoal));
  rows.push_back(ChangeRow<ArchiveGoalRequest>(goals_, "ArchiveGoal", "archived", [](Call&, const auto&, Goal& goal) {
    goal.set_archived(true);
    return absl::OkStatus();
  }));
  rows.push_back(
      ChangeRow<UnarchiveGoalRequest>(goals_, "UnarchiveGoal", "unarchived", [](Call&, const auto&, Goal& goal) {
        goal.set_archived(false);
        return absl::OkStatus();
      }));
}

void GoalsServer::AddElementRows(std::vector<rpc::Method>& rows) {
  rows.push_back(
      ChangeRow<AchieveMilestoneRequest>(goals_, "AchieveMilestone", "milestone_achieved", AchieveMilestone));
  rows.push_back(
      ChangeRow<CompleteActionItemRequest>(goals_, "CompleteActionItem", "action_completed", CompleteActionItem));
  rows.push_back(ChangeRow<ClaimRewardRequest>(
      goals_, "ClaimReward", "reward_claimed",
      [](Call&, const ClaimRewardRequest& request, Goal& goal) { return ClaimReward(request, goal); }));
}

void GoalsServer::AddNumberRows(std::vector<rpc::Method>& rows) {
  rows.push_back(rpc::Read<LintGoalRequest, SmartAssessment>(
      "LintGoal", [this](Reader& reader, Call& call, const auto& request, SmartAssessment& reply) {
        return Lint(goals_, reader, call, request, reply);
      }));
  rows.push_back(rpc::Read<GetPlanBalanceRequest, PlanBalance>(
      "GetPlanBalance", [this](Reader& reader, Call& call, const auto&, PlanBalance& reply) {
        auto goals = goals_.All(reader, call);
        if (goals.ok()) reply = BalanceOf(Pointers(*goals));
        return goals.status();
      }));
  rows.push_back(rpc::Read<GetGoalAttainmentRequest, GoalAttainment>(
      "GetGoalAttainment", [this](Reader& reader, Call& call, const auto& request, GoalAttainment& reply) {
        return Attainment(goals_, plans_, reader, call, request, reply);
      }));
  rows.push_back(rpc::Read<GetWorkloadRequest, Workload>(
      "GetWorkload", [this](Reader& reader, Call& call, const auto&, Workload& reply) {
        auto goals = goals_.All(reader, call);
        if (goals.ok()) reply = WorkloadOf(Pointers(*goals), CapacityOf(call), call.Today());
        return goals.status();
      }));
}

}  // namespace milepost::goals
