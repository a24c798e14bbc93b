#include "services/goals/goal_store.h"

#include <cmath>
#include <utility>

#include "milepost/goals/v1/goals_service.pb.h"
#include "services/goals/goal_agenda.h"
#include "services/goals/goal_checks.h"
#include "services/goals/goal_health.h"
#include "services/goals/goal_states.h"
#include "services/goals/merge.h"
#include "services/goals/plan_states.h"
#include "services/goals/plan_terms.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using rpc::Call;
using store::Reader;
using store::Transaction;

constexpr int kDeepest = 4;  // levels of goals
constexpr int64_t kMostGoals = 5'000;

std::vector<rpc::Violation> CheckOne(const Goal& goal) {
  std::vector<rpc::Violation> violations;
  for (const Violation& violation : CheckGoal(goal)) violations.push_back({violation.field, violation.description});
  return violations;
}

void SetAudience(access::AudienceSet set, Goal& goal) {
  goal.clear_effective_audience();
  for (int audience = type::v1::AUDIENCE_MENTOR; audience <= type::v1::AUDIENCE_ORG; ++audience) {
    const auto one = static_cast<type::v1::Audience>(audience);
    if (set & access::Bit(one)) goal.add_effective_audience(one);
  }
}

// New elements get ids; elements that are done stay.
absl::Status MergeLists(Call& call, const Goal& before, Goal& after) {
  std::vector<std::string> lost =
      MergeById(before.milestones(), after.mutable_milestones(), [&call] { return call.NewId('m'); });
  for (auto& id : MergeById(before.action_items(), after.mutable_action_items(), [&call] { return call.NewId('t'); })) {
    lost.push_back(std::move(id));
  }
  MergeById(before.obstacles(), after.mutable_obstacles(), [&call] { return call.NewId('o'); });
  MergeById(before.rewards(), after.mutable_rewards(), [&call] { return call.NewId('w'); });
  return lost.empty() ? absl::OkStatus() : rpc::ElementCompleted(before.name(), lost.front());
}

// Whether a parent sees a difference.
bool SamePart(const Goal& a, const Goal& b) {
  const Part x = PartOf(a), y = PartOf(b);
  return x.weight == y.weight && x.p == y.p && x.state == y.state && x.outcome == y.outcome && x.deleted == y.deleted;
}

bool SameSet(const google::protobuf::RepeatedField<int>& a, const google::protobuf::RepeatedField<int>& b) {
  return access::SetOf(a) == access::SetOf(b);
}

}  // namespace

GoalStore::GoalStore(const PlanStore& plans) : plans_(plans), goals_(Spec()) {}

rpc::ResourceSpec<Goal> GoalStore::Spec() const {
  rpc::ResourceSpec<Goal> spec;
  spec.table = "goals";
  spec.columns = {
      rpc::TextColumn<Goal>("title", [](const Goal& g) { return g.title(); }),
      rpc::EnumColumn<Goal>("state", Goal::State_descriptor(), [](const Goal& g) { return g.state(); }),
      rpc::TextColumn<Goal>("plan", [](const Goal& g) { return g.plan(); }),
      rpc::TextColumn<Goal>("parent_goal", [](const Goal& g) { return g.parent_goal(); }),
      rpc::EnumColumn<Goal>("horizon", Goal::Horizon_descriptor(), [](const Goal& g) { return g.horizon(); }),
      rpc::EnumColumn<Goal>("priority", Goal::Priority_descriptor(), [](const Goal& g) { return g.priority(); }),
      rpc::BoolColumn<Goal>("archived", [](const Goal& g) { return g.archived(); }),
      rpc::DateColumn<Goal>("start_date", [](const Goal& g) { return g.start_date(); }),
      rpc::DateColumn<Goal>("due_date", [](const Goal& g) { return g.due_date(); }),
  };
  spec.indexes = {"CREATE INDEX goals_by_parent ON goals (person_key, parent_goal)"};
  spec.id_letter = 'g';
  spec.event = "milepost.goal";
  spec.update_request = UpdateGoalRequest::descriptor();
  spec.audience = [](const Goal& g) { return access::SetOf(g.effective_audience()); };
  spec.check = CheckOne;
  spec.on_create = [this](Transaction& tx, Call& call, Goal& goal) { return OnCreate(tx, call, goal); };
  spec.on_update = [this](Transaction& tx, Call& call, const Goal& before, Goal& after) {
    return OnUpdate(tx, call, before, after);
  };
  spec.derive = [this](Transaction& tx, Call& call, Goal& goal) { return Derive(tx, call, goal); };
  spec.on_written = [this](Transaction& tx, Call& call, const Goal* before, const Goal& after) {
    return OnWritten(tx, call, before, after);
  };
  spec.agenda = GoalDues;
  spec.present = [this](Reader& reader, Call& call, Goal& goal) { return Present(reader, call, goal); };
  return spec;
}

absl::Status GoalStore::OnCreate(Transaction& tx, Call& call, Goal& goal) const {
  goal.set_creator(call.principal.name);
  if (goal.priority() == Goal::PRIORITY_UNSPECIFIED) goal.set_priority(Goal::PRIORITY_NEEDED);
  absl::Status status = MergeLists(call, Goal::default_instance(), goal);
  if (status.ok()) status = CheckPlace(tx, call, goal);
  return status;
}

absl::Status GoalStore::OnUpdate(Transaction& tx, Call& call, const Goal& before, Goal& after) const {
  absl::Status status = MergeLists(call, before, after);
  if (!status.ok()) return status;
  const bool moved = before.plan() != after.plan() || before.parent_goal() != after.parent_goal();
  if (moved) status = CheckPlace(tx, call, after);
  if (!status.ok()) return status;
  const auto term = before.plan() != after.plan() ? std::optional<std::string>("plan") : ChangedTerm(before, after);
  if (!term || before.plan().empty()) return absl::OkStatus();
  auto fixed = plans_.FixesTerms(tx, call, before.plan(), before.name());
  if (!fixed.ok()) return fixed.status();
  return *fixed ? rpc::GoalUnderAgreement(before.name(), before.plan(), *term) : absl::OkStatus();
}

absl::Status GoalStore::CheckPlace(Reader& reader, Call& call, const Goal& goal) const {
  absl::Status status = CheckPlan(reader, call, goal);
  if (!status.ok() || goal.parent_goal().empty()) return status;
  return CheckParents(reader, call, goal);
}

absl::Status GoalStore::CheckPlan(Reader& reader, Call& call, const Goal& goal) const {
  if (goal.plan().empty()) return absl::OkStatus();
  auto plan = plans_.Find(reader, call, goal.plan());
  if (!plan.ok()) return plan.status();
  if (!plan->has_value() || !call.viewer.Sees(AudienceOf(**plan))) {
    return rpc::RuleBroken("plan-exists", goal.name(), "The goal's owner has no such plan. Name one of their plans.");
  }
  const Plan::State state = (*plan)->state();
  if (IsOpen(state) && state != Plan::STATE_AWAITING_AGREEMENT) return absl::OkStatus();
  return rpc::RuleBroken("plan-open", goal.name(),
                         "The plan takes no goals in its state. Withdraw it first, or use an open plan.");
}

absl::Status GoalStore::CheckParents(Reader& reader, Call& call, const Goal& goal) const {
  int above = 0;
  std::string name = goal.parent_goal();
  while (!name.empty()) {
    if (name == goal.name()) {
      return rpc::RuleBroken("no-cycle", goal.name(), "A goal cannot be a part of itself. Choose another parent.");
    }
    auto parent = Find(reader, call, name);
    if (!parent.ok()) return parent.status();
    // Who proposes a goal is not told of parents that they do not see.
    const bool hidden = parent->has_value() && above == 0 && !call.viewer.Sees((*parent)->facts.audience);
    if (!parent->has_value() || hidden || (*parent)->facts.delete_time != 0) {
      return rpc::RuleBroken("parent-exists", goal.name(),
                             "The goal's owner has no such parent goal. Name one of theirs.");
    }
    name = (*parent)->message.parent_goal();
    if (++above >= kDeepest) break;
  }
  auto below = HeightBelow(reader, call, goal);
  if (!below.ok()) return below.status();
  if (above + 1 + *below <= kDeepest) return absl::OkStatus();
  return rpc::RuleBroken("depth", goal.name(), "Goals may be 4 levels deep. Choose a parent higher up.");
}

absl::Status GoalStore::CheckUndeleted(Reader& reader, Call& call, const Goal& goal) const {
  auto plan = plans_.Find(reader, call, goal.plan());
  if (!plan.ok()) return plan.status();
  const Plan::State state = plan->has_value() ? (*plan)->state() : Plan::STATE_DRAFT;
  if (state == Plan::STATE_AWAITING_AGREEMENT || IsClosed(state)) {
    return rpc::RuleBroken("plan-open", goal.name(), "The plan it belongs to takes no goals in its state.");
  }
  if (goal.parent_goal().empty()) return absl::OkStatus();
  auto parent = Find(reader, call, goal.parent_goal());
  if (!parent.ok()) return parent.status();
  if (parent->has_value() && (*parent)->facts.delete_time == 0) return CheckParents(reader, call, goal);
  return rpc::RuleBroken("parent-exists", goal.name(), "The goal it is a part of is deleted. Undelete that one first.");
}

absl::StatusOr<int> GoalStore::HeightBelow(Reader& reader, const Call& call, const Goal& goal) const {
  std::vector<std::string> level = {goal.name()};
  int height = 0;
  for (; height <= kDeepest; ++height) {
    std::vector<std::string> next;
    for (const std::string& name : level) {
      auto children = ChildrenOf(reader, call, name);
      if (!children.ok()) return children.status();
      for (const Goal& child : *children) next.push_back(child.name());
    }
    if (next.empty()) break;
    level = std::move(next);
  }
  return height;
}

absl::StatusOr<Progress> GoalStore::ProgressOf(Reader& reader, const Call& call, const Goal& goal) const {
  std::vector<Part> parts;
  if (goal.child_count() > 0) {
    auto children = ChildrenOf(reader, call, goal.name());
    if (!children.ok()) return children.status();
    for (const Goal& child : *children) parts.push_back(PartOf(child));
  }
  return ComputeProgress(goal, parts, call.Today());
}

absl::StatusOr<access::AudienceSet> GoalStore::InheritedAudience(Reader& reader, const Call& call,
                                                                 const Goal& goal) const {
  access::AudienceSet set = 0;
  if (!goal.plan().empty()) {
    auto plan = plans_.Find(reader, call, goal.plan());
    if (!plan.ok()) return plan.status();
    if (plan->has_value()) set |= AudienceOf(**plan);
  }
  if (!goal.parent_goal().empty()) {
    auto parent = Find(reader, call, goal.parent_goal());
    if (!parent.ok()) return parent.status();
    if (parent->has_value()) set |= (*parent)->facts.audience;
  }
  return set;
}

absl::Status GoalStore::Derive(Transaction& tx, Call& call, Goal& goal) const {
  goal.set_horizon(HorizonOf(goal));
  auto inherited = InheritedAudience(tx, call, goal);
  if (!inherited.ok()) return inherited.status();
  SetAudience(access::SetOf(goal.audience()) | *inherited, goal);
  auto progress = ProgressOf(tx, call, goal);
  if (!progress.ok()) return progress.status();
  goal.clear_stored_progress();
  if (progress->p) goal.set_stored_progress(*progress->p);
  return absl::OkStatus();
}

absl::Status GoalStore::OnWritten(Transaction& tx, Call& call, const Goal* before, const Goal& after) const {
  const bool moved = before != nullptr && before->parent_goal() != after.parent_goal();
  if (before == nullptr || moved || !SamePart(*before, after)) {
    absl::Status status = RefreshUpwards(tx, call, after.parent_goal());
    if (status.ok() && moved) status = RefreshUpwards(tx, call, before->parent_goal());
    if (!status.ok()) return status;
  }
  if (before == nullptr || SameSet(before->effective_audience(), after.effective_audience())) return absl::OkStatus();
  return RefreshAudienceBelow(tx, call, after.name());
}

absl::Status GoalStore::RefreshUpwards(Transaction& tx, Call& call, std::string name) const {
  for (int level = 0; level < kDeepest && !name.empty(); ++level) {
    auto record = Find(tx, call, name);
    if (!record.ok()) return record.status();
    if (!record->has_value()) break;
    Goal& goal = (*record)->message;
    const Goal before = goal;
    auto children = ChildrenOf(tx, call, name);
    if (!children.ok()) return children.status();
    goal.set_child_count(static_cast<int>(children->size()));
    absl::Status status = Derive(tx, call, goal);
    if (!status.ok()) return status;
    name = goal.parent_goal();
    status = goals_.SaveComputed(tx, call, before, **std::move(record));
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status GoalStore::RefreshAudienceBelow(Transaction& tx, Call& call, std::string_view name) const {
  // Deleted ones too: they can still be read.
  auto children = Where(tx, call, {{"parent_goal", store::Op::kEqual, std::string(name)}}, /*deleted_too=*/true);
  if (!children.ok()) return children.status();
  for (const Goal& child : *children) {
    auto record = Find(tx, call, child.name());
    if (!record.ok()) return record.status();
    absl::Status status = Derive(tx, call, (*record)->message);
    if (status.ok()) status = goals_.SaveComputed(tx, call, child, **std::move(record));
    if (status.ok()) status = RefreshAudienceBelow(tx, call, child.name());
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status GoalStore::InheritFromPlan(Transaction& tx, Call& call, std::string_view plan) const {
  auto goals = Where(tx, call, {{"plan", store::Op::kEqual, std::string(plan)}}, /*deleted_too=*/true);
  if (!goals.ok()) return goals.status();
  for (const Goal& goal : *goals) {
    auto record = Find(tx, call, goal.name());
    if (!record.ok()) return record.status();
    absl::Status status = Derive(tx, call, (*record)->message);
    if (status.ok()) status = goals_.SaveComputed(tx, call, goal, **std::move(record));
    if (status.ok()) status = RefreshAudienceBelow(tx, call, goal.name());
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status GoalStore::SaveMeasured(Transaction& tx, Call& call, Record record, Measurement measurement) const {
  const Goal before = record.message;
  *record.message.mutable_measurement() = std::move(measurement);
  absl::Status status = Derive(tx, call, record.message);
  if (status.ok()) status = goals_.SaveComputed(tx, call, before, std::move(record));
  return status.ok() ? RefreshUpwards(tx, call, before.parent_goal()) : status;
}

absl::Status GoalStore::Present(Reader& reader, Call& call, Goal& goal) const {
  auto progress = ProgressOf(reader, call, goal);
  if (!progress.ok()) return progress.status();
  *goal.mutable_status() = ComputeStatus(goal, *progress, call.Today(), call.CadenceDays());
  return absl::OkStatus();
}

absl::StatusOr<std::optional<GoalStore::Record>> GoalStore::Find(Reader& reader, const Call& call,
                                                                 std::string_view name) const {
  auto key = goals_.shape().KeyOf(call, name);
  if (!key.ok()) return std::optional<Record>();
  auto record = goals_.table().Get(reader, key->view());
  // A name of another person's goal has the same key part: the whole name decides.
  if (record.ok() && record->has_value() && (*record)->message.name() != name) return std::optional<Record>();
  return record;
}

absl::StatusOr<std::vector<Goal>> GoalStore::Where(Reader& reader, const Call& call,
                                                   std::vector<store::Condition> conditions, bool deleted_too) const {
  store::ListQuery query;
  query.show_deleted = deleted_too;
  query.person_key = call.viewer.owner.person_key;
  query.conditions = std::move(conditions);
  query.limit = kMostGoals;
  return goals_.Messages(reader, query);
}

absl::StatusOr<std::vector<Goal>> GoalStore::All(Reader& reader, const Call& call) const {
  return Where(reader, call, {});
}

absl::StatusOr<std::vector<Goal>> GoalStore::InPlan(Reader& reader, const Call& call, std::string_view plan) const {
  return Where(reader, call, {{"plan", store::Op::kEqual, std::string(plan)}});
}

absl::StatusOr<std::vector<Goal>> GoalStore::ChildrenOf(Reader& reader, const Call& call, std::string_view goal) const {
  return Where(reader, call, {{"parent_goal", store::Op::kEqual, std::string(goal)}});
}

absl::StatusOr<std::vector<Goal>> GoalStore::AllEver(Reader& reader, const Call& call) const {
  return Where(reader, call, {}, /*deleted_too=*/true);
}

absl::Status GoalStore::Agree(Transaction& tx, Call& call, const GoalTerms& terms) const {
  auto record = Find(tx, call, terms.goal());
  if (!record.ok()) return record.status();
  if (!record->has_value() || (*record)->facts.delete_time != 0) return absl::OkStatus();
  Goal agreed = (*record)->message;
  CopyTerms(terms, agreed);
  if (!ChangedTerm((*record)->message, agreed)) return absl::OkStatus();
  Goal stored;
  return goals_.Apply(
      tx, call, terms.goal(), "", "agreed",
      [&agreed](Goal& goal) {
        goal = agreed;
        return absl::OkStatus();
      },
      &stored);
}

}  // namespace milepost::goals
