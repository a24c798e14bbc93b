// Pixels made ready for documents: opaque, no finer than paper shows, compressed once.
#ifndef MILEPOST_REPORTGEN_IMAGE_PICTURE_H_
#define MILEPOST_REPORTGEN_IMAGE_PICTURE_H_

#include <cstdint>

#include "reportgen/document/image.h"

namespace milepost::report {

// The image as it looks on a ground of this colour, opaque: archival PDF forbids transparency. One of more than
// `most_pixels` is scaled down to about that many, each pixel the mean of those it stands for.
Image OnGround(const Image& image, Colour ground, int64_t most_pixels);

// What is drawn of an opaque image; its alpha is left out. The same image gives the same picture.
Picture PictureOf(const Image& opaque);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_IMAGE_PICTURE_H_
