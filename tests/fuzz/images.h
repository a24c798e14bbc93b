// Logos that are hostile.
#ifndef MILEPOST_TESTS_FUZZ_IMAGES_H_
#define MILEPOST_TESTS_FUZZ_IMAGES_H_

#include <cstdint>
#include <string>

#include "tests/fuzz/targets.h"

namespace milepost::fuzz {

// A PNG or JPEG, mostly damaged, is refused as invalid, or decoded to the pixels it says and drawn in a whole file.
// Returns what is wrong, or nothing.
std::string TryImage(uint64_t seed, const report::FontLibrary& fonts, Tally& tally);

}  // namespace milepost::fuzz

#endif  // MILEPOST_TESTS_FUZZ_IMAGES_H_
