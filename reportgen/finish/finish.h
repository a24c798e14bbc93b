// What may be done to a finished PDF on its way out: a password, an order for slow lines.
#ifndef MILEPOST_REPORTGEN_FINISH_FINISH_H_
#define MILEPOST_REPORTGEN_FINISH_FINISH_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace milepost::report {

struct Finishing {
  std::string password;    // UTF-8; empty: none
  bool linearize = false;  // the first page's objects first
};

// INVALID_ARGUMENT: empty, more than the 127 bytes that AES-256 in PDF takes, or with a control character.
absl::Status CheckPassword(std::string_view password);

// The same document, finished; as it is if nothing is asked for. A password encrypts all of it with AES-256 and opens
// it with every right, and its bytes differ each time; without one the same document gives the same bytes. PDF/A-1
// forbids encryption: such a file no longer says that it is PDF/A. What is packed stays packed. INVALID_ARGUMENT: the
// password does not fit. INTERNAL: `pdf` cannot be read.
absl::StatusOr<std::string> Finish(std::string pdf, const Finishing& finishing);

}  // namespace milepost::report

#endif  // MILEPOST_REPORTGEN_FINISH_FINISH_H_
