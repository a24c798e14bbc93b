// The names of all words of the documents.
#ifndef MILEPOST_REPORTGEN_COMPOSE_WORDS_H_
#define MILEPOST_REPORTGEN_COMPOSE_WORDS_H_

#include <cstddef>
#include <cstdint>

namespace milepost::report {

// A paragraph for each part of the documents.
// clang-format off
enum class Word : uint16_t {
  // Documents
  kPlanTitle, kOnboardingTitle, kProgressTitle, kConfidential, kForOwner, kForMentor, kForManagers, kForHr,
  kPagePattern, kContents, kRevisionFoot, kDateRange, kFromDate, kUntilDate, kAsOf, kAsOfDate, kAndMore, kNothingHere,
  // People and heads of columns
  kManager, kMentor, kEmployee, kHrPartner, kUnit, kState, kRevision, kDate, kKind, kItem, kWhere, kWho, kRole,
  kReason, kReasonAndActor, kRemark, kTotal, kTerm, kMeaning, kToday, kNow, kBefore, kOpen, kCost, kHours,
  kHoursTitle, kResponsible, kSupport, kOfFive, kOfTen,
  // Summary
  kNextReview, kPlanProgress, kVision, kTopGoals, kSkillProfile, kSkillSpoken, kReadiness, kSkillsAssessed,
  kGoalsWell, kPlanGoalsWell, kMilestonesReached, kPlanMilestonesReached, kOverdueCount, kNothingOverdue, kShortShare, kInBalance, kOutOfBalance, kLoad,
  kLoadOf, kDueOn,
  // Who I am
  kWhoIAm, kWhoIAmLead, kValues, kValue, kRank, kSatisfaction, kInterests, kInterest, kInterestType, kIntensity,
  kRealistic, kInvestigative, kArtistic, kSocial, kEnterprising, kConventional, kStrengths, kAreas, kAssessments,
  kInstrument, kResult, kExploring, kExploringPrompt1, kExploringPrompt2, kExploringPrompt3, kPivoting,
  kPivotingPrompt, kValueMatrix,
  // Skills
  kSkills, kSkill, kTargetRole, kReadinessLead, kGapTitle, kImportance, kCritical, kImportant, kUseful, kRequired,
  kLevel, kJudgedBy, kSelf, kPeer, kTest, kCredential, kOwnView, kPerception, kPerceptionNote, kNotAssessed, kMet,
  kLevelsRestOn, kEvidence,
  // Goals
  kGoals, kGoalsLead, kGoal, kGoalCount, kPriority, kPriorityEssential, kPriorityNeeded, kPriorityHelpful, kWeight,
  kWeightOf, kDue, kProgressAndStatus, kHorizonShort, kHorizonMedium, kHorizonLong, kHorizonOpen, kGoalProposed,
  kGoalAccepted, kGoalActive, kGoalOnHold, kGoalCompleted, kGoalRejected, kGoalCancelled, kHealthAhead,
  kHealthOnTrack, kHealthNotStarted, kHealthAtRisk, kHealthOffTrack, kHealthOverdue, kHealthDone, kHealthPaused, kNotJudged,
  kOutcomeNotAchieved, kOutcomePartial, kOutcomeAchieved, kOutcomeExceeded, kTimeline, kTimelineSpoken, kMilestone,
  kOtherGoals, kOtherGoalsLead,
  // Goal cards
  kGoalCards, kStretch, kProgress, kExpectedToday, kWhy, kWhen, kMeasure, kMetricNow, kMetricTarget, kConfidence,
  kProjected, kDaysLate, kDaysEarly, kPartOf, kSuccessCriteria, kStep, kSteps, kAction, kBuilds, kServes, kSmart,
  kSmartGood, kSmartNearly, kSmartNotYet, kAdviceVerb, kAdviceVague, kAdviceMeasure,
  kAdviceAction, kAdviceSupport, kAdviceCapacity, kAdviceLink, kAdviceWhy, kAdviceDueDate, kAdviceCheckpoint,
  // Actions
  kActions, kActionsLead, kActionCount, kExperience, kExposure, kEducation, kOtherActions, kMixAim,
  kSupportAndBudget, kNeededFor, kHoursPlanned, kHoursSpent, kBudget, kOverloaded, kOverloadedText, kObstacles,
  kObstaclesLead, kObstacle, kRisk, kRiskOf, kIf, kThen,
  // Care
  kCare, kCareLead, kBoundaries, kRewards, kRewardPlanned, kRewardEarned, kRewardClaimed, kBrand, kResume,
  kCoverLetter, kOnlineProfile, kPortfolio, kBrandCurrent, kBrandOutdated, kBrandMissing, kReviewed,
  // Mentoring and reviews
  kMentoring, kMentorshipProposed, kMentorshipActive, kMentorshipPaused, kSince, kCadence, kEveryDays, kFocus,
  kNoMentor, kNoMentorText, kReviews, kLastReview, kInterval, kEveryMonths, kParticipant, kContribution,
  kReviewNotes,
  // Agreement
  kAgreement, kAgreementLead, kAgreementStatement, kSignedOn, kRevisionHistory, kRevisionSubmitted,
  kRevisionWithdrawn, kRevisionSuperseded, kSubmitted, kAgreed, kFingerprint, kDecision, kSigned, kChangesRequested,
  kPlanDraft, kPlanAwaiting, kPlanAgreed, kPlanInReview, kPlanCompleted, kPlanArchived, kPlanCancelled,
  kPlanDeclined,
  // Glossary
  kGlossary, kProgressMeaning, kExpected, kExpectedMeaning, kHealth, kHealthMeaning, kProjectedMeaning,
  kReadinessTerm, kReadinessMeaning, kShortShareTerm, kShortShareMeaning, kSmartMeaning, kMix, kMixMeaning, kGas,
  kGasMeaning,
  // Progress report
  kAgainstExpected, kGoalsOverdue, kOverdueSteps, kNoOverdueSteps, kStreak, kStreakDetail, kLearningTime,
  kActivityCount, kTrends, kActual, kGoalByGoal, kGoalByGoalLead, kPace, kSlip, kDaysShort, kChange, kWhatChanged,
  kStateChange, kCreatedAs, kAchievements, kAchievement, kCelebration, kCelebrated, kNotCelebrated, kKindResult,
  kKindRecognition, kKindLearning, kKindQuickWin, kReached, kWaitingCelebration, kWaitingText, kShortfalls,
  kShortfallsLead, kAgreedOn, kWhyNot, kSetbacks, kWhatHappened, kLesson, kChangeMade, kSkillMovement, kLearning,
  kLearningLead, kActivity, kHowLearned, kProvider, kGasLead, kGasMuchLess, kGasLess, kGasAsExpected, kGasMore,
  kGasMuchMore, kOutcome, kScore, kClosed, kWellBeing, kWellBeingLead, kEnergy, kEnergyScale, kStress, kStressScale,
  kBalance, kBalanceScale, kNextSteps, kNextStepsLead, kReflections, kWentWell, kChallenge, kLearned, kNext,
  kComments, kCommentsLabel, kAcknowledgement,
  // Welcome
  kWelcome, kWelcomeLead, kWelcomeStep1, kWelcomeStep2, kWelcomeStep3, kWelcomeStep4, kWelcomeStep5, kWelcomeVision,
  kWelcomeGoal, kWelcomeStep,
  // Options and network
  kOptions, kOptionsLead, kLifeBalance, kDemand, kDemandVeryLow, kDemandLow, kDemandModerate, kDemandHigh,
  kDemandVeryHigh, kSalary, kGrowth, kFit, kOptionScore, kVerdict, kVerdictPursue, kVerdictKeep, kVerdictReject,
  kVerdictOpen, kInterviews, kConversationWith, kAsked, kReferredTo, kNextStep, kThanked, kNotThanked, kCarryOver,
  kCarryOverLead, kReach, kTransversal, kCrossSector, kNotMet, kStanding, kStandingLead, kCredentials,
  kCertification, kLicense, kEducationKind, kExperienceKind, kMembership, kIssued, kValidUntil, kCredentialValid,
  kCredentialExpired, kDueInDays, kRenewalLate, kContactsDue, kContact, kLastContact, kSinceDays, kDueToday,
  // Reviews, changes and revisions
  kReviewScheduled, kReviewTriggered, kReviewClosing, kReviewOpen, kReviewKept, kReviewRevised, kReviewClosed,
  kCircumstances, kCircumstance, kChangeRole, kChangeReorg, kChangeLeave, kChangeHealth, kChangeMarket,
  kChangePersonal, kChangeGoalShift, kHandled, kUnhandled, kAnswered, kRevisionDraft, kDiffTitle, kWhatTerm,
  kThePlan, kTitleTerm, kStartTerm, kEndTerm, kTargetTerm, kUnitTerm, kGoalAdded, kGoalRemoved, kDaysLater,
  kDaysSooner,
  // Feedback, sessions and attainment
  kFeedback, kFeedbackLead, kFrom, kColleague, kStrong, kToTry, kAbout, kAcknowledged, kNotAcknowledged,
  kOwnAnswer, kSessions, kSessionsHeld, kCommitmentsKept, kCommitmentsOpen, kNoneLate, kCommitment, kKept,
  kStillOpen, kReleased, kLastSession, kGasScore, kGasUnscored, kGasT, kGasTMeaning, kOptionScoreMeaning,
  // Session brief
  kBriefTitle, kBriefMinutes, kMinutesShort, kPlannedLength, kAgenda, kPromised, kInFocus, kChangedSince, kMostAtRisk,
  kIfCue, kThenResponse, kNoIfThen, kWins, kQuestions, kPartLookBack, kPartGoal, kPartReality, kPartOptions,
  kPartWill, kNotes, kNextDate, kClosedAs, kReachedIt, kDoneIt, kSetback,
  // Questions of the session brief
  kPromptCelebrate, kPromptFocus, kPromptVision, kPromptOverdue, kPromptCommitments, kPromptProgress,
  kPromptPicture, kPromptAdapt, kPromptExplore, kPromptIfThen, kPromptMore, kPromptSupport, kPromptRestart,
  kPromptNextStep, kPromptObstacle, kPromptAny,
  // Team summary
  kTeamTitle, kForTeamManager, kPeople, kPerson, kPlanColumn, kAgreedPlans, kAsShared, kReviewsSoon, kQuietGoals,
  kQuietDetail, kEverybody, kEverybodyLead, kLastActivity, kNoPeople, kAttention, kAttentionLead, kUrgency, kReviewLate,
  kReviewLateFor, kLateGoals, kOffTrackGoals, kAtRiskGoals, kQuiet, kQuietFor, kChangeOpen, kDraftPlan, kWaiting,
  kWaitingLead, kSignPlan, kGiveFeedback, kAnswerTo, kYourStep, kYourPart, kToCelebrate, kToCelebrateLead, kTeamAgenda,
  kAgendaWins, kAgendaWaiting, kAgendaReality, kAgendaReviews, kAgendaRestart, kAgendaDrafts, kAgendaCalm,
  // Roll-up
  kTopGaps, kTopGapsLead, kPeopleBelow, kPeopleRequired, kShareBelow, kLevelsShort, kContentHash, kRollUpTitle, kForHrAggregate, kWholeOrganization, kNoUnit, kNotCounted, kWithheld, kWithheldText, kPeopleCounted,
  kHaveOpenPlan, kHaveAgreedPlan, kWithPlan, kDueReviews,
  kPartOfAll, kReviewsDueNow, kGoalsInAll, kGoalsByHealth, kGoalsByState, kGoalsByLane,
  kNumber, kByUnit, kByUnitLead, kRollUpNotes, kRollUpCounted, kRollUpAgreed, kRollUpSmall,
  // Blank form
  kFormOverline, kFormFoot, kFormLead, kName, kPosition, kPlanPeriod, kFormRole, kFormSkillStep, kFormGoal,
  kFormGoalWhat, kFormGoalCheck, kFormSpecific, kFormMeasurable, kFormAchievable, kFormRelevant, kFormTimeBound,
  kFormHelp, kFormDone, kFormReview,
  kCount
};
// clang-format on

// Of many people together and of nobody: from here to the end.
inline constexpr auto kGroupWords = static_cast<size_t>(Word::kCount) - static_cast<size_t>(Word::kTeamTitle);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_WORDS_H_
