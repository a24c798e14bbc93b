// The words in English.
#include "reportgen/compose/messages.h"

namespace milepost::report::messages {
namespace {

using enum Word;

// Short words side by side.
// clang-format off
constexpr Message kTexts[] = {
    // Documents
    {kPlanTitle, "Career development plan"}, {kOnboardingTitle, "Onboarding plan"},
    {kProgressTitle, "Progress report"}, {kConfidential, "Confidential"},
    {kForOwner, "Confidential – the owner’s copy"}, {kForMentor, "Confidential – shared with the mentor"},
    {kForManagers, "Confidential – shared with the manager"}, {kForHr, "Confidential – shared with HR"},
    {kPagePattern, "{page} / {pages}"}, {kRevisionFoot, "Revision {number}"}, {kDateRange, "{from} – {until}"},
    {kFromDate, "from {date}"}, {kUntilDate, "until {date}"}, {kAsOf, "As of"}, {kAsOfDate, "As of {date}"},
    {kAndMore, "and {count} more|and {count} more"}, {kNothingHere, "There is nothing to show in this document."},
    // People and heads of columns
    {kManager, "Manager"}, {kMentor, "Mentor"}, {kEmployee, "Employee"}, {kHrPartner, "HR partner"}, {kUnit, "Unit"},
    {kState, "Status"}, {kRevision, "Revision"}, {kDate, "Date"}, {kKind, "Kind"}, {kItem, "Item"}, {kWhere, "Where"},
    {kWho, "Who"}, {kRole, "Role"}, {kReason, "Reason"}, {kReasonAndActor, "Why, and by whom"}, {kRemark, "Remark"},
    {kTotal, "Total"}, {kTerm, "Term"}, {kMeaning, "Meaning"}, {kToday, "Today"}, {kNow, "Now"}, {kBefore, "Before"},
    {kOpen, "Open"}, {kCost, "Cost"}, {kHours, "{hours} h"}, {kHoursTitle, "Hours"}, {kResponsible, "Responsible"},
    {kSupport, "Support"}, {kOfFive, "{points} of 5"}, {kOfTen, "{points} of 10"},
    // Summary
    {kNextReview, "Next review"}, {kPlanProgress, "plan progress"}, {kVision, "Where I am heading"},
    {kTopGoals, "What comes first"}, {kSkillProfile, "Skills, today and required"},
    {kSkillSpoken, "{skill}: {now}, required {required}"}, {kReadiness, "ready for the target role"},
    {kSkillsAssessed, "{assessed} of {count} required skill assessed|{assessed} of {count} required skills assessed"},
    {kGoalsWell, "goals on track or ahead"},
    {kPlanGoalsWell, "plan goals on track or ahead"}, {kMilestonesReached, "milestones reached"},
    {kPlanMilestonesReached, "plan milestones reached"},
    {kOverdueCount, "{count} overdue|{count} overdue"}, {kNothingOverdue, "none overdue"},
    {kShortShare, "short-term share"}, {kInBalance, "short wins and long aims in balance"},
    {kOutOfBalance, "out of balance with long aims"}, {kLoad, "Weekly workload"}, {kLoadOf, "{needed} of {capacity}"},
    {kDueOn, "Due {date}"},
    // Who I am
    {kWhoIAm, "Who I am"}, {kWhoIAmLead, "What matters to me, what interests me and what I bring."},
    {kValues, "What matters to me"}, {kValue, "Value"}, {kRank, "Rank"}, {kSatisfaction, "Satisfied today"},
    {kInterests, "Interests"}, {kInterest, "Interest"}, {kInterestType, "Type"}, {kIntensity, "Strength"},
    {kRealistic, "Realistic"}, {kInvestigative, "Investigative"}, {kArtistic, "Artistic"}, {kSocial, "Social"},
    {kEnterprising, "Enterprising"}, {kConventional, "Conventional"}, {kStrengths, "Strengths"},
    {kAreas, "Areas to develop"}, {kAssessments, "Career assessments"}, {kInstrument, "Instrument"},
    {kResult, "Result"}, {kExploring, "Still exploring"},
    {kExploringPrompt1, "Which three tasks of the last month would you gladly do again tomorrow?"},
    {kExploringPrompt2, "Whose working week would you like to try for a day – and what would you ask that person?"},
    {kExploringPrompt3, "What would have to be true in two years for you to say that it was worth it?"},
    {kPivoting, "Changing direction"},
    {kPivotingPrompt,
     "Much of what you know moves with you. Look for the skills that carry over before counting the new ones."},
    {kValueMatrix, "Goals and the values they serve"},
    // Skills
    {kSkills, "Skills"}, {kSkill, "Skill"}, {kTargetRole, "Target role: {role}"},
    {kReadinessLead,
     "{percent} ready; {assessed} of {count} required skill is assessed.|{percent} ready; {assessed} of "
     "{count} required skills are assessed."},
    {kGapTitle, "Gaps to the role, largest first"}, {kImportance, "Importance"}, {kCritical, "Critical"},
    {kImportant, "Important"}, {kUseful, "Useful"}, {kRequired, "Required"}, {kLevel, "Level"},
    {kJudgedBy, "Judged by"}, {kSelf, "Self"}, {kPeer, "Peer"}, {kTest, "Test"}, {kCredential, "Credential"},
    {kOwnView, "Own view"}, {kPerception, "Difference"},
    {kPerceptionNote,
     "Difference: own view minus the view of others. Above zero one sees oneself higher than others do."},
    {kNotAssessed, "not assessed"}, {kMet, "met"}, {kLevelsRestOn, "What the levels rest on"},
    {kEvidence, "Evidence"},
    // Goals
    {kGoals, "Goals"}, {kGoalsLead, "By lane: what is near, what follows, and where it leads."}, {kGoal, "Goal"},
    {kGoalCount, "{count} goal|{count} goals"}, {kPriority, "Priority"}, {kPriorityEssential, "Essential"},
    {kPriorityNeeded, "Needed"}, {kPriorityHelpful, "Helpful"}, {kWeight, "Weight"}, {kWeightOf, "weight {weight}"},
    {kDue, "Due"}, {kProgressAndStatus, "Progress and status"}, {kHorizonShort, "Short term"},
    {kHorizonMedium, "Medium term"}, {kHorizonLong, "Long term"}, {kHorizonOpen, "No dates yet"},
    {kGoalProposed, "Proposed"}, {kGoalAccepted, "Accepted"}, {kGoalActive, "Active"}, {kGoalOnHold, "On hold"},
    {kGoalCompleted, "Completed"}, {kGoalRejected, "Rejected"}, {kGoalCancelled, "Cancelled"},
    {kHealthAhead, "Ahead"}, {kHealthOnTrack, "On track"}, {kHealthNotStarted, "Not started"},
    {kHealthAtRisk, "At risk"}, {kHealthOffTrack, "Off track"}, {kHealthOverdue, "Overdue"}, {kHealthDone, "Done"},
    {kHealthPaused, "Paused"}, {kOutcomeNotAchieved, "Not achieved"}, {kOutcomePartial, "Partly achieved"},
    {kOutcomeAchieved, "Achieved"}, {kOutcomeExceeded, "Exceeded"}, {kTimeline, "Timeline"},
    {kOtherGoals, "Also working on, not part of this plan"},
    {kOtherGoalsLead, "The signatures above do not cover these goals."},
    {kTimelineSpoken,
     "Timeline of {count} goal from {from} to {until}|Timeline of {count} goals from {from} to {until}"},
    {kMilestone, "Milestone"},
    // Goal cards
    {kGoalCards, "Goal by goal"}, {kStretch, "Stretch"}, {kProgress, "Progress"},
    {kExpectedToday, "expected {percent}"}, {kWhy, "Why it matters"}, {kWhen, "When"}, {kMeasure, "Measure"},
    {kMetricNow, "{now} now\n{start}\u00A0→ {target}"}, {kMetricTarget, "{start} → {target}"},
    {kConfidence, "Confidence"}, {kProjected, "Projected finish"}, {kDaysLate, "{count} day late|{count} days late"},
    {kDaysEarly, "{count} day early|{count} days early"}, {kPartOf, "Part of {goal}"},
    {kSuccessCriteria, "Evidence of accomplishment"}, {kStep, "Step"}, {kSteps, "Steps"}, {kAction, "Action"},
    {kBuilds, "Builds {skills}"}, {kServes, "Serves {values}"}, {kSmart, "SMART"}, {kSmartScore, "Score"},
    {kSmartAdvice, "Advice"}, {kSmartGood, "Well put."}, {kSmartNearly, "Nearly there."},
    {kSmartNotYet, "Not SMART yet."},
    // Actions
    {kActions, "Actions"}, {kActionsLead, "Most learning is done on the job, some with others, some in courses."},
    {kActionCount, "{count} action|{count} actions"}, {kExperience, "Experience"}, {kExposure, "Exposure"},
    {kEducation, "Education"}, {kOtherActions, "Other actions"}, {kMixAim, "70 / 20 / 10"},
    {kSupportAndBudget, "Support and budget"}, {kNeededFor, "Needed for"}, {kHoursPlanned, "Hours planned"},
    {kHoursSpent, "Hours spent"}, {kBudget, "Budget"}, {kOverloaded, "More work than hours"},
    {kOverloadedText,
     "The open actions need more hours a week than are set aside. Move a date, drop an action or find more "
     "time – before the plan decides it for you."},
    {kObstacles, "Obstacles and responses"},
    {kObstaclesLead, "Decided in a calm hour: if this happens, then I do that."},
    {kObstacle, "What may get in the way"}, {kRisk, "Risk"}, {kRiskOf, "{likelihood} × {impact}"},
    {kIf, "When this happens"}, {kThen, "What I do then"},
    // Care
    {kCare, "What keeps this sustainable"}, {kCareLead, "A plan that costs health or home is no good plan."},
    {kBoundaries, "Boundaries"}, {kRewards, "Rewards"}, {kRewardPlanned, "planned"}, {kRewardEarned, "earned"},
    {kRewardClaimed, "enjoyed"}, {kBrand, "Personal brand"}, {kResume, "Resume"}, {kCoverLetter, "Cover letter"},
    {kOnlineProfile, "Online profile"}, {kPortfolio, "Portfolio"}, {kBrandCurrent, "Current"},
    {kBrandOutdated, "Out of date"}, {kBrandMissing, "Missing"}, {kReviewed, "Reviewed"},
    // Mentoring and reviews
    {kMentoring, "Mentoring"}, {kMentorshipProposed, "Proposed"}, {kMentorshipActive, "Under way"},
    {kMentorshipPaused, "Paused"}, {kSince, "Since"}, {kCadence, "Sessions"},
    {kEveryDays, "every day|every {count} days"}, {kFocus, "Focus"}, {kNoMentor, "No mentor – and that is fine"},
    {kNoMentorText,
     "A mentor is optional. Should you want one: choose somebody who has done what you are trying to do, and "
     "ask for one conversation first."},
    {kReviews, "Reviews"}, {kLastReview, "Last review"}, {kInterval, "Interval"},
    {kEveryMonths, "every month|every {count} months"}, {kParticipant, "Takes part"}, {kContribution, "Contribution"},
    {kReviewNotes, "Notes for the next review"},
    // Agreement
    {kAgreement, "Agreement"}, {kAgreementLead, "Who stands behind this plan."},
    {kAgreementStatement,
     "We have talked about this plan and support it. It is not a guarantee of advancement and not a "
     "performance appraisal."},
    {kSignedOn, "Signed {date}"}, {kRevisionHistory, "Revision history"}, {kRevisionSubmitted, "Submitted"},
    {kRevisionWithdrawn, "Withdrawn"}, {kRevisionSuperseded, "Superseded"}, {kSubmitted, "Submitted on"},
    {kAgreed, "Agreed on"}, {kFingerprint, "Fingerprint (SHA-256)"}, {kDecision, "Decision"}, {kSigned, "Signed"},
    {kChangesRequested, "Changes requested"}, {kPlanDraft, "Draft"}, {kPlanAwaiting, "Awaiting agreement"},
    {kPlanAgreed, "Agreed"}, {kPlanInReview, "In review"}, {kPlanCompleted, "Completed"}, {kPlanArchived, "Archived"},
    {kPlanCancelled, "Cancelled"}, {kPlanDeclined, "Declined"},
    // Glossary
    {kGlossary, "What the scores mean"},
    {kProgressMeaning,
     "The share of the way from where the goal began to its target; for goals made of parts, the weighted "
     "mean of the parts."},
    {kExpected, "Expected"},
    {kExpectedMeaning, "The progress that would be due today if it grew as planned between start and due date."},
    {kHealth, "Health"},
    {kHealthMeaning,
     "Progress beside what is expected: within 10 points on track, up to 25 points behind at risk, further "
     "behind off track."},
    {kProjectedMeaning, "The day the goal will be reached if it goes on at the pace so far."},
    {kReadinessTerm, "Readiness"},
    {kReadinessMeaning,
     "How far today’s skill levels fill what the role requires, by importance. A surplus in one skill does "
     "not make up for another; what is not assessed counts as nothing."},
    {kShortShareTerm, "Short-term share"},
    {kShortShareMeaning,
     "The weight of goals due within 12 months in all active goals, in the plan or not. Below 20% or above 80% is out "
     "of balance."},
    {kSmartMeaning,
     "Five letters, two points each: specific, measurable, achievable, relevant, time-bound. A filled letter "
     "has both."},
    {kMix, "70-20-10"},
    {kMixMeaning, "Experience (by doing), exposure (from others), education (in courses). A guide, never a grade."},
    {kGas, "Goal attainment"},
    {kGasMeaning, "From −2 (much less than expected) over 0 (as expected) to +2 (much more)."},
    // Progress report
    {kAgainstExpected, "Progress against expected"}, {kGoalsOverdue, "goal overdue|goals overdue"},
    {kOverdueSteps, "{count} overdue step|{count} overdue steps"}, {kNoOverdueSteps, "no overdue steps"},
    {kStreak, "check-ins in a row"}, {kStreakDetail, "one every day|one every {count} days"},
    {kLearningTime, "of learning in all"}, {kActivityCount, "{count} activity|{count} activities"},
    {kTrends, "Trend"}, {kActual, "Actual"}, {kGoalByGoal, "Where each goal stands"},
    {kGoalByGoalLead, "Change counts from {date}."}, {kPace, "Pace"}, {kSlip, "Slip"}, {kDaysShort, "{days} d"},
    {kChange, "Change"}, {kWhatChanged, "What changed, and why"}, {kStateChange, "From → to"},
    {kCreatedAs, "New: {state}"}, {kAchievements, "Achievements"}, {kAchievement, "Achievement"},
    {kCelebration, "Celebrated?"}, {kCelebrated, "Celebrated"}, {kNotCelebrated, "Not yet"}, {kKindResult, "Result"},
    {kKindRecognition, "Recognition"}, {kKindLearning, "Learning"}, {kKindQuickWin, "Quick win"},
    {kReached, "Reached"},
    {kWaitingCelebration,
     "{count} achievement still waits to be celebrated|{count} achievements still wait to be celebrated"},
    {kWaitingText, "Say it out loud, tell somebody who helped, or take the afternoon off. It need not be big."},
    {kShortfalls, "Agreed but not accomplished"}, {kShortfallsLead, "Looked at to learn from, not to blame."},
    {kAgreedOn, "What was agreed"}, {kWhyNot, "Why"}, {kSetbacks, "Setbacks and lessons"},
    {kWhatHappened, "What happened"}, {kLesson, "What was learned"}, {kChangeMade, "What was changed"},
    {kSkillMovement, "Skills that moved"}, {kLearning, "Learning"},
    {kLearningLead,
     "How all hours of learning so far divide between doing, others and courses; below, what falls into the "
     "period."},
    {kActivity, "Activity"}, {kHowLearned, "How"}, {kProvider, "Offered by"},
    {kGasLead, "How far closed goals came, against what was expected of them."},
    {kGasMuchLess, "Much less than expected"}, {kGasLess, "Less than expected"}, {kGasAsExpected, "As expected"},
    {kGasMore, "More than expected"}, {kGasMuchMore, "Much more than expected"}, {kOutcome, "Outcome"},
    {kScore, "Score"}, {kClosed, "Closed"}, {kWellBeing, "Well-being"},
    {kWellBeingLead, "Shown because the owner chose to share it."}, {kEnergy, "Energy"},
    {kEnergyScale, "1 none, 5 plenty"}, {kStress, "Stress"}, {kStressScale, "1 none, 5 too much"},
    {kBalance, "Work and life"}, {kBalanceScale, "1 out of balance, 5 in balance"}, {kNextSteps, "Next steps"},
    {kNextStepsLead, "Due within the next day.|Due within the next {count} days."}, {kReflections, "Reflections"},
    {kWentWell, "Went well"}, {kChallenge, "Was hard"}, {kLearned, "Learned"}, {kNext, "Next"},
    {kComments, "Comments and acknowledgement"}, {kCommentsLabel, "Comments"},
    {kAcknowledgement,
     "Signing acknowledges that this report was read and talked about. Acknowledging is not agreeing."},
    // Welcome
    {kWelcome, "A place to begin"},
    {kWelcomeLead,
     "This plan is yours and still empty. It need not be finished in one sitting: ten minutes on one of these "
     "are a good start."},
    {kWelcomeStep1, "Write down three things that matter to you at work."},
    {kWelcomeStep2, "Name two strengths that others have thanked you for."},
    {kWelcomeStep3, "Say in one sentence where you would like to be in three years – or that you are still looking."},
    {kWelcomeStep4, "Choose one goal for the next 90 days, with something that will show it is reached."},
    {kWelcomeStep5, "Decide who will ask you about it, and when."},
    {kWelcomeVision, "In three years I would like to …"},
    {kWelcomeGoal, "My first goal, and what will show that it is reached"},
    {kWelcomeStep, "The first step, and its date"},
    // Options and network
    {kOptions, "Options explored"},
    {kOptionsLead, "Ways looked at, side by side. The figures inform; the decision is yours."},
    {kLifeBalance, "Balance"}, {kDemand, "Demand"}, {kDemandVeryLow, "Very low"}, {kDemandLow, "Low"},
    {kDemandModerate, "Moderate"}, {kDemandHigh, "High"}, {kDemandVeryHigh, "Very high"}, {kSalary, "Salary a year"},
    {kGrowth, "Growth"}, {kFit, "Fit"}, {kOptionScore, "Comparison"}, {kVerdict, "Decision"},
    {kVerdictPursue, "Pursue"}, {kVerdictKeep, "Keep in mind"}, {kVerdictReject, "Rejected"},
    {kVerdictOpen, "Not decided"}, {kInterviews, "Informational interviews"}, {kConversationWith, "Conversation"},
    {kAsked, "Asked: {questions}"}, {kReferredTo, "Referred to {names}"}, {kNextStep, "Next step"},
    {kThanked, "Thanked"}, {kNotThanked, "Thank-you not sent"}, {kCarryOver, "Skills that carry over"},
    {kCarryOverLead,
     "{percent} of what the target role requires, by importance, is already met by skills useful elsewhere too."},
    {kReach, "Useful"}, {kTransversal, "everywhere"}, {kCrossSector, "in several sectors"}, {kNotMet, "Not yet"},
    {kStanding, "Standing and network"},
    {kStandingLead, "What others see of me, what proves it, and whom to stay in touch with."},
    {kCredentials, "Certificates, licences and memberships"}, {kCertification, "Certificate"}, {kLicense, "Licence"},
    {kEducationKind, "Education"}, {kExperienceKind, "Experience"}, {kMembership, "Membership"}, {kIssued, "Since"},
    {kValidUntil, "Valid until"}, {kCredentialValid, "Valid"}, {kCredentialExpired, "Expired"},
    {kDueInDays, "{count} day left|{count} days left"}, {kRenewalLate, "Renewal is late"},
    {kContactsDue, "Time to get in touch"}, {kContact, "Contact"}, {kLastContact, "Last contact"},
    {kSinceDays, "{count} day late|{count} days late"}, {kDueToday, "Due today"},
    // Reviews, changes and revisions
    {kReviewScheduled, "Scheduled"}, {kReviewTriggered, "After a change"}, {kReviewClosing, "Closing"},
    {kReviewOpen, "In progress"}, {kReviewKept, "Plan kept"}, {kReviewRevised, "Plan revised"},
    {kReviewClosed, "Plan closed"}, {kCircumstances, "Changed circumstances"}, {kCircumstance, "Change"},
    {kChangeRole, "Another role"}, {kChangeReorg, "Reorganization"}, {kChangeLeave, "Leave"},
    {kChangeHealth, "Health"}, {kChangeMarket, "Market or technology"}, {kChangePersonal, "Private life"},
    {kChangeGoalShift, "New direction"}, {kHandled, "Dealt with"}, {kUnhandled, "Still open"}, {kAnswered, "Answer"},
    {kRevisionDraft, "Draft"}, {kDiffTitle, "What revision {number} changes"}, {kWhatTerm, "What"},
    {kThePlan, "The plan"}, {kTitleTerm, "Title"}, {kStartTerm, "Start"}, {kEndTerm, "End"}, {kTargetTerm, "Target"},
    {kUnitTerm, "Unit of measure"}, {kGoalAdded, "New in the agreement"}, {kGoalRemoved, "No longer part of it"},
    {kDaysLater, "{count} day later|{count} days later"}, {kDaysSooner, "{count} day earlier|{count} days earlier"},
    // Feedback, sessions and attainment
    {kFeedback, "Feedback"}, {kFeedbackLead, "{count} note in this period.|{count} notes in this period."},
    {kFrom, "From"}, {kColleague, "Colleague"}, {kStrong, "Strong"}, {kToTry, "To try"}, {kAbout, "About {what}"},
    {kAcknowledged, "Acknowledged"}, {kNotAcknowledged, "Not yet read"}, {kOwnAnswer, "Answer: {text}"},
    {kSessions, "Mentoring sessions and commitments"}, {kSessionsHeld, "session held|sessions held"},
    {kCommitmentsKept, "commitments kept"}, {kCommitmentsOpen, "commitment open|commitments open"},
    {kNoneLate, "none of them late"}, {kCommitment, "Commitment"}, {kKept, "Kept"}, {kStillOpen, "Open"},
    {kReleased, "Let go"}, {kLastSession, "Last session"}, {kGasScore, "T-score {score}. As expected is 50."},
    {kGasUnscored,
     "{count} closed goal has no score and is left out.|{count} closed goals have no score and are left out."},
    {kGasT, "T-score"},
    {kGasTMeaning,
     "50 + 10 Σwx ÷ √((1 − r) Σw² + r (Σw)²), with weight w, score x and r = {r} (Kiresuk and Sherman). Here w × "
     "x: {inputs}."},
    {kOptionScoreMeaning,
     "The mean of an option’s figures, each from 0 to 100%: fit, growth, balance and demand, salary against the "
     "highest, readiness. What one option alone lacks counts half."},
    // Session brief
    {kBriefTitle, "Session brief"}, {kBriefMinutes, "{count} minute|{count} minutes"},
    {kMinutesShort, "{minutes} min"}, {kPlannedLength, "Time"}, {kPromised, "Promised last time"},
    {kInFocus, "In focus"}, {kChangedSince, "Changed since {date}"}, {kMostAtRisk, "Most at risk"},
    {kIfCue, "When this happens"}, {kThenResponse, "What I do then"},
    {kNoIfThen, "No if-then plan yet: agree on one today."}, {kWins, "Wins"},
    {kQuestions, "Questions for the conversation"}, {kPartLookBack, "Look back"}, {kPartGoal, "Goal"},
    {kPartReality, "Reality"}, {kPartOptions, "Options"}, {kPartWill, "Will"}, {kNotes, "Notes"},
    {kNextDate, "Next date: {date}"}, {kClosedAs, "Closed: {outcome}"}, {kReachedIt, "Reached: {what}"},
    {kDoneIt, "Done: {what}"}, {kSetback, "Setback"},
    // Questions of the session brief
    {kPromptCelebrate,
     "You reached “{win}”. What made it possible, and what would you like next?|You reached {count} things, among "
     "them “{win}”. What made them possible, and what would you like next?"},
    {kPromptFocus, "What should be different for “{goal}” by the end of this conversation?"},
    {kPromptVision, "Where would you like to be in a year, and what would show that you are there?"},
    {kPromptOverdue,
     "“{goal}” is {count} day past its date. What is really in the way?|“{goal}” is {count} days past its date. "
     "What is really in the way?"},
    {kPromptCommitments,
     "“{what}” is still open. What happened since it was promised?|“{what}” and others, {count} in all, are still "
     "open. What happened since they were promised?"},
    {kPromptProgress, "What moved “{goal}” forward, and what held it back?"},
    {kPromptPicture, "How would a colleague describe where you stand today?"},
    {kPromptAdapt, "Something changed ({change}). What in the plan should bend, and what should stay?"},
    {kPromptExplore, "Which direction could you try out small, within the next two weeks?"},
    {kPromptIfThen, "If it happens (“{cue}”), is “{response}” still the best answer? What else could you do?"},
    {kPromptMore, "What else could you do? And what if time and money were no matter?"},
    {kPromptSupport, "Who could help, and what exactly would you ask of them?"},
    {kPromptRestart,
     "Nothing was noted about “{goal}” for {count} day. Does it still matter? If so, what is the smallest next "
     "step?|Nothing was noted about “{goal}” for {count} days. Does it still matter? If so, what is the smallest "
     "next step?"},
    {kPromptNextStep, "What will you do, by when, and who will know of it?"},
    {kPromptObstacle, "What could stop you, and what will you do then?"}, {kPromptAny, "What else matters now?"},
};
// clang-format on

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 12> kShort = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

}  // namespace

constinit const Locale kEnglish = {
    "en-GB", kTexts, PluralRule::kOneOther, ".", ",", "%", {"{d} {month} {y}", "{d} {mon} {y}", "{month} {y}"},
    kMonths, kShort};
constinit const Locale kEnglishUs = {
    "en-US", kTexts, PluralRule::kOneOther, ".", ",", "%", {"{month} {d}, {y}", "{mon} {d}, {y}", "{month} {y}"},
    kMonths, kShort};

}  // namespace milepost::report::messages
