// Embedded lists merge by id when a goal is updated: what only the service writes stays with the element.
#pragma once

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "google/protobuf/repeated_ptr_field.h"
#include "milepost/goals/v1/goal.pb.h"

namespace milepost::goals {

// `incoming` becomes the list to store, in its own order. An element whose id is stored keeps the stored OUTPUT_ONLY
// fields (achieve_date, evidence, complete_date, a reward's state); others start without them (rewards PLANNED); those
// without id get one from `new_id`, which is asked again while it returns an id in use.
// Returns the ids of achieved milestones and completed action items that `incoming` lacks: the caller must refuse the
// update if there are any. Obstacles and rewards may always be removed.
// T is Milestone, ActionItem, Obstacle or Reward.
template <typename T>
std::vector<std::string> MergeById(const google::protobuf::RepeatedPtrField<T>& stored,
                                   google::protobuf::RepeatedPtrField<T>* incoming,
                                   absl::FunctionRef<std::string()> new_id);

}  // namespace milepost::goals
