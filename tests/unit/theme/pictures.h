// Picture files made in the test, byte by byte where that is the point.
#ifndef MILEPOST_TESTS_UNIT_THEME_PICTURES_H_
#define MILEPOST_TESTS_UNIT_THEME_PICTURES_H_

#include <cstdint>
#include <string>
#include <vector>

namespace milepost::report {

// A chunk of a PNG with its length and its checksum.
std::string Chunk(const std::string& type, const std::string& data);

struct PngHeader {
  uint32_t width = 1, height = 1;
  int depth = 8;
  int kind = 6;  // colour type: 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha
  bool interlaced = false;
};
// A PNG of these filtered rows, compressed; `before` are chunks between header and pixels.
std::string Png(const PngHeader& header, const std::string& rows, const std::string& before = "");
// One of `width` x `height` equal pixels, four bytes each.
std::string FlatPng(uint32_t width, uint32_t height, const std::string& rgba);

enum class JpegKind { kBaseline, kProgressive, kGrey, kCmyk };
// A JPEG of one colour at the best quality.
std::string FlatJpeg(int width, int height, const std::vector<uint8_t>& pixel, JpegKind kind);

}  // namespace milepost::report

#endif  // MILEPOST_TESTS_UNIT_THEME_PICTURES_H_
