// What is said of changes around a person and of a plan's revisions, wherever it stands.
#ifndef MILEPOST_REPORTGEN_COMPOSE_CHANGE_WORDS_H_
#define MILEPOST_REPORTGEN_COMPOSE_CHANGE_WORDS_H_

#include <string>
#include <vector>

#include "milepost/goals/v1/circumstance_change.pb.h"
#include "milepost/goals/v1/plan.pb.h"
#include "reportgen/compose/source.h"

namespace milepost::report {

std::string WordOf(const Source& source, goals::v1::CircumstanceChange::Kind kind);
std::string WordOf(const Source& source, goals::v1::PlanRevision::State state);
// The last decision in that role on the revision's present terms; an edit voids older ones. Null if there is none.
const goals::v1::SignOff* DecisionOf(const goals::v1::PlanRevision& revision, goals::v1::SignerRole role);
// Who must sign, in the plan's order.
std::vector<goals::v1::SignerRole> RequiredRoles(const goals::v1::Plan& plan);
std::string SignerName(const Source& source, const goals::v1::SignOff& sign_off);
// The kind, the owner's note and, if it ends, its period.
Text CircumstanceText(const Source& source, const goals::v1::CircumstanceChange& change);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_CHANGE_WORDS_H_
