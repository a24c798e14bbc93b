// Snapshots nobody would send, from a seed.
#ifndef MILEPOST_TESTS_FUZZ_GENERATE_H_
#define MILEPOST_TESTS_FUZZ_GENERATE_H_

#include <cstdint>
#include <vector>

#include "milepost/snapshot/v1/report_snapshot.pb.h"

namespace milepost::fuzz {

using snapshot::v1::ReportSnapshot;

// The same seed and the same real snapshots give the same result. One in four is made of nothing but chance, by the
// contract's descriptors; the others are a real one with a few parts changed, which get past the first checks. Nearly
// all ask for a document that there is.
ReportSnapshot Generate(uint64_t seed, const std::vector<ReportSnapshot>& real);

}  // namespace milepost::fuzz

#endif  // MILEPOST_TESTS_FUZZ_GENERATE_H_
