#include "reportgen/pdf/image.h"

#include "absl/strings/str_cat.h"
#include "reportgen/pdf/number.h"

namespace milepost::report {

Images::Images(const LaidOut& laid_out, HaruDocument& haru) {
  for (const Page& page : laid_out.pages) {
    for (const Item& item : page.items) {
      const auto* image = std::get_if<PlacedImage>(&item.shape);
      if (image == nullptr || objects_.contains(image->picture->sha256)) continue;
      const Picture& picture = *image->picture;
      objects_[picture.sha256] = haru.AddPlainStream(
          absl::StrCat("/Type /XObject /Subtype /Image /Width ", picture.width, " /Height ", picture.height,
                       " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode\n"),
          picture.compressed);
    }
  }
}

std::string Images::Resources() const {
  if (objects_.empty()) return "";
  std::string entries = "/XObject <<";
  for (const auto& [hash, object] : objects_) absl::StrAppend(&entries, "/I", object, " ", object, " 0 R ");
  return entries + ">>";
}

std::string Images::Draw(const PlacedImage& image, double page_height) const {
  const double bottom = page_height - image.y - image.height;
  return absl::StrCat("q ", Numbers({image.width, 0, 0, image.height, image.x, bottom}), " cm /I",
                      objects_.at(image.picture->sha256), " Do Q\n");
}

}  // namespace milepost::report
