#include "clients/cli/request_id.h"

#include <openssl/sha.h>

#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace milepost::cli {

std::string RequestIdOf(absl::string_view text) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest);
  digest[6] = static_cast<unsigned char>(0x40 | (digest[6] & 0x0f));  // version 4
  digest[8] = static_cast<unsigned char>(0x80 | (digest[8] & 0x3f));  // variant 1
  const std::string hex = absl::BytesToHexString(absl::string_view(reinterpret_cast<char*>(digest), 16));
  const absl::string_view view = hex;
  return absl::StrCat(view.substr(0, 8), "-", view.substr(8, 4), "-", view.substr(12, 4), "-", view.substr(16, 4), "-",
                      view.substr(20));
}

}  // namespace milepost::cli
