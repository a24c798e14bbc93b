#include "tests/fuzz/images.h"

#include <algorithm>
#include <memory>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "reportgen/image/decode.h"
#include "reportgen/image/picture.h"
#include "reportgen/pdf/render.h"
#include "tests/fuzz/inspect.h"
#include "tests/fuzz/nasty.h"
#include "tests/unit/theme/pictures.h"

namespace milepost::fuzz {
namespace {

using namespace report;  // NOLINT: what is tried

std::string AnyBytes(Random& random, size_t count) {
  std::string bytes(count, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random.Chance(50) ? 0 : random.Next());
  return bytes;
}

// A header of any kind over any bytes, with checksums that hold: it comes as far as the pixels.
std::string AnyPng(Random& random) {
  constexpr int kDepths[] = {1, 2, 4, 8, 16, 3};
  constexpr int kKinds[] = {0, 2, 3, 4, 6, 5};
  constexpr uint32_t kSides[] = {0, 1, 2, 7, 8, 31, 64, 257, 100'000, 0x7FFFFFFF, 0xFFFFFFFF};
  const PngHeader header{random.OneOf(kSides), random.OneOf(kSides), random.OneOf(kDepths), random.OneOf(kKinds),
                         random.Chance(30)};
  constexpr const char* kChunks[] = {"PLTE", "tRNS", "gAMA", "iCCP", "zTXt"};
  const std::string before = random.Chance(60) ? Chunk(random.OneOf(kChunks), AnyBytes(random, random.Below(300))) : "";
  return Png(header, AnyBytes(random, random.Below(1 << 14)), before);
}

// One whose rows are as long as its header says, each filtered in one of the five ways.
std::string SoundPng(Random& random) {
  struct Form {
    int kind, channels, depth;
  };
  constexpr Form kForms[] = {{0, 1, 1}, {0, 1, 8}, {0, 1, 16}, {2, 3, 8}, {2, 3, 16}, {4, 2, 8}, {6, 4, 8}, {6, 4, 16}};
  const Form form = random.OneOf(kForms);
  const auto width = static_cast<uint32_t>(1 + random.Below(64)), height = static_cast<uint32_t>(1 + random.Below(64));
  const size_t bits = size_t{width} * static_cast<size_t>(form.channels * form.depth);
  std::string rows;
  for (uint32_t y = 0; y < height; ++y) {
    rows.push_back(static_cast<char>(random.Below(5)));
    rows += AnyBytes(random, (bits + 7) / 8);
  }
  return Png({width, height, form.depth, form.kind}, rows);
}

std::string AnyFile(Random& random) {
  if (random.Chance(30)) return AnyPng(random);
  if (random.Chance(50)) return SoundPng(random);
  constexpr JpegKind kKinds[] = {JpegKind::kBaseline, JpegKind::kProgressive, JpegKind::kGrey, JpegKind::kCmyk};
  const JpegKind kind = random.OneOf(kKinds);
  const size_t parts = kind == JpegKind::kGrey ? 1 : kind == JpegKind::kCmyk ? 4 : 3;
  const int width = 1 + static_cast<int>(random.Below(60));
  const int height = 1 + static_cast<int>(random.Below(60));
  return FlatJpeg(width, height, std::vector<uint8_t>(parts, static_cast<uint8_t>(random.Next())), kind);
}

std::string CheckPixels(const Image& image) {
  const int64_t pixels = int64_t{image.width} * image.height;
  const bool fits = image.width > 0 && image.height > 0 && pixels <= kMostImagePixels;
  return fits && image.rgba.size() == static_cast<size_t>(pixels) * 4 ? "" : "an image is of another size than it says";
}

}  // namespace

std::string TryImage(uint64_t seed, const FontLibrary& fonts, Tally& tally) {
  ++tally.tried;
  Random random(seed);
  const std::string file = AnyFile(random);
  const absl::StatusOr<Image> image = DecodeImage(random.Chance(60) ? Damaged(file, random) : file);
  if (!image.ok()) {
    ++tally.refused;
    return absl::IsInvalidArgument(image.status()) ? "" : image.status().ToString();
  }
  if (std::string wrong = CheckPixels(*image); !wrong.empty()) return wrong;
  Theme theme;
  theme.organization = NastyText(random);
  theme.footer = NastyText(random);
  theme.logo = std::make_shared<const Picture>(PictureOf(OnGround(*image, Rgb(0xFFFFFF), 200'000)));
  Document document;
  document.title = "Logo";
  document.page_size = random.Chance(50) ? PageSize::kA4 : PageSize::kLetter;
  document.blocks = {{Cover{"PLAN", "Title", "Name"}}, {Paragraph{Plain("x")}}};
  const absl::StatusOr<Rendered> rendered = Render(document, theme, fonts, absl::UnixEpoch());
  if (!rendered.ok()) return rendered.status().ToString();
  ++tally.documents;
  tally.pages += static_cast<uint64_t>(rendered->page_count);
  return Inspect(rendered->bytes, rendered->page_count);
}

}  // namespace milepost::fuzz
