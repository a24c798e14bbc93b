// Colours and pictures as data. Nothing here knows how they were filed or where they are drawn.
#ifndef MILEPOST_REPORTGEN_DOCUMENT_IMAGE_H_
#define MILEPOST_REPORTGEN_DOCUMENT_IMAGE_H_

#include <cstdint>
#include <string>

namespace milepost::report {

struct Colour {
  uint8_t r = 0, g = 0, b = 0;
  friend constexpr bool operator==(Colour, Colour) = default;
};

// 0xRRGGBB.
constexpr Colour Rgb(uint32_t value) {
  return {static_cast<uint8_t>(value >> 16), static_cast<uint8_t>(value >> 8), static_cast<uint8_t>(value)};
}

// Pixels as they come out of a file: red, green, blue and alpha (255: opaque, not premultiplied) of eight bits each in
// sRGB, row after row from the top left.
struct Image {
  int width = 0, height = 0;
  std::string rgba;
};

// Opaque pixels, finished once for all documents that show them.
struct Picture {
  int width = 0, height = 0;
  std::string compressed;  // red, green and blue of each pixel, row after row from the top left, as one zlib stream
  std::string sha256;      // of the same before compression, lower-case hex
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_DOCUMENT_IMAGE_H_
