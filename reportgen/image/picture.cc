#include "reportgen/image/picture.h"

#include <libdeflate.h>
#include <openssl/sha.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <string_view>

#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"

namespace milepost::report {
namespace {

constexpr size_t kBytes = 4;  // of a pixel

// The pixels of one side shared out among fewer: where the share of number i begins.
int Begin(int i, int from, int to) { return static_cast<int>(static_cast<int64_t>(i) * from / to); }

// The mean of a box of pixels over the ground.
std::array<char, kBytes> MeanOf(const Image& image, Colour ground, int left, int top, int right, int bottom) {
  std::array<uint64_t, 3> weighted{};  // by alpha
  uint64_t cover = 0, pixels = 0;
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x, ++pixels) {
      const size_t at = (static_cast<size_t>(y) * static_cast<size_t>(image.width) + static_cast<size_t>(x)) * kBytes;
      const auto byte = [&](size_t i) { return uint64_t{static_cast<unsigned char>(image.rgba[at + i])}; };
      for (size_t i = 0; i < 3; ++i) weighted[i] += byte(i) * byte(3);
      cover += byte(3);
    }
  }
  const uint64_t whole = 255 * pixels;
  const std::array<uint64_t, 3> below = {ground.r, ground.g, ground.b};
  std::array<char, kBytes> mean{0, 0, 0, static_cast<char>(255)};
  for (size_t i = 0; i < 3; ++i) {
    mean[i] = static_cast<char>((weighted[i] + below[i] * (whole - cover) + whole / 2) / whole);
  }
  return mean;
}

std::string Compressed(const std::string& bytes) {
  constexpr int kBest = 12;
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(kBest), libdeflate_free_compressor);
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

}  // namespace

Image OnGround(const Image& image, Colour ground, int64_t most_pixels) {
  const int64_t pixels = int64_t{image.width} * image.height;
  const double share = std::sqrt(std::min(1.0, static_cast<double>(most_pixels) / static_cast<double>(pixels)));
  Image out{std::max(1, static_cast<int>(image.width * share)), std::max(1, static_cast<int>(image.height * share))};
  out.rgba.reserve(static_cast<size_t>(out.width) * static_cast<size_t>(out.height) * kBytes);
  for (int y = 0; y < out.height; ++y) {
    const int top = Begin(y, image.height, out.height), bottom = Begin(y + 1, image.height, out.height);
    for (int x = 0; x < out.width; ++x) {
      const int left = Begin(x, image.width, out.width), right = Begin(x + 1, image.width, out.width);
      const auto mean = MeanOf(image, ground, left, top, right, bottom);
      out.rgba.append(mean.data(), mean.size());
    }
  }
  return out;
}

Picture PictureOf(const Image& opaque) {
  std::string rgb;
  rgb.reserve(opaque.rgba.size() / kBytes * 3);
  for (size_t at = 0; at < opaque.rgba.size(); at += kBytes) rgb.append(opaque.rgba, at, 3);
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest;
  SHA256(reinterpret_cast<const unsigned char*>(rgb.data()), rgb.size(), digest.data());
  const absl::string_view hashed(reinterpret_cast<const char*>(digest.data()), digest.size());
  return {opaque.width, opaque.height, Compressed(rgb), absl::BytesToHexString(hashed)};
}

}  // namespace milepost::report
