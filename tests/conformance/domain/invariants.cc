#include "tests/conformance/domain/invariants.h"

#include <openssl/sha.h>

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/util/message_differencer.h"
#include "services/rpc/dates.h"

namespace milepost::conformance {
namespace {

using namespace goals::v1;  // NOLINT: the contract's names
using google::protobuf::util::MessageDifferencer;

// Written down from the domain's page, not taken from the code.
const std::set<std::pair<int, int>> kPlanMoves = {{Plan::STATE_DRAFT, Plan::STATE_AWAITING_AGREEMENT},
                                                  {Plan::STATE_DRAFT, Plan::STATE_CANCELLED},
                                                  {Plan::STATE_DRAFT, Plan::STATE_DECLINED},
                                                  {Plan::STATE_AWAITING_AGREEMENT, Plan::STATE_DRAFT},
                                                  {Plan::STATE_AWAITING_AGREEMENT, Plan::STATE_AGREED},
                                                  {Plan::STATE_AGREED, Plan::STATE_AWAITING_AGREEMENT},
                                                  {Plan::STATE_AGREED, Plan::STATE_IN_REVIEW},
                                                  {Plan::STATE_IN_REVIEW, Plan::STATE_AGREED},
                                                  {Plan::STATE_IN_REVIEW, Plan::STATE_COMPLETED},
                                                  {Plan::STATE_COMPLETED, Plan::STATE_ARCHIVED}};
const std::set<std::pair<int, int>> kGoalMoves = {{0, Goal::STATE_PROPOSED},
                                                  {0, Goal::STATE_ACCEPTED},
                                                  {0, Goal::STATE_ACTIVE},
                                                  {Goal::STATE_PROPOSED, Goal::STATE_ACCEPTED},
                                                  {Goal::STATE_PROPOSED, Goal::STATE_REJECTED},
                                                  {Goal::STATE_PROPOSED, Goal::STATE_CANCELLED},
                                                  {Goal::STATE_ACCEPTED, Goal::STATE_ACTIVE},
                                                  {Goal::STATE_ACCEPTED, Goal::STATE_ON_HOLD},
                                                  {Goal::STATE_ACCEPTED, Goal::STATE_CANCELLED},
                                                  {Goal::STATE_ACTIVE, Goal::STATE_ON_HOLD},
                                                  {Goal::STATE_ACTIVE, Goal::STATE_COMPLETED},
                                                  {Goal::STATE_ACTIVE, Goal::STATE_CANCELLED},
                                                  {Goal::STATE_ON_HOLD, Goal::STATE_ACTIVE},
                                                  {Goal::STATE_ON_HOLD, Goal::STATE_CANCELLED},
                                                  {Goal::STATE_COMPLETED, Goal::STATE_ACTIVE},
                                                  {Goal::STATE_REJECTED, Goal::STATE_PROPOSED},
                                                  {Goal::STATE_CANCELLED, Goal::STATE_PROPOSED}};

std::string Sha256Hex(const std::string& bytes) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  return absl::BytesToHexString({reinterpret_cast<const char*>(digest), sizeof digest});
}

bool IsOpen(Plan::State state) { return state >= Plan::STATE_DRAFT && state <= Plan::STATE_IN_REVIEW; }
bool IsClosed(Plan::State state) { return state == Plan::STATE_COMPLETED || state == Plan::STATE_ARCHIVED; }

class Check {
 public:
  Check(const Everything& before, const Everything& now) : before_(before), now_(now) {}

  std::vector<std::string> Run() {
    for (const auto& [name, goal] : now_.goals) CheckGoal(goal);
    for (const auto& [name, revision] : now_.revisions) CheckRevision(revision);
    std::set<std::pair<std::string, int>> open;
    for (const auto& [name, plan] : now_.plans) {
      CheckPlan(plan);
      if (IsOpen(plan.state())) Must(open.insert({"", plan.kind()}).second, name, "is a second open plan of its kind");
    }
    for (const auto& [name, was] : before_.plans) Must(now_.plans.contains(name), name, "is gone");
    for (const auto& [name, was] : before_.revisions) Must(now_.revisions.contains(name), name, "is gone");
    return std::move(broken_);
  }

 private:
  void Must(bool holds, const std::string& name, const std::string& what) {
    if (!holds) broken_.push_back(absl::StrCat(name, " ", what));
  }

  void CheckGoal(const Goal& goal) {
    const auto start = rpc::ToCivil(goal.start_date()), due = rpc::ToCivil(goal.due_date());
    Must(!start || !due || *due >= *start, goal.name(), "is due before it starts");
    Must(!goal.has_metric() || goal.metric().start() != goal.metric().target(), goal.name(), "aims where it starts");
    Must(!goal.has_weight() || (goal.weight() > 0 && goal.weight() <= 100), goal.name(), "has a weight out of range");
    Must(goal.status().progress() >= 0 && goal.status().progress() <= 1, goal.name(), "has progress out of range");
    int state = 0;
    for (const Transition& transition : goal.transitions()) {
      Must(transition.from_state() == state, goal.name(), "has a gap in its transitions");
      Must(kGoalMoves.contains({state, transition.to_state()}), goal.name(), "made a forbidden move");
      state = transition.to_state();
    }
    Must(state == goal.state(), goal.name(), "is not where its transitions lead");
    if (goal.has_delete_time()) return;
    int depth = 1;
    for (const Goal* above = &goal; !above->parent_goal().empty() && depth <= 5; ++depth) {
      const auto parent = now_.goals.find(above->parent_goal());
      Must(parent != now_.goals.end() && !parent->second.has_delete_time(), goal.name(), "lacks its parent");
      if (parent == now_.goals.end()) return;
      above = &parent->second;
    }
    Must(depth <= 4, goal.name(), "lies too deep, or in a cycle");
  }

  void CheckRevision(const PlanRevision& revision) {
    const bool written = revision.state() == PlanRevision::STATE_DRAFT;
    const bool given_up = revision.state() == PlanRevision::STATE_WITHDRAWN && revision.terms().empty();
    if (written || given_up) {
      Must(revision.terms().empty() && revision.sign_offs().empty(), revision.name(), "is a draft with signatures");
    } else {
      Must(revision.sha256() == Sha256Hex(revision.terms()), revision.name(), "has another hash than its bytes");
    }
    for (const SignOff& sign_off : revision.sign_offs()) {
      Must(sign_off.sha256() == revision.sha256(), revision.name(), "has a signature of something else");
      Must(sign_off.role() != SIGNER_ROLE_MANAGER || !revision.name().starts_with(sign_off.profile() + "/"),
           revision.name(), "was signed by its owner as the manager");
    }
    const auto was = before_.revisions.find(revision.name());
    if (was == before_.revisions.end() || was->second.state() == PlanRevision::STATE_DRAFT) return;
    Must(was->second.terms() == revision.terms(), revision.name(), "has other bytes than before");
    Must(was->second.sign_offs_size() <= revision.sign_offs_size(), revision.name(), "lost a decision");
    Must(!written, revision.name(), "became a draft again");
  }

  void CheckPlan(const Plan& plan) {
    const auto was = before_.plans.find(plan.name());
    if (was != before_.plans.end() && was->second.state() != plan.state()) {
      Must(kPlanMoves.contains({was->second.state(), plan.state()}), plan.name(), "made a forbidden move");
    }
    if (was != before_.plans.end() && IsClosed(was->second.state())) {
      Must(was->second.vision() == plan.vision() && was->second.display_name() == plan.display_name(), plan.name(),
           "is read-only and says something else");
    }
    const bool waits = plan.state() == Plan::STATE_AWAITING_AGREEMENT;
    const bool in_force = !plan.agreed_revision().empty();
    const bool agreed = plan.state() == Plan::STATE_AGREED || plan.state() == Plan::STATE_IN_REVIEW;
    Must(in_force || !(agreed || IsClosed(plan.state())), plan.name(), "is agreed without a revision in force");
    Must(!in_force || plan.state() != Plan::STATE_DRAFT, plan.name(), "is a draft with a revision in force");
    Must((plan.state() == Plan::STATE_IN_REVIEW) == !plan.open_review().empty(), plan.name(), "is reviewed or not");
    Must(plan.has_review_due_date() == (in_force && IsOpen(plan.state())), plan.name(), "has a due date or not");
    Must(!plan.has_review_due_date() || *rpc::ToCivil(plan.review_due_date()) <= *rpc::ToCivil(plan.next_review_date()),
         plan.name(), "is due after its next review");
    Must(!waits || StateOf(plan.current_revision()) == PlanRevision::STATE_SUBMITTED, plan.name(),
         "waits for signatures of something that is not submitted");
    int in_force_count = 0, underway = 0;
    for (const auto& [name, revision] : now_.revisions) {
      if (!name.starts_with(plan.name() + "/")) continue;
      in_force_count += revision.state() == PlanRevision::STATE_AGREED;
      underway += revision.state() == PlanRevision::STATE_DRAFT || revision.state() == PlanRevision::STATE_SUBMITTED;
    }
    Must(in_force_count == (in_force ? 1 : 0), plan.name(), "has not just one revision in force");
    Must(underway == (waits || !plan.draft_revision().empty() ? 1 : 0), plan.name(), "has another number of drafts");
    if (in_force) CheckAgreement(plan, now_.revisions.at(plan.agreed_revision()));
  }

  PlanRevision::State StateOf(const std::string& revision) const {
    const auto found = now_.revisions.find(revision);
    return found == now_.revisions.end() ? PlanRevision::STATE_UNSPECIFIED : found->second.state();
  }

  // What is in force was signed by both, has a goal and a step in each, and is what its goals say.
  void CheckAgreement(const Plan& plan, const PlanRevision& revision) {
    for (const SignerRole role : {SIGNER_ROLE_EMPLOYEE, SIGNER_ROLE_MANAGER}) {
      Must(std::any_of(revision.sign_offs().begin(), revision.sign_offs().end(),
                       [role](const SignOff& sign_off) {
                         return sign_off.role() == role && sign_off.decision() == SignOff::DECISION_SIGNED;
                       }),
           revision.name(), "is in force without all signatures");
    }
    PlanTerms terms;
    Must(terms.ParseFromString(revision.terms()), revision.name(), "has damaged terms");
    Must(terms.goals_size() > 0, revision.name(), "is in force without a goal");
    Must(plan.vision() == terms.vision(), plan.name(), "says something else than what is in force");
    for (const GoalTerms& agreed : terms.goals()) {
      Must(!agreed.milestones().empty() || !agreed.action_items().empty(), agreed.goal(), "is agreed without a step");
      const auto goal = now_.goals.find(agreed.goal());
      Must(goal != now_.goals.end() && !goal->second.has_delete_time(), agreed.goal(), "is agreed and gone");
      if (goal != now_.goals.end()) CheckFixed(agreed, goal->second);
    }
  }

  void CheckFixed(const GoalTerms& agreed, const Goal& goal) {
    Must(goal.title() == agreed.title(), goal.name(), "has another title than agreed");
    Must(goal.weight() == agreed.weight(), goal.name(), "has another weight than agreed");
    Must(MessageDifferencer::Equals(goal.metric(), agreed.metric()), goal.name(), "has another metric than agreed");
    Must(MessageDifferencer::Equals(goal.due_date(), agreed.due_date()), goal.name(), "has another date than agreed");
    for (const ActionItem& item : agreed.action_items()) {
      Must(std::any_of(
               goal.action_items().begin(), goal.action_items().end(),
               [&item](const ActionItem& live) { return live.id() == item.id() && live.title() == item.title(); }),
           goal.name(), "lacks an action item that was agreed");
    }
  }

  const Everything& before_;
  const Everything& now_;
  std::vector<std::string> broken_;
};

}  // namespace

std::vector<std::string> BrokenInvariants(const Everything& before, const Everything& now) {
  return Check(before, now).Run();
}

}  // namespace milepost::conformance
