#include "services/goals/merge.h"

#include <map>
#include <set>
#include <string_view>

namespace milepost::goals {
namespace {

using google::protobuf::RepeatedPtrField;

bool IsDone(const v1::Milestone& milestone) { return milestone.has_achieve_date(); }
bool IsDone(const v1::ActionItem& action) { return action.has_complete_date(); }
bool IsDone(const v1::Obstacle&) { return false; }
bool IsDone(const v1::Reward&) { return false; }

// Sets the OUTPUT_ONLY fields of `element` to those of `stored`.
void KeepOutput(const v1::Milestone& stored, v1::Milestone& element) {
  element.clear_achieve_date();
  if (stored.has_achieve_date()) *element.mutable_achieve_date() = stored.achieve_date();
  element.set_evidence(stored.evidence());
}

void KeepOutput(const v1::ActionItem& stored, v1::ActionItem& element) {
  element.clear_complete_date();
  if (stored.has_complete_date()) *element.mutable_complete_date() = stored.complete_date();
}

void KeepOutput(const v1::Obstacle&, v1::Obstacle&) {}

void KeepOutput(const v1::Reward& stored, v1::Reward& element) {
  bool known = stored.state() != v1::Reward::STATE_UNSPECIFIED;
  element.set_state(known ? stored.state() : v1::Reward::STATE_PLANNED);
}

}  // namespace

template <typename T>
std::vector<std::string> MergeById(const RepeatedPtrField<T>& stored, RepeatedPtrField<T>* incoming,
                                   absl::FunctionRef<std::string()> new_id) {
  std::map<std::string_view, const T*> stored_by_id;
  for (const T& element : stored) stored_by_id.emplace(element.id(), &element);
  std::set<std::string> used;
  for (const T& element : *incoming) used.insert(element.id());

  for (T& element : *incoming) {
    auto found = element.id().empty() ? stored_by_id.end() : stored_by_id.find(element.id());
    KeepOutput(found == stored_by_id.end() ? T::default_instance() : *found->second, element);
    while (element.id().empty()) {
      std::string id = new_id();
      // An id of a removed element is not given again: people may still hold it.
      if (!stored_by_id.contains(id) && used.insert(id).second) element.set_id(std::move(id));
    }
  }

  std::vector<std::string> missing;
  for (const T& element : stored) {
    if (IsDone(element) && !used.contains(element.id())) missing.push_back(element.id());
  }
  return missing;
}

template std::vector<std::string> MergeById(const RepeatedPtrField<v1::Milestone>&, RepeatedPtrField<v1::Milestone>*,
                                            absl::FunctionRef<std::string()>);
template std::vector<std::string> MergeById(const RepeatedPtrField<v1::ActionItem>&, RepeatedPtrField<v1::ActionItem>*,
                                            absl::FunctionRef<std::string()>);
template std::vector<std::string> MergeById(const RepeatedPtrField<v1::Obstacle>&, RepeatedPtrField<v1::Obstacle>*,
                                            absl::FunctionRef<std::string()>);
template std::vector<std::string> MergeById(const RepeatedPtrField<v1::Reward>&, RepeatedPtrField<v1::Reward>*,
                                            absl::FunctionRef<std::string()>);

}  // namespace milepost::goals
