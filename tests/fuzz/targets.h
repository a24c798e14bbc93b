// What is tried with a seed or an input, and what must hold whatever it is. Each function returns what is wrong, or
// nothing, and counts in the tally what came of it.
#ifndef MILEPOST_TESTS_FUZZ_TARGETS_H_
#define MILEPOST_TESTS_FUZZ_TARGETS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "milepost/snapshot/v1/report_snapshot.pb.h"
#include "reportgen/text/font_library.h"
#include "tests/fuzz/apart.h"

namespace milepost::fuzz {

// Rendered, or refused as invalid or too large; the file is whole; a second time gives the same bytes and warnings; the
// suggested file name is one; the layout's dump is JSON.
std::string TrySnapshot(const snapshot::v1::ReportSnapshot& snapshot, const report::FontLibrary& fonts, Tally& tally);

// A nasty text set in lines: none is too wide, and no code point is lost but spaces and line ends.
std::string TryText(uint64_t seed, const report::FontLibrary& fonts, Tally& tally);

// A damaged snapshot file of each form is refused, or read and rendered.
std::string TryFile(uint64_t seed, const std::vector<snapshot::v1::ReportSnapshot>& real,
                    const report::FontLibrary& fonts, Tally& tally);

}  // namespace milepost::fuzz

#endif  // MILEPOST_TESTS_FUZZ_TARGETS_H_
