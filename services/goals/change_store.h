// Where changes of circumstances lie, and what marks them handled.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/time/civil_time.h"
#include "milepost/goals/v1/circumstance_change.pb.h"
#include "services/rpc/resource.h"

namespace milepost::goals {

class ChangeStore {
 public:
  ChangeStore();

  std::string CreateSql() const { return changes_.CreateSql(); }
  const rpc::Resource<v1::CircumstanceChange>& changes() const { return changes_; }

  // The first day from which a change of the call's owner asks for a review that nobody has handled; whoever asks.
  absl::StatusOr<std::optional<absl::CivilDay>> FirstUnhandled(store::Reader& reader, const rpc::Call& call) const;

  // Marks a change handled by that review or revision; one that is handled already stays as it is.
  // FAILED_PRECONDITION (RULE_BROKEN) if the caller sees no such change of the owner.
  absl::Status HandleBy(store::Transaction& tx, rpc::Call& call, const std::string& name, const std::string& by,
                        std::string_view handling) const;

  // Marks a change handled by hand. FAILED_PRECONDITION (STATE_FORBIDS) if it is handled.
  absl::Status Handle(store::Transaction& tx, rpc::Call& call, const std::string& name, std::string_view etag,
                      std::string_view handling, v1::CircumstanceChange* reply) const;

 private:
  const rpc::Resource<v1::CircumstanceChange> changes_;
};

}  // namespace milepost::goals
