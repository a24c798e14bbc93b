#include "pictures.h"

#include <gtest/gtest.h>
#include <turbojpeg.h>
#include <zlib.h>

namespace milepost::report {
namespace {

std::string BigEndian(uint32_t value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
          static_cast<char>(value)};
}

std::string Deflated(const std::string& bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string out(size, '\0');
  EXPECT_EQ(compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                     static_cast<uLong>(bytes.size())),
            Z_OK);
  out.resize(size);
  return out;
}

}  // namespace

std::string Chunk(const std::string& type, const std::string& data) {
  const std::string body = type + data;
  const uLong sum = crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()));
  return BigEndian(static_cast<uint32_t>(data.size())) + body + BigEndian(static_cast<uint32_t>(sum));
}

std::string Png(const PngHeader& header, const std::string& rows, const std::string& before) {
  const std::string about = BigEndian(header.width) + BigEndian(header.height) +
                            std::string{static_cast<char>(header.depth), static_cast<char>(header.kind), 0, 0,
                                        static_cast<char>(header.interlaced)};
  return "\x89PNG\r\n\x1A\n" + Chunk("IHDR", about) + before + Chunk("IDAT", Deflated(rows)) + Chunk("IEND", "");
}

std::string FlatPng(uint32_t width, uint32_t height, const std::string& rgba) {
  std::string row(1, '\0'), rows;
  for (uint32_t x = 0; x < width; ++x) row += rgba;
  for (uint32_t y = 0; y < height; ++y) rows += row;
  return Png({width, height}, rows);
}

std::string FlatJpeg(int width, int height, const std::vector<uint8_t>& pixel, JpegKind kind) {
  std::vector<uint8_t> pixels;
  for (int i = 0; i < width * height; ++i) pixels.insert(pixels.end(), pixel.begin(), pixel.end());
  const int format = kind == JpegKind::kCmyk ? TJPF_CMYK : kind == JpegKind::kGrey ? TJPF_GRAY : TJPF_RGB;
  const int subsampling = kind == JpegKind::kGrey ? TJSAMP_GRAY : TJSAMP_444;
  tjhandle writer = tjInitCompress();
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  EXPECT_EQ(tjCompress2(writer, pixels.data(), width, 0, height, format, &bytes, &size, subsampling, 100,
                        kind == JpegKind::kProgressive ? TJFLAG_PROGRESSIVE : 0),
            0);
  std::string file(reinterpret_cast<const char*>(bytes), size);
  tjFree(bytes);
  tjDestroy(writer);
  return file;
}

}  // namespace milepost::report
