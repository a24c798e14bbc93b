// The rows around a plan in force: revisions, reviews, changes of circumstances, and what is asked about plans.
#include "tests/conformance/access/matrix.h"

namespace milepost::testing {

std::vector<Expectation> PlanExpectations() {
  const std::string g = "goals.v1.GoalsService/";
  const std::string owners = "Y---- - --- ----", readers = "YSSSS - --- ----";
  return {
      // owner, mentor, manager, skip level, HR partner | another unit's | HR admin, auditor, service |
      // stranger, former manager, paused mentor, without a profile
      {g + "RevisePlan", owners, "name: '$running' $stale reason: 'x'", ""},
      {g + "UpdatePlanRevision", owners,
       "plan_revision { name: '$revision' $stale draft_terms { display_name: 'x' } } "
       "update_mask { paths: 'draft_terms.display_name' }",
       ""},
      {g + "DiffRevisions", readers, "name: '$revision'", ""},
      {g + "GetPlanAsOf", readers, "name: '$running'", ""},
      {g + "LintPlan", readers, "name: '$plan'", ""},
      {g + "LintGoals", "YYYYY - --- ----", "parent: '$owner'", ""},
      {g + "ArchivePlan", owners, "name: '$running' $stale", ""},
      {g + "CopyPlanForward", owners,
       "name: '$running' start_date { year: 2027 month: 1 day: 1 } end_date { year: 2027 month: 12 day: 31 }", ""},
      {g + "StartReview", owners, "parent: '$running' plan_review { kind: KIND_SCHEDULED }", ""},
      {g + "GetPlanReview", readers, "name: '$review'", ""},
      {g + "ListPlanReviews", readers, "parent: '$running'", "$review"},
      {g + "UpdatePlanReview", owners,
       "plan_review { name: '$review' notes: 'x' $stale } update_mask { paths: 'notes' }", ""},
      {g + "CompleteReview", owners, "name: '$review' $stale outcome: OUTCOME_KEEP", ""},
      // When, not what: the manager and HR look after reviews, whatever is shared with them.
      {g + "ListReviewsDue", "Y-Y-Y - Y-- ----", "parent: '$owner'", ""},
      {g + "ReportChange", owners, "parent: '$owner' circumstance_change { kind: KIND_ROLE } validate_only: true", ""},
      {g + "GetCircumstanceChange", readers, "name: '$change'", ""},
      {g + "ListCircumstanceChanges", "YLLLL - --- ----", "parent: '$owner'", "$change"},
      {g + "UpdateCircumstanceChange", owners,
       "circumstance_change { name: '$change' note: 'x' $stale } update_mask { paths: 'note' }", ""},
      {g + "HandleChange", owners, "name: '$change' $stale handling: 'x'", ""},
  };
}

}  // namespace milepost::testing
