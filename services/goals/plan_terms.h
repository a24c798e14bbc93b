// What an agreement fixes: the terms of a plan and its goals, and the bytes that are signed.
#pragma once

#include <optional>
#include <string>

#include "absl/types/span.h"
#include "milepost/goals/v1/goal.pb.h"
#include "milepost/goals/v1/plan.pb.h"

namespace milepost::goals {

// Milestones without achieve_date and evidence, action items without complete_date and spent_hours.
v1::GoalTerms TermsOf(const v1::Goal& goal);

// The first field of a goal (in the order of GoalTerms) whose term differs, such as `due_date`; nothing if none does.
std::optional<std::string> ChangedTerm(const v1::Goal& before, const v1::Goal& after);

// Whether a goal belongs to what is agreed: not rejected, cancelled or deleted.
bool IsAgreed(const v1::Goal& goal);

// The plan's words and the terms of those of `goals` that belong to what is agreed, in the order of their names.
v1::PlanTerms TermsOf(const v1::Plan& plan, absl::Span<const v1::Goal* const> goals);

// The bytes to store, hash and sign. Deterministic within one build; stored once and never serialized again.
std::string BytesOf(const v1::PlanTerms& terms);

}  // namespace milepost::goals
