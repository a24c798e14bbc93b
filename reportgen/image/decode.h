// Files that people give us to pixels. The only place that knows picture formats.
#ifndef MILEPOST_REPORTGEN_IMAGE_DECODE_H_
#define MILEPOST_REPORTGEN_IMAGE_DECODE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "reportgen/document/image.h"

namespace milepost::report {

inline constexpr size_t kMostImageBytes = 1 << 20;  // of the file
inline constexpr int64_t kMostImagePixels = 4'000'000;
inline constexpr int kMostImageAspect = 8;  // the longer side over the shorter

// A PNG (any depth, palette, interlaced, with or without alpha) or a JPEG (grey or colour, baseline or progressive).
// Safe for any bytes: memory is bounded by the limits above, and nothing is drawn of a file that is damaged or cut off.
// INVALID_ARGUMENT: it is none of these, damaged, above a limit, or a JPEG in CMYK; the message goes on after the
// file's name and says what to do.
absl::StatusOr<Image> DecodeImage(std::string_view bytes);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_IMAGE_DECODE_H_
