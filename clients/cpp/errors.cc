#include "clients/cpp/errors.h"

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace milepost::client {
namespace {

constexpr absl::string_view kTypePrefix = "type.googleapis.com/";

// Reads the detail of type T out of a status; an unset message if it is absent or damaged.
template <class T>
T Detail(const absl::Status& status) {
  T detail;
  const auto payload = status.GetPayload(absl::StrCat(kTypePrefix, T::descriptor()->full_name()));
  if (payload.has_value() && !detail.ParseFromString(std::string(*payload))) detail.Clear();
  return detail;
}

}  // namespace

absl::Status ToStatus(const grpc::Status& status) {
  if (status.ok()) return absl::OkStatus();
  absl::Status result(static_cast<absl::StatusCode>(status.error_code()), status.error_message());
  google::rpc::Status details;
  if (!details.ParseFromString(status.error_details())) return result;
  for (const auto& detail : details.details()) result.SetPayload(detail.type_url(), absl::Cord(detail.value()));
  return result;
}

ErrorDetails::ErrorDetails(const absl::Status& status) {
  const auto info = Detail<google::rpc::ErrorInfo>(status);
  reason = info.reason();
  domain = info.domain();
  metadata.insert(info.metadata().begin(), info.metadata().end());
  const auto bad_request = Detail<google::rpc::BadRequest>(status);
  for (const auto& violation : bad_request.field_violations()) {
    violations.push_back({violation.field(), violation.description()});
  }
  const auto precondition = Detail<google::rpc::PreconditionFailure>(status);
  for (const auto& violation : precondition.violations()) {
    violations.push_back({violation.subject(), violation.description()});
  }
  resource = Detail<google::rpc::ResourceInfo>(status).resource_name();
  request_id = Detail<google::rpc::RequestInfo>(status).request_id();
  const auto retry = Detail<google::rpc::RetryInfo>(status);
  if (retry.has_retry_delay()) {
    retry_delay = absl::Seconds(retry.retry_delay().seconds()) + absl::Nanoseconds(retry.retry_delay().nanos());
  }
}

}  // namespace milepost::client
