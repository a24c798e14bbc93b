// What makes a file PDF/A-1b: it says so itself, in XMP, and it says what its colours are.
#ifndef MILEPOST_REPORTGEN_PDF_ARCHIVE_H_
#define MILEPOST_REPORTGEN_PDF_ARCHIVE_H_

#include <string>

#include "reportgen/pdf/haru.h"
#include "reportgen/pdf/render.h"

namespace milepost::report {

inline constexpr char kProducer[] = "Milepost";

// The same properties in the Info dictionary and in XMP: the standard compares them.
void SetProperties(HaruDocument& haru, const Properties& properties);

// All colours are sRGB, whatever the device.
void SetOutputIntent(HaruDocument& haru);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_PDF_ARCHIVE_H_
