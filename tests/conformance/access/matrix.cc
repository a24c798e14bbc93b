#include "tests/conformance/access/matrix.h"

namespace milepost::testing {
namespace {

// A goal's verbs. The stale etag lets the owner in and changes nothing.
const std::string kOwners = "Y---- - --- ----";

std::vector<Expectation> Goals() {
  const std::string g = "goals.v1.GoalsService/";
  std::vector<Expectation> rows = {
      // owner, mentor, manager, skip level, HR partner | another unit's | HR admin, auditor, service |
      // stranger, former manager, paused mentor, without a profile
      {g + "GetGoal", "YSSSS - --- ----", "name: '$goal'", ""},
      {g + "ListGoals", "YLLLL - --- ----", "parent: '$owner'", "$goal"},
      {g + "LintGoal", "YSSSS - --- ----", "parent: '$owner' name: '$goal'", ""},
      {g + "CreateGoal", "Y-Y-- - --- ----", "parent: '$owner' goal { title: 'Assigned' } validate_only: true", ""},
      {g + "UpdateGoal", kOwners, "goal { name: '$goal' title: 'x' $stale } update_mask { paths: 'title' }", ""},
      {g + "DeleteGoal", kOwners, "name: '$goal' $stale", ""},
      {g + "UndeleteGoal", kOwners, "name: '$goal'", ""},
      {g + "CloseGoal", kOwners, "name: '$goal' $stale outcome: OUTCOME_ACHIEVED", ""},
      {g + "AchieveMilestone", kOwners, "name: '$goal' $stale milestone_id: 'm1'", ""},
      {g + "CompleteActionItem", kOwners, "name: '$goal' $stale action_item_id: 't1'", ""},
      {g + "ClaimReward", kOwners, "name: '$goal' $stale reward_id: 'w1'", ""},
      {g + "ArchiveGoal", kOwners, "name: '$goal' $stale", ""},
      {g + "UnarchiveGoal", kOwners, "name: '$goal' $stale", ""},
      {g + "GetPlanBalance", kOwners, "parent: '$owner'", ""},
      {g + "GetWorkload", kOwners, "parent: '$owner'", ""},
      {g + "GetGoalAttainment", kOwners, "parent: '$owner' plan: '$plan'", ""},
      {g + "GetPlan", "YSSSS - --- ----", "name: '$plan'", ""},
      {g + "ListPlans", "YLLLL - --- ----", "parent: '$owner'", "$plan"},
      {g + "CreatePlan", kOwners, "parent: '$owner' plan { display_name: 'Next' } validate_only: true", ""},
      {g + "UpdatePlan", kOwners, "plan { name: '$plan' vision: 'x' $stale } update_mask { paths: 'vision' }", ""},
      {g + "SubmitPlan", kOwners, "name: '$plan' $stale", ""},
      // A role that the caller does not hold is refused as such, to whom may see the plan.
      {g + "SignPlan", "YSS-S - --- ----", "name: '$plan' role: $role sha256: '00'", ""},
      {g + "RequestPlanChanges", "-SS-S - --- ----", "name: '$plan' role: $role comment: 'x'", ""},
      {g + "WithdrawPlan", kOwners, "name: '$plan' $stale", ""},
      {g + "CancelPlan", kOwners, "name: '$plan' $stale reason: 'x'", ""},
      {g + "DeclinePlan", kOwners, "name: '$plan' $stale reason: 'x'", ""},
      {g + "GetPlanRevision", "YSSSS - --- ----", "name: '$revision'", ""},
      {g + "ListPlanRevisions", "YSSSS - --- ----", "parent: '$plan'", "$revision"},
      {"internal.v1.MeasurementService/BatchGetGoalStandings", "----- - --- ----", "goals: '$goal'", ""},
      {"internal.v1.MeasurementService/BatchApplyMeasurements", "----- - --- ----",
       "measurements { goal: '$goal' series_version: 9 }", ""},
  };
  for (const char* verb : {"AcceptGoal", "RejectGoal", "StartGoal", "HoldGoal", "ResumeGoal", "CancelGoal",
                           "ReopenGoal", "ReproposeGoal"}) {
    rows.push_back({g + verb, kOwners, "name: '$goal' $stale reason: 'x'", ""});
  }
  return rows;
}

std::vector<Expectation> Progress() {
  const std::string p = "progress.v1.ProgressService/";
  return {
      {p + "RecordProgress", "Y---- - --Y ----", "parent: '$goal' entry { value: 2 }", ""},
      {p + "GetProgressEntry", "YSSSS - --- ----", "name: '$entry'", ""},
      {p + "ListProgressEntries", "YSSSS - --- ----", "parent: '$goal'", "$entry"},
      {p + "GetProgressSeries", "YSSSS - --- ----", "parent: '$goal'", ""},
      // Reflections and pulses are never HR's nor the line's above the manager.
      {p + "GetJournalEntry", "YSS-- - --- ----", "name: '$journal'", ""},
      {p + "ListJournalEntries", "YLL-- - --- ----", "parent: '$owner'", "$journal"},
      {p + "CreateJournalEntry", kOwners, "parent: '$owner' journal_entry { pulse { energy: 3 } } validate_only: true",
       ""},
      {p + "UpdateJournalEntry", kOwners,
       "journal_entry { name: '$journal' check_in { next: 'x' } $stale } update_mask { paths: 'check_in.next' }", ""},
      {p + "DeleteJournalEntry", kOwners, "name: '$journal' $stale", ""},
      {p + "MarkCelebrated", kOwners, "name: '$journal'", ""},
      // Read by its author (here a peer who was asked), the person, and whom the person shares it with.
      {p + "RequestFeedback", kOwners,
       "parent: '$owner' feedback { author: 'profiles/steve' question: 'x' } validate_only: true", ""},
      {p + "CreateFeedback", "-YY-Y - --- ----", "parent: '$owner' feedback { strength: 'x' } validate_only: true", ""},
      {p + "GiveFeedback", "----- - --- Y---", "name: '$feedback' $stale strength: 'x'", ""},
      {p + "GetFeedback", "YSS-S - --- Y---", "name: '$feedback'", ""},
      {p + "ListFeedback", "YLL-L - --- ----", "parent: '$owner'", "$feedback"},
      {p + "ListGivenFeedback", "YYYYY Y --- YYY-", "", ""},
      {p + "AcknowledgeFeedback", kOwners, "name: '$feedback' $stale", ""},
      {p + "ShareFeedback", kOwners, "name: '$feedback' $stale", ""},
      {p + "DeleteFeedback", "Y---- - --- Y---", "name: '$feedback' $stale", ""},
      {p + "GetMotivationSnapshot", kOwners, "parent: '$owner'", ""},
      {p + "GetLearningSummary", kOwners, "parent: '$owner'", ""},
  };
}

std::vector<Expectation> Profiles() {
  const std::string p = "profiles.v1.ProfilesService/";
  return {
      {p + "GetProfile", "YYYYY - Y-Y ----", "name: '$owner'", ""},
      {p + "ListProfiles", "----- - Y-Y ----", "", "$owner"},
      // People enter by directory sync.
      {p + "CreateProfile", "----- - --Y ----", "profile { display_name: 'New' } validate_only: true", ""},
      {p + "UpdateProfile", "Y---- - Y-Y ----",
       "profile { name: '$owner' time_zone: 'Europe/Oslo' } update_mask { paths: 'time_zone' } validate_only: true",
       ""},
      {p + "DeleteProfile", "----- - Y-Y ----", "name: '$owner' $stale", ""},
      {p + "UndeleteProfile", "----- - Y-Y ----", "name: '$owner'", ""},
      // The development profile is for those who help: never for the line above the manager.
      {p + "GetDevelopment", "YSS-S - --- ----", "name: '$owner/development'", ""},
      {p + "UpdateDevelopment", kOwners,
       "development { name: '$owner/development' purpose_statement: 'x' } update_mask { paths: 'purpose_statement' } "
       "validate_only: true",
       ""},
      {p + "AssessSkill", "Y---- - --Y ----",
       "parent: '$owner' skill_assessment { skill: 'skills/python' level: 3 source: SOURCE_TEST } validate_only: true",
       ""},
      {p + "GetSkillAssessment", "YSS-S - --- ----", "name: '$assessment'", ""},
      {p + "ListSkillAssessments", "YLL-L - --- ----", "parent: '$owner'", "$assessment"},
      {p + "GetSkillGap", "YSS-S - --- ----", "parent: '$owner'", ""},
      {p + "DeleteSkillAssessment", kOwners, "name: '$spare'", ""},
  };
}

// What a person keeps for themselves: for those who help, if at all.
std::vector<Expectation> PersonalParts() {
  const std::string p = "profiles.v1.ProfilesService/";
  const std::string get = "YSS-- - --- ----", list = "YLL-- - --- ----";
  std::vector<Expectation> rows = {
      {p + "ListTransferableSkills", "YSS-S - --- ----", "parent: '$owner'", ""},
      {p + "CompareCareerOptions", get, "parent: '$owner' names: '$option'", ""},
      {p + "ListDueContacts", "YYY-- - --- ----", "parent: '$owner'", ""},
      {p + "ListExpiringCredentials", "YYY-Y - --- ----", "parent: '$owner'", ""},
      // For the HR partners of that unit; hr_admin and auditor read nobody's development.
      {p + "ListUnitExpiringCredentials", "----Y - --- ----", "unit: 'unit-a'", ""},
      {p + "CreateCareerOption", kOwners, "parent: '$owner' career_option { title: 'x' } validate_only: true", ""},
      {p + "CreateContact", kOwners, "parent: '$owner' contact { display_name: 'x' } validate_only: true", ""},
      {p + "LogInteraction", kOwners, "parent: '$owner' interaction { kind: KIND_MEETING } validate_only: true", ""},
      {p + "CreateCredential", kOwners,
       "parent: '$owner' credential { kind: KIND_LICENSE title: 'x' } validate_only: true", ""},
  };
  struct Part {
    std::string type, plural, field, name, text;
    bool hr;
  };
  for (const Part& part : {Part{"CareerOption", "CareerOptions", "career_option", "$option", "notes", false},
                           Part{"Contact", "Contacts", "contact", "$contact", "notes", false},
                           Part{"Interaction", "Interactions", "interaction", "$interaction", "learned", false},
                           Part{"Credential", "Credentials", "credential", "$credential", "description", true}}) {
    rows.push_back({p + "Get" + part.type, part.hr ? "YSS-S - --- ----" : get, "name: '" + part.name + "'", ""});
    rows.push_back({p + "List" + part.plural, part.hr ? "YLL-L - --- ----" : list, "parent: '$owner'", part.name});
    rows.push_back({p + "Update" + part.type, kOwners,
                    part.field + " { name: '" + part.name + "' " + part.text + ": 'x' $stale } update_mask { paths: '" +
                        part.text + "' }",
                    ""});
    rows.push_back({p + "Delete" + part.type, kOwners, "name: '" + part.name + "' $stale", ""});
  }
  return rows;
}

std::vector<Expectation> Mentoring() {
  const std::string m = "mentoring.v1.MentoringService/";
  const std::string both = "YY--- - --- ----";  // whose mentorship it is
  return {
      // The manager learns that it exists, the auditor its metadata: see relations_test.cc for what they do not see.
      {m + "GetMentorship", "YYY-Y - YY- ----", "name: '$mentorship'", ""},
      {m + "ListMentorships", "YYY-Y - YY- ----", "parent: '$owner'", "$mentorship"},
      {m + "CreateMentorship", "Y---Y - Y-- ----",
       "parent: '$owner' mentorship { mentor: 'profiles/steve' focus_skills: 'skills/python' } validate_only: true",
       ""},
      {m + "ListMentees", "YYYYY Y --- YYY-", "", ""},
      {m + "UpdateMentorship", both,
       "mentorship { name: '$mentorship' agreement: 'x' $stale } update_mask { paths: 'agreement' }", ""},
      {m + "AcceptMentorship", both, "name: '$mentorship' $stale", ""},
      {m + "DeclineMentorship", both, "name: '$mentorship' $stale", ""},
      {m + "PauseMentorship", both, "name: '$mentorship' $stale", ""},
      {m + "ResumeMentorship", both, "name: '$mentorship' $stale", ""},
      {m + "CompleteMentorship", both, "name: '$mentorship' $stale", ""},
      {m + "EndMentorship", both, "name: '$mentorship' $stale", ""},
      // What the two say to one another is nobody else's.
      {m + "CreateSession", both,
       "parent: '$mentorship' session { scheduled_time { seconds: 1782900000 } } validate_only: true", ""},
      {m + "GetSession", both, "name: '$session'", ""},
      {m + "ListSessions", both, "parent: '$mentorship'", "$session"},
      {m + "UpdateSession", both,
       "session { name: '$session' shared_notes: 'x' $stale } update_mask { paths: 'shared_notes' }", ""},
      {m + "HoldSession", both, "name: '$session' $stale", ""},
      {m + "CancelSession", both, "name: '$session' $stale", ""},
      {m + "KeepCommitment", both, "name: '$session' $stale commitment_id: 'c1'", ""},
      {m + "ReleaseCommitment", both, "name: '$session' $stale commitment_id: 'c1' reason: 'x'", ""},
      {m + "ListCommitments", both, "parent: '$owner' mentorship: '$mentorship'", ""},
      {m + "PrepareSession", "YYY-- - --- ----", "parent: '$owner'", ""},
  };
}

std::vector<Expectation> Reports() {
  const std::string r = "reports.v1.ReportsService/";
  // About one person: the owner, the mentors and the manager. HR's documents are about units of five and more.
  const std::string own = "YYY-- - --- ----";
  return {
      {r + "CreateReport", own, "parent: '$owner' report { kind: KIND_PLAN }", ""},
      {r + "GetReportSnapshot", own, "parent: '$owner' kind: KIND_PLAN", ""},
      {r + "GetReport", own, "name: '$report'", ""},
      {r + "ListReports", own, "parent: '$owner'", "$report"},
      {r + "DownloadReport", own, "name: '$report'", ""},
      {r + "DeleteReport", own, "name: '$report'", ""},
  };
}

std::vector<Expectation> Catalog() {
  const std::string c = "catalog.v1.CatalogService/";
  const std::string all = "YYYYY Y YYY YYYY", writers = "----- - Y-Y ----";
  return {
      {c + "GetSkill", all, "name: 'skills/python'", ""},
      {c + "ListSkills", all, "", "skills/python"},
      {c + "CreateSkill", writers, "skill { display_name: 'New' } validate_only: true", ""},
      {c + "UpdateSkill", writers,
       "skill { name: 'skills/python' display_name: 'x' $stale } update_mask { paths: 'display_name' }", ""},
      {c + "GetRole", all, "name: 'roles/lead'", ""},
      {c + "ListRoles", all, "", "roles/lead"},
      {c + "CreateRole", writers, "role { display_name: 'New' } validate_only: true", ""},
      {c + "UpdateRole", writers,
       "role { name: 'roles/lead' display_name: 'x' $stale } update_mask { paths: 'display_name' }", ""},
      {c + "DeprecateSkill", writers, "name: 'skills/python' $stale", ""},
      {c + "RestoreSkill", writers, "name: 'skills/python' $stale", ""},
      {c + "DeprecateRole", writers, "name: 'roles/lead' $stale", ""},
      {c + "RestoreRole", writers, "name: 'roles/lead' $stale", ""},
      {c + "GetTemplate", all, "name: 'templates/start'", ""},
      {c + "ListTemplates", all, "", "templates/start"},
      {c + "CreateTemplate", writers,
       "template { display_name: 'New' kind: KIND_GOAL goals { title: 'Read' } } validate_only: true", ""},
      {c + "UpdateTemplate", writers,
       "template { name: 'templates/start' unit: 'x' $stale } update_mask { paths: 'unit' }", ""},
      {c + "DeprecateTemplate", writers, "name: 'templates/start' $stale", ""},
      {c + "RestoreTemplate", writers, "name: 'templates/start' $stale", ""},
      // There is no such template, which only those hear who may apply one.
      {c + "ApplyTemplate", "Y-Y-- - Y-- ----",
       "name: 'templates/none' profile: '$owner' start_date { year: 2026 month: 7 day: 1 }", ""},
  };
}

}  // namespace

const std::vector<Expectation>& Matrix() {
  static const auto* const kMatrix = [] {
    auto* all = new std::vector<Expectation>();
    for (const auto& rows : {Goals(), PlanExpectations(), EventExpectations(), Progress(), Profiles(), PersonalParts(),
                             Mentoring(), Reports(), Catalog()}) {
      all->insert(all->end(), rows.begin(), rows.end());
    }
    return all;
  }();
  return *kMatrix;
}

}  // namespace milepost::testing
