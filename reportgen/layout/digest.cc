#include "reportgen/layout/digest.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"

namespace milepost::report {
namespace {

// Collects fields in a fixed binary form and hashes them.
class Hasher {
 public:
  Hasher() : state_(EVP_MD_CTX_new(), EVP_MD_CTX_free) { EVP_DigestInit_ex(state_.get(), EVP_sha256(), nullptr); }

  // To the hundredth.
  void Number(double value) {
    const double scaled = std::isfinite(value) ? std::clamp(value * 100, -2e9, 2e9) : 0;
    const auto whole = static_cast<uint32_t>(static_cast<int32_t>(scaled < 0 ? scaled - 0.5 : scaled + 0.5));
    const char bytes[] = {static_cast<char>(whole), static_cast<char>(whole >> 8), static_cast<char>(whole >> 16),
                          static_cast<char>(whole >> 24)};
    buffer_.append(bytes, sizeof bytes);
    if (buffer_.size() > 1 << 14) Flush();
  }
  void Bytes(const std::string& text) {
    Number(static_cast<double>(text.size()));
    buffer_ += text;
  }
  void Tone(const std::optional<Colour>& colour) { Number(colour ? colour->r << 16 | colour->g << 8 | colour->b : -1); }
  std::string Hex() {
    Flush();
    unsigned char digest[32];
    EVP_DigestFinal_ex(state_.get(), digest, nullptr);
    return absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(digest), sizeof digest));
  }

  void operator()(const PlacedText& text) {
    Number(text.x);
    Number(text.baseline);
    Number(text.run.font);
    Number(text.run.size);
    Tone(text.run.colour);
    Bytes(text.run.text);
  }
  void operator()(const PlacedRect& rect) {
    for (const double value : {rect.x, rect.y, rect.width, rect.height, rect.radius}) Number(value);
  }
  void operator()(const PlacedPath& path) {
    Number(path.closed);
    for (const Point& point : path.points) {
      Number(point.x);
      Number(point.y);
    }
  }
  void operator()(const PlacedArc& arc) {
    for (const double value : {arc.x, arc.y, arc.radius, arc.from, arc.to}) Number(value);
  }
  void operator()(const PlacedImage& image) {
    for (const double value : {image.x, image.y, image.width, image.height}) Number(value);
    Bytes(image.picture->sha256);
  }

 private:
  void Flush() {
    EVP_DigestUpdate(state_.get(), buffer_.data(), buffer_.size());
    buffer_.clear();
  }

  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> state_;
  std::string buffer_;
};

}  // namespace

std::string DigestOf(const LaidOut& laid_out) {
  Hasher hasher;
  hasher.Number(laid_out.width);
  hasher.Number(laid_out.height);
  for (const Page& page : laid_out.pages) {
    hasher.Number(static_cast<double>(page.items.size()));
    for (const Item& item : page.items) {
      hasher.Number(static_cast<double>(item.shape.index()));
      hasher.Tone(item.paint.fill);
      hasher.Tone(item.paint.stroke);
      hasher.Number(item.paint.width);
      std::visit([&hasher](const auto& shape) { hasher(shape); }, item.shape);
    }
    for (const Link& link : page.links) hasher.Bytes(link.url);
  }
  return hasher.Hex();
}

}  // namespace milepost::report
