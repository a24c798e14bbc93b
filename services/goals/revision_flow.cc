#include "services/goals/revision_flow.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/goals/plan_rules.h"
#include "services/goals/plan_terms.h"
#include "services/rpc/request_hash.h"
#include "services/rpc/states.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Transaction;

constexpr int64_t kMostRevisions = 100'000;  // of one plan, looked at for the next number

using GoalsByName = std::map<std::string, const Goal*, std::less<>>;

GoalsByName ByName(const std::vector<Goal>& goals) {
  GoalsByName by_name;
  for (const Goal& goal : goals) by_name[goal.name()] = &goal;
  return by_name;
}

// Leaves out goals that were rejected, cancelled or deleted since, and puts the others in the order of their names.
void KeepLiveGoals(const GoalsByName& goals, PlanTerms& terms) {
  auto& list = *terms.mutable_goals();
  list.erase(std::remove_if(list.begin(), list.end(),
                            [&goals](const GoalTerms& of_goal) {
                              const auto goal = goals.find(of_goal.goal());
                              return goal == goals.end() || !IsAgreed(*goal->second);
                            }),
             list.end());
  std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.goal() < b.goal(); });
}

template <class T>
void GiveIds(Call& call, char letter, google::protobuf::RepeatedPtrField<T>* list) {
  for (T& element : *list) {
    if (element.id().empty()) element.set_id(call.NewId(letter));
  }
}

template <class T>
bool HasId(const google::protobuf::RepeatedPtrField<T>& list, std::string_view id) {
  return std::any_of(list.begin(), list.end(), [id](const T& element) { return element.id() == id; });
}

// Nothing that is achieved or completed is left out.
absl::Status CheckKeepsDone(const Goal& goal, const GoalTerms& terms) {
  for (const Milestone& milestone : goal.milestones()) {
    if (milestone.has_achieve_date() && !HasId(terms.milestones(), milestone.id())) {
      return rpc::ElementCompleted(goal.name(), milestone.id());
    }
  }
  for (const ActionItem& item : goal.action_items()) {
    if (item.has_complete_date() && !HasId(terms.action_items(), item.id())) {
      return rpc::ElementCompleted(goal.name(), item.id());
    }
  }
  return absl::OkStatus();
}

}  // namespace

void FreezeTerms(const Call& call, const PlanTerms& terms, PlanRevision& revision) {
  revision.set_terms(BytesOf(terms));
  revision.set_sha256(absl::BytesToHexString(rpc::Sha256(revision.terms())));
  revision.set_state(PlanRevision::STATE_SUBMITTED);
  revision.clear_draft_terms();
  rpc::SetTimestamp(call.now, revision.mutable_submit_time());
}

absl::StatusOr<PlanRevision> RevisionFlow::Next(Transaction& tx, const Call& call, std::string_view plan) const {
  store::ListQuery query;
  query.person_key = call.viewer.owner.person_key;
  query.parent = std::string(rpc::IdOf(plan));
  query.show_deleted = true;
  query.limit = kMostRevisions;
  int number = 1;
  absl::Status status =
      plans_.revisions().table().List(tx, query, [&number](const store::RowView&) { return ++number > 0; });
  if (!status.ok()) return status;
  PlanRevision revision;
  revision.set_name(absl::StrCat(store::Absl(plan), "/revisions/r", absl::Dec(number, absl::kZeroPad6)));
  revision.set_number(number);
  return revision;
}

absl::Status RevisionFlow::Revise(Transaction& tx, Call& call, const RevisePlanRequest& request, Plan* reply) const {
  absl::Status status = tx.LockPerson(call.viewer.owner.person_key);
  if (!status.ok()) return status;
  auto plan = plans_.plans().LoadLive(tx, call, request.name());
  if (!plan.ok()) return plan.status();
  status = rpc::CheckEtag(request.etag(), plan->facts.revision, request.name());
  if (!status.ok()) return status;
  status = rpc::CheckState(plan->message, {Plan::STATE_AGREED, Plan::STATE_IN_REVIEW});
  if (!status.ok()) return status;
  if (!plan->message.draft_revision().empty()) {
    return rpc::RuleBroken("one-draft", plan->message.draft_revision(),
                           "A revision of this plan is being written already. Go on with it, or withdraw it first.");
  }
  auto draft = Begin(tx, call, plan->message, {request.reason(), request.change()});
  if (!draft.ok()) return draft.status();
  return plans_.plans().Apply(
      tx, call, request.name(), "", "revised",
      [&](Plan& changed) {
        changed.set_draft_revision(*draft);
        changed.set_agreed_revision(std::string(RevisionInForce(plan->message)));
        return absl::OkStatus();
      },
      reply);
}

absl::StatusOr<std::string> RevisionFlow::Begin(Transaction& tx, Call& call, const Plan& plan,
                                                const Cause& cause) const {
  auto base = plans_.revisions().Load(tx, call, RevisionInForce(plan));
  if (!base.ok()) return base.status();
  auto terms = TermsOf(base->message);
  if (!terms.ok()) return terms.status();
  auto goals = goals_.InPlan(tx, call, plan.name());
  if (!goals.ok()) return goals.status();
  KeepLiveGoals(ByName(*goals), *terms);
  auto revision = Next(tx, call, plan.name());
  if (!revision.ok()) return revision.status();
  revision->set_reason(cause.reason);
  revision->set_change(cause.change);
  revision->set_state(PlanRevision::STATE_DRAFT);
  revision->set_base_revision(base->message.name());
  *revision->mutable_draft_terms() = *std::move(terms);
  const std::string name = revision->name();
  if (!cause.change.empty()) {
    absl::Status handled = changes_.HandleBy(tx, call, cause.change, name, cause.reason);
    if (handled.ok()) handled = plans_.RefreshDue(tx, call);
    if (!handled.ok()) return handled;
  }
  PlanRevision stored;
  absl::Status status = plans_.revisions().Insert(tx, call, *std::move(revision), &stored);
  if (!status.ok()) return status;
  return name;
}

absl::Status RevisionFlow::CheckEdit(Transaction& tx, Call& call, const PlanRevision& before,
                                     PlanRevision& after) const {
  if (!after.has_draft_terms()) return rpc::InvalidField("plan_revision.draft_terms", "is required");
  auto goals = goals_.InPlan(tx, call, rpc::ParentOf(before.name()));
  if (!goals.ok()) return goals.status();
  const GoalsByName by_name = ByName(*goals);
  for (GoalTerms& terms : *after.mutable_draft_terms()->mutable_goals()) {
    const auto goal = by_name.find(terms.goal());
    if (goal == by_name.end() || !IsAgreed(*goal->second)) {
      return rpc::RuleBroken("goal-of-plan", terms.goal(),
                             "A revision names goals of its plan that are not rejected, cancelled or deleted. Put the "
                             "goal into the plan first, or leave it out.");
    }
    absl::Status status = CheckKeepsDone(*goal->second, terms);
    if (!status.ok()) return status;
    KeepTermsOnly(terms);
    GiveIds(call, 'm', terms.mutable_milestones());
    GiveIds(call, 't', terms.mutable_action_items());
  }
  return absl::OkStatus();
}

absl::Status RevisionFlow::Freeze(Transaction& tx, Call& call, std::string_view name, std::string_view reason) const {
  auto goals = goals_.InPlan(tx, call, rpc::ParentOf(name));
  if (!goals.ok()) return goals.status();
  PlanRevision stored;
  return plans_.revisions().Apply(
      tx, call, name, "", "submitted",
      [&](PlanRevision& revision) -> absl::Status {
        absl::Status draft = CheckIsDraft(revision);
        if (!draft.ok()) return draft;
        PlanTerms terms = revision.draft_terms();
        KeepLiveGoals(ByName(*goals), terms);
        const auto violations = CheckAgreeableTerms(terms);
        if (!violations.empty()) {
          return rpc::RuleBroken("agreeable", violations.front().field, violations.front().description);
        }
        if (!reason.empty()) revision.set_reason(std::string(reason));
        FreezeTerms(call, terms, revision);
        return absl::OkStatus();
      },
      &stored);
}

absl::Status RevisionFlow::TakeEffect(Transaction& tx, Call& call, const Plan& plan,
                                      const PlanRevision& revision) const {
  const std::string before(RevisionInForce(plan));
  if (!before.empty()) {
    PlanRevision stored;
    absl::Status status = plans_.revisions().Apply(
        tx, call, before, "", "superseded",
        [](PlanRevision& superseded) {
          superseded.set_state(PlanRevision::STATE_SUPERSEDED);
          return absl::OkStatus();
        },
        &stored);
    if (!status.ok()) return status;
  }
  auto terms = TermsOf(revision);
  if (!terms.ok()) return terms.status();
  auto goals = goals_.InPlan(tx, call, plan.name());
  if (!goals.ok()) return goals.status();
  for (const Goal& goal : *goals) {
    const GoalTerms* agreed = FindTerms(*terms, goal.name());
    if (agreed == nullptr) continue;
    absl::Status status = goals_.Agree(tx, call, *agreed);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status RevisionFlow::GiveUp(Transaction& tx, Call& call, std::string_view name, const SignOff* decision) const {
  PlanRevision stored;
  return plans_.revisions().Apply(
      tx, call, name, "", "withdrawn",
      [&](PlanRevision& revision) {
        revision.set_state(PlanRevision::STATE_WITHDRAWN);
        if (decision != nullptr) {
          *revision.add_sign_offs() = *decision;
          revision.mutable_sign_offs()->rbegin()->set_sha256(revision.sha256());
        }
        return absl::OkStatus();
      },
      &stored);
}

absl::StatusOr<std::string> RevisionFlow::BeginAgain(Transaction& tx, Call& call, const PlanRevision& submitted) const {
  auto terms = TermsOf(submitted);
  if (!terms.ok()) return terms.status();
  auto revision = Next(tx, call, rpc::ParentOf(submitted.name()));
  if (!revision.ok()) return revision.status();
  revision->set_reason(submitted.reason());
  revision->set_change(submitted.change());
  revision->set_state(PlanRevision::STATE_DRAFT);
  revision->set_base_revision(submitted.base_revision());
  *revision->mutable_draft_terms() = *std::move(terms);
  const std::string name = revision->name();
  PlanRevision stored;
  absl::Status status = plans_.revisions().Insert(tx, call, *std::move(revision), &stored);
  if (!status.ok()) return status;
  return name;
}

}  // namespace milepost::goals
