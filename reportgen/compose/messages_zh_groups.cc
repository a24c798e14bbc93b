// The words in Chinese of documents about many people, and of forms.
#include "reportgen/compose/messages.h"

namespace milepost::report::messages {

using enum Word;

// Short words side by side.
// clang-format off
constinit const Message kChineseGroups[kGroupWords] = {
    // Team summary
    {kTeamTitle, "團隊摘要"}, {kForTeamManager, "機密－僅供主管"}, {kPeople, "人員"}, {kPerson, "姓名"},
    {kPlanColumn, "計畫"}, {kAgreedPlans, "計畫已同意"}, {kAsShared, "以與主管分享者為限"},
    {kReviewsSoon, "項檢視於 30 天內到期"}, {kQuietGoals, "個目標沒有動靜"}, {kQuietDetail, "一個月以上沒有紀錄"},
    {kEverybody, "每個人的狀況"}, {kEverybodyLead, "每個人與主管分享的內容。橫線表示沒有可顯示的內容。"},
    {kLastActivity, "最近活動"}, {kNoPeople, "沒有直屬部屬。"}, {kAttention, "誰需要關注，原因為何"},
    {kAttentionLead, "最緊急的在前。"}, {kUrgency, "最緊急"}, {kReviewLate, "檢視逾期"},
    {kReviewLateFor, "檢視已逾期 {count} 天"}, {kLateGoals, "{count} 個目標逾期：{goals}"},
    {kOffTrackGoals, "{count} 個目標落後：{goals}"}, {kAtRiskGoals, "{count} 個目標有風險：{goals}"},
    {kQuiet, "沒有動靜"}, {kQuietFor, "{count} 天沒有紀錄：{goals}"}, {kChangeOpen, "情況有變，尚未處理：{change}"},
    {kDraftPlan, "計畫仍是草稿"}, {kWaiting, "等你處理"}, {kWaitingLead, "少了這些，別人無法繼續。"},
    {kSignPlan, "簽署計畫「{plan}」，或說明該改什麼"}, {kGiveFeedback, "給予回饋"}, {kAnswerTo, "給予回饋：{question}"},
    {kYourStep, "{step}（「{goal}」）"}, {kYourPart, "你在計畫中的部分：{what}"}, {kToCelebrate, "值得慶祝"},
    {kToCelebrateLead, "已達成，尚未慶祝。"}, {kTeamAgenda, "建議議程"}, {kAgendaWins, "先談順利的事：{names}。"},
    {kAgendaWaiting, "處理等著你的事：{names}。"}, {kAgendaReality, "一對一詢問真正卡住的是什麼：{names}。"},
    {kAgendaReviews, "準備檢視：{names}。"},
    {kAgendaRestart, "詢問哪些目標仍然重要，最小的下一步是什麼：{names}。"},
    {kAgendaDrafts, "協助計畫達成同意：{names}。"}, {kAgendaCalm, "沒有急事。問問每個人接下來想嘗試什麼。"},
    // Roll-up
    {kTopGaps, "最大的技能差距"},
    {kTopGapsLead, "目標職位所要求而尚未具備的技能；僅列至少五人未達者。"},
    {kPeopleBelow, "未達人數"}, {kPeopleRequired, "要求人數"}, {kShareBelow, "比例"},
    {kLevelsShort, "平均差距級數"}, {kContentHash, "內容"},
    {kRollUpTitle, "發展總覽"}, {kForHrAggregate, "機密－不含未滿五人的群組"}, {kWholeOrganization, "整個組織"},
    {kNoUnit, "未屬任何部門"}, {kNotCounted, "尚未統計：每天統計一次。"}, {kWithheld, "不予顯示"},
    {kWithheldText, "這些數字不予顯示，以免有人被認出。"}, {kPeopleCounted, "人"}, {kHaveOpenPlan, "有進行中的計畫"},
    {kHaveAgreedPlan, "有已同意的計畫"}, {kWithPlan, "有計畫"}, {kDueReviews, "到期檢視"},
    {kPartOfAll, "{all} 之 {part}"}, {kReviewsDueNow, "項檢視到期"}, {kGoalsInAll, "個目標"},
    {kGoalsByHealth, "目標健康度"}, {kGoalsByState, "目標狀態"}, {kGoalsByLane, "未完成目標的期程"}, {kNumber, "數量"},
    {kByUnit, "各部門"}, {kByUnitLead, "有已同意計畫的人數。"}, {kRollUpNotes, "如何閱讀"},
    {kRollUpCounted, "統計所有在職人員及其全部目標與計畫，不論與誰分享。"},
    {kRollUpAgreed, "從草稿到檢視中的計畫都算進行中。簽署有效期間即為已同意。"},
    {kRollUpSmall, "少於五人的群組不予顯示；為免以減法推得，必要時也不顯示其他群組。"},
    // Blank form
    {kFormOverline, "手寫表格"}, {kFormFoot, "填寫後即屬機密"},
    {kFormLead, "寫得簡短，略過現在不重要的部分。計畫是你的，要讓誰看由你決定。"}, {kName, "姓名"}, {kPosition, "職稱"},
    {kPlanPeriod, "起訖日期"}, {kFormRole, "我的目標角色，或仍在尋找的方向"}, {kFormSkillStep, "如何縮小差距"},
    {kFormGoal, "目標 {number}"}, {kFormGoalWhat, "什麼會不同、對誰、程度多少"}, {kFormGoalCheck, "是否符合 SMART？"},
    {kFormSpecific, "具體：以行動動詞開頭"}, {kFormMeasurable, "可衡量：有數字或成果為證"},
    {kFormAchievable, "可達成：第一步操之在我，也有時間"}, {kFormRelevant, "相關：通往我的角色、技能或價值觀"},
    {kFormTimeBound, "有期限：有日期，並有中途檢查日"}, {kFormHelp, "誰或什麼能幫忙"}, {kFormDone, "完成"},
    {kFormReview, "什麼繼續，什麼改變"},
};
// clang-format on

}  // namespace milepost::report::messages
