// Where plans and their revisions lie.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "milepost/goals/v1/plan.pb.h"
#include "services/goals/change_store.h"
#include "services/goals/plan_states.h"
#include "services/rpc/resource.h"

namespace milepost::goals {

// OK for a revision that is being written, otherwise FAILED_PRECONDITION (STATE_FORBIDS).
absl::Status CheckIsDraft(const v1::PlanRevision& revision);

class PlanStore {
 public:
  // What plans need of goals, which lie elsewhere.
  struct Hooks {
    // Fills in what is computed of a plan's goals at every read.
    std::function<absl::Status(store::Reader&, rpc::Call&, v1::Plan&)> present;
    // Rules of an edit of a revision; may adjust `after`.
    std::function<absl::Status(store::Transaction&, rpc::Call&, const v1::PlanRevision& before,
                               v1::PlanRevision& after)>
        on_edit;
  };
  PlanStore(const ChangeStore& changes, Hooks hooks);

  // The tables' first migration, and what the second adds.
  std::string CreateSql() const;
  static std::string ReviewDueSql();

  const rpc::Resource<v1::Plan>& plans() const { return plans_; }
  const rpc::Resource<v1::PlanRevision>& revisions() const { return revisions_; }

  // The stored plan of that name of the call's owner, whoever asks; nothing if there is none.
  absl::StatusOr<std::optional<v1::Plan>> Find(store::Reader& reader, const rpc::Call& call,
                                               std::string_view name) const;

  // Whether the goal's terms are fixed: by a revision in force, submitted or being written, or because its plan is
  // over.
  absl::StatusOr<bool> FixesTerms(store::Reader& reader, const rpc::Call& call, std::string_view plan,
                                  std::string_view goal) const;

  // Brings review_due_date of the owner's agreed plans up to date after a change of circumstances; etags stay.
  absl::Status RefreshDue(store::Transaction& tx, rpc::Call& call) const;

  // The submitted or agreed revision of a plan. NOT_FOUND if there is none.
  absl::StatusOr<store::Record<v1::PlanRevision>> CurrentRevision(store::Reader& reader, const rpc::Call& call,
                                                                  const v1::Plan& plan) const;

 private:
  rpc::ResourceSpec<v1::Plan> PlanSpec(Hooks& hooks) const;
  // next_review_date and review_due_date.
  absl::Status Derive(store::Reader& reader, const rpc::Call& call, v1::Plan& plan) const;
  // Whether the revision names the goal.
  absl::StatusOr<bool> Names(store::Reader& reader, const rpc::Call& call, std::string_view revision,
                             std::string_view goal) const;
  absl::Status CheckNew(store::Transaction& tx, rpc::Call& call, v1::Plan& plan) const;
  absl::Status CheckUpdate(store::Transaction& tx, rpc::Call& call, const v1::Plan& before, v1::Plan& after) const;
  // One open plan per owner and kind.
  absl::Status CheckOnlyOpen(store::Transaction& tx, rpc::Call& call, const v1::Plan& plan) const;

  const ChangeStore& changes_;
  const rpc::Resource<v1::Plan> plans_;
  const rpc::Resource<v1::PlanRevision> revisions_;
};

// The plan's own audience and its signers'.
access::AudienceSet AudienceOf(const v1::Plan& plan);

// Moves a plan's state; FAILED_PRECONDITION (STATE_FORBIDS) where `verb` is not allowed.
absl::Status MovePlan(PlanVerb verb, v1::Plan& plan);

}  // namespace milepost::goals
