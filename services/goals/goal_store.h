// Where goals lie, and what one goal's change means for others: parents carry progress, children inherit audiences.
#pragma once

#include <string>
#include <vector>

#include "milepost/goals/v1/goal.pb.h"
#include "services/goals/goal_progress.h"
#include "services/goals/plan_store.h"
#include "services/rpc/resource.h"

namespace milepost::goals {

class GoalStore {
 public:
  explicit GoalStore(const PlanStore& plans);

  std::string CreateSql() const { return goals_.CreateSql(); }
  const rpc::Resource<v1::Goal>& goals() const { return goals_; }

  // Every goal of the call's owner that is not deleted, whoever asks. At most 5,000.
  absl::StatusOr<std::vector<v1::Goal>> All(store::Reader& reader, const rpc::Call& call) const;
  absl::StatusOr<std::vector<v1::Goal>> InPlan(store::Reader& reader, const rpc::Call& call,
                                               std::string_view plan) const;
  absl::StatusOr<std::vector<v1::Goal>> ChildrenOf(store::Reader& reader, const rpc::Call& call,
                                                   std::string_view goal) const;

  // Also those that are deleted now.
  absl::StatusOr<std::vector<v1::Goal>> AllEver(store::Reader& reader, const rpc::Call& call) const;

  // Makes what was agreed the terms of a goal, whoever signed last; nothing is written where they are so already.
  absl::Status Agree(store::Transaction& tx, rpc::Call& call, const v1::GoalTerms& terms) const;

  // A goal that comes back: its plan takes it, its parent is there, and the tree keeps its depth.
  absl::Status CheckUndeleted(store::Reader& reader, rpc::Call& call, const v1::Goal& goal) const;

  // Stores a new measurement with the goal and carries the progress upwards. The etag stays.
  absl::Status SaveMeasured(store::Transaction& tx, rpc::Call& call, store::Record<v1::Goal> record,
                            v1::Measurement measurement) const;

  // After a plan's audience changed: its goals inherit it.
  absl::Status InheritFromPlan(store::Transaction& tx, rpc::Call& call, std::string_view plan) const;

 private:
  using Record = store::Record<v1::Goal>;

  rpc::ResourceSpec<v1::Goal> Spec() const;
  absl::Status OnCreate(store::Transaction& tx, rpc::Call& call, v1::Goal& goal) const;
  absl::Status OnUpdate(store::Transaction& tx, rpc::Call& call, const v1::Goal& before, v1::Goal& after) const;
  absl::Status Derive(store::Transaction& tx, rpc::Call& call, v1::Goal& goal) const;
  absl::Status OnWritten(store::Transaction& tx, rpc::Call& call, const v1::Goal* before, const v1::Goal& after) const;
  absl::Status Present(store::Reader& reader, rpc::Call& call, v1::Goal& goal) const;

  // The plan and the parent that a goal names are there, and the tree stays a tree of at most 4 levels.
  absl::Status CheckPlace(store::Reader& reader, rpc::Call& call, const v1::Goal& goal) const;
  absl::Status CheckPlan(store::Reader& reader, rpc::Call& call, const v1::Goal& goal) const;
  absl::Status CheckParents(store::Reader& reader, rpc::Call& call, const v1::Goal& goal) const;
  absl::StatusOr<int> HeightBelow(store::Reader& reader, const rpc::Call& call, const v1::Goal& goal) const;
  // The stored row of a goal of the owner, whoever asks.
  absl::StatusOr<std::optional<Record>> Find(store::Reader& reader, const rpc::Call& call, std::string_view name) const;
  absl::StatusOr<std::vector<v1::Goal>> Where(store::Reader& reader, const rpc::Call& call,
                                              std::vector<store::Condition> conditions, bool deleted_too = false) const;
  absl::StatusOr<Progress> ProgressOf(store::Reader& reader, const rpc::Call& call, const v1::Goal& goal) const;
  absl::Status RefreshUpwards(store::Transaction& tx, rpc::Call& call, std::string goal) const;
  absl::Status RefreshAudienceBelow(store::Transaction& tx, rpc::Call& call, std::string_view goal) const;
  absl::StatusOr<access::AudienceSet> InheritedAudience(store::Reader& reader, const rpc::Call& call,
                                                        const v1::Goal& goal) const;

  const PlanStore& plans_;
  const rpc::Resource<v1::Goal> goals_;
};

}  // namespace milepost::goals
