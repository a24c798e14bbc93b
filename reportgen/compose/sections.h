// The sections of the documents, each in reading order. A section without data adds nothing, not even its heading.
#ifndef MILEPOST_REPORTGEN_COMPOSE_SECTIONS_H_
#define MILEPOST_REPORTGEN_COMPOSE_SECTIONS_H_

#include <string>

#include "reportgen/compose/source.h"

namespace milepost::report {

// More than these are named by count only: goals, rows of other tables, bars of a chart.
inline constexpr int kMostGoals = 600, kMostRows = 120, kMostBars = 22;

// The development plan.
void AddPlanCover(const Source& source, Blocks& out);
void AddPlanSummary(const Source& source, Blocks& out);
void AddWelcome(const Source& source, Blocks& out);  // to an owner who has written nothing yet
void AddPerson(const Source& source, Blocks& out);
void AddValueMatrix(const Source& source, Blocks& out);
void AddTargetRole(const Source& source, Blocks& out);
void AddCarryOver(const Source& source, Blocks& out);
void AddOptions(const Source& source, Blocks& out);  // with informational interviews
void AddGoalLanes(const Source& source, Blocks& out);
void AddTimeline(const Source& source, Blocks& out);
void AddGoalCards(const Source& source, Blocks& out);
void AddActions(const Source& source, Blocks& out);
void AddSupport(const Source& source, Blocks& out);
void AddObstacles(const Source& source, Blocks& out);
void AddCare(const Source& source, Blocks& out);      // boundaries, rewards
void AddStanding(const Source& source, Blocks& out);  // brand, credentials, contacts due
void AddMentoring(const Source& source, Blocks& out);
void AddReviews(const Source& source, Blocks& out);  // with changes of circumstances
void AddAgreement(const Source& source, Blocks& out);
void AddRevisionRecord(const Source& source, Blocks& out);  // history, sign-offs, difference
void AddOtherGoals(const Source& source, Blocks& out);      // open ones that are not in the plan
void AddGlossary(const Source& source, Blocks& out);

// The progress report.
void AddProgressCover(const Source& source, Blocks& out);
void AddScorecard(const Source& source, Blocks& out);
void AddTrends(const Source& source, Blocks& out);
void AddGoalTable(const Source& source, Blocks& out);
void AddChanges(const Source& source, Blocks& out);
void AddAchievements(const Source& source, Blocks& out);
void AddShortfalls(const Source& source, Blocks& out);
void AddSetbacks(const Source& source, Blocks& out);
void AddFeedback(const Source& source, Blocks& out);
void AddSessions(const Source& source, Blocks& out);  // of mentoring, with commitments
void AddSkillMovement(const Source& source, Blocks& out);
void AddLearning(const Source& source, Blocks& out);
void AddGasScores(const Source& source, Blocks& out);
void AddWellBeing(const Source& source, Blocks& out);
void AddNextSteps(const Source& source, Blocks& out);
void AddReflections(const Source& source, Blocks& out);
void AddAcknowledgement(const Source& source, Blocks& out);

// The session brief: one page.
void AddBrief(const Source& source, Blocks& out);

// The team summary.
void AddTeamCover(const Source& source, Blocks& out);
void AddTeamNumbers(const Source& source, Blocks& out);
void AddTeamTable(const Source& source, Blocks& out);
void AddAttention(const Source& source, Blocks& out);
void AddWaiting(const Source& source, Blocks& out);  // what people wait for from the reader
void AddCelebrations(const Source& source, Blocks& out);
void AddTeamAgenda(const Source& source, Blocks& out);  // with lines for notes

// The roll-up.
void AddRollUpCover(const Source& source, Blocks& out);
void AddRollUpNumbers(const Source& source, Blocks& out);
void AddRollUpGoals(const Source& source, Blocks& out);
void AddRollUpGaps(const Source& source, Blocks& out);
void AddUnits(const Source& source, Blocks& out);
void AddRollUpNotes(const Source& source, Blocks& out);

// The blank form.
void AddFormPerson(const Source& source, Blocks& out);  // and what the person has, needs and guards
void AddFormGoals(const Source& source, Blocks& out);
void AddFormAgreement(const Source& source, Blocks& out);  // with reviews

// Said by several sections.
void AddMore(const Source& source, int64_t left_out, Blocks& out);  // "and 12 more"
// What the T-score of goal attainment is made of; empty without one.
std::string AttainmentInputs(const Source& source);
std::string MentorNames(const Source& source);
// The day, and how late the review is; empty when none is planned.
std::string NextReview(const Source& source);
// What a roll-up is about: the unit, or the whole organization.
std::string UnitName(const Source& source);
// Axis labels from `from` on: months, or every third or whole years when they would not fit.
std::vector<TimeSpan> MonthSpans(const Source& source, absl::CivilDay from, absl::CivilDay until, int most);
std::vector<TimeSpan> YearSpans(absl::CivilDay from, absl::CivilDay until);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_SECTIONS_H_
