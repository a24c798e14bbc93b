#include "services/goals/plan_terms.h"

#include <algorithm>
#include <vector>

#include "google/protobuf/io/coded_stream.h"
#include "google/protobuf/io/zero_copy_stream_impl_lite.h"
#include "google/protobuf/util/message_differencer.h"

namespace milepost::goals {

using google::protobuf::RepeatedPtrField;
using google::protobuf::util::MessageDifferencer;

namespace {

bool IsDone(const v1::Milestone& milestone) { return milestone.has_achieve_date(); }
bool IsDone(const v1::ActionItem& item) { return item.has_complete_date(); }

void KeepLived(const v1::Milestone& lived, v1::Milestone* milestone) {
  if (lived.has_achieve_date()) *milestone->mutable_achieve_date() = lived.achieve_date();
  milestone->set_evidence(lived.evidence());
}

void KeepLived(const v1::ActionItem& lived, v1::ActionItem* item) {
  if (lived.has_complete_date()) *item->mutable_complete_date() = lived.complete_date();
  if (lived.has_spent_hours()) item->set_spent_hours(lived.spent_hours());
}

template <class T>
void Replace(const RepeatedPtrField<T>& terms, RepeatedPtrField<T>* list) {
  const RepeatedPtrField<T> before = *list;
  *list = terms;
  for (const T& lived : before) {
    const auto same = std::find_if(list->begin(), list->end(), [&lived](const T& t) { return t.id() == lived.id(); });
    if (same != list->end()) {
      KeepLived(lived, &*same);
    } else if (IsDone(lived)) {
      *list->Add() = lived;
    }
  }
}

}  // namespace

v1::GoalTerms TermsOf(const v1::Goal& goal) {
  v1::GoalTerms terms;
  terms.set_goal(goal.name());
  terms.set_title(goal.title());
  *terms.mutable_success_criteria() = goal.success_criteria();
  if (goal.has_metric()) *terms.mutable_metric() = goal.metric();
  if (goal.has_start_date()) *terms.mutable_start_date() = goal.start_date();
  if (goal.has_due_date()) *terms.mutable_due_date() = goal.due_date();
  if (goal.has_weight()) terms.set_weight(goal.weight());
  *terms.mutable_milestones() = goal.milestones();
  *terms.mutable_action_items() = goal.action_items();
  KeepTermsOnly(terms);
  return terms;
}

void KeepTermsOnly(v1::GoalTerms& terms) {
  for (v1::Milestone& milestone : *terms.mutable_milestones()) {
    milestone.clear_achieve_date();
    milestone.clear_evidence();
  }
  for (v1::ActionItem& action : *terms.mutable_action_items()) {
    action.clear_complete_date();
    action.clear_spent_hours();
  }
}

void CopyTerms(const v1::GoalTerms& terms, v1::Goal& goal) {
  goal.set_title(terms.title());
  *goal.mutable_success_criteria() = terms.success_criteria();
  goal.clear_metric();
  if (terms.has_metric()) *goal.mutable_metric() = terms.metric();
  goal.clear_start_date();
  if (terms.has_start_date()) *goal.mutable_start_date() = terms.start_date();
  goal.clear_due_date();
  if (terms.has_due_date()) *goal.mutable_due_date() = terms.due_date();
  goal.clear_weight();
  if (terms.has_weight()) goal.set_weight(terms.weight());
  Replace(terms.milestones(), goal.mutable_milestones());
  Replace(terms.action_items(), goal.mutable_action_items());
}

const v1::GoalTerms* FindTerms(const v1::PlanTerms& terms, std::string_view goal) {
  for (const v1::GoalTerms& of_goal : terms.goals()) {
    if (of_goal.goal() == goal) return &of_goal;
  }
  return nullptr;
}

std::optional<std::string> ChangedTerm(const v1::Goal& before, const v1::Goal& after) {
  v1::GoalTerms old_terms = TermsOf(before);
  v1::GoalTerms new_terms = TermsOf(after);
  const google::protobuf::Descriptor* descriptor = v1::GoalTerms::descriptor();
  for (int i = 0; i < descriptor->field_count(); ++i) {
    const google::protobuf::FieldDescriptor* field = descriptor->field(i);
    if (field->number() == v1::GoalTerms::kGoalFieldNumber) continue;  // which goal it is, not a term of it
    MessageDifferencer differencer;
    if (!differencer.CompareWithFields(old_terms, new_terms, {field}, {field})) return field->name();
  }
  return std::nullopt;
}

bool IsAgreed(const v1::Goal& goal) {
  return goal.state() != v1::Goal::STATE_REJECTED && goal.state() != v1::Goal::STATE_CANCELLED &&
         !goal.has_delete_time();
}

v1::PlanTerms TermsOf(const v1::Plan& plan, absl::Span<const v1::Goal* const> goals) {
  v1::PlanTerms terms;
  terms.set_display_name(plan.display_name());
  terms.set_vision(plan.vision());
  if (plan.has_start_date()) *terms.mutable_start_date() = plan.start_date();
  if (plan.has_end_date()) *terms.mutable_end_date() = plan.end_date();
  std::vector<const v1::Goal*> sorted(goals.begin(), goals.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) { return a->name() < b->name(); });
  for (const v1::Goal* goal : sorted) {
    if (IsAgreed(*goal)) *terms.add_goals() = TermsOf(*goal);
  }
  return terms;
}

absl::StatusOr<v1::PlanTerms> TermsOf(const v1::PlanRevision& revision) {
  if (revision.state() == v1::PlanRevision::STATE_DRAFT) return revision.draft_terms();
  v1::PlanTerms terms;
  if (!terms.ParseFromString(revision.terms())) return absl::InternalError("store: damaged plan terms");
  return terms;
}

std::string BytesOf(const v1::PlanTerms& terms) {
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  {
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    terms.SerializeToCodedStream(&coded);
  }
  return bytes;
}

}  // namespace milepost::goals
