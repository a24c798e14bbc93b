// A fingerprint of what is placed.
#ifndef MILEPOST_REPORTGEN_LAYOUT_DIGEST_H_
#define MILEPOST_REPORTGEN_LAYOUT_DIGEST_H_

#include <string>

#include "reportgen/layout/page.h"

namespace milepost::report {

// SHA-256, lower-case hex, of every item's shape, place (hundredths of a point), colour and text.
std::string DigestOf(const LaidOut& laid_out);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_LAYOUT_DIGEST_H_
