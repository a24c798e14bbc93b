#include "services/rpc/auth.h"

#include <openssl/crypto.h>

#include <fstream>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "services/rpc/errors.h"
#include "services/rpc/request_hash.h"
#include "services/store/text.h"

namespace milepost::rpc {
namespace {

using access::Bit;
using access::Principal;
using store::Absl;

absl::Status Refuse(std::string_view what) {
  return Error(absl::StatusCode::kUnauthenticated, type::v1::ERROR_REASON_CREDENTIAL_INVALID, std::string(what));
}

// Gives false for a role that does not exist.
bool AddRoles(std::string_view text, Principal* principal) {
  for (absl::string_view role : absl::StrSplit(Absl(text), ',', absl::SkipWhitespace())) {
    role = absl::StripAsciiWhitespace(role);
    if (role == "hr_admin") {
      principal->functions |= Bit(type::v1::PARTY_HR_ADMIN);
    } else if (role == "auditor") {
      principal->functions |= Bit(type::v1::PARTY_AUDITOR);
    } else if (role == "service") {
      principal->functions |= Bit(type::v1::PARTY_SERVICE);
    } else {
      return false;
    }
  }
  return true;
}

class Development final : public Authenticator {
 public:
  absl::StatusOr<Identity> Authenticate(CallMetadata metadata) const override {
    Identity identity;
    const auto name = metadata("x-milepost-principal");
    if (!name || name->empty()) {
      return Refuse("No caller is named. Send x-milepost-principal, such as profiles/amara (development mode).");
    }
    identity.principal.name = std::string(*name);
    if (!AddRoles(metadata("x-milepost-roles").value_or(""), &identity.principal)) {
      return Refuse("x-milepost-roles holds an unknown role. Known: hr_admin, auditor, service.");
    }
    if (const auto text = metadata("x-milepost-time")) {
      absl::Time time;
      std::string error;
      if (!absl::ParseTime(absl::RFC3339_full, Absl(*text), &time, &error)) {
        return Refuse("x-milepost-time is not an RFC 3339 time such as 2026-06-30T09:00:00Z.");
      }
      identity.time = time;
    }
    return identity;
  }
  bool MayListenAnywhere() const override { return false; }
};

// What a token is known by, in lower-case hexadecimal.
std::string HashOf(std::string_view token) { return absl::BytesToHexString(Sha256(token)); }

class TokenFile final : public Authenticator {
 public:
  explicit TokenFile(absl::flat_hash_map<std::string, Principal> principals) : principals_(std::move(principals)) {}

  absl::StatusOr<Identity> Authenticate(CallMetadata metadata) const override {
    std::string_view value = metadata("authorization").value_or("");
    if (!store::ConsumePrefix("Bearer ", value)) return Refuse("No token. Send authorization: Bearer <token>.");
    const auto found = principals_.find(HashOf(value));
    if (found == principals_.end()) return Refuse("The token is not known here. Ask for a new one.");
    return Identity{found->second, std::nullopt};
  }
  bool MayListenAnywhere() const override { return true; }

 private:
  const absl::flat_hash_map<std::string, Principal> principals_;
};

// One line of a token file; empty for lines without an entry.
absl::StatusOr<std::optional<std::pair<std::string, Principal>>> ParseLine(absl::string_view line) {
  line = absl::StripAsciiWhitespace(line);
  if (line.empty() || line.front() == '#') return std::nullopt;
  const std::vector<absl::string_view> words = absl::StrSplit(line, ' ', absl::SkipEmpty());
  const bool hex = words[0].size() == 64 && words[0].find_first_not_of("0123456789abcdefABCDEF") == words[0].npos;
  if (!hex) return absl::InvalidArgumentError("the first word is not a SHA-256 in hexadecimal");
  if (words.size() < 2) return absl::InvalidArgumentError("a principal is missing after the hash");
  Principal principal{std::string(words[1]), 0, {}};
  for (std::size_t i = 2; i < words.size(); ++i) {
    absl::string_view word = words[i];
    if (absl::ConsumePrefix(&word, "roles=")) {
      if (!AddRoles(std::string_view(word.data(), word.size()), &principal))
        return absl::InvalidArgumentError("unknown role; known: hr_admin, auditor, service");
    } else if (absl::ConsumePrefix(&word, "scopes=")) {
      principal.scopes = absl::StrSplit(word, ',', absl::SkipEmpty());
      if (principal.scopes.empty())
        return absl::InvalidArgumentError("scopes= names none; leave it out for every method");
    } else {
      return absl::InvalidArgumentError(absl::StrCat("'", word, "' is neither roles= nor scopes="));
    }
  }
  return std::pair(absl::AsciiStrToLower(words[0]), std::move(principal));
}

class Internal final : public Authenticator {
 public:
  Internal(std::string secret, const Authenticator& outside) : secret_(std::move(secret)), outside_(outside) {}

  absl::StatusOr<Identity> Authenticate(CallMetadata metadata) const override {
    const auto secret = metadata("x-milepost-internal");
    if (!secret) return outside_.Authenticate(metadata);
    if (secret->size() != secret_.size() || CRYPTO_memcmp(secret->data(), secret_.data(), secret_.size()) != 0) {
      return Refuse("x-milepost-internal is for the services of this installation only.");
    }
    Identity identity;
    const std::vector<absl::string_view> parts =
        absl::StrSplit(Absl(metadata("x-milepost-forwarded").value_or("")), absl::MaxSplits(';', 2));
    if (parts.size() != 3 || !absl::SimpleAtoi(parts[0], &identity.principal.functions)) {
      return Refuse("x-milepost-forwarded is damaged.");
    }
    identity.principal.scopes = absl::StrSplit(parts[1], ',', absl::SkipEmpty());
    identity.principal.name = std::string(parts[2]);
    if (!absl::SimpleAtoi(Absl(metadata("x-milepost-level").value_or("")), &identity.level)) {
      return Refuse("x-milepost-level is damaged.");
    }
    absl::Time time;
    std::string error;
    if (absl::ParseTime(absl::RFC3339_full, Absl(metadata("x-milepost-time").value_or("")), &time, &error)) {
      identity.time = time;
    }
    return identity;
  }
  bool MayListenAnywhere() const override { return outside_.MayListenAnywhere(); }

 private:
  const std::string secret_;
  const Authenticator& outside_;
};

}  // namespace

std::unique_ptr<Authenticator> DevelopmentAuthenticator() { return std::make_unique<Development>(); }

absl::StatusOr<std::unique_ptr<Authenticator>> TokenFileAuthenticator(const std::string& path) {
  std::ifstream file(path);
  if (!file) return absl::NotFoundError(absl::StrCat("token file ", path, " cannot be read"));
  absl::flat_hash_map<std::string, Principal> principals;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    auto entry = ParseLine(line);
    if (!entry.ok()) {
      return absl::InvalidArgumentError(absl::StrCat(path, ":", number, ": ", entry.status().message()));
    }
    if (entry->has_value() && !principals.insert(**std::move(entry)).second) {
      return absl::InvalidArgumentError(absl::StrCat(path, ":", number, ": the token is in the file already"));
    }
  }
  if (principals.empty()) return absl::InvalidArgumentError(absl::StrCat("token file ", path, " holds no token"));
  return std::make_unique<TokenFile>(std::move(principals));
}

std::unique_ptr<Authenticator> InternalAuthenticator(std::string secret, const Authenticator& outside) {
  return std::make_unique<Internal>(std::move(secret), outside);
}

std::string ForwardedPrincipal(const Principal& principal, bool as_service) {
  const access::Parties functions = as_service ? Bit(type::v1::PARTY_INTERNAL) : principal.functions;
  return absl::StrCat(functions, ";", as_service ? "" : absl::StrJoin(principal.scopes, ","), ";", principal.name);
}

}  // namespace milepost::rpc
