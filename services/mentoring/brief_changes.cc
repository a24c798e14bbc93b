// What changed between two sessions.
#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/str_format.h"
#include "services/mentoring/brief.h"
#include "services/rpc/dates.h"
#include "services/rpc/enum_text.h"

namespace milepost::mentoring {
namespace {

using goals::v1::Closing;
using goals::v1::Goal;
using progress::v1::JournalEntry;
using Data = v1::SessionBriefData;
using Change = Data::Change;

constexpr std::size_t kMostChanges = 50;

bool After(const google::protobuf::Timestamp& stamp, absl::Time since) { return rpc::ToTime(stamp) > since; }

std::string StateText(Goal::State state) {
  if (state == Goal::STATE_UNSPECIFIED) return "";
  return rpc::EnumText(state);
}

std::string NumberText(double number) { return absl::StrFormat("%.10g", number); }

class Collector {
 public:
  explicit Collector(const BriefFacts& facts) : facts_(facts) {}

  void AddGoal(const Goal& goal) {
    AddTransitions(goal);
    AddMeasurement(goal);
    for (const auto& milestone : goal.milestones()) {
      AddPart(Change::KIND_MILESTONE_ACHIEVED, goal, milestone.achieve_date(), milestone.title());
    }
    for (const auto& item : goal.action_items()) {
      AddPart(Change::KIND_ACTION_COMPLETED, goal, item.complete_date(), item.title());
    }
  }

  void AddEntry(const JournalEntry& entry) {
    if (!After(entry.create_time(), facts_.since)) return;
    const bool setback = entry.has_setback();
    Change& change = Add(setback ? Change::KIND_SETBACK : Change::KIND_ACHIEVEMENT, entry.name(),
                         setback ? entry.setback().what() : entry.achievement().title(), entry.entry_date());
    change.set_reason(setback ? entry.setback().lesson() : entry.achievement().impact());
  }

  void AddCircumstance(const goals::v1::CircumstanceChange& circumstance) {
    if (!After(circumstance.create_time(), facts_.since)) return;
    Change& change =
        Add(Change::KIND_CIRCUMSTANCE, circumstance.name(), circumstance.note(), circumstance.start_date());
    change.set_to(rpc::EnumText(circumstance.kind()));
  }

  std::vector<Change> Take() {
    std::stable_sort(changes_.begin(), changes_.end(), [](const Change& a, const Change& b) {
      const auto a_day = rpc::ToCivil(a.change_date()), b_day = rpc::ToCivil(b.change_date());
      return a_day != b_day ? a_day > b_day
                            : std::tuple(a.kind(), a.title(), a.to()) < std::tuple(b.kind(), b.title(), b.to());
    });
    if (changes_.size() > kMostChanges) changes_.resize(kMostChanges);
    return std::move(changes_);
  }

 private:
  Change& Add(Change::Kind kind, const std::string& resource, const std::string& title,
              const google::type::Date& date) {
    Change& change = changes_.emplace_back();
    change.set_kind(kind);
    change.set_resource(resource);
    change.set_title(title);
    *change.mutable_change_date() = date;
    return change;
  }

  void AddTransitions(const Goal& goal) {
    for (const auto& transition : goal.transitions()) {
      const bool closed = transition.to_state() == Goal::STATE_COMPLETED;
      if (closed || !After(transition.transition_time(), facts_.since)) continue;
      Change& change = Add(Change::KIND_GOAL_MOVED, goal.name(), goal.title(), transition.transition_date());
      change.set_from(StateText(transition.from_state()));
      change.set_to(StateText(transition.to_state()));
      change.set_reason(transition.reason());
    }
    for (const Closing& closing : goal.closings()) {
      if (!After(closing.close_time(), facts_.since)) continue;
      Change& change = Add(Change::KIND_GOAL_CLOSED, goal.name(), goal.title(), closing.close_date());
      change.set_to(rpc::EnumText(closing.outcome()));
      change.set_reason(closing.lesson());
    }
  }

  void AddMeasurement(const Goal& goal) {
    const auto found = facts_.series.find(goal.name());
    if (found == facts_.series.end()) return;
    double before = goal.metric().start();
    for (const auto& point : found->second.points()) {
      if (rpc::ToCivil(point.effective_date()) <= facts_.since_date) before = point.value();
    }
    Change& change = Add(Change::KIND_GOAL_MEASURED, goal.name(), goal.title(), goal.measurement().effective_date());
    change.set_from(NumberText(before));
    change.set_to(NumberText(goal.measurement().value()));
    change.set_unit(goal.metric().unit());
  }

  void AddPart(Change::Kind kind, const Goal& goal, const google::type::Date& date, const std::string& title) {
    const auto day = rpc::ToCivil(date);
    if (day && *day > facts_.since_date) Add(kind, goal.name(), goal.title(), date).set_to(title);
  }

  const BriefFacts& facts_;
  std::vector<Change> changes_;
};

}  // namespace

std::vector<Change> ChangesSince(const BriefFacts& facts) {
  Collector collector(facts);
  for (const Goal& goal : facts.goals) collector.AddGoal(goal);
  for (const JournalEntry& entry : facts.achievements) collector.AddEntry(entry);
  for (const JournalEntry& entry : facts.setbacks) collector.AddEntry(entry);
  for (const auto& change : facts.changes) collector.AddCircumstance(change);
  return collector.Take();
}

}  // namespace milepost::mentoring
