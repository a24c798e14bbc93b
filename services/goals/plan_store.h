// Where plans and their revisions lie.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "milepost/goals/v1/plan.pb.h"
#include "services/rpc/resource.h"

namespace milepost::goals {

class PlanStore {
 public:
  // Gives a plan's progress when it is read; goals are not this room's part.
  using ProgressOf =
      std::function<absl::StatusOr<std::optional<double>>(store::Reader&, const rpc::Call&, const v1::Plan&)>;
  explicit PlanStore(ProgressOf progress);

  std::string CreateSql() const { return plans_.CreateSql() + revisions_.CreateSql(); }

  const rpc::Resource<v1::Plan>& plans() const { return plans_; }
  const rpc::Resource<v1::PlanRevision>& revisions() const { return revisions_; }

  // The stored plan of that name of the call's owner, whoever asks; nothing if there is none.
  absl::StatusOr<std::optional<v1::Plan>> Find(store::Reader& reader, const rpc::Call& call,
                                               std::string_view name) const;

  // Whether the goal's terms are fixed by a revision that is submitted or in force.
  absl::StatusOr<bool> FixesTerms(store::Reader& reader, const rpc::Call& call, std::string_view plan,
                                  std::string_view goal) const;

  // The submitted or agreed revision of a plan. NOT_FOUND if there is none.
  absl::StatusOr<store::Record<v1::PlanRevision>> CurrentRevision(store::Reader& reader, const rpc::Call& call,
                                                                  const v1::Plan& plan) const;

 private:
  rpc::ResourceSpec<v1::Plan> PlanSpec(ProgressOf progress) const;
  absl::Status CheckNew(store::Transaction& tx, rpc::Call& call, v1::Plan& plan) const;
  absl::Status CheckUpdate(store::Transaction& tx, rpc::Call& call, const v1::Plan& before, v1::Plan& after) const;
  // One open plan per owner and kind.
  absl::Status CheckOnlyOpen(store::Transaction& tx, rpc::Call& call, const v1::Plan& plan) const;

  const rpc::Resource<v1::Plan> plans_;
  const rpc::Resource<v1::PlanRevision> revisions_;
};

// The plan's own audience and its signers'.
access::AudienceSet AudienceOf(const v1::Plan& plan);

// A state as the API spells it: `AWAITING_AGREEMENT`.
std::string StateText(v1::Plan::State state);

}  // namespace milepost::goals
