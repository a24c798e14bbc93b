// A snapshot in words: what a document says, in reading order. Words and order only; sizes and pages are not known
// here.
#ifndef MILEPOST_REPORTGEN_COMPOSE_COMPOSE_H_
#define MILEPOST_REPORTGEN_COMPOSE_COMPOSE_H_

#include <string>

#include "absl/status/statusor.h"
#include "milepost/snapshot/v1/report_snapshot.pb.h"
#include "reportgen/document/blocks.h"

namespace milepost::report {

// The form of snapshot this code reads.
inline constexpr int kSnapshotFormat = 1;

// The document `snapshot.kind` asks for, in the language of the owner's profile. Every number is the snapshot's own,
// but for counts, sums of hours and of costs, days between two of its dates, and a metric's change within the period.
// What the snapshot lacks is not mentioned: a section without data does not exist.
// INVALID_ARGUMENT if the form, the kind, the owner or the day is missing or unknown.
absl::StatusOr<Document> Compose(const snapshot::v1::ReportSnapshot& snapshot);

// Such as "Career-development-plan_Amara-Okafor_2026-06-30.pdf", or "brief-amara-2026-07-01.pdf" by the day of the
// conversation, or today if none is planned; without path separators and control characters, at most 200 bytes.
std::string SuggestFileName(const snapshot::v1::ReportSnapshot& snapshot);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_COMPOSE_COMPOSE_H_
