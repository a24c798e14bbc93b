#include "services/goals/plan_diff.h"

#include <map>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "services/rpc/dates.h"
#include "services/rpc/enum_text.h"
#include "services/store/text.h"

namespace milepost::goals {
namespace {

using namespace v1;  // NOLINT: the contract's names
using google::protobuf::RepeatedPtrField;
using google::type::Date;

std::string TextOf(const Date& date) {
  const auto day = rpc::ToCivil(date);
  return day ? absl::FormatCivilTime(*day) : "";
}

std::string TextOf(double number) { return absl::StrFormat("%.15g", number); }

std::string TextOf(const Metric& metric) {
  const std::string range = absl::StrCat(TextOf(metric.start()), " to ", TextOf(metric.target()));
  return metric.unit().empty() ? range : absl::StrCat(range, " ", metric.unit());
}

std::string TextOf(const google::type::Money& money) {
  return absl::StrCat(absl::StrFormat("%.15g", static_cast<double>(money.units()) + money.nanos() / 1e9), " ",
                      money.currency_code());
}

std::string CategoryText(ActionItem::LearningCategory category) {
  if (category == ActionItem::LEARNING_CATEGORY_UNSPECIFIED) return "";
  return rpc::EnumText(category);
}

// Notes differences of one goal, or of the plan's own words.
class Notes {
 public:
  Notes(std::string goal, std::string title, RepeatedPtrField<TermChange>* changes)
      : goal_(std::move(goal)), title_(std::move(title)), changes_(changes) {}

  void Text(std::string_view field, const std::string& before, const std::string& after) {
    if (before == after) return;
    const auto kind = before.empty()  ? TermChange::KIND_ADDED
                      : after.empty() ? TermChange::KIND_REMOVED
                                      : TermChange::KIND_CHANGED;
    Add(field, kind, before, after);
  }

  void Day(std::string_view field, const Date& before, const Date& after) {
    const auto from = rpc::ToCivil(before), to = rpc::ToCivil(after);
    if (from && to && *from != *to) {
      Add(field, TermChange::KIND_MOVED, TextOf(before), TextOf(after)).set_days_moved(static_cast<int>(*to - *from));
    } else {
      Text(field, TextOf(before), TextOf(after));
    }
  }

  TermChange& Add(std::string_view field, TermChange::Kind kind, const std::string& before, const std::string& after) {
    TermChange& change = *changes_->Add();
    change.set_field_path(std::string(field));
    change.set_kind(kind);
    change.set_goal(goal_);
    change.set_goal_title(title_);
    change.set_old_text(before);
    change.set_new_text(after);
    return change;
  }

 private:
  const std::string goal_, title_;
  RepeatedPtrField<TermChange>* changes_;
};

// "" for a number that is not given.
template <class T>
std::string WeightText(const T& weighted) {
  return weighted.has_weight() ? TextOf(weighted.weight()) : "";
}

void DiffElement(const std::string& path, const Milestone& before, const Milestone& after, Notes& notes) {
  notes.Text(path + ".title", before.title(), after.title());
  notes.Day(path + ".due_date", before.due_date(), after.due_date());
  notes.Text(path + ".weight", WeightText(before), WeightText(after));
}

void DiffElement(const std::string& path, const ActionItem& before, const ActionItem& after, Notes& notes) {
  const auto hours = [](const ActionItem& item) {
    return item.has_planned_hours() ? TextOf(item.planned_hours()) : std::string();
  };
  const auto cost = [](const ActionItem& item) { return item.has_cost() ? TextOf(item.cost()) : std::string(); };
  notes.Text(path + ".title", before.title(), after.title());
  notes.Text(path + ".category", CategoryText(before.category()), CategoryText(after.category()));
  notes.Text(path + ".responsible", before.responsible(), after.responsible());
  notes.Text(path + ".support", before.support(), after.support());
  notes.Day(path + ".due_date", before.due_date(), after.due_date());
  notes.Text(path + ".planned_hours", hours(before), hours(after));
  notes.Text(path + ".cost", cost(before), cost(after));
}

template <class T>
void DiffElements(std::string_view field, const RepeatedPtrField<T>& before, const RepeatedPtrField<T>& after,
                  Notes& notes) {
  std::map<std::string_view, const T*> left;
  for (const T& element : before) left[element.id()] = &element;
  for (const T& element : after) {
    const std::string path = absl::StrCat(store::Absl(field), ".", element.id());
    const auto same = left.find(element.id());
    if (same == left.end()) {
      notes.Add(path, TermChange::KIND_ADDED, "", element.title());
    } else {
      DiffElement(path, *same->second, element, notes);
      left.erase(same);
    }
  }
  for (const auto& [id, element] : left) {
    notes.Add(absl::StrCat(store::Absl(field), ".", store::Absl(id)), TermChange::KIND_REMOVED, element->title(), "");
  }
}

void DiffMetric(const GoalTerms& before, const GoalTerms& after, Notes& notes) {
  if (!before.has_metric() || !after.has_metric()) {
    notes.Text("metric", before.has_metric() ? TextOf(before.metric()) : "",
               after.has_metric() ? TextOf(after.metric()) : "");
    return;
  }
  notes.Text("metric.unit", before.metric().unit(), after.metric().unit());
  notes.Text("metric.start", TextOf(before.metric().start()), TextOf(after.metric().start()));
  notes.Text("metric.target", TextOf(before.metric().target()), TextOf(after.metric().target()));
}

void DiffGoal(const GoalTerms& before, const GoalTerms& after, Notes notes) {
  notes.Text("title", before.title(), after.title());
  notes.Text("success_criteria", absl::StrJoin(before.success_criteria(), "\n"),
             absl::StrJoin(after.success_criteria(), "\n"));
  DiffMetric(before, after, notes);
  notes.Day("start_date", before.start_date(), after.start_date());
  notes.Day("due_date", before.due_date(), after.due_date());
  notes.Text("weight", WeightText(before), WeightText(after));
  DiffElements("milestones", before.milestones(), after.milestones(), notes);
  DiffElements("action_items", before.action_items(), after.action_items(), notes);
}

std::map<std::string, const GoalTerms*> ByName(const PlanTerms& terms) {
  std::map<std::string, const GoalTerms*> goals;
  for (const GoalTerms& goal : terms.goals()) goals[goal.goal()] = &goal;
  return goals;
}

}  // namespace

RepeatedPtrField<TermChange> DiffTerms(const PlanTerms& before, const PlanTerms& after) {
  RepeatedPtrField<TermChange> changes;
  Notes words("", "", &changes);
  words.Text("display_name", before.display_name(), after.display_name());
  words.Text("vision", before.vision(), after.vision());
  words.Day("start_date", before.start_date(), after.start_date());
  words.Day("end_date", before.end_date(), after.end_date());
  const auto old_goals = ByName(before), new_goals = ByName(after);
  std::map<std::string, const GoalTerms*> all = old_goals;
  all.insert(new_goals.begin(), new_goals.end());
  for (const auto& [name, any] : all) {
    const auto from = old_goals.find(name), to = new_goals.find(name);
    if (from == old_goals.end()) {
      Notes(name, any->title(), &changes).Add("", TermChange::KIND_ADDED, "", any->title());
    } else if (to == new_goals.end()) {
      Notes(name, any->title(), &changes).Add("", TermChange::KIND_REMOVED, any->title(), "");
    } else {
      DiffGoal(*from->second, *to->second, Notes(name, to->second->title(), &changes));
    }
  }
  return changes;
}

}  // namespace milepost::goals
