// What an agreement fixes: the terms of a plan and its goals, and the bytes that are signed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/plan.pb.h"

namespace milepost::goals {

// Milestones without achieve_date and evidence, action items without complete_date and spent_hours.
v1::GoalTerms TermsOf(const v1::Goal& goal);

// The first field of a goal (in the order of GoalTerms) whose term differs, such as `due_date`; nothing if none does.
std::optional<std::string> ChangedTerm(const v1::Goal& before, const v1::Goal& after);

// Makes `terms` the goal's. What is lived stays: achievement, evidence, completion and spent hours of elements with the
// same id. Achieved milestones and completed action items that the terms lack stay too, behind the others.
void CopyTerms(const v1::GoalTerms& terms, v1::Goal& goal);

// Takes away what is no term: achievement, evidence, completion, spent hours.
void KeepTermsOnly(v1::GoalTerms& terms);

// The terms of that goal; null if there are none.
const v1::GoalTerms* FindTerms(const v1::PlanTerms& terms, std::string_view goal);

// Whether a goal belongs to what is agreed: not rejected, cancelled or deleted.
bool IsAgreed(const v1::Goal& goal);

// The plan's words and the terms of those of `goals` that belong to what is agreed, in the order of their names.
v1::PlanTerms TermsOf(const v1::Plan& plan, absl::Span<const v1::Goal* const> goals);

// What the revision says: its draft_terms while it is a DRAFT, else its stored bytes. INTERNAL if they are no terms.
absl::StatusOr<v1::PlanTerms> TermsOf(const v1::PlanRevision& revision);

// The bytes to store, hash and sign. Deterministic within one build; stored once and never serialized again.
std::string BytesOf(const v1::PlanTerms& terms);

}  // namespace milepost::goals
