// Texts and bytes that programs stumble over.
#ifndef MILEPOST_TESTS_FUZZ_NASTY_H_
#define MILEPOST_TESTS_FUZZ_NASTY_H_

#include <string>
#include <string_view>

#include "tests/fuzz/random.h"

namespace milepost::fuzz {

// Mostly a few words, sometimes very much: every script, controls, marks, emoji, malformed UTF-8, the syntax of PDF and
// of our own patterns.
std::string NastyText(Random& random);

// `bytes` with a few places changed, repeated, lost or cut off: for readers of files.
std::string Damaged(std::string_view bytes, Random& random);

}  // namespace milepost::fuzz

#endif  // MILEPOST_TESTS_FUZZ_NASTY_H_
