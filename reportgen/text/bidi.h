// The order of reading on paper (UAX #9).
#ifndef MILEPOST_REPORTGEN_TEXT_BIDI_H_
#define MILEPOST_REPORTGEN_TEXT_BIDI_H_

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace milepost::report {

// Writes one embedding level a code point of the paragraph `text`; returns its base level (0 or 1), taken from the
// first strong letter.
uint8_t ResolveLevels(std::u32string_view text, uint8_t* levels);

// The order from left to right of parts with these levels: a permutation of their indices.
std::vector<int> VisualOrder(const std::vector<uint8_t>& levels);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_TEXT_BIDI_H_
