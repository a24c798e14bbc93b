// The rows of the feed and of summaries.
#include "tests/conformance/access/matrix.h"

namespace milepost::testing {

std::vector<Expectation> EventExpectations() {
  const std::string e = "events.v1.EventsService/", g = "goals.v1.GoalsService/";
  const std::string owners = "Y---- - --- ----", readers = "YYY-Y - YYY ----";
  return {
      // owner, mentor, manager, skip level, HR partner | another unit's | HR admin, auditor, service |
      // stranger, former manager, paused mentor, without a profile
      {e + "ListEvents", readers, "parent: '$owner'", ""},
      {e + "WatchEvents", readers, "parent: '$owner'", ""},
      {g + "GetGoalSummary", owners, "parent: '$owner'", ""},
      {g + "ListReportSummaries", owners, "parent: '$owner'", ""},
      {g + "GetOrganizationSummary", "----Y - YY- ----", "unit: 'unit-a'", ""},
      {"profiles.v1.ProfilesService/GetSkillGapSummary", "----Y - YY- ----", "unit: 'unit-a'", ""},
      {"reports.v1.ReportsService/GetRollUpSnapshot", "----Y - YY- ----", "unit: 'unit-a'", ""},
  };
}

}  // namespace milepost::testing
