// What a manager should know of one of their people: what is urgent, and what the person waits for.
#ifndef MILEPOST_REPORTGEN_COMPOSE_TEAM_H_
#define MILEPOST_REPORTGEN_COMPOSE_TEAM_H_

#include <optional>
#include <string>
#include <vector>

#include "reportgen/compose/source.h"

namespace milepost::report {

// Why somebody needs attention, the most urgent first.
enum class Concern { kReviewLate, kOverdue, kOffTrack, kChange, kAtRisk, kQuiet, kDraft };

struct Reason {
  Concern concern = Concern::kDraft;
  int64_t amount = 0;  // days late or quiet, or how many goals: more is more urgent
  std::string words;
};

// The reasons of one person, the most urgent first. Empty: all is well, or there is nothing to see.
std::vector<Reason> ReasonsOf(const Source& source, const snapshot::v1::TeamMember& member);

// One thing a person waits for from their manager.
struct Wait {
  std::string words;
  std::string date;  // since when, or by when; may be empty
  bool signature = false;
};

// What the person waits for: signatures, then feedback, then steps and parts of the plan.
std::vector<Wait> WaitsOf(const Source& source, const snapshot::v1::TeamMember& member);

// Agreed, also while it is reviewed or its next revision waits for signatures.
bool IsInForce(const goals::v1::Plan& plan);
// The day on which the next review of a plan in force is due.
std::optional<absl::CivilDay> ReviewDay(const snapshot::v1::TeamMember& member);
// Whether that day lies within the next 30 days, today included; a late one does not.
bool ReviewIsSoon(const Source& source, const snapshot::v1::TeamMember& member);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_TEAM_H_
