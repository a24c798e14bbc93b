// The part of a failing snapshot that matters.
#ifndef MILEPOST_TESTS_FUZZ_SHRINK_H_
#define MILEPOST_TESTS_FUZZ_SHRINK_H_

#include <functional>

#include "milepost/snapshot/v1/report_snapshot.pb.h"

namespace milepost::fuzz {

// Takes parts away for as long as `fails` stays true, after at most `most_tries` calls of it: fields, elements of
// lists, halves of texts, from the outside inwards, until nothing can go.
snapshot::v1::ReportSnapshot Shrunk(snapshot::v1::ReportSnapshot snapshot, int most_tries,
                                    const std::function<bool(const snapshot::v1::ReportSnapshot&)>& fails);

}  // namespace milepost::fuzz

#endif  // MILEPOST_TESTS_FUZZ_SHRINK_H_
