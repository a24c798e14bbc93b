// What is said of one milestone or action item.
#ifndef MILEPOST_REPORTGEN_COMPOSE_STEP_WORDS_H_
#define MILEPOST_REPORTGEN_COMPOSE_STEP_WORDS_H_

#include "google/type/date.pb.h"
#include "reportgen/compose/source.h"

namespace milepost::report {

// Done on a day, overdue, or open.
Cell StepStatus(const Source& source, const google::type::Date& done, const google::type::Date& due);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_STEP_WORDS_H_
