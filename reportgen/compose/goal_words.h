// What is said of one goal, wherever it stands: state, health, progress, dates.
#ifndef MILEPOST_REPORTGEN_COMPOSE_GOAL_WORDS_H_
#define MILEPOST_REPORTGEN_COMPOSE_GOAL_WORDS_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "google/type/money.pb.h"
#include "milepost/goals/v1/goal.pb.h"
#include "reportgen/compose/source.h"

namespace milepost::report {

// Not rejected, cancelled, deleted or archived.
bool IsLive(const goals::v1::Goal& goal);
// Live and not completed.
bool IsOpen(const goals::v1::Goal& goal);
// Held against dates and pace: active. One on hold or in a draft waits unjudged.
bool IsJudged(const goals::v1::Goal& goal);
// The progress due today, of a goal that is judged and has one.
std::optional<double> ExpectedOf(const goals::v1::Goal& goal);

std::string WordOf(const Source& source, goals::v1::Goal::State state);
std::string WordOf(const Source& source, goals::v1::Goal::Priority priority);
std::string WordOf(const Source& source, goals::v1::Goal::Horizon horizon);
std::string WordOf(const Source& source, goals::v1::GoalStatus::Health health);
std::string WordOf(const Source& source, goals::v1::Closing::Outcome outcome);
std::string WordOf(const Source& source, goals::v1::ActionItem::LearningCategory category);
std::string WordOf(const Source& source, goals::v1::Plan::State state);
std::string WordOf(const Source& source, goals::v1::SignerRole role);

Hue HueOf(goals::v1::Goal::Horizon horizon);
// Unset where nothing is judged.
std::optional<Status> StatusOf(goals::v1::GoalStatus::Health health);

// Shape and word: health while it is pursued, the outcome once it is closed, the state otherwise. Unset if an active
// goal has nothing to be judged by.
std::optional<StatusPip> PipOf(const Source& source, const goals::v1::Goal& goal);
// Pip if there is one, else the state in words.
Cell StatusCell(const Source& source, const goals::v1::Goal& goal);
// Bar with figure and marker; "–" if nothing is measurable.
Cell ProgressOf(const Source& source, const goals::v1::Goal& goal, bool with_pip);
std::string PercentOr(const Source& source, bool has, double fraction);

// "30 of 48 h -> 24 h"-like: where the metric stands. Empty without one.
std::string MetricLine(const Source& source, const goals::v1::Goal& goal);
// A quantity with its unit.
std::string Quantity(const Source& source, double value, const std::string& unit);
std::string Hours(const Source& source, double hours);

// Sums of money by currency, exact to a billionth.
class Purse {
 public:
  void Add(const google::type::Money& money);
  bool empty() const { return sums_.empty(); }
  // "EUR 1,200 + USD 300", currencies in alphabetical order.
  std::string Format(const Source& source) const;

 private:
  std::map<std::string, __int128> sums_;  // billionths
};
std::string FormatMoney(const Source& source, const google::type::Money& money);

// Text that people wrote: surrounding space removed.
std::string Trimmed(const std::string& text);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_GOAL_WORDS_H_
