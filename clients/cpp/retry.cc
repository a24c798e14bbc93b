#include "clients/cpp/retry.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "absl/random/random.h"
#include "absl/strings/str_format.h"
#include "clients/cpp/errors.h"

namespace milepost::client {

bool IsRepeatable(const google::protobuf::Message& request) {
  const auto* field = request.GetDescriptor()->FindFieldByName("request_id");
  return field == nullptr || !request.GetReflection()->GetString(request, field).empty();
}

std::optional<absl::Duration> DelayBeforeRetry(const absl::Status& error, int attempt, const RetryPolicy& policy,
                                               double jitter) {
  if (attempt >= policy.max_attempts) return std::nullopt;
  const absl::Duration backoff =
      std::min(policy.initial_backoff * std::pow(policy.multiplier, attempt - 1), policy.max_backoff);
  const absl::Duration spread = backoff * (0.5 + 0.5 * jitter);
  if (absl::IsUnavailable(error)) return spread;
  if (!absl::IsResourceExhausted(error)) return std::nullopt;
  const auto told = ErrorDetails(error).retry_delay;
  if (!told.has_value()) return std::nullopt;
  return *told + backoff * (0.5 * jitter);  // never earlier than told, and not everybody at once
}

std::string NewRequestId() {
  absl::BitGen random;
  const auto high = absl::Uniform<uint64_t>(random);
  const auto low = absl::Uniform<uint64_t>(random);
  return absl::StrFormat("%08x-%04x-4%03x-%04x-%012x", high >> 32, (high >> 16) & 0xffff, high & 0xfff,
                         0x8000 | ((low >> 48) & 0x3fff), low & 0xffffffffffff);
}

}  // namespace milepost::client
