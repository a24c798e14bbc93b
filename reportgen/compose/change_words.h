// What is said of changes around a person and of a plan's revisions, wherever it stands.
#ifndef MILEPOST_REPORTGEN_COMPOSE_CHANGE_WORDS_H_
#define MILEPOST_REPORTGEN_COMPOSE_CHANGE_WORDS_H_

#include <string>

#include "milepost/goals/v1/circumstance_change.pb.h"
#include "milepost/goals/v1/plan.pb.h"
#include "reportgen/compose/source.h"

namespace milepost::report {

std::string WordOf(const Source& source, goals::v1::CircumstanceChange::Kind kind);
std::string WordOf(const Source& source, goals::v1::PlanRevision::State state);
std::string SignerName(const Source& source, const goals::v1::SignOff& sign_off);
// The kind, the owner's note and, if it ends, its period.
Text CircumstanceText(const Source& source, const goals::v1::CircumstanceChange& change);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_CHANGE_WORDS_H_
