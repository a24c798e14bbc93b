// Pictures in the file: each is written once, however often it is drawn.
#ifndef MILEPOST_REPORTGEN_PDF_IMAGE_H_
#define MILEPOST_REPORTGEN_PDF_IMAGE_H_

#include <map>
#include <string>

#include "reportgen/layout/page.h"
#include "reportgen/pdf/haru.h"

namespace milepost::report {

class Images {
 public:
  // Writes the pictures of all pages.
  Images(const LaidOut& laid_out, HaruDocument& haru);

  // The entry of the pages' resources that names them; empty without any.
  std::string Resources() const;
  // The operators that draw it on a page of this height.
  std::string Draw(const PlacedImage& image, double page_height) const;

 private:
  std::map<std::string, int> objects_;  // by the picture's hash, so that their order is that of no address
};

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_PDF_IMAGE_H_
