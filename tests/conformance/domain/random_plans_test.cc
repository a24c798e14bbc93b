// Random sequences of what people do to plans and goals: every invariant holds after every step, and every refusal has
// a reason. The seed is printed; MILEPOST_SEED runs one again, MILEPOST_OPERATIONS longer.
#include <cstdlib>
#include <random>

#include "tests/conformance/domain/agreed.h"
#include "tests/conformance/domain/invariants.h"

namespace milepost::conformance {
namespace {

int FromEnvironment(const char* name, int otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::atoi(text);
}

// What was last seen of that name; nothing if it was not there.
template <class T>
const T& Known(const std::map<std::string, T>& all, const std::string& name) {
  const auto found = all.find(name);
  return found == all.end() ? T::default_instance() : found->second;
}

class RandomPlans : public Life {
 protected:
  // A number below `limit`.
  int Roll(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

  template <class Map>
  std::string Any(const Map& map) {
    if (map.empty()) return Me() + "/plans/none";
    return std::next(map.begin(), Roll(static_cast<int>(map.size())))->first;
  }
  // Mostly a plan that is open: closed ones refuse nearly everything.
  std::string AnyPlan() {
    if (Roll(5) == 0) return Any(now_.plans);
    std::map<std::string, Plan> open;
    for (const auto& [name, plan] : now_.plans) {
      if (plan.state() <= Plan::STATE_IN_REVIEW) open.insert({name, plan});
    }
    return Any(open);
  }
  std::string AnyGoal() { return Any(now_.goals); }
  std::string PlanCall(const std::string& plan) {
    // Sometimes as a client that read the plan before somebody else changed it.
    const std::string etag = Roll(20) == 0 ? "\"aaaaaaaaaaaaa\"" : Known(now_.plans, plan).etag();
    return absl::StrCat(Named(plan), "etag: '", etag, "' ");
  }
  std::string Day() { return DateText(absl::StrCat("202", 6 + Roll(3), "-0", 1 + Roll(9), "-15")); }

  Everything Look() const {
    Everything all;
    const std::string parent = absl::StrCat("parent: '", Me(), "' page_size: 1000 ");
    const auto goals = Ok(Try(&Goals::ListGoals, parent + "show_deleted: true"));
    for (const Goal& goal : goals.goals()) all.goals[goal.name()] = goal;
    const auto plans = Ok(Try(&Goals::ListPlans, parent));
    for (const Plan& plan : plans.plans()) {
      all.plans[plan.name()] = plan;
      const auto revisions =
          Ok(Try(&Goals::ListPlanRevisions, absl::StrCat("parent: '", plan.name(), "' page_size: 1000")));
      for (const PlanRevision& revision : revisions.plan_revisions()) all.revisions[revision.name()] = revision;
    }
    return all;
  }

  absl::Status OnGoal();
  absl::Status MoveGoal();
  absl::Status OnPlan();
  absl::Status Agree();
  absl::Status OnRevision();
  absl::Status Edit(const std::string& draft);
  absl::Status Review();

  std::mt19937 random_;
  Everything now_;
};

absl::Status RandomPlans::OnGoal() {
  const std::string goal = AnyGoal(), named = Named(goal), parent = absl::StrCat("parent: '", Me(), "' ");
  switch (Roll(10)) {
    case 0:
    case 1:
      return TryCreate(absl::StrCat("title: 'New' plan: '", AnyPlan(), "' weight: ", 1 + Roll(3),
                                    Roll(6) == 0 ? "" : " action_items { title: 'Begin' } milestones { title: 'Half' }",
                                    Roll(2) == 0 ? "" : " metric { start: 0 target: 4 }",
                                    Roll(3) == 0 ? absl::StrCat(" parent_goal: '", goal, "'") : ""),
                       Roll(3) == 0 ? "PROPOSED" : "ACTIVE")
          .status();
    case 2:
      return Try(&Goals::UpdateGoal, absl::StrCat("goal { ", named, "title: 'Title ", Roll(100), "' }")).status();
    case 3:
      return Try(&Goals::UpdateGoal, absl::StrCat("goal { ", named, "start_date { ", Day(), " } due_date { ", Day(),
                                                  " } metric { start: ", Roll(3), " target: ", Roll(3), " } }"))
          .status();
    case 4:
      return Try(&Goals::UpdateGoal, absl::StrCat("goal { ", named, "parent_goal: '", AnyGoal(),
                                                  "' } update_mask { paths: 'parent_goal' }"))
          .status();
    case 5:
      return Try(&Goals::UpdateGoal, absl::StrCat("goal { ", named, "plan: '", Roll(4) == 0 ? "" : AnyPlan(),
                                                  "' } update_mask { paths: 'plan' }"))
          .status();
    case 6:
      return Try(&Goals::DeleteGoal, absl::StrCat(named, Roll(2) == 0 ? "force: true" : "")).status();
    case 7:
      return Try(&Goals::UndeleteGoal, named).status();
    case 8:
      return Try(&Progress::RecordProgress, absl::StrCat("parent: '", goal, "' entry { value: ", Roll(6), " }"))
          .status();
    default: {
      const Goal& known = Known(now_.goals, goal);
      if (known.action_items().empty()) return absl::OkStatus();
      return Try(&Goals::CompleteActionItem, absl::StrCat(named, "action_item_id: '", known.action_items(0).id(), "'"))
          .status();
    }
  }
}

absl::Status RandomPlans::MoveGoal() {
  const std::string text = Named(AnyGoal()) + "reason: 'x'";
  switch (Roll(8)) {
    case 0:
      return Try(&Goals::AcceptGoal, text).status();
    case 1:
      return Try(&Goals::RejectGoal, text).status();
    case 2:
      return Try(&Goals::StartGoal, text).status();
    case 3:
      return Try(&Goals::HoldGoal, text).status();
    case 4:
      return Try(&Goals::ResumeGoal, text).status();
    case 5:
      return Roll(4) == 0 ? Try(&Goals::CancelGoal, text).status() : Try(&Goals::ReproposeGoal, text).status();
    case 6:
      return Try(&Goals::ReopenGoal, text).status();
    default:
      return Try(&Goals::CloseGoal, Named(AnyGoal()) + "outcome: OUTCOME_ACHIEVED").status();
  }
}

absl::Status RandomPlans::OnPlan() {
  const std::string plan = AnyPlan(), call = PlanCall(plan);
  switch (Roll(9)) {
    case 0:
    case 1:
      return Try(&Goals::CreatePlan, absl::StrCat("parent: '", Me(), "' plan { display_name: 'Plan' kind: ",
                                                  Roll(3) == 0 ? "KIND_ONBOARDING" : "KIND_DEVELOPMENT", " }"))
          .status();
    case 2:
      return Try(&Goals::UpdatePlan,
                 absl::StrCat("plan { ", call, "vision: 'Vision ", Roll(100), "' } update_mask { paths: 'vision' }"))
          .status();
    case 3:
      return Roll(4) == 0 ? Try(&Goals::CancelPlan, call + "reason: 'x'").status()
                          : Try(&Goals::ArchivePlan, PlanCall(Any(now_.plans))).status();
    case 4:
      return Roll(6) == 0 ? Try(&Goals::DeclinePlan, call + "reason: 'x'").status() : absl::OkStatus();
    case 5:
      return Try(&Goals::CopyPlanForward, absl::StrCat(Named(Any(now_.plans)), "start_date { ", DateText("2027-01-01"),
                                                       " } end_date { ", DateText("2027-12-31"), " }"))
          .status();
    case 6:
      return Try(&Goals::ReportChange, absl::StrCat("parent: '", Me(),
                                                    "' circumstance_change { kind: KIND_ROLE "
                                                    "start_date { ",
                                                    Day(), " } }"))
          .status();
    default:
      return Review();
  }
}

absl::Status RandomPlans::Agree() {
  const std::string plan = AnyPlan();
  const std::string role = Roll(2) == 0 ? "EMPLOYEE" : "MANAGER";
  // Mostly what is submitted; sometimes what was seen on another revision.
  const std::string revision = Roll(10) == 0 ? Any(now_.revisions) : Known(now_.plans, plan).current_revision();
  switch (Roll(6)) {
    case 0:
    case 1:
      return Try(&Goals::SubmitPlan, PlanCall(plan)).status();
    case 2:
      return Roll(3) == 0 ? Try(&Goals::WithdrawPlan, PlanCall(plan)).status() : absl::OkStatus();
    case 3:
      return Roll(3) == 0
                 ? Try(Manager(), &Goals::RequestPlanChanges, Named(plan) + "role: SIGNER_ROLE_MANAGER comment: 'x'")
                       .status()
                 : absl::OkStatus();
    default:
      return Try(Roll(8) == 0 ? Owner() : (role == "MANAGER" ? Manager() : Owner()), &Goals::SignPlan,
                 absl::StrCat(Named(plan), "role: SIGNER_ROLE_", role, " sha256: '",
                              Known(now_.revisions, revision).sha256(), "'"))
          .status();
  }
}

absl::Status RandomPlans::OnRevision() {
  const std::string plan = AnyPlan();
  const std::string draft = Known(now_.plans, plan).draft_revision();
  if (Roll(3) == 0 || draft.empty()) return Try(&Goals::RevisePlan, Named(plan) + "reason: 'x'").status();
  return Edit(Roll(10) == 0 ? Any(now_.revisions) : draft);
}

absl::Status RandomPlans::Edit(const std::string& draft) {
  goals::v1::UpdatePlanRevisionRequest request;
  *request.mutable_plan_revision() = Known(now_.revisions, draft);
  request.mutable_update_mask()->add_paths("draft_terms");
  auto& terms = *request.mutable_plan_revision()->mutable_draft_terms();
  auto* first = terms.goals().empty() ? nullptr : terms.mutable_goals(Roll(terms.goals_size()));
  switch (Roll(5)) {
    case 0:
      terms.set_vision(absl::StrCat("Vision ", Roll(100)));
      break;
    case 1:
      if (first != nullptr) first->set_title(absl::StrCat("Agreed ", Roll(100)));
      if (first != nullptr) first->set_weight(Roll(4));
      break;
    case 2:
      if (first != nullptr) first->add_action_items()->set_title("More");
      if (first != nullptr) first->mutable_milestones()->Clear();
      break;
    case 3:
      if (terms.goals_size() > 0 && Roll(3) == 0) terms.mutable_goals()->RemoveLast();
      break;
    default: {
      auto& more = *terms.add_goals();
      more.set_goal(AnyGoal());
      more.set_title("Named in the draft");
      more.add_action_items()->set_title("Begin");
    }
  }
  return Owner().Call(&Goals::UpdatePlanRevision, request).status();
}

absl::Status RandomPlans::Review() {
  const std::string plan = AnyPlan(), open = Known(now_.plans, plan).open_review();
  if (open.empty()) {
    return Try(&Goals::StartReview, absl::StrCat("parent: '", plan, "' plan_review { kind: KIND_SCHEDULED }")).status();
  }
  const char* outcome = Roll(8) == 0 ? "CLOSE" : Roll(2) == 0 ? "KEEP" : "REVISE";
  return Try(&Goals::CompleteReview, absl::StrCat(Named(open), "outcome: OUTCOME_", outcome, " summary: 'x'")).status();
}

TEST_F(RandomPlans, KeepEveryInvariantAfterEveryStep) {
  const int seed = FromEnvironment("MILEPOST_SEED", 20260630);
  const int operations = FromEnvironment("MILEPOST_OPERATIONS", 2000);
  RecordProperty("seed", seed);
  random_.seed(static_cast<unsigned>(seed));
  std::map<Plan::State, int> seen;
  int done = 0, refused = 0;
  for (int i = 0; i < operations && !HasFailure(); ++i) {
    const int kind = Roll(10);
    const absl::Status status = kind < 3   ? OnGoal()
                                : kind < 4 ? MoveGoal()
                                : kind < 6 ? OnPlan()
                                : kind < 8 ? Agree()
                                           : OnRevision();
    ++(status.ok() ? done : refused);
    if (!status.ok()) {
      EXPECT_FALSE(client::ErrorDetails(status).reason.empty()) << status;
      EXPECT_NE(status.code(), absl::StatusCode::kInternal) << status;
    }
    const Everything before = std::move(now_);
    now_ = Look();
    for (const std::string& broken : BrokenInvariants(before, now_)) {
      ADD_FAILURE() << broken << ", after operation " << i << " of seed " << seed << ": " << status;
    }
    for (const auto& [name, plan] : now_.plans) ++seen[plan.state()];
  }
  // The walk is worth something only if it gets around.
  EXPECT_GT(done, operations / 5);
  EXPECT_GT(refused, operations / 10);
  for (int state = Plan::STATE_DRAFT; state <= Plan::STATE_DECLINED; ++state) {
    EXPECT_TRUE(operations < 1000 || seen.contains(static_cast<Plan::State>(state))) << Plan::State_Name(state);
  }
}

}  // namespace
}  // namespace milepost::conformance
