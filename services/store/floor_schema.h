// The tables that all services of an installation share. Times are microseconds since the epoch, UTC.
#pragma once

#include "services/store/migrate.h"

namespace milepost::store {

// The component "floor": people, edges, events, audit, request_log. Its tables come before any service's.
const Component& FloorSchema();

}  // namespace milepost::store
