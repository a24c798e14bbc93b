#include "services/rpc/etag.h"

#include "services/rpc/errors.h"

namespace milepost::rpc {
namespace {

// A one-to-one mix of 64 bits: neighbouring revisions look unrelated, so that nobody computes with etags.
uint64_t Mix(uint64_t bits) {
  bits += 0x6d696c65706f7374;
  bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
  bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
  return bits ^ (bits >> 31);
}

}  // namespace

std::string MakeEtag(int64_t revision) {
  constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";
  std::string etag = "\"";
  const uint64_t bits = Mix(static_cast<uint64_t>(revision));
  for (int shift = 60; shift >= 0; shift -= 5) etag += kDigits[(bits >> shift) & 31];
  return etag += '"';
}

absl::Status CheckEtag(std::string_view given, int64_t revision, std::string_view name) {
  if (given.empty() || given == MakeEtag(revision)) return absl::OkStatus();
  return EtagMismatch(name, given);
}

}  // namespace milepost::rpc
