#include "services/goals/smart_lint.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "services/goals/numbers.h"
#include "services/goals/smart_words.h"
#include "services/rpc/dates.h"

namespace milepost::goals {
namespace {

using v1::Goal;
using v1::SmartAssessment;

bool IsBlank(absl::string_view text) { return absl::StripAsciiWhitespace(text).empty(); }

// Collects letters and findings; a letter's findings are as severe as its score is low.
class Assessment {
 public:
  void Add(absl::string_view rule_id, absl::string_view field, absl::string_view message,
           absl::string_view suggestion) {
    SmartAssessment::Finding& finding = *result_.add_findings();
    finding.set_rule_id(std::string(rule_id));
    finding.set_field(std::string(field));
    finding.set_message(std::string(message));
    finding.set_suggestion(std::string(suggestion));
  }

  void Score(absl::string_view letter, int score) {
    SmartAssessment::Letter& scored = *result_.add_letters();
    scored.set_letter(std::string(letter));
    scored.set_score(score);
    result_.set_score(result_.score() + score);
    for (; judged_ < result_.findings_size(); ++judged_) {
      result_.mutable_findings(judged_)->set_severity(score == 0 ? SmartAssessment::SEVERITY_ERROR
                                                                 : SmartAssessment::SEVERITY_WARNING);
    }
  }

  SmartAssessment Finish() && {
    bool zero = std::any_of(result_.letters().begin(), result_.letters().end(),
                            [](const SmartAssessment::Letter& letter) { return letter.score() == 0; });
    if (result_.score() >= 8 && !zero) {
      result_.set_verdict(SmartAssessment::VERDICT_SMART);
    } else {
      result_.set_verdict(result_.score() >= 5 ? SmartAssessment::VERDICT_NEEDS_WORK
                                               : SmartAssessment::VERDICT_NOT_SMART);
    }
    std::stable_sort(result_.mutable_findings()->begin(), result_.mutable_findings()->end(),
                     [](const auto& a, const auto& b) { return a.severity() > b.severity(); });
    return std::move(result_);
  }

 private:
  SmartAssessment result_;
  int judged_ = 0;  // findings that have a severity
};

void JudgeSpecific(const Goal& goal, const LintContext& context, Assessment& assessment) {
  std::string vague = FindVagueWord(goal.title(), context.locale);
  bool verb = HasActionVerb(goal.title(), context.locale);
  bool precise = vague.empty() && !IsBlank(goal.title());
  if (!verb) {
    assessment.Add("smart.specific.action-verb", "title", "The title does not say what you will do.",
                   "Begin it with a verb of doing, such as lead, complete, publish or reduce.");
  }
  if (!vague.empty()) {
    assessment.Add("smart.specific.vague-word", "title", absl::StrCat("\"", vague, "\" can mean anything."),
                   "Say instead what will be different, for whom, and by how much.");
  }
  assessment.Score("S", (verb ? 1 : 0) + (precise ? 1 : 0));
}

void JudgeMeasurable(const Goal& goal, Assessment& assessment) {
  const v1::Metric& metric = goal.metric();
  bool measured = metric.has_start() && metric.has_target() && metric.start() != metric.target();
  bool criteria = std::any_of(goal.success_criteria().begin(), goal.success_criteria().end(),
                              [](const std::string& criterion) { return !IsBlank(criterion); });
  if (measured || goal.milestones_size() >= 2) return assessment.Score("M", 2);
  bool hinted = criteria || HasNumber(goal.title()) || HasNumber(goal.description());
  assessment.Add("smart.measurable.measure", "metric",
                 hinted ? "Progress towards it cannot be followed yet." : "Nothing shows whether it is achieved.",
                 "Add a metric with a start and a target, or at least two milestones.");
  assessment.Score("M", hinted ? 1 : 0);
}

bool HasSupportOrPlan(const Goal& goal) {
  return std::any_of(goal.action_items().begin(), goal.action_items().end(),
                     [](const v1::ActionItem& action) { return !IsBlank(action.support()); }) ||
         std::any_of(goal.obstacles().begin(), goal.obstacles().end(), [](const v1::Obstacle& obstacle) {
           return !IsBlank(obstacle.cue()) && !IsBlank(obstacle.response());
         });
}

void JudgeAchievable(const Goal& goal, const LintContext& context, Assessment& assessment) {
  bool action = !goal.action_items().empty();
  bool supported = HasSupportOrPlan(goal);
  bool overloaded = context.weekly_capacity_hours && Less(*context.weekly_capacity_hours, context.weekly_planned_hours);
  if (!action) {
    assessment.Add("smart.achievable.action", "action_items", "There is no first step.",
                   "Add an action item: the next thing you can do in a week or two.");
  } else if (!supported) {
    assessment.Add("smart.achievable.support", "action_items",
                   "Nothing says what helps, or what to do if it gets hard.",
                   "Name who or what supports an action item, or add an obstacle with an if-then plan.");
  }
  if (overloaded) {
    assessment.Add("smart.achievable.capacity", "action_items",
                   absl::StrCat("Your open action items need ", absl::SixDigits(context.weekly_planned_hours),
                                " hours a week; you have ", absl::SixDigits(*context.weekly_capacity_hours), "."),
                   "Move due dates, plan fewer hours, or put another goal on hold.");
  }
  assessment.Score("A", overloaded || !action ? 0 : supported ? 2 : 1);
}

void JudgeRelevant(const Goal& goal, Assessment& assessment) {
  bool link = !goal.role().empty() || !goal.skills().empty() || !goal.value_ids().empty();
  bool why = !IsBlank(goal.why());
  if (!link) {
    assessment.Add("smart.relevant.link", "skills", "It is not tied to a role, a skill or one of your values.",
                   "Name the role it leads to, a skill it builds, or a value it serves.");
  }
  if (!why) {
    assessment.Add("smart.relevant.why", "why", "It does not say why it matters to you.",
                   "Write one sentence on why this is worth your time.");
  }
  assessment.Score("R", (link ? 1 : 0) + (why ? 1 : 0));
}

template <typename List>
bool HasDueBefore(const List& list, absl::CivilDay due) {
  return std::any_of(list.begin(), list.end(), [due](const auto& element) {
    std::optional<absl::CivilDay> day = rpc::ToCivil(element.due_date());
    return day && *day < due;
  });
}

void JudgeTimeBound(const Goal& goal, absl::CivilDay today, Assessment& assessment) {
  std::optional<absl::CivilDay> due = rpc::ToCivil(goal.due_date());
  if (!due) {
    assessment.Add("smart.time-bound.due-date", "due_date", "It has no due date.",
                   "Set the day by which you want it done.");
    return assessment.Score("T", 0);
  }
  absl::CivilDay start = rpc::ToCivil(goal.start_date()).value_or(today);
  bool near = *due >= start && *due - start <= 90;
  if (near || HasDueBefore(goal.milestones(), *due) || HasDueBefore(goal.action_items(), *due)) {
    return assessment.Score("T", 2);
  }
  assessment.Add("smart.time-bound.checkpoint", "milestones", "There is no checkpoint before the due date.",
                 "Add a milestone or an action item that is due earlier.");
  assessment.Score("T", 1);
}

}  // namespace

SmartAssessment LintGoal(const Goal& goal, const LintContext& context) {
  Assessment assessment;
  JudgeSpecific(goal, context, assessment);
  JudgeMeasurable(goal, assessment);
  JudgeAchievable(goal, context, assessment);
  JudgeRelevant(goal, assessment);
  JudgeTimeBound(goal, context.today, assessment);
  return std::move(assessment).Finish();
}

}  // namespace milepost::goals
