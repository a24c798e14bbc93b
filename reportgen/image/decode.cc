#include "reportgen/image/decode.h"

#include <png.h>
#include <turbojpeg.h>

#include <algorithm>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace milepost::report {
namespace {

constexpr std::string_view kPng = "\x89PNG\r\n\x1A\n", kJpeg = "\xFF\xD8\xFF";

absl::Status Damaged(const char* format, const char* reason) {
  return absl::InvalidArgumentError(absl::StrCat("is a damaged ", format, " (", reason, "); export it again"));
}

// Asked of the header, before room for the pixels is taken.
absl::Status CheckSize(int64_t width, int64_t height) {
  const auto refuse = [&](std::string why) {
    return absl::InvalidArgumentError(absl::StrCat("has ", width, " x ", height, " pixels, ", why));
  };
  if (width < 1 || height < 1) return refuse("which is nothing to draw");
  if (width > kMostImagePixels / height) {
    return refuse(absl::StrCat("at most ", kMostImagePixels, " are read; scale it down"));
  }
  if (std::max(width, height) > kMostImageAspect * std::min(width, height)) {
    return refuse(absl::StrCat("one side at most ", kMostImageAspect, " times the other; crop it"));
  }
  return absl::OkStatus();
}

// By libpng's simplified interface: it catches its own errors and gives every kind of PNG one form.
absl::StatusOr<Image> DecodePng(std::string_view bytes) {
  png_image reader{};
  reader.version = PNG_IMAGE_VERSION;
  const std::unique_ptr<png_image, decltype(&png_image_free)> closes(&reader, png_image_free);
  if (png_image_begin_read_from_memory(&reader, bytes.data(), bytes.size()) == 0) {
    return Damaged("PNG", reader.message);
  }
  if (absl::Status size = CheckSize(reader.width, reader.height); !size.ok()) return size;
  reader.format = PNG_FORMAT_RGBA;
  reader.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
  Image image{static_cast<int>(reader.width), static_cast<int>(reader.height),
              std::string(PNG_IMAGE_SIZE(reader), '\0')};
  if (png_image_finish_read(&reader, nullptr, image.rgba.data(), 0, nullptr) == 0) {
    return Damaged("PNG", reader.message);
  }
  return image;
}

// By libjpeg-turbo's own interface, for the same reason. A warning is an error: it stands for guessed pixels.
absl::StatusOr<Image> DecodeJpeg(std::string_view bytes) {
  const std::unique_ptr<void, decltype(&tjDestroy)> reader(tjInitDecompress(), tjDestroy);
  if (reader == nullptr) return absl::ResourceExhaustedError("cannot be read: no memory");
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto size = static_cast<unsigned long>(bytes.size());
  int width = 0, height = 0, subsampling = 0, space = 0;
  if (tjDecompressHeader3(reader.get(), data, size, &width, &height, &subsampling, &space) != 0) {
    return Damaged("JPEG", tjGetErrorStr2(reader.get()));
  }
  if (absl::Status limits = CheckSize(width, height); !limits.ok()) return limits;
  if (space == TJCS_CMYK || space == TJCS_YCCK) {
    return absl::InvalidArgumentError("is a JPEG in CMYK, the colours of a printing press; export it in RGB");
  }
  Image image{width, height, std::string(static_cast<size_t>(width) * static_cast<size_t>(height) * 4, '\0')};
  constexpr int kStrictly = TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS | TJFLAG_ACCURATEDCT;
  if (tjDecompress2(reader.get(), data, size, reinterpret_cast<unsigned char*>(image.rgba.data()), width, 0, height,
                    TJPF_RGBA, kStrictly) != 0) {
    return Damaged("JPEG", tjGetErrorStr2(reader.get()));
  }
  return image;
}

}  // namespace

absl::StatusOr<Image> DecodeImage(std::string_view bytes) {
  if (bytes.size() > kMostImageBytes) {
    return absl::InvalidArgumentError(
        absl::StrCat("has ", bytes.size(), " bytes, at most ", kMostImageBytes, " are read; scale it down"));
  }
  if (bytes.starts_with(kPng)) return DecodePng(bytes);
  if (bytes.starts_with(kJpeg)) return DecodeJpeg(bytes);
  return absl::InvalidArgumentError("is neither a PNG nor a JPEG; export it as a PNG");
}

}  // namespace milepost::report
