// The words in English of documents about many people, and of forms.
#include "reportgen/compose/messages.h"

namespace milepost::report::messages {

using enum Word;

// Short words side by side.
// clang-format off
constinit const Message kEnglishGroups[kGroupWords] = {
    // Team summary
    {kTeamTitle, "Team summary"}, {kForTeamManager, "Confidential – for the manager alone"}, {kPeople, "People"},
    {kPerson, "Person"}, {kPlanColumn, "Plan"}, {kAgreedPlans, "with an agreed plan"},
    {kAsShared, "as far as shared with the manager"},
    {kReviewsSoon, "review due within 30 days|reviews due within 30 days"}, {kQuietGoals, "quiet goal|quiet goals"},
    {kQuietDetail, "nothing noted for a month or longer"}, {kEverybody, "Where everybody stands"},
    {kEverybodyLead, "What each person shares with their manager. A dash says that there is nothing to show."},
    {kLastActivity, "Last activity"}, {kNoPeople, "There are no direct reports."},
    {kAttention, "Who needs attention, and why"}, {kAttentionLead, "The most urgent first."}, {kUrgency, "Most urgent"},
    {kReviewLate, "Review late"}, {kReviewLateFor, "The review is {count} day late|The review is {count} days late"},
    {kLateGoals, "{count} goal overdue: {goals}|{count} goals overdue: {goals}"},
    {kOffTrackGoals, "{count} goal off track: {goals}|{count} goals off track: {goals}"},
    {kAtRiskGoals, "{count} goal at risk: {goals}|{count} goals at risk: {goals}"}, {kQuiet, "Quiet"},
    {kQuietFor, "Nothing noted for {count} day: {goals}|Nothing noted for {count} days: {goals}"},
    {kChangeOpen, "Something changed and nobody has dealt with it: {change}"},
    {kDraftPlan, "The plan is still a draft"}, {kWaiting, "Waiting for you"},
    {kWaitingLead, "What people cannot go on without."},
    {kSignPlan, "Sign the plan “{plan}”, or say what should change"}, {kGiveFeedback, "Give feedback"},
    {kAnswerTo, "Give feedback: {question}"}, {kYourStep, "{step}, for “{goal}”"},
    {kYourPart, "Your part in the plan: {what}"}, {kToCelebrate, "To celebrate"},
    {kToCelebrateLead, "Achieved and not celebrated yet."}, {kTeamAgenda, "Suggested agenda"},
    {kAgendaWins, "Begin with what went well: {names}."}, {kAgendaWaiting, "Settle what is waiting for you: {names}."},
    {kAgendaReality, "Ask what is really in the way, one to one: {names}."},
    {kAgendaReviews, "Prepare the review: {names}."},
    {kAgendaRestart, "Ask which goals still matter, and for the smallest next step: {names}."},
    {kAgendaDrafts, "Help to bring the plan to an agreement: {names}."},
    {kAgendaCalm, "Nothing presses. Ask everybody what they would like to try next."},
    // Roll-up
    {kTopGaps, "Largest skill gaps"},
    {kTopGapsLead, "Skills that target roles ask for and people do not have yet; only those that at least five people lack."},
    {kPeopleBelow, "Below"}, {kPeopleRequired, "Asked of"}, {kShareBelow, "Share"},
    {kLevelsShort, "Levels short, on average"}, {kContentHash, "Content"},
    {kRollUpTitle, "Development roll-up"}, {kForHrAggregate, "Confidential – no group under five people"},
    {kWholeOrganization, "Whole organization"}, {kNoUnit, "Without a unit"},
    {kNotCounted, "Nothing has been counted yet: that happens once a day."}, {kWithheld, "Withheld"},
    {kWithheldText, "These numbers are withheld, so that nobody can be recognized in them."},
    {kPeopleCounted, "person counted|people counted"}, {kHaveOpenPlan, "have an open plan"},
    {kHaveAgreedPlan, "have an agreed plan"}, {kWithPlan, "With a plan"}, {kDueReviews, "Reviews due"},
    {kPartOfAll, "{part} of {all}"}, {kReviewsDueNow, "review due|reviews due"}, {kGoalsInAll, "goal|goals"},
    {kGoalsByHealth, "Goals by health"}, {kGoalsByState, "Goals by status"}, {kGoalsByLane, "Unfinished goals by lane"},
    {kNumber, "Number"}, {kByUnit, "By unit"}, {kByUnitLead, "How many of the people have an agreed plan."},
    {kRollUpNotes, "How to read this"},
    {kRollUpCounted,
     "All people who work here are counted, with all their goals and plans, whomever they share them with."},
    {kRollUpAgreed,
     "An open plan is anything from a draft to a plan in review. It is agreed while its signatures are in force."},
    {kRollUpSmall,
     "Groups of fewer than five people are withheld, and as many more as it takes so that no group can be found by "
     "subtraction."},
    // Blank form
    {kFormOverline, "Form to fill in by hand"}, {kFormFoot, "Confidential once filled in"},
    {kFormLead,
     "Write short, and leave out what does not matter now. The plan is yours; what you show of it is for you to "
     "decide."},
    {kName, "Name"}, {kPosition, "Position"}, {kPlanPeriod, "From – until"},
    {kFormRole, "The role I am working towards, or what I am still looking for"},
    {kFormSkillStep, "How I close the gap"}, {kFormGoal, "Goal {number}"},
    {kFormGoalWhat, "What will be different, for whom, and by how much"}, {kFormGoalCheck, "Is it SMART?"},
    {kFormSpecific, "Specific: it begins with a verb of doing"},
    {kFormMeasurable, "Measurable: a number or a thing will show it"},
    {kFormAchievable, "Achievable: the first step is mine and I have the hours"},
    {kFormRelevant, "Relevant: it leads to a role, a skill or a value of mine"},
    {kFormTimeBound, "Time-bound: it has a date, and one to look at it before"}, {kFormHelp, "Who or what helps"},
    {kFormDone, "Done"}, {kFormReview, "What stays, what changes"},
};
// clang-format on

}  // namespace milepost::report::messages
