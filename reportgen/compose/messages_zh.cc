// The words in Chinese (traditional).
#include "reportgen/compose/messages.h"

namespace milepost::report::messages {
namespace {

using enum Word;

// Short words side by side.
// clang-format off
constexpr Message kTexts[] = {
    // Documents
    {kPlanTitle, "職涯發展計畫"}, {kOnboardingTitle, "到職計畫"}, {kProgressTitle, "進度報告"},
    {kConfidential, "機密"}, {kForOwner, "機密 – 本人留存"}, {kForMentor, "機密 – 與導師分享"},
    {kForManagers, "機密 – 與主管分享"}, {kForHr, "機密 – 與人力資源分享"}, {kPagePattern, "{page} / {pages}"},
    {kRevisionFoot, "第 {number} 版"}, {kDateRange, "{from} – {until}"}, {kFromDate, "自 {date}"},
    {kUntilDate, "至 {date}"}, {kAsOf, "截至"}, {kAsOfDate, "截至 {date}"}, {kAndMore, "另有 {count} 項"},
    {kNothingHere, "本文件沒有可顯示的內容。"},
    // People and heads of columns
    {kManager, "主管"}, {kMentor, "導師"}, {kEmployee, "員工"}, {kHrPartner, "人力資源夥伴"}, {kUnit, "部門"},
    {kState, "狀態"}, {kRevision, "版本"}, {kDate, "日期"}, {kKind, "類別"}, {kItem, "項目"}, {kWhere, "位置"},
    {kWho, "人員"}, {kRole, "角色"}, {kReason, "原因"}, {kReasonAndActor, "原因與人員"}, {kRemark, "備註"},
    {kTotal, "合計"}, {kTerm, "名詞"}, {kMeaning, "說明"}, {kToday, "今天"}, {kNow, "現在"}, {kBefore, "先前"},
    {kOpen, "未完成"}, {kCost, "費用"}, {kHours, "{hours} 小時"}, {kHoursTitle, "時數"}, {kResponsible, "負責人"},
    {kSupport, "支援"}, {kOfFive, "{points} / 5"}, {kOfTen, "{points} / 10"},
    // Summary
    {kNextReview, "下次檢視"}, {kPlanProgress, "計畫進度"}, {kVision, "我的方向"}, {kTopGoals, "首要目標"},
    {kSkillProfile, "技能：目前與要求"}, {kSkillSpoken, "{skill}：{now}，要求 {required}"},
    {kReadiness, "對目標職位的準備度"}, {kSkillsAssessed, "所需 {count} 項技能已評估 {assessed} 項"},
    {kGoalsWell, "目標如期或超前"},
    {kPlanGoalsWell, "計畫目標如期或超前"}, {kMilestonesReached, "已達成的里程碑"},
    {kPlanMilestonesReached, "計畫里程碑已達成"}, {kOverdueCount, "{count} 項逾期"},
    {kNothingOverdue, "沒有逾期"}, {kShortShare, "短期比重"}, {kInBalance, "短期成果與長期方向平衡"},
    {kOutOfBalance, "與長期方向失衡"}, {kLoad, "每週負荷"}, {kLoadOf, "{needed}，可用 {capacity}"},
    {kDueOn, "期限：{date}"},
    // Who I am
    {kWhoIAm, "關於我"}, {kWhoIAmLead, "我重視什麼、對什麼感興趣、能帶來什麼。"}, {kValues, "我重視的事"},
    {kValue, "價值"}, {kRank, "排序"}, {kSatisfaction, "目前滿足度"}, {kInterests, "興趣"}, {kInterest, "興趣"},
    {kInterestType, "類型"}, {kIntensity, "強度"}, {kRealistic, "實作型"}, {kInvestigative, "研究型"},
    {kArtistic, "藝術型"}, {kSocial, "社會型"}, {kEnterprising, "企業型"}, {kConventional, "事務型"},
    {kStrengths, "優勢"}, {kAreas, "待發展之處"}, {kAssessments, "職涯評量"}, {kInstrument, "工具"},
    {kResult, "結果"}, {kExploring, "仍在探索"}, {kExploringPrompt1, "上個月有哪三件工作，你明天還樂意再做一次？"},
    {kExploringPrompt2, "你想體驗誰的一週工作？會問那個人什麼？"},
    {kExploringPrompt3, "兩年後要有什麼成真，你才會說這一切值得？"}, {kPivoting, "轉換方向"},
    {kPivotingPrompt, "你所知的許多都能帶著走。先找可轉移的技能，再計算需要新學的。"},
    {kValueMatrix, "目標與其呼應的價值"},
    // Skills
    {kSkills, "技能"}, {kSkill, "技能"}, {kTargetRole, "目標職位：{role}"},
    {kReadinessLead, "準備度 {percent}；所需 {count} 項技能已評估 {assessed} 項。"},
    {kGapTitle, "與職位的差距，由大到小"}, {kImportance, "重要性"}, {kCritical, "關鍵"}, {kImportant, "重要"},
    {kUseful, "有用"}, {kRequired, "要求"}, {kLevel, "等級"}, {kJudgedBy, "評估者"}, {kSelf, "自評"}, {kPeer, "同儕"},
    {kTest, "測驗"}, {kCredential, "證照"}, {kOwnView, "自評"}, {kPerception, "差異"},
    {kPerceptionNote, "差異：自評減去他人評估。大於零表示自評高於他人。"}, {kNotAssessed, "未評估"}, {kMet, "達成"},
    {kLevelsRestOn, "等級的依據"}, {kEvidence, "證明"},
    // Goals
    {kGoals, "目標"}, {kGoalsLead, "依時程：近處的、接續的，以及通往何處。"}, {kGoal, "目標"},
    {kGoalCount, "{count} 個目標"}, {kPriority, "優先"}, {kPriorityEssential, "必要"}, {kPriorityNeeded, "需要"},
    {kPriorityHelpful, "有益"}, {kWeight, "權重"}, {kWeightOf, "權重 {weight}"}, {kDue, "期限"},
    {kProgressAndStatus, "進度與狀態"}, {kHorizonShort, "短期"}, {kHorizonMedium, "中期"}, {kHorizonLong, "長期"},
    {kHorizonOpen, "尚無日期"}, {kGoalProposed, "已提議"}, {kGoalAccepted, "已接受"}, {kGoalActive, "進行中"},
    {kGoalOnHold, "暫停"}, {kGoalCompleted, "已結束"}, {kGoalRejected, "已拒絕"}, {kGoalCancelled, "已取消"},
    {kHealthAhead, "超前"}, {kHealthOnTrack, "如期"}, {kHealthNotStarted, "未開始"}, {kHealthAtRisk, "有風險"},
    {kHealthOffTrack, "落後"}, {kHealthOverdue, "逾期"}, {kHealthDone, "完成"}, {kHealthPaused, "暫停"},
    {kOutcomeNotAchieved, "未達成"}, {kOutcomePartial, "部分達成"}, {kOutcomeAchieved, "達成"},
    {kOutcomeExceeded, "超越"}, {kTimeline, "時程"}, {kOtherGoals, "計畫之外也在進行的目標"},
    {kOtherGoalsLead, "以上簽署不涉及這些目標。"},
    {kTimelineSpoken, "{count} 個目標的時程，自 {from} 至 {until}"},
    {kMilestone, "里程碑"},
    // Goal cards
    {kGoalCards, "逐項目標"}, {kStretch, "挑戰"}, {kProgress, "進度"}, {kExpectedToday, "預期 {percent}"},
    {kWhy, "為何重要"}, {kWhen, "時間"}, {kMeasure, "衡量"},
    {kMetricNow, "目前 {now}\n{start}\u00A0→ {target}"}, {kMetricTarget, "{start} → {target}"},
    {kConfidence, "信心"}, {kProjected, "預計完成"}, {kDaysLate, "晚 {count} 天"}, {kDaysEarly, "早 {count} 天"},
    {kPartOf, "隸屬 {goal}"}, {kSuccessCriteria, "達成的證明"}, {kStep, "步驟"}, {kSteps, "步驟"}, {kAction, "行動"},
    {kBuilds, "培養：{skills}"}, {kServes, "呼應：{values}"}, {kSmart, "SMART"}, {kSmartScore, "分數"},
    {kSmartAdvice, "建議"}, {kSmartGood, "表述良好。"}, {kSmartNearly, "接近完善。"},
    {kSmartNotYet, "尚未符合 SMART。"},
    // Actions
    {kActions, "行動"}, {kActionsLead, "學習多半來自工作，部分來自他人，部分來自課程。"},
    {kActionCount, "{count} 項行動"}, {kExperience, "實作"}, {kExposure, "與人交流"}, {kEducation, "課程"},
    {kOtherActions, "其他行動"}, {kMixAim, "70 / 20 / 10"}, {kSupportAndBudget, "支援與預算"}, {kNeededFor, "用於"},
    {kHoursPlanned, "計畫時數"}, {kHoursSpent, "已用時數"}, {kBudget, "預算"}, {kOverloaded, "工作多於時間"},
    {kOverloadedText, "未完成的行動每週所需時數超過預留的時間。請調整日期、放下一項行動，或找出更多時間。"},
    {kObstacles, "障礙與對策"}, {kObstaclesLead, "冷靜時先決定：若發生這件事，我就那樣做。"},
    {kObstacle, "可能的阻礙"}, {kRisk, "風險"}, {kRiskOf, "{likelihood} × {impact}"}, {kIf, "發生時"},
    {kThen, "我的作法"},
    // Care
    {kCare, "讓計畫走得長久"}, {kCareLead, "以健康或家庭為代價的計畫不是好計畫。"}, {kBoundaries, "界線"},
    {kRewards, "獎勵"}, {kRewardPlanned, "計畫中"}, {kRewardEarned, "已贏得"}, {kRewardClaimed, "已享受"},
    {kBrand, "個人品牌"}, {kResume, "履歷"}, {kCoverLetter, "求職信"}, {kOnlineProfile, "線上檔案"},
    {kPortfolio, "作品集"}, {kBrandCurrent, "最新"}, {kBrandOutdated, "過時"}, {kBrandMissing, "缺少"},
    {kReviewed, "檢視日期"},
    // Mentoring and reviews
    {kMentoring, "導師指導"}, {kMentorshipProposed, "已提議"}, {kMentorshipActive, "進行中"},
    {kMentorshipPaused, "暫停"}, {kSince, "起始"}, {kCadence, "會面"}, {kEveryDays, "每 {count} 天"},
    {kFocus, "重點"}, {kNoMentor, "沒有導師，也很好"},
    {kNoMentorText, "導師並非必要。若想要一位：選一個做過你正嘗試之事的人，先請求一次談話。"}, {kReviews, "檢視"},
    {kLastReview, "上次檢視"}, {kInterval, "間隔"}, {kEveryMonths, "每 {count} 個月"}, {kParticipant, "參與者"},
    {kContribution, "貢獻"}, {kReviewNotes, "下次檢視的筆記"},
    // Agreement
    {kAgreement, "協議"}, {kAgreementLead, "支持本計畫的人。"},
    {kAgreementStatement, "我們談過並支持本計畫。本計畫不保證升遷，也不是績效考核。"}, {kSignedOn, "簽署於 {date}"},
    {kRevisionHistory, "版本紀錄"}, {kRevisionSubmitted, "已提交"}, {kRevisionWithdrawn, "已撤回"},
    {kRevisionSuperseded, "已被取代"}, {kSubmitted, "提交日期"}, {kAgreed, "同意日期"},
    {kFingerprint, "指紋（SHA-256）"}, {kDecision, "決定"}, {kSigned, "已簽署"}, {kChangesRequested, "要求修改"},
    {kPlanDraft, "草稿"}, {kPlanAwaiting, "等待同意"}, {kPlanAgreed, "已同意"}, {kPlanInReview, "檢視中"},
    {kPlanCompleted, "已完成"}, {kPlanArchived, "已封存"}, {kPlanCancelled, "已取消"}, {kPlanDeclined, "已婉拒"},
    // Glossary
    {kGlossary, "數值的意義"},
    {kProgressMeaning, "從目標起點到終點已走的比例；由多部分組成的目標為各部分的加權平均。"}, {kExpected, "預期"},
    {kExpectedMeaning, "若自開始至期限按計畫成長，今天應有的進度。"}, {kHealth, "健康度"},
    {kHealthMeaning, "進度與預期相比：相差 10 點以內為如期，落後 25 點以內有風險，更多則為落後。"},
    {kProjectedMeaning, "以目前步調達成目標的日期。"}, {kReadinessTerm, "準備度"},
    {kReadinessMeaning, "目前技能等級依重要性滿足職位要求的程度。一項的盈餘不能彌補另一項；未評估者計為零。"},
    {kShortShareTerm, "短期比重"},
    {kShortShareMeaning, "12 個月內到期目標占所有進行中目標（無論是否在計畫內）的權重。低於 20% 或高於 80% 為失衡。"},
    {kSmartMeaning, "五個字母各兩分：具體、可衡量、可達成、相關、有時限。填滿的字母得到兩分。"}, {kMix, "70-20-10"},
    {kMixMeaning, "實作（做中學）、與人交流、課程。只是參考，從不評分。"}, {kGas, "目標達成量表"},
    {kGasMeaning, "從 −2（遠低於預期）經 0（符合預期）到 +2（遠高於預期）。"},
    // Progress report
    {kAgainstExpected, "進度與預期"}, {kGoalsOverdue, "個目標逾期"}, {kOverdueSteps, "{count} 個步驟逾期"},
    {kNoOverdueSteps, "沒有步驟逾期"}, {kStreak, "次連續回顧"}, {kStreakDetail, "每 {count} 天一次"},
    {kLearningTime, "學習總時數"}, {kActivityCount, "{count} 項活動"}, {kTrends, "趨勢"}, {kActual, "實際"},
    {kGoalByGoal, "各目標現況"}, {kGoalByGoalLead, "變化自 {date} 起計算。"}, {kPace, "步調"}, {kSlip, "延誤"},
    {kDaysShort, "{days} 天"}, {kChange, "變化"}, {kWhatChanged, "變動與原因"}, {kStateChange, "從 → 到"},
    {kCreatedAs, "新增：{state}"}, {kAchievements, "成就"}, {kAchievement, "成就"}, {kCelebration, "已慶祝？"},
    {kCelebrated, "已慶祝"}, {kNotCelebrated, "尚未"}, {kKindResult, "成果"}, {kKindRecognition, "肯定"},
    {kKindLearning, "學習"}, {kKindQuickWin, "小勝利"}, {kReached, "已達成"},
    {kWaitingCelebration, "還有 {count} 項成就等待慶祝"},
    {kWaitingText, "大聲說出來、告訴幫過忙的人，或放半天假。不必盛大。"}, {kShortfalls, "已約定但未完成"},
    {kShortfallsLead, "為了學習而看，不為責怪。"}, {kAgreedOn, "約定事項"}, {kWhyNot, "原因"},
    {kSetbacks, "挫折與學習"}, {kWhatHappened, "發生了什麼"}, {kLesson, "學到什麼"}, {kChangeMade, "做了什麼改變"},
    {kSkillMovement, "技能的變化"}, {kLearning, "學習"},
    {kLearningLead, "至今學習時數如何分布於實作、他人與課程；下方為本期間的活動。"}, {kActivity, "活動"},
    {kHowLearned, "方式"}, {kProvider, "提供者"}, {kGasLead, "已結束的目標與當初預期相比走了多遠。"},
    {kGasMuchLess, "遠低於預期"}, {kGasLess, "低於預期"}, {kGasAsExpected, "符合預期"}, {kGasMore, "高於預期"},
    {kGasMuchMore, "遠高於預期"}, {kOutcome, "結果"}, {kScore, "分數"}, {kClosed, "結束日期"},
    {kWellBeing, "身心狀態"}, {kWellBeingLead, "因本人選擇分享而顯示。"}, {kEnergy, "精力"},
    {kEnergyScale, "1 全無，5 充沛"}, {kStress, "壓力"}, {kStressScale, "1 全無，5 過大"}, {kBalance, "工作與生活"},
    {kBalanceScale, "1 失衡，5 平衡"}, {kNextSteps, "下一步"}, {kNextStepsLead, "未來 {count} 天內到期。"},
    {kReflections, "反思"}, {kWentWell, "順利之處"}, {kChallenge, "困難之處"}, {kLearned, "學到的事"},
    {kNext, "接下來"}, {kComments, "意見與確認"}, {kCommentsLabel, "意見"},
    {kAcknowledgement, "簽名表示已閱讀並討論本報告。確認並不等於同意。"},
    // Welcome
    {kWelcome, "從這裡開始"},
    {kWelcomeLead, "這份計畫屬於你，現在還是空白的。不必一次完成：花十分鐘在其中一項就是好的開始。"},
    {kWelcomeStep1, "寫下工作中你重視的三件事。"}, {kWelcomeStep2, "說出別人曾感謝你的兩項優勢。"},
    {kWelcomeStep3, "用一句話說明三年後想在哪裡，或說你仍在尋找。"},
    {kWelcomeStep4, "為未來 90 天選一個目標，以及能證明達成的事。"}, {kWelcomeStep5, "決定誰會問你、何時問。"},
    {kWelcomeVision, "三年後我希望……"}, {kWelcomeGoal, "我的第一個目標，以及如何證明達成"},
    {kWelcomeStep, "第一步與日期"},
    // Options and network
    {kOptions, "探索過的選項"}, {kOptionsLead, "把考慮過的路並排來看。數字提供參考，決定在你。"}, {kLifeBalance, "生活平衡"}, {kDemand, "需求"},
    {kDemandVeryLow, "極低"}, {kDemandLow, "低"}, {kDemandModerate, "中等"}, {kDemandHigh, "高"}, {kDemandVeryHigh, "極高"},
    {kSalary, "年薪"}, {kGrowth, "成長"}, {kFit, "適合度"}, {kOptionScore, "比較"}, {kVerdict, "決定"}, {kVerdictPursue, "追求"},
    {kVerdictKeep, "保留"}, {kVerdictReject, "放棄"}, {kVerdictOpen, "未定"}, {kInterviews, "資訊訪談"},
    {kConversationWith, "談話"}, {kAsked, "提問：{questions}"}, {kReferredTo, "引介：{names}"}, {kNextStep, "下一步"},
    {kThanked, "已致謝"}, {kNotThanked, "尚未致謝"}, {kCarryOver, "可轉移的技能"},
    {kCarryOverLead, "依重要性計，目標職位的要求有 {percent} 已由在別處也用得上的技能滿足。"}, {kReach, "適用範圍"}, {kTransversal, "到處"},
    {kCrossSector, "跨產業"}, {kNotMet, "尚未"}, {kStanding, "專業形象與人脈"}, {kStandingLead, "別人看到的我、能證明的，以及要保持聯絡的人。"},
    {kCredentials, "證書、執照與會員資格"}, {kCertification, "證書"}, {kLicense, "執照"}, {kEducationKind, "學歷"},
    {kExperienceKind, "經歷"}, {kMembership, "會員資格"}, {kIssued, "起始"}, {kValidUntil, "有效至"}, {kCredentialValid, "有效"},
    {kCredentialExpired, "已過期"}, {kDueInDays, "剩 {count} 天"}, {kRenewalLate, "逾期未續"}, {kContactsDue, "該聯絡的人"},
    {kContact, "聯絡人"}, {kLastContact, "上次聯絡"}, {kSinceDays, "晚 {count} 天"}, {kDueToday, "今天"},
    // Reviews, changes and revisions
    {kReviewScheduled, "定期"}, {kReviewTriggered, "因應變動"}, {kReviewClosing, "結束"}, {kReviewOpen, "進行中"},
    {kReviewKept, "維持計畫"}, {kReviewRevised, "修訂計畫"}, {kReviewClosed, "結束計畫"}, {kCircumstances, "情況變動"},
    {kCircumstance, "變動"}, {kChangeRole, "職位變動"}, {kChangeReorg, "組織調整"}, {kChangeLeave, "休假"},
    {kChangeHealth, "健康"}, {kChangeMarket, "市場或技術"}, {kChangePersonal, "私人生活"}, {kChangeGoalShift, "新的方向"},
    {kHandled, "已因應"}, {kUnhandled, "待處理"}, {kAnswered, "因應"}, {kRevisionDraft, "草稿"},
    {kDiffTitle, "第 {number} 版的改動"}, {kWhatTerm, "項目"}, {kThePlan, "計畫"}, {kTitleTerm, "標題"}, {kStartTerm, "開始"},
    {kEndTerm, "結束"}, {kTargetTerm, "目標值"}, {kUnitTerm, "單位"}, {kGoalAdded, "新納入協議"}, {kGoalRemoved, "不再納入"},
    {kDaysLater, "晚 {count} 天"}, {kDaysSooner, "早 {count} 天"},
    // Feedback, sessions and attainment
    {kFeedback, "回饋"}, {kFeedbackLead, "本期間共 {count} 則。"}, {kFrom, "來自"}, {kColleague, "同事"}, {kStrong, "優點"},
    {kToTry, "可嘗試"}, {kAbout, "關於 {what}"}, {kAcknowledged, "已確認"}, {kNotAcknowledged, "尚未閱讀"},
    {kOwnAnswer, "答覆：{text}"}, {kSessions, "導師會談與承諾"}, {kSessionsHeld, "次會談"}, {kCommitmentsKept, "項承諾已履行"},
    {kCommitmentsOpen, "項承諾未完成"}, {kNoneLate, "沒有逾期"}, {kCommitment, "承諾"}, {kKept, "已履行"}, {kStillOpen, "未完成"},
    {kReleased, "已解除"}, {kLastSession, "上次會談"}, {kGasScore, "T 分數 {score}；符合預期為 50。"},
    {kGasUnscored, "另有 {count} 個已結束的目標沒有分數，未計入。"}, {kGasT, "T 分數"},
    {kGasTMeaning,
     "50 + 10 Σwx ÷ √((1 − r) Σw² + r (Σw)²)，w 為權重，x 為分數，r = {r}（Kiresuk 與 Sherman）。此處 w × "
     "x：{inputs}。"},
    {kOptionScoreMeaning, "選項各項數字的平均，各為 0 至 100%：適合度、成長、生活平衡、需求、與最高年薪之比、準備度。僅一個選項缺少的項目以一半計。"},
    // Session brief
    {kBriefTitle, "會談摘要"}, {kBriefMinutes, "{count} 分鐘"}, {kMinutesShort, "{minutes} 分"}, {kPlannedLength, "時間"},
    {kPromised, "上次的承諾"}, {kInFocus, "焦點目標"}, {kChangedSince, "自 {date} 以來的變動"}, {kMostAtRisk, "風險最高"},
    {kIfCue, "發生時"}, {kThenResponse, "我的作法"}, {kNoIfThen, "尚無「若則」計畫：今天就訂一個。"}, {kWins, "成果"}, {kQuestions, "會談提問"},
    {kPartLookBack, "回顧"}, {kPartGoal, "目標"}, {kPartReality, "現況"}, {kPartOptions, "選項"}, {kPartWill, "行動"},
    {kNotes, "筆記"}, {kNextDate, "下次日期：{date}"}, {kClosedAs, "已結束：{outcome}"}, {kReachedIt, "達成：{what}"},
    {kDoneIt, "完成：{what}"}, {kSetback, "挫折"},
    // Questions of the session brief
    {kPromptCelebrate, "你完成了 {count} 件事，其中有「{win}」。是什麼促成的？接下來想要什麼？"}, {kPromptFocus, "談完之後，「{goal}」應該有什麼不同？"},
    {kPromptVision, "一年後你想在哪裡？有什麼能說明你到了？"}, {kPromptOverdue, "「{goal}」已逾期 {count} 天。真正卡住的是什麼？"},
    {kPromptCommitments, "還有 {count} 項承諾未完成，例如「{what}」。約定之後發生了什麼？"}, {kPromptProgress, "什麼推進了「{goal}」？什麼拖住了它？"},
    {kPromptPicture, "同事會怎麼形容你現在的處境？"}, {kPromptAdapt, "情況有變（{change}）。計畫中哪些該調整，哪些該保留？"},
    {kPromptExplore, "接下來兩週，可以小規模試試哪個方向？"}, {kPromptIfThen, "若發生「{cue}」，「{response}」仍是最好的作法嗎？還能怎麼做？"},
    {kPromptMore, "還能做什麼？如果時間和金錢都不是問題呢？"}, {kPromptSupport, "誰能幫忙？你會具體請求什麼？"},
    {kPromptRestart, "「{goal}」已 {count} 天沒有紀錄。它還重要嗎？如果是，最小的下一步是什麼？"}, {kPromptNextStep, "你要做什麼？何時完成？誰會知道？"},
    {kPromptObstacle, "什麼可能攔住你？到時你會怎麼做？"}, {kPromptAny, "現在還有什麼重要的事？"},
};
// clang-format on

constexpr std::array<std::string_view, 12> kMonths = {"1月", "2月", "3月", "4月",  "5月",  "6月",
                                                      "7月", "8月", "9月", "10月", "11月", "12月"};

}  // namespace

constinit const Locale kChinese = {
    "zh-Hant", kTexts, PluralRule::kOther, ".", ",", "%", {"{y}年{m}月{d}日", "{y}年{m}月{d}日", "{y}年{m}月"},
    kMonths,   kMonths};

}  // namespace milepost::report::messages
