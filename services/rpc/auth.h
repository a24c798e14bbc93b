// Who calls: from the credential in a call's metadata alone.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/access/viewer.h"

namespace milepost::rpc {

// Gives the value of a metadata key, in lower case, or nothing.
using CallMetadata = absl::FunctionRef<std::optional<std::string_view>(std::string_view key)>;

struct Identity {
  access::Principal principal;
  std::optional<absl::Time> time;  // the domain time that the caller may set for this call
  int level = 0;                   // how many orchestrations the call is inside
};

class Authenticator {
 public:
  virtual ~Authenticator() = default;
  // UNAUTHENTICATED with a message that says what to send.
  virtual absl::StatusOr<Identity> Authenticate(CallMetadata metadata) const = 0;
  // Whether a server with it may listen beyond loopback.
  virtual bool MayListenAnywhere() const = 0;
};

// Believes what the metadata says: `x-milepost-principal`, `x-milepost-roles` (comma-separated: hr_admin, auditor,
// service) and `x-milepost-time` (RFC 3339). For laptops and tests; loopback only.
std::unique_ptr<Authenticator> DevelopmentAuthenticator();

// Knows bearer tokens by their SHA-256 from a file with one line each:
//   <sha256 of the token in hex> <principal> [roles=hr_admin,service] [scopes=goals.read,...]
// Empty lines and lines that start with # are skipped. Errors: NOT_FOUND, INVALID_ARGUMENT naming the line.
absl::StatusOr<std::unique_ptr<Authenticator>> TokenFileAuthenticator(const std::string& path);

// Identity carried between the services of one installation: `x-milepost-internal` holds a secret that only they know,
// `x-milepost-forwarded` the principal on whose behalf they call and
// `x-milepost-level` how deep. Wraps the outside authenticator.
std::unique_ptr<Authenticator> InternalAuthenticator(std::string secret, const Authenticator& outside);

// The metadata that InternalAuthenticator reads. `as_service` makes the call the installation's own.
std::string ForwardedPrincipal(const access::Principal& principal, bool as_service);

}  // namespace milepost::rpc
